import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { majorities, majorityBases, type Outcome } from "./votes.limits.ts";
import { majorityOf, missingCount, notYetVoted, quorumNeeded, type Tally, voteInView, voteOutcome, type VoteRule, yesNeeded } from "./votes.rules.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function sqlOutcome(tally: Tally, rule: VoteRule): Promise<string> {
  const [row] = await database.sql<{ outcome: string }[]>`
    select private.vote_outcome(${tally.yes}, ${tally.no}, ${tally.abstain}, ${tally.conflict}, ${tally.attending}, ${tally.eligible},
      ${rule.majorityBase}, ${rule.majority}, ${rule.quorumPercent}) as outcome`;
  return row?.outcome ?? "";
}

type Case = [name: string, tally: Partial<Tally>, rule: Partial<VoteRule>, outcome: Outcome];

const cases: Case[] = [
  ["[VOTE-06] five for, four against is more than half", { yes: 5, no: 4 }, {}, "favourable"],
  ["[VOTE-06] half is not more than half", { yes: 4, no: 4 }, {}, "not_favourable"],
  ["[VOTE-06] half of an odd number does not exist: 2 of 3 is more than half", { yes: 2, no: 1 }, {}, "favourable"],
  ["[VOTE-06] one vote for, none against", { yes: 1 }, {}, "favourable"],
  ["[VOTE-06] six of nine is two thirds", { yes: 6, no: 3 }, { majority: "two_thirds" }, "favourable"],
  ["[VOTE-06] five of eight is not two thirds", { yes: 5, no: 3 }, { majority: "two_thirds" }, "not_favourable"],
  ["[VOTE-07] abstentions do not count among votes for and against", { yes: 3, no: 2, abstain: 5 }, {}, "favourable"],
  ["[VOTE-07] of the votes cast, abstentions are in the base and never approval", { yes: 3, no: 2, abstain: 5 }, { majorityBase: "cast" }, "not_favourable"],
  ["[VOTE-07] zero for and zero against is no decision", {}, {}, "no_decision"],
  ["[VOTE-07] only abstentions is no decision", { abstain: 8 }, { majorityBase: "cast" }, "no_decision"],
  ["[VOTE-06] six of ten present", { yes: 6, no: 1, attending: 10 }, { majorityBase: "present" }, "favourable"],
  ["[VOTE-06] five of ten present", { yes: 5, no: 0, attending: 10 }, { majorityBase: "present" }, "not_favourable"],
  ["[VOTE-06] eleven of twenty who may vote", { yes: 11, eligible: 20 }, { majorityBase: "eligible" }, "favourable"],
  ["[VOTE-06] ten of twenty who may vote", { yes: 10, eligible: 20 }, { majorityBase: "eligible" }, "not_favourable"],
  ["[VOTE-09] a declared conflict leaves the base of who may vote", { yes: 10, conflict: 1, eligible: 20 }, { majorityBase: "eligible" }, "favourable"],
  ["[VOTE-08] half of twenty must vote: nine is too few", { yes: 9, eligible: 20 }, { quorumPercent: 50 }, "quorum_missing"],
  ["[VOTE-08] half of twenty must vote: ten is enough", { yes: 10, eligible: 20 }, { quorumPercent: 50 }, "favourable"],
  ["[VOTE-08] half of seven is four", { yes: 3, eligible: 7 }, { quorumPercent: 50 }, "quorum_missing"],
  ["[VOTE-08] abstentions are votes for the quorum", { yes: 1, abstain: 9, eligible: 20 }, { quorumPercent: 50 }, "favourable"],
  ["[VOTE-08] conflicts are no votes for the quorum, whose base stays whole", { yes: 9, conflict: 11, eligible: 20 }, { quorumPercent: 50 }, "quorum_missing"],
  ["[VOTE-08] nobody may vote: no decision", { eligible: 0 }, { quorumPercent: 50 }, "no_decision"],
];

function complete(tally: Partial<Tally>): Tally {
  const cast = (tally.yes ?? 0) + (tally.no ?? 0) + (tally.abstain ?? 0);
  return { yes: 0, no: 0, abstain: 0, conflict: 0, attending: cast, eligible: cast + (tally.conflict ?? 0), ...tally };
}

describe("the same cases in TypeScript and in SQL", () => {
  it.each(cases)("%s", async (_name, partTally, partRule, outcome) => {
    const tally = complete(partTally);
    const rule: VoteRule = { majorityBase: "yes_no", majority: "more_than_half", quorumPercent: 0, ...partRule };
    expect(voteOutcome(tally, rule)).toBe(outcome);
    expect(await sqlOutcome(tally, rule)).toBe(outcome);
  });
});

const small = fc.nat(40);
const anyVote = fc
  .record({ yes: small, no: small, abstain: small, conflict: small, absent: small, silent: small })
  .map(({ absent, silent, ...counts }): Tally => {
    const attending = counts.yes + counts.no + counts.abstain + silent;
    return { ...counts, attending, eligible: attending + absent + counts.conflict };
  });
const anyRule = fc.record({ majorityBase: fc.constantFrom(...majorityBases), majority: fc.constantFrom(...majorities), quorumPercent: fc.integer({ min: 0, max: 100 }) });

it("[VOTE-06] [VOTE-08] TypeScript and SQL agree on any numbers", async () => {
  await fc.assert(fc.asyncProperty(anyVote, anyRule, async (tally, rule) => (await sqlOutcome(tally, rule)) === voteOutcome(tally, rule)), { numRuns: 300 });
});

it("[VOTE-07] an abstention more never makes a vote favourable, once the quorum is there", () => {
  fc.assert(fc.property(anyVote, anyRule, (tally, rule) => {
    const more = { ...tally, abstain: tally.abstain + 1, attending: tally.attending + 1, eligible: tally.eligible + 1 };
    if (voteOutcome({ ...tally }, { ...rule, quorumPercent: 0 }) !== "favourable") expect(voteOutcome(more, { ...rule, quorumPercent: 0 })).not.toBe("favourable");
  }));
});

it("[VOTE-06] a vote for instead of against never hurts, and without votes for nothing is favourable", () => {
  fc.assert(fc.property(anyVote, anyRule, (tally, rule) => {
    if (tally.no > 0 && voteOutcome(tally, rule) === "favourable") expect(voteOutcome({ ...tally, yes: tally.yes + 1, no: tally.no - 1 }, rule)).toBe("favourable");
    expect(voteOutcome({ ...tally, yes: 0 }, rule)).not.toBe("favourable");
  }));
});

it("[VOTE-06] the needed votes are the fewest that make the majority", () => {
  expect([yesNeeded(8, "more_than_half"), yesNeeded(7, "more_than_half"), yesNeeded(8, "two_thirds"), yesNeeded(9, "two_thirds")]).toEqual([5, 4, 6, 6]);
  expect(majorityOf(complete({ yes: 3, no: 2, abstain: 1, attending: 8, eligible: 12, conflict: 2 }), "eligible")).toBe(10);
});

it("[VOTE-08] the quorum in electors is rounded up", () => {
  expect([quorumNeeded(20, 50), quorumNeeded(7, 50), quorumNeeded(7, 0), quorumNeeded(3, 33)]).toEqual([10, 4, 0, 1]);
});

it("who has not voted yet: neither ballot nor declared conflict", () => {
  const rows = [{ choice: "yes", conflict: false }, { choice: null, conflict: true }, { choice: null, conflict: false }];
  expect(notYetVoted(rows)).toEqual([rows[2]]);
  expect(missingCount(complete({ yes: 1, conflict: 1, eligible: 3 }))).toBe(1);
});

it("a session shows its open vote, else the latest on the current item", () => {
  const votes = [
    { id: 1, state: "closed", agendaItemId: "a" } as const,
    { id: 2, state: "closed", agendaItemId: "a" } as const,
    { id: 3, state: "closed", agendaItemId: "b" } as const,
  ];
  expect(voteInView(votes, "a")?.id).toBe(2);
  expect(voteInView(votes, "c")).toBeNull();
  expect(voteInView([...votes, { id: 4, state: "open", agendaItemId: "b" } as const], "a")?.id).toBe(4);
});
