import type { FormFailure, FormValues } from "#app/platform/forms.ts";
import { type ErrorCode, isErrorCode } from "#app/platform/errors.ts";

/** True for what an action answers when its form was not accepted. */
export function isFormFailure(answer: unknown): answer is FormFailure {
  return typeof answer === "object" && answer !== null && "ok" in answer && answer.ok === false && "fieldErrors" in answer && "values" in answer;
}

/** A form that was not accepted, on a page that can't be shown (any more): why, and what was typed. */
export type LostForm = { code: ErrorCode; values: FormValues };

export function lostFormOf(failure: FormFailure): LostForm {
  return { code: failure.formError ?? Object.values(failure.fieldErrors)[0] ?? "invalid", values: failure.values };
}

export function isLostForm(value: unknown): value is LostForm {
  return typeof value === "object" && value !== null && "code" in value && isErrorCode(value.code) && "values" in value && typeof value.values === "object";
}
