/** Names of the texts kept on this device: document, epoch and person, so that nobody meets another's unsent words. */
const PREFIX = "tavoli-aperti:";

export function localDocumentName(documentId: string, epoch: number, personId: string): string {
  return `${PREFIX}${documentId}:${epoch}:${personId}`;
}

/** Forgets every text kept on this device. For signing out: the next person here must not find them. */
export async function clearLocalDocuments(): Promise<void> {
  if (typeof indexedDB === "undefined" || !("databases" in indexedDB)) return;
  const databases = await indexedDB.databases();
  for (const { name } of databases) if (name?.startsWith(PREFIX)) indexedDB.deleteDatabase(name);
}
