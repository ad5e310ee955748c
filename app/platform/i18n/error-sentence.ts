import { m } from "#app/paraglide/messages.js";
import type { ErrorCode } from "#app/platform/errors.ts";
import type { FormFailure } from "#app/platform/forms.ts";

// Each code by its name: looking the message up by a made-up key would pull every text of the site into the page.
const sentences = {
  sign_in_needed: m.error_sign_in_needed,
  sign_in_wrong: m.error_sign_in_wrong,
  link_expired: m.error_link_expired,
  code_wrong: m.error_code_wrong,
  too_many_attempts: m.error_too_many_attempts,
  not_found: m.error_not_found,
  forbidden: m.error_forbidden,
  origin_refused: m.error_origin_refused,
  bad_request: m.error_bad_request,
  invalid: m.error_invalid,
  text_empty: m.error_text_empty,
  text_too_short: m.error_text_too_short,
  text_too_long: m.error_text_too_long,
  choice_unknown: m.error_choice_unknown,
  email_invalid: m.error_email_invalid,
  password_too_short: m.error_password_too_short,
  password_too_long: m.error_password_too_long,
  password_too_easy: m.error_password_too_easy,
  password_wrong: m.error_password_wrong,
  name_missing: m.error_name_missing,
  slug_invalid: m.error_slug_invalid,
  prefix_invalid: m.error_prefix_invalid,
  municipalities_invalid: m.error_municipalities_invalid,
  personal_data_found: m.error_personal_data_found,
  dates_reversed: m.error_dates_reversed,
  locale_unknown: m.error_locale_unknown,
  municipality_unknown: m.error_municipality_unknown,
  category_unknown: m.error_category_unknown,
  account_unknown: m.error_account_unknown,
  too_large: m.error_too_large,
  phase_closed: m.error_phase_closed,
  page_stale: m.error_page_stale,
  organisation_exists: m.error_organisation_exists,
  cycle_exists: m.error_cycle_exists,
  tavolo_exists: m.error_tavolo_exists,
  plan_exists: m.error_plan_exists,
  document_busy: m.error_document_busy,
  document_locked: m.error_document_locked,
  section_approved: m.error_section_approved,
  delegate_twice: m.error_delegate_twice,
  last_head: m.error_last_head,
  district_exists: m.error_district_exists,
  draft_changed: m.error_draft_changed,
  proposal_moved: m.error_proposal_moved,
  delegation_missing: m.error_delegation_missing,
  citizens_only: m.error_citizens_only,
  choice_missing: m.error_choice_missing,
  declaration_missing: m.error_declaration_missing,
  reason_too_short: m.error_reason_too_short,
  session_not_open: m.error_session_not_open,
  session_closed: m.error_session_closed,
  session_begun: m.error_session_begun,
  session_exists: m.error_session_exists,
  agenda_item_begun: m.error_agenda_item_begun,
  agenda_item_exists: m.error_agenda_item_exists,
  too_many_items: m.error_too_many_items,
  link_invalid: m.error_link_invalid,
  check_in_code_wrong: m.error_check_in_code_wrong,
  not_a_participant: m.error_not_a_participant,
  already_checked_in: m.error_already_checked_in,
  not_checked_in: m.error_not_checked_in,
  queue_closed: m.error_queue_closed,
  already_in_queue: m.error_already_in_queue,
  vote_closed: m.error_vote_closed,
  vote_already_open: m.error_vote_already_open,
  vote_needs_proposal: m.error_vote_needs_proposal,
  vote_still_open: m.error_vote_still_open,
  already_voted: m.error_already_voted,
  not_an_elector: m.error_not_an_elector,
  conflict_declared: m.error_conflict_declared,
  service_unavailable: m.error_service_unavailable,
  document_queue_full: m.error_document_queue_full,
  document_too_slow: m.error_document_too_slow,
  document_failed: m.error_document_failed,
  unexpected: m.error_unexpected,
} as const satisfies Record<ErrorCode, () => string>;

/** What went wrong, as a sentence in the reader's language that says what to do about it. */
export function errorSentence(code: ErrorCode): string {
  return sentences[code]();
}

/** A failed form with its sentences in the language of the request: what the browser shows. */
export function withSentences(failure: FormFailure): FormFailure {
  const sentences = {
    ...(failure.formError ? { form: errorSentence(failure.formError) } : {}),
    ...Object.fromEntries(Object.entries(failure.fieldErrors).map(([field, code]) => [field, errorSentence(code)])),
  };
  return { ...failure, sentences };
}
