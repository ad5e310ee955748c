import type { Node } from "@tiptap/pm/model";
import { type BlockRange, wordsBetween } from "./suggestion-place.rules.ts";
import type { SuggestionKind } from "./suggestions.limits.ts";

/** What a selection offers to suggest: the words, the blocks around it, and which kinds of change are possible. */
export type SuggestionTarget = {
  kinds: readonly SuggestionKind[];
  range: BlockRange;
  words: string;
  blockIds: readonly string[];
  blockWords: string;
};

/** Words can be changed inside one paragraph; a selection over several is about whole blocks. Blocks without an id can't be named. */
export function targetOf(node: Node, { from, to }: BlockRange): SuggestionTarget {
  const [$from, $to] = [node.resolve(from), node.resolve(to)];
  const isInline = $from.parent.isTextblock && $from.sameParent($to);
  const words = wordsBetween(node, { from, to });
  const blocks = blocksAround(node, { from, to });
  const wordKinds: SuggestionKind[] = !isInline ? [] : from === to ? ["insert"] : ["replace", "delete"];
  const blockKinds: SuggestionKind[] = blocks.length > 0 ? ["replace_block", "remove_block", "add_block"] : [];
  return {
    kinds: [...wordKinds, ...blockKinds],
    range: { from, to },
    words,
    blockIds: blocks.map(({ id }) => id),
    blockWords: blocks.map((block) => wordsBetween(node, block)).join("\n"),
  };
}

/** The nearest blocks with ids that cover the selection: its own paragraph, or all that it touches under one parent. */
function blocksAround(node: Node, { from, to }: BlockRange): (BlockRange & { id: string })[] {
  const range = node.resolve(from).blockRange(node.resolve(to));
  if (!range) return [];
  const touched: (BlockRange & { id: string })[] = [];
  let position = range.start;
  for (let index = range.startIndex; index < range.endIndex; index += 1) {
    const child = range.parent.child(index);
    const id: unknown = child.attrs["id"];
    if (typeof id === "string" && id !== "") touched.push({ id, from: position, to: position + child.nodeSize });
    position += child.nodeSize;
  }
  if (touched.length === range.endIndex - range.startIndex) return touched;
  for (let { depth } = range; depth > 0; depth -= 1) {
    const id: unknown = range.$from.node(depth).attrs["id"];
    if (typeof id === "string" && id !== "") return [{ id, from: range.$from.before(depth), to: range.$from.after(depth) }];
  }
  return [];
}
