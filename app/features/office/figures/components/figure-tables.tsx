import { m } from "#app/paraglide/messages.js";
import { formatNumber } from "#app/platform/i18n/format.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Figure } from "#app/ui/figure.tsx";
import { cellLabel, cellText, figureSentence, type FigureTable, figureTables, figureTitle } from "../figures.render.ts";
import type { FigureCell, Figures } from "../figures.schema.ts";

/** Figures with a sentence, bars and the numbers in a table: the bars say nothing that the table does not. */
export function FigureTables({ figures }: { figures: Figures }) {
  return (
    <>
      <div className="ta-figures mb-4">
        <Figure value={figures.total === null ? m.office_figures_small() : formatNumber(figures.total)} label={m.office_figures_total()} />
        <Figure value={figures.medianDays === null ? "—" : formatNumber(figures.medianDays)} label={figures.medianDays === null ? m.office_figures_median_few() : m.office_figures_median()} />
      </div>
      {figureTables.map((table) => (
        <FigureSection key={table} table={table} cells={figures[table]} />
      ))}
    </>
  );
}

function FigureSection({ table, cells }: { table: FigureTable; cells: readonly FigureCell[] }) {
  const largest = Math.max(1, ...cells.map((cell) => cell.count ?? 0));
  return (
    <section className="mb-5">
      <h2 className="h4">{figureTitle(table)}</h2>
      <p>
        {figureSentence(table, cells)} {table === "municipality" && m.office_figures_municipality_note()}
      </p>
      {cells.length > 0 && (
        <DataTable
          narrow="compact"
          caption={figureTitle(table)}
          isCaptionHidden
          rows={cells}
          rowKey={(cell) => cell.key}
          columns={[
            { key: "label", header: m.office_figures_column_label(), isRowHeader: true, cell: (cell) => cellLabel(table, cell) },
            { key: "count", header: m.office_figures_column_count(), align: "end", cell: cellText },
            {
              key: "bar",
              header: m.office_figures_column_bar(),
              cell: (cell) => (
                <span className="ta-figure-track" aria-hidden="true">
                  <span className="ta-figure-bar" style={{ width: `${((cell.count ?? 0) / largest) * 100}%` }} />
                </span>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
