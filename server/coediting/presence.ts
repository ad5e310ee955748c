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
export class Presence {
  private readonly rooms = new Map<string, Room>();
  private readonly tell: Options;

  constructor(tell: Options) {
    this.tell = tell;
  }

  enter(documentId: string, socketId: string, who: Pick<Participant, "clientId" | "capacity" | "label">): Participant {
    const room = this.rooms.get(documentId) ?? { participants: new Map(), moved: new Set(), timer: null };
    this.rooms.set(documentId, room);
    const participant: Participant = { ...who, colour: freeColour(room), cursor: null };
    room.participants.set(socketId, participant);
    this.tell.entered(documentId, participant);
    return participant;
  }

  /** At most five times a second to each room, however often carets move. */
  move(documentId: string, socketId: string, cursor: Cursor): void {
    const room = this.rooms.get(documentId);
    const participant = room?.participants.get(socketId);
    if (!room || !participant) return;
    participant.cursor = cursor;
    room.moved.add(socketId);
    room.timer ??= setTimeout(() => this.tellMoves(documentId, room), 1000 / DOCUMENT_LIMITS.presencePerSecond);
    room.timer.unref();
  }

  leave(documentId: string, socketId: string): void {
    const room = this.rooms.get(documentId);
    const participant = room?.participants.get(socketId);
    if (!room || !participant) return;
    room.participants.delete(socketId);
    room.moved.delete(socketId);
    this.tell.left(documentId, participant.clientId);
    if (room.participants.size > 0) return;
    if (room.timer) clearTimeout(room.timer);
    this.rooms.delete(documentId);
  }

  others(documentId: string, socketId: string): Participant[] {
    return [...(this.rooms.get(documentId)?.participants ?? [])].flatMap(([id, participant]) => (id === socketId ? [] : [participant]));
  }

  private tellMoves(documentId: string, room: Room): void {
    room.timer = null;
    const cursors = [...room.moved].flatMap((socketId) => {
      const participant = room.participants.get(socketId);
      return participant ? [{ clientId: participant.clientId, cursor: participant.cursor }] : [];
    });
    room.moved.clear();
    if (cursors.length > 0) this.tell.moved(documentId, cursors);
  }
}

function freeColour(room: Room): number {
  const taken = new Set([...room.participants.values()].map(({ colour }) => colour));
  for (let colour = 0; colour < COLOURS; colour += 1) if (!taken.has(colour)) return colour;
  return room.participants.size % COLOURS;
}
