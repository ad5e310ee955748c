import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { Socket } from "socket.io-client";
import * as Y from "yjs";
import { DOCUMENT_LIMITS, SCHEMA_VERSION } from "#app/features/documents/documents.limits.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { attack } from "#tests/realtime/attack.ts";
import { addSection, type Client, type CoeditingWorld, firstText, isSaved, openClient, openSocket, serveTestDatabase, storedText, untilState } from "#tests/realtime/coediting-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

type Answer = { ok: boolean; code?: string; update?: unknown };

let database: TestDatabase;
let world: World;
let server: CoeditingWorld;
let opened: { close(): void }[] = [];
let position = 0;
/** Stands still: nothing that was used up comes back before a test says so. */
let clock = 1_000_000;
const later = (seconds: number) => (clock += seconds * 1_000);

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "redazione" });
  server = await serveTestDatabase(database, { now: () => clock });
});
afterEach(() => {
  for (const one of opened) one.close();
  opened = [];
  later(3_600);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

function section() {
  position += 1;
  return addSection(database, world, { outlineId: `limiti_${"abcdefghij"[position]}`, position });
}

async function open({ accessToken }: { accessToken: string }, documentId: string): Promise<Client> {
  const client = openClient(server.origin, accessToken, documentId);
  opened.push(client);
  await untilState(client, isSaved);
  return client;
}

type Hand = { socket: Socket; ask(event: string, payload: object): Promise<Answer>; join(): Promise<Answer>; write(change: (doc: Y.Doc) => void): Promise<Answer>; made(change: (doc: Y.Doc) => void): Uint8Array };

/** A socket that sends what a test wants, with a text in step with the server's. */
async function byHand({ accessToken }: { accessToken: string }, documentId: string): Promise<Hand> {
  const socket = openSocket(server.origin, accessToken);
  opened.push({ close: () => socket.disconnect() });
  await new Promise<void>((done) => socket.once("connect", () => done()));
  const doc = new Y.Doc();
  const ask = (event: string, payload: object): Promise<Answer> => socket.timeout(20_000).emitWithAck(event, { documentId, ...payload });
  const made = (change: (doc: Y.Doc) => void) => {
    const before = Y.encodeStateVector(doc);
    doc.transact(() => change(doc));
    return Y.encodeStateAsUpdate(doc, before);
  };
  const join = () => ask("document:join", { epoch: 1, schemaVersion: SCHEMA_VERSION, clientId: doc.clientID, stateVector: Y.encodeStateVector(doc) });
  const answer = await join();
  if (answer.update instanceof Uint8Array) Y.applyUpdate(doc, answer.update);
  return { socket, ask, join, made, write: (change) => ask("document:update", { update: made(change) }) };
}

const update = (update: Uint8Array) => ["document:update", { update }] as const;
it("[COED-89] who was found at fault too often is turned away unread while her neighbour is saved, and may come back after a pause", async () => {
  const { documentId } = await section();
  const neighbour = await open(world.people.office, documentId);
  const hand = await byHand(world.people.facilitator, documentId);
  const good = update(hand.made((doc) => firstText(doc).insert(0, "buono ")));
  for (let count = 0; count < DOCUMENT_LIMITS.faultsBurst; count += 1) expect(await hand.ask("document:update", { update: 5 })).toEqual({ ok: false, code: "bad_packet" });
  // Not even a packet that is none, or one that would be taken, is looked into.
  expect(await hand.ask("document:update", { update: 5 })).toEqual({ ok: false, code: "too_fast" });
  expect(await hand.ask(...good)).toEqual({ ok: false, code: "too_fast" });
  expect(await hand.join()).toEqual({ ok: false, code: "too_fast" });
  // Another connection of hers is still hers.
  const again = await byHand(world.people.facilitator, documentId);
  expect(await again.ask(...good)).toEqual({ ok: false, code: "too_fast" });
  neighbour.type(" Intanto.");
  await untilState(neighbour, isSaved);
  expect(await storedText(database, documentId)).toContain("Intanto.");
  later(2);
  expect((await hand.ask(...good)).ok).toBe(true);
});

it("[COED-89] who sends bytes that are no update is shown out, and the fourth time not let in again", async () => {
  const { documentId } = await section();
  for (let times = 0; times < 4; times += 1) {
    const hand = await byHand(world.people.otherFacilitator, documentId);
    const shownOut = new Promise((done) => hand.socket.once("disconnect", done));
    expect(await hand.ask(...update(Uint8Array.of(1, 1, 255, 255, 255, 255, 15, 0, 4, 1, 1)))).toEqual({ ok: false, code: "update_invalid" });
    await shownOut;
  }
  const hand = await byHand(world.people.otherFacilitator, documentId);
  expect(await hand.join()).toEqual({ ok: false, code: "too_fast" });
});

it("[COED-89] what the network, a race or a right refuses is nobody's fault", async () => {
  const [{ documentId }, other] = [await section(), await section()];
  const hand = await byHand(world.people.facilitator, documentId);
  hand.made((doc) => firstText(doc).insert(0, "mai arrivato "));
  const early = update(hand.made((doc) => firstText(doc).insert(3, "troppo presto ")));
  for (let count = 0; count < DOCUMENT_LIMITS.faultsBurst * 2; count += 1) {
    expect(await hand.ask(...early)).toEqual({ ok: false, code: "update_incomplete" });
    expect(await hand.ask("document:update", { documentId: other.documentId, update: Uint8Array.of(0, 0) })).toEqual({ ok: false, code: "not_joined" });
  }
  const reader = await byHand(world.people.mayor, documentId);
  for (let count = 0; count < DOCUMENT_LIMITS.faultsBurst * 2; count += 1) expect((await reader.ask(...early)).code).toBe("comment_only");
  expect((await reader.join()).ok).toBe(true);
  const again = await byHand(world.people.facilitator, documentId);
  expect((await again.write((doc) => firstText(doc).insert(0, "arrivato "))).ok).toBe(true);
});

it("[COED-81] of people who only suggest, comment or read, nothing is taken whatever they send", { timeout: 60_000 }, async () => {
  const { sectionId, documentId } = await section();
  await database.sql`
    insert into public.plan_section_editors (section_id, organisation_id, way)
    values (${sectionId}, ${world.organisationId}, 'suggest'), (${sectionId}, ${world.otherOrganisationId}, 'comment')`;
  const { delegate, substitute, otherDelegate, mayor } = world.people;
  const before = await storedText(database, documentId);
  const attackers = [delegate, substitute, otherDelegate, mayor].map(({ accessToken }) => ({ accessToken, mayWrite: false }));
  const report = await attack({ origin: server.origin, documentId, attackers, packets: 240, seed: 20_261_123 });
  expect(report.acknowledged).toEqual([]);
  expect(report.answers).toMatchObject({ suggest_only: expect.any(Number), comment_only: expect.any(Number) });
  expect(report.answers["taken"]).toBeUndefined();
  expect(await storedText(database, documentId)).toBe(before);
  const [log] = await database.sql<{ rows: number }[]>`select count(*)::int as rows from private.document_updates where document_id = ${documentId}`;
  expect(log?.rows).toBe(0);
});

/** A change of nearly so many bytes without much text: links with long addresses and titles. */
function manyLinks(doc: Y.Doc, bytes: number): void {
  const text = firstText(doc);
  const [href, title] = [`https://example.org/${"a".repeat(1_900)}`, "t".repeat(1_900)];
  const count = Math.floor(bytes / 3_900);
  text.insert(0, "l".repeat(count));
  for (let at = 0; at < count; at += 1) text.format(at, 1, { link: { href, title: `${title}${at}` } });
}

it("[COED-07] a whole change of four megabytes goes up in pieces while a neighbour writes; one byte too much does not", { timeout: 60_000 }, async () => {
  const { documentId } = await section();
  const neighbour = await open(world.people.office, documentId);
  const hand = await byHand(world.people.facilitator, documentId);
  const whole = hand.made((doc) => manyLinks(doc, DOCUMENT_LIMITS.changeBytes));
  expect(whole.byteLength).toBeLessThanOrEqual(DOCUMENT_LIMITS.changeBytes);
  expect(whole.byteLength).toBeGreaterThan(DOCUMENT_LIMITS.changeBytes * 0.95);
  const total = Math.ceil(whole.byteLength / DOCUMENT_LIMITS.packetBytes);
  expect(total).toBe(32);
  const transferId = crypto.randomUUID();
  const piece = (index: number) => whole.slice(index * DOCUMENT_LIMITS.packetBytes, (index + 1) * DOCUMENT_LIMITS.packetBytes);
  for (let index = 0; index < total; index += 1) {
    expect(await hand.ask("document:chunk", { transferId, index, total, bytes: piece(index) })).toMatchObject({ ok: true });
    if (index !== total / 2) continue;
    neighbour.type(" Nel mezzo.");
    await untilState(neighbour, isSaved);
  }
  const stored = await storedText(database, documentId);
  expect(stored).toContain("Nel mezzo.");
  expect(stored.length).toBeGreaterThan(DOCUMENT_LIMITS.changeBytes * 0.9);
  later(60);
  const over = crypto.randomUUID();
  const full = new Uint8Array(DOCUMENT_LIMITS.packetBytes);
  for (let index = 0; index < total; index += 1) expect(await hand.ask("document:chunk", { transferId: over, index, total: 33, bytes: full })).toEqual({ ok: true });
  expect(await hand.ask("document:chunk", { transferId: over, index: 32, total: 33, bytes: Uint8Array.of(0) })).toEqual({ ok: false, code: "too_large" });
});
