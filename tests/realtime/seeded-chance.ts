/** Chance that a seed repeats: what a fuzz did is done again by giving its seed (`SEED=…`). */
export type Chance = {
  readonly seed: number;
  /** A whole number from 0 up to, not including, `below`. */
  whole(below: number): number;
  /** True so often in a hundred. */
  percent(often: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
  pickSome<T>(list: readonly T[]): T | undefined;
  bytes(length: number): Uint8Array<ArrayBuffer>;
  word(): string;
};

const SYLLABLES = ["ta", "vo", "lo", "per", "ti", "so", "cia", "le", "piano", "è", "più", "💡", "zo", "na"] as const;

export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (below: number) => Math.floor(next() * below);
  return {
    seed,
    whole,
    percent: (often) => next() * 100 < often,
    pick: (list) => list[whole(list.length)] ?? list[0],
    pickSome: (list) => list[whole(list.length)],
    bytes: (length) => Uint8Array.from({ length }, () => whole(256)),
    word: () => Array.from({ length: 1 + whole(3) }, () => SYLLABLES[whole(SYLLABLES.length)] ?? "").join(""),
  };
}

/** The seed that was asked for, or one of its own; a failing test says which. */
export function seedOfRun(fallback: number): number {
  const asked = Number(process.env["SEED"]);
  return Number.isSafeInteger(asked) && asked > 0 ? asked : fallback;
}

/** True in `npm run soak`: full numbers. */
export const isSoak = process.env["SOAK"] !== undefined;

/** Runs `work`; what fails says with which seed, so that it can be repeated. */
export async function withSeed(seed: number, work: (chance: Chance) => Promise<void>): Promise<void> {
  try {
    await work(seededChance(seed));
  } catch (error) {
    throw new Error(`failed with SEED=${seed}`, { cause: error });
  }
}

/** One line of the soak's summary; `npm run soak` collects them. */
export function report(line: string): void {
  if (isSoak) process.stdout.write(`SOAK ${line}\n`);
}
