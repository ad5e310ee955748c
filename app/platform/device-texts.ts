/** Texts kept on this device: each in a database of its own, named by what it is and whose it is. */
const PREFIX = "tavoli-aperti:";

export function deviceTextName(...parts: readonly (string | number)[]): string {
  return PREFIX + parts.join(":");
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
