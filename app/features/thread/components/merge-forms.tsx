import { Form } from "react-router";
import { proposerLabel, stateName } from "#app/features/proposals/proposals.render.ts";
import { officeReasonLength } from "#app/features/proposals/participation.limits.ts";
import { m } from "#app/paraglide/messages.js";
import { formSentences } from "#app/platform/form-failure.ts";
import type { FormFailure } from "#app/platform/forms.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choice-field.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { Time } from "#app/ui/time.tsx";
import type { MergePage } from "../lineage.schema.ts";
import { ProposalLink } from "./lineage.tsx";

/** Where the proposal flows to, which others with it, and why. */
export function MergeForm({ page, failure: answer }: { page: MergePage; failure: FormFailure | null }) {
  const failure = answer?.values["intent"] === "merge" ? answer : null;
  const errors = failure ? formSentences(failure) : {};
  const value = (name: string) => String(failure?.values[name] ?? "");
  return (
    <Form method="post" noValidate>
      <FormErrorSummary errors={failure && errors} />
      {page.similar.length > 0 && (
        <RadioGroup
          name="into"
          legend={m.thread_merge_into()}
          hint={m.thread_merge_into_hint()}
          options={page.similar.map((card) => ({ value: card.number, label: `${card.number} ${card.title}`, hint: `${proposerLabel(card.proposer)} · ${stateName(card.state)}` }))}
          defaultValue={value("into")}
          error={errors["into"]}
        />
      )}
      <TextField name="intoTyped" label={m.thread_merge_into_typed()} hint={m.thread_merge_into_typed_hint()} defaultValue={value("intoTyped")} error={page.similar.length === 0 ? errors["into"] : undefined} maxLength={30} />
      <TextField name="others" label={m.thread_merge_others()} hint={m.thread_merge_others_hint()} defaultValue={value("others")} error={errors["others"]} />
      <TextareaField name="reason" label={m.thread_merge_reason()} hint={m.thread_merge_reason_hint({ min: officeReasonLength.min })} rows={3} maxLength={officeReasonLength.max} defaultValue={value("reason")} error={errors["reason"]} required />
      <SubmitButton name="intent" value="merge">{m.thread_merge_send()}</SubmitButton>
    </Form>
  );
}

/** The merges that stand, each with how to take it back while nothing is closed. */
export function MergeLinks({ page, ambito, failure: answer }: { page: MergePage; ambito: string; failure: FormFailure | null }) {
  const failure = answer?.values["intent"] === "undo" ? answer : null;
  if (page.links.length === 0) return null;
  return (
    <section aria-labelledby="unioni" className="mb-5">
      <h2 id="unioni">{m.thread_merge_links()}</h2>
      <FormErrorSummary errors={failure && { form: Object.values(formSentences(failure)).join(" ") }} />
      {page.links.map((link) => (
        <article key={link.id} className="mb-4">
          <p className="mb-1">{link.direction === "into" ? m.thread_merge_link_into() : m.thread_merge_link_from()} <ProposalLink card={link} ambito={ambito} withState /></p>
          <p className="mb-2"><Time value={link.madeAt} /> · <span lang="it">{link.reason}</span></p>
          <Confirm label={m.thread_merge_undo()} question={m.thread_merge_undo_question()} size="sm">
            <Form method="post" noValidate>
              <input type="hidden" name="lineageId" value={link.id} />
              <TextareaField id={`reason-${link.id}`} name="reason" label={m.thread_merge_undo_reason()} hint={m.thread_merge_reason_hint({ min: officeReasonLength.min })} rows={2} maxLength={officeReasonLength.max} defaultValue={failure?.values["lineageId"] === link.id ? String(failure.values["reason"] ?? "") : ""} required />
              <SubmitButton name="intent" value="undo" variant="danger" size="sm">{m.thread_merge_undo_confirm()}</SubmitButton>
            </Form>
          </Confirm>
        </article>
      ))}
    </section>
  );
}
