import type { ReactNode } from "react";
import { ReportLink } from "#app/features/moderation/components/report-link.tsx";
import { m } from "#app/paraglide/messages.js";
import { Tag, type TagTone } from "#app/ui/tag.tsx";
import { Time } from "#app/ui/time.tsx";
import { commenterLabel, commentKindName } from "../comments.render.ts";
import type { Comment } from "../comments.schema.ts";
import type { CommentKind } from "../participation.limits.ts";

function toneOf(kind: CommentKind): TagTone {
  switch (kind) {
    case "for":
      return "success";
    case "against":
      return "warning";
    case "question":
      return "info";
    case "note":
      return "neutral";
  }
}

type Props = { comment: Comment; ambito: string; /** Links below it. */ children?: ReactNode };

/** One comment or reply: who, when, what stand, the words; of what is removed or hidden only that it was there. */
export function CommentText({ comment, ambito, children }: Props) {
  const { kind, createdAt, isRemoved, isHidden, isEdited, body } = comment;
  const isGone = isRemoved || isHidden;
  return (
    <div className="ta-comment">
      <p className="ta-comment-head">
        {kind && <Tag tone={toneOf(kind)}>{commentKindName(kind)}</Tag>} <strong>{commenterLabel(comment)}</strong>{" "}
        <small><Time value={createdAt} format="medium" withTime /> {isEdited && !isGone && m.comments_edited()}</small>
      </p>
      {isGone ? <p><em>{isRemoved ? m.comments_removed() : m.comments_hidden()}</em></p> : <p lang="it" style={{ whiteSpace: "pre-line" }}>{body}</p>}
      {!isGone && (
        <div className="ta-comment-links">
          {children}
          {!comment.isMine && <ReportLink ambito={ambito} kind="comment" id={comment.id} title={body.slice(0, 60)} />}
        </div>
      )}
    </div>
  );
}
