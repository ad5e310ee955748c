import { m } from "#app/paraglide/messages.js";
import type { Locale } from "#app/paraglide/runtime.js";
import { formatList } from "#app/platform/i18n/format.ts";
import type { PersonalDataKind, PersonalDataMatch } from "./personal-data.rules.ts";
import type { ProposalState, TextField, Urgency } from "./proposals.limits.ts";
import type { Proposer } from "./proposals.schema.ts";

type Words = (inputs?: Record<string, never>, options?: { locale?: Locale }) => string;

const stateNames = {
  draft: m.proposals_state_draft,
  submitted: m.proposals_state_submitted,
  returned: m.proposals_state_returned,
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

const questions = {
  title: m.proposals_field_title,
  need: m.proposals_field_need,
  who: m.proposals_field_who,
  proposal: m.proposals_field_proposal,
  expectedChange: m.proposals_field_expected_change,
} as const satisfies Record<TextField, Words>;

const urgencyNames = { high: m.proposals_urgency_high, medium: m.proposals_urgency_medium, low: m.proposals_urgency_low } as const satisfies Record<Urgency, Words>;

const personalDataNames = {
  fiscal_code: m.proposals_personal_data_fiscal_code,
  iban: m.proposals_personal_data_iban,
  email: m.proposals_personal_data_email,
  phone: m.proposals_personal_data_phone,
} as const satisfies Record<PersonalDataKind, (inputs: { text: string }) => string>;

/** «Ammessa». Native code passes the locale. */
export function stateName(state: ProposalState, locale?: Locale): string {
  return stateNames[state]({}, locale ? { locale } : {});
}

/** What the state means for who reads, in one plain sentence. */
export function stateText(state: ProposalState): string {
  return stateTexts[state]();
}

/** The question of the form that a text answers. */
export function question(field: TextField): string {
  return questions[field]();
}

export function urgencyName(urgency: Urgency): string {
  return urgencyNames[urgency]();
}

/** Who proposes: the organisation's name, or «cittadina/o di Uta». */
export function proposerLabel(proposer: Pick<Proposer, "organisation" | "municipality">, locale?: Locale): string {
  const options = locale ? { locale } : {};
  if (proposer.organisation !== null) return proposer.organisation;
  return proposer.municipality === null ? m.proposals_proposer_citizen_unknown({}, options) : m.proposals_proposer_citizen({ municipality: proposer.municipality }, options);
}

/** Says which personal data stand in a text and that they must go, quoting them. */
export function personalDataSentence(matches: readonly PersonalDataMatch[]): string {
  const items = [...new Set(matches.map((match) => personalDataNames[match.kind]({ text: match.text })))];
  return m.proposals_personal_data_found({ items: formatList(items) });
}
