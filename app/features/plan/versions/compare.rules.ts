import { alignKeys, type BlockPair } from "#app/features/documents/align-blocks.rules.ts";
import { type ContentNode, plainText } from "#app/features/documents/document-content.rules.ts";
import { INLINE_NODES } from "#app/features/documents/documents.limits.ts";
import { diffWords, lookOf, mergeText, type WordsPart } from "./words-diff.rules.ts";

export type AttributeChange = { name: string; before: unknown; after: unknown };

/** A block that stands in both texts and differs: in its words, in the blocks inside it, or as a whole. */
export type ChangedBlock = {
  kind: "changed";
  before: ContentNode;
  after: ContentNode;
  moved: boolean;
  attributes: AttributeChange[];
  inside: { kind: "words"; parts: WordsPart[] } | { kind: "blocks"; blocks: BlockDiff[] } | { kind: "whole" };
};

/** `moved` stands at the block's new place, `left` at the one where it was. */
export type BlockDiff = { kind: "same" | "added" | "removed" | "moved" | "left"; node: ContentNode } | ChangedBlock;

const INLINE: ReadonlySet<string> = new Set<string>(["text", ...INLINE_NODES]);
const TEXT_BLOCKS: ReadonlySet<string> = new Set(["paragraph", "heading"]);
/** Less of the same words than this, and two blocks are two blocks. */
const SIMILAR = 0.5;
const LARGEST_GAP = 60;

/** What happened between two texts, block by block (by id), in the order of the later one. Equal texts give only `same`. */
export function compareBlocks(before: readonly ContentNode[], after: readonly ContentNode[]): BlockDiff[] {
  const { pairs, moved } = alignKeys(...keysOf(before, after));
  const movedTo = new Map(moved.map((pair) => [pair.after, pair]));
  const movedFrom = new Set(moved.map((pair) => pair.before));
  const diffs: BlockDiff[] = [];
  let next: BlockPair = { before: 0, after: 0 };
  for (const stop of [...pairs, { before: before.length, after: after.length }]) {
    const gone = before.slice(next.before, stop.before).map((node, index) => ({ node, isLeft: movedFrom.has(next.before + index) }));
    const come = after.slice(next.after, stop.after).map((node, index) => ({ node, from: movedTo.get(next.after + index) }));
    diffs.push(...gapDiffs(gone, come.map(({ node, from }) => ({ node, origin: from && before[from.before] }))));
    const [old, recent] = [before[stop.before], after[stop.after]];
    if (old && recent) diffs.push(...pairDiffs(old, recent, false));
    next = { before: stop.before + 1, after: stop.after + 1 };
  }
  return diffs;
}

type Gone = { node: ContentNode; isLeft: boolean };
type Come = { node: ContentNode; origin: ContentNode | undefined };

/** Between two blocks that stayed: what left or went, what came; a block that was written anew in place is told as one change. */
function gapDiffs(gone: readonly Gone[], come: readonly Come[]): BlockDiff[] {
  const diffs: BlockDiff[] = [];
  let at = 0;
  let arrived: BlockDiff[] = [];
  // What went is told before what came in its place.
  const tellUpTo = (end: number) => {
    diffs.push(...gone.slice(at, end).map(({ node, isLeft }): BlockDiff => ({ kind: isLeft ? "left" : "removed", node })), ...arrived);
    at = end;
    arrived = [];
  };
  for (const { node, origin } of come) {
    const twin = origin || gone.length > LARGEST_GAP ? -1 : gone.findIndex((one, index) => index >= at && !one.isLeft && isSimilar(one.node, node));
    const old = gone[twin];
    if (old) {
      tellUpTo(twin);
      at = twin + 1;
      diffs.push(...pairDiffs(old.node, node, false));
    } else {
      arrived.push(...(origin ? pairDiffs(origin, node, true) : [{ kind: "added" as const, node }]));
    }
  }
  tellUpTo(gone.length);
  return diffs;
}

function pairDiffs(before: ContentNode, after: ContentNode, moved: boolean): BlockDiff[] {
  if (stable(before) === stable(after)) return [{ kind: moved ? "moved" : "same", node: after }];
  const inside = insideOf(before, after);
  if (!inside) return [...(moved ? [] : [{ kind: "removed" as const, node: before }]), { kind: "added", node: after }];
  return [{ kind: "changed", before, after, moved, attributes: attributeChanges(before, after), inside }];
}

/** How the inside of two versions of a block is compared; null when they are different things. */
function insideOf(before: ContentNode, after: ContentNode): ChangedBlock["inside"] | null {
  if (isTextBlock(before) && isTextBlock(after)) return { kind: "words", parts: diffWords(before.content ?? [], after.content ?? []) };
  if (before.type !== after.type) return null;
  if (before.type === "table") return tableInside(before, after);
  if (!before.content?.length && !after.content?.length) return { kind: "whole" };
  return { kind: "blocks", blocks: compareBlocks(before.content ?? [], after.content ?? []) };
}

/** Of the same shape: cell by cell. Else nobody can say which cell became which. */
function tableInside(before: ContentNode, after: ContentNode): ChangedBlock["inside"] {
  if (shape(before) !== shape(after)) return { kind: "whole" };
  const blocks = (before.content ?? []).map((row, index) => inPlace(row, (after.content ?? [])[index] ?? row, (old, recent) =>
    inPlace(old, recent, null)));
  return { kind: "blocks", blocks };
}

/** Two containers that stand at the same place: their children are paired by place (rows, cells) or by their ids. */
function inPlace(before: ContentNode, after: ContentNode, child: ((old: ContentNode, recent: ContentNode) => BlockDiff) | null): BlockDiff {
  if (stable(before) === stable(after)) return { kind: "same", node: after };
  const news = after.content ?? [];
  const blocks = child ? (before.content ?? []).map((old, index) => child(old, news[index] ?? old)) : compareBlocks(before.content ?? [], news);
  return { kind: "changed", before, after, moved: false, attributes: attributeChanges(before, after), inside: { kind: "blocks", blocks } };
}

function shape(table: ContentNode): string {
  return (table.content ?? []).map((row) => (row.content ?? []).map(({ type, attrs }) => `${type}${attrs?.["colspan"] ?? 1}x${attrs?.["rowspan"] ?? 1}`).join()).join(";");
}

function attributeChanges(before: ContentNode, after: ContentNode): AttributeChange[] {
  const [old, recent] = [shownAttributes(before), shownAttributes(after)];
  const names = [...new Set([...old.keys(), ...recent.keys()])].filter((name) => JSON.stringify(old.get(name)) !== JSON.stringify(recent.get(name)));
  return [
    ...(before.type === after.type ? [] : [{ name: "type", before: before.type, after: after.type }]),
    ...names.map((name) => ({ name, before: old.get(name) ?? null, after: recent.get(name) ?? null })),
  ];
}

function isTextBlock(node: ContentNode): boolean {
  return TEXT_BLOCKS.has(node.type) || (node.content ?? []).some(({ type }) => INLINE.has(type));
}

/** Keys by which the same block is found in both texts: its id where both know it, else all that it says. */
function keysOf(before: readonly ContentNode[], after: readonly ContentNode[]): [string[], string[]] {
  const [olds, news] = [before.map(idOf), after.map(idOf)];
  const known = new Set(news);
  const common = new Set(olds.filter((id) => id !== null && known.has(id)));
  const key = (ids: readonly (string | null)[]) => (node: ContentNode, index: number) => {
    const id = ids[index];
    return id && common.has(id) ? id : stable(node);
  };
  return [before.map(key(olds)), after.map(key(news))];
}

/** A block's id; a list item is known by the first block in it. */
function idOf(node: ContentNode): string | null {
  const own = node.attrs?.["id"];
  if (typeof own === "string" && own !== "") return `#${own}`;
  if (INLINE.has(node.type)) return null;
  const inner = (node.content ?? []).map(idOf).find((id) => id !== null);
  return inner ? `${node.type}${inner}` : null;
}

const stableTexts = new WeakMap<ContentNode, string>();

/** All that a node shows, whatever its id, the order in which its attributes are written, and the defaults that an editor adds. */
export function stable(node: ContentNode): string {
  const known = stableTexts.get(node);
  if (known !== undefined) return known;
  const attributes = [...shownAttributes(node)].sort(([one], [other]) => (one < other ? -1 : 1));
  const text = `${JSON.stringify([node.type, node.text ?? "", attributes])}${lookOf(node.marks)}(${joinedText(node.content ?? []).map(stable).join()})`;
  stableTexts.set(node, text);
  return text;
}

/** Runs of the same look as one: two editors may cut the same words differently. */
function joinedText(nodes: readonly ContentNode[]): ContentNode[] {
  return nodes.every(({ type }) => type !== "text") ? [...nodes] : mergeText(nodes);
}

const DEFAULTS: ReadonlyMap<string, unknown> = new Map<string, unknown>([["colspan", 1], ["rowspan", 1], ["start", 1], ["numeric", false], ["caption", ""]]);

function shownAttributes(node: ContentNode): Map<string, unknown> {
  return new Map(Object.entries(node.attrs ?? {}).filter(([name, value]) => name !== "id" && name !== "colwidth" && value !== null && DEFAULTS.get(name) !== value));
}

function isSimilar(before: ContentNode, after: ContentNode): boolean {
  if (isTextBlock(before) !== isTextBlock(after) || (!isTextBlock(before) && before.type !== after.type)) return false;
  const [old, recent] = [wordsOf(before), wordsOf(after)];
  const most = Math.max(old.length, recent.length);
  if (most === 0) return false;
  const left = new Map<string, number>();
  for (const word of old) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of recent) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared += 1;
  }
  return shared / most >= SIMILAR;
}

function wordsOf(node: ContentNode): string[] {
  return plainText(node).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
