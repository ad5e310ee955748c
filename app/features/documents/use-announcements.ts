import { useCallback, useEffect, useState } from "react";
import { announcementSentence } from "./announcements.render.ts";
import { groupHappenings, type Happening, type Spoken } from "./announcements.rules.ts";
import { participantName } from "./participant.render.ts";
import { watchHappenings } from "./happenings.ts";
import type { DocumentProvider } from "./provider.ts";

/** What happens within this time is said in one go, in milliseconds. */
const GATHERING = 4_000;
const REMEMBERED = "tavoli-aperti:announcements";

/** What a screen reader is told of the others in a text: seldom, grouped, and not at all while it is paused. */
export function useAnnouncements(provider: DocumentProvider): { spoken: string; isPaused: boolean; setPaused: (isPaused: boolean) => void } {
  const [isPaused, setPausedState] = useState(() => localStorage.getItem(REMEMBERED) === "paused");
  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    if (isPaused) return;
    let gathered: Happening[] = [];
    let known: Spoken = new Map();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const say = (): void => {
      timer = null;
      const { announcement, spoken: next } = groupHappenings(gathered, known, Date.now());
      gathered = [];
      known = next;
      if (announcement) setSpoken(announcementSentence(announcement));
    };
    const stop = watchHappenings(provider, participantName, (happening) => {
      gathered.push(happening);
      timer ??= setTimeout(say, GATHERING);
    });
    return () => {
      stop();
      if (timer) clearTimeout(timer);
    };
  }, [provider, isPaused]);
  const setPaused = useCallback((next: boolean) => {
    localStorage.setItem(REMEMBERED, next ? "paused" : "on");
    setPausedState(next);
    if (next) setSpoken("");
  }, []);
  return { spoken, isPaused, setPaused };
}
