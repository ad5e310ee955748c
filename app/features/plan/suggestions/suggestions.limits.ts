/** What a suggestion changes: words inside a paragraph, or whole blocks. */
export const SUGGESTION_KINDS = ["insert", "delete", "replace", "add_block", "remove_block", "replace_block"] as const;
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];

export const WORD_KINDS = ["insert", "delete", "replace"] as const satisfies readonly SuggestionKind[];
/** Kinds that bring text of their own, as words or as blocks. */
const kindsWithWords: ReadonlySet<SuggestionKind> = new Set<SuggestionKind>(["insert", "replace"]);
const kindsWithBlocks: ReadonlySet<SuggestionKind> = new Set<SuggestionKind>(["add_block", "replace_block"]);

export function bringsWords(kind: SuggestionKind): boolean {
  return kindsWithWords.has(kind);
}
export function bringsBlocks(kind: SuggestionKind): boolean {
  return kindsWithBlocks.has(kind);
}

export const SUGGESTION_STATUSES = ["open", "accepted", "partly", "declined", "withdrawn"] as const;
export type SuggestionStatus = (typeof SUGGESTION_STATUSES)[number];

export const SUGGESTION_CAPACITIES = ["office", "facilitator", "organisation"] as const;
export type SuggestionCapacity = (typeof SUGGESTION_CAPACITIES)[number];

export const SUGGESTION_LIMITS = { words: 4_000, original: 8_000, reason: 1_000, reasonLeast: 3, blocks: 60 } as const;
