import type { FormFailure, FormSuccess } from "#app/platform/forms.ts";
import { formSentences } from "#app/platform/form-failure.ts";

type Result = FormFailure | FormSuccess<unknown> | undefined;

/** What a page shows of a form that came back: sentences by field and the typed text, for one of the page's forms or for all. */
export function formView(result: Result, intent?: string) {
  const failure = result && !result.ok && (intent === undefined || result.values["azione"] === intent) ? result : null;
  const errors = failure ? formSentences(failure) : null;
  return {
    failure,
    errors,
    error: (field: string): string | undefined => errors?.[field],
    value: (field: string): string | undefined => {
      const typed = failure?.values[field];
      return typeof typed === "string" ? typed : undefined;
    },
  };
}
