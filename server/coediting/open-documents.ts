import type { OpenDocumentOptions } from "#server/coediting/document-options.ts";
import { OpenDocument } from "#server/coediting/open-document.ts";

type Options = Omit<OpenDocumentOptions, "onCommitted" | "onReloaded"> & {
  /** What a document tells its room; made once per document. */
  listeners(documentId: string): Pick<OpenDocumentOptions, "onCommitted" | "onReloaded">;
  onUnloaded(documentId: string): void;
  /** How long a document stays in memory after the last person left, in milliseconds. */
  idleMs: number;
};

type Entry = { document: Promise<OpenDocument | null>; users: number; timer: NodeJS.Timeout | null };

export type HeldDocument = { document: OpenDocument; release(): void };

/**
 * The documents in memory. Loading is single-flight; a load that fails is told to everybody who waited and leaves nothing
 * behind. A document goes only when nobody holds it and its log is written.
 */
export class OpenDocuments {
  private readonly entries = new Map<string, Entry>();
  private readonly options: Options;

  constructor(options: Options) {
    this.options = options;
  }

  /** The document, loaded once for all; null when there is none. Release it when done. */
  async acquire(documentId: string): Promise<HeldDocument | null> {
    const entry = this.entryOf(documentId);
    entry.users += 1;
    if (entry.timer) clearTimeout(entry.timer);
    entry.timer = null;
    let held = true;
    const release = () => {
      if (held) this.release(documentId, entry);
      held = false;
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
  }

  /** Writes what is still to be written of every document; called when the server stops. */
  async close(): Promise<void> {
    await this.options.committer.flush();
    for (const [documentId, entry] of this.entries) {
      if (entry.timer) clearTimeout(entry.timer);
      entry.users = 0;
      await this.unload(documentId, entry).catch(this.options.onError);
    }
  }

  private async load(documentId: string): Promise<OpenDocument | null> {
    const loaded = await this.options.store.load(documentId);
    return loaded && new OpenDocument(loaded, { ...this.options, ...this.options.listeners(documentId) });
  }

  private entryOf(documentId: string): Entry {
    const known = this.entries.get(documentId);
    if (known) return known;
    const entry: Entry = { document: this.load(documentId), users: 0, timer: null };
    this.entries.set(documentId, entry);
    const forget = () => void (this.entries.get(documentId) === entry && this.entries.delete(documentId));
    entry.document.then((document) => void (document === null && forget()), forget);
    return entry;
  }

  private release(documentId: string, entry: Entry): void {
    entry.users -= 1;
    if (entry.users > 0 || entry.timer) return;
    entry.timer = setTimeout(() => {
      entry.timer = null;
      this.unload(documentId, entry).catch(this.options.onError);
    }, this.options.idleMs);
    entry.timer.unref();
  }

  private async unload(documentId: string, entry: Entry): Promise<void> {
    const document = await entry.document;
    if (!document || entry.users > 0) return;
    await document.settle().catch(this.options.onError);
    if (entry.users > 0 || this.entries.get(documentId) !== entry) return;
    this.entries.delete(documentId);
    document.destroy();
    this.options.onUnloaded(documentId);
  }
}
