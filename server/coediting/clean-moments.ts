/** So long somebody waits for a moment by chance before packets wait for her, in milliseconds. */
const PATIENCE_MS = 100;
/** So long one moment is used before the server looks at its sockets again, in milliseconds. */
const MOMENT_MS = 8;

type Waiting = { attempt(): void; fail(error: unknown): void };

/**
 * Work that must see a document of which everything is committed: joins, snapshots, readers' text. Such moments come between any two batches
 * of the log, so nobody's packets wait for them; only when none came for long are packets held for the length of one commit.
 */
export class CleanMoments {
  private readonly isClean: () => boolean;
  private waiting: Waiting[] = [];
  private since = 0;

  constructor(isClean: () => boolean) {
    this.isClean = isClean;
  }

  run<T>(work: () => T): Promise<T> {
    return new Promise((resolve, fail) => {
      const attempt = () => {
        try {
          resolve(work());
        } catch (error) {
          fail(error);
        }
      };
      if (this.waiting.length === 0) this.since = performance.now();
      this.waiting.push({ attempt, fail });
      if (this.waiting.length === 1) this.look();
    });
  }

  /** Something was committed or read anew: perhaps this is such a moment. */
  look(): void {
    const started = performance.now();
    while (this.waiting.length > 0 && this.isClean()) {
      if (performance.now() - started > MOMENT_MS) return void setImmediate(() => this.look());
      this.waiting.shift()?.attempt();
    }
  }

  /** True when packets have to wait until those who wait for such a moment had theirs. */
  isOverdue(): boolean {
    return this.waiting.length > 0 && performance.now() - this.since > PATIENCE_MS;
  }

  /** Without this there will be no such moment (the document read anew): when it fails, who waits is told. */
  async after<T>(needed: Promise<T>): Promise<T> {
    try {
      return await needed;
    } catch (error) {
      for (const { fail } of this.waiting.splice(0)) fail(error);
      throw error;
    }
  }
}
