/** [PROP-09] The public reason of an outcome, in characters. */
export const outcomeReasonLength = { min: 80, max: 4000 } as const;

/** What a consultative vote came to, as the votes' own SQL names it. */
export const voteOutcomes = ["favourable", "not_favourable", "no_decision", "quorum_missing"] as const;
export type VoteOutcome = (typeof voteOutcomes)[number];

/** The stations of the picture, in order. */
export const stations = ["sent", "screened", "discussed", "voted", "written", "outcome"] as const;
export type Station = (typeof stations)[number];
export type StationState = "done" | "current" | "todo" | "skipped";
