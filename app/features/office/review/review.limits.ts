/** [DESK-05] What the office examines of a proposal, each with a score and a text. */
export const criteria = ["relevance", "feasibility", "cost", "competence"] as const;
export type Criterion = (typeof criteria)[number];
export const scores = [1, 2, 3, 4, 5] as const;
export const criterionTextLength = 2000;
