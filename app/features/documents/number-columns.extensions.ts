import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { isInTable, selectedRect, TableMap } from "@tiptap/pm/tables";
import { ySyncPluginKey } from "@tiptap/y-tiptap";

declare module "@tiptap/core" {
  // eslint-disable-next-line typescript/consistent-type-definitions -- only an interface is merged with the library's
  interface Commands<ReturnType> {
    numberColumns: {
      /** Makes the selected columns of the table columns of numbers, or of text again. */
      toggleNumberColumn: () => ReturnType;
    };
  }
}

/**
 * A column of numbers is one whose cells say so, each by itself: readers, exports and screens need to look at one cell only. Rows that
 * are added get it from the cells above and below them.
 */
export const NumberColumns = Extension.create({
  name: "numberColumns",
  addGlobalAttributes() {
    return [
      {
        types: ["tableCell", "tableHeader"],
        attributes: {
          numeric: {
            default: null,
            parseHTML: (element) => (element.getAttribute("data-numeric") === "true" ? true : null),
            renderHTML: ({ numeric }) => (numeric === true ? { "data-numeric": "true" } : {}),
          },
        },
      },
    ];
  },
  addCommands() {
    return {
      toggleNumberColumn: () => ({ state, tr, dispatch }) => {
        if (!isInTable(state)) return false;
        const { table, tableStart, left, right } = selectedRect(state);
        const isNumeric = tableAt(state).isNumberColumn;
        if (dispatch) for (let column = left; column < right; column += 1) markColumn(tr, { table, tableStart }, column, isNumeric ? null : true);
        return true;
      },
    };
  },
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey("numberColumns"),
        appendTransaction(transactions, before, state) {
          // Only who wrote: the others get her change.
          if (!transactions.some((one) => one.docChanged && !one.getMeta(ySyncPluginKey))) return null;
          const { tr } = state;
          state.doc.descendants((node, position) => {
            if (node.type.name === "table" && !isUnchanged(before.doc, node, position)) evenOut(tr, node, position + 1);
            return !node.isTextblock;
          });
          return tr.docChanged ? tr : null;
        },
      }),
    ];
  },
});

/** What the selection stands in: a table's column of numbers, a table with a header row. */
export function tableAt(state: EditorState): { hasHeaderRow: boolean; isNumberColumn: boolean } {
  if (!isInTable(state)) return { hasHeaderRow: false, isNumberColumn: false };
  const { map, table, left, top } = selectedRect(state);
  const cellAt = (row: number, column: number) => table.nodeAt(map.map[row * map.width + column] ?? 0);
  return { hasHeaderRow: cellAt(0, 0)?.type.name === "tableHeader", isNumberColumn: cellAt(top, left)?.attrs["numeric"] === true };
}

function isUnchanged(before: Node, table: Node, position: number): boolean {
  return position < before.content.size && before.nodeAt(position) === table;
}

/** Cells that span columns are left as they are. */
function columnCells(table: Node, column: number): { position: number; isNumeric: boolean }[] {
  const map = TableMap.get(table);
  const positions = new Set(Array.from({ length: map.height }, (_, row) => map.map[row * map.width + column] ?? 0));
  return [...positions].flatMap((position) => {
    const cell = table.nodeAt(position);
    return cell && cell.attrs["colspan"] === 1 ? [{ position, isNumeric: cell.attrs["numeric"] === true }] : [];
  });
}

function markColumn(tr: Transaction, { table, tableStart }: { table: Node; tableStart: number }, column: number, value: true | null): void {
  for (const { position, isNumeric } of columnCells(table, column)) {
    if (isNumeric !== (value === true)) tr.setNodeAttribute(tableStart + position, "numeric", value);
  }
}

/** What half of a column's cells or more are, all of them are. */
function evenOut(tr: Transaction, table: Node, tableStart: number): void {
  for (let column = 0; column < TableMap.get(table).width; column += 1) {
    const cells = columnCells(table, column);
    const numeric = cells.filter((cell) => cell.isNumeric).length;
    if (numeric > 0 && numeric < cells.length) markColumn(tr, { table, tableStart }, column, numeric * 2 >= cells.length ? true : null);
  }
}
