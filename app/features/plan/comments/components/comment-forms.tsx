import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { formSentences } from "#app/platform/form-failure.ts";
import type { FormFailure } from "#app/platform/forms.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { CheckboxGroup } from "#app/ui/choice-field.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import type { LoadedComments, PlacedThread } from "../load-comments.server.ts";
import { namedGroups, resolutionLength, sectionCommentLength } from "../section-comments.limits.ts";
import { groupName, threadTitle } from "../section-comments.render.ts";
import type { SectionComment } from "../section-comments.schema.ts";
import { CommentStanding } from "./comment-words.tsx";

type Failed = { failure: FormFailure | null };

/** What went wrong in the form of this intent, with what was typed. */
function failed(answer: FormFailure | null, intent: string) {
  const failure = answer?.values["intent"] === intent ? answer : null;
  const typed = (name: string) => failure?.values[name] ?? "";
  return { failure, errors: failure ? formSentences(failure) : {}, value: (name: string) => String(typed(name)), values: (name: string) => [typed(name)].flat() };
}

/** A new thread, on one of the paragraphs or on the whole section. */
export function NewComment({ comments: { mentionable, paragraphs }, failure: answer }: Failed & { comments: LoadedComments }) {
  const { failure, errors, value, values } = failed(answer, "comment");
  return (
    <Form method="post" noValidate preventScrollReset id="scrivi" className="mt-4 d-print-none" aria-labelledby="scrivi-titolo">
      <h2 id="scrivi-titolo" className="h4">{m.comments_new()}</h2>
      <FormErrorSummary errors={failure && errors} />
      <SelectField
        name="blockId" label={m.section_comments_about()} hint={m.section_comments_about_hint()} emptyLabel={m.section_comments_on_section()}
        options={paragraphs.map(({ id, label }) => ({ value: id, label }))} defaultValue={value("blockId")} error={errors["blockId"]}
      />
      <TextareaField name="body" label={m.comments_body()} hint={m.section_comments_body_hint()} rows={4} maxLength={sectionCommentLength} defaultValue={value("body")} error={errors["body"]} required />
      <MentionsField mentionable={mentionable} chosen={values("mentions[]")} error={errors["mentions"]} />
      <SubmitButton name="intent" value="comment">{m.comments_send()}</SubmitButton>
    </Form>
  );
}

/** An answer in a thread. */
export function Reply({ thread, mentionable, failure: answer }: Failed & { thread: PlacedThread; mentionable: LoadedComments["mentionable"] }) {
  const { failure, errors, value, values } = failed(answer, "reply");
  return (
    <Form method="post" noValidate preventScrollReset id="rispondi" className="mt-4 d-print-none">
      <h2 className="h4">{m.section_comments_reply_to({ title: threadTitle(thread) })}</h2>
      <FormErrorSummary errors={failure && errors} />
      <input type="hidden" name="commentId" value={thread.id} />
      <TextareaField name="body" label={m.comments_body()} hint={m.section_comments_body_hint()} rows={4} maxLength={sectionCommentLength} defaultValue={value("body")} error={errors["body"]} required />
      <MentionsField mentionable={mentionable} chosen={values("mentions[]")} error={errors["mentions"]} />
      <SubmitButton name="intent" value="reply">{m.comments_send()}</SubmitButton>
    </Form>
  );
}

/** Closes a thread with a note, or opens it again. */
export function Resolve({ thread, failure: answer }: Failed & { thread: PlacedThread }) {
  const { failure, errors, value } = failed(answer, thread.resolvedAt === null ? "resolve" : "reopen");
  return (
    <Form method="post" noValidate preventScrollReset className="mt-4 d-print-none">
      <h2 className="h4">{thread.resolvedAt === null ? m.section_comments_resolve_title() : m.section_comments_reopen_title()}</h2>
      <FormErrorSummary errors={failure && errors} />
      <input type="hidden" name="commentId" value={thread.id} />
      {thread.resolvedAt === null ? (
        <>
          <TextareaField name="note" label={m.section_comments_note()} hint={m.section_comments_note_hint()} rows={2} maxLength={resolutionLength} defaultValue={value("note")} error={errors["note"]} />
          <SubmitButton name="intent" value="resolve" variant="outline">{m.section_comments_resolve()}</SubmitButton>
        </>
      ) : (
        <SubmitButton name="intent" value="reopen" variant="outline">{m.section_comments_reopen()}</SubmitButton>
      )}
    </Form>
  );
}

/** One's own words written anew. */
export function Revise({ comment, failure: answer }: Failed & { comment: SectionComment }) {
  const { failure, errors, value } = failed(answer, "revise");
  return (
    <Form method="post" noValidate preventScrollReset id="modifica" className="mt-4 d-print-none">
      <h2 className="h4">{m.comments_revise_title()}</h2>
      <FormErrorSummary errors={failure && { revised: errors["body"], form: errors["form"] }} />
      <CommentStanding moderation={comment.isMine ? comment.moderation : null} />
      <input type="hidden" name="commentId" value={comment.id} />
      <input type="hidden" name="revision" value={comment.revision} />
      <TextareaField id="revised" name="body" label={m.comments_body()} rows={4} maxLength={sectionCommentLength} defaultValue={failure ? value("body") : comment.body} error={errors["body"]} required />
      <SubmitButton name="intent" value="revise">{m.comments_revise_send()}</SubmitButton>
    </Form>
  );
}

type MentionsProps = { mentionable: LoadedComments["mentionable"]; chosen?: readonly string[]; error?: string | undefined; id?: string };

/** Whom the comment is for: a list of boxes behind a disclosure, so it works with every keyboard and without scripts. */
export function MentionsField({ mentionable, chosen = [], error, id = "mentions" }: MentionsProps) {
  const options = [...namedGroups.map((group) => ({ value: group, label: groupName(group) })), ...mentionable.map((one) => ({ value: one.id, label: one.name }))];
  return (
    <details className="mb-3" open={error !== undefined || chosen.some((value) => value !== "") || undefined}>
      <summary>{m.section_comments_name_somebody()}</summary>
      <CheckboxGroup id={id} name="mentions[]" legend={m.section_comments_name_whom()} hint={m.section_comments_name_hint()} options={options} defaultValues={chosen} error={error} />
    </details>
  );
}
