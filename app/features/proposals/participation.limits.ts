/** The stands that a comment takes. */
export const commentKinds = ["for", "against", "question", "note"] as const;
export type CommentKind = (typeof commentKinds)[number];

/** [COM-02] The longest comment, in characters; the table's CHECK says the same. */
export const commentLength = 2000;
/** [COM-04] How long one's own comment may be changed, in minutes; `revise_comment` says the same. */
export const reviseMinutes = 15;

export const commentSorts = ["oldest", "newest"] as const;
export type CommentSort = (typeof commentSorts)[number];
/** Names of the comments' place in the page's address. */
export const commentParameters = { sort: "commenti", cursor: "dopo", thread: "commento", revise: "modifica" } as const;
/** The value of `commenti` for the newest first; anything else is oldest first. */
export const newestFirst = "recenti";

/** [PROP-13] The public reason of a merge, of its undoing and of an office's correction, in characters. */
export const officeReasonLength = { min: 20, max: 2000 } as const;

/** In which capacity a published text was corrected. */
export const correctors = ["author", "delegate", "office"] as const;
