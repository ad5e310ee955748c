import { lazy } from "react";
import { Link, useLocation } from "react-router";
import type { ActingViewer } from "#app/features/organisations/organisations.abilities.ts";
import { m } from "#app/paraglide/messages.js";
import type { FormFailure } from "#app/platform/forms.ts";
import { buttonClass } from "#app/ui/button.tsx";
import { commentFigures } from "../comments.render.ts";
import type { CommentPlace, CommentsPage, CommentThread } from "../comments.schema.ts";
import { type commentParameters, newestFirst } from "../participation.limits.ts";
import { CommentText } from "./comment.tsx";

// Only who is signed in loads the forms.
const CommentForm = lazy(async () => ({ default: (await import("./comment-forms.tsx")).CommentForm }));
const OwnComments = lazy(async () => ({ default: (await import("./own-comments.tsx")).OwnComments }));
const OwnLinks = lazy(async () => ({ default: (await import("./own-comments.tsx")).OwnLinks }));

type Props = {
  page: CommentsPage;
  place: CommentPlace;
  /** Null for who is not signed in. */
  viewer: ActingViewer | null;
  districtId: string;
  ambito: string;
  failure: FormFailure | null;
  isMerged: boolean;
};

type Search = Partial<Record<(typeof commentParameters)[keyof typeof commentParameters], string>>;

/** The comments again, from another place. Only links: they work without scripts. */
function to(search: Search) {
  return { search: `?${new URLSearchParams(search)}`, hash: "commenti" };
}

/** The comments of a proposal: a page of threads, or one thread with all its replies. */
export function Comments({ page, place, viewer, districtId, ambito, failure, isMerged }: Props) {
  const thread = place.commento === null ? null : (page.items[0] ?? null);
  const sort: Search = place.commenti === "newest" ? { commenti: newestFirst } : {};
  const { figures } = page;
  const many = figures.for + figures.against + figures.question + figures.note;
  return (
    <section id="commenti" tabIndex={-1} aria-labelledby="commenti-titolo" className="mb-5">
      <h2 id="commenti-titolo">{m.comments_title()}</h2>
      {many > 0 ? <p>{commentFigures(page)}</p> : <p>{m.comments_none()}</p>}
      {viewer && (page.mine.length > 0 || place.modifica) && <OwnComments page={page} place={place} failure={failure} />}
      {place.commento === null ? many > 1 && <SortLinks place={place} /> : <p><Link to={to(sort)} preventScrollReset>{m.comments_all()}</Link></p>}
      {page.items.map((item) => (
        <Thread key={item.id} thread={item} ambito={ambito} isOpen={page.isOpen} isAlone={thread !== null} />
      ))}
      {page.nextCursor && <p><Link to={to({ ...sort, dopo: page.nextCursor })} className={buttonClass("outline")}>{m.comments_more()}</Link></p>}
      <Write page={page} thread={thread} viewer={viewer} districtId={districtId} failure={failure} isMerged={isMerged} />
    </section>
  );
}

function SortLinks({ place }: { place: CommentPlace }) {
  const isNewest = place.commenti === "newest";
  return (
    <p>
      {m.comments_sort()}{" "}
      <Link to={to({})} preventScrollReset aria-current={isNewest ? undefined : "true"}>{m.comments_sort_oldest()}</Link> ·{" "}
      <Link to={to({ commenti: newestFirst })} preventScrollReset aria-current={isNewest ? "true" : undefined}>{m.comments_sort_newest()}</Link>
    </p>
  );
}

function Thread({ thread, ambito, isOpen, isAlone }: { thread: CommentThread; ambito: string; isOpen: boolean; isAlone: boolean }) {
  const { items, nextCursor, total } = thread.replies;
  return (
    <article className="ta-comment-thread">
      <CommentText comment={thread} ambito={ambito}>
        {isOpen && !isAlone && <Link to={to({ commento: thread.id })} preventScrollReset className="ta-quiet-link">{m.comments_reply()}</Link>}
        {thread.isMine && <OwnLinks comment={thread} />}
      </CommentText>
      {total > 0 && (
        <ul className="ta-comment-replies" aria-label={m.comments_replies({ count: total })}>
          {items.map((reply) => (
            <li key={reply.id}><CommentText comment={reply} ambito={ambito}>{reply.isMine && <OwnLinks comment={reply} />}</CommentText></li>
          ))}
        </ul>
      )}
      {nextCursor && (
        <p className="ta-comment-replies">
          <Link to={to(isAlone ? { commento: thread.id, dopo: nextCursor } : { commento: thread.id })} preventScrollReset>{m.comments_more_replies({ count: total })}</Link>
        </p>
      )}
    </article>
  );
}

type WriteProps = Pick<Props, "page" | "viewer" | "districtId" | "failure" | "isMerged"> & { thread: CommentThread | null };

function Write({ page, thread, viewer, districtId, failure, isMerged }: WriteProps) {
  const { pathname } = useLocation();
  if (!page.isOpen) return <p><small>{isMerged ? m.comments_merged() : m.comments_not_open()}</small></p>;
  if (!viewer) {
    return (
      <p>
        {m.comments_sign_in()} <Link to={`/accedi?${new URLSearchParams({ poi: pathname })}`}>{m.comments_sign_in_link()}</Link>
      </p>
    );
  }
  const mayAct = viewer.citizenDistrictIds.includes(districtId) || viewer.organisations.some((organisation) => organisation.districtId === districtId);
  if (!mayAct) return <p><small>{m.comments_citizens_only()}</small></p>;
  if (thread && (thread.isRemoved || thread.isHidden)) return null;
  return <CommentForm viewer={viewer} districtId={districtId} parentId={thread?.id ?? null} failure={failure} />;
}
