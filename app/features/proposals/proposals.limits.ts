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

/** Further answers of the full form. SQL (`private.are_proposal_details`) says the same, and a test compares them. */
export const detailLimits = { evidence: 1500, existingServices: 1000, ownResources: 1000 } as const;
export const detailFields = ["evidence", "existingServices", "ownResources"] as const satisfies readonly (keyof typeof detailLimits)[];
export type DetailField = (typeof detailFields)[number];

/** Lists of short lines: how many, and how long each. */
export const lineLimits = { objectives: { items: 5, length: 200 }, partners: { items: 10, length: 120 }, indicators: { items: 3, length: 200 } } as const;
export const lineFields = ["objectives", "partners", "indicators"] as const satisfies readonly (keyof typeof lineLimits)[];
export type LineField = (typeof lineFields)[number];

export const activityLimits = { items: 12, what: 200, month: 10 } as const;
export const recipientsRange = { min: 1, max: 1_000_000 } as const;
/** One thousand million euro. */
export const costMaxCents = 100_000_000_000;

export const costSources = ["own_estimate", "quote", "similar_service", "price_list"] as const;
export type CostSource = (typeof costSources)[number];

export const formKinds = ["light", "full"] as const;
export type FormKind = (typeof formKinds)[number];

export const returnReasonLength = { min: 20, max: 2000 } as const;

export const urgencies = ["high", "medium", "low"] as const;
export type Urgency = (typeof urgencies)[number];

/** The life of a proposal, in order; the last five are final. A merged one goes on inside another. */
export const proposalStates = [
  "draft", "submitted", "returned", "merged", "admitted", "discussed", "prioritised", "under_review",
  "accepted", "accepted_in_part", "deferred", "not_accepted", "out_of_competence",
] as const;
export type ProposalState = (typeof proposalStates)[number];

export const closedStates = ["accepted", "accepted_in_part", "deferred", "not_accepted", "out_of_competence"] as const satisfies readonly ProposalState[];

/** What everybody may read: the filter of the public list offers these. */
export const publicStates = ["admitted", "discussed", "prioritised", "under_review", ...closedStates, "merged"] as const satisfies readonly ProposalState[];

/** Names of the list's filters in the address. */
export const listParameters = { query: "q", tavolo: "tavolo", municipality: "comune", state: "stato", cursor: "dopo" } as const;
export const pageSize = 20;
