import { expect, it } from "vitest";
import * as Y from "yjs";
import { companyOf } from "./company.rules.ts";
import { encodeInitialState } from "./document-content.rules.ts";
import { DOCUMENT_FIELD } from "./documents.limits.ts";
import type { Participant } from "./documents.events.ts";
import { statusLine } from "./documents.render.ts";
import { calmState } from "./provider-state.rules.ts";
import type { ProviderState } from "./provider.ts";
import { ConfirmedClocks, unsentPassages } from "./unsent.rules.ts";

const SAVED: ProviderState = { status: "saved", unsaved: 0, kept: true, right: "write", reason: null, problem: null, ready: true, me: null, others: [] };
const participant = (clientId: number, capacity: Participant["capacity"], label: string | null = null): Participant => ({ clientId, capacity, label, colour: 0, cursor: null });

it("[COED-70] organisations and offices are shown one by one, citizens and readers only as numbers", () => {
  const company = companyOf([participant(1, "office"), participant(2, "citizen"), participant(3, "organisation", "Cooperativa X"), participant(4, "citizen"), participant(5, "reader")]);
  expect(company.named.map(({ clientId }) => clientId)).toEqual([1, 3]);
  expect(company).toMatchObject({ citizens: 2, readers: 1 });
});

it("[COED-72] the state is one of: saved, saving, offline with what is kept, read-only with the reason", () => {
  expect(statusLine(SAVED).text).toBe("Salvato");
  expect(statusLine({ ...SAVED, status: "saving", unsaved: 3 }).text).toBe("Salvataggio in corso…");
  expect(statusLine({ ...SAVED, status: "offline", unsaved: 3 }).text).toBe("Fuori linea: 3 modifiche conservate su questo dispositivo");
  expect(statusLine({ ...SAVED, right: "read", reason: "document_locked" }).text).toBe("Sola lettura: l’Ufficio di Piano ha bloccato il testo.");
});

it("[COED-72] a device that keeps nothing is never said to keep changes", () => {
  const line = statusLine({ ...SAVED, kept: false, status: "offline", unsaved: 3 });
  expect(line.text).toContain("Fuori linea: 3 modifiche solo in questa pagina");
  expect(line.text).not.toContain("conservate");
});

it("[COED-75] keystrokes and carets do not draw the panels anew", () => {
  const before = { ...SAVED, others: [participant(1, "office")] };
  const here = { anchor: { tname: "default" }, head: { tname: "default" } };
  const writing = { ...before, others: [{ ...participant(1, "office"), cursor: here }] };
  expect(calmState(before, { ...before, status: "saving", unsaved: 4 })).toBe(before);
  expect(calmState(writing, { ...writing, others: [{ ...participant(1, "office"), cursor: { ...here } }] })).toBe(writing);
  // A first caret makes somebody worth following; company, right and connection are news.
  for (const change of [writing, { ...before, others: [] }, { ...before, right: "read" as const }, { ...before, status: "offline" as const }]) expect(calmState(before, change)).toBe(change);
});

it("[COED-74] the paragraphs with unsent words are found, others' are not", () => {
  const doc = new Y.Doc();
  const paragraph = (id: string, text: string) => ({ type: "paragraph", attrs: { id }, content: [{ type: "text", text }] });
  Y.applyUpdate(doc, encodeInitialState({ type: "doc", content: [paragraph("a", "Uno."), paragraph("b", "Due."), paragraph("c", "Tre.")] }));
  const confirmed = new ConfirmedClocks();
  confirmed.reset(Y.encodeStateVector(doc));
  expect(unsentPassages(doc, confirmed)).toEqual([]);
  const textOf = (place: number) => {
    const block = doc.getXmlFragment(DOCUMENT_FIELD).get(place);
    const text = block instanceof Y.XmlElement ? block.get(0) : null;
    if (!(text instanceof Y.XmlText)) throw new Error("no text there");
    return text;
  };
  textOf(1).insert(4, " Solo qui.");
  textOf(2).delete(0, 2);
  expect(unsentPassages(doc, confirmed)).toEqual(["Due. Solo qui."]);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(other);
  const block = other.getXmlFragment(DOCUMENT_FIELD).get(0);
  const text = block instanceof Y.XmlElement ? block.get(0) : null;
  if (text instanceof Y.XmlText) text.insert(0, "Da altri. ");
  const heard = Y.encodeStateAsUpdate(other, before);
  confirmed.add(heard);
  Y.applyUpdate(doc, heard);
  expect(unsentPassages(doc, confirmed)).toEqual(["Due. Solo qui."]);
  // Kept and read again, the same words are unsent.
  const kept = new ConfirmedClocks();
  kept.reset(confirmed.encode());
  expect(unsentPassages(doc, kept)).toEqual(["Due. Solo qui."]);
});
