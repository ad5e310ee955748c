import { useSyncExternalStore } from "react";

const REMEMBERED = "tavoli-aperti:announcements";
const listeners = new Set<() => void>();

/** Whether somebody wants to hear nothing of the others in a text: remembered on the device, for all texts. */
export function usePausedAnnouncements(): boolean {
  return useSyncExternalStore(listen, () => localStorage.getItem(REMEMBERED) === "paused");
}

export function pauseAnnouncements(isPaused: boolean): void {
  localStorage.setItem(REMEMBERED, isPaused ? "paused" : "on");
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
