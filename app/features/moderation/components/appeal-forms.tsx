import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { formSentences } from "#app/platform/form-failure.ts";
import type { FormFailure } from "#app/platform/forms.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choice-field.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { Time } from "#app/ui/time.tsx";
import { reasonLength } from "../moderation.limits.ts";
import { groundName } from "../moderation.render.ts";
import type { QueuedAppeal } from "../moderation.schema.ts";

type Props = { appeal: QueuedAppeal; isHead: boolean; failure: FormFailure | null };

/** What an author asks to look at again; only the head of the office answers. */
export function AppealArticle({ appeal, isHead, failure }: Props) {
  const id = `appeal-${appeal.id}`;
  return (
    <article className="mb-5 pb-4 border-bottom" aria-labelledby={id}>
      <h3 id={id} className="h5">{appeal.title}</h3>
      <blockquote className="ta-prose border-start ps-3">{appeal.text}</blockquote>
      <p>{m.moderation_appeal_hidden_for({ ground: groundName(appeal.ground), reason: appeal.reason })}</p>
      <p>
        <strong>{m.moderation_appeal_says()}</strong> {appeal.body} · <Time value={appeal.at} format="medium" />
      </p>
      {isHead ? <AnswerForm appeal={appeal} failure={failure} /> : <p>{m.moderation_appeal_head_only()}</p>}
    </article>
  );
}

function AnswerForm({ appeal, failure }: Omit<Props, "isHead">) {
  const errors = failure ? formSentences(failure) : {};
  const field = (name: string) => `${name}-${appeal.id}`;
  const byId = Object.fromEntries(Object.entries(errors).map(([name, sentence]) => [name === "form" ? name : field(name), sentence]));
  return (
    <Form method="post" noValidate>
      <FormErrorSummary errors={failure && byId} />
      <input type="hidden" name="intent" value="appeal" />
      <input type="hidden" name="appealId" value={appeal.id} />
      <RadioGroup
        id={field("outcome")} name="outcome" legend={m.moderation_appeal_outcome()} required
        options={[{ value: "restored", label: m.moderation_appeal_restore() }, { value: "upheld", label: m.moderation_appeal_uphold() }]}
        defaultValue={String(failure?.values["outcome"] ?? "")} error={errors["outcome"]}
      />
      <TextareaField
        id={field("answer")} name="answer" label={m.moderation_appeal_answer()} hint={m.moderation_reason_hint()} rows={3} required
        maxLength={reasonLength.max} defaultValue={String(failure?.values["answer"] ?? "")} error={errors["answer"]}
      />
      <SubmitButton size="sm">{m.moderation_appeal_send()}</SubmitButton>
    </Form>
  );
}
