import { m } from "#app/paraglide/messages.js";
import type { SectionState } from "./section-states.limits.ts";

const stateNames = {
  draft: m.plan_state_draft,
  consultation: m.plan_state_consultation,
  revised: m.plan_state_revised,
  ready: m.plan_state_ready,
  approved: m.plan_state_approved,
} as const satisfies Record<SectionState, () => string>;

/** «In consultazione». */
export function sectionStateName(state: SectionState): string {
  return stateNames[state]();
}

/** «5.2 La popolazione», or the title alone for the front matter. */
export function sectionTitle({ number, title }: { number: string | null; title: string }): string {
  return number === null ? title : `${number} ${title}`;
}
