import { useEffect, useState } from "react";
import { announcementSentence } from "./announcements.render.ts";
import { groupHappenings, type Happening, type Spoken } from "./announcements.rules.ts";
import { participantName } from "./participant.render.ts";
import { watchHappenings, type WatchedText } from "./happenings.ts";
import { usePausedAnnouncements } from "./paused-announcements.ts";
import { saidAgain } from "./said-again.ts";

/** What happens within this time is said in one go, in milliseconds. */
const GATHERING = 4_000;

/** What a screen reader is told of the others in a text: seldom, grouped, and not at all while it is paused. */
export function useAnnouncements(provider: WatchedText): string {
  const isPaused = usePausedAnnouncements();
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
      if (announcement) setSpoken((before) => saidAgain(before, announcementSentence(announcement)));
    };
    const stop = watchHappenings(provider, participantName, (happening) => {
      gathered.push(happening);
      timer ??= setTimeout(say, GATHERING);
    });
    return () => {
      stop();
      if (timer) clearTimeout(timer);
      setSpoken("");
    };
  }, [provider, isPaused]);
  return spoken;
}
