import { Fragment, type Node } from "@tiptap/pm/model";
import { alignKeys } from "#app/features/documents/align-blocks.rules.ts";

/**
 * The way from one text to another in small steps: blocks that go, blocks that come, and each block that changed by itself (inside lists
 * and tables likewise). Written to Yjs one after the other they touch nothing else; in one go, blocks beside a gap would be rewritten into
 * one another and lose authors and anchors.
 */
export function blockSteps(from: Node, to: Node): Node[] {
  const steps: Node[] = [];
  walk(from, to, (node) => void steps.push(node));
  if (!(steps.at(-1) ?? from).eq(to)) steps.push(to);
  return steps;
}

function walk(from: Node, to: Node, put: (node: Node) => void): void {
  if (from.eq(to)) return;
  if (from.type !== to.type || from.isLeaf || from.inlineContent) return put(to);
  const olds = from.children;
  const news = to.children;
  const { pairs } = alignKeys(olds.map(keyOf), news.map(keyOf));
  const oldOf = new Map(pairs.map((pair) => [pair.after, olds[pair.before]]));
  const parent = from.hasMarkup(to.type, to.attrs, to.marks) ? from : to.type.create(to.attrs, from.content, to.marks);
  if (parent !== from) put(parent);
  const kept = pairs.flatMap(({ before }) => olds[before] ?? []);
  if (kept.length < olds.length) put(parent.copy(Fragment.fromArray(kept)));
  const current = news.map((node, index) => oldOf.get(index) ?? node);
  if (current.length > kept.length) put(parent.copy(Fragment.fromArray(current)));
  // With the same blocks in the same order all words can change in one step; lists and tables go their own ways after that.
  const isNested = (index: number) => oldOf.has(index) && !news[index]?.inlineContent && !news[index]?.isLeaf;
  const changed = current.map((node, index) => (isNested(index) ? node : (news[index] ?? node)));
  if (changed.some((node, index) => node !== current[index])) put(parent.copy(Fragment.fromArray(changed)));
  news.forEach((node, index) => {
    const old = changed[index];
    if (!old || !isNested(index)) return;
    walk(old, node, (step) => {
      changed[index] = step;
      put(parent.copy(Fragment.fromArray([...changed])));
    });
  });
}

/** A block's id, or that of the first block in it; what has none is known by all that it says. */
function keyOf(node: Node): string {
  const own: unknown = node.attrs["id"];
  if (typeof own === "string" && own !== "") return `#${own}`;
  let first: string | null = null;
  node.descendants((child) => {
    const id: unknown = child.attrs["id"];
    if (first === null && typeof id === "string" && id !== "") first = id;
    return first === null;
  });
  return first === null ? `${node.type.name} ${node.textContent}` : `${node.type.name}#${first}`;
}
