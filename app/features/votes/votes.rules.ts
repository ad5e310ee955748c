import type { Majority, MajorityBase, Outcome } from "./votes.limits.ts";

/** What was counted. `attending`: present at the opening or voting; it and the majority's base leave out declared conflicts. */
export type Tally = { yes: number; no: number; abstain: number; conflict: number; attending: number; eligible: number };

/** The rule that is frozen when a vote opens. */
export type VoteRule = { majorityBase: MajorityBase; majority: Majority; quorumPercent: number };

/** How many electors voted, abstentions included. */
export function castCount({ yes, no, abstain }: Pick<Tally, "yes" | "no" | "abstain">): number {
  return yes + no + abstain;
}

/** [VOTE-08] How many must vote for the result to count. The denominator is the whole electorate, as frozen at the opening. */
export function quorumNeeded(eligible: number, quorumPercent: number): number {
  return Math.ceil((quorumPercent * eligible) / 100);
}

/** [VOTE-08] Whole numbers only: 50% of 7 needs 4. */
export function quorumReached(tally: Tally, quorumPercent: number): boolean {
  return castCount(tally) * 100 >= quorumPercent * tally.eligible;
}

/** [VOTE-06] The number of which the majority is taken. Who declared a conflict of interest counts in none of them (VOTE-09). */
export function majorityOf(tally: Tally, base: MajorityBase): number {
  switch (base) {
    case "yes_no":
      return tally.yes + tally.no;
    case "cast":
      return castCount(tally);
    case "present":
      return tally.attending;
    case "eligible":
      return tally.eligible - tally.conflict;
  }
}

/** [VOTE-06] The fewest votes for that make the majority: more than half of 8 is 5, two thirds of 8 is 6. Never fewer than one. */
export function yesNeeded(base: number, majority: Majority): number {
  switch (majority) {
    case "more_than_half":
      return Math.floor(base / 2) + 1;
    case "two_thirds":
      return Math.max(1, Math.ceil((base * 2) / 3));
  }
}

/** [VOTE-06] [VOTE-07] [VOTE-08] What the numbers mean under the rule. private.vote_outcome() says the same in SQL. */
export function voteOutcome(tally: Tally, rule: VoteRule): Outcome {
  if (!quorumReached(tally, rule.quorumPercent)) return "quorum_missing";
  if (tally.yes === 0 && tally.no === 0) return "no_decision";
  return tally.yes >= yesNeeded(majorityOf(tally, rule.majorityBase), rule.majority) ? "favourable" : "not_favourable";
}

/** Organisations that may still vote: neither a ballot nor a declared conflict. */
export function notYetVoted<Row extends { choice: string | null; conflict: boolean }>(organisations: readonly Row[]): Row[] {
  return organisations.filter((row) => row.choice === null && !row.conflict);
}

/** Electors, citizens included, from whom nothing has come yet. */
export function missingCount(tally: Tally): number {
  return tally.eligible - castCount(tally) - tally.conflict;
}

/** The vote that a session's pages show: the open one, else the latest on the current item. */
export function voteInView<Vote extends { state: "open" | "closed"; agendaItemId: string }>(votes: readonly Vote[], currentItemId: string | null): Vote | null {
  return votes.find((vote) => vote.state === "open") ?? votes.findLast((vote) => vote.agendaItemId === currentItemId) ?? null;
}
