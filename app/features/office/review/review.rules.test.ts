import { expect, it } from "vitest";
import { weightedScore } from "./review.rules.ts";

it("[DESK-05] weighs the scores, and waits for those that count", () => {
  const weights = { relevance: 40, feasibility: 20, cost: 20, competence: 20 };
  expect(weightedScore({ relevance: 5, feasibility: 3, cost: 2, competence: 4 }, weights)).toBe(3.8);
  expect(weightedScore({ relevance: 5, feasibility: null, cost: 2, competence: 4 }, weights)).toBeNull();
  expect(weightedScore({ relevance: 5, feasibility: null, cost: 2, competence: 4 }, { relevance: 50, feasibility: 0, cost: 25, competence: 25 })).toBe(4);
});
