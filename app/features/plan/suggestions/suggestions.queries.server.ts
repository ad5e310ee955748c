import type { Node } from "@tiptap/pm/model";
import type { CoeditingService } from "#app/platform/context.ts";
import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { isTextAnchor, placeOf, readingOrder, type SuggestionPlace, wordsBetween } from "./suggestion-place.rules.ts";
import { type Suggestion, SectionSuggestionsSchema } from "./suggestions.schema.ts";

export type PlacedSuggestion = Suggestion & { place: SuggestionPlace };
export type ParagraphChoice = { id: string; words: string };

const PARAGRAPH_START = 90;

/** A text's suggestions as the person asking may see them. 404 `not_found` when she may not read the text. */
export async function requireSuggestions(db: Db, documentId: string) {
  const found = unwrap(await db.rpc("section_suggestions", { document_id: documentId }));
  if (found === null) throw new AppError("not_found");
  return SectionSuggestionsSchema.parse(found);
}

/** Where the suggestions stand in the text of this moment, in reading order, and the paragraphs that one can choose. */
export function placeSuggestions(coediting: CoeditingService, documentId: string, items: readonly Suggestion[]): Promise<{ items: PlacedSuggestion[]; paragraphs: ParagraphChoice[] }> {
  return coediting.read(documentId, ({ node, find }) => ({
    items: readingOrder(items.map((item) => ({ ...item, place: placeOf(node, item, isTextAnchor(item.anchor) ? find(item.anchor) : null) }))),
    paragraphs: paragraphsOf(node),
  }));
}

function paragraphsOf(node: Node): ParagraphChoice[] {
  const paragraphs: ParagraphChoice[] = [];
  node.descendants((child, position) => {
    const id: unknown = child.attrs["id"];
    if (!child.isTextblock || typeof id !== "string" || id === "") return;
    const words = wordsBetween(node, { from: position, to: position + child.nodeSize }).trim();
    if (words !== "") paragraphs.push({ id, words: words.length > PARAGRAPH_START ? `${words.slice(0, PARAGRAPH_START)}…` : words });
  });
  return paragraphs;
}
