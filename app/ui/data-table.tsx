import type { ReactNode } from "react";

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers and amounts stand at the end. */
  align?: "start" | "end" | undefined;
  /** This column names the row. */
  isRowHeader?: boolean | undefined;
};

type Props<Row> = {
  /** What the table shows; read aloud first. */
  caption: string;
  isCaptionHidden?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** On a phone: each row a small card, with a line for each cell (`stack`) or the cells side by side (`compact`), or the table scrolls in its own box (`scroll`). */
  narrow?: "stack" | "compact" | "scroll" | undefined;
  /** Cells of the closing row (totals), by column key. */
  footer?: Readonly<Record<string, ReactNode>> | undefined;
};

export function DataTable<Row>({ caption, isCaptionHidden, columns, rows, rowKey, narrow = "stack", footer }: Props<Row>) {
  const scroll = narrow === "scroll" ? { role: "region", "aria-label": caption, tabIndex: 0 } : {};
  return (
    <div className={`ta-table ${narrow === "compact" ? "ta-table-stack ta-table-compact" : `ta-table-${narrow}`}`} {...scroll}>
      {/* The roles stay when the stacked layout takes the cells out of table display. */}
      <table className="table" role="table">
        <caption className={isCaptionHidden ? "visually-hidden" : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.key} scope="col" role="columnheader" className={alignClass(column)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) => (
                <BodyCell key={column.key} column={column} content={column.cell(row)} />
              ))}
            </tr>
          ))}
        </tbody>
        {footer && (
          <tfoot role="rowgroup">
            <tr role="row">
              {columns.map((column) => (
                <BodyCell key={column.key} column={column} content={footer[column.key]} />
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function BodyCell<Row>({ column, content }: { column: Column<Row>; content: ReactNode }) {
  const shared = { className: alignClass(column), "data-label": column.header };
  return column.isRowHeader ? (
    <th scope="row" role="rowheader" {...shared}>
      {content}
    </th>
  ) : (
    <td role="cell" {...shared}>
      {content}
    </td>
  );
}

function alignClass<Row>(column: Column<Row>): string | undefined {
  return column.align === "end" ? "text-end" : undefined;
}
