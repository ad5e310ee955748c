import type { WordRevision, WordRun } from "#app/platform/word-document.ts";

/** A proposed change of words: what stands between `from` and `to` goes, and the text comes after it. Equal ends: only comes. */
export type MarkedChange = { from: number; to: number; text: string; author: string; at: string };
/** Words that a Word comment is about. */
export type MarkedTalk = { id: number; from: number; to: number };
export type WordMarks = { changes: readonly MarkedChange[]; talks: readonly MarkedTalk[] };

type Style = Omit<Extract<WordRun, { k: "t" }>, "k" | "v" | "rev">;

/** Two changes of the same words can't both be Word's revisions: the first in the text stays one, the others are only talked about. */
export function withoutOverlaps(changes: readonly MarkedChange[]): MarkedChange[] {
  const kept: MarkedChange[] = [];
  for (const change of [...changes].sort((one, other) => one.from - other.from || other.to - one.to)) {
    const last = kept.at(-1);
    if (!last || change.from >= last.to) kept.push(change);
  }
  return kept;
}

/**
 * The runs of words that stand at `at` in the text, cut where changes and talks begin and end. What comes in by a change whose words end here
 * follows; a change without words comes at its place. `isLast` gives what stands at the end of the words too.
 */
export function markRuns(text: string, at: number, style: Style, marks: WordMarks, isLast: boolean): WordRun[] {
  const end = at + text.length;
  const inside = (position: number) => position > at && position < end;
  const cuts = new Set([at, end]);
  for (const { from, to } of [...marks.changes, ...marks.talks]) for (const cut of [from, to]) if (inside(cut)) cuts.add(cut);
  const places = [...cuts].sort((one, other) => one - other);
  const runs: WordRun[] = [];
  places.forEach((place, index) => {
    const isEnd = place === end;
    if (isEnd && !isLast) {
      runs.push(...closing(place, marks, at));
      return;
    }
    runs.push(...closing(place, marks, at), ...opening(place, marks));
    const next = places[index + 1];
    if (next === undefined) return;
    const gone = marks.changes.find((change) => change.from <= place && change.to >= next);
    runs.push({ k: "t", v: text.slice(place - at, next - at), ...style, ...(gone ? { rev: revision("del", gone) } : {}) });
  });
  return runs;
}

/** What ends here, unless it ended in the words before. */
function closing(place: number, { changes, talks }: WordMarks, at: number): WordRun[] {
  if (place === at) return [];
  return [
    ...changes.filter((change) => change.to === place && change.from < place && change.text !== "").map((change): WordRun => ({ k: "t", v: change.text, rev: revision("ins", change) })),
    ...talks.filter((talk) => talk.to === place && talk.from < place).map((talk): WordRun => ({ k: "to", id: talk.id })),
  ];
}

function opening(place: number, { changes, talks }: WordMarks): WordRun[] {
  return [
    ...talks.filter((talk) => talk.from === place).flatMap((talk): WordRun[] => (talk.to > place ? [{ k: "from", id: talk.id }] : [{ k: "from", id: talk.id }, { k: "to", id: talk.id }])),
    ...changes.filter((change) => change.from === place && change.to === place).map((change): WordRun => ({ k: "t", v: change.text, rev: revision("ins", change) })),
  ];
}

function revision(kind: WordRevision["kind"], { author, at }: MarkedChange): WordRevision {
  return { kind, author, at };
}
