import { PLAN_ANGLONA } from "./plan-anglona.ts";
import { PLAN_OVEST } from "./plan-ovest.ts";
import type { PlanSectionSeed } from "./types.ts";

export const PLAN_SECTIONS: readonly PlanSectionSeed[] = [...PLAN_OVEST, ...PLAN_ANGLONA];
