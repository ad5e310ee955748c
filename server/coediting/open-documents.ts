import type { Committer } from "#server/coediting/committer.ts";
import type { DocumentStore } from "#server/coediting/document-store.ts";
import { OpenDocument, type OpenDocumentOptions } from "#server/coediting/open-document.ts";

type Options = {
  store: DocumentStore;
  committer: Committer;
  /** What a document tells its room; made once per document. */
  listeners(documentId: string): Pick<OpenDocumentOptions, "onCommitted" | "onReloaded">;
  onError(error: unknown): void;
  onUnloaded(documentId: string): void;
  /** How long a document stays in memory after the last person left. */
  idleMs: number;
  contentDelayMs?: number;
};

type Entry = { document: Promise<OpenDocument | null>; users: number; timer: NodeJS.Timeout | null };

/**
 * The documents in memory. Loading is single-flight; a load that fails is told to everybody who waited and leaves nothing
 * behind. A document goes only when nobody holds it and its log is written.
 */
export function createOpenDocuments({ store, committer, listeners, onError, onUnloaded, idleMs, contentDelayMs = 1_500 }: Options) {
  const entries = new Map<string, Entry>();

  async function load(documentId: string): Promise<OpenDocument | null> {
    const loaded = await store.load(documentId);
    return loaded && new OpenDocument(loaded, { store, committer, onError, contentDelayMs, ...listeners(documentId) });
  }

  function entryOf(documentId: string): Entry {
    const known = entries.get(documentId);
    if (known) return known;
    const entry: Entry = { document: load(documentId), users: 0, timer: null };
    entries.set(documentId, entry);
    entry.document.then(
      (document) => void (document === null && entries.get(documentId) === entry && entries.delete(documentId)),
      () => void (entries.get(documentId) === entry && entries.delete(documentId)),
    );
    return entry;
  }

  async function unload(documentId: string, entry: Entry): Promise<void> {
    const document = await entry.document;
    if (!document) return;
    try {
      await document.settle();
    } catch (error) {
      onError(error);
    }
    if (entry.users > 0 || entries.get(documentId) !== entry) return;
    entries.delete(documentId);
    document.destroy();
    onUnloaded(documentId);
  }

  return {
    /** The document, loaded once for all; null when there is none. Release it when done. */
    async acquire(documentId: string): Promise<{ document: OpenDocument; release(): void } | null> {
      const entry = entryOf(documentId);
      entry.users += 1;
      if (entry.timer) clearTimeout(entry.timer);
      entry.timer = null;
      let held = true;
      const release = () => {
        if (!held) return;
        held = false;
        entry.users -= 1;
        if (entry.users > 0 || entry.timer) return;
        entry.timer = setTimeout(() => {
          entry.timer = null;
          void unload(documentId, entry).catch(onError);
        }, idleMs);
        entry.timer.unref();
      };
      try {
        const document = await entry.document;
        if (document) return { document, release };
      } catch (error) {
        release();
        throw error;
      }
      release();
      return null;
    },

    /** The document when it is in memory already. */
    async peek(documentId: string): Promise<OpenDocument | null> {
      return (await entries.get(documentId)?.document.catch(() => null)) ?? null;
    },

    ids(): string[] {
      return [...entries.keys()];
    },

    /** Writes what is still to be written of every document; called when the server stops. */
    async close(): Promise<void> {
      await committer.flush();
      for (const [documentId, entry] of entries) {
        if (entry.timer) clearTimeout(entry.timer);
        entry.users = 0;
        await unload(documentId, entry).catch(onError);
      }
    },
  };
}

export type OpenDocuments = ReturnType<typeof createOpenDocuments>;
