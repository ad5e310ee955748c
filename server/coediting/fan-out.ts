import type { Socket } from "socket.io";
import { toText } from "#app/features/documents/binary-text.rules.ts";
import { documentRoom, type UpdatedEvent } from "#app/features/documents/documents.events.ts";
import type { CoeditingServer } from "#server/coediting/attach-coediting.ts";
import { Laggards } from "#server/coediting/laggards.ts";
import { frameSocketOf, textFrame } from "#server/coediting/text-frame.ts";

export type FanOut = {
  /** Sends committed changes to everybody who has the document open on this node, except the one socket that made them all. */
  tell(documentId: string, seq: number, update: Uint8Array, except: string | null): void;
  stop(): void;
};

/**
 * Sends a change to a room, its one text frame made once for all. Who stands behind a little (long-polling, in the middle of an
 * upgrade, an answer still being written) gets it through Socket.IO, in order; who stands too far behind is asked later to catch up.
 */
export function createFanOut(io: CoeditingServer): FanOut {
  const { sockets } = io.sockets;
  const laggards = new Laggards({
    socket: (id) => sockets.get(id),
    onCaughtUp: (socketId, documentId) => void io.to(socketId).emit("document:resync", { documentId }),
  });
  return {
    tell(documentId, seq, update, except) {
      const receivers = io.sockets.adapter.rooms.get(documentRoom(documentId));
      if (!receivers) return;
      const event: UpdatedEvent = { documentId, seq, update: toText(update) };
      // "4" is Engine.IO's message, "2" Socket.IO's event.
      const frame = [textFrame(`42${JSON.stringify(["document:updated", event])}`)];
      for (const id of receivers) {
        const socket = id === except ? undefined : sockets.get(id);
        if (!socket || laggards.holdsBack(socket, documentId) || sendFrame(socket, frame)) continue;
        socket.emit("document:updated", event);
      }
    },
    stop: () => laggards.stop(),
  };
}

/** False when the socket must be written to through Socket.IO. */
function sendFrame({ conn }: Socket, frame: Buffer[]): boolean {
  if (conn.readyState !== "open" || conn.upgrading || !conn.transport.writable) return false;
  const socket = frameSocketOf(conn.transport);
  if (!socket || socket.readyState !== 1) return false;
  socket._sender.sendFrame(frame);
  return true;
}
