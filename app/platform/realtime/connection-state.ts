/** `off`: this page follows nothing. `read_only`: connected, but the login is over. */
export type ConnectionState = "off" | "connecting" | "live" | "read_only" | "lost";

// Apart from the connection itself: a page shows the state before it has loaded what connects.
const shown: { state: ConnectionState } = { state: "off" };
const watchers = new Set<() => void>();

/** For useSyncExternalStore. */
export function watchConnection(changed: () => void): () => void {
  watchers.add(changed);
  return () => watchers.delete(changed);
}

export function connectionState(): ConnectionState {
  return shown.state;
}

export function setConnectionState(state: ConnectionState): void {
  if (shown.state === state) return;
  shown.state = state;
  for (const changed of watchers) changed();
}
