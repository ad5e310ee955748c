import type { FormFailure, FormValues } from "#app/platform/forms.ts";

/** True for what an action answers when its form was not accepted. */
export function isFormFailure(answer: unknown): answer is FormFailure {
  return typeof answer === "object" && answer !== null && "ok" in answer && answer.ok === false && "fieldErrors" in answer && "values" in answer;
}

/** The sentences of a failed form by field (`form` for what concerns no single field), as FormErrorSummary takes them. */
export function formSentences({ sentences = {} }: Pick<FormFailure, "sentences">): Record<string, string> {
  return sentences;
}

/**
 * A form that was not accepted, on a page that can't be shown (any more): why, in the reader's language, and what was
 * typed. `repeatTo` is where the same can be sent again; null when that would not help, or a secret is missing for it.
 */
export type LostForm = { code: string; sentence: string; values: FormValues; repeatTo: string | null };

export function isLostForm(value: unknown): value is LostForm {
  return typeof value === "object" && value !== null && "sentence" in value && "values" in value && typeof value.values === "object";
}
