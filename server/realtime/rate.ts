/** A bucket of tokens: bursts up to `capacity`, then `perSecond` on average. */
export type TokenBucket = { take(now: number): boolean };

export function createTokenBucket({ capacity, perSecond }: { capacity: number; perSecond: number }): TokenBucket {
  let left = capacity;
  let filledAt: number | null = null;
  return {
    take(now) {
      if (filledAt !== null) left = Math.min(capacity, left + ((now - filledAt) / 1000) * perSecond);
      filledAt = now;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
