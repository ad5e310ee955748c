import { Form, Link } from "react-router";
import { closedStates } from "#app/features/proposals/proposals.limits.ts";
import { stateName } from "#app/features/proposals/proposals.render.ts";
import { m } from "#app/paraglide/messages.js";
import type { FormFailure } from "#app/platform/forms.ts";
import { formSentences } from "#app/platform/form-failure.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choice-field.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { outcomeReasonLength } from "../thread.limits.ts";
import { sectionName } from "../thread.render.ts";
import type { OutcomeFormPage } from "../thread.schema.ts";

/** Which section's paragraphs the second form offers: a question to the server, so it works without scripts. */
export function SectionChoice({ page }: { page: OutcomeFormPage }) {
  return (
    <Form method="get" className="mb-4" key={page.sectionId}>
      <h2 className="h4">{m.thread_form_section_title()}</h2>
      <p>{m.thread_form_section_text()}</p>
      <SelectField
        name="sezione"
        label={m.thread_form_section()}
        emptyLabel={m.thread_form_section_none()}
        defaultValue={page.sectionId ?? ""}
        options={page.sections.map((section) => ({ value: section.id, label: sectionName({ ...section, slug: "" }) }))}
      />
      <SubmitButton variant="outline" size="sm">
        {m.thread_form_section_show()}
      </SubmitButton>
    </Form>
  );
}

type Props = { page: OutcomeFormPage; failure: FormFailure | null };

/** Outcome, passage and public reason. Sending it leads to the last look, not yet to the public. */
export function OutcomeForm({ page, failure }: Props) {
  const errors = failure ? formSentences(failure) : {};
  const prepared: Record<string, string> = { kind: page.draft?.kind ?? "", reason: page.draft?.reason ?? "" };
  const value = (name: string) => String(failure?.values[name] ?? prepared[name] ?? "");
  return (
    <Form method="post" noValidate>
      <FormErrorSummary errors={failure && errors} />
      <h2 className="h4">{m.thread_form_outcome_title()}</h2>
      <input type="hidden" name="proposalId" value={page.proposal.id} />
      <input type="hidden" name="revision" value={page.proposal.revision} />
      <input type="hidden" name="sectionId" value={page.sectionId ?? ""} />
      <RadioGroup name="kind" legend={m.thread_form_kind()} options={closedStates.map((kind) => ({ value: kind, label: stateName(kind) }))} defaultValue={value("kind")} error={errors["kind"]} required />
      {page.sectionId !== null && page.passages.length === 0 && <p>{m.thread_form_section_empty()}</p>}
      {page.passages.length > 0 && (
        <RadioGroup
          name="blockId"
          legend={m.thread_form_passage()}
          options={page.passages.map((passage) => ({ value: passage.blockId, label: passage.kind === "heading" ? <strong>{passage.text}</strong> : passage.text }))}
          defaultValue={value("blockId") || page.blockId}
          error={errors["blockId"] ?? errors["sectionId"]}
        />
      )}
      <TextareaField
        name="reason"
        label={m.thread_form_reason()}
        hint={m.thread_form_reason_hint({ min: outcomeReasonLength.min })}
        rows={6}
        minLength={outcomeReasonLength.min}
        maxLength={outcomeReasonLength.max}
        defaultValue={value("reason")}
        error={errors["reason"]}
        required
      />
      <SubmitButton name="intent" value="check">
        {m.thread_form_review()}
      </SubmitButton>
    </Form>
  );
}

/** The last look: what will be public, and whether others already got the same words. */
export function OutcomeConfirmation({ page, values, backTo }: { page: OutcomeFormPage; values: FormFailure["values"]; backTo: string }) {
  const chosen = closedStates.find((kind) => kind === values["kind"]);
  const passage = page.passages.find((one) => one.blockId === values["blockId"]);
  const isAccepted = chosen === "accepted" || chosen === "accepted_in_part";
  return (
    <Form method="post">
      <h2 className="h4">{m.thread_form_confirm_title()}</h2>
      {chosen && <p className="fw-semibold">{stateName(chosen)}</p>}
      <p style={{ whiteSpace: "pre-line" }}>{String(values["reason"] ?? "")}</p>
      {isAccepted && passage && <blockquote className="ta-quote">{passage.text}</blockquote>}
      {page.sameReason > 0 && (
        <p className="alert alert-warning" role="status">
          {m.thread_form_same_reason({ count: page.sameReason })}
        </p>
      )}
      <p>{m.thread_form_confirm_text()}</p>
      {["proposalId", "revision", "sectionId", "blockId", "kind", "reason"].map((name) => (
        <input key={name} type="hidden" name={name} value={String(values[name] ?? "")} />
      ))}
      <p className="d-flex flex-wrap gap-3 align-items-center">
        <SubmitButton name="intent" value="publish">{m.thread_form_confirm()}</SubmitButton>
        <SubmitButton name="intent" value="edit" variant="outline">{m.thread_form_back()}</SubmitButton>
        <Link to={backTo}>{page.proposal.number}</Link>
      </p>
    </Form>
  );
}
