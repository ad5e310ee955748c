import { plainText } from "#app/features/documents/document-content.rules.ts";
import { DOCUMENT_FIELD } from "#app/features/documents/documents.limits.ts";
import type { CoeditingService } from "#app/platform/context.ts";
import type { Db } from "#app/platform/db.ts";
import type { Json } from "#app/platform/db/database.types.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { type AppliedContent, applySuggestion } from "./apply-suggestion.rules.ts";
import { blocksFromLines } from "./suggestion-blocks.rules.ts";
import { findBlock, isTextAnchor, placeOf, sameWords, type SuggestionAnchor, wordsBetween } from "./suggestion-place.rules.ts";
import { bringsBlocks, bringsWords } from "./suggestions.limits.ts";
import type { DecideForm, ReviseForm, SuggestForm, Suggestion } from "./suggestions.schema.ts";

type Text = Pick<CoeditingService, "read">;
type Author = { personId: string; loginId: string };

/** Asks for a change. Whoever may suggest in the text now; the same form sent twice makes one suggestion. */
export async function suggestChange(db: Db, text: Text, documentId: string, input: SuggestForm): Promise<void> {
  const { anchor, original } = await anchorOf(text, documentId, input);
  unwrap(await db.rpc("suggest_change", {
    suggestion_id: input.id, document_id: documentId, kind: input.kind, anchor: toJson(anchor), original, reason: input.reason, ...proposedOf(input),
  }));
}

/** Writes one's own open suggestion anew. 409 `suggestion_decided`, `page_stale`. */
export async function reviseSuggestion(db: Db, { kind }: Pick<Suggestion, "kind">, input: ReviseForm): Promise<void> {
  unwrap(await db.rpc("revise_suggestion", { suggestion_id: input.suggestionId, expected_revision: input.revision, reason: input.reason, ...proposedOf({ kind, proposed: input.proposed }) }));
}

/** Takes one's own open suggestion back. */
export async function withdrawSuggestion(db: Db, suggestionId: string): Promise<void> {
  unwrap(await db.rpc("withdraw_suggestion", { suggestion_id: suggestionId }));
}

/** Declines, or says that the text has it already. Office only. */
export async function decideSuggestion(db: Db, { suggestionId, revision, decision, outcomeReason }: DecideForm): Promise<void> {
  unwrap(await db.rpc("decide_suggestion", { suggestion_id: suggestionId, decision, reason: outcomeReason, expected_revision: revision }));
}

/**
 * Writes a suggestion, or the part of it that `input.appliedText` says, into the text and records the outcome: both or neither. Office and
 * facilitators, while they may write. 409 `suggestion_gone`, `suggestion_text_changed` (something else stands there than what one saw),
 * `suggestion_impossible` (the text's structure does not allow it there), `suggestion_decided`.
 */
export async function acceptSuggestion(coediting: Pick<CoeditingService, "change">, by: Author, documentId: string, suggestion: Suggestion, input: DecideForm): Promise<void> {
  if (suggestion.status !== "open") throw new AppError("suggestion_decided");
  const { content, words } = contentOf(suggestion, input);
  await coediting.change(
    documentId, by,
    ({ node, find }) => {
      const place = placeOf(node, suggestion, isTextAnchor(suggestion.anchor) ? find(suggestion.anchor) : null);
      if (place.state === "gone") throw new AppError("suggestion_gone");
      if (!sameWords(place.words, input.seen)) throw new AppError("suggestion_text_changed");
      const applied = applySuggestion(node, { kind: suggestion.kind, place, content, newId: () => crypto.randomUUID() });
      if (!applied) throw new AppError("suggestion_impossible");
      return applied;
    },
    { action: "accept_suggestion", payload: { suggestionId: suggestion.id, revision: input.revision, outcome: input.decision, reason: input.outcomeReason, appliedText: words } },
  );
}

function contentOf({ kind, proposedText, proposedBlocks }: Suggestion, { decision, appliedText }: DecideForm): { content: AppliedContent; words: string } {
  const isPart = decision === "partly";
  if (kind === "insert" || kind === "replace" || kind === "delete") {
    const words = isPart ? oneLine(appliedText) : proposedText;
    if (words === "" && kind === "insert") throw new AppError("text_empty", { field: "appliedText" });
    return { content: { words }, words };
  }
  const blocks = isPart ? blocksFromLines(appliedText) : (proposedBlocks ?? []);
  if (blocks.length === 0 && bringsBlocks(kind)) throw new AppError("text_empty", { field: "appliedText" });
  return { content: { blocks }, words: plainText({ type: "doc", content: [...blocks] }) };
}

function proposedOf({ kind, proposed }: Pick<SuggestForm, "kind" | "proposed">): { proposed_text: string; proposed_blocks: Json } {
  return { proposed_text: bringsWords(kind) ? proposed : "", proposed_blocks: bringsBlocks(kind) ? toJson(blocksFromLines(proposed)) : null };
}

/** Where it is about: as the editor says, or the paragraph that was chosen in a form. The quoted words are the text's own. */
async function anchorOf(text: Text, documentId: string, { kind, anchor, blockId, words }: SuggestForm): Promise<{ anchor: SuggestionAnchor; original: string }> {
  const place = anchor ?? (kind === "add_block" ? { afterBlockId: blockId ?? null } : blockId && { blockIds: [blockId] });
  if (!place) throw new AppError("choice_missing", { field: "blockId" });
  const isWords = kind === "insert" || kind === "replace" || kind === "delete";
  if (isTextAnchor(place)) return { anchor: place, original: place.quote };
  return text.read(documentId, ({ node }) => {
    const found = placeOf(node, { kind, anchor: place, original: "" }, null);
    if (found.state === "gone") throw new AppError("suggestion_gone", { field: "blockId" });
    if (!isWords) return { anchor: place, original: found.words.slice(0, 8_000) };
    const block = blockId === undefined ? null : findBlock(node, blockId);
    const quote = words.replaceAll("\r\n", "\n").trim();
    if (quote === "" || !block || !wordsBetween(node, block).includes(quote)) throw new AppError("suggestion_words_missing", { field: "words" });
    // Without the editor nobody knows the words' own position: they are looked for in their paragraph.
    return { anchor: { start: NOWHERE, end: NOWHERE, quote, blockId: blockId ?? null }, original: quote };
  });
}

const NOWHERE = { tname: DOCUMENT_FIELD, assoc: 0 };

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}

/** Without undefined members, as the database's types want it. */
function toJson(value: unknown): Json {
  const json: Json = JSON.parse(JSON.stringify(value));
  return json;
}
