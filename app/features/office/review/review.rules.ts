import { criteria, type Criterion } from "./review.limits.ts";

/** [DESK-05] The mean of the scores by the district's weights (hundredths); null while one that counts is missing. As SQL reckons it. */
export function weightedScore(scores: Readonly<Record<Criterion, number | null>>, weights: Readonly<Record<Criterion, number>>): number | null {
  if (criteria.some((criterion) => scores[criterion] === null && weights[criterion] > 0)) return null;
  const sum = criteria.reduce((total, criterion) => total + (scores[criterion] ?? 0) * weights[criterion], 0);
  return Math.round(sum) / 100;
}
