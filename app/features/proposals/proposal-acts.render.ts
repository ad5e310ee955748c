import { m } from "#app/paraglide/messages.js";
import { stateName } from "./proposals.render.ts";
import { closedStates } from "./proposals.limits.ts";

type Detail = Readonly<Record<string, unknown>>;

const words = {
  assign_tavolo: m.office_act_assign_tavolo,
  start_proposal_review: m.office_act_start_proposal_review,
  merge_proposals: m.office_act_merge_proposals,
  undo_merge: m.office_act_undo_merge,
  correct_proposal: m.office_act_correct_proposal,
  moderate_text: m.office_act_moderate_text,
  decide_appeal: m.office_act_decide_appeal,
  assisted_proposal: m.office_act_assisted_proposal,
} as const satisfies Record<string, () => string>;

/** What was done about a proposal with a public power, in words; null for an act that concerns no proposal. */
export function proposalActSentence(act: string, detail: Detail): string | null {
  if (act === "screen_proposal") return detail["decision"] === "return" ? m.office_act_return_proposal() : m.office_act_admit_proposal();
  if (act === "close_proposal") {
    const outcome = closedStates.find((state) => state === detail["outcome"]);
    return outcome ? m.office_act_close_proposal({ outcome: stateName(outcome) }) : m.office_act_close_proposal_plain();
  }
  const known = Object.entries(words).find(([name]) => name === act);
  return known ? known[1]() : null;
}
