import { deviceTextName, listDeviceTexts } from "#app/platform/device-texts.ts";
import { openDeviceText } from "./device-text.ts";
import { ConfirmedClocks, unsentPassages } from "./unsent.rules.ts";
import { createTextDocument } from "./text-document.rules.ts";

/** A text with words that were never sent: its page is gone for this person, or the text was restored meanwhile. */
export type KeptText = { name: string; passages: string[]; forget(): Promise<unknown> };

type Wanted = { personId: string; documentId?: string; exceptEpoch?: number };

/** What this device keeps of a person's unsent words, of one text or of all; one person never sees another's. */
export async function listKeptTexts({ personId, documentId, exceptEpoch }: Wanted): Promise<KeptText[]> {
  const kept: KeptText[] = [];
  for (const name of await listDeviceTexts()) {
    const [itsDocument = "", epoch = "", owner] = name.split(":");
    const isWanted = owner === personId && (documentId === undefined || itsDocument === documentId) && epoch !== `${exceptEpoch ?? ""}`;
    const text = isWanted ? await readKept(deviceTextName(itsDocument, epoch, personId)) : null;
    if (text) kept.push(text);
  }
  return kept;
}

async function readKept(name: string): Promise<KeptText | null> {
  const doc = createTextDocument();
  const storage = openDeviceText(name, doc);
  await storage.whenSynced;
  const [unsaved, vector] = [await storage.get("unsaved"), await storage.get("confirmed")];
  if (typeof unsaved !== "number" || unsaved === 0) {
    await storage.destroy();
    return null;
  }
  const confirmed = new ConfirmedClocks();
  if (vector instanceof ArrayBuffer) confirmed.reset(new Uint8Array(vector));
  return { name, passages: unsentPassages(doc, confirmed), forget: () => storage.forget() };
}
