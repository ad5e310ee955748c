import { Link } from "react-router";
import { ReportLink } from "#app/features/moderation/components/report-link.tsx";
import { RemoveComment } from "#app/features/proposals/components/remove-comment.tsx";
import { m } from "#app/paraglide/messages.js";
import { formatList } from "#app/platform/i18n/format.ts";
import { Tag } from "#app/ui/tag.tsx";
import { Time } from "#app/ui/time.tsx";
import { placeParameters } from "../section-comments.limits.ts";
import { mentionName, sectionCommenterLabel, standingSentence } from "../section-comments.render.ts";
import type { SectionComment } from "../section-comments.schema.ts";

type Props = { comment: SectionComment; ambito: string; /** The thread in which it stands: where a change is made. */ threadId: string };

/** One comment or reply on the page: who, when, the words, where it stands; of what is removed or hidden only that it was there. */
export function CommentWords({ comment, ambito, threadId }: Props) {
  const { createdAt, isRemoved, isHidden, isEdited, body, mentions, isMine, mayRevise, id } = comment;
  if (isRemoved || isHidden) return <p className="ta-comment"><em>{isRemoved ? m.comments_removed() : m.comments_hidden()}</em></p>;
  return (
    <div className="ta-comment">
      <p className="ta-comment-head">
        <strong>{sectionCommenterLabel(comment)}</strong> <small><Time value={createdAt} format="medium" withTime /> {isEdited && m.comments_edited()}</small>
      </p>
      <p lang="it" style={{ whiteSpace: "pre-line" }}>{body}</p>
      {mentions.length > 0 && <p><small>{m.section_comments_named({ names: formatList(mentions.map(mentionName)) })}</small></p>}
      <CommentStanding moderation={comment.moderation} />
      <div className="ta-comment-links">
        {mayRevise && (
          <Link to={{ search: `?${new URLSearchParams({ [placeParameters.thread]: threadId, [placeParameters.revise]: id })}`, hash: "modifica" }} className="ta-quiet-link">
            {m.comments_revise()}<span className="visually-hidden"> «{body.slice(0, 60)}»</span>
          </Link>
        )}
        {isMine && <RemoveComment id={comment.id} />}
        {!isMine && <ReportLink ambito={ambito} kind="section_comment" id={id} title={body.slice(0, 60)} />}
      </div>
    </div>
  );
}

/** What moderation says of a comment that others can't read as it is. */
export function CommentStanding({ moderation }: Pick<SectionComment, "moderation">) {
  if (!moderation || moderation.state === "published") return null;
  return (
    <>
      <p><Tag tone={moderation.state === "hidden" ? "danger" : "warning"}>{standingSentence(moderation)}</Tag></p>
      {moderation.reason && <blockquote className="ta-quote" lang="it">{moderation.reason}</blockquote>}
      {moderation.passage && <p>{m.comments_passage()} <mark lang="it">{moderation.passage}</mark></p>}
    </>
  );
}
