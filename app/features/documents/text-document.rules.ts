import * as Y from "yjs";

/**
 * An empty shared text. Everybody who holds one (the editor, the server, who reads the log) makes it here: after a change of somebody else's,
 * Yjs by itself erases formats that look superfluous to it at that moment, in every copy for itself. Two copies would then differ by
 * erasures that nobody made and nobody stores, and show other formats after the next change. Here a text is what people did to it.
 */
export function createTextDocument(): Y.Doc {
  const doc = new Y.Doc();
  // Yjs has no option for it; this event comes just before it looks at the mark.
  doc.on("afterTransaction", (transaction) => {
    transaction._needFormattingCleanup = false;
  });
  return doc;
}

/** What still waits for its neighbours after the server's whole state refers to what nobody has; sent along it would be refused each time. */
export function forgetPending({ store }: Y.Doc): void {
  store.pendingStructs = null;
  store.pendingDs = null;
}
