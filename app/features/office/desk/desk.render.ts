import { href } from "react-router";
import { categories } from "#app/features/organisations/organisations.limits.ts";
import { categoryName } from "#app/features/organisations/categories.render.ts";
import type { ProposalState } from "#app/features/proposals/proposals.limits.ts";
import { m } from "#app/paraglide/messages.js";
import type { Locale } from "#app/paraglide/runtime.js";
import { type AnswerFilter, type DeskAct, deskCursor, deskFilters, deskParameters, type DeskSort, type DueFilter } from "./desk.limits.ts";

/** «Cooperazione sociale», or «Cittadine e cittadini» for who proposes for herself. */
export function proposerCategoryName(category: string, locale?: Locale): string {
  const known = categories.find((one) => one === category);
  return known ? categoryName(known, locale) : m.office_category_citizen({}, locale ? { locale } : {});
}

export function sortName(sort: DeskSort): string {
  switch (sort) {
    case "-sent":
      return m.office_sort_newest();
    case "sent":
      return m.office_sort_oldest();
    case "number":
      return m.office_sort_number();
    case "title":
      return m.office_sort_title();
    case "since":
      return m.office_sort_since();
    case "due":
      return m.office_sort_due();
  }
}

export function dueName(due: DueFilter): string {
  switch (due) {
    case "late":
      return m.office_due_late();
    case "week":
      return m.office_due_week();
    case "none":
      return m.office_due_none();
  }
}

export function answerName(answer: AnswerFilter): string {
  switch (answer) {
    case "open":
      return m.office_answer_open();
    case "missing":
      return m.office_answer_missing();
    case "ready":
      return m.office_answer_ready();
  }
}

export function actName(act: DeskAct): string {
  switch (act) {
    case "admit":
      return m.office_bulk_admit();
    case "review":
      return m.office_bulk_review();
    case "tavolo":
      return m.office_bulk_tavolo();
    case "assign":
      return m.office_bulk_assign();
    case "due":
      return m.office_bulk_due();
    case "merge":
      return m.office_bulk_merge();
  }
}

/** The address's query for some filters: of a saved view, of a link on the desk. */
export function deskSearch(filters: Readonly<Record<string, string | null | undefined>>): string {
  const search = new URLSearchParams();
  for (const name of deskFilters) {
    const value = filters[name];
    if (value) search.set(deskParameters[name], value);
  }
  search.delete(deskCursor);
  return search.size === 0 ? "" : `?${search}`;
}

/** Ticked rows as a form sent them, `id~revision`. */
export function chosenRows(values: readonly string[]): { id: string; revision: number }[] {
  return values.map((value) => ({ id: value.slice(0, 36), revision: Number(value.slice(37)) || 0 }));
}

/** Where the office works on a proposal: what was only sent is screened, what is public is examined. */
export function deskPageTo(ambito: string, { number, state }: { number: string; state: ProposalState }): string {
  return state === "submitted" ? href("/:ambito/ufficio/proposte/:numero/vaglio", { ambito, numero: number }) : href("/:ambito/ufficio/proposte/:numero/istruttoria", { ambito, numero: number });
}
