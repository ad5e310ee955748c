/** The longest text of each answer, in characters. The table's CHECKs say the same, and a test compares them. */
export const proposalLimits = {
  title: 120,
  need: 1500,
  who: 500,
  proposal: 3000,
  expectedChange: 800,
} as const;

export const textFields = ["title", "need", "who", "proposal", "expectedChange"] as const satisfies readonly (keyof typeof proposalLimits)[];
export type TextField = (typeof textFields)[number];

export const returnReasonLength = { min: 20, max: 2000 } as const;

export const urgencies = ["high", "medium", "low"] as const;
export type Urgency = (typeof urgencies)[number];

/** The life of a proposal, in order; the last five are final. */
export const proposalStates = [
  "draft", "submitted", "returned", "admitted", "discussed", "prioritised", "under_review",
  "accepted", "accepted_in_part", "deferred", "not_accepted", "out_of_competence",
] as const;
export type ProposalState = (typeof proposalStates)[number];

export const closedStates = ["accepted", "accepted_in_part", "deferred", "not_accepted", "out_of_competence"] as const satisfies readonly ProposalState[];
export type ClosedState = (typeof closedStates)[number];

/** What everybody may read: the filter of the public list offers these. */
export const publicStates = ["admitted", "discussed", "prioritised", "under_review", ...closedStates] as const satisfies readonly ProposalState[];

/** Names of the list's filters in the address. */
export const listParameters = { query: "q", tavolo: "tavolo", municipality: "comune", state: "stato", cursor: "dopo" } as const;
export const pageSize = 20;
