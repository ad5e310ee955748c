/** Something that happened in a text, before it is said. `who` is a name as others see it: an organisation, an office, «cittadine e cittadini». */
export type Happening =
  | { kind: "entered" | "left"; who: string }
  /** `place` is the block's number in the text, from 1; null where it is not known (only deletions). */
  | { kind: "wrote"; who: string; place: number | null };

/** What is to be said in one go. */
export type Announcement = { entered: readonly string[]; left: readonly string[]; writing: readonly { who: string; places: readonly number[] }[] };

/** For how long a place where somebody writes is not mentioned again, in milliseconds. */
export const WRITING_PAUSE = 60_000;

export type Spoken = ReadonlyMap<string, number>;

/**
 * [COED-71] What happened since the last announcement, grouped: who came and who left cancel each other out, everybody who writes is named
 * once with her paragraphs, and who goes on writing in the same ones is not mentioned again for a minute. Null when there is nothing to say.
 */
export function groupHappenings(happenings: readonly Happening[], spoken: Spoken, now: number): { announcement: Announcement | null; spoken: Spoken } {
  const entered = happenings.filter(({ kind }) => kind === "entered").map(({ who }) => who);
  const left = happenings.filter(({ kind }) => kind === "left").map(({ who }) => who);
  const news = happenings.flatMap((one) => (one.kind === "wrote" && now - (spoken.get(keyOf(one)) ?? Number.NEGATIVE_INFINITY) >= WRITING_PAUSE ? [one] : []));
  const announcement = { entered: without(entered, left), left: without(left, entered), writing: byWriter(news) };
  const isNews = announcement.entered.length + announcement.left.length + announcement.writing.length > 0;
  const kept = [...spoken].filter(([, at]) => now - at < WRITING_PAUSE);
  return { announcement: isNews ? announcement : null, spoken: new Map([...kept, ...news.map((one): [string, number] => [keyOf(one), now])]) };
}

function keyOf({ who, place }: { who: string; place: number | null }): string {
  return `${place ?? ""} ${who}`;
}

/** The names of one list that the other does not take back, each as often as it remains. */
function without(names: readonly string[], taken: readonly string[]): string[] {
  const rest = [...taken];
  return names.filter((name) => {
    const at = rest.indexOf(name);
    if (at === -1) return true;
    rest.splice(at, 1);
    return false;
  });
}

function byWriter(news: readonly { who: string; place: number | null }[]): Announcement["writing"] {
  const writers = new Map<string, Set<number>>();
  for (const { who, place } of news) {
    const places = writers.get(who) ?? new Set<number>();
    writers.set(who, places);
    if (place !== null) places.add(place);
  }
  return [...writers].map(([who, places]) => ({ who, places: [...places].sort((one, other) => one - other) }));
}
