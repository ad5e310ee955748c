import { Worker } from "node:worker_threads";
import { z } from "zod";
import { seconds } from "#app/platform/time.ts";

const AnswerSchema = z.object({ id: z.int(), problem: z.string().nullable() });

/** A state of which everything up to `seq` is part: what was just folded into a snapshot. */
export type FoldedState = { documentId: string; seq: number; state: Uint8Array };

type Options = {
  /** Keeps what a check found; null when the text is as it should be. */
  note(documentId: string, seq: number, problem: string | null): Promise<void>;
  onError(error: unknown): void;
  /** How long a text waits, so that of several states in a row only the last is checked, in milliseconds. */
  delayMs?: number;
  /** How long the thread waits for another text before it ends, in milliseconds: it knows the whole editor and needs its memory. */
  idleMs?: number;
};

/**
 * Checks texts against the editor's whole schema in a thread of its own, never in the way of who writes. The gate has let in only names
 * that are allowed, each under an allowed parent; what only the schema can say (a list's item without a paragraph, an empty table) is found here.
 */
export function createSchemaChecker({ note, onError, delayMs = seconds(5), idleMs = seconds(60) }: Options) {
  const gathered = new Map<string, FoldedState>();
  let gathering: NodeJS.Timeout | null = null;
  const waiting = new Map<number, FoldedState>();
  let worker: Worker | null = null;
  let timer: NodeJS.Timeout | null = null;
  let last = 0;
  let noting: Promise<unknown> = Promise.resolve();

  function onAnswer(message: unknown): void {
    const { id, problem } = AnswerSchema.parse(message);
    const checked = waiting.get(id);
    waiting.delete(id);
    if (!checked) return;
    if (problem !== null) onError(new Error(`document ${checked.documentId} is not as its schema wants it after ${checked.seq}: ${problem}`));
    noting = noting.then(() => note(checked.documentId, checked.seq, problem)).catch(onError);
    if (waiting.size === 0) rest();
  }

  function start(): Worker {
    return startWorker(onAnswer, (error) => {
      onError(error);
      waiting.clear();
      stop();
    });
  }

  function rest(): void {
    if (timer) clearTimeout(timer);
    timer = setTimeout(stop, idleMs);
    timer.unref();
  }

  function stop(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    const ended = worker;
    worker = null;
    void ended?.terminate();
  }

  function ask(): void {
    gathering = null;
    for (const folded of gathered.values()) {
      last += 1;
      waiting.set(last, { ...folded, state: new Uint8Array() });
      worker ??= start();
      worker.postMessage({ id: last, state: folded.state });
    }
    gathered.clear();
    rest();
  }

  return {
    check(folded: FoldedState): void {
      gathered.set(folded.documentId, folded);
      gathering ??= setTimeout(ask, delayMs);
      gathering.unref();
    },
    async close(): Promise<void> {
      if (gathering) clearTimeout(gathering);
      stop();
      await noting;
    },
  };
}

function startWorker(onAnswer: (message: unknown) => void, fail: (error: Error) => void): Worker {
  const made = new Worker(new URL("schema-check-worker.ts", import.meta.url));
  made.unref();
  made.on("message", onAnswer);
  made.on("error", fail);
  return made;
}

export type SchemaChecker = ReturnType<typeof createSchemaChecker>;
