import type { ReactNode } from "react";
import { Form } from "react-router";
import { Button } from "#app/ui/button.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { type SentForm, withSuffix } from "../suggestion-failure.ts";

/** How the panel in the editor sends a form itself: it must not leave the text. Without it the page is sent. */
export type Sending = { send: (form: FormData) => void; isBusy: boolean };

type Props = {
  sending: Sending | undefined;
  intent: string;
  suggestionId?: string;
  /** Makes the ids of the fields unique on the page. */
  suffix: string;
  failure: SentForm | null;
  submit: string;
  children?: ReactNode;
};

/** One of the forms of suggestions, with what went wrong on top of it. */
export function SuggestionForm({ sending, intent, suggestionId, suffix, failure, submit, children }: Props) {
  return (
    <Form
      method="post"
      onSubmit={(event) => {
        if (!sending) return;
        event.preventDefault();
        sending.send(new FormData(event.currentTarget));
      }}
    >
      <FormErrorSummary errors={failure && withSuffix(failure.errors, suffix)} />
      <input type="hidden" name="intent" value={intent} />
      {suggestionId !== undefined && <input type="hidden" name="suggestionId" value={suggestionId} />}
      {children}
      <Button type="submit" size="sm" aria-busy={sending?.isBusy || undefined}>{submit}</Button>
    </Form>
  );
}
