import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { href, useFetcher } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { useLiveLoad } from "#app/platform/realtime/use-live-load.ts";
import { overlaySummary, showThreads } from "./comment-overlay.extensions.ts";
import type { loader } from "./routes/section-comments.tsx";
import { placeParameters } from "./section-comments.limits.ts";
import type { SectionThread } from "./section-comments.schema.ts";

/** Where a section's comments are read and written. */
export function useCommentsAddress(slug: string): string {
  const { slug: ambito } = useDistrict();
  return href("/:ambito/piano/:sezione/commenti", { ambito, sezione: slug });
}

/** The comments of a section, kept up to date and laid over the text; null until they are here. In reading order, those without words last. */
export function usePanelComments(editor: Editor, section: { id: string; slug: string }) {
  const fetcher = useFetcher<typeof loader>();
  const address = useCommentsAddress(section.slug);
  const { load, data: answer } = fetcher;
  const reload = useCallback(() => load(`${address}?${placeParameters.panel}=1`), [load, address]);
  useEffect(() => void reload(), [reload]);
  // The socket says that something changed; only the comments are loaded again, so that a broken connection leaves the editor alone.
  useLiveLoad("section", section.id, reload);
  // Null when they could not be loaded: what was here stays.
  const [data, setData] = useState(answer);
  if (answer && answer !== data) setData(answer);
  const threads = data?.threads;
  useEffect(() => {
    if (threads) showThreads(editor.view, threads.map(toOverlay));
  }, [editor, threads]);
  const summary = useEditorState({ editor, selector: ({ editor: current }) => overlaySummary(current.state), equalityFn: Object.is });
  const ordered = useMemo(() => threads && inOrder(threads, summary.places), [threads, summary.places]);
  return { comments: data, threads: ordered ?? null, summary };
}

/** A comment on a whole block keeps to the block, whatever its words become. */
function toOverlay({ id, number, anchor, quote, blockId, resolvedAt }: SectionThread) {
  return { id, number, blockId, isResolved: resolvedAt !== null, anchor: anchor && { ...anchor, quote, blockId } };
}

type Places = ReadonlyMap<string, { from: number } | null>;

function inOrder<T extends SectionThread>(threads: readonly T[], places: Places): T[] {
  const rank = (thread: T): number => {
    if (thread.quote === "" && thread.blockId === null) return -1;
    return places.get(thread.id)?.from ?? Number.MAX_SAFE_INTEGER;
  };
  return threads.toSorted((one, other) => rank(one) - rank(other) || one.number - other.number);
}
