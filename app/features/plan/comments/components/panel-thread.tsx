import { href, Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import type { EditorSpace } from "#app/features/documents/editor-space.ts";
import { m } from "#app/paraglide/messages.js";
import { formatList } from "#app/platform/i18n/format.ts";
import { Button } from "#app/ui/button.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { Time } from "#app/ui/time.tsx";
import { threadRange } from "../comment-overlay.extensions.ts";
import { threadElementId, type Told } from "../panel-words.ts";
import { placeParameters, sectionCommentLength } from "../section-comments.limits.ts";
import { mentionName, sectionCommenterLabel, shortQuote, threadTitle } from "../section-comments.render.ts";
import type { SectionComment, SectionThread } from "../section-comments.schema.ts";
import { MentionsField } from "./comment-forms.tsx";
import { CommentStanding } from "./comment-words.tsx";
import { PanelForm } from "./panel-form.tsx";

type Props = {
  thread: SectionThread;
  space: EditorSpace;
  slug: string;
  mentionable: { id: string; name: string }[];
  isOpen: boolean;
  /** The words that it is about are no longer in the text. */
  isGone: boolean;
  onToggle: (isOpen: boolean) => void;
  onTold: (told: Told) => void;
};

/** One thread in the panel: a line, and all of it once it is opened. */
export function PanelThread(props: Props) {
  const { thread, isOpen, isGone, onToggle } = props;
  const { id, quote, resolvedAt, isInternal } = thread;
  return (
    <li className={isOpen ? "ta-comments-thread ta-comments-thread-open" : "ta-comments-thread"}>
      <button type="button" id={threadElementId(id)} aria-expanded={isOpen} onClick={() => onToggle(!isOpen)} className="ta-comments-summary">
        <strong>{threadTitle(thread)}</strong> <span>{sectionCommenterLabel(thread)}</span>
        {quote && <span lang="it" className="ta-comments-quote">«{shortQuote(quote)}»</span>}
      </button>
      {(isGone || resolvedAt !== null || isInternal) && (
        <p className="mb-1">
          {isGone && <Tag tone="warning">{m.section_comments_gone()}</Tag>} {resolvedAt !== null && <Tag tone="success">{m.section_comments_resolved()}</Tag>}{" "}
          {isInternal && <Tag icon="it-locked">{m.section_comments_internal()}</Tag>}
        </p>
      )}
      {isOpen && <OpenThread {...props} />}
    </li>
  );
}

function OpenThread({ thread, space, slug, mentionable, isGone, onTold }: Props) {
  const { slug: ambito } = useDistrict();
  const { id, replies, resolvedAt, resolution, mayReply, mayResolve } = thread;
  const page = { pathname: href("/:ambito/piano/:sezione/commenti", { ambito, sezione: slug }), search: `?${placeParameters.thread}=${id}` };
  return (
    <>
      <Words comment={thread} />
      {replies.length > 0 && (
        <ul className="ta-comment-replies" aria-label={m.comments_replies({ count: replies.length })}>
          {replies.map((reply) => <li key={reply.id}><Words comment={reply} /></li>)}
        </ul>
      )}
      {resolution && <p>{m.section_comments_resolved_on()} <span lang="it">{resolution}</span></p>}
      {mayReply && (
        <PanelForm slug={slug} intent="reply" hidden={{ commentId: id }} bodyId={`reply-${id}`} onDone={(sentence) => onTold({ sentence, undo: null })}>
          {(errors) => (
            <>
              <TextareaField id={`reply-${id}`} name="body" label={m.section_comments_reply_to({ title: threadTitle(thread) })} rows={2} maxLength={sectionCommentLength} error={errors["body"]} required />
              <MentionsField id={`reply-mentions-${id}`} mentionable={mentionable} error={errors["mentions"]} />
              <Button type="submit" size="xs">{m.comments_send()}</Button>
            </>
          )}
        </PanelForm>
      )}
      <div className="ta-comment-links mt-2">
        {!isGone && thread.quote !== "" && <Button size="xs" variant="outline" onClick={() => goToWords(space, id)}>{m.section_comments_go_to_words()}</Button>}
        {mayResolve && (
          <PanelForm slug={slug} intent={resolvedAt === null ? "resolve" : "reopen"} hidden={{ commentId: id, note: "" }} onDone={(sentence, said) => onTold({ sentence, undo: said.isResolved ? id : null })}>
            {() => <Button type="submit" size="xs" variant="outline">{resolvedAt === null ? m.section_comments_resolve() : m.section_comments_reopen()}</Button>}
          </PanelForm>
        )}
        <Link to={page} target="_blank" className="ta-quiet-link">{m.section_comments_open_page()}</Link>
      </div>
    </>
  );
}

function Words({ comment }: { comment: SectionComment }) {
  const { createdAt, isRemoved, isHidden, isEdited, body, mentions } = comment;
  if (isRemoved || isHidden) return <p><em>{isRemoved ? m.comments_removed() : m.comments_hidden()}</em></p>;
  return (
    <div className="ta-comment">
      <p className="ta-comment-head mb-1">
        <strong>{sectionCommenterLabel(comment)}</strong> <small><Time value={createdAt} format="medium" withTime /> {isEdited && m.comments_edited()}</small>
      </p>
      <p lang="it" style={{ whiteSpace: "pre-line" }}>{body}</p>
      {mentions.length > 0 && <p><small>{m.section_comments_named({ names: formatList(mentions.map(mentionName)) })}</small></p>}
      <CommentStanding moderation={comment.moderation} />
    </div>
  );
}

/** Selects the words and moves there; Ctrl + Alt + C leads back. */
function goToWords({ editor }: EditorSpace, id: string): void {
  const range = threadRange(editor.state, id);
  if (range) editor.chain().focus().setTextSelection(range).scrollIntoView().run();
}
