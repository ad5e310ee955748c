import { useEffect, useRef } from "react";
import type { Topic } from "./topics.ts";
import { whenIdle } from "./when-idle.ts";

/**
 * As useLive, for what a part of the page loads by itself: nothing else is loaded again. For pages that must stay as they are when the
 * connection breaks, because a loader that fails takes the whole page away.
 */
export function useLiveLoad(topic: Topic, id: string | null, load: () => Promise<void>, revision?: number): void {
  const now = useRef({ revalidate: load, revision });
  useEffect(() => {
    now.current = { revalidate: load, revision };
  });
  useEffect(() => {
    if (id === null) return;
    let isOver = false;
    let stop = () => {};
    whenIdle(async () => {
      const { followTopic } = await import("./follow-topic.ts");
      if (!isOver) stop = followTopic({ topic, id }, () => now.current);
    });
    return () => {
      isOver = true;
      stop();
    };
  }, [topic, id]);
}
