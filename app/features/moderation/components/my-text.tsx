import { Form, Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { formSentences } from "#app/platform/form-failure.ts";
import type { FormFailure } from "#app/platform/forms.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { Time } from "#app/ui/time.tsx";
import { appealLength } from "../moderation.limits.ts";
import { groundName, moderationStateName, textKindName } from "../moderation.render.ts";
import type { MyModeratedText } from "../moderation.schema.ts";

type Props = { text: MyModeratedText; failure: FormFailure | null };

/** One's own text that is not public as written: why, and what one can do about it. */
export function MyTextArticle({ text, failure }: Props) {
  const id = `mine-${text.id}`;
  return (
    <article className="mb-5 pb-4 border-bottom" aria-labelledby={id}>
      <p className="mb-1">
        <Tag tone={text.state === "hidden" ? "danger" : "warning"}>{moderationStateName(text.state)}</Tag> {textKindName(text.kind)} · <Time value={text.writtenAt} format="medium" />
      </p>
      <h2 id={id} className="h5">{text.title}</h2>
      <blockquote className="ta-prose border-start ps-3">{text.body}</blockquote>
      {text.ground && <p>{m.moderation_mine_ground({ ground: groundName(text.ground) })}</p>}
      {text.reason && <p>{m.moderation_mine_reason({ reason: text.reason })}</p>}
      {text.passage && <p>{m.moderation_mine_passage({ passage: text.passage })}</p>}
      {text.state === "changes_asked" && (
        <p>
          <Link to={text.path}>{m.moderation_mine_change()}</Link>
        </p>
      )}
      {text.appeal && <AppealState appeal={text.appeal} />}
      {text.decisionId && !text.appeal && <AppealForm decisionId={text.decisionId} failure={failure} />}
    </article>
  );
}

function AppealState({ appeal }: { appeal: NonNullable<MyModeratedText["appeal"]> }) {
  return appeal.outcome === null ? <p>{m.moderation_mine_appeal_waits()}</p> : <p>{m.moderation_mine_appeal_answer({ answer: appeal.answer })}</p>;
}

function AppealForm({ decisionId, failure }: { decisionId: string; failure: FormFailure | null }) {
  const errors = failure ? formSentences(failure) : {};
  const field = `body-${decisionId}`;
  return (
    <Confirm label={m.moderation_appeal_open()} question={m.moderation_appeal_question()}>
      <Form method="post" noValidate>
        <FormErrorSummary errors={failure && Object.fromEntries(Object.entries(errors).map(([name, sentence]) => [name === "body" ? field : name, sentence]))} />
        <input type="hidden" name="decisionId" value={decisionId} />
        <TextareaField
          id={field} name="body" label={m.moderation_appeal_body()} rows={4} required maxLength={appealLength.max}
          defaultValue={String(failure?.values["body"] ?? "")} error={errors["body"]}
        />
        <SubmitButton>{m.moderation_appeal_send_mine()}</SubmitButton>
      </Form>
    </Confirm>
  );
}
