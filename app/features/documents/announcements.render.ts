import { m } from "#app/paraglide/messages.js";
import { formatList } from "#app/platform/i18n/format.ts";
import type { Announcement } from "./announcements.rules.ts";

/** More paragraphs than this are «in more places»: nobody follows a list of ten numbers. */
const MOST_PLACES = 3;

/** One announcement as it is read aloud: short sentences, people first, then the text. */
export function announcementSentence({ entered, left, writing }: Announcement): string {
  return [
    ...(entered.length > 0 ? [m.documents_announce_entered_all({ names: namesOf(entered) })] : []),
    ...(left.length > 0 ? [m.documents_announce_left_all({ names: namesOf(left) })] : []),
    ...writing.map(({ who, places }) => writingSentence(who, places)),
  ].join(" ");
}

function writingSentence(who: string, places: readonly number[]): string {
  const [only] = places;
  if (only === undefined) return m.documents_announce_writing({ name: who });
  if (places.length === 1) return m.documents_announce_writing_at({ name: who, place: only });
  if (places.length <= MOST_PLACES) return m.documents_announce_writing_at_some({ name: who, places: formatList(places.map(String)) });
  return m.documents_announce_writing_around({ name: who });
}

/** The same name twice is «(2)»: two colleagues of one office. */
function namesOf(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return formatList([...counts].map(([name, count]) => (count === 1 ? name : `${name} (${count})`)));
}
