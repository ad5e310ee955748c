import type { z } from "zod";
import type { ChunkSchema } from "#app/features/documents/documents.events.ts";
import { DOCUMENT_LIMITS } from "#app/features/documents/documents.limits.ts";
import { minutes } from "#app/platform/time.ts";

type Chunk = z.infer<typeof ChunkSchema>;
type Transfer = { id: string; total: number; parts: Uint8Array[]; bytes: number };
type Kept = { personId: string; transfer: Transfer; timer: NodeJS.Timeout };

/** A change whose next piece does not come for so long is forgotten; the browser waits a third of it for an answer. */
const PATIENCE_MS = minutes(1);

export type ChunkResult = { state: "more" } | { state: "whole"; update: Uint8Array } | { state: "refused"; refusal: "bad_packet" | "too_large" | "too_fast" };

/** How many bytes of unfinished changes the server keeps for one person, over all her windows: as much as one change may have. */
export function createHeldBytes(most: number = DOCUMENT_LIMITS.changeBytes) {
  const held = new Map<string, number>();
  return {
    take(personId: string, bytes: number): boolean {
      const after = (held.get(personId) ?? 0) + bytes;
      if (after > most) return false;
      held.set(personId, after);
      return true;
    },
    give(personId: string, bytes: number): void {
      const after = (held.get(personId) ?? 0) - bytes;
      if (after > 0) held.set(personId, after);
      else held.delete(personId);
    },
  };
}

export type HeldBytes = ReturnType<typeof createHeldBytes>;

/** Puts a change together that comes in pieces; one at a time for each document of a socket. */
export function createTransfers(held: HeldBytes, patienceMs: number = PATIENCE_MS) {
  const transfers = new Map<string, Kept>();

  function drop(documentId: string): void {
    const known = transfers.get(documentId);
    if (!known) return;
    transfers.delete(documentId);
    clearTimeout(known.timer);
    held.give(known.personId, known.transfer.bytes);
  }

  return {
    add(personId: string, { documentId, transferId, index, total, bytes }: Chunk): ChunkResult {
      if (index === 0) drop(documentId);
      const transfer = index === 0 ? { id: transferId, total, parts: [], bytes: 0 } : transfers.get(documentId)?.transfer;
      if (!transfer || transfer.id !== transferId || transfer.total !== total || transfer.parts.length !== index || index >= total) {
        drop(documentId);
        return { state: "refused", refusal: "bad_packet" };
      }
      if (transfer.bytes + bytes.byteLength > DOCUMENT_LIMITS.changeBytes) {
        drop(documentId);
        return { state: "refused", refusal: "too_large" };
      }
      if (!held.take(personId, bytes.byteLength)) {
        drop(documentId);
        return { state: "refused", refusal: "too_fast" };
      }
      transfer.parts.push(bytes);
      transfer.bytes += bytes.byteLength;
      clearTimeout(transfers.get(documentId)?.timer);
      transfers.set(documentId, { personId, transfer, timer: setTimeout(() => drop(documentId), patienceMs).unref() });
      if (transfer.parts.length < total) return { state: "more" };
      drop(documentId);
      return { state: "whole", update: Buffer.concat(transfer.parts) };
    },
    forget(documentId: string): void {
      drop(documentId);
    },
    forgetAll(): void {
      for (const documentId of [...transfers.keys()]) drop(documentId);
    },
  };
}
