import type { Socket } from "socket.io-client";
import * as Y from "yjs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { SCHEMA_VERSION } from "#app/features/documents/documents.limits.ts";
import { errorStatus } from "#app/platform/errors.ts";
import type { Ack } from "#app/platform/realtime/contract.ts";
import { clientEvents } from "#app/platform/realtime/events.ts";
import { topics } from "#app/platform/realtime/topics.ts";
import { fingerprint } from "#tests/borders/fingerprint.ts";
import { addOtherDistrict, type OtherThings } from "#tests/borders/other-district.ts";
import { argumentsFor } from "#tests/permissions/arguments.ts";
import { listFunctions } from "#tests/permissions/catalogue.ts";
import { aboutTheOther, type EventCall, eventCalls } from "#tests/permissions/event-calls.ts";
import { createFixture, type Fixture } from "#tests/permissions/fixture.ts";
import { observe, PEOPLE, type Who } from "#tests/permissions/observe.ts";
import { expectDocumented, matrix, type Row } from "#tests/permissions/page.ts";
import { type CoeditingWorld, openSocket, serveTestDatabase } from "#tests/realtime/coediting-world.ts";
import { ask } from "#tests/setup/realtime-server.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let fixture: Fixture;
let other: OtherThings;
let server: CoeditingWorld;
const sockets = new Map<Who, Socket>();

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = await createFixture(database);
  other = await addOtherDistrict(database, fixture);
  server = await serveTestDatabase(database);
  for (const who of PEOPLE) sockets.set(who, openSocket(server.origin, personOf(who)?.accessToken ?? null));
});
afterAll(async () => {
  for (const socket of sockets.values()) socket.disconnect();
  await server.close();
  await database.close();
});

const personOf = (who: Who) => (who === "anonymous" ? null : fixture.people[who]);

function socketOf(who: Who): Socket {
  const socket = sockets.get(who);
  if (!socket) throw new Error(`no socket of ${who}`);
  return socket;
}

const isDenial = (ack: Ack) => !ack.ok && [401, 403, 404].includes(errorStatus[ack.code]);

/** Asks the function behind an event in a transaction that is taken back; sends what it denies over the socket. */
async function commandRows(wrong: string[]): Promise<Row[]> {
  const functions = await listFunctions(database.sql);
  const rows: Row[] = [];
  for (const call of eventCalls(fixture)) {
    const fn = functions.find(({ name }) => name === call.fn);
    if (!fn) throw new Error(`no function ${call.fn}`);
    const args = { ...argumentsFor(fn, fixture), ...call.args };
    const cells: string[] = [];
    for (const who of PEOPLE) {
      const { verdict } = await observe(database.sql, fn, args, personOf(who));
      if (verdict === "denied") wrong.push(...(await refused(call, who, call.payload)));
      cells.push(verdict === "denied" ? "–" : "yes");
    }
    rows.push({ name: call.label, cells });
  }
  return rows;
}

async function refused({ label, event }: EventCall, who: Who, payload: unknown): Promise<string[]> {
  const ack = await ask(socketOf(who), event, payload);
  return isDenial(ack) ? [] : [`${label} as ${who}: ${JSON.stringify(ack)}`];
}

/** Joining changes nothing, so everybody does it. */
async function roomRows(): Promise<Row[]> {
  const { values } = fixture;
  const proposals = values["proposals"];
  const draft = typeof proposals === "object" && proposals !== null ? Reflect.get(proposals, "draft") : null;
  const open = typeof proposals === "object" && proposals !== null ? Reflect.get(proposals, "admitted") : null;
  const rooms: [string, string, unknown][] = [
    ["district", "district", fixture.districtId], ["tavolo", "tavolo", fixture.tavoloId], ["proposal", "proposal", open], ["proposal, a draft", "proposal", draft],
    ["proposal, the other district's draft", "proposal", other.draft_id], ["session", "session", values["session_id"]], ["vote", "vote", values["vote_id"]],
    ["section", "section", values["section_id"]], ["document of a section in draft", "document", values["document_id"]],
    ["document, the other district's", "document", other.document_id], ["notice, the citizen's own room", "notice", fixture.people.citizen.id],
  ];
  expect(new Set(rooms.map(([, topic]) => topic))).toEqual(new Set(topics));
  const rows: Row[] = [];
  for (const [label, topic, id] of rooms) {
    const cells: string[] = [];
    for (const who of PEOPLE) cells.push((await ask(socketOf(who), "room:join", { topic, id })).ok ? "yes" : "–");
    rows.push({ name: `room:join (${label})`, cells });
    for (const who of PEOPLE) await ask(socketOf(who), "room:leave", { topic, id });
  }
  return [...rows, { name: "room:leave", cells: PEOPLE.map(() => "yes") }];
}

async function loginRow(): Promise<Row> {
  const cells: string[] = [];
  for (const who of PEOPLE) cells.push((await ask(socketOf(who), "login:renew", { token: personOf(who)?.accessToken ?? "x".repeat(40) })).ok ? "yes" : "–");
  return { name: "login:renew", cells };
}

function oneUpdate(): Uint8Array {
  const doc = new Y.Doc();
  doc.getXmlFragment("default").insert(0, [new Y.XmlElement("paragraph")]);
  return Y.encodeStateAsUpdate(doc);
}

const join = (who: Who, documentId: unknown, clientId: number) =>
  socketOf(who).timeout(10_000).emitWithAck("document:join", { documentId, clientId, schemaVersion: SCHEMA_VERSION, epoch: 1, stateVector: Uint8Array.of(0) });

/** Who joins, and with which right; whoever may not write tries to all the same. */
async function documentRows(wrong: string[]): Promise<Row[]> {
  const documentId = fixture.values["document_id"];
  const rights: string[] = [];
  for (const [index, who] of PEOPLE.entries()) {
    const joined = await join(who, documentId, 1_000 + index);
    const right = joined.ok ? joined.right : "–";
    rights.push(right);
    const elsewhere = await join(who, other.document_id, 2_000 + index);
    if (elsewhere.ok && who !== "otherOffice") wrong.push(`document:join of the other district as ${who}`);
    if (right === "write") continue;
    const [update, transferId] = [oneUpdate(), crypto.randomUUID()];
    const answers = [
      await socketOf(who).timeout(10_000).emitWithAck("document:update", { documentId, update }),
      await socketOf(who).timeout(10_000).emitWithAck("document:chunk", { documentId, transferId, index: 0, total: 1, bytes: update }),
    ];
    for (const answer of answers) if (answer.ok) wrong.push(`document:update as ${who}: ${JSON.stringify(answer)}`);
  }
  const writes = rights.map((right) => (right === "write" ? "yes" : "–"));
  return [
    { name: "document:join", cells: rights },
    ...["document:update", "document:chunk", "document:cursor"].map((name) => ({ name, cells: writes })),
    { name: "document:leave", cells: PEOPLE.map(() => "yes") },
  ];
}

it("does what docs/permissions.md says, for every event and every person; what is denied was tried, and nothing changed", async () => {
  const wrong: string[] = [];
  await server.coediting.settle(String(fixture.values["document_id"]));
  await server.coediting.settle(other.document_id);
  const before = await fingerprint(database.sql);
  const rows = [...(await commandRows(wrong)), ...(await roomRows()), await loginRow(), ...(await documentRows(wrong))];
  expect(wrong).toEqual([]);
  const after = await fingerprint(database.sql);
  // Joining keeps which person a client id belongs to; nothing else may be new.
  expect({ ...after, "private.document_clients": "" }).toEqual({ ...before, "private.document_clients": "" });
  expectDocumented("events", matrix("event", rows));
  const tried = new Set(rows.map(({ name }) => name.split(" ")[0]));
  expect([...tried].toSorted()).toEqual(Object.keys(clientEvents).toSorted());
}, 90_000);

it("refuses each event about the other district's things, whatever one is at home", async () => {
  const before = await fingerprint(database.sql);
  const wrong: string[] = [];
  for (const who of ["officeHead", "facilitator", "delegate", "citizen", "administrator"] as const) {
    const socket = openSocket(server.origin, fixture.people[who].accessToken);
    for (const call of eventCalls(fixture)) {
      const ack = await ask(socket, call.event, aboutTheOther(call.payload, other));
      if (ack.ok || errorStatus[ack.code] >= 500) wrong.push(`${call.label} as ${who}: ${JSON.stringify(ack)}`);
    }
    socket.disconnect();
  }
  expect(wrong).toEqual([]);
  expect(await fingerprint(database.sql)).toEqual(before);
}, 60_000);
