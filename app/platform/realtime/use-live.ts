import { useSyncExternalStore } from "react";
import { useRevalidator } from "react-router";
import { connectionState, type ConnectionState, watchConnection } from "./connection-state.ts";
import type { Topic } from "./topics.ts";
import { useLiveLoad } from "./use-live-load.ts";

/** What the browser's connection is doing: for the notice, and for what only works live. Never more than a hint. */
export function useConnectionState(): ConnectionState {
  return useSyncExternalStore(watchConnection, connectionState, () => "off");
}

/**
 * Follows a thing: when it changes, this page's loaders run again. The socket says that something is different, the
 * loaders say what. `revision` is the one that the page shows: what it has already is not loaded again. Pass null as
 * id to follow nothing. Also reloads after the connection or the tab comes back. Its code comes when the page is idle.
 */
export function useLive(topic: Topic, id: string | null, revision?: number): void {
  const { revalidate } = useRevalidator();
  useLiveLoad(topic, id, revalidate, revision);
}
