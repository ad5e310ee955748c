import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useFetcher } from "react-router";
import { rightReaches } from "#app/features/documents/documents.limits.ts";
import type { EditorSpace } from "#app/features/documents/editor-space.ts";
import { useArrivals } from "#app/features/documents/use-arrivals.ts";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { showActive } from "../comment-overlay.extensions.ts";
import type { sectionCommentAction } from "../comment-action.server.ts";
import { answerAsData, type CommentFilter, commentFilters } from "../section-comments.limits.ts";
import { commentArrivals } from "../comment-arrivals.render.ts";
import { filterName } from "../section-comments.render.ts";
import type { SectionThread } from "../section-comments.schema.ts";
import { useCommentsAddress, usePanelComments } from "../use-panel-comments.ts";
import { threadElementId, type Told } from "../panel-words.ts";
import { PanelNewComment } from "./panel-new-comment.tsx";
import { PanelThread } from "./panel-thread.tsx";
import "./comments-panel.css";

type Props = { space: EditorSpace; section: { id: string; slug: string } };

/** «Commenti» beside the text: a new one, and the threads in reading order. */
export function CommentsPanel({ space, section }: Props) {
  const { editor, state } = space;
  const { comments, threads, summary } = usePanelComments(editor, section);
  const [filter, setFilter] = useState<CommentFilter>("aperti");
  const [told, setTold] = useState<Told | null>(null);
  const mayComment = rightReaches(state.right, "comment");
  useAskedFor(space, summary.asked, () => setFilter((chosen) => (chosen === "miei" ? "aperti" : chosen)));
  const loaded = comments?.threads;
  const heard = useMemo(() => (loaded ? commentArrivals(loaded) : null), [loaded]);
  useArrivals(heard, space.tell);
  if (!comments || !threads) return <p className="mt-2">{m.section_comments_loading()}</p>;
  const shown = threads.filter((thread) => thread.id === summary.active || isChosen(thread, filter));
  return (
    <div className="ta-comments-panel">
      {mayComment ? (
        <PanelNewComment space={space} slug={section.slug} mentionable={comments.mentionable} onTold={setTold} />
      ) : (
        <p tabIndex={-1} data-autofocus="">{m.section_comments_closed()}</p>
      )}
      <Announcement told={told} slug={section.slug} onTold={setTold} />
      <SelectField
        id="comments-filter" name="filter" label={m.section_comments_filters()} value={filter}
        onChange={(event) => setFilter(commentFilters.find((one) => one === event.target.value) ?? "aperti")}
        options={commentFilters.map((one) => ({ value: one, label: filterName(one, comments.figures) }))}
      />
      {shown.length === 0 && <p>{m.section_comments_none()}</p>}
      <ol className="ta-comments-list" aria-label={m.comments_title()}>
        {shown.map((thread) => (
          <PanelThread
            key={thread.id} thread={thread} space={space} slug={section.slug} mentionable={comments.mentionable}
            isOpen={thread.id === summary.active} isGone={summary.places.get(thread.id) === null}
            onToggle={(isOpen) => showActive(editor.view, isOpen ? thread.id : null)} onTold={setTold}
          />
        ))}
      </ol>
    </div>
  );
}

function isChosen(thread: SectionThread, filter: CommentFilter): boolean {
  if (filter === "miei") return thread.isMine || thread.replies.some(({ isMine }) => isMine);
  return (thread.resolvedAt === null) === (filter === "aperti");
}

/** A thread was asked for from the text, by its number or by keyboard: the panel opens at it. */
function useAskedFor(space: EditorSpace, asked: { id: string; count: number } | null, onAsked: () => void): void {
  const done = useRef(0);
  useEffect(() => {
    if (!asked || asked.count === done.current) return;
    done.current = asked.count;
    onAsked();
    space.openPanel("comments");
    // After the panel has taken the focus itself.
    requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(threadElementId(asked.id))?.focus()));
  });
}

function Announcement({ told, slug, onTold }: { told: Told | null; slug: string; onTold: (told: Told | null) => void }): ReactNode {
  const fetcher = useFetcher<typeof sectionCommentAction>();
  const address = useCommentsAddress(slug);
  const undo = told?.undo ?? null;
  const answer = fetcher.data;
  useEffect(() => {
    if (answer && "ok" in answer && answer.ok) onTold({ sentence: answer.sentence, undo: null });
  }, [answer, onTold]);
  return (
    <div className="ta-comments-told">
      <p role="status">{told?.sentence}</p>
      {undo !== null && (
        <Button size="xs" variant="outline" onClick={() => void fetcher.submit({ intent: "reopen", commentId: undo, answer: answerAsData }, { method: "post", action: address })}>
          {m.section_comments_undo()}
        </Button>
      )}
    </div>
  );
}
