import { PLAN_ANGLONA_ACTIONS } from "./plan-anglona-actions.ts";
import { PLAN_ANGLONA_OPENING } from "./plan-anglona-opening.ts";
import { PLAN_ANGLONA_PROFILE } from "./plan-anglona-profile.ts";
import type { PlanSectionSeed } from "./types.ts";

/** A complete draft, in the order of the plan's outline. */
export const PLAN_ANGLONA: readonly PlanSectionSeed[] = [
  ...PLAN_ANGLONA_OPENING,
  ...PLAN_ANGLONA_PROFILE,
  ...PLAN_ANGLONA_ACTIONS,
];
