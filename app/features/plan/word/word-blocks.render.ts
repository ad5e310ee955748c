import type { Node } from "@tiptap/pm/model";
import { originNumbers } from "#app/features/documents/block-origins.rules.ts";
import { isAllowedLink } from "#app/features/documents/documents.limits.ts";
import type { WordBlock, WordCell, WordParagraph, WordRevision, WordRun, WordStyle } from "#app/platform/word-document.ts";
import { markRuns, type WordMarks } from "./word-marks.rules.ts";

/** Whole blocks that somebody proposes: to leave out (by the block's id), or to put in after a block (null: at the beginning). */
export type BlockChange = { remove: readonly string[]; after: string | null; insert: readonly Node[]; author: string; at: string };

export type WordContext = {
  marks: WordMarks;
  blockChanges: readonly BlockChange[];
  /** «Dalla proposta AO-2026-0001», for a paragraph's origin. */
  origin: (number: string) => string;
  calloutTitle: (kind: string) => string;
  /** A block that is made from the data: its lines. */
  living: (node: Node) => WordBlock[];
};

type Place = { style: WordStyle; item?: WordParagraph["item"]; rev?: WordRevision };
const NORMAL: Place = { style: "normal" };
const NO_MARKS: WordMarks = { changes: [], talks: [] };
const DEEPEST_LIST = 5;

/** The blocks of a section's text with what is proposed in it. Positions in the marks are the editor's. */
export function wordBlocks(doc: Node, context: WordContext): WordBlock[] {
  const maker = new BlockMaker(context);
  const first = context.blockChanges.filter(({ after, insert }) => after === null && insert.length > 0);
  return [...first.flatMap((change) => maker.inserted(change)), ...maker.children(doc, 0, NORMAL)];
}

class BlockMaker {
  private readonly context: WordContext;
  private lists = 0;

  constructor(context: WordContext) {
    this.context = context;
  }

  /** The blocks inside a node whose content begins at `start`. */
  children(parent: Node, start: number, place: Place): WordBlock[] {
    const blocks: WordBlock[] = [];
    parent.forEach((child, offset) => {
      blocks.push(...this.block(child, start + offset, place));
      const id: unknown = child.attrs["id"];
      for (const change of this.context.blockChanges) if (typeof id === "string" && change.after === id) blocks.push(...this.inserted(change));
    });
    return blocks;
  }

  inserted({ insert, author, at }: BlockChange): WordBlock[] {
    const inner = new BlockMaker({ ...this.context, marks: NO_MARKS, blockChanges: [] });
    inner.lists = this.lists + 1_000;
    return insert.flatMap((node) => inner.block(node, 0, { style: "normal", rev: { kind: "ins", author, at } }));
  }

  private block(node: Node, at: number, outer: Place): WordBlock[] {
    const place = this.leaving(node, outer);
    switch (node.type.name) {
      case "paragraph":
        return this.textBlock(node, at, place, place.style);
      case "heading":
        return this.textBlock(node, at, place, headingStyle(node.attrs["level"]));
      case "bulletList":
      case "orderedList":
        return this.list(node, at, place);
      case "blockquote":
        return this.children(node, at + 1, { ...place, style: "quote" });
      case "callout":
        return [
          { k: "p", style: "callout", c: [{ k: "t", v: this.context.calloutTitle(String(node.attrs["kind"])), b: true }] },
          ...this.children(node, at + 1, { ...place, style: "callout" }),
        ];
      case "table":
        return this.table(node, at, place);
      case "livingBlock":
        return this.context.living(node);
      case "horizontalRule":
        return [{ k: "hr" }];
      default:
        return node.isTextblock ? this.textBlock(node, at, place, "normal") : this.children(node, at + 1, place);
    }
  }

  /** A block that is proposed to go takes everything in it along. */
  private leaving(node: Node, place: Place): Place {
    const id: unknown = node.attrs["id"];
    const change = typeof id === "string" ? this.context.blockChanges.find(({ remove }) => remove.includes(id)) : undefined;
    return change ? { ...place, rev: { kind: "del", author: change.author, at: change.at } } : place;
  }

  private textBlock(node: Node, at: number, { item, rev }: Place, style: WordStyle): WordBlock[] {
    const runs = this.runs(node, at + 1).map((run): WordRun => (rev && run.k === "t" ? { ...run, rev } : run));
    const paragraph: WordParagraph = { k: "p", style, c: runs, ...(item ? { item } : {}), ...(rev ? { rev } : {}) };
    return [paragraph, ...originNumbers(node.attrs["proposal"]).map((number): WordBlock => ({ k: "p", style: "origin", c: [{ k: "t", v: this.context.origin(number), i: true }] }))];
  }

  private runs(block: Node, start: number): WordRun[] {
    const runs: WordRun[] = [];
    block.forEach((child, offset, index) => {
      if (child.isText) runs.push(...markRuns(child.text ?? "", start + offset, styleOf(child), this.context.marks, index === block.childCount - 1));
      else if (child.type.name === "footnote") runs.push({ k: "fn", v: String(child.attrs["text"] ?? "") });
      else runs.push({ k: "br" });
    });
    // What is proposed after the last words stands here when these are no text.
    if (!block.lastChild?.isText) runs.push(...markRuns("", start + block.content.size, {}, this.context.marks, true));
    return runs;
  }

  private list(node: Node, at: number, place: Place): WordBlock[] {
    const level = place.item ? Math.min(DEEPEST_LIST, place.item.level + 1) : 0;
    const isOrdered = node.type.name === "orderedList";
    this.lists += 1;
    const list = this.lists;
    const blocks: WordBlock[] = [];
    node.forEach((entry, offset) => {
      blocks.push(...this.children(entry, at + 1 + offset + 1, { ...place, item: { level, isOrdered, list } }));
    });
    return blocks;
  }

  private table(node: Node, at: number, place: Place): WordBlock[] {
    const rows: WordCell[][] = [];
    node.forEach((row, rowOffset) => {
      const cells: WordCell[] = [];
      row.forEach((cell, cellOffset) => {
        cells.push({
          isHeader: cell.type.name === "tableHeader", isNumber: cell.attrs["numeric"] === true,
          cs: countOf(cell.attrs["colspan"]), rs: countOf(cell.attrs["rowspan"]),
          c: this.children(cell, at + 1 + rowOffset + 1 + cellOffset + 1, place.rev ? { style: "normal", rev: place.rev } : NORMAL),
        });
      });
      if (cells.length > 0) rows.push(cells);
    });
    const caption: unknown = node.attrs["caption"];
    const above: WordBlock[] = typeof caption === "string" && caption !== "" ? [{ k: "p", style: "caption", c: [{ k: "t", v: caption }] }] : [];
    return rows.length > 0 ? [...above, { k: "table", rows }] : above;
  }
}

function headingStyle(level: unknown): WordStyle {
  if (level === 1) return "h1";
  return level === 2 ? "h2" : "h3";
}

function countOf(value: unknown): number {
  return typeof value === "number" && Number.isInteger(value) && value > 0 ? value : 1;
}

function styleOf(node: Node): { b?: true; i?: true; u?: true; a?: string } {
  const has = (name: string) => node.marks.some((mark) => mark.type.name === name);
  const address: unknown = node.marks.find((mark) => mark.type.name === "link")?.attrs["href"];
  return {
    ...(has("bold") ? { b: true as const } : {}),
    ...(has("italic") ? { i: true as const } : {}),
    ...(has("underline") ? { u: true as const } : {}),
    ...(typeof address === "string" && isAllowedLink(address) ? { a: address } : {}),
  };
}
