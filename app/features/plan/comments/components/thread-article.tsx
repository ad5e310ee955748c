import { href, Link } from "react-router";
import { blockAnchor } from "#app/features/documents/block-anchor.rules.ts";
import { m } from "#app/paraglide/messages.js";
import { Tag } from "#app/ui/tag.tsx";
import { Time } from "#app/ui/time.tsx";
import type { PlacedThread } from "../load-comments.server.ts";
import { placeParameters } from "../section-comments.limits.ts";
import { shortQuote, threadTitle } from "../section-comments.render.ts";
import { CommentWords } from "./comment-words.tsx";

type Props = { thread: PlacedThread; ambito: string; sezione: string; /** Shown by itself, with its forms below. */ isAlone: boolean };

/** A thread on the page: what it is about, what was said, the answers, how it stands. */
export function ThreadArticle({ thread, ambito, sezione, isAlone }: Props) {
  const { id, resolvedAt, resolution, isInternal, replies, mayReply, mayResolve } = thread;
  const to = { search: `?${placeParameters.thread}=${id}`, hash: "rispondi" };
  return (
    <article id={`commento-${id}`} tabIndex={-1} className="ta-comment-thread" aria-labelledby={`commento-${id}-titolo`}>
      <h2 id={`commento-${id}-titolo`} className="h5">
        {threadTitle(thread)} {resolvedAt !== null && <Tag tone="success" icon="it-check">{m.section_comments_resolved()}</Tag>} {isInternal && <Tag icon="it-locked">{m.section_comments_internal()}</Tag>}
      </h2>
      <ThreadPlaceLine thread={thread} ambito={ambito} sezione={sezione} />
      <CommentWords comment={thread} ambito={ambito} threadId={id} />
      {replies.length > 0 && (
        <ul className="ta-comment-replies" aria-label={m.comments_replies({ count: replies.length })}>
          {replies.map((reply) => (
            <li key={reply.id} id={`commento-${reply.id}`}><CommentWords comment={reply} ambito={ambito} threadId={id} /></li>
          ))}
        </ul>
      )}
      {resolvedAt !== null && (
        <p>{m.section_comments_resolved_on()} <Time value={resolvedAt} format="medium" />{resolution && <>: <span lang="it">{resolution}</span></>}</p>
      )}
      {!isAlone && (mayReply || mayResolve) && (
        <p className="ta-comment-links">
          <Link to={to} className="ta-quiet-link">{answerLabel(thread)}<span className="visually-hidden"> {threadTitle(thread)}</span></Link>
        </p>
      )}
    </article>
  );
}

function answerLabel({ mayReply, mayResolve }: PlacedThread): string {
  if (mayReply) return mayResolve ? m.section_comments_answer_or_resolve() : m.comments_reply();
  return m.section_comments_resolve_or_reopen();
}

/** What the thread is about: all of the section, words that one can go to, or words that are gone. */
function ThreadPlaceLine({ thread: { place, quote, blockId }, ambito, sezione }: Omit<Props, "isAlone">) {
  if (place.kind === "section" && quote === "") return <p><small>{m.section_comments_on_section()}</small></p>;
  const anchor = blockAnchor("blockId" in place ? place.blockId : blockId);
  const words = `«${shortQuote(quote)}»`;
  return (
    <>
      <p className="mb-1">
        <small>{m.section_comments_on_words()}</small> {place.kind === "gone" && <Tag tone="warning">{m.section_comments_gone()}</Tag>}
      </p>
      <blockquote className="ta-quote" lang="it">
        {place.kind === "gone" ? words : <Link to={{ pathname: href("/:ambito/piano/:sezione", { ambito, sezione }), hash: anchor ?? "" }}>{words}</Link>}
      </blockquote>
    </>
  );
}
