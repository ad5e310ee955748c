/** How much of something may pass: a steady rate, and what may come at once after a pause. */
export type BucketRule = { perSecond: number; burst: number };

type Bucket = { tokens: number; at: number };

/** From so many buckets on the full ones are looked for, and again each time when there are twice as many. */
const LOOK_FROM = 1_000;

/** One bucket per key (a person: many people share one address). Full ones are forgotten, so memory stays flat. */
export function createTokenBuckets(rule: BucketRule, now: () => number) {
  const buckets = new Map<string, Bucket>();
  let most = LOOK_FROM;

  function refill(key: string): Bucket {
    const time = now();
    const bucket = buckets.get(key) ?? { tokens: rule.burst, at: time };
    bucket.tokens = Math.min(rule.burst, bucket.tokens + ((time - bucket.at) / 1000) * rule.perSecond);
    bucket.at = time;
    buckets.set(key, bucket);
    return bucket;
  }

  return {
    /** Takes the amount, or false and nothing is taken. */
    take(key: string, amount: number): boolean {
      const bucket = refill(key);
      if (bucket.tokens < amount) return false;
      bucket.tokens -= amount;
      this.forgetFull();
      return true;
    },
    /** True when something is left. */
    has(key: string): boolean {
      return refill(key).tokens > 0;
    },
    /** Takes the amount though it may be more than there is: the key has to wait longer. */
    charge(key: string, amount: number): void {
      refill(key).tokens -= amount;
      this.forgetFull();
    },
    forgetFull(): void {
      if (buckets.size <= most) return;
      for (const key of [...buckets.keys()]) if (refill(key).tokens >= rule.burst) buckets.delete(key);
      most = Math.max(LOOK_FROM, buckets.size * 2);
    },
  };
}
