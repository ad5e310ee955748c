import { m } from "#app/paraglide/messages.js";
import type { Locale } from "#app/paraglide/runtime.js";
import type { ProposalState } from "./proposals.limits.ts";
import type { Proposer } from "./proposals.schema.ts";

type Words = (inputs?: Record<string, never>, options?: { locale?: Locale }) => string;

const stateNames = {
  draft: m.proposals_state_draft,
  submitted: m.proposals_state_submitted,
  returned: m.proposals_state_returned,
  merged: m.proposals_state_merged,
  admitted: m.proposals_state_admitted,
  discussed: m.proposals_state_discussed,
  prioritised: m.proposals_state_prioritised,
  under_review: m.proposals_state_under_review,
  accepted: m.proposals_state_accepted,
  accepted_in_part: m.proposals_state_accepted_in_part,
  deferred: m.proposals_state_deferred,
  not_accepted: m.proposals_state_not_accepted,
  out_of_competence: m.proposals_state_out_of_competence,
} as const satisfies Record<ProposalState, Words>;

const stateTexts = {
  draft: m.proposals_state_text_draft,
  submitted: m.proposals_state_text_submitted,
  returned: m.proposals_state_text_returned,
  merged: m.proposals_state_text_merged,
  admitted: m.proposals_state_text_admitted,
  discussed: m.proposals_state_text_discussed,
  prioritised: m.proposals_state_text_prioritised,
  under_review: m.proposals_state_text_under_review,
  accepted: m.proposals_state_text_accepted,
  accepted_in_part: m.proposals_state_text_accepted_in_part,
  deferred: m.proposals_state_text_deferred,
  not_accepted: m.proposals_state_text_not_accepted,
  out_of_competence: m.proposals_state_text_out_of_competence,
} as const satisfies Record<ProposalState, Words>;

/** «Ammessa». Native code passes the locale. */
export function stateName(state: ProposalState, locale?: Locale): string {
  return stateNames[state]({}, locale ? { locale } : {});
}

/** What the state means for who reads, in one plain sentence. */
export function stateText(state: ProposalState): string {
  return stateTexts[state]();
}

/** Who proposes: the organisation's name, or «cittadina/o di Uta». */
export function proposerLabel(proposer: Pick<Proposer, "organisation" | "municipality"> & { isFormer?: boolean; isAssisted?: boolean }, locale?: Locale): string {
  const options = locale ? { locale } : {};
  if (proposer.isFormer) return m.proposals_proposer_former({}, options);
  if (proposer.organisation !== null) return proposer.organisation;
  if (proposer.isAssisted) return m.proposals_proposer_assisted({ proposer: proposerLabel({ ...proposer, isAssisted: false }, locale) }, options);
  return proposer.municipality === null ? m.proposals_proposer_citizen_unknown({}, options) : m.proposals_proposer_citizen({ municipality: proposer.municipality }, options);
}
