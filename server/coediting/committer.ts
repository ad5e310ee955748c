import { performance } from "node:perf_hooks";
import { setImmediate as immediate, setTimeout as delay } from "node:timers/promises";
import type { Refusal } from "#app/features/documents/documents.limits.ts";

/**
 * What a packet was judged against: the document as it stood in memory. When the log refuses one packet, the others that were judged
 * against the same may hang on it, and are refused unwritten.
 */
export type Ground = { isGone: boolean };
export type Packet = { ground: Ground; documentId: string; epoch: number; personId: string; loginId: string; clientIds: readonly number[]; body: Uint8Array };
export type Outcome = { ok: true; seq: number } | { ok: false; refusal: Refusal };

export type AppendBatch = (packets: readonly Packet[]) => Promise<Outcome[]>;

type Waiting = { packet: Packet; resolve(outcome: Outcome): void };

type CommitterOptions = {
  append: AppendBatch;
  /** Batches begin at least so far apart: a packet that comes alone is written at once, those that follow wait for company. */
  apartMs?: number;
  /** How often a batch is tried again when the database does not answer, each time after a longer pause. */
  tries?: number;
  onError(error: unknown): void;
};

const MOST_ROWS = 500;
const MOST_BYTES = 2_000_000;

/**
 * Writes the packets of all documents to the log: at once when none was written for a few milliseconds, else those of a few
 * milliseconds in one insert, one batch after the other. A packet's promise resolves when its row is committed or refused; it never rejects.
 */
export function createCommitter({ append, apartMs = 10, tries = 8, onError }: CommitterOptions) {
  const queue: Waiting[] = [];
  let writing: Promise<void> | null = null;
  let began = 0;

  async function write(batch: readonly Waiting[]): Promise<void> {
    const packets = batch.map(({ packet }) => packet);
    if (packets.length === 0) return;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const outcomes = await append(packets);
        batch.forEach((waiting, place) => settle(waiting, outcomes[place] ?? { ok: false, refusal: "document_failed" }));
        return;
      } catch (error) {
        onError(error);
        if (attempt >= tries) {
          for (const waiting of batch) settle(waiting, { ok: false, refusal: "document_failed" });
          return;
        }
        await delay(Math.min(100 * 2 ** attempt, 5_000));
      }
    }
  }

  function settle({ packet, resolve }: Waiting, outcome: Outcome): void {
    if (!outcome.ok) packet.ground.isGone = true;
    resolve(outcome);
  }

  function takeBatch(): Waiting[] {
    let bytes = 0;
    const end = queue.findIndex(({ packet }, place) => {
      bytes += packet.body.byteLength;
      return place >= MOST_ROWS || (place > 0 && bytes > MOST_BYTES);
    });
    return queue.splice(0, end === -1 ? queue.length : end).filter((waiting) => {
      if (waiting.packet.ground.isGone) waiting.resolve({ ok: false, refusal: "update_incomplete" });
      return !waiting.packet.ground.isGone;
    });
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const wait = began + apartMs - performance.now();
      // All that arrived in one turn of the event loop goes together.
      await (wait > 0 ? delay(wait) : immediate());
      began = performance.now();
      await write(takeBatch());
    }
    writing = null;
  }

  return {
    commit(packet: Packet): Promise<Outcome> {
      return new Promise((resolve) => {
        queue.push({ packet, resolve });
        writing ??= drain();
      });
    },
    /** Resolves when everything handed over so far is written. */
    async flush(): Promise<void> {
      while (writing) await writing;
    },
  };
}

export type Committer = ReturnType<typeof createCommitter>;
