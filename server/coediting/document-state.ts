import * as Y from "yjs";
import type { LoadedDocument } from "#server/coediting/document-store.ts";
import { judgeUpdate } from "#server/coediting/gate.ts";
import { createTextDocument } from "#app/features/documents/text-document.rules.ts";

/** The document that snapshot and log give. */
export function buildDoc(loaded: LoadedDocument, onError: (error: unknown) => void): Y.Doc {
  const doc = createTextDocument();
  Y.applyUpdate(doc, loaded.snapshot.state);
  // One transaction: what follows each one (collecting what was erased, counting) is done once for the whole log.
  doc.transact(() => {
    for (const { body } of loaded.updates) Y.applyUpdate(doc, body);
  });
  if (hasPending(doc)) {
    // Cannot happen while the gate stands; the text that is complete stays readable.
    onError(new Error(`document ${loaded.id}: the log refers to what it does not hold`));
    doc.store.pendingStructs = null;
    doc.store.pendingDs = null;
  }
  return doc;
}

export function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

export function copyOf(doc: Y.Doc): Y.Doc {
  const copy = createTextDocument();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

/** What `edit` changes, made on a copy and judged as anybody's packet is; an empty body when it changes nothing. */
export function draftChange(documentId: string, doc: Y.Doc, edit: (draft: Y.Doc) => void): { body: Uint8Array; clientId: number } {
  const draft = copyOf(doc);
  const made: Uint8Array[] = [];
  draft.on("update", (update: Uint8Array) => made.push(update));
  draft.transact(() => edit(draft));
  const body = made.length === 0 ? new Uint8Array() : Y.mergeUpdates(made);
  const clientId = draft.clientID;
  draft.destroy();
  if (body.byteLength === 0) return { body, clientId };
  const verdict = judgeUpdate(body, { doc, mayUse: (id) => id === clientId });
  if (!verdict.ok) throw new Error(`document ${documentId}: the server's own change is refused: ${verdict.refusal}`);
  return { body, clientId };
}
