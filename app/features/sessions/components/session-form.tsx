import { Form } from "react-router";
import type { ReactNode } from "react";
import { m } from "#app/paraglide/messages.js";
import type { FormFailure } from "#app/platform/forms.ts";
import { formSentences } from "#app/platform/form-failure.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { sessionLimits } from "../sessions.limits.ts";

export type SessionFormValues = { title: string; day: string; from: string; to: string; place: string; onlineLink: string };

type Props = {
  failure: FormFailure | null;
  initial: SessionFormValues;
  submitLabel: string;
  /** Fields of one form only: the tavolo and the first agenda, or the revision. */
  before?: ReactNode;
  after?: ReactNode;
};

/** Date, place and title of a session: for calling one and for changing one. What was typed wins over what was stored. */
export function SessionForm({ failure, initial, submitLabel, before, after }: Props) {
  const sentences = failure ? formSentences(failure) : null;
  const field = (name: keyof SessionFormValues) => {
    const typed = failure?.values[name];
    return { name, error: sentences?.[name], defaultValue: typeof typed === "string" ? typed : initial[name] };
  };
  return (
    <Form method="post">
      <FormErrorSummary errors={sentences} />
      {before}
      <TextField {...field("title")} label={m.sessions_field_title()} required maxLength={sessionLimits.titleMax} />
      <TextField {...field("day")} label={m.sessions_field_day()} type="date" required />
      <TextField {...field("from")} label={m.sessions_field_from()} type="time" required />
      <TextField {...field("to")} label={m.sessions_field_to()} type="time" required />
      <TextField {...field("place")} label={m.sessions_field_place()} maxLength={sessionLimits.placeMax} />
      <TextField {...field("onlineLink")} label={m.sessions_field_link()} hint={m.sessions_field_link_hint()} type="url" maxLength={sessionLimits.linkMax} />
      {after}
      <SubmitButton>{submitLabel}</SubmitButton>
    </Form>
  );
}
