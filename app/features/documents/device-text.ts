import { IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";
import { isKeepingTexts } from "#app/platform/device-texts.ts";
import { seconds } from "#app/platform/time.ts";
import type { DocumentStorage } from "./document-storage.ts";

/** A browser that does not answer within this time keeps nothing: the text must open all the same. */
const PATIENCE = seconds(4);

/** Keeps a text in this browser. Where it may not (private windows, a full or forbidden store), `isKept` says so and the text opens without. */
export function openDeviceText(name: string, doc: Y.Doc): DocumentStorage {
  let persistence: IndexeddbPersistence | null = null;
  let isGone = false;
  const opening = isKeepingTexts().then(async (isPossible) => {
    if (!isPossible || isGone) return;
    persistence = new IndexeddbPersistence(name, doc);
    await persistence.whenSynced;
  });
  return {
    whenSynced: Promise.race([opening, new Promise((done) => setTimeout(done, PATIENCE))]),
    isKept: () => persistence?.synced ?? false,
    isOrigin: (origin) => persistence !== null && origin === persistence,
    get: async (key) => persistence?.get(key),
    set: async (key, value) => (persistence?.db ? putLast(persistence.db, key, value) : undefined),
    async destroy() {
      isGone = true;
      await persistence?.destroy();
    },
    async forget() {
      isGone = true;
      await persistence?.clearData();
    },
  };
}

/** Writes a note after all changes that were handed to the store before it: a note that counts them must not be there without them. */
function putLast(database: IDBDatabase, key: string, value: number | ArrayBuffer): Promise<void> {
  return new Promise((done, fail) => {
    // Both stores, though one is written: the browser does transactions with a store in common in their order.
    const transaction = database.transaction(["updates", "custom"], "readwrite");
    transaction.objectStore("custom").put(value, key);
    transaction.oncomplete = () => done();
    transaction.onabort = () => fail(transaction.error);
  });
}
