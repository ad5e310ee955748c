import { PLACEHOLDER } from "./build-blocks.render.ts";
import { COMPILATION_LIMITS } from "./compilation.limits.ts";
import type { Block, Cell } from "#app/platform/document-model.ts";
import type { ContentNode } from "#app/features/documents/document-content.rules.ts";
import type { IssueRecorder } from "./issues.rules.ts";
import { rebuildGrid } from "./table-grid.rules.ts";
import type { Grid, GridCell, PlacedCell } from "./table-grid.rules.ts";

const NUMBER = /^[-–]?(€\s*)?\d[\d.,]*(\s*(€|%))?$/;

type EditorCell = { blocks: Block[]; isNumeric: boolean };

function gridCell(node: ContentNode, convert: (cell: ContentNode) => Block[]): GridCell<EditorCell> {
  return {
    header: node.type === "tableHeader",
    colspan: Number(node.attrs?.["colspan"] ?? 1),
    rowspan: Number(node.attrs?.["rowspan"] ?? 1),
    content: { blocks: convert(node), isNumeric: node.attrs?.["numeric"] === true },
  };
}

/** Text of a cell of at most one paragraph; null when it holds more, and so is no number. */
function cellText({ content }: PlacedCell<EditorCell>): string | null {
  const [first, second] = content.blocks;
  if (first === undefined) return "";
  if (second !== undefined || first.k !== "p") return null;
  return first.c.map((inline) => (inline.k === "t" ? inline.v : "")).join("").trim();
}

/** Columns that the writers made columns of numbers, and those that hold nothing else. */
function numericColumns(grid: Grid<EditorCell>): boolean[] {
  return Array.from({ length: grid.columns }, (_, column) => {
    const cells = grid.body.flat().filter((cell) => cell.column === column && cell.colspan === 1);
    if (cells.length > 0 && cells.filter(({ content }) => content.isNumeric).length * 2 >= cells.length) return true;
    const texts = cells.map(cellText);
    const filled = texts.filter((text) => text !== "");
    return filled.length > 0 && filled.every((text) => text !== null && NUMBER.test(text));
  });
}

function toCells(rows: PlacedCell<EditorCell>[][]): Cell[][] {
  return rows.map((row) =>
    row.map((cell) => ({
      ...(cell.header ? { h: true as const } : {}),
      cs: cell.colspan,
      rs: cell.rowspan,
      c: cell.content.blocks,
    })),
  );
}

/** A wide paste is kept as text, row by row: on an upright page its columns would be narrower than a word. */
function asParagraphs(grid: Grid<EditorCell>): Block[] {
  return [...grid.head, ...grid.body].flatMap((row) => row.flatMap((cell) => cell.content.blocks));
}

export function tableFromEditor(
  node: ContentNode,
  issues: IssueRecorder,
  convert: (cell: ContentNode) => Block[],
): Block[] {
  const rows = (node.content ?? []).map((row) => (row.content ?? []).map((cell) => gridCell(cell, convert)));
  const grid = rebuildGrid<EditorCell>(rows, () => ({ blocks: [], isNumeric: false }));
  if (grid === null) {
    issues.record("table_empty", "", null);
    return [];
  }
  if (grid.clamped) issues.record("table_span_clamped", `${grid.columns}`, null);
  if (grid.columns > COMPILATION_LIMITS.tableColumns) {
    issues.record("table_too_wide", `${grid.columns}`, null);
    return asParagraphs(grid);
  }
  if (grid.headerPromoted) issues.record("table_header_promoted", "", null);
  const caption = node.attrs?.["caption"];
  return [
    {
      k: "table",
      id: PLACEHOLDER.id,
      n: PLACEHOLDER.tableNumber,
      cap: typeof caption === "string" ? caption : "",
      cols: Array.from({ length: grid.columns }, () => 1),
      num: numericColumns(grid),
      head: toCells(grid.head),
      body: toCells(grid.body),
    },
  ];
}
