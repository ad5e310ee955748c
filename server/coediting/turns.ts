import { setImmediate as nextTurn } from "node:timers/promises";

/** So long the server works at documents before it looks at its sockets again, in milliseconds. */
const TURN_MS = 8;

let began: number | null = null;

/** Lets what came meanwhile be heard when this turn of the event loop has taken long enough; it counts for all documents together. */
export async function whenThereIsTime(): Promise<void> {
  while (began !== null && performance.now() - began >= TURN_MS) await nextTurn();
  if (began !== null) return;
  began = performance.now();
  setImmediate(() => (began = null));
}

type Step = () => Promise<void>;

/**
 * Does one step after the other, of each person in turn: who hands in two hundred at once waits for her own, the others wait for one of
 * hers. A person's steps keep their order.
 */
export class Turns {
  /** The order of the keys is the order of the turns. */
  private readonly waiting = new Map<string, Step[]>();
  private isRunning = false;

  run<T>(personId: string, step: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const mine = this.waiting.get(personId);
      const work = () => step().then(resolve, reject);
      if (mine) mine.push(work);
      else this.waiting.set(personId, [work]);
      if (!this.isRunning) void this.goOn();
    });
  }

  private async goOn(): Promise<void> {
    this.isRunning = true;
    for (let step = this.next(); step; step = this.next()) {
      await whenThereIsTime();
      await step();
    }
    this.isRunning = false;
  }

  private next(): Step | null {
    for (const [personId, [step, ...rest]] of this.waiting) {
      this.waiting.delete(personId);
      if (rest.length > 0) this.waiting.set(personId, rest);
      return step ?? null;
    }
    return null;
  }
}
