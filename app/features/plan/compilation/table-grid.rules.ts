/** One cell as the editor gives it, in reading order of its row. */
export type GridCell<Content> = { header: boolean; colspan: number; rowspan: number; content: Content };
export type PlacedCell<Content> = GridCell<Content> & { column: number };

export type Grid<Content> = {
  columns: number;
  head: PlacedCell<Content>[][];
  body: PlacedCell<Content>[][];
  clamped: boolean;
  headerPromoted: boolean;
};

/** A larger span can only be an error or an attack; rows and columns of a real table stay far below. */
const MAX_SPAN = 200;

function whole(value: number): number {
  return Number.isInteger(value) && value > 0 ? Math.min(value, MAX_SPAN) : 1;
}

/** Puts each cell at its column, counting the spans above it; overlapping spans are cut where the next cell begins. */
function place<Content>(rows: readonly GridCell<Content>[][]): { rows: PlacedCell<Content>[][]; clamped: boolean } {
  const busy = new Map<number, Set<number>>();
  const at = (row: number) => busy.get(row) ?? busy.set(row, new Set()).get(row) ?? new Set<number>();
  let clamped = false;
  const placed = rows.map((row, rowIndex) => {
    let column = 0;
    return row.map((cell) => {
      while (at(rowIndex).has(column)) column += 1;
      const wanted = whole(cell.colspan);
      let colspan = 1;
      while (colspan < wanted && !at(rowIndex).has(column + colspan)) colspan += 1;
      const rowspan = Math.min(whole(cell.rowspan), rows.length - rowIndex);
      clamped ||= colspan !== cell.colspan || rowspan !== cell.rowspan;
      for (let down = 0; down < rowspan; down += 1) {
        for (let right = 0; right < colspan; right += 1) at(rowIndex + down).add(column + right);
      }
      const result = { ...cell, colspan, rowspan, column };
      column += colspan;
      return result;
    });
  });
  return { rows: placed, clamped };
}

/** Only columns in which some cell begins are real: a span over nothing is narrowed to them. */
function compress<Content>(rows: PlacedCell<Content>[][]): { rows: PlacedCell<Content>[][]; columns: number; clamped: boolean } {
  const starts = [...new Set(rows.flat().map((cell) => cell.column))].sort((a, b) => a - b);
  const index = new Map(starts.map((start, position) => [start, position]));
  let clamped = false;
  const narrowed = rows.map((row) =>
    row.map((cell) => {
      const column = index.get(cell.column) ?? 0;
      const colspan = Math.max(1, starts.filter((s) => s >= cell.column && s < cell.column + cell.colspan).length);
      clamped ||= colspan !== cell.colspan;
      return { ...cell, column, colspan };
    }),
  );
  return { rows: narrowed, columns: starts.length, clamped };
}

/** Fills the holes that short rows leave, so that every row covers every column exactly once. */
function fill<Content>(rows: PlacedCell<Content>[][], columns: number, empty: () => Content): PlacedCell<Content>[][] {
  const covered = rows.map(() => new Set<number>());
  rows.forEach((row, rowIndex) => {
    for (const cell of row) {
      for (let down = 0; down < cell.rowspan; down += 1) {
        for (let right = 0; right < cell.colspan; right += 1) covered[rowIndex + down]?.add(cell.column + right);
      }
    }
  });
  return rows.map((row, rowIndex) => {
    const header = row.length > 0 && row.every((cell) => cell.header);
    const filler = Array.from({ length: columns }, (_, column) => column)
      .filter((column) => covered[rowIndex]?.has(column) !== true)
      .map((column) => ({ header, colspan: 1, rowspan: 1, content: empty(), column }));
    return [...row, ...filler].sort((a, b) => a.column - b.column);
  });
}

/**
 * Rebuilds a table's grid from what an editor or a paste produced (DOC-06): spans are clamped to the real columns and rows,
 * holes are filled, and at least one header row exists, which no span leaves.
 */
export function rebuildGrid<Content>(rows: readonly GridCell<Content>[][], empty: () => Content): Grid<Content> | null {
  const used = rows.filter((row) => row.length > 0);
  if (used.length === 0) return null;
  const leading = used.findIndex((row) => !row.every((cell) => cell.header));
  const headerRows = leading === -1 ? used.length : leading;
  const split = Math.max(1, headerRows === used.length && used.length > 1 ? 1 : headerRows);
  const first = place(used.slice(0, split));
  const second = place(used.slice(split));
  const all = compress([...first.rows, ...second.rows]);
  const head = fill(all.rows.slice(0, split), all.columns, empty);
  const body = fill(all.rows.slice(split), all.columns, empty);
  return {
    columns: all.columns,
    head,
    body,
    clamped: first.clamped || second.clamped || all.clamped,
    headerPromoted: headerRows === 0,
  };
}
