import type { z } from "zod";
import type { ChunkSchema } from "#app/features/documents/documents.events.ts";
import { DOCUMENT_LIMITS } from "#app/features/documents/documents.limits.ts";

type Chunk = z.infer<typeof ChunkSchema>;
type Transfer = { id: string; total: number; parts: Uint8Array[]; bytes: number };

export type ChunkResult = { state: "more" } | { state: "whole"; update: Uint8Array } | { state: "refused"; refusal: "bad_packet" | "too_large" };

/** Puts a change together that comes in pieces; one at a time for each document of a socket. */
export function createTransfers() {
  const transfers = new Map<string, Transfer>();

  return {
    add({ documentId, transferId, index, total, bytes }: Chunk): ChunkResult {
      const known = transfers.get(documentId);
      const transfer = index === 0 ? { id: transferId, total, parts: [], bytes: 0 } : known;
      if (!transfer || transfer.id !== transferId || transfer.total !== total || transfer.parts.length !== index || index >= total) {
        transfers.delete(documentId);
        return { state: "refused", refusal: "bad_packet" };
      }
      transfer.parts.push(bytes);
      transfer.bytes += bytes.byteLength;
      if (transfer.bytes > DOCUMENT_LIMITS.changeBytes) {
        transfers.delete(documentId);
        return { state: "refused", refusal: "too_large" };
      }
      if (transfer.parts.length < total) {
        transfers.set(documentId, transfer);
        return { state: "more" };
      }
      transfers.delete(documentId);
      return { state: "whole", update: Buffer.concat(transfer.parts) };
    },
    forget(documentId: string): void {
      transfers.delete(documentId);
    },
  };
}
