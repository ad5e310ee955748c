import type { Socket } from "socket.io";
import { frameSocketOf } from "#server/coediting/text-frame.ts";

/** So many bytes may wait for a socket before it gets no more changes, and so few before it is asked to catch up. */
export const BEHIND_BYTES = 262_144;
const CAUGHT_UP_BYTES = 16_384;
/** A socket for which this much waits is closed: it has not read for long, whatever else it was sent. */
const STUCK_BYTES = 8_388_608;
const LOOK_MS = 250;

/** What was written to a socket and has not left this process yet. */
export function waitingBytes({ conn }: Socket): number {
  // What is writable has nothing queued above its WebSocket.
  const frames: unknown = conn.transport.writable ? null : Reflect.get(conn, "writeBuffer");
  const queued = Array.isArray(frames) ? frames.reduce<number>((sum, frame: unknown) => sum + sizeOf(frame), 0) : 0;
  return queued + (frameSocketOf(conn.transport)?.bufferedAmount ?? 0);
}

function sizeOf(frame: unknown): number {
  if (typeof frame !== "object" || frame === null || !("data" in frame)) return 0;
  if (typeof frame.data === "string") return frame.data.length;
  return frame.data instanceof Uint8Array ? frame.data.byteLength : 0;
}

type Options = {
  socket(id: string): Socket | undefined;
  /** The socket has read what it was sent: it asks for what it missed. */
  onCaughtUp(socketId: string, documentId: string): void;
  lookMs?: number;
};

/**
 * Sockets that do not read as fast as others write. Memory for them stays bounded: they get no changes until what waits has gone,
 * and then one difference of state vectors instead of all that they missed.
 */
export class Laggards {
  private readonly missed = new Map<string, Set<string>>();
  private readonly options: Options;
  private timer: NodeJS.Timeout | null = null;

  constructor(options: Options) {
    this.options = options;
  }

  /** True when this document's changes are kept from the socket. */
  holdsBack(socket: Socket, documentId: string): boolean {
    const documents = this.missed.size === 0 ? undefined : this.missed.get(socket.id);
    if (documents?.has(documentId)) return true;
    if (waitingBytes(socket) <= BEHIND_BYTES) return false;
    this.missed.set(socket.id, (documents ?? new Set()).add(documentId));
    this.timer ??= setInterval(() => this.look(), this.options.lookMs ?? LOOK_MS).unref();
    return true;
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.missed.clear();
  }

  private look(): void {
    for (const [socketId, documents] of this.missed) {
      const socket = this.options.socket(socketId);
      const waiting = socket ? waitingBytes(socket) : 0;
      if (waiting > STUCK_BYTES) socket?.conn.close(true);
      if (socket && waiting > CAUGHT_UP_BYTES) continue;
      this.missed.delete(socketId);
      if (socket) for (const documentId of documents) this.options.onCaughtUp(socketId, documentId);
    }
    if (this.missed.size === 0) this.stop();
  }
}
