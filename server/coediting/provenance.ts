import { setImmediate as nextTurn } from "node:timers/promises";
import * as Y from "yjs";
import { resolveAnchor } from "#app/features/documents/text-anchor.rules.ts";
import type { TextAnchor } from "#app/features/documents/text-anchor.schema.ts";
import { type TouchedBlock, writtenIn, type WrittenSpan } from "#app/features/documents/text-items.rules.ts";
import type { OpenDocument } from "#server/coediting/open-document.ts";

/** One row of a text's log, without the person. */
export type LogRow = { seq: number; capacity: "office" | "facilitator" | "organisation" | null; label: string | null; writtenAt: string; body: Uint8Array };
export type ReadLog = (documentId: string, epoch: number, afterSeq: number, most: number) => Promise<LogRow[]>;

/** For whom and when some characters were written. `seq` null: they stood in the text from its first moment. */
export type Writing = { capacity: LogRow["capacity"]; label: string | null; writtenAt: string | null; seq: number | null; characters: number };

type Piece = { clock: number; end: number; row: Omit<LogRow, "body"> };
/** Which row brought which characters of one text, up to `upTo` of the log; for each client id in the order of its clock. */
type Index = { epoch: number; upTo: number; pieces: Map<number, Piece[]>; reading: Promise<void> | null };

const ROWS_AT_ONCE = 1_000;

/**
 * Answers whose characters stand where, from the log alone: browsers could claim anything. The rows are decoded once for as long as the
 * text is open, then only what was appended since.
 */
export function createProvenance(readLog: ReadLog) {
  const indexes = new Map<string, Index>();

  async function readOn(documentId: string, index: Index): Promise<void> {
    for (;;) {
      const rows = await readLog(documentId, index.epoch, index.upTo, ROWS_AT_ONCE);
      for (const row of rows) addRow(index, row);
      if (rows.length < ROWS_AT_ONCE) return;
      // A long log must not keep writers waiting.
      await nextTurn();
    }
  }

  async function ready(documentId: string, epoch: number): Promise<Index> {
    const known = indexes.get(documentId);
    const index = known?.epoch === epoch ? known : { epoch, upTo: 0, pieces: new Map(), reading: null };
    indexes.set(documentId, index);
    const reading = (index.reading ?? Promise.resolve()).then(() => readOn(documentId, index));
    index.reading = reading.catch(() => {});
    await reading;
    return index;
  }

  return {
    /** The writings behind these characters, one for each row of the log, in the order of the log. */
    async writings(documentId: string, epoch: number, spans: readonly WrittenSpan[]): Promise<Writing[]> {
      return gather(await ready(documentId, epoch), spans);
    },
    /** The same for several groups of characters at once. */
    async writingsOf(documentId: string, epoch: number, groups: readonly (readonly WrittenSpan[])[]): Promise<Writing[][]> {
      const index = await ready(documentId, epoch);
      return groups.map((spans) => gather(index, spans));
    },
    /** The text has left the memory; so does what is known of its log. */
    forget(documentId: string): void {
      indexes.delete(documentId);
    },
  };
}

export type Provenance = ReturnType<typeof createProvenance>;

/** Whose words stand at an anchor, and in which blocks; null when they are not there (any more). */
export async function originsOf(document: Pick<OpenDocument, "id" | "epoch" | "read">, anchor: TextAnchor, provenance: Provenance): Promise<{ writings: Writing[]; blocks: TouchedBlock[] } | null> {
  const written = await document.read((copy) => {
    const range = resolveAnchor(copy, anchor);
    return range && writtenIn(copy, range);
  });
  if (!written) return null;
  return { writings: await provenance.writings(document.id, document.epoch, written.spans), blocks: written.blocks };
}

function addRow(index: Index, { body, ...row }: LogRow): void {
  index.upTo = row.seq;
  for (const struct of Y.decodeUpdate(body).structs) {
    if (struct instanceof Y.Skip) continue;
    const { client, clock } = struct.id;
    const pieces = index.pieces.get(client) ?? [];
    index.pieces.set(client, pieces);
    // What is in the log already was brought by the earlier row; a client's clock only rises.
    const start = Math.max(clock, pieces.at(-1)?.end ?? 0);
    const end = clock + struct.length;
    const last = pieces.at(-1);
    if (start >= end) continue;
    if (last && last.row.seq === row.seq && last.end === start) last.end = end;
    else pieces.push({ clock: start, end, row });
  }
}

function gather(index: Index, spans: readonly WrittenSpan[]): Writing[] {
  const found = new Map<number | null, Writing>();
  const add = (row: Omit<LogRow, "body"> | null, characters: number): void => {
    const seq = row?.seq ?? null;
    const writing = found.get(seq) ?? { capacity: row?.capacity ?? null, label: row?.label ?? null, writtenAt: row?.writtenAt ?? null, seq, characters: 0 };
    writing.characters += characters;
    found.set(seq, writing);
  };
  for (const { client, clock, length } of spans) {
    let unknown = length;
    const pieces = index.pieces.get(client) ?? [];
    for (let at = firstAfter(pieces, clock); at < pieces.length; at += 1) {
      const piece = pieces[at];
      if (!piece || piece.clock >= clock + length) break;
      const characters = Math.min(piece.end, clock + length) - Math.max(piece.clock, clock);
      add(piece.row, characters);
      unknown -= characters;
    }
    if (unknown > 0) add(null, unknown);
  }
  return [...found.values()].sort((one, other) => (one.seq ?? 0) - (other.seq ?? 0));
}

/** The place of the first piece that ends after this clock. */
function firstAfter(pieces: readonly Piece[], clock: number): number {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.end ?? 0) <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
