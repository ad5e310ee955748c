/**
 * Every way in which a command or a page can fail, with its HTTP status. SQL raises the same codes
 * (`private.fail`); the sentences live in locales/<language>/errors.json under `error_<code>`.
 */
export const errorStatus = {
  // who is asking
  sign_in_needed: 401,
  sign_in_wrong: 401,
  link_expired: 410,
  code_wrong: 422,
  too_many_attempts: 429,
  not_found: 404,
  forbidden: 403,
  origin_refused: 400,
  // what was asked
  bad_request: 400,
  invalid: 422,
  text_empty: 422,
  text_too_short: 422,
  text_too_long: 422,
  choice_unknown: 422,
  email_invalid: 422,
  password_too_short: 422,
  password_too_long: 422,
  password_too_easy: 422,
  password_wrong: 422,
  name_missing: 422,
  slug_invalid: 422,
  prefix_invalid: 422,
  municipalities_invalid: 422,
  personal_data_found: 422,
  dates_reversed: 422,
  locale_unknown: 422,
  municipality_unknown: 422,
  category_unknown: 422,
  account_unknown: 422,
  too_large: 413,
  // when it was asked
  phase_closed: 409,
  page_stale: 409,
  version_same: 409,
  organisation_exists: 409,
  cycle_exists: 409,
  tavolo_exists: 409,
  plan_exists: 409,
  document_busy: 409,
  document_locked: 409,
  section_approved: 409,
  section_ready: 409,
  section_move_wrong: 409,
  section_unfinished: 409,
  suggest_only: 409,
  comment_only: 409,
  suggestion_decided: 409,
  suggestion_unpublished: 409,
  suggestion_gone: 409,
  suggestion_text_changed: 409,
  suggestion_impossible: 409,
  suggestion_same: 422,
  suggestion_words_missing: 422,
  delegate_twice: 409,
  last_head: 409,
  district_exists: 409,
  // proposals
  draft_changed: 409,
  proposal_moved: 409,
  delegation_missing: 403,
  citizens_only: 403,
  choice_missing: 422,
  declaration_missing: 422,
  reason_too_short: 422,
  merge_target_wrong: 409,
  merge_number_unknown: 422,
  support_own: 403,
  comment_closed: 409,
  words_changed: 409,
  number_invalid: 422,
  month_invalid: 422,
  too_many_lines: 422,
  // files
  file_missing: 422,
  file_too_large: 413,
  file_kind_refused: 422,
  file_damaged: 422,
  image_too_large: 422,
  too_many_files: 422,
  alt_text_missing: 422,
  // moderation
  passage_not_found: 422,
  // my data
  confirmation_wrong: 422,
  last_admin: 409,
  // topics
  topic_closed: 409,
  topic_without_author: 422,
  assisted_over: 409,
  follow_wrong: 422,
  // organisations
  tax_code_wrong: 422,
  tax_code_personal: 422,
  tax_code_taken: 409,
  runts_incomplete: 422,
  organisation_not_verified: 409,
  invitation_expired: 410,
  csv_unreadable: 422,
  csv_too_long: 422,
  csv_columns_missing: 422,
  // the office's desk
  weights_sum: 422,
  passage_missing: 422,
  proposals_open: 409,
  // sessions
  session_not_open: 409,
  session_closed: 409,
  session_begun: 409,
  session_exists: 409,
  agenda_item_begun: 409,
  agenda_item_exists: 409,
  too_many_items: 422,
  link_invalid: 422,
  check_in_code_wrong: 422,
  not_a_participant: 403,
  already_checked_in: 409,
  not_checked_in: 409,
  queue_closed: 409,
  already_in_queue: 409,
  // votes
  vote_closed: 409,
  vote_already_open: 409,
  vote_needs_proposal: 422,
  vote_still_open: 409,
  already_voted: 409,
  not_an_elector: 403,
  conflict_declared: 409,
  // what failed on our side
  service_unavailable: 503,
  document_queue_full: 503,
  document_too_slow: 504,
  document_failed: 500,
  unexpected: 500,
} as const;

export type ErrorCode = keyof typeof errorStatus;

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === "string" && Object.hasOwn(errorStatus, value);
}

/** An expected failure. `field` names the form field that it concerns, when there is one. */
export class AppError extends Error {
  override name = "AppError";
  readonly code: ErrorCode;
  readonly field: string | null;

  constructor(code: ErrorCode, options: { field?: string | null; cause?: unknown } = {}) {
    super(code, { cause: options.cause });
    this.code = code;
    this.field = options.field ?? null;
  }

  get status(): number {
    return errorStatus[this.code];
  }
}

/** True for an AppError of either module graph: recognised by its code, because there are two copies of the class. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === "AppError" && "code" in error && isErrorCode(error.code);
}

type PostgrestFailure = { code?: string; message: string; details?: string | null };
type PostgrestResult<T> = { data: T; error: null } | { data: unknown; error: PostgrestFailure };

/** The data of a supabase-js answer, or the AppError that its error stands for. */
export function unwrap<T>(result: PostgrestResult<T> & { status?: number }): T {
  if (result.error === null) return result.data;
  throw toAppError(result.error, result.status ?? 0);
}

/** Turns what PostgREST, the sign-in service or the network answered into a code of ours. */
export function toAppError(error: PostgrestFailure, status: number): AppError {
  if (isErrorCode(error.message)) return new AppError(error.message, { field: error.details || null, cause: error });
  switch (error.code) {
    case "PGRST116":
      return new AppError("not_found", { cause: error });
    case "PGRST301":
    case "PGRST303":
      return new AppError("sign_in_needed", { cause: error });
    case "42501":
      return new AppError("not_found", { cause: error });
    case "22P02":
    case "22007":
    case "22021":
      return new AppError("bad_request", { cause: error });
  }
  switch (status) {
    case 401:
      return new AppError("sign_in_needed", { cause: error });
    case 409:
      return new AppError("page_stale", { cause: error });
    case 413:
      return new AppError("too_large", { cause: error });
    case 429:
      return new AppError("too_many_attempts", { cause: error });
    case 0:
    case 502:
    case 503:
    case 504:
      return new AppError("service_unavailable", { cause: error });
    default:
      return new AppError("unexpected", { cause: error });
  }
}

/** What a loader throws so that the page's error boundary answers with the code's status. */
export function toResponse(error: unknown): Response {
  if (!isAppError(error)) throw error;
  return Response.json({ code: error.code, field: error.field }, { status: error.status, statusText: error.code });
}
