import type { Socket } from "socket.io-client";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { EnteredEvent, JoinAnswer, LeftEvent, MovedEvent, Participant, ResyncEvent, RightEvent, UpdateAnswer, UpdatedEvent } from "./documents.events.ts";
import type { DocumentRight, ReadonlyReason, Refusal } from "./documents.limits.ts";
import { fromText, toBytes } from "./binary-text.rules.ts";
import type { DocumentStorage } from "./document-storage.ts";
import { KeptCount } from "./kept-count.ts";
import { Patience } from "./patience.ts";
import { helpsToResync, meansReadonly, toReason } from "./refusal.rules.ts";
import { RemotePresence } from "./remote-presence.ts";
import { sendUpdate } from "./send-update.ts";
import { forgetPending } from "./text-document.rules.ts";
import { ConfirmedClocks, isAhead, isTidying, unsentPassages } from "./unsent.rules.ts";

export type ProviderOptions = {
  socket: Pick<Socket, "connected" | "on" | "off" | "emit" | "timeout" | "volatile">;
  documentId: string;
  epoch: number;
  schemaVersion: number;
  doc: Y.Doc;
  storage?: DocumentStorage | null;
  /** How others are named and painted beside their carets. */
  describe?: (participant: Participant) => { name: string; color: string };
  /** How long typing is gathered before it is sent, in milliseconds. */
  gatherMs?: number;
  /** How long a page whose right is gone waits before it asks for the text again, in milliseconds; up to twice as long. */
  returnMs?: number;
};

/** What the page shows of the connection: always visible, never a guess. `saved` means committed in the database. */
export type ProviderState = {
  status: "loading" | "offline" | "saving" | "saved";
  /** Changes that are only on this device. */
  unsaved: number;
  /** Whether this device keeps them when the page is closed. */
  kept: boolean;
  right: DocumentRight;
  reason: ReadonlyReason | null;
  /** Why changes were not taken; they stay on this device. */
  problem: Refusal | null;
  /** True once there is a text to show: from the server, or from this device. */
  ready: boolean;
  me: Omit<Participant, "cursor"> | null;
  others: readonly Participant[];
};

const [ANSWER_MS, RETRY_MS, RETURN_MS] = [20_000, 2_000, 5_000];
/**
 * Keeps one Y.Doc and the server's in step over a socket. Every connection starts with an exchange of state vectors, so
 * nothing depends on what was sent before; a change counts as saved when the server says that it is committed.
 */
export class DocumentProvider {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  private readonly presence: RemotePresence;
  private readonly options: ProviderOptions;
  private state: ProviderState = { status: "loading", unsaved: 0, kept: false, right: "none", reason: null, problem: null, ready: false, me: null, others: [] };
  private readonly listeners = new Set<() => void>();
  /** Raised by every join: answers that belong to an older one are ignored. */
  private generation = 0;
  private joined = false;
  private queue: Uint8Array[] = [];
  private readonly confirmed = new ConfirmedClocks();
  private readonly keptCount: KeptCount;
  private readonly patience: Patience;
  private gatherTimer: ReturnType<typeof setTimeout> | null = null;
  private retryTimer: ReturnType<typeof setTimeout> | null = null;
  private isDestroyed = false;

  constructor(options: ProviderOptions) {
    this.options = options;
    this.doc = options.doc;
    const { socket, storage, documentId } = options;
    this.keptCount = new KeptCount({ storage: storage ?? null, confirmed: this.confirmed, onLost: () => !this.isDestroyed && this.set({ kept: false }) });
    this.patience = new Patience({ socket, returnMs: options.returnMs ?? RETURN_MS, onOffline: () => this.set({ status: "offline" }), onReturn: () => socket.connected && this.join() });
    this.presence = new RemotePresence({
      doc: this.doc,
      describe: options.describe ?? ((other) => ({ name: other.label ?? other.capacity, color: "#0066cc" })),
      sendCursor: (cursor) => {
        if (this.joined && this.state.right === "write") socket.volatile.emit("document:cursor", { documentId, cursor });
      },
    });
    this.awareness = this.presence.awareness;
    this.doc.on("update", this.onLocalUpdate);
    this.listen("on");
    if (!storage) this.start();
    else storage.whenSynced.then(() => this.loadStored(storage)).then(() => this.start(), () => this.start());
  }

  private listen(how: "on" | "off"): void {
    const { socket } = this.options;
    socket[how]("connect", this.join);
    socket[how]("disconnect", this.onDisconnect);
    socket[how]("document:updated", this.onUpdated);
    socket[how]("document:right", this.onRight);
    socket[how]("document:resync", this.onResync);
    socket[how]("document:entered", this.onEntered);
    socket[how]("document:left", this.onLeft);
    socket[how]("document:moved", this.onMoved);
  }

  getState = (): ProviderState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** The paragraphs with words that only this device has. */
  unsentPassages = (): string[] => unsentPassages(this.doc, this.confirmed);

  /** Throws away what this device keeps of the text; the page must be loaded anew after it. */
  async forgetUnsent(): Promise<void> {
    const { storage } = this.options;
    this.destroy();
    await storage?.forget();
  }

  destroy(): void {
    if (this.isDestroyed) return;
    this.isDestroyed = true;
    const { socket, storage } = this.options;
    this.keptCount.destroy();
    this.patience.destroy();
    for (const timer of [this.gatherTimer, this.retryTimer]) if (timer) clearTimeout(timer);
    if (this.joined) this.flush();
    socket.emit("document:leave", { documentId: this.options.documentId });
    this.listen("off");
    this.doc.off("update", this.onLocalUpdate);
    this.presence.destroy();
    void storage?.destroy();
    this.listeners.clear();
  }

  private async loadStored(storage: DocumentStorage): Promise<void> {
    const left = await this.keptCount.load(this.doc);
    this.set({ kept: storage.isKept(), unsaved: this.state.unsaved + left, ready: Y.encodeStateVector(this.doc).length > 1 });
  }

  private start(): void {
    if (this.isDestroyed) return;
    if (this.options.socket.connected) this.join();
    else this.patience.untilConnected();
  }

  private set(change: Partial<ProviderState>): void {
    const next = { ...this.state, ...change };
    if (!change.status && this.joined) next.status = next.unsaved > 0 ? "saving" : "saved";
    this.state = next;
    this.keptCount.set(next.unsaved);
    for (const listener of this.listeners) listener();
  }

  private join = (): void => {
    if (this.isDestroyed) return;
    this.generation += 1;
    const { generation } = this;
    this.joined = false;
    this.queue = [];
    const { socket, documentId, epoch, schemaVersion } = this.options;
    const payload = { documentId, epoch, schemaVersion, clientId: this.doc.clientID, stateVector: Y.encodeStateVector(this.doc) };
    socket.timeout(ANSWER_MS).emit("document:join", payload, (error: Error | null, answer?: JoinAnswer) => {
      if (generation !== this.generation || this.isDestroyed) return;
      if (error || !answer) return this.retry();
      if (!answer.ok) return this.onJoinRefused(answer.code);
      this.onJoined(answer);
    });
  };

  private onJoined(answer: Extract<JoinAnswer, { ok: true }>): void {
    Y.applyUpdate(this.doc, toBytes(answer.update), this);
    forgetPending(this.doc);
    this.joined = true;
    this.patience.endReturn();
    this.presence.show(answer.present);
    const serverVector = toBytes(answer.stateVector);
    this.confirmed.reset(serverVector);
    const ahead = this.state.unsaved > 0 || isAhead(this.doc, serverVector);
    this.set({
      ready: true, right: answer.right, reason: answer.reason, problem: null, me: answer.me, others: answer.present,
      unsaved: ahead ? Math.max(1, this.state.unsaved) : 0,
    });
    if (ahead && answer.right === "write") this.send(Y.encodeStateAsUpdate(this.doc, serverVector), this.state.unsaved);
    this.presence.sendNow();
  }

  private onJoinRefused(code: Refusal): void {
    // Another person wrote under this number: a new one is drawn, with which nothing was written yet.
    if (code === "client_foreign" && this.state.unsaved === 0) this.doc.clientID = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    if (meansReadonly(code)) this.set({ right: "none", reason: toReason(code), status: "offline" });
    else if (code === "not_found" || code === "epoch_changed") return this.onGone(code);
    this.retry();
  }

  /** Not there for this person, or not as this page has it. A right may come back; an older text does not. */
  private onGone(code: "not_found" | "epoch_changed"): void {
    if (code === "epoch_changed" || this.state.reason === null) this.set({ right: "none", reason: "not_found", problem: code, status: "offline" });
    if (code === "not_found") this.patience.untilReturned();
  }

  private retry(): void {
    this.set({ status: this.options.socket.connected ? "loading" : "offline" });
    this.retryTimer ??= setTimeout(() => {
      this.retryTimer = null;
      if (this.options.socket.connected) this.join();
    }, RETRY_MS);
  }

  private onDisconnect = (): void => {
    this.generation += 1;
    this.joined = false;
    this.queue = [];
    this.presence.show([]);
    this.set({ status: "offline", others: [] });
  };

  private onLocalUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this || this.options.storage?.isOrigin(origin)) return;
    if (this.joined && this.state.right !== "write" && isTidying(update)) return;
    this.queue.push(update);
    this.set({ unsaved: this.state.unsaved + 1 });
    this.gatherTimer ??= setTimeout(() => {
      this.gatherTimer = null;
      this.flush();
    }, this.options.gatherMs ?? 25);
  };

  private flush(): void {
    const updates = this.queue;
    this.queue = [];
    if (updates.length === 0 || !this.joined || this.state.right !== "write") return;
    // After a refusal the server lacks something: the whole difference goes with the next join.
    if (this.state.problem) return this.retry();
    const [first] = updates;
    this.send(updates.length === 1 && first ? first : Y.mergeUpdates(updates), updates.length);
  }

  private send(update: Uint8Array, count: number): void {
    const { socket, documentId } = this.options;
    const { generation } = this;
    const onAnswer = (error: Error | null, answer?: UpdateAnswer): void => {
      if (generation !== this.generation || this.isDestroyed) return;
      if (error || !answer) return this.join();
      if (!answer.ok) return this.onRefused(answer.code);
      this.confirmed.add(update);
      this.set({ unsaved: Math.max(0, this.state.unsaved - count), problem: null });
    };
    sendUpdate({ socket, documentId, update, timeoutMs: ANSWER_MS }, onAnswer);
  }

  private onRefused(code: Refusal): void {
    this.generation += 1;
    if (meansReadonly(code)) {
      this.set({ right: "read", reason: toReason(code) });
      // Tokens are renewed by HTTP meanwhile; the next join says whether it worked.
      if (code === "sign_in_needed") this.retry();
      return;
    }
    this.set({ problem: helpsToResync(code) ? null : code });
    if (helpsToResync(code)) this.retry();
  }

  private onUpdated = ({ documentId, update }: UpdatedEvent): void => {
    if (documentId !== this.options.documentId || !this.joined) return;
    const bytes = fromText(update);
    this.confirmed.add(bytes);
    Y.applyUpdate(this.doc, bytes, this);
    if (this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null) this.join();
  };

  private onRight = ({ documentId, right, reason }: RightEvent): void => {
    if (documentId !== this.options.documentId) return;
    if (right === "none") {
      this.joined = false;
      this.presence.show([]);
      this.set({ right, reason, status: "offline", others: [] });
      return reason === "sign_in_needed" ? this.retry() : this.patience.untilReturned();
    }
    const before = this.state.right;
    this.set({ right, reason });
    if (right === "write" && before !== "write") this.join();
  };

  private onResync = ({ documentId }: ResyncEvent): void => {
    if (documentId === this.options.documentId) this.join();
  };

  private onEntered = ({ documentId, participant }: EnteredEvent): void => {
    if (documentId === this.options.documentId) this.set({ others: this.presence.enter(participant) });
  };

  private onLeft = ({ documentId, clientId }: LeftEvent): void => {
    if (documentId === this.options.documentId) this.set({ others: this.presence.leave(clientId) });
  };

  private onMoved = ({ documentId, cursors }: MovedEvent): void => {
    if (documentId === this.options.documentId) this.set({ others: this.presence.move(cursors) });
  };
}
