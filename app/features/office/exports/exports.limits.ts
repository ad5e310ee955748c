/** The lists of the desk that can be taken as files, with their names in the address. */
export const exportNames = [
  { list: "proposals", name: "proposte" },
  { list: "outcomes", name: "esiti" },
  { list: "organisations", name: "organizzazioni" },
  { list: "adesioni", name: "adesioni" },
  { list: "comments", name: "commenti" },
  { list: "audit", name: "registro" },
] as const;
export type ExportList = (typeof exportNames)[number]["list"];
export type ExportFormat = "csv" | "xlsx";

/** The columns of each file, in order: the keys of SQL's lines. */
export const exportColumns = {
  proposals: ["number", "title", "state", "tavolo", "category", "organisation", "municipality", "places", "sentAt", "publishedAt", "stateSince", "dueOn", "score", "need", "who", "proposal", "expectedChange"],
  outcomes: ["number", "title", "outcome", "reason", "section", "passage", "publishedAt", "days"],
  organisations: ["name", "category", "municipality", "tavoli", "proposals"],
  adesioni: ["kind", "category", "organisation", "municipality", "mode", "adesioneState", "tavoli", "sentAt"],
  comments: ["number", "commentKind", "comment", "organisation", "municipality", "moderation", "sentAt"],
  audit: ["at", "act", "actedAs", "subject"],
} as const satisfies Record<ExportList, readonly string[]>;
export type ExportColumn = (typeof exportColumns)[ExportList][number];
