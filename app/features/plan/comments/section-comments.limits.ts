/** Characters, and how much of each thing. SQL has the same limits (20261122114000_section_comments.sql). */
export const sectionCommentLength = 2000;
export const resolutionLength = 500;
export const mentionsMost = 10;

/** Threads on one page of the list; the panel beside the editor shows all of them. */
export const threadsPerPage = 30;

/** Groups of people that a comment may name, besides organisations. */
export const namedGroups = ["office", "facilitators"] as const;
export type NamedGroup = (typeof namedGroups)[number];

/** Which threads are listed: the values stand in the address. */
export const commentFilters = ["aperti", "risolti", "miei"] as const;
export type CommentFilter = (typeof commentFilters)[number];

/** Names in the address of the page of comments. */
export const placeParameters = { filter: "mostra", page: "pagina", thread: "commento", revise: "modifica", panel: "pannello" } as const;

/** The value of the hidden field `answer` with which a script asks for data instead of a page. */
export const answerAsData = "data";
