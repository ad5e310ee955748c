import { participantName } from "#app/features/documents/participant.render.ts";
import { m } from "#app/paraglide/messages.js";
import type { Locale } from "#app/paraglide/runtime.js";
import { linesFromBlocks } from "./suggestion-blocks.rules.ts";
import type { SuggestionKind, SuggestionStatus } from "./suggestions.limits.ts";
import type { Suggestion } from "./suggestions.schema.ts";

type Options = { locale?: Locale };

const kindNames = {
  insert: m.suggestions_kind_insert,
  delete: m.suggestions_kind_delete,
  replace: m.suggestions_kind_replace,
  add_block: m.suggestions_kind_add_block,
  remove_block: m.suggestions_kind_remove_block,
  replace_block: m.suggestions_kind_replace_block,
} as const satisfies Record<SuggestionKind, unknown>;

/** «Sostituire delle parole». */
export function suggestionKindName(kind: SuggestionKind, options: Options = {}): string {
  return kindNames[kind]({}, options);
}

const statusNames = {
  open: m.suggestions_status_open,
  accepted: m.suggestions_status_accepted,
  partly: m.suggestions_status_partly,
  declined: m.suggestions_status_declined,
  withdrawn: m.suggestions_status_withdrawn,
} as const satisfies Record<SuggestionStatus, unknown>;

export function suggestionStatusName(status: SuggestionStatus, options: Options = {}): string {
  return statusNames[status]({}, options);
}

/** Who asks for it: the organisation, or the body that she works for; never a person. */
export function suggestionAuthor({ capacity, organisation }: Pick<Suggestion, "capacity" | "organisation">, options: Options = {}): string {
  return participantName({ capacity, label: organisation }, options);
}

/** What shall stand there, as one reads and writes it: words, or a line for each block; empty where something goes. */
export function proposedWords({ proposedText, proposedBlocks }: Pick<Suggestion, "proposedText" | "proposedBlocks">): string {
  return proposedBlocks ? linesFromBlocks(proposedBlocks) : proposedText;
}

/** A colour index that stays the same for one author. */
export function authorColour(author: string): number {
  let sum = 0;
  for (const letter of author) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum;
}
