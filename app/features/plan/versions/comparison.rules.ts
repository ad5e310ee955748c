import { type ContentNode, plainText } from "#app/features/documents/document-content.rules.ts";
import type { BlockDiff } from "./compare.rules.ts";

export type Body = { capacity: "office" | "facilitator" | "organisation" | null; label: string | null; first: string; last: string };

/** A row of the comparison: a block, or so many that are the same and not shown. `number` counts what changed; null for the rest. */
export type CompareRow = { kind: "gap"; count: number } | { kind: "block"; diff: BlockDiff; number: number | null; blockId: string | null; bodies: Body[] };

export type ComparisonSummary = { added: number; removed: number; changed: number; moved: number; wordsAdded: number; wordsRemoved: number };

/** How many unchanged blocks stand beside a change, so that one sees where it is. */
const CONTEXT = 1;

/** What the page shows: every change with its neighbours, or the whole text. */
export function compareRows(diffs: readonly BlockDiff[], authors: ReadonlyMap<string, readonly Body[]>, isWhole: boolean): CompareRow[] {
  const rows: CompareRow[] = [];
  let number = 0;
  diffs.forEach((diff, index) => {
    const near = isWhole || diffs.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ kind }) => kind !== "same");
    const last = rows.at(-1);
    if (near) {
      const isChange = diff.kind !== "same" && diff.kind !== "left";
      if (isChange) number += 1;
      rows.push({ kind: "block", diff, number: isChange ? number : null, blockId: blockIdOf(diff), bodies: isChange ? bodiesOf(diff, authors) : [] });
    } else if (last?.kind === "gap") {
      last.count += 1;
    } else {
      rows.push({ kind: "gap", count: 1 });
    }
  });
  return rows;
}

/** The block's id in the later text, null for what is there no more. */
function blockIdOf(diff: BlockDiff): string | null {
  if (diff.kind === "removed" || diff.kind === "left") return null;
  const id = (diff.kind === "changed" ? diff.after : diff.node).attrs?.["id"];
  return typeof id === "string" && id !== "" ? id : null;
}

function bodiesOf(diff: BlockDiff, authors: ReadonlyMap<string, readonly Body[]>): Body[] {
  if (diff.kind !== "changed" && diff.kind !== "added") return [];
  const bodies = new Map<string, Body>();
  for (const body of idsIn(diff.kind === "changed" ? diff.after : diff.node).flatMap((id) => authors.get(id) ?? [])) {
    const key = `${body.capacity ?? ""} ${body.label ?? ""}`;
    const known = bodies.get(key);
    bodies.set(key, known ? { ...known, first: known.first < body.first ? known.first : body.first, last: known.last > body.last ? known.last : body.last } : body);
  }
  return [...bodies.values()];
}

function idsIn(node: ContentNode): string[] {
  const own = node.attrs?.["id"];
  return [...(typeof own === "string" ? [own] : []), ...(node.content ?? []).flatMap(idsIn)];
}

/** Blocks and words that came and went; what moved without a change counts as moved alone. */
export function summarise(diffs: readonly BlockDiff[]): ComparisonSummary {
  const summary: ComparisonSummary = { added: 0, removed: 0, changed: 0, moved: 0, wordsAdded: 0, wordsRemoved: 0 };
  for (const diff of diffs) {
    if (diff.kind === "added" || diff.kind === "removed" || diff.kind === "changed") summary[diff.kind] += 1;
    if (diff.kind === "moved" || (diff.kind === "changed" && diff.moved)) summary.moved += 1;
  }
  countWords(diffs, summary);
  return summary;
}

function countWords(diffs: readonly BlockDiff[], summary: ComparisonSummary): void {
  for (const diff of diffs) {
    if (diff.kind === "added") summary.wordsAdded += words([diff.node]);
    if (diff.kind === "removed") summary.wordsRemoved += words([diff.node]);
    if (diff.kind !== "changed") continue;
    const { inside } = diff;
    if (inside.kind === "blocks") {
      countWords(inside.blocks, summary);
    } else if (inside.kind === "whole") {
      summary.wordsAdded += words([diff.after]);
      summary.wordsRemoved += words([diff.before]);
    } else {
      for (const part of inside.parts) {
        if (part.kind === "added") summary.wordsAdded += words(part.nodes);
        if (part.kind === "removed") summary.wordsRemoved += words(part.nodes);
      }
    }
  }
}

function words(nodes: readonly ContentNode[]): number {
  return nodes.reduce((sum, node) => sum + (plainText(node).match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
}
