export const choices = ["yes", "no", "abstain"] as const;
export type Choice = (typeof choices)[number];

/** Of what the majority is taken: votes for and against · votes cast · who is present or votes · who may vote. */
export const majorityBases = ["yes_no", "cast", "present", "eligible"] as const;
export type MajorityBase = (typeof majorityBases)[number];

export const majorities = ["more_than_half", "two_thirds"] as const;
export type Majority = (typeof majorities)[number];

/** The quorums that the page offers, in percent of who may vote; 0 is none. SQL takes any whole percentage. */
export const offeredQuorums = [0, 25, 33, 50, 66] as const;

export const outcomes = ["favourable", "not_favourable", "no_decision", "quorum_missing"] as const;
export type Outcome = (typeof outcomes)[number];

export const voteLimits = { questionMin: 3, questionMax: 300, pageSize: 20 } as const;
