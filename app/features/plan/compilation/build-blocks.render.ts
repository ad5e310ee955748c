import type { Block, Cell, HeadingBlock, Inline, NotelessInline, ParagraphBlock, TableBlock, TextRun } from "#app/platform/document-model.ts";

/**
 * Builders for generated chapters. Their headings are relative to the section (1 = just below its title), ids and table
 * numbers are placeholders: `toDocumentModel` gives the definitive ones.
 */
export const PLACEHOLDER = { id: "x", tableNumber: 1 } as const;

export function run(value: string, style: Omit<TextRun, "k" | "v"> = {}): TextRun {
  return { k: "t", v: value, ...style };
}

export function heading(level: number, title: string): HeadingBlock {
  return { k: "h", l: level, id: PLACEHOLDER.id, num: null, c: [run(title)] };
}

export function paragraph(content: string | Inline[]): ParagraphBlock {
  return { k: "p", c: typeof content === "string" ? [run(content)] : content };
}

export function cell(content: string | NotelessInline[], options: { header?: boolean; span?: number } = {}): Cell {
  const inlines = typeof content === "string" ? [run(content)] : content;
  return {
    ...(options.header === true ? { h: true as const } : {}),
    cs: options.span ?? 1,
    rs: 1,
    c: inlines.length > 0 ? [{ k: "p", c: inlines }] : [],
  };
}

export type Column = { title: string; width: number; numeric?: boolean };

export function table(caption: string, columns: readonly Column[], body: Cell[][]): TableBlock {
  return {
    k: "table",
    id: PLACEHOLDER.id,
    n: PLACEHOLDER.tableNumber,
    cap: caption,
    cols: columns.map((column) => column.width),
    num: columns.map((column) => column.numeric === true),
    head: [columns.map((column) => cell(column.title, { header: true }))],
    body,
  };
}

export function callout(kind: "info" | "warning" | "example", title: string, content: Block[]): Block {
  return { k: "callout", v: kind, title, c: content };
}
