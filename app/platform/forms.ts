import { data } from "react-router";
import type { z } from "zod";
import { type ErrorCode, errorStatus, isAppError, isErrorCode } from "#app/platform/errors.ts";

/** What was typed, to show it again: text fields only, files and secrets left out. */
export type FormValues = Record<string, string | string[]>;

export type FormFailure = {
  ok: false;
  /** What went wrong with the whole form, when it isn't one field's fault. */
  formError: ErrorCode | null;
  fieldErrors: Record<string, ErrorCode>;
  values: FormValues;
  /** The errors in the reader's language, by field (`form` for what concerns no single field). The server adds them to what an action answers: the browser needs no list of all sentences. */
  sentences?: Record<string, string>;
};

export type FormSuccess<T> = { ok: true; data: T };

const SECRET_FIELDS = /password|token/i;

/** The form as typed, without passwords: what a page needs to lose nothing after an error. */
export function typedValues(formData: FormData): FormValues {
  const values: FormValues = {};
  for (const key of new Set(formData.keys())) {
    if (SECRET_FIELDS.test(key)) continue;
    const all = formData.getAll(key).filter((value) => typeof value === "string");
    values[key] = all.length > 1 ? all : (all[0] ?? "");
  }
  return values;
}

/** True when the typed values are the whole form: then the same can be sent again from another page. */
export function isWholeWithoutSecrets(formData: FormData): boolean {
  return [...formData].every(([key, value]) => typeof value === "string" && !SECRET_FIELDS.test(key));
}

/**
 * Parses a form once, at the border. A field named `x[]` is always a list. Issues become codes of the closed
 * list: a schema names its own with a message that is a code, else the issue's kind decides.
 */
export function parseForm<S extends z.ZodType>(schema: S, formData: FormData): FormSuccess<z.output<S>> | FormFailure {
  const values = typedValues(formData);
  const input: Record<string, unknown> = {};
  for (const key of new Set(formData.keys())) {
    // No text of PostgreSQL holds a NUL: nobody typed it.
    const all = formData.getAll(key).map((value) => (typeof value === "string" ? value.replaceAll("\0", "") : value));
    if (key.endsWith("[]")) input[key.slice(0, -2)] = all;
    else input[key] = all.length > 1 ? all : all[0];
  }
  const parsed = schema.safeParse(input);
  if (parsed.success) return { ok: true, data: parsed.data };
  const fieldErrors: Record<string, ErrorCode> = {};
  let formError: ErrorCode | null = null;
  for (const issue of parsed.error.issues) {
    const field = issue.path[0];
    const code = issueCode(issue);
    // A hidden field is nothing that the person could put right: that concerns the whole form.
    if (typeof field === "string" && code !== "bad_request") fieldErrors[field] ??= code;
    else formError ??= code;
  }
  return { ok: false, formError, fieldErrors, values };
}

function issueCode(issue: z.core.$ZodIssue): ErrorCode {
  if (isErrorCode(issue.message)) return issue.message;
  switch (issue.code) {
    case "too_small":
      return "text_empty";
    case "too_big":
      return "text_too_long";
    case "invalid_value":
      return "choice_unknown";
    case "invalid_type":
      return "text_empty";
    default:
      return "invalid";
  }
}

/**
 * Runs a command for a form's action. An expected failure becomes data for the page, with its HTTP status
 * and everything that was typed; an unexpected one goes on to the error boundary.
 */
export async function commandResult<T>(formData: FormData, command: () => Promise<T>): Promise<FormSuccess<T> | ReturnType<typeof formFailure>> {
  try {
    return { ok: true, data: await command() };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return formFailure({
      ok: false,
      formError: error.field ? null : error.code,
      fieldErrors: error.field ? { [error.field]: error.code } : {},
      values: typedValues(formData),
    });
  }
}

/** A failed form as the action's answer: its status is the first error's. */
export function formFailure(failure: FormFailure) {
  const code = failure.formError ?? Object.values(failure.fieldErrors)[0] ?? "invalid";
  return data(failure, { status: errorStatus[code] });
}
