import { useEffect, useRef } from "react";

type Options<T> = { tell: (sentence: string) => void; /** Always the same function. */ sentence: (item: T) => string };

/** Tells what others add to a list while one reads or writes; nothing of what was there at first, nor of one's own. */
export function useArrivals<T extends { id: string; isMine: boolean }>(items: readonly T[] | null, { tell, sentence }: Options<T>): void {
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (!items) return;
    const before = known.current;
    known.current = new Set(items.map(({ id }) => id));
    const arrived = before ? items.filter(({ id, isMine }) => !isMine && !before.has(id)) : [];
    if (arrived.length > 0) tell(arrived.map(sentence).join(" "));
  }, [items, tell, sentence]);
}
