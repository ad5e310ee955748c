import type { Node } from "@tiptap/pm/model";
import type { TextAnchor } from "#app/features/documents/text-anchor.schema.ts";
import type { SuggestionKind } from "./suggestions.limits.ts";

/** Where a suggestion's text is: words by their anchor, blocks by their ids, new blocks by the one before (null: the beginning). */
export type SuggestionAnchor = TextAnchor | { blockIds: readonly string[] } | { afterBlockId: string | null };
export type Placed = { kind: SuggestionKind; anchor: SuggestionAnchor; original: string };
export type BlockRange = { from: number; to: number };

/**
 * Where a suggestion stands in the text of now. `here`: its words are there as they were; `changed`: something else stands there; `gone`:
 * nothing does. `words` is what stands there.
 */
export type SuggestionPlace = { state: "here" | "changed"; from: number; to: number; words: string; blocks: readonly BlockRange[] } | { state: "gone" };

const GONE: SuggestionPlace = { state: "gone" };

/** `range` is where the words of a text anchor are now (`resolveAnchor`), null when they are gone; blocks are looked for by id. */
export function placeOf(node: Node, { anchor, original }: Placed, range: { from: number; to: number } | null): SuggestionPlace {
  if ("blockIds" in anchor) return placeOfBlocks(node, anchor.blockIds, original);
  if ("afterBlockId" in anchor) {
    if (anchor.afterBlockId === null) return { state: "here", from: 0, to: 0, words: "", blocks: [] };
    const before = findBlock(node, anchor.afterBlockId);
    return before ? { state: "here", from: before.to, to: before.to, words: "", blocks: [before] } : GONE;
  }
  if (!range || range.to > node.content.size) return GONE;
  return { state: sameWords(wordsBetween(node, range), original) ? "here" : "changed", ...range, words: wordsBetween(node, range), blocks: [] };
}

export function isTextAnchor(anchor: SuggestionAnchor): anchor is TextAnchor {
  return "quote" in anchor;
}

function placeOfBlocks(node: Node, ids: readonly string[], original: string): SuggestionPlace {
  const blocks = ids.flatMap((id) => findBlock(node, id) ?? []).sort((one, other) => one.from - other.from);
  const [first] = blocks;
  const last = blocks.at(-1);
  if (!first || !last) return GONE;
  const words = blocks.map((block) => wordsBetween(node, block)).join("\n");
  return { state: blocks.length === ids.length && sameWords(words, original) ? "here" : "changed", from: first.from, to: last.to, words, blocks };
}

export function findBlock(node: Node, id: string): BlockRange | null {
  let found: BlockRange | null = null;
  node.descendants((child, position) => {
    if (found) return false;
    if (child.attrs["id"] === id) found = { from: position, to: position + child.nodeSize };
    return child.isBlock && !child.isTextblock;
  });
  return found;
}

/** The text of a range as anchors quote it: blocks and line breaks as line ends. */
export function wordsBetween(node: Node, { from, to }: BlockRange): string {
  return node.textBetween(from, to, "\n", "\n");
}

/** Spaces and line ends count as one: forms and clean-up change them. */
export function sameWords(one: string, other: string): boolean {
  return flat(one) === flat(other);
}

function flat(text: string): string {
  return text.normalize("NFC").replaceAll(/\s+/g, " ").trim();
}

/** The order of the text; what has no place comes last. */
export function readingOrder<T extends { number: number; place: SuggestionPlace }>(list: readonly T[]): T[] {
  const at = ({ place }: T) => (place.state === "gone" ? Number.POSITIVE_INFINITY : place.from);
  return list.toSorted((one, other) => (at(one) === at(other) ? 0 : at(one) - at(other)) || one.number - other.number);
}
