import { type ContentNode, isRecord } from "#app/features/documents/document-content.rules.ts";

/** A block of a text with the words in it, in reading order. */
export type TextBlock = { id: string; text: string; isLeaf: boolean };

/**
 * Where a thread stands in a stored text: on all of it, at a place (its number grows in reading order), or nowhere: the words are gone.
 * «unsure»: the block is there and its words are others; only the positions in the shared text can tell.
 */
export type ThreadPlace = { kind: "section" } | { kind: "text"; order: number; blockId: string } | { kind: "unsure"; order: number; blockId: string } | { kind: "gone" };

type Placed = { blockId: string | null; quote: string; anchor: object | null };

const TEXT_BLOCKS: ReadonlySet<string> = new Set(["paragraph", "heading"]);

/** Every block that has an id, in reading order; words of inner blocks count for the outer ones too. */
export function textBlocks(content: ContentNode): TextBlock[] {
  const blocks: TextBlock[] = [];
  collect(content, blocks);
  return blocks;
}

function collect(node: ContentNode, blocks: TextBlock[]): string {
  if (node.type === "text") return node.text ?? "";
  const id: unknown = isRecord(node.attrs) ? node.attrs["id"] : undefined;
  const at = blocks.length;
  if (typeof id === "string" && id !== "") blocks.push({ id, text: "", isLeaf: TEXT_BLOCKS.has(node.type) });
  const text = (node.content ?? []).map((child) => collect(child, blocks)).join("");
  const own = blocks[at];
  if (own && own.id === id) own.text = text;
  return text;
}

/** Looks a thread up in the blocks of a text. The words may have moved to another block: there they count where they stand once. */
export function placeThread(blocks: readonly TextBlock[], { blockId, quote, anchor }: Placed): ThreadPlace {
  if (blockId === null && quote === "") return { kind: "section" };
  const at = blocks.findIndex(({ id }) => id === blockId);
  const home = blocks[at];
  const words = quote.replaceAll("\n", "");
  const [first = ""] = quote.split("\n");
  if (home) {
    const within = first === "" ? 0 : home.text.indexOf(first);
    // A comment on the whole block stays with it, whatever its words have become.
    return within !== -1 || anchor === null ? textPlace(at, Math.max(within, 0), home.id) : { kind: "unsure", order: orderOf(at, 0), blockId: home.id };
  }
  const found = words === "" ? [] : blocks.flatMap((block, index) => (block.isLeaf && first !== "" && block.text.includes(first) ? [{ block, index }] : []));
  const [only] = found;
  return only && found.length === 1 ? textPlace(only.index, only.block.text.indexOf(first), only.block.id) : { kind: "gone" };
}

function textPlace(index: number, within: number, blockId: string): ThreadPlace {
  return { kind: "text", order: orderOf(index, within), blockId };
}

/** Blocks first, then characters: no block has a million of them. */
function orderOf(index: number, within: number): number {
  return index * 1_000_000 + within;
}

/** Reading order: what is about all of the text, then as one reads, then what lost its words; in one place by number. */
export function inReadingOrder<T extends { place: ThreadPlace; number: number }>(threads: readonly T[]): T[] {
  const rank = ({ place }: T): number => (place.kind === "section" ? -1 : place.kind === "gone" ? Number.POSITIVE_INFINITY : place.order);
  return threads.toSorted((one, other) => {
    const [a, b] = [rank(one), rank(other)];
    return a === b ? one.number - other.number : a - b;
  });
}
