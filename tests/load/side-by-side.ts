import { performance } from "node:perf_hooks";
import { median } from "#tests/load/pages-per-second.ts";

export type Side = { name: string; run: () => Promise<unknown> };
export type Timed = { name: string; milliseconds: number };

/** Median milliseconds of each side, run one after the other in many rounds, so that what else the machine does meets all of them. */
export async function sideBySide(sides: readonly Side[], rounds: number): Promise<Timed[]> {
  for (const { run } of sides) for (let warm = 0; warm < 3; warm += 1) await run();
  const times = sides.map(() => Array<number>());
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, { run }] of sides.entries()) {
      const before = performance.now();
      await run();
      times[place]?.push(performance.now() - before);
    }
  }
  return sides.map(({ name }, place) => ({ name, milliseconds: median(times[place] ?? []) }));
}

/** One line: what was measured, beside what, and the ratio with its aim. The last side is the one that the others stand beside. */
export async function sayRatios(say: (line: string) => void, what: string, sides: readonly Side[], { rounds = 25, aim }: { rounds?: number; aim?: number } = {}): Promise<void> {
  const timed = await sideBySide(sides, rounds);
  const beside = timed.at(-1);
  if (!beside) return;
  for (const { name, milliseconds } of timed.slice(0, -1)) {
    const ratio = (milliseconds / beside.milliseconds).toFixed(2);
    say(`  ${what}, ${name}: ${milliseconds.toFixed(1)} ms, ${ratio} of ${beside.name} (${beside.milliseconds.toFixed(1)} ms)${aim === undefined ? "" : ` (aim ≤ ${aim})`}`);
  }
}
