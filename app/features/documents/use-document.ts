import { useEffect, useState } from "react";
import { deviceTextName } from "#app/platform/device-texts.ts";
import { holdConnection } from "#app/platform/realtime/connection.ts";
import { openDeviceText } from "./device-text.ts";
import { caretColour, participantName } from "./participant.render.ts";
import { SCHEMA_VERSION } from "./documents.limits.ts";
import { DocumentProvider } from "./provider.ts";
import { createTextDocument } from "./text-document.rules.ts";

export type DocumentAddress = { documentId: string; epoch: number; personId: string };

/** Opens a document for as long as the component is shown: kept on this device, in step with the server. Browser only. */
export function useDocument({ documentId, epoch, personId }: DocumentAddress): DocumentProvider | null {
  const [provider, setProvider] = useState<DocumentProvider | null>(null);
  useEffect(() => {
    const doc = createTextDocument();
    let made: DocumentProvider | null = null;
    const release = holdConnection((socket) => {
      made = new DocumentProvider({
        socket, documentId, epoch, schemaVersion: SCHEMA_VERSION, doc,
        // A name of its own for each person: nobody meets another's unsent words.
        storage: openDeviceText(deviceTextName(documentId, epoch, personId), doc),
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
  useWarningBeforeLeaving(provider);
  return provider;
}

/** The last words are on their way: closing now would leave them on this device only. */
function useWarningBeforeLeaving(provider: DocumentProvider | null): void {
  useEffect(() => {
    if (!provider) return;
    const warn = (event: BeforeUnloadEvent) => {
      const { unsaved, status } = provider.getState();
      if (unsaved > 0 && status !== "offline") event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [provider]);
}
