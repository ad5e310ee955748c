/** Texts kept on this device: each in a database of its own, named by what it is and whose it is. */
const PREFIX = "tavoli-aperti:";
const TRIAL = `${PREFIX}trial`;

export function deviceTextName(...parts: readonly (string | number)[]): string {
  return PREFIX + parts.join(":");
}

/** The names of the texts kept here, without what all names begin with. */
export async function listDeviceTexts(): Promise<string[]> {
  if (typeof indexedDB === "undefined" || !("databases" in indexedDB)) return [];
  const all = await indexedDB.databases().catch(() => []);
  return all.flatMap(({ name }) => (name?.startsWith(PREFIX) && name !== TRIAL ? [name.slice(PREFIX.length)] : []));
}

/** Whether this browser keeps what is given to it: tried by writing, because a full store opens like any other. */
export function isKeepingTexts(): Promise<boolean> {
  if (typeof indexedDB === "undefined") return Promise.resolve(false);
  return new Promise((resolve) => {
    try {
      const opening = indexedDB.open(TRIAL, 1);
      opening.onupgradeneeded = () => void opening.result.createObjectStore("trial");
      opening.onerror = () => resolve(false);
      opening.onblocked = () => resolve(false);
      opening.onsuccess = () => {
        const writing = opening.result.transaction("trial", "readwrite");
        writing.objectStore("trial").put("x".repeat(4_096), "x");
        const end = (isKept: boolean) => {
          opening.result.close();
          resolve(isKept);
        };
        writing.oncomplete = () => end(true);
        writing.onabort = () => end(false);
      };
    } catch {
      resolve(false);
    }
  });
}

/** Forgets every text kept on this device. For signing out: the next person here must not find them. */
export async function clearDeviceTexts(): Promise<void> {
  if (typeof indexedDB === "undefined" || !("databases" in indexedDB)) return;
  try {
    for (const { name } of await indexedDB.databases()) if (name?.startsWith(PREFIX)) indexedDB.deleteDatabase(name);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
