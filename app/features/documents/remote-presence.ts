import { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { Cursor, MovedEvent, Participant } from "./documents.events.ts";
import { DOCUMENT_LIMITS } from "./documents.limits.ts";

type Options = {
  doc: Y.Doc;
  /** How others are named and painted beside their carets. */
  describe: (participant: Participant) => { name: string; color: string };
  /** Hands on where the own caret stands, not more often than the server takes it. */
  sendCursor(cursor: Cursor): void;
};

/**
 * The others in the document, as the server names them, inside the awareness object that the editor paints from.
 * y-protocols' own wire format for it is not used: in that one everybody says who she is.
 */
export class RemotePresence {
  readonly awareness: Awareness;
  private readonly options: Options;
  private others: readonly Participant[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(options: Options) {
    this.options = options;
    this.awareness = new Awareness(options.doc);
    this.awareness.on("change", this.onChange);
  }

  destroy(): void {
    if (this.timer) clearTimeout(this.timer);
    this.awareness.destroy();
  }

  enter(participant: Participant): readonly Participant[] {
    if (participant.clientId === this.options.doc.clientID) return this.others;
    return this.show([...this.others.filter(({ clientId }) => clientId !== participant.clientId), participant]);
  }

  leave(clientId: number): readonly Participant[] {
    return this.show(this.others.filter((other) => other.clientId !== clientId));
  }

  move(cursors: MovedEvent["cursors"]): readonly Participant[] {
    const moved = new Map(cursors.map(({ clientId, cursor }) => [clientId, cursor]));
    return this.show(this.others.map((other) => ({ ...other, cursor: moved.has(other.clientId) ? (moved.get(other.clientId) ?? null) : other.cursor })));
  }

  show(others: readonly Participant[]): readonly Participant[] {
    const { states, meta } = this.awareness;
    const before = new Set([...states.keys()].filter((clientId) => clientId !== this.options.doc.clientID));
    const now = new Set(others.map(({ clientId }) => clientId));
    for (const clientId of before) if (!now.has(clientId)) states.delete(clientId);
    for (const other of others) {
      states.set(other.clientId, { user: this.options.describe(other), cursor: other.cursor });
      // y-protocols forgets states that are not renewed; these go by the server's word alone.
      meta.set(other.clientId, { clock: 0, lastUpdated: Number.MAX_SAFE_INTEGER });
    }
    this.others = others;
    const change = {
      added: [...now].filter((clientId) => !before.has(clientId)),
      updated: [...now].filter((clientId) => before.has(clientId)),
      removed: [...before].filter((clientId) => !now.has(clientId)),
    };
    this.awareness.emit("change", [change, this]);
    this.awareness.emit("update", [change, this]);
    return others;
  }

  sendNow(): void {
    const cursor: Cursor = this.awareness.getLocalState()?.["cursor"] ?? null;
    // Relative positions are classes with undefined members; plain JSON goes over the wire.
    this.options.sendCursor(cursor && JSON.parse(JSON.stringify(cursor)));
  }

  private onChange = (_change: unknown, origin: unknown): void => {
    if (origin !== "local") return;
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.sendNow();
    }, 1000 / DOCUMENT_LIMITS.presencePerSecond);
  };
}
