import { expect, it } from "vitest";
import * as Y from "yjs";
import { encodeInitialState } from "#app/features/documents/document-content.rules.ts";
import { DOCUMENT_LIMITS } from "#app/features/documents/documents.limits.ts";
import { createCommitter } from "#server/coediting/committer.ts";
import type { Sender } from "#server/coediting/document-options.ts";
import { DocumentSize } from "#server/coediting/document-size.ts";
import { OpenDocument } from "#server/coediting/open-document.ts";

const state = encodeInitialState({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Testo." }] }] });
const loaded = { id: "d", districtId: "x", epoch: 1, schemaVersion: 2, snapshot: { state, uptoSeq: 0 }, updates: [], clients: new Map<number, string>(), contentSeq: 0 };
const onError = (error: unknown) => expect(error).toBeUndefined();

function open(): OpenDocument {
  const store = {
    load: () => Promise.resolve(loaded), access: () => Promise.resolve(null), append: () => Promise.resolve([]), appendChange: () => Promise.resolve(0), readLog: () => Promise.resolve([]),
    noteCheck: () => Promise.resolve(), writeSnapshot: () => Promise.resolve(), writeContent: () => Promise.resolve(),
  };
  const committer = createCommitter({ append: (packets) => Promise.resolve(packets.map((_, place) => ({ ok: true, seq: place + 1 }))), onError });
  return new OpenDocument(loaded, { store, committer, onError, onCommitted() {}, onReloaded() {} });
}

function change(): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const before = Y.encodeStateVector(doc);
  const paragraph = new Y.XmlElement("paragraph");
  doc.getXmlFragment("default").push([paragraph]);
  return Y.encodeStateAsUpdate(doc, before);
}

it("[COED-89] the time for a person's packets is asked for when their turn has come: what is left after it is used up is not looked into", async () => {
  const document = open();
  let left = 3;
  const looked: number[] = [];
  const sender: Sender = {
    socketId: "s", personId: "p", loginId: "l", mayWrite: () => Promise.resolve(null), hasTime: () => left > 0,
    spent(milliseconds) {
      looked.push(milliseconds);
      // Looking into a packet and applying it are told apart.
      left -= 0.5;
    },
  };
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => document.receive(change(), sender)));
  expect(outcomes.slice(0, 3).every(({ ok }) => ok)).toBe(true);
  expect(outcomes.slice(3)).toEqual(Array.from({ length: 7 }, () => ({ ok: false, refusal: "too_fast" })));
  expect(looked).toHaveLength(6);
  document.destroy();
});

it("[COED-89] joining costs the person's time too, and who has nothing yet gets the same bytes as all who come before the next change", async () => {
  const document = open();
  const spent: number[] = [];
  const [one, two] = await Promise.all([1, 2].map(() => document.join(Uint8Array.of(0), (milliseconds) => void spent.push(milliseconds))));
  expect(spent).toHaveLength(2);
  expect(two).toBe(one);
  const sender: Sender = { socketId: "s", personId: "p", loginId: "l", mayWrite: () => Promise.resolve(null), hasTime: () => true, spent() {} };
  expect((await document.receive(change(), sender)).ok).toBe(true);
  const after = await document.join(Uint8Array.of(0));
  expect(after?.update.byteLength).toBeGreaterThan(one?.update.byteLength ?? 0);
  expect(await document.join(Uint8Array.of(255, 255))).toBeNull();
  document.destroy();
});

it("[COED-09] a state with too many traces of what was erased takes nothing new, and still lets erase", () => {
  const size = new DocumentSize(10, DOCUMENT_LIMITS.stateBytes - 100);
  const doc = new Y.Doc();
  expect(size.admits(doc, 1, 100)).toBe(true);
  expect(size.admits(doc, 1, 101)).toBe(false);
  expect(size.admits(doc, 0, 10_000)).toBe(true);
  size.counted({ bytes: 1_000 });
  expect(size.admits(doc, 1, 101)).toBe(true);
});
