/** The same block in two texts, by its place in each. */
export type BlockPair = { before: number; after: number };

/** The blocks that stand in both texts; `moved` ones changed their order among them. */
export type Alignment = { pairs: BlockPair[]; moved: BlockPair[] };

/**
 * Finds blocks again by their keys: the n-th of a key is the n-th of the same key in the other text. As many as possible count as having
 * stayed where they are (the longest series that kept its order); the rest moved. Both lists are in the order of the later text.
 */
export function alignKeys(before: readonly string[], after: readonly string[]): Alignment {
  const places = new Map<string, number[]>();
  before.forEach((key, index) => void places.set(key, [...(places.get(key) ?? []), index]));
  const found = after.flatMap((key, index): BlockPair[] => {
    const place = places.get(key)?.shift();
    return place === undefined ? [] : [{ before: place, after: index }];
  });
  const stayed = longestRise(found.map((pair) => pair.before));
  return { pairs: found.filter((_, index) => stayed.has(index)), moved: found.filter((_, index) => !stayed.has(index)) };
}

/** The places of one longest rising series of distinct numbers, in n log n. */
function longestRise(numbers: readonly number[]): Set<number> {
  const ends: number[] = [];
  const previous: number[] = [];
  numbers.forEach((value, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = index;
  });
  const rise = new Set<number>();
  for (let index = ends.at(-1) ?? -1; index !== -1; index = previous[index] ?? -1) rise.add(index);
  return rise;
}
