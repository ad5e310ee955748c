import { useEffect, useRef } from "react";

/** Something that came to a list, as it is read aloud. */
export type Arrival = { id: string; isMine: boolean; sentence: string };

/** Tells what others add to a list while one reads or writes; nothing of what was there at first, nor of one's own. `items` is the same list until something comes. */
export function useArrivals(items: readonly Arrival[] | null, tell: (sentence: string) => void): void {
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (!items) return;
    const before = known.current;
    known.current = new Set(items.map(({ id }) => id));
    const arrived = before ? items.filter(({ id, isMine }) => !isMine && !before.has(id)) : [];
    if (arrived.length > 0) tell(arrived.map(({ sentence }) => sentence).join(" "));
  }, [items, tell]);
}
