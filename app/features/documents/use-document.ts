import { useEffect, useState, useSyncExternalStore } from "react";
import { IndexeddbPersistence } from "y-indexeddb";
import * as Y from "yjs";
import { deviceTextName } from "#app/platform/device-texts.ts";
import { holdConnection } from "#app/platform/realtime/connection.ts";
import { caretColour, participantName } from "./documents.render.ts";
import { SCHEMA_VERSION } from "./documents.limits.ts";
import { DocumentProvider, type DocumentStorage, type ProviderState } from "./provider.ts";

export type DocumentAddress = { documentId: string; epoch: number; personId: string };

const CLOSED: ProviderState = { status: "loading", unsaved: 0, right: "none", reason: null, problem: null, ready: false, me: null, others: [] };

/** Opens a document for as long as the component is shown: kept on this device, in step with the server. Browser only. */
export function useDocument({ documentId, epoch, personId }: DocumentAddress): { provider: DocumentProvider | null; state: ProviderState } {
  const [provider, setProvider] = useState<DocumentProvider | null>(null);
  useEffect(() => {
    const doc = new Y.Doc();
    let made: DocumentProvider | null = null;
    const release = holdConnection((socket) => {
      made = new DocumentProvider({
        socket, documentId, epoch, schemaVersion: SCHEMA_VERSION, doc,
        // A name of its own for each person: nobody meets another's unsent words.
        storage: openStorage(deviceTextName(documentId, epoch, personId), doc),
        describe: (participant) => ({ name: participantName(participant), color: caretColour(participant.colour) }),
      });
      setProvider(made);
    });
    return () => {
      setProvider(null);
      made?.destroy();
      release();
      doc.destroy();
    };
  }, [documentId, epoch, personId]);
  const state = useSyncExternalStore(provider?.subscribe ?? never, provider?.getState ?? closed, closed);
  useWarningBeforeLeaving(state.unsaved > 0 && state.status !== "offline");
  return { provider, state };
}

/** Null where the browser keeps nothing (private windows): then the page says so by never being offline with changes kept. */
function openStorage(name: string, doc: Y.Doc): DocumentStorage | null {
  if (typeof indexedDB === "undefined") return null;
  return new IndexeddbPersistence(name, doc);
}

/** The last words are on their way: closing now would leave them on this device only. */
function useWarningBeforeLeaving(isSaving: boolean): void {
  useEffect(() => {
    if (!isSaving) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isSaving]);
}

function never(): () => void {
  return () => {};
}

function closed(): ProviderState {
  return CLOSED;
}
