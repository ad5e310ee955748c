import { proposalStates } from "#app/features/proposals/proposals.limits.ts";
import { stateName } from "#app/features/proposals/proposals.render.ts";
import { m } from "#app/paraglide/messages.js";
import { formatNumber } from "#app/platform/i18n/format.ts";
import { proposerCategoryName } from "../desk/desk.render.ts";
import type { FigureCell } from "./figures.schema.ts";

export const figureTables = ["state", "tavolo", "category", "municipality"] as const;
export type FigureTable = (typeof figureTables)[number];

export function figureTitle(table: FigureTable): string {
  switch (table) {
    case "state":
      return m.office_figures_state();
    case "tavolo":
      return m.office_figures_tavolo();
    case "category":
      return m.office_figures_category();
    case "municipality":
      return m.office_figures_municipality();
  }
}

export function cellLabel(table: FigureTable, cell: FigureCell): string {
  switch (table) {
    case "state": {
      const state = proposalStates.find((one) => one === cell.key);
      return state ? stateName(state) : cell.key;
    }
    case "category":
      return proposerCategoryName(cell.key);
    case "tavolo":
      return cell.label ?? m.office_figures_no_tavolo();
    case "municipality":
      return cell.label ?? cell.key;
  }
}

/** «12», «meno di 5» or «non mostrato». */
export function cellText({ status, count }: FigureCell): string {
  switch (status) {
    case "shown":
      return formatNumber(count ?? 0);
    case "small":
      return m.office_figures_small();
    case "hidden":
      return m.office_figures_hidden();
  }
}

/** The table in one sentence: which has most, and how many. */
export function figureSentence(table: FigureTable, cells: readonly FigureCell[]): string {
  const [first] = cells.filter((cell) => (cell.count ?? 0) > 0).toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0));
  if (!first) return m.office_figures_sentence_none();
  return m.office_figures_sentence({ label: cellLabel(table, first), count: formatNumber(first.count ?? 0) });
}
