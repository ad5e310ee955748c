import { SECTION_STATES, type SectionState } from "./section-states.limits.ts";

/** The steps forward. A section on which nobody is consulted (title page, annexes) goes from writing to ready. */
const STEPS = {
  draft: ["consultation", "ready"],
  consultation: ["revised", "ready"],
  revised: ["ready"],
  ready: ["approved"],
  approved: [],
} as const satisfies Record<SectionState, readonly SectionState[]>;

/** PLAN-02: where a section may go from here. Back always, the nearest first; forward by the steps alone. SQL decides by the same list. */
export function movesFrom(state: SectionState): { forward: readonly SectionState[]; back: readonly SectionState[] } {
  return { forward: STEPS[state], back: SECTION_STATES.slice(0, SECTION_STATES.indexOf(state)).toReversed() };
}
