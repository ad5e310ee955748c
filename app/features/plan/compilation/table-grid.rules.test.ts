import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rebuildGrid } from "./table-grid.rules.ts";
import type { GridCell } from "./table-grid.rules.ts";

const cell = (content: string, colspan = 1, rowspan = 1, header = false): GridCell<string> => ({ content, colspan, rowspan, header });
const empty = () => "";

describe("the grid of a table", () => {
  test("[DOC-06] a span over columns that do not exist is clamped", () => {
    const grid = rebuildGrid([[cell("t", 999)], [cell("a"), cell("b"), cell("c")]], empty);
    expect(grid?.columns).toBe(3);
    expect(grid?.head[0]?.map((one) => one.colspan)).toEqual([3]);
    expect(grid?.clamped).toBe(true);
  });

  test("[DOC-06] a right span is kept and columns count what spans above", () => {
    const rows = [[cell("a", 1, 1, true), cell("b", 2, 1, true)], [cell("c", 1, 2), cell("d"), cell("e")], [cell("f"), cell("g")]];
    const grid = rebuildGrid(rows, empty);
    expect(grid).toMatchObject({ columns: 3, clamped: false, headerPromoted: false });
    expect(grid?.body[1]?.map((one) => [one.content, one.column])).toEqual([["f", 1], ["g", 2]]);
  });

  test("[DOC-06] short rows are filled and the first row becomes the header", () => {
    const grid = rebuildGrid([[cell("a"), cell("b")], [cell("c")]], empty);
    expect(grid?.headerPromoted).toBe(true);
    expect(grid?.body[0]).toHaveLength(2);
    expect(rebuildGrid([[], []], empty)).toBeNull();
  });

  test("[DOC-06] whatever the spans, every place of the grid is covered exactly once", () => {
    const anyCell = fc.record({ content: fc.constant("x"), header: fc.boolean(), colspan: fc.integer({ min: -2, max: 6 }), rowspan: fc.integer({ min: -2, max: 6 }) });
    fc.assert(
      fc.property(fc.array(fc.array(anyCell, { maxLength: 5 }), { maxLength: 6 }), (rows) => {
        const grid = rebuildGrid(rows, empty);
        if (grid === null) return;
        for (const part of [grid.head, grid.body]) {
          const count = part.map(() => Array.from({ length: grid.columns }, () => 0));
          part.forEach((row, y) => {
            for (const one of row) {
              for (let down = 0; down < one.rowspan; down += 1) {
                for (let right = 0; right < one.colspan; right += 1) {
                  const line = count[y + down];
                  if (line !== undefined) line[one.column + right] = (line[one.column + right] ?? 0) + 1;
                }
              }
            }
          });
          expect(part.every((row) => row.length > 0)).toBe(true);
          expect(count.flat().every((times) => times === 1)).toBe(true);
          expect(count.every((line) => line.length === grid.columns)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
