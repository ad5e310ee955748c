import { PLACEHOLDER } from "./build-blocks.render.ts";
import { cleanText } from "./characters.rules.ts";
import { HEADING_LEVELS } from "#app/platform/document-model.ts";
import type { HasGlyph, PlaceholderWords } from "./characters.rules.ts";
import { COMPILATION_LIMITS } from "./compilation.limits.ts";
import type { Block, Cell, HeadingBlock, Inline, NotelessInline, Origin, TableBlock, TextRun } from "#app/platform/document-model.ts";
import type { IssueRecorder } from "./issues.rules.ts";

/** Counters of the whole document: one place gives every number and every anchor. */
export type Numbering = { tables: number; notes: number; lastLevel: number; anchors: Set<string> };

export type FinishContext = {
  numbering: Numbering;
  issues: IssueRecorder;
  hasGlyph: HasGlyph;
  words: PlaceholderWords;
  section: { anchor: string; level: number; title: string };
  /** Title of the nearest heading: the caption of a table that has none. */
  nearest: string;
  /** Headings of this section that are still open: the level that the writer wanted, the level that the document gives. */
  outline: { wanted: number; level: number }[];
};

export function createNumbering(): Numbering {
  return { tables: 0, notes: 0, lastLevel: 0, anchors: new Set() };
}

/** An anchor that nobody else has: two blocks may carry the same id after a paste. */
export function uniqueAnchor(wanted: string, numbering: Numbering): string {
  const base = wanted.replace(/[^a-zA-Z0-9_.-]/g, "-").slice(0, 90);
  let anchor = base;
  for (let count = 2; numbering.anchors.has(anchor); count += 1) anchor = `${base}-${count}`;
  numbering.anchors.add(anchor);
  return anchor;
}

/** Cleans one text and records what changed. */
export function finishText(value: string, context: FinishContext, blockId: string | null): string {
  let text = value;
  if (text.length > COMPILATION_LIMITS.textLength) {
    context.issues.record("text_too_long", text.slice(0, 60), blockId);
    text = text.slice(0, COMPILATION_LIMITS.textLength);
  }
  const cleaned = cleanText(text, context.hasGlyph, context.words);
  if (cleaned.removed.length > 0) context.issues.record("characters_removed", cleaned.removed.join(" "), blockId);
  if (cleaned.replaced.length > 0) context.issues.record("characters_replaced", [...new Set(cleaned.replaced)].join(" "), blockId);
  return cleaned.text;
}

function sameStyle(a: Inline, b: Inline): boolean {
  if (a.k !== "t" || b.k !== "t") return false;
  return a.b === b.b && a.i === b.i && a.u === b.u && a.st === b.st && a.cd === b.cd && a.a === b.a && a.to === b.to;
}

/** Neighbouring runs of one style become one: cleaning must see a letter and its accent together. */
function mergeRuns<Run extends Inline>(inlines: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const inline of inlines) {
    const last = merged.at(-1);
    if (last !== undefined && last.k === "t" && inline.k === "t" && sameStyle(last, inline)) {
      merged[merged.length - 1] = { ...last, v: last.v + inline.v };
    } else merged.push(inline);
  }
  return merged;
}

/** A reference to a section that this document does not have would be a dead link on paper and an error in the PDF. */
function finishTarget(inline: TextRun, context: FinishContext, blockId: string | null): TextRun {
  const { to, ...rest } = inline;
  if (to === undefined || context.numbering.anchors.has(to)) return inline;
  context.issues.record("link_target_missing", to, blockId);
  return rest;
}

function finishRuns(inlines: readonly NotelessInline[], context: FinishContext, blockId: string | null): NotelessInline[] {
  return mergeRuns(inlines)
    .map((inline) => (inline.k === "t" ? { ...finishTarget(inline, context, blockId), v: finishText(inline.v, context, blockId) } : inline))
    .filter((inline) => inline.k !== "t" || inline.v !== "");
}

function finishInlines(inlines: readonly Inline[], context: FinishContext, blockId: string | null): Inline[] {
  return mergeRuns(inlines).flatMap((inline): Inline[] => {
    if (inline.k !== "fn") return finishRuns([inline], context, blockId);
    const content = finishRuns(inline.c, context, blockId);
    if (content.length === 0) return [];
    context.numbering.notes += 1;
    return [{ k: "fn", n: context.numbering.notes, c: content }];
  });
}

function finishOrigins(origins: readonly Origin[] | undefined, context: FinishContext): { from?: Origin[] } {
  if (origins === undefined || origins.length === 0) return {};
  return { from: origins.map((origin) => ({ ...origin, number: finishText(origin.number, context, null) })) };
}

function editorId(anchor: string | undefined): string | null {
  return anchor !== undefined && anchor.startsWith("b-") ? anchor.slice(2) : null;
}

/** Heading levels follow each other without a jump (DOC-03): a skipped level is closed and reported; siblings stay siblings. */
function finishHeading(block: HeadingBlock, context: FinishContext): Block[] {
  const blockId = editorId(block.id);
  const content = finishRuns(block.c, context, blockId).map((inline): NotelessInline => (inline.k === "br" ? { k: "t", v: " " } : inline));
  const text = content.map((inline) => (inline.k === "t" ? inline.v : "")).join("").trim();
  if (text === "") {
    context.issues.record("heading_empty", "", blockId);
    return [];
  }
  const wanted = context.section.level + block.l;
  while ((context.outline.at(-1)?.wanted ?? 0) >= wanted) context.outline.pop();
  const parent = context.outline.at(-1)?.level ?? context.section.level;
  const level = Math.min(parent + 1, HEADING_LEVELS);
  context.outline.push({ wanted, level });
  if (level !== wanted) context.issues.record("heading_level_changed", text, blockId);
  context.numbering.lastLevel = level;
  context.nearest = text;
  const wish = block.id === PLACEHOLDER.id ? `${context.section.anchor}-h` : block.id;
  const id = uniqueAnchor(wish, context.numbering);
  return [{ k: "h", l: level, id, num: null, c: content, ...finishOrigins(block.from, context) }];
}

function finishCells(rows: readonly Cell[][], context: FinishContext): Cell[][] {
  return rows.map((row) => row.map((cell) => ({ ...cell, c: cell.c.flatMap((block) => finishBlock(block, context, true)) })));
}

function finishTable(block: TableBlock, context: FinishContext): Block[] {
  context.numbering.tables += 1;
  const n = context.numbering.tables;
  let cap = finishText(block.cap, context, null).trim();
  if (cap === "") {
    cap = context.nearest;
    context.issues.record("table_caption_missing", cap, null);
  }
  const id = uniqueAnchor(`table-${n}`, context.numbering);
  return [{ ...block, id, n, cap, head: finishCells(block.head, context), body: finishCells(block.body, context) }];
}

function finishItems(items: readonly Block[][], context: FinishContext): Block[][] {
  return items
    .map((item) => item.flatMap((block) => finishBlock(block, context, false)))
    .filter((item) => item.length > 0);
}

/** An empty paragraph is a person's way to make space; the document has its own. */
function finishBlock(block: Block, context: FinishContext, inCell: boolean): Block[] {
  switch (block.k) {
    case "h":
      return finishHeading(block, context);
    case "p": {
      const c = finishInlines(block.c, context, editorId(block.id));
      const from = finishOrigins(block.from, context);
      if (!c.some((inline) => inline.k !== "br" && (inline.k !== "t" || inline.v.trim() !== ""))) return [];
      const id = block.id === undefined ? {} : { id: uniqueAnchor(block.id, context.numbering) };
      return [{ k: "p", ...id, c, ...from }];
    }
    case "ul":
    case "ol": {
      const it = finishItems(block.it, context);
      return it.length > 0 ? [{ ...block, it }] : [];
    }
    case "quote": {
      const c = finishBlocks(block.c, context);
      return c.length > 0 ? [{ k: "quote", c }] : [];
    }
    case "callout":
      return [{ ...block, title: finishText(block.title, context, null), c: finishBlocks(block.c, context) }];
    case "table":
      return finishTable(block, context);
    case "hr":
      return inCell ? [] : [block];
  }
}

/** Gives draft blocks their definitive text, levels, numbers and anchors. */
export function finishBlocks(blocks: readonly Block[], context: FinishContext): Block[] {
  return blocks.flatMap((block) => finishBlock(block, context, false));
}
