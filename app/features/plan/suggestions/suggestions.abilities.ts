import { rightReaches, type Capacity, type DocumentRight } from "#app/features/documents/documents.limits.ts";
import type { SuggestionStatus } from "./suggestions.limits.ts";

export type SuggestionAbilities = { canSuggest: boolean; canAccept: boolean; canDecline: boolean };

/** What the page offers to the person in front of it: for showing and hiding only, SQL decides. */
export function suggestionAbilities({ right, capacity }: { right: DocumentRight; capacity: Capacity | null }): SuggestionAbilities {
  return {
    canSuggest: rightReaches(right, "suggest"),
    canAccept: right === "write" && (capacity === "office" || capacity === "facilitator"),
    canDecline: capacity === "office",
  };
}

/** Only what is open and public can be answered. */
export function isAnswerable({ status, moderation }: { status: SuggestionStatus; moderation: string }): boolean {
  return status === "open" && moderation === "published";
}
