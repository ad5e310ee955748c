import { m } from "#app/paraglide/messages.js";
import type { TextField, Urgency } from "./proposals.limits.ts";

const questions = {
  title: m.proposals_field_title,
  need: m.proposals_field_need,
  who: m.proposals_field_who,
  proposal: m.proposals_field_proposal,
  expectedChange: m.proposals_field_expected_change,
} as const satisfies Record<TextField, () => string>;

const urgencyNames = { high: m.proposals_urgency_high, medium: m.proposals_urgency_medium, low: m.proposals_urgency_low } as const satisfies Record<Urgency, () => string>;

/** The question of the form that a text answers. */
export function question(field: TextField): string {
  return questions[field]();
}

export function urgencyName(urgency: Urgency): string {
  return urgencyNames[urgency]();
}
