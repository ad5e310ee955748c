import { formSentences, isFormFailure } from "#app/platform/form-failure.ts";
import type { FormValues } from "#app/platform/forms.ts";

export type SentForm = { errors: Readonly<Record<string, string>>; typed: (field: string) => string | undefined };

/** What went wrong with this very form, when it was the one that was sent: several of a kind stand on one page. */
export function failureOf(answer: unknown, intent: string, suggestionId?: string): SentForm | null {
  if (!isFormFailure(answer) || answer.values["intent"] !== intent) return null;
  if (suggestionId !== undefined && answer.values["suggestionId"] !== suggestionId) return null;
  return { errors: formSentences(answer), typed: (field) => typedText(answer.values, field) };
}

/** True when the form that was refused is still on the page and says itself what was wrong. */
export function isShownWithForm(answer: unknown, open: readonly { id: string }[], canSuggest: boolean): boolean {
  if (!isFormFailure(answer)) return false;
  if (answer.formError === "sign_in_needed") return false;
  return answer.values["intent"] === "suggest" ? canSuggest : open.some(({ id }) => id === answer.values["suggestionId"]);
}

function typedText(values: FormValues, field: string): string | undefined {
  const value = values[field];
  return typeof value === "string" ? value : undefined;
}

/** The errors with the ids of this form's fields, as the summary links to them. */
export function withSuffix(errors: Readonly<Record<string, string>>, suffix: string): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).map(([field, sentence]) => [field === "form" ? field : `${field}-${suffix}`, sentence]));
}
