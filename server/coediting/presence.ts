import type { Cursor, Participant } from "#app/features/documents/documents.events.ts";
import { DOCUMENT_LIMITS } from "#app/features/documents/documents.limits.ts";

/** How many caret colours the editor has. */
const COLOURS = 12;

type Room = { participants: Map<string, Participant>; moved: Set<string>; timer: NodeJS.Timeout | null };

type Options = {
  /** Tells a room reliably that somebody came or went, and volatile where the carets are. */
  entered(documentId: string, participant: Participant): void;
  left(documentId: string, clientId: number): void;
  moved(documentId: string, cursors: { clientId: number; cursor: Cursor }[]): void;
};

/** Who is in which document and where their carets stand. The server says who somebody is; only the caret comes from the client. */
export function createPresence({ entered, left, moved }: Options) {
  const rooms = new Map<string, Room>();

  function freeColour(room: Room): number {
    const taken = new Set([...room.participants.values()].map(({ colour }) => colour));
    for (let colour = 0; colour < COLOURS; colour += 1) if (!taken.has(colour)) return colour;
    return room.participants.size % COLOURS;
  }

  function tellMoves(documentId: string, room: Room): void {
    room.timer = null;
    const cursors = [...room.moved].flatMap((socketId) => {
      const participant = room.participants.get(socketId);
      return participant ? [{ clientId: participant.clientId, cursor: participant.cursor }] : [];
    });
    room.moved.clear();
    if (cursors.length > 0) moved(documentId, cursors);
  }

  return {
    enter(documentId: string, socketId: string, who: Pick<Participant, "clientId" | "capacity" | "label">): Participant {
      const room = rooms.get(documentId) ?? { participants: new Map(), moved: new Set(), timer: null };
      rooms.set(documentId, room);
      const before = room.participants.get(socketId);
      if (before && before.clientId !== who.clientId) left(documentId, before.clientId);
      const participant: Participant = { ...who, colour: before?.colour ?? freeColour(room), cursor: null };
      room.participants.set(socketId, participant);
      entered(documentId, participant);
      return participant;
    },

    /** At most five times a second to each room, however often carets move. */
    move(documentId: string, socketId: string, cursor: Cursor): void {
      const room = rooms.get(documentId);
      const participant = room?.participants.get(socketId);
      if (!room || !participant) return;
      participant.cursor = cursor;
      room.moved.add(socketId);
      room.timer ??= setTimeout(() => tellMoves(documentId, room), 1000 / DOCUMENT_LIMITS.presencePerSecond);
      room.timer.unref();
    },

    leave(documentId: string, socketId: string): void {
      const room = rooms.get(documentId);
      const participant = room?.participants.get(socketId);
      if (!room || !participant) return;
      room.participants.delete(socketId);
      room.moved.delete(socketId);
      left(documentId, participant.clientId);
      if (room.participants.size > 0) return;
      if (room.timer) clearTimeout(room.timer);
      rooms.delete(documentId);
    },

    others(documentId: string, socketId: string): Participant[] {
      return [...(rooms.get(documentId)?.participants ?? [])].flatMap(([id, participant]) => (id === socketId ? [] : [participant]));
    },
  };
}

export type Presence = ReturnType<typeof createPresence>;
