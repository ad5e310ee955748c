import type { TextRange } from "#app/features/documents/text-anchor.rules.ts";

export type MarkedRange = TextRange & { id: string };
/** A stretch of text with the threads that are about it. */
export type MarkedSegment = TextRange & { ids: string[] };

/** Cuts overlapping ranges into stretches that don't: what lies under several threads is shown as such. Empty ranges mark nothing. */
export function segmentsOf(ranges: readonly MarkedRange[]): MarkedSegment[] {
  const filled = ranges.filter(({ from, to }) => from < to);
  const edges = filled.flatMap((range) => [{ at: range.from, range, opens: true }, { at: range.to, range, opens: false }]).toSorted((one, other) => one.at - other.at);
  const open = new Set<string>();
  const segments: MarkedSegment[] = [];
  let from = 0;
  for (const { at, range, opens } of edges) {
    if (at > from && open.size > 0) segments.push({ from, to: at, ids: [...open] });
    from = at;
    if (opens) open.add(range.id);
    else open.delete(range.id);
  }
  return segments;
}

/** Where a changed stretch of the text began, and where it ended before and after. */
export type Change = { start: number; oldEnd: number; newEnd: number };

/** A range after a change of somebody else's: what lies outside moves along, what lies inside is only guessed until it is looked up. */
export function shifted({ from, to }: TextRange, change: Change): TextRange {
  const start = shift(from, change, change.newEnd);
  return { from: start, to: Math.max(start, shift(to, change, change.start)) };
}

function shift(at: number, { start, oldEnd, newEnd }: Change, inside: number): number {
  if (at <= start) return at;
  return at >= oldEnd ? at + newEnd - oldEnd : inside;
}

/** The innermost thread at a place: the shortest range around it. */
export function threadAt(ranges: Iterable<MarkedRange>, at: number): string | null {
  let best: MarkedRange | null = null;
  for (const range of ranges) {
    if (range.from <= at && at <= range.to && (!best || range.to - range.from < best.to - best.from)) best = range;
  }
  return best?.id ?? null;
}
