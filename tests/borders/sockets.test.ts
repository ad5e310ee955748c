import type { Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { clientEvents } from "#app/platform/realtime/events.ts";
import { signAccessToken } from "#tests/builders/people.ts";
import { fingerprint } from "#tests/borders/fingerprint.ts";
import { eventCalls } from "#tests/permissions/event-calls.ts";
import { createFixture, type Fixture } from "#tests/permissions/fixture.ts";
import { type CoeditingWorld, openSocket, serveTestDatabase } from "#tests/realtime/coediting-world.ts";
import { ask, next } from "#tests/setup/realtime-server.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let fixture: Fixture;
let server: CoeditingWorld;
/** Somebody else, connected the whole time: she must not notice anything. */
let bystander: Socket;

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = await createFixture(database);
  server = await serveTestDatabase(database);
  bystander = openSocket(server.origin, fixture.people.citizen.accessToken);
});
afterAll(async () => {
  bystander.disconnect();
  await server.close();
  await database.close();
});

async function expectOthersServed(): Promise<void> {
  expect(await ask(bystander, "room:join", { topic: "session", id: fixture.values["session_id"] })).toMatchObject({ ok: true });
}

function deep(levels: number): unknown {
  return JSON.parse(`${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`);
}

/** Answered by nobody, by contract: a page that leaves or moves its caret does not wait. */
const UNANSWERED = new Set(["document:cursor", "document:leave"]);

const RUBBISH: [string, unknown][] = [
  ["nothing", undefined], ["null", null], ["a number", 7], ["text", "x"], ["a list", []], ["an empty object", {}], ["a long text", "x".repeat(200_000)],
  ["depth", deep(2_000)], ["bytes", new Uint8Array(4_096)], ["a prototype", JSON.parse('{"__proto__":{"sessionId":"x"},"constructor":{"prototype":{}}}')],
  ["ids of other kinds", { sessionId: 1, voteId: {}, itemId: [], documentId: true, topic: "login", id: null, token: 5 }],
  ["operators", { sessionId: { $ne: null }, voteId: "' or 1=1", documentId: "../../etc/passwd", topic: "district", id: "%00" }],
];

it("answers rubbish in every event with a code, and nothing changes", async () => {
  const before = await fingerprint(database.sql);
  const wrong: string[] = [];
  for (const event of Object.keys(clientEvents)) {
    const socket = openSocket(server.origin, fixture.people.facilitator.accessToken);
    for (const [label, payload] of RUBBISH) {
      if (UNANSWERED.has(event)) socket.emit(event, payload);
      else if ((await ask(socket, event, payload)).ok) wrong.push(`${event} took ${label}`);
    }
    await expectOthersServed();
    socket.disconnect();
  }
  expect(wrong).toEqual([]);
  expect(await fingerprint(database.sql)).toEqual(before);
}, 60_000);

it("takes no harm from a missing or a wrong acknowledgement", async () => {
  const socket = openSocket(server.origin, fixture.people.stranger.accessToken);
  for (const event of Object.keys(clientEvents)) {
    socket.emit(event);
    socket.emit(event, {}, "not a function");
  }
  const late = openSocket(server.origin, fixture.people.stranger.accessToken);
  expect(await ask(late, "session:open", { sessionId: fixture.values["session_id"] })).toMatchObject({ ok: false, code: "not_found" });
  await expectOthersServed();
  socket.disconnect();
  late.disconnect();
});

it("refuses names that no contract has, also those that every object has", async () => {
  const socket = openSocket(server.origin, fixture.people.officeHead.accessToken);
  for (const name of ["__proto__", "constructor", "hasOwnProperty", "then", "session:__proto__", "vote:castx", "x".repeat(10_000), " session:open", "SESSION:OPEN"]) {
    expect(await ask(socket, name, { sessionId: fixture.values["session_id"] })).toMatchObject({ ok: false, code: "bad_request" });
  }
  socket.disconnect();
});

it("drops who sends a megabyte, and nobody else", async () => {
  for (const [event, payload] of [["session:open", { sessionId: "x".repeat(1_048_576) }], ["document:update", { update: new Uint8Array(1_048_576) }]] as const) {
    const socket = openSocket(server.origin, fixture.people.stranger.accessToken);
    socket.io.reconnection(false);
    const gone = next(socket, "disconnect");
    socket.emit(event, payload);
    await gone;
    socket.disconnect();
  }
  await expectOthersServed();
});

it("tells a flood that it is too fast; it costs the others nothing", async () => {
  const socket = openSocket(server.origin, fixture.people.stranger.accessToken);
  const flood = Array.from({ length: 400 }, () => ask(socket, "vote:cast", { voteId: fixture.values["vote_id"], choice: "yes" }));
  await expectOthersServed();
  const codes = (await Promise.all(flood)).map((ack) => (ack.ok ? "done" : ack.code));
  expect(codes.filter((code) => code === "too_many_attempts").length).toBeGreaterThan(300);
  expect(codes).not.toContain("done");
  socket.disconnect();
});

it("takes a handshake with a token that is over, forged, of another project or of a login that was ended as nobody's", async () => {
  const { citizen, substitute } = fixture.people;
  const elsewhere = { ...database, supabase: { ...database.supabase, jwtSecret: "x".repeat(64) } };
  const [head = "", claims = ""] = citizen.accessToken.split(".");
  await substitute.db.rpc("sign_out_everywhere");
  const tokens = [
    await signAccessToken(database, citizen, Math.floor(Date.now() / 1000) - 10), await signAccessToken(elsewhere, citizen), `${head}.${claims}.`,
    `${Buffer.from('{"alg":"none"}').toString("base64url")}.${claims}.`, substitute.accessToken, "x", "a.b.c",
  ];
  for (const token of tokens) {
    const socket = openSocket(server.origin, token);
    expect(await ask(socket, "attendance:check_out", { sessionId: fixture.values["session_id"] })).toMatchObject({ ok: false, code: "sign_in_needed" });
    expect(await ask(socket, "room:join", { topic: "document", id: fixture.values["document_id"] })).toMatchObject({ ok: false, code: "not_found" });
    expect(await socket.timeout(10_000).emitWithAck("document:join", { documentId: fixture.values["document_id"] })).toMatchObject({ ok: false, code: "sign_in_needed" });
    expect(await ask(socket, "login:renew", { token: token.padEnd(40, "x") })).toMatchObject({ ok: false, code: "sign_in_needed" });
    socket.disconnect();
  }
});

it("lets a login that ends while connected do nothing more: not one command of the catalogue", async () => {
  const socket = openSocket(server.origin, await signAccessToken(database, fixture.people.facilitator, Math.floor(Date.now() / 1000) + 2));
  await next(socket, "login:expired");
  const before = await fingerprint(database.sql);
  for (const { event, payload } of eventCalls(fixture)) expect(await ask(socket, event, payload)).toMatchObject({ ok: false, code: "sign_in_needed" });
  expect(await fingerprint(database.sql)).toEqual(before);
  socket.disconnect();
});
