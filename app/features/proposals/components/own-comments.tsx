import { Form, Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { formSentences } from "#app/platform/form-failure.ts";
import type { FormFailure } from "#app/platform/forms.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { moderationSentence } from "../comments.render.ts";
import type { Comment, CommentPlace, CommentsPage } from "../comments.schema.ts";
import { commentLength, commentParameters } from "../participation.limits.ts";
import { RemoveComment } from "./remove-comment.tsx";

/** «Modifica», for as long as it may be, and «Rimuovi». */
export function OwnLinks({ comment }: { comment: Comment }) {
  return (
    <>
      {comment.mayRevise && (
        <Link to={{ search: `?${commentParameters.revise}=${comment.id}`, hash: "commenti" }} preventScrollReset className="ta-quiet-link">{m.comments_revise()}</Link>
      )}
      <RemoveComment id={comment.id} />
    </>
  );
}

type Props = { page: CommentsPage; place: CommentPlace; failure: FormFailure | null };

/** One's own comments that are not public, each with where it stands; and the one being changed. */
export function OwnComments({ page, place, failure }: Props) {
  const all = [...page.mine, ...page.items.flatMap((thread) => [thread, ...thread.replies.items])];
  const revised = all.find(({ id, mayRevise }) => mayRevise && id === place.modifica);
  return (
    <>
      {revised && <ReviseForm comment={revised} failure={failure} />}
      {page.mine.filter((comment) => comment !== revised).map((comment) => (
        <Callout key={comment.id} title={m.comments_mine_title()} headingLevel={3} kind={comment.moderation?.state === "waiting" ? "note" : "warning"}>
          <Standing comment={comment} />
          <p lang="it" style={{ whiteSpace: "pre-line" }}>{comment.body}</p>
          <OwnLinks comment={comment} />
        </Callout>
      ))}
    </>
  );
}

function Standing({ comment: { moderation } }: { comment: Comment }) {
  if (!moderation) return null;
  return (
    <>
      <p>{moderationSentence(moderation)}</p>
      {moderation.reason && <blockquote className="ta-quote" lang="it">{moderation.reason}</blockquote>}
      {moderation.passage && <p>{m.comments_passage()} <mark lang="it">{moderation.passage}</mark></p>}
    </>
  );
}

function ReviseForm({ comment, failure: answer }: { comment: Comment; failure: FormFailure | null }) {
  const failure = answer?.values["intent"] === "revise" ? answer : null;
  const errors = failure ? formSentences(failure) : {};
  return (
    <Form method="post" noValidate preventScrollReset className="mb-4">
      <h3 className="h5">{m.comments_revise_title()}</h3>
      <FormErrorSummary errors={failure && { revised: errors["body"], form: errors["form"] }} />
      <Standing comment={comment} />
      <input type="hidden" name="commentId" value={comment.id} />
      <input type="hidden" name="revision" value={comment.revision} />
      <TextareaField id="revised" name="body" label={m.comments_body()} rows={4} maxLength={commentLength} defaultValue={String(failure?.values["body"] ?? comment.body)} error={errors["body"]} required />
      <SubmitButton name="intent" value="revise">{m.comments_revise_send()}</SubmitButton>
    </Form>
  );
}
