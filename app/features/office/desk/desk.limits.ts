/** Names of the table's filters in the address. */
export const deskParameters = {
  q: "q", state: "stato", tavolo: "tavolo", category: "categoria", municipality: "comune", assignee: "assegnata", due: "scadenza", answer: "risposta", sort: "ordine",
} as const;
export type DeskFilter = keyof typeof deskParameters;
export const deskFilters = ["q", "state", "tavolo", "category", "municipality", "assignee", "due", "answer", "sort"] as const satisfies readonly DeskFilter[];
export const deskCursor = "dopo";

/** The orders in which the table may stand, as SQL knows them; a minus turns one round. */
export const deskSorts = ["-sent", "sent", "number", "title", "since", "due"] as const;
export type DeskSort = (typeof deskSorts)[number];

export const dueFilters = ["late", "week", "none"] as const;
export type DueFilter = (typeof dueFilters)[number];
export const answerFilters = ["open", "missing", "ready"] as const;
export type AnswerFilter = (typeof answerFilters)[number];

/** [DESK-02] What may be done with many proposals at once. */
export const deskActs = ["admit", "review", "tavolo", "assign", "due", "merge"] as const;
export type DeskAct = (typeof deskActs)[number];

export const deskPageSize = 25;
export const noteLength = 2000;
export const viewNameLength = { min: 2, max: 60 } as const;
export const mergeReasonLength = { min: 20, max: 2000 } as const;
