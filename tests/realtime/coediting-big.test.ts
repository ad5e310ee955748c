import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { encodeInitialState, readContent } from "#app/features/documents/document-content.rules.ts";
import { DOCUMENT_FIELD, SCHEMA_VERSION } from "#app/features/documents/documents.limits.ts";
import { createTextDocument } from "#app/features/documents/text-document.rules.ts";
import { createCommitter } from "#server/coediting/committer.ts";
import { createDocumentStore } from "#server/coediting/document-store.ts";
import { OpenDocuments } from "#server/coediting/open-documents.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { addSection, type CoeditingWorld, firstText, isSaved, openClient, openSocket, serveTestDatabase, storedText, untilState } from "#tests/realtime/coediting-world.ts";
import { isSoak, report } from "#tests/realtime/seeded-chance.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;
let server: CoeditingWorld;
let position = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "redazione" });
  server = await serveTestDatabase(database);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

async function section(): Promise<string> {
  position += 1;
  const letters = `${"abcdefghijklmnopqrstuvwxyz"[Math.floor(position / 26)]}${"abcdefghijklmnopqrstuvwxyz"[position % 26]}`;
  return (await addSection(database, world, { outlineId: `grande_${letters}`, position })).documentId;
}

/** The document as its loading server has it, without sockets. */
function documents(options: { store?: Partial<ReturnType<typeof createDocumentStore>>; errors?: unknown[] } = {}) {
  const real = createDocumentStore(database.sql);
  const store = { ...real, ...options.store };
  const onError = (error: unknown) => void options.errors?.push(error);
  return new OpenDocuments({
    store, committer: createCommitter({ append: store.append, onError, tries: 1 }), onError, idleMs: 60_000,
    listeners: () => ({ onCommitted() {}, onReloaded() {} }), onUnloaded() {},
  });
}

/** Collects what nothing holds any more, so that the heap says what is held. */
function collect(): void {
  setFlagsFromString("--expose-gc");
  const gc: unknown = runInNewContext("gc");
  if (typeof gc === "function") gc();
}

/** A snapshot of that many paragraphs, as if it had been written over months. */
async function giveState(documentId: string, state: Uint8Array): Promise<void> {
  await database.sql`insert into private.document_snapshots (document_id, upto_seq, epoch, state) values (${documentId}, 0, 1, ${Buffer.from(state)}) on conflict (document_id, upto_seq) do update set state = excluded.state`;
  await database.sql`update public.documents set initialised = true where id = ${documentId}`;
}

function longState(bytes: number): Uint8Array {
  const doc = createTextDocument();
  doc.clientID = 9;
  const fragment = doc.getXmlFragment(DOCUMENT_FIELD);
  const people = Array.from({ length: 40 }, (_, index) => 1_000 + index);
  // Six times sixteen characters in a paragraph, with what Yjs writes around them.
  while (fragment.length * 90 < bytes) {
    doc.clientID = people[fragment.length % people.length] ?? 9;
    doc.transact(() => {
      for (let count = 0; count < 40; count += 1) {
        const paragraph = new Y.XmlElement("paragraph");
        const text = new Y.XmlText();
        paragraph.insert(0, [text]);
        fragment.push([paragraph]);
        for (let part = 0; part < 6; part += 1) text.insert(text.length, "parole di prova ");
        // Erased and written again, as people do: that, too, is in the state.
        text.delete(3, 20);
      }
    });
  }
  return Y.encodeStateAsUpdate(doc);
}

it("[COED-85] a state of a megabyte is joined whole", { timeout: 60_000 }, async () => {
  const documentId = await section();
  const state = longState(1_000_000);
  expect(state.byteLength).toBeGreaterThan(900_000);
  await giveState(documentId, state);
  const warm = openClient(server.origin, world.people.office.accessToken, documentId);
  await untilState(warm, (reached) => reached.ready && isSaved(reached));
  const times: number[] = [];
  for (let count = 0; count < (isSoak ? 20 : 1); count += 1) {
    const socket = openSocket(server.origin, world.people.facilitator.accessToken);
    await new Promise<void>((done) => socket.once("connect", () => done()));
    const started = performance.now();
    const answer: { ok: boolean; update: Uint8Array } = await socket.emitWithAck("document:join", {
      documentId, epoch: 1, schemaVersion: SCHEMA_VERSION, clientId: 4_000 + count, stateVector: Uint8Array.of(0),
    });
    times.push(performance.now() - started);
    expect(answer.update.byteLength).toBeGreaterThan(state.byteLength * 0.9);
    socket.disconnect();
  }
  times.sort((one, other) => one - other);
  report(`join of a warm document of ${(state.byteLength / 1e6).toFixed(2)} MB: median ${times[times.length >> 1]?.toFixed(0)} ms, slowest ${times.at(-1)?.toFixed(0)} ms (aim ≤ 300 ms)`);
  warm.close();
});

it("[COED-85] a log of thousands of changes is loaded by applying and folded", { timeout: 120_000 }, async () => {
  const rows = isSoak ? 20_000 : 2_000;
  const documentId = await section();
  const doc = createTextDocument();
  Y.applyUpdate(doc, encodeInitialState({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Testo iniziale." }] }] }));
  await giveState(documentId, Y.encodeStateAsUpdate(doc));
  const bodies: Buffer[] = [];
  doc.on("update", (update: Uint8Array) => bodies.push(Buffer.from(update)));
  const text = firstText(doc);
  for (let count = 0; count < rows; count += 1) text.insert((count * 7) % text.length, "abcdefghij"[count % 10] ?? "");
  for (let from = 0; from < rows; from += 1_000) {
    const part = bodies.slice(from, from + 1_000).map((body) => ({ document_id: documentId, epoch: 1, person_id: world.people.office.id, client_ids: `{${doc.clientID}}`, body }));
    await database.sql`insert into private.document_updates ${database.sql(part)}`;
  }
  const started = performance.now();
  const held = await documents().acquire(documentId);
  const loaded = performance.now() - started;
  expect(JSON.stringify(await held?.document.read((copy) => readContent(copy).content))).toBe(JSON.stringify(readContent(doc).content));
  await held?.document.settle();
  const again = performance.now();
  const folded = await documents().acquire(documentId);
  report(`log of ${rows} changes: loaded in ${loaded.toFixed(0)} ms; after folding in ${(performance.now() - again).toFixed(0)} ms`);
  expect(JSON.stringify(await folded?.document.read((copy) => readContent(copy).content))).toBe(JSON.stringify(readContent(doc).content));
});

it("[COED-85] documents opened and closed again and again leave nothing in memory", { timeout: isSoak ? 900_000 : 60_000 }, async () => {
  const [count, rounds] = isSoak ? [200, 20] : [5, 3];
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push(await section());
  const state = longState(60_000);
  for (const id of ids) await giveState(id, state);
  const unloaded: string[] = [];
  const store = createDocumentStore(database.sql);
  const open = new OpenDocuments({
    store, committer: createCommitter({ append: store.append, onError() {} }), onError: (error) => expect(error).toBeNull(), idleMs: 0,
    listeners: () => ({ onCommitted() {}, onReloaded() {} }), onUnloaded: (id) => void unloaded.push(id),
  });
  const heaps: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    for (const id of ids) {
      const held = await open.acquire(id);
      await held?.document.join(Uint8Array.of(0));
      held?.release();
    }
    // Timers of nothing have run when this one has.
    while (unloaded.length < round * count) await new Promise((done) => setImmediate(done));
    collect();
    heaps.push(process.memoryUsage().heapUsed);
  }
  expect(unloaded).toHaveLength(count * rounds);
  const mb = (bytes: number | undefined) => ((bytes ?? 0) / 1e6).toFixed(1);
  report(`${count} documents opened and closed ${rounds} times: heap ${mb(heaps[4])} MB after round 5, ${mb(heaps.at(-1))} MB after round ${rounds}`);
  if (isSoak) expect(heaps.at(-1)).toBeLessThan((heaps[4] ?? 0) * 1.1 + 5e6);
});

it("[COED-85] a hundred who come at once load a text once; a failed load refuses them all, overwrites nothing and is tried again by the next", async () => {
  const documentId = await section();
  const real = createDocumentStore(database.sql);
  let loads = 0;
  let fails = true;
  const open = documents({
    store: {
      async load(id) {
        loads += 1;
        if (fails) throw new Error("the database is away");
        return real.load(id);
      },
    },
  });
  const refused = await Promise.allSettled(Array.from({ length: 100 }, () => open.acquire(documentId)));
  expect(refused.every(({ status }) => status === "rejected")).toBe(true);
  expect(loads).toBe(1);
  const [row] = await database.sql`select count(*)::int as snapshots from private.document_snapshots where document_id = ${documentId}`;
  expect(row?.["snapshots"]).toBe(0);
  fails = false;
  const held = await Promise.all(Array.from({ length: 100 }, () => open.acquire(documentId)));
  expect(loads).toBe(2);
  expect(new Set(held.map((one) => one?.document)).size).toBe(1);
});

it("[COED-85] over the socket a load that fails refuses the join with a reason, and the text stays", async () => {
  const documentId = await section();
  await database.sql`insert into private.document_snapshots (document_id, upto_seq, epoch, state) values (${documentId}, 0, 1, ${Buffer.from([1, 2, 3])})`;
  await database.sql`update public.documents set initialised = true where id = ${documentId}`;
  const socket = openSocket(server.origin, world.people.office.accessToken);
  await new Promise<void>((done) => socket.once("connect", () => done()));
  const join = { documentId, epoch: 1, schemaVersion: SCHEMA_VERSION, clientId: 77, stateVector: Uint8Array.of(0) };
  expect(await socket.emitWithAck("document:join", join)).toMatchObject({ ok: false, code: "document_failed" });
  const [row] = await database.sql<{ state: Uint8Array }[]>`select state from private.document_snapshots where document_id = ${documentId}`;
  expect([...(row?.state ?? [])]).toEqual([1, 2, 3]);
  socket.disconnect();
});

it("[COED-85] a new epoch shows out whoever has the old one, and takes nothing of it", async () => {
  const documentId = await section();
  const client = openClient(server.origin, world.people.office.accessToken, documentId);
  await untilState(client, (state) => state.right === "write" && isSaved(state));
  await database.sql`
    insert into private.document_snapshots (document_id, upto_seq, epoch, state)
    select ${documentId}, coalesce(max(seq), 0) + 1, 2, ${Buffer.from(encodeInitialState({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Da capo." }] }] }))} from private.document_updates`;
  await database.sql`update public.documents set epoch = 2 where id = ${documentId}`;
  client.type(" VECCHIO");
  expect(await untilState(client, (state) => state.problem === "epoch_changed")).toMatchObject({ unsaved: 1 });
  expect(await storedText(database, documentId)).toContain("Da capo.");
  expect(await storedText(database, documentId)).not.toContain("VECCHIO");
  client.close();
});

it("[COED-08] a page with an older schema reads along, is told so, and nothing that it doesn't know is deleted", async () => {
  const documentId = await section();
  const doc = createTextDocument();
  Y.applyUpdate(doc, encodeInitialState({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Noto." }] }] }));
  const unknown = new Y.XmlElement("futureBlock");
  unknown.insert(0, [new Y.XmlText("Dal futuro.")]);
  doc.getXmlFragment(DOCUMENT_FIELD).push([unknown]);
  await giveState(documentId, Y.encodeStateAsUpdate(doc));
  await database.sql`update public.documents set schema_version = ${SCHEMA_VERSION + 1} where id = ${documentId}`;
  const older = openClient(server.origin, world.people.office.accessToken, documentId);
  expect(await untilState(older, (state) => state.ready)).toMatchObject({ right: "read", reason: "client_outdated" });
  // What an old editor does when it renders: it deletes what it does not know.
  older.doc.getXmlFragment(DOCUMENT_FIELD).delete(1, 1);
  const answer: unknown = await older.socket.emitWithAck("document:update", { documentId, update: Y.encodeStateAsUpdate(older.doc) });
  expect(answer).toMatchObject({ ok: false, code: "client_outdated" });
  const newer = openClient(server.origin, world.people.facilitator.accessToken, documentId, { schemaVersion: SCHEMA_VERSION + 1 });
  await untilState(newer, (state) => state.right === "write");
  newer.type(" Ancora.");
  await untilState(newer, isSaved);
  // The server itself does not know the node either: it reads, settles and folds without touching it.
  await server.coediting.settle(documentId);
  expect(newer.doc.getXmlFragment(DOCUMENT_FIELD).toString()).toContain("Dal futuro.");
  const held = await documents().acquire(documentId);
  expect(await held?.document.read((copy) => copy.getXmlFragment(DOCUMENT_FIELD).toString())).toContain("Dal futuro.");
  for (const client of [older, newer]) client.close();
});
