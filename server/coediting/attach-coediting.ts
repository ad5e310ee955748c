import { getSchema } from "@tiptap/core";
import type { Server } from "socket.io";
import type { Sql } from "postgres";
import type { Logger } from "pino";
import { documentRoom, type DocumentDownEvents, type DocumentUpEvents } from "#app/features/documents/documents.events.ts";
import type { TextAnchor } from "#app/features/documents/text-anchor.schema.ts";
import type { TouchedBlock } from "#app/features/documents/text-items.rules.ts";
import { seconds } from "#app/platform/time.ts";
import { AppError } from "#app/platform/errors.ts";
import { sectionExtensions } from "#app/features/plan/sections/sections.extensions.ts";
import { createAccessCache } from "#server/coediting/access-cache.ts";
import { createCommitter } from "#server/coediting/committer.ts";
import { type ChangeRecord, createDocumentStore, type DocumentStore } from "#server/coediting/document-store.ts";
import { type EditableText, editableText, type EditText, editContent } from "#server/coediting/edit-content.ts";
import { createFanOut } from "#server/coediting/fan-out.ts";
import { createMembers } from "#server/coediting/member.ts";
import type { ChangeAuthor, OpenDocument } from "#server/coediting/open-document.ts";
import { OwnWords } from "#server/coediting/own-words.ts";
import { OpenDocuments } from "#server/coediting/open-documents.ts";
import { Presence } from "#server/coediting/presence.ts";
import { createProvenance, originsOf, type Provenance, type Writing } from "#server/coediting/provenance.ts";
import { Room } from "#server/coediting/room.ts";
import { createSchemaChecker } from "#server/coediting/schema-check.ts";
import { createLimiters, listenToSocket } from "#server/coediting/socket-events.ts";
import { type BlockAuthors, type LogRange, versionAuthors } from "#server/coediting/version-authors.ts";
import { createVersionMaker } from "#server/coediting/versions.ts";
import type { LiveSocket } from "#server/realtime/connection.ts";
import type { Announcements } from "#server/realtime/listen.ts";

export type CoeditingDeps = {
  /** Direct connection as the schema's owner. */
  sql: Sql;
  announcements: Pick<Announcements, "on" | "onAny" | "onResumed">;
  log: Pick<Logger, "error" | "warn">;
  /** How long a document stays in memory after the last person left, in milliseconds. */
  idleMs?: number;
  /** How long readers' text may lag behind the log, in milliseconds. */
  contentDelayMs?: number;
  now?: () => number;
};

export type Coediting = {
  /** Brings a document's snapshot and readers' text to the end of its log. Resolves at once for one that does not exist. */
  settle(documentId: string): Promise<void>;
  /** Brings readers' text of every text to the end of what this person has saved in it; at once when it is. Never fails. */
  catchUp(personId: string): Promise<void>;
  /** What `use` makes of the text of this moment: its nodes, and where anchors' words stand. 404 `not_found` without such a document. */
  read<T>(documentId: string, use: (text: EditableText) => T): Promise<T>;
  /**
   * Changes a text for a person and records what the change stands for, both or neither; returns the log's number. The right is SQL's to
   * judge (`private.append_change`). 404 `not_found` for a document that does not exist.
   */
  change(documentId: string, by: ChangeAuthor, edit: EditText, record: ChangeRecord): Promise<number>;
  /** Whose words stand at an anchor and in which blocks, from the log; null when they are not there. 404 `not_found` without such a document. */
  origins(documentId: string, anchor: TextAnchor): Promise<{ writings: Writing[]; blocks: TouchedBlock[] } | null>;
  /** Who wrote what is new in each block between two places of the log, by body. 404 `not_found` without such a document. */
  authors(documentId: string, range: LogRange): Promise<BlockAuthors[]>;
  /** Writes what is still in memory; after it nothing is taken any more. */
  close(): Promise<void>;
};

export type CoeditingServer = Server<DocumentUpEvents, DocumentDownEvents>;

type Realtime = { io: Server; onConnection(attach: (live: LiveSocket) => void): void };

/** Adds co-editing to the sockets of the realtime server (docs/rules/documents.md, docs/decisions on co-editing). */
export function attachCoediting(realtime: Realtime, deps: CoeditingDeps): Coediting {
  const io: CoeditingServer = realtime.io;
  const onError = (error: unknown) => deps.log.error({ err: error }, "co-editing");
  const contentDelayMs = deps.contentDelayMs ?? seconds(1.5);
  const ownWords = new OwnWords(createDocumentStore(deps.sql), { apartMs: contentDelayMs, onError });
  const { store } = ownWords;
  const access = createAccessCache(store);
  const provenance = createProvenance(store.readLog);
  const committer = createCommitter({ append: store.append, onError });
  const members = createMembers();
  const fanOut = createFanOut(io);
  const presence = new Presence({
    entered: (documentId, participant) => void io.to(documentRoom(documentId)).emit("document:entered", { documentId, participant }),
    left: (documentId, clientId) => void io.to(documentRoom(documentId)).emit("document:left", { documentId, clientId }),
    moved: (documentId, cursors) => void io.to(documentRoom(documentId)).volatile.emit("document:moved", { documentId, cursors }),
  });
  const checker = createSchemaChecker({ note: store.noteCheck, onError });
  const documents = new OpenDocuments({
    store,
    onFolded: checker.check,
    committer,
    onError,
    idleMs: deps.idleMs ?? seconds(20),
    contentDelayMs,
    onUnloaded(documentId) {
      access.forgetDocument(documentId);
      provenance.forget(documentId);
    },
    listeners: (documentId) => ({
      onCommitted: (update, seq, only) => fanOut.tell(documentId, seq, update, only),
      onReloaded: () => void io.to(documentRoom(documentId)).emit("document:resync", { documentId }),
    }),
  });
  const room = new Room({ io, documents, access, members, presence, onError });
  const stopHearing = deps.announcements.onAny(({ topic, id }) => room.reconsider(access.drop(topic, id)));
  // What was announced while nobody listened is lost: every right is asked anew.
  const stopResumed = deps.announcements.onResumed(() => room.reconsider(access.dropAll()));
  const stopSweeping = room.sweep();
  const versions = createVersionMaker({ sql: deps.sql, announcements: deps.announcements, onError });
  const limiters = createLimiters(deps.now ?? Date.now);
  realtime.onConnection((live) => listenToSocket(live, { room, limiters, onError }));
  return {
    ...serveTexts({ documents, provenance, store, ownWords, sql: deps.sql }),
    async close() {
      stopHearing();
      stopResumed();
      stopSweeping();
      fanOut.stop();
      await versions.close();
      await documents.close();
      await checker.close();
    },
  };
}

type Texts = { documents: OpenDocuments; provenance: Provenance; store: DocumentStore; ownWords: OwnWords; sql: Sql };

/** What pages ask of the texts in memory. */
function serveTexts({ documents, provenance, store, ownWords, sql }: Texts): Omit<Coediting, "close"> {
  const schema = getSchema(sectionExtensions());
  const hold = <T>(documentId: string, work: (document: OpenDocument) => Promise<T>) => whileOpen(documents, documentId, work);
  const settle = async (documentId: string) => {
    const held = await documents.acquire(documentId);
    if (held) await held.document.settle().finally(held.release);
  };
  return {
    settle,
    catchUp: (personId) => ownWords.catchUp(personId, settle),
    read: (documentId, use) => hold(documentId, (document) => document.read((copy) => use(editableText(copy, schema)))),
    origins: (documentId, anchor) => hold(documentId, (document) => originsOf(document, anchor, provenance)),
    authors: (documentId, range) => hold(documentId, () => versionAuthors(sql, provenance, documentId, range)),
    change: (documentId, by, edit, record) =>
      hold(documentId, (document) => document.change(by, (draft) => editContent(draft, schema, edit), (change) => store.appendChange(documentId, by, change, record))),
  };
}

/** Keeps a document in memory while it is used. 404 `not_found` for one that does not exist. */
async function whileOpen<T>(documents: OpenDocuments, documentId: string, work: (document: OpenDocument) => Promise<T>): Promise<T> {
  const held = await documents.acquire(documentId);
  if (!held) throw new AppError("not_found");
  return work(held.document).finally(held.release);
}
