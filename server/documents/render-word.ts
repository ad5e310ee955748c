import { Worker } from "node:worker_threads";
import { AppError } from "#app/platform/errors.ts";
import type { WordDocument } from "#app/platform/word-document.ts";

type Options = {
  /** From the start of the writing, not of the wait. */
  timeoutMs: number;
  /** Requests that may wait; the next is refused with `document_queue_full`. */
  maxQueue: number;
};

export type WordRenderer = {
  /** Writes the .docx. Throws AppError `document_too_slow`, `document_failed` or `document_queue_full`. */
  render(model: WordDocument): Promise<Uint8Array>;
};

const WORKER = new URL("./word-worker.ts", import.meta.url);

/** Word files are made in a thread of their own, one at a time: a long text holds up nobody. */
export function createWordRenderer({ timeoutMs, maxQueue }: Options): WordRenderer {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    render(model) {
      if (waiting >= maxQueue) return Promise.reject(new AppError("document_queue_full"));
      waiting += 1;
      const made = last.then(() => run(model, timeoutMs)).finally(() => (waiting -= 1));
      last = made.catch(() => {});
      return made;
    },
  };
}

function run(model: WordDocument, timeoutMs: number): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const worker = new Worker(WORKER, { workerData: model, env: {}, resourceLimits: { maxOldGenerationSizeMb: 512 } });
  const timer = setTimeout(() => {
    reject(new AppError("document_too_slow"));
    void worker.terminate();
  }, timeoutMs);
  worker.once("message", (file: Uint8Array) => resolve(file));
  worker.once("error", (error) => reject(new AppError("document_failed", { cause: error })));
  // After an answer the promise is settled and this changes nothing.
  worker.once("exit", () => reject(new AppError("document_failed")));
  return promise.finally(() => clearTimeout(timer));
}
