import type { WatchedText } from "../happenings.ts";
import { usePausedAnnouncements } from "../paused-announcements.ts";
import { useAnnouncements } from "../use-announcements.ts";

/** What is read aloud of the others in a text, and what the panels have told. It stands outside them: a hidden one is not read. */
export function SpokenAnnouncements({ provider, told }: { provider: WatchedText; told: string }) {
  const spoken = useAnnouncements(provider);
  const isPaused = usePausedAnnouncements();
  return (
    <>
      <p className="visually-hidden" role="status">{spoken}</p>
      <p className="visually-hidden" role="status">{isPaused ? "" : told}</p>
    </>
  );
}
