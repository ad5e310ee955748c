import { expect, it } from "vitest";
import { majorities, majorityBases, outcomes } from "./votes.limits.ts";
import { majoritySentence, outcomeReason, outcomeTitle, quorumSentence } from "./votes.render.ts";

const tally = { yes: 5, no: 3, abstain: 2, conflict: 1, attending: 11, eligible: 14 };

it("[VOTE-11] no outcome stands without «esito consultivo», in neither language", () => {
  for (const outcome of outcomes) {
    expect(outcomeTitle(outcome, "it")).toContain("(esito consultivo)");
    expect(outcomeTitle(outcome, "en")).toContain("(consultative outcome)");
  }
});

it("[VOTE-06] every rule is one sentence in words, and no two are the same", () => {
  const sentences = majorities.flatMap((majority) => majorityBases.map((majorityBase) => majoritySentence({ majority, majorityBase }, "it")));
  expect(new Set(sentences).size).toBe(8);
  expect(sentences[0]).toBe("Per un parere favorevole serve più della metà dei voti favorevoli e contrari (gli astenuti non contano).");
});

it("[VOTE-06] [VOTE-08] the reason gives the numbers of the rule", () => {
  const rule = { majorityBase: "present", majority: "two_thirds", quorumPercent: 80 } as const;
  expect(outcomeReason("not_favourable", tally, rule, "it")).toBe("I voti favorevoli sono 5, su una base di 11: ne servivano almeno 8.");
  expect(outcomeReason("quorum_missing", tally, rule, "it")).toContain("10 su 14 aventi diritto: ne servivano almeno 12");
  expect(quorumSentence(0, 14, "it")).toContain("Nessuno");
  expect(quorumSentence(50, 7, "it")).toBe("Deve votare almeno il 50% degli aventi diritto: 4 su 7.");
});
