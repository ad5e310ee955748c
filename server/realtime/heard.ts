/** The newest revision that this node heard of each thing: what changes while somebody is joining is not lost. */
export type HeardRevisions = { note(room: string, revision: number): void; latest(room: string): number };

const MAX_KEPT = 5_000;

export function createHeardRevisions(): HeardRevisions {
  const kept = new Map<string, number>();
  return {
    note(room, revision) {
      const newest = Math.max(revision, kept.get(room) ?? 0);
      kept.delete(room);
      kept.set(room, newest);
      const [oldest] = kept.keys();
      if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    },
    latest: (room) => kept.get(room) ?? 0,
  };
}
