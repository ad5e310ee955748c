/** How many rows of the log one question looks up suggestions for; the newest ones. */
export const PROVENANCE_LIMITS = { seqs: 2_000, blocks: 500 } as const;

/** For whom a part of the text was written, on one day. */
export type WrittenPart = {
  /** `template`: it stood in the section from the beginning; `unknown`: the office or the facilitators, before that was kept. */
  by: "office" | "facilitator" | "organisation" | "template" | "unknown";
  organisation: string | null;
  /** Calendar day in Rome, null for the template. */
  day: string | null;
  characters: number;
};
