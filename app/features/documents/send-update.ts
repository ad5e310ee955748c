import type { Socket } from "socket.io-client";
import { toText } from "./binary-text.rules.ts";
import type { UpdateAnswer } from "./documents.events.ts";
import { DOCUMENT_LIMITS } from "./documents.limits.ts";

type Sending = { socket: Pick<Socket, "timeout">; documentId: string; update: Uint8Array; timeoutMs: number };
type OnAnswer = (error: Error | null, answer?: UpdateAnswer) => void;

/** Up to this size one frame of text is cheaper than two frames with fewer bytes. */
const TEXT_BYTES = 4_096;

/** Sends one change; a big one in chunks, each of which waits for the one before, so that it can't overrun the socket. */
export function sendUpdate(sending: Sending, onAnswer: OnAnswer): void {
  const { socket, documentId, update, timeoutMs } = sending;
  if (update.byteLength <= DOCUMENT_LIMITS.packetBytes) {
    socket.timeout(timeoutMs).emit("document:update", { documentId, update: update.byteLength <= TEXT_BYTES ? toText(update) : update }, onAnswer);
    return;
  }
  sendChunk(sending, { transferId: crypto.randomUUID(), index: 0, total: Math.ceil(update.byteLength / DOCUMENT_LIMITS.packetBytes) }, onAnswer);
}

function sendChunk(sending: Sending, chunk: { transferId: string; index: number; total: number }, onAnswer: OnAnswer): void {
  const { socket, documentId, update, timeoutMs } = sending;
  const bytes = update.slice(chunk.index * DOCUMENT_LIMITS.packetBytes, (chunk.index + 1) * DOCUMENT_LIMITS.packetBytes);
  socket.timeout(timeoutMs).emit("document:chunk", { documentId, ...chunk, bytes }, (error: Error | null, answer?: UpdateAnswer) => {
    if (error || !answer?.ok || chunk.index + 1 === chunk.total) return onAnswer(error, answer);
    sendChunk(sending, { ...chunk, index: chunk.index + 1 }, onAnswer);
  });
}
