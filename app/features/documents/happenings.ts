import * as Y from "yjs";
import type { Happening } from "./announcements.rules.ts";
import { DOCUMENT_FIELD } from "./documents.limits.ts";
import type { Participant } from "./documents.events.ts";
import type { DocumentProvider } from "./provider.ts";

type Listen = (happening: Happening) => void;
/** What of a provider says who is here and who writes. */
export type WatchedText = Pick<DocumentProvider, "getState" | "subscribe" | "doc">;

/** Tells who comes, goes and writes where, for as long as it is not stopped. Names are those that others see. */
export function watchHappenings(provider: WatchedText, nameOf: (participant: Participant) => string, listen: Listen): () => void {
  let before = new Map(provider.getState().others.map((other) => [other.clientId, nameOf(other)]));
  let wasConnected = isConnected(provider);
  const stopState = provider.subscribe(() => {
    const now = new Map(provider.getState().others.map((other) => [other.clientId, nameOf(other)]));
    const connected = isConnected(provider);
    // Losing the connection is not everybody's leaving, nor coming back their coming.
    if (connected && wasConnected) {
      for (const [id, who] of now) if (!before.has(id)) listen({ kind: "entered", who });
      for (const [id, who] of before) if (!now.has(id)) listen({ kind: "left", who });
    }
    wasConnected = connected;
    before = now;
  });
  const onTransaction = (transaction: Y.Transaction): void => {
    if (transaction.origin !== provider) return;
    for (const [clientId, clock] of transaction.afterState) {
      const who = clock > (transaction.beforeState.get(clientId) ?? 0) ? before.get(clientId) : undefined;
      if (who !== undefined) listen({ kind: "wrote", who, place: placeOf(provider.doc, transaction, clientId) });
    }
  };
  provider.doc.on("afterTransaction", onTransaction);
  return () => {
    stopState();
    provider.doc.off("afterTransaction", onTransaction);
  };
}

function isConnected(provider: WatchedText): boolean {
  const { status } = provider.getState();
  return status === "saved" || status === "saving";
}

/** The number of the block in which a client's newest words stand, from 1. */
function placeOf(doc: Y.Doc, transaction: Y.Transaction, clientId: number): number | null {
  const structs = doc.store.clients.get(clientId);
  const last = structs?.at(-1);
  if (!(last instanceof Y.Item) || last.id.clock + last.length <= (transaction.beforeState.get(clientId) ?? 0)) return null;
  const fragment = doc.getXmlFragment(DOCUMENT_FIELD);
  let item: Y.Item | null = last;
  while (item && item.parent !== fragment) item = item.parent instanceof Y.AbstractType ? item.parent._item : null;
  if (!item) return null;
  let place = 0;
  for (let block = fragment._start; block !== null; block = block.right) {
    if (!block.deleted) place += 1;
    if (block === item) return place;
  }
  return null;
}
