import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { formSentences } from "#app/platform/form-failure.ts";
import type { FormFailure } from "#app/platform/forms.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { type Decision, grounds, passageLength, reasonLength } from "../moderation.limits.ts";
import { groundName } from "../moderation.render.ts";
import type { QueuedText } from "../moderation.schema.ts";
import { UseSelection } from "./use-selection.tsx";

type Props = { text: QueuedText; failure: FormFailure | null };

/** What the office can decide on a text: the quick one first, those that need a reason behind a disclosure. */
export function DecisionForms({ text, failure }: Props) {
  const failed = (decision: Decision) => (failure?.values["decision"] === decision ? failure : null);
  return (
    <div className="d-flex flex-wrap gap-3 align-items-start">
      <Form method="post">
        <Hidden text={text} decision={text.state === "waiting" ? "publish" : "keep"} />
        <SubmitButton size="sm">{text.state === "waiting" ? m.moderation_publish() : m.moderation_keep()}</SubmitButton>
      </Form>
      {text.state === "waiting" && text.kind !== "proposal" && <ReasonForm text={text} decision="ask_changes" failure={failed("ask_changes")} />}
      <ReasonForm text={text} decision="hide" failure={failed("hide")} />
    </div>
  );
}

function ReasonForm({ text, decision, failure }: Props & { decision: "ask_changes" | "hide" }) {
  const label = decision === "hide" ? m.moderation_hide() : m.moderation_ask_changes();
  const errors = failure ? formSentences(failure) : {};
  const field = (name: string) => `${decision}-${name}-${text.id}`;
  const byId = Object.fromEntries(Object.entries(errors).map(([name, sentence]) => [name === "form" ? name : field(name), sentence]));
  const value = (name: string) => String(failure?.values[name] ?? "");
  return (
    <Confirm label={label} size="sm" question={decision === "hide" ? m.moderation_hide_question() : m.moderation_ask_changes_question()}>
      <Form method="post" noValidate data-decision={decision}>
        <FormErrorSummary errors={failure && byId} />
        <Hidden text={text} decision={decision} />
        {decision === "hide" && (
          <SelectField
            id={field("ground")} name="ground" label={m.moderation_ground()} emptyLabel={m.moderation_ground_choose()} required
            options={grounds.map((ground) => ({ value: ground, label: groundName(ground) }))} defaultValue={value("ground")} error={errors["ground"]}
          />
        )}
        {decision === "ask_changes" && (
          <>
            <TextareaField
              id={field("passage")} name="passage" label={m.moderation_passage()} hint={m.moderation_passage_hint()} rows={2}
              maxLength={passageLength.max} defaultValue={value("passage")} error={errors["passage"]}
            />
            <UseSelection fieldId={field("passage")} />
          </>
        )}
        <TextareaField
          id={field("reason")} name="reason" label={m.moderation_reason()} hint={m.moderation_reason_hint()} rows={3} required
          maxLength={reasonLength.max} defaultValue={value("reason")} error={errors["reason"]}
        />
        <SubmitButton size="sm">{label}</SubmitButton>
      </Form>
    </Confirm>
  );
}

function Hidden({ text, decision }: { text: QueuedText; decision: Decision }) {
  return (
    <>
      <input type="hidden" name="intent" value="decide" />
      <input type="hidden" name="kind" value={text.kind} />
      <input type="hidden" name="subjectId" value={text.id} />
      <input type="hidden" name="state" value={text.state} />
      <input type="hidden" name="mark" value={text.mark} />
      <input type="hidden" name="decision" value={decision} />
    </>
  );
}
