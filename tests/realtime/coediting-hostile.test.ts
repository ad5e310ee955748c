import fc from "fast-check";
import * as Y from "yjs";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { Socket } from "socket.io-client";
import { DOCUMENT_FIELD, DOCUMENT_LIMITS, SCHEMA_VERSION } from "#app/features/documents/documents.limits.ts";
import { signAccessToken } from "#tests/builders/people.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { addSection, type Client, type CoeditingWorld, firstText, openClient, openSocket, serveTestDatabase, storedText } from "#tests/realtime/coediting-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

type Answer = { ok: boolean; code?: string; [key: string]: unknown };

let database: TestDatabase;
let world: World;
let server: CoeditingWorld;
let documentId: string;
let clients: Client[] = [];
let sockets: Socket[] = [];
/** Stands still, so that a slow machine gives nothing back; what each test used up of a person's share comes back before the next. */
let clock = 1_000_000;
const anHourLater = () => (clock += 3_600_000);

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "redazione" });
  server = await serveTestDatabase(database, { now: () => clock });
  ({ documentId } = await addSection(database, world));
});
afterEach(() => {
  for (const client of clients) client.close();
  for (const socket of sockets) socket.disconnect();
  clients = [];
  sockets = [];
  anHourLater();
});
afterAll(async () => {
  await server.close();
  await database.close();
});

async function open(person: { accessToken: string }): Promise<Client> {
  const client = openClient(server.origin, person.accessToken, documentId);
  clients.push(client);
  await client.when((state) => state.status === "saved");
  return client;
}

function ask(socket: Socket, event: string, payload: unknown): Promise<Answer> {
  return socket.timeout(5_000).emitWithAck(event, payload);
}

/** A socket that has joined with a doc of its own, in step with the server; what it sends is up to the test. */
async function attacker(person: { accessToken: string } = world.people.facilitator): Promise<{ socket: Socket; doc: Y.Doc; send(update: Uint8Array): Promise<Answer>; made(change: (doc: Y.Doc) => void): Uint8Array }> {
  const socket = openSocket(server.origin, person.accessToken);
  sockets.push(socket);
  await new Promise<void>((done) => socket.once("connect", () => done()));
  const doc = new Y.Doc();
  const joined = await ask(socket, "document:join", { documentId, epoch: 1, schemaVersion: SCHEMA_VERSION, clientId: doc.clientID, stateVector: Y.encodeStateVector(doc) });
  expect(joined.ok).toBe(true);
  if (joined["update"] instanceof Uint8Array) Y.applyUpdate(doc, joined["update"]);
  return {
    socket, doc,
    send: (update) => ask(socket, "document:update", { documentId, update }),
    made(change) {
      const before = Y.encodeStateVector(doc);
      doc.transact(() => change(doc));
      return Y.encodeStateAsUpdate(doc, before);
    },
  };
}

it("[COED-12] an anonymous socket, an old token and another district's office get nothing", async () => {
  const join = { documentId, epoch: 1, schemaVersion: SCHEMA_VERSION, clientId: 5, stateVector: Y.encodeStateVector(new Y.Doc()) };
  const old = await signAccessToken(database, world.people.office, Math.floor(Date.now() / 1000) - 60);
  for (const [token, code] of [[null, "sign_in_needed"], [old, "sign_in_needed"], [world.people.otherOffice.accessToken, "not_found"]] as const) {
    const socket = openSocket(server.origin, token);
    sockets.push(socket);
    await new Promise<void>((done) => socket.once("connect", () => done()));
    expect(await ask(socket, "document:join", join)).toEqual({ ok: false, code });
    const refused = await ask(socket, "document:update", { documentId, update: new Uint8Array([0, 0]) });
    expect(refused.ok).toBe(false);
  }
});

it("[COED-12] structs under another's client id are refused, and nothing of them stays", async () => {
  const victim = await open(world.people.office);
  const { send } = await attacker();
  victim.type(" Della vittima.");
  await victim.when((state) => state.unsaved === 0);
  const forged = new Y.Doc();
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(victim.doc));
  forged.clientID = victim.doc.clientID;
  const before = Y.encodeStateVector(forged);
  firstText(forged).insert(0, "FALSO");
  expect(await send(Y.encodeStateAsUpdate(forged, before))).toEqual({ ok: false, code: "client_foreign" });
  // The template's own id, under which the server wrote, is nobody's.
  const asTemplate = new Y.Doc();
  Y.applyUpdate(asTemplate, Y.encodeStateAsUpdate(victim.doc));
  asTemplate.clientID = 1;
  const vector = Y.encodeStateVector(asTemplate);
  firstText(asTemplate).insert(0, "FALSO");
  expect(await send(Y.encodeStateAsUpdate(asTemplate, vector))).toEqual({ ok: false, code: "client_foreign" });
  expect(await storedText(database, documentId)).not.toContain("FALSO");
});

it("[COED-12] unknown nodes, marks, attributes, roots and links are refused", async () => {
  const bad: [string, (doc: Y.Doc) => void][] = [
    ["node", (doc) => doc.getXmlFragment(DOCUMENT_FIELD).insert(0, [new Y.XmlElement("script")])],
    ["text at the root", (doc) => doc.getXmlFragment(DOCUMENT_FIELD).insert(0, [new Y.XmlText("x")])],
    ["cell at the root", (doc) => doc.getXmlFragment(DOCUMENT_FIELD).insert(0, [new Y.XmlElement("tableCell")])],
    ["mark", (doc) => firstText(doc).format(0, 2, { ychange: { type: "removed" } })],
    ["attribute", (doc) => {
      const block = doc.getXmlFragment(DOCUMENT_FIELD).get(0);
      if (block instanceof Y.XmlElement) block.setAttribute("onclick", "alert(1)");
    }],
    ["link", (doc) => firstText(doc).format(0, 2, { link: { href: "javascript:alert(1)" } })],
    ["root", (doc) => doc.getMap("other").set("a", 1)],
    ["embed", (doc) => firstText(doc).insertEmbed(0, { image: "x" })],
    ["subdocument", (doc) => firstText(doc).insertEmbed(0, new Y.Map())],
  ];
  for (const [name, change] of bad) {
    const { send, made } = await attacker();
    expect({ name, answer: await send(made(change)) }).toEqual({ name, answer: { ok: false, code: "content_refused" } });
  }
  const { send, made } = await attacker();
  expect((await send(made((doc) => firstText(doc).format(0, 2, { link: { href: "https://example.org" } })))).ok).toBe(true);
  // An attribute written over another carries no name of its own: it takes its neighbour's.
  expect((await send(made((doc) => void (doc.getXmlFragment(DOCUMENT_FIELD).get(0) instanceof Y.XmlElement && setId(doc, "nuovo"))))).ok).toBe(true);
});

function setId(doc: Y.Doc, id: string): void {
  const block = doc.getXmlFragment(DOCUMENT_FIELD).get(0);
  if (block instanceof Y.XmlElement) block.setAttribute("id", id);
}

it("[COED-13] an update whose predecessors are missing is not acknowledged", async () => {
  const { send, made } = await attacker();
  const first = made((doc) => firstText(doc).insert(0, "uno "));
  const second = made((doc) => firstText(doc).insert(4, "due "));
  expect(await send(second)).toEqual({ ok: false, code: "update_incomplete" });
  expect((await send(first)).ok).toBe(true);
  expect((await send(second)).ok).toBe(true);
  // A deletion of what nobody wrote would wait for ever.
  const stranger = new Y.Doc();
  firstTextOf(stranger);
  const before = Y.encodeStateVector(stranger);
  stranger.getXmlFragment(DOCUMENT_FIELD).delete(0, 1);
  expect(await send(Y.encodeStateAsUpdate(stranger, before))).toEqual({ ok: false, code: "update_incomplete" });
});

function firstTextOf(doc: Y.Doc): void {
  doc.getXmlFragment(DOCUMENT_FIELD).insert(0, [new Y.XmlElement("paragraph")]);
}

it("[COED-13] garbage ends the sender's connection and nobody else's", async () => {
  const colleague = await open(world.people.office);
  const { socket, send } = await attacker();
  const gone = new Promise<string>((done) => socket.once("disconnect", done));
  expect(await send(new Uint8Array([1, 1, 255, 255, 255, 255, 15, 0, 4, 1, 1]))).toMatchObject({ ok: false, code: "update_invalid" });
  expect(await gone).toBe("io server disconnect");
  colleague.type(" Continuo.");
  await colleague.when((state) => state.unsaved === 0);
});

it("[COED-13] malformed packets of every kind are answered and change nothing", async () => {
  const { socket } = await attacker();
  const colleague = await open(world.people.office);
  const payloads = [undefined, null, 1, "x", [], {}, { documentId: 5 }, { documentId, update: "not base64" }, { documentId, update: [1, 2] },
    { documentId, update: new Uint8Array(DOCUMENT_LIMITS.packetBytes + 1) }, { documentId: "00000000-0000-4000-8000-000000000000", update: new Uint8Array([0, 0]) }];
  for (const payload of payloads) {
    for (const event of ["document:update", "document:join", "document:chunk"]) expect((await ask(socket, event, payload)).ok).toBe(false);
    socket.emit("document:cursor", payload);
    socket.emit("document:leave", payload);
    socket.emit("document:update", payload);
  }
  const transferId = crypto.randomUUID();
  expect((await ask(socket, "document:chunk", { documentId, transferId, index: 3, total: 5, bytes: new Uint8Array(3) })).ok).toBe(false);
  colleague.type(" Ancora.");
  await colleague.when((state) => state.unsaved === 0);
});

it("[COED-12] presence says what the server says: no name, no foreign client id, no big cursor", async () => {
  const watcher = await open(world.people.office);
  const { socket, doc } = await attacker();
  await watcher.when((state) => state.others.some((other) => other.clientId === doc.clientID));
  const seen: unknown[] = [];
  watcher.socket.on("document:moved", (event: unknown) => seen.push(event));
  const here = { type: null, tname: DOCUMENT_FIELD, item: null, assoc: 0 };
  socket.emit("document:cursor", { documentId, cursor: { anchor: here, head: here }, user: { name: "Sindaca" }, clientId: watcher.doc.clientID });
  await watcher.when((state) => state.others.some((other) => other.cursor !== null));
  expect(JSON.stringify(seen)).not.toContain("Sindaca");
  expect(watcher.provider.getState().others).toMatchObject([{ clientId: doc.clientID, capacity: "facilitator", label: null }]);
});

it("[COED-13] too much at once is refused until the person has paused", async () => {
  const { send, made } = await attacker(world.people.otherFacilitator);
  const answers = await Promise.all(Array.from({ length: DOCUMENT_LIMITS.packetsBurst + 40 }, () => send(made((doc) => firstText(doc).insert(0, "a")))));
  expect(answers.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(DOCUMENT_LIMITS.packetsBurst);
  expect(answers.some(({ code }) => code === "too_fast")).toBe(true);
});

it("[COED-13] mutated updates neither crash the server nor enter the text unnoticed", async () => {
  const colleague = await open(world.people.office);
  const source = new Y.Doc();
  Y.applyUpdate(source, Y.encodeStateAsUpdate(colleague.doc));
  const before = Y.encodeStateVector(source);
  firstText(source).insert(0, "mutato ");
  const valid = Y.encodeStateAsUpdate(source, before);
  const mutation = fc.record({ at: fc.nat(valid.length - 1), byte: fc.nat(255), cut: fc.nat(valid.length) });
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
      const bytes = Uint8Array.from(valid);
      for (const { at, byte } of mutations) bytes[at] = byte;
      anHourLater();
      const { send, socket } = await attacker(world.people.officeHead);
      const answer = await send(bytes.slice(0, mutations[0]?.cut || valid.length)).catch(() => ({ ok: false }));
      socket.disconnect();
      expect(typeof answer.ok).toBe("boolean");
    }),
    { numRuns: 60, seed: 20_261_121 },
  );
  colleague.type(" Vivo.");
  await colleague.when((state) => state.unsaved === 0);
  expect(await storedText(database, documentId)).toContain("Vivo.");
});
