import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { SCHEMA_VERSION } from "#app/features/documents/documents.limits.ts";
import type { DocumentStorage } from "#app/features/documents/document-storage.ts";
import { DocumentProvider } from "#app/features/documents/provider.ts";
import { createTextDocument } from "#app/features/documents/text-document.rules.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { addSection, type CoeditingWorld, firstText, openClient, openSocket, serveTestDatabase, storedText } from "#tests/realtime/coediting-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;
let server: CoeditingWorld;
let ends: (() => void)[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "redazione" });
  server = await serveTestDatabase(database);
});
afterEach(() => {
  for (const end of ends) end();
  ends = [];
});
afterAll(async () => {
  await server.close();
  await database.close();
});

/** What a device keeps: the text and a few values. `isFull` makes it refuse from then on. */
class Device {
  readonly doc = createTextDocument();
  readonly values = new Map<string, number | ArrayBuffer>();
  isFull = false;

  storageFor(doc: Y.Doc): DocumentStorage {
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.doc), this);
    const keep = (update: Uint8Array) => Y.applyUpdate(this.doc, update);
    doc.on("update", keep);
    return {
      whenSynced: Promise.resolve(),
      get: async (key) => this.values.get(key),
      set: async (key, value) => {
        if (this.isFull) throw new Error("the store is full");
        this.values.set(key, value);
      },
      isKept: () => true,
      isOrigin: (origin) => origin === this,
      destroy: async () => doc.off("update", keep),
      forget: async () => this.values.clear(),
    };
  }
}

/** One opening of the page on a device. */
function openPage(device: Device, accessToken: string, documentId: string) {
  const socket = openSocket(server.origin, accessToken);
  const doc = createTextDocument();
  const provider = new DocumentProvider({ socket, documentId, epoch: 1, schemaVersion: SCHEMA_VERSION, doc, gatherMs: 2, storage: device.storageFor(doc) });
  const close = () => {
    provider.destroy();
    socket.disconnect();
    doc.destroy();
  };
  ends.push(close);
  const when = (condition: () => boolean) =>
    new Promise<void>((done, fail) => {
      const timer = setTimeout(() => fail(new Error(`never: ${JSON.stringify(provider.getState())}`)), 8_000);
      const stop = provider.subscribe(check);
      function check(): void {
        if (!condition()) return;
        clearTimeout(timer);
        stop();
        done();
      }
      check();
    });
  return { socket, doc, provider, close, when, state: () => provider.getState(), type: (words: string) => firstText(doc).insert(firstText(doc).length, words) };
}

let position = 0;
async function section(): Promise<string> {
  position += 1;
  return (await addSection(database, world, { outlineId: `senza_rete_${"abcdefgh"[position]}`, position })).documentId;
}

it("[COED-72] words written offline survive closing the page and join the text on return", async () => {
  const documentId = await section();
  const device = new Device();
  const before = openPage(device, world.people.office.accessToken, documentId);
  await before.when(() => before.state().status === "saved");
  before.socket.disconnect();
  before.type(" Senza rete.");
  expect(before.state()).toMatchObject({ status: "offline", unsaved: 1, kept: true });
  expect(before.provider.unsentPassages()).toEqual(["Testo iniziale. Senza rete."]);
  before.close();
  expect(await storedText(database, documentId)).not.toContain("Senza rete.");
  const other = openClient(server.origin, world.people.facilitator.accessToken, documentId);
  ends.push(() => other.close());
  await other.when((state) => state.status === "saved");
  other.type(" Nel frattempo.");
  await other.when((state) => state.status === "saved" && state.unsaved === 0);
  const after = openPage(device, world.people.office.accessToken, documentId);
  await after.when(() => after.state().status === "saved" && after.state().unsaved === 0);
  expect(firstText(after.doc).toString()).toContain("Senza rete.");
  expect(firstText(after.doc).toString()).toContain("Nel frattempo.");
  await other.when((_, text) => text.includes("Senza rete."));
  expect(await storedText(database, documentId)).toContain("Senza rete.");
});

it("[COED-74] a right that was lost meanwhile leaves the words on the device, to be copied, and only one's own", async () => {
  const documentId = await section();
  const device = new Device();
  const before = openPage(device, world.people.facilitator.accessToken, documentId);
  await before.when(() => before.state().status === "saved");
  before.socket.disconnect();
  before.type(" Solo mie.");
  before.close();
  const office = openClient(server.origin, world.people.office.accessToken, documentId);
  ends.push(() => office.close());
  await office.when((state) => state.status === "saved");
  office.type(" Di altri.");
  await office.when((state) => state.unsaved === 0 && state.status === "saved");
  await world.people.office.db.rpc("lock_document", { document_id: documentId, locked: true });
  const after = openPage(device, world.people.facilitator.accessToken, documentId);
  await after.when(() => after.state().reason === "document_locked");
  expect(after.state()).toMatchObject({ right: "read", unsaved: 1 });
  expect(after.provider.unsentPassages().join()).toContain("Solo mie.");
  expect(await storedText(database, documentId)).not.toContain("Solo mie.");
  // Read only in other places: what others wrote there is no unsent word of hers.
  const clean = openPage(new Device(), world.people.facilitator.accessToken, documentId);
  await clean.when(() => clean.state().reason === "document_locked");
  expect(clean.provider.unsentPassages()).toEqual([]);
  await world.people.office.db.rpc("lock_document", { document_id: documentId, locked: false });
  await after.when(() => after.state().right === "write" && after.state().unsaved === 0);
  expect(await storedText(database, documentId)).toContain("Solo mie.");
});

it("[COED-72] a device whose store is full is said to keep nothing, and saving goes on", async () => {
  const documentId = await section();
  const device = new Device();
  const page = openPage(device, world.people.office.accessToken, documentId);
  await page.when(() => page.state().status === "saved");
  device.isFull = true;
  page.type(" Pieno.");
  await page.when(() => !page.state().kept);
  await page.when(() => page.state().status === "saved" && page.state().unsaved === 0);
  expect(await storedText(database, documentId)).toContain("Pieno.");
});
