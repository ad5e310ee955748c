import type { FormFailure } from "#app/platform/forms.ts";
import { formSentences } from "#app/platform/form-failure.ts";

/** What one of a page's forms shows: after a failure of its own, what was typed and what is wrong with it. */
export type ShownForm = {
  /** Which form of the page this is; its hidden field `intent`. */
  intent: string;
  failed: boolean;
  needsSignIn: boolean;
  /** Sentences by the id of their control, as FormErrorSummary takes them. */
  summary: Record<string, string> | null;
  id(field: string): string;
  error(field: string): string | undefined;
  value(field: string, stored?: string): string;
  values(field: string, stored?: readonly string[]): readonly string[];
};

/** The state of the form `intent`, from what the page's action answered last (undefined before the first try). */
export function shownForm(failure: FormFailure | undefined, intent: string): ShownForm {
  const own = failure?.values["intent"] === intent ? failure : undefined;
  const sentences = own ? formSentences(own) : {};
  const id = (field: string) => `${intent}-${field}`;
  return {
    intent,
    failed: own !== undefined,
    needsSignIn: own?.formError === "sign_in_needed",
    summary: own ? Object.fromEntries(Object.entries(sentences).map(([field, sentence]) => [field === "form" ? field : id(field), sentence])) : null,
    id,
    error: (field) => sentences[field],
    value(field, stored = "") {
      const typed = own?.values[field];
      return typeof typed === "string" ? typed : stored;
    },
    values(field, stored = []) {
      const typed = own?.values[field];
      if (typed === undefined) return own ? [] : stored;
      return typeof typed === "string" ? [typed] : typed;
    },
  };
}
