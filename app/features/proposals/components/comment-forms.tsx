import { Form } from "react-router";
import { ActingAsField } from "#app/features/organisations/components/acting-as-field.tsx";
import type { ActingViewer } from "#app/features/organisations/organisations.abilities.ts";
import { m } from "#app/paraglide/messages.js";
import { formSentences } from "#app/platform/form-failure.ts";
import type { FormFailure } from "#app/platform/forms.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choice-field.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { commentKindName } from "../comments.render.ts";
import { commentKinds, commentLength } from "../participation.limits.ts";

type Props = { viewer: ActingViewer; districtId: string; /** What is answered; null for a new thread. */ parentId: string | null; failure: FormFailure | null };

/** A new comment, or a reply. */
export function CommentForm({ viewer, districtId, parentId, failure: answer }: Props) {
  const intent = parentId === null ? "comment" : "reply";
  const failure = answer?.values["intent"] === intent ? answer : null;
  const errors = failure ? formSentences(failure) : {};
  const value = (name: string) => String(failure?.values[name] ?? "");
  return (
    <Form method="post" noValidate preventScrollReset className="mt-4">
      <h3 className="h5">{parentId === null ? m.comments_new() : m.comments_new_reply()}</h3>
      <FormErrorSummary errors={failure && errors} />
      {parentId === null ? (
        <RadioGroup
          name="kind"
          legend={m.comments_kind()}
          options={commentKinds.map((kind) => ({ value: kind, label: commentKindName(kind) }))}
          defaultValue={value("kind")}
          error={errors["kind"]}
          inline
          required
        />
      ) : (
        <input type="hidden" name="parentId" value={parentId} />
      )}
      <TextareaField name="body" label={m.comments_body()} hint={m.comments_body_hint()} rows={4} maxLength={commentLength} defaultValue={value("body")} error={errors["body"]} required />
      <ActingAsField viewer={viewer} districtId={districtId} defaultValue={value("organisationId")} error={errors["organisationId"]} />
      <SubmitButton name="intent" value={intent}>{m.comments_send()}</SubmitButton>
    </Form>
  );
}
