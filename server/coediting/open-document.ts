import * as Y from "yjs";
import { readContent } from "#app/features/documents/document-content.rules.ts";
import type { Refusal } from "#app/features/documents/documents.limits.ts";
import { applyWatched } from "#server/coediting/bounded-work.ts";
import { CleanMoments } from "#server/coediting/clean-moments.ts";
import { ClientIds } from "#server/coediting/client-ids.ts";
import type { Ground, Outcome } from "#server/coediting/committer.ts";
import type { OpenDocumentOptions, Sender } from "#server/coediting/document-options.ts";
import { DocumentSize } from "#server/coediting/document-size.ts";
import { buildDoc, copyOf, draftChange } from "#server/coediting/document-state.ts";
import type { LoadedDocument } from "#server/coediting/document-store.ts";
import { judgeUpdate } from "#server/coediting/gate.ts";
import { Turns } from "#server/coediting/turns.ts";

export type ChangeAuthor = { personId: string; loginId: string };
/** Writes a change's row and its record; returns the row's number. An empty body stands for a record without change. */
export type AppendChange = (change: { epoch: number; clientId: number; body: Uint8Array }) => Promise<number>;

export type JoinState = { epoch: number; seq: number; update: Uint8Array; stateVector: Uint8Array };

/**
 * One document in memory. Packets are judged and applied one after the other, of each person in turn; the log is written in batches;
 * only what is committed is told to others. When the log refuses a row the document is read anew, so memory never holds more.
 */
export class OpenDocument {
  readonly id: string;
  readonly districtId: string;
  readonly schemaVersion: number;
  epoch: number;
  private readonly options: OpenDocumentOptions;
  private doc: Y.Doc;
  private readonly clients: ClientIds;
  private seq = 0;
  private readonly size = new DocumentSize(0, 0);
  private rows = 0;
  private bytes = 0;
  private contentSeq: number;
  private contentTimer: NodeJS.Timeout | null = null;
  private readonly turns = new Turns();
  private inFlight = new Set<Promise<Outcome>>();
  private readonly clean = new CleanMoments(() => this.inFlight.size === 0 && !this.stale);
  /** What everybody gets who has nothing yet, until the next change. */
  private whole: JoinState | null = null;
  private outbox: { update: Uint8Array; socketId: string }[] = [];
  private captured: Uint8Array[] = [];
  /** Memory holds what the log refused: nothing more is taken before the document is read anew. */
  private stale = false;
  private ground: Ground = { isGone: false };

  constructor(loaded: LoadedDocument, options: OpenDocumentOptions) {
    this.id = loaded.id;
    this.districtId = loaded.districtId;
    this.schemaVersion = loaded.schemaVersion;
    this.epoch = loaded.epoch;
    this.contentSeq = loaded.contentSeq;
    this.options = options;
    this.clients = new ClientIds(loaded.clients, (clientId) => Y.getState(this.doc.store, clientId) > 0);
    this.doc = this.build(loaded);
  }

  /** Client ids that have never written are kept for whom the join names first; false when somebody else has it. */
  reserveClient(clientId: number, personId: string, mayWrite: boolean): boolean {
    return this.clients.reserve(clientId, { personId, mayWrite });
  }

  /** What the joining client lacks, all of it committed; null for a state vector that is none. */
  join(stateVector: Uint8Array, spent?: Sender["spent"]): Promise<JoinState | null> {
    return this.whenClean(() => {
      const started = performance.now();
      try {
        if (stateVector.byteLength === 1 && stateVector[0] === 0) return (this.whole ??= this.stateSince(stateVector));
        return this.stateSince(stateVector);
      } catch {
        return null;
      } finally {
        spent?.(performance.now() - started);
      }
    });
  }

  private stateSince(stateVector: Uint8Array): JoinState {
    return { epoch: this.epoch, seq: this.seq, update: Y.encodeStateAsUpdate(this.doc, stateVector), stateVector: Y.encodeStateVector(this.doc) };
  }

  /** Judges, applies and logs one update. Resolves when it is committed, or with the reason why it was not taken. */
  async receive(update: Uint8Array, sender: Sender): Promise<Outcome> {
    const admitted = await this.turns.run(sender.personId, () => this.admit(update, sender));
    if ("refusal" in admitted) return { ok: false, refusal: admitted.refusal };
    return admitted.commit;
  }

  private async admit(update: Uint8Array, sender: Sender): Promise<{ refusal: Refusal } | { commit: Promise<Outcome> }> {
    // Asked again: what she handed in before this may have taken all that she had.
    if (!sender.hasTime()) return { refusal: "too_fast" };
    if (this.clean.isOverdue()) await this.committed();
    if (this.stale) await this.reload();
    const started = performance.now();
    const verdict = judgeUpdate(update, { doc: this.doc, mayUse: (clientId) => this.clients.mayUse(clientId, sender.personId) });
    sender.spent(performance.now() - started);
    if (!verdict.ok) return verdict;
    const refusal = await sender.mayWrite();
    if (refusal) return { refusal };
    // What the packet was judged against went while the right was asked for.
    if (this.stale || this.ground.isGone) return { refusal: "update_incomplete" };
    if (!this.size.admits(this.doc, verdict.added, verdict.update.byteLength)) return { refusal: "document_full" };
    const applying = performance.now();
    const integrated = this.apply(verdict.update);
    sender.spent(performance.now() - applying);
    if (integrated === "broken" || integrated === "endless") {
      this.stale = true;
      await this.reload();
      return { refusal: integrated === "broken" ? "update_invalid" : "too_large" };
    }
    // Nothing new (sent twice after a lost acknowledgement): it is saved when what is in flight is.
    if (integrated === null) return { commit: this.afterInFlight() };
    this.size.add(verdict.added, integrated.byteLength);
    for (const clientId of verdict.clientIds) this.clients.bind(clientId, sender.personId);
    return { commit: this.commit(integrated, verdict.clientIds, sender) };
  }

  /**
   * Changes the text for a person, together with what the change stands for: `edit` works on a copy, `append` writes the log and the
   * record in one transaction, and only then memory and the others get the change. What `edit` or `append` throws leaves all as it was.
   */
  change(by: ChangeAuthor, edit: (draft: Y.Doc) => void, append: AppendChange): Promise<number> {
    return this.inOrder(async () => {
      await this.committed();
      if (this.stale) await this.reload();
      const { body, clientId } = draftChange(this.id, this.doc, edit);
      const seq = await append({ epoch: this.epoch, clientId, body });
      if (body.byteLength === 0) return seq;
      Y.applyUpdate(this.doc, body);
      this.captured = [];
      this.clients.bind(clientId, by.personId);
      this.noteCommitted(body, seq, "");
      return seq;
    });
  }

  /** What `use` makes of a copy of the text: everything in it is committed. */
  read<T>(use: (copy: Y.Doc) => T): Promise<T> {
    return this.whenClean(() => {
      const copy = copyOf(this.doc);
      try {
        return use(copy);
      } finally {
        copy.destroy();
      }
    });
  }

  private apply(update: Uint8Array): Uint8Array | null | "broken" | "endless" {
    this.captured = [];
    const failure = applyWatched(this.doc, update);
    if (failure) return failure;
    const captured = this.captured;
    this.captured = [];
    if (captured.length === 0) return null;
    return captured.length === 1 ? (captured[0] ?? null) : Y.mergeUpdates(captured);
  }

  private async commit(body: Uint8Array, clientIds: readonly number[], sender: Sender): Promise<Outcome> {
    const writing = this.options.committer.commit({ ground: this.ground, documentId: this.id, epoch: this.epoch, personId: sender.personId, loginId: sender.loginId, clientIds, body });
    this.inFlight.add(writing);
    const outcome = await writing;
    this.inFlight.delete(writing);
    if (!outcome.ok) {
      this.stale = true;
      void this.inOrder(() => this.reload()).catch(this.options.onError);
      return outcome;
    }
    this.noteCommitted(body, outcome.seq, sender.socketId);
    this.clean.look();
    return outcome;
  }

  private noteCommitted(body: Uint8Array, seq: number, socketId: string): void {
    this.seq = Math.max(this.seq, seq);
    this.rows += 1;
    this.bytes += body.byteLength;
    this.whole = null;
    this.tellOthers(body, socketId);
    this.scheduleContent();
  }

  /** One message for all that the same batch committed. */
  private tellOthers(update: Uint8Array, socketId: string): void {
    this.outbox.push({ update, socketId });
    if (this.outbox.length > 1) return;
    setImmediate(() => {
      const sent = this.outbox;
      this.outbox = [];
      const senders = new Set(sent.map((one) => one.socketId));
      const [only] = senders;
      const merged = sent.length === 1 && sent[0] ? sent[0].update : Y.mergeUpdates(sent.map((one) => one.update));
      this.options.onCommitted(merged, this.seq, senders.size === 1 ? (only ?? null) : null);
      const { compactRows = 500, compactBytes = 262_144 } = this.options;
      if (this.rows >= compactRows || this.bytes >= compactBytes) void this.compact();
    });
  }

  /** Folds the log into a snapshot by what is in memory: everything in it is committed at that moment. */
  async compact(): Promise<void> {
    const folded = await this.whenClean(() => {
      if (this.rows === 0) return null;
      this.rows = 0;
      this.bytes = 0;
      const state = Y.encodeStateAsUpdate(this.doc);
      this.size.counted({ bytes: state.byteLength });
      return { seq: this.seq, epoch: this.epoch, state };
    });
    if (!folded) return;
    await this.options.store.writeSnapshot(this.id, folded.epoch, folded.seq, folded.state).catch(this.options.onError);
    this.options.onFolded?.({ documentId: this.id, seq: folded.seq, state: folded.state });
  }

  /** Brings snapshot and readers' text to the log's end: before a version is named, an export made, or the document unloaded. */
  async settle(): Promise<void> {
    if (this.contentTimer) clearTimeout(this.contentTimer);
    this.contentTimer = null;
    await this.compact();
    await this.writeContent();
  }

  private scheduleContent(): void {
    this.contentTimer ??= setTimeout(() => {
      this.contentTimer = null;
      void this.writeContent().catch(this.options.onError);
    }, this.options.contentDelayMs ?? 1_500);
    this.contentTimer.unref();
  }

  private async writeContent(): Promise<void> {
    const read = await this.whenClean(() => {
      if (this.contentSeq === this.seq) return null;
      this.contentSeq = this.seq;
      return { seq: this.seq, ...readContent(this.doc) };
    });
    if (!read) return;
    this.size.counted({ length: read.length });
    await this.options.store.writeContent(this.id, read.seq, read.content, read.length).catch((error: unknown) => {
      // Still to be written: with the next change, or by the next who asks for it.
      this.contentSeq = -1;
      throw error;
    });
  }

  private async afterInFlight(): Promise<Outcome> {
    const outcomes = await Promise.all([...this.inFlight]);
    return outcomes.find((outcome) => !outcome.ok) ?? { ok: true, seq: this.seq };
  }

  private async committed(): Promise<void> {
    while (this.inFlight.size > 0) await Promise.all([...this.inFlight]);
  }

  /** In turn with the people, as one of them. */
  private inOrder<T>(step: () => Promise<T>): Promise<T> {
    return this.turns.run(this.id, step);
  }

  private async whenClean<T>(step: () => T): Promise<T> {
    if (this.stale) await this.inOrder(() => this.reload());
    return this.clean.run(step);
  }

  private async reload(): Promise<void> {
    if (!this.stale) return;
    await this.committed();
    const loaded = await this.clean.after(this.options.store.load(this.id).then((found) => found ?? Promise.reject(new Error(`document ${this.id} is gone`))));
    this.doc.destroy();
    this.whole = null;
    this.epoch = loaded.epoch;
    this.clients.renew(loaded.clients);
    this.doc = this.build(loaded);
    this.stale = false;
    this.options.onReloaded();
    this.clean.look();
  }

  private build(loaded: LoadedDocument): Y.Doc {
    const doc = buildDoc(loaded, this.options.onError);
    this.ground = { isGone: false };
    this.seq = loaded.updates.at(-1)?.seq ?? loaded.snapshot.uptoSeq;
    this.rows = loaded.updates.length;
    this.bytes = loaded.updates.reduce((sum, { body }) => sum + body.byteLength, 0);
    this.size.counted({ length: readContent(doc).length, bytes: loaded.snapshot.state.byteLength + this.bytes });
    doc.on("update", (update: Uint8Array) => this.captured.push(update));
    return doc;
  }

  destroy(): void {
    if (this.contentTimer) clearTimeout(this.contentTimer);
    this.doc.destroy();
  }
}
