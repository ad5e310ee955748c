import { afterAll, beforeAll, expect, it } from "vitest";
import { signAccessToken } from "#tests/builders/people.ts";
import { callSession, checkInAs } from "#tests/builders/sessions.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { ask, loginCookie, next, type RealtimeServer, startRealtimeServer } from "#tests/setup/realtime-server.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;
let server: RealtimeServer;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
  server = await startRealtimeServer(database);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const unknownId = "00000000-0000-4000-8000-000000000000";
const whoAmI = (socket: Parameters<typeof ask>[0]) => ask(socket, "attendance:check_out", { sessionId: unknownId });

it("a room is joined only by who may read its thing; absent and forbidden look the same", async () => {
  const { citizen, otherCitizen } = world.people;
  const [draft] = await database.sql<{ id: string }[]>`
    insert into public.proposals (district_id, cycle_id, author_id) values (${world.districtId}, ${world.cycleId}, ${citizen.id}) returning id`;
  const room = { topic: "proposal", id: draft?.id };
  expect(await ask(await server.connect(citizen), "room:join", room)).toMatchObject({ ok: true });
  expect(await ask(await server.connect(otherCitizen), "room:join", room)).toEqual({ ok: false, code: "not_found", field: null });
  const anonymous = await server.connect(null);
  expect(await ask(anonymous, "room:join", room)).toEqual({ ok: false, code: "not_found", field: null });
  expect(await ask(anonymous, "room:join", { topic: "proposal", id: unknownId })).toEqual({ ok: false, code: "not_found", field: null });
  expect(await ask(anonymous, "room:join", { topic: "login", id: citizen.id })).toMatchObject({ ok: false });
  expect(await ask(anonymous, "room:join", { topic: "district", id: world.districtId })).toMatchObject({ ok: true });
});

it("malformed, unknown and unacknowledged packets are answered and hurt nobody", async () => {
  const socket = await server.connect(world.people.citizen);
  const payloads: unknown[] = [undefined, null, 7, "x", [], {}, { sessionId: 1 }, { sessionId: "x".repeat(5000) }, { sessionId: { $ne: 1 } }, new Uint8Array(64)];
  for (const payload of payloads) expect(await ask(socket, "session:open", payload)).toMatchObject({ ok: false });
  for (const name of ["__proto__", "toString", "constructor", "session:explode", ""]) expect(await ask(socket, name, {})).toMatchObject({ ok: false, code: "bad_request" });
  socket.emit("session:open", { sessionId: 1 });
  socket.emit("room:join");
  expect(await whoAmI(socket)).toMatchObject({ code: "not_found" });
  expect(server.errors).toEqual([]);
});

it("a packet that is too large costs its sender the connection, and nobody else", async () => {
  const other = await server.connect(world.people.citizen);
  const socket = await server.connect(world.people.otherCitizen, { transports: ["websocket"] });
  const gone = next(socket, "disconnect");
  socket.emit("session:open", { sessionId: "x".repeat(1024 * 1024) });
  await gone;
  expect(await whoAmI(other)).toMatchObject({ code: "not_found" });
});

it("raw rubbish on the wire doesn't stop the server", async () => {
  const opened = await (await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`)).text();
  const { sid } = JSON.parse(opened.slice(1));
  for (const body of ["40", "451-[\"x\"", "42[[[", "42{\"a\":1}", "99", "42[\"disconnect\"]", "42[null]"]) {
    await fetch(`${server.url}/socket.io/?EIO=4&transport=polling&sid=${sid}`, { method: "POST", body });
  }
  expect(await whoAmI(await server.connect(world.people.citizen))).toMatchObject({ code: "not_found" });
});

it("who sends too fast is told so, and served again later", async () => {
  const socket = await server.connect(world.people.citizen);
  const acks = await Promise.all(Array.from({ length: 80 }, () => ask(socket, "room:leave", { topic: "session", id: unknownId })));
  expect(acks.filter((ack) => !ack.ok && ack.code === "too_many_attempts").length).toBeGreaterThan(20);
  expect(acks[0]).toMatchObject({ ok: true });
});

it("another site's page cannot open a socket with our cookie", async () => {
  await expect(server.connect(world.people.citizen, { extraHeaders: { cookie: loginCookie(world.people.citizen.accessToken), origin: "https://evil.example" } })).rejects.toThrow();
});

it("signing out everywhere drops the person's sockets, and a new handshake with the old cookie is anonymous", async () => {
  const { substitute } = world.people;
  const socket = await server.connect(substitute);
  expect(await whoAmI(socket)).toMatchObject({ code: "not_found" });
  const told = Promise.all([next(socket, "login:expired"), next(socket, "disconnect")]);
  await substitute.db.rpc("sign_out_everywhere");
  expect((await told)[1]).toBe("io server disconnect");
  expect(await whoAmI(await server.connect(substitute))).toMatchObject({ code: "sign_in_needed" });
});

it("a changed role is told to the person's sockets", async () => {
  const socket = await server.connect(world.people.delegate);
  const told = next(socket, "login:changed");
  await world.people.officeHead.db.rpc("name_delegate", { organisation_id: world.organisationId, kind: "delegate", email: "altra@example.org" });
  await told;
});

it("an ended token makes the socket read-only, a renewed one of the same person brings it back", async () => {
  const { citizen, otherCitizen } = world.people;
  const inTwoSeconds = Math.floor(Date.now() / 1000) + 2;
  const socket = await server.connect({ accessToken: await signAccessToken(database, citizen, inTwoSeconds) });
  await next(socket, "login:expired");
  expect(await whoAmI(socket)).toMatchObject({ code: "sign_in_needed" });
  expect(await ask(socket, "room:join", { topic: "district", id: world.districtId })).toMatchObject({ ok: true });
  expect(await ask(socket, "login:renew", { token: otherCitizen.accessToken })).toMatchObject({ ok: false, code: "sign_in_needed" });
  expect(await ask(socket, "login:renew", { token: "x".repeat(40) })).toMatchObject({ ok: false, code: "sign_in_needed" });
  expect(await ask(socket, "login:renew", { token: citizen.accessToken })).toMatchObject({ ok: true });
  expect(await whoAmI(socket)).toMatchObject({ code: "not_found" });
});

it("listening goes on after the database has cut the connection, and browsers are told to look again", async () => {
  const session = await callSession(database, world);
  const socket = await server.connect(world.people.citizen);
  await ask(socket, "room:join", { topic: "session", id: session.id });
  const resumed = next(socket, "live:resumed");
  await database.sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'announcements' and datname = current_database()`;
  await resumed;
  const heard = next(socket, "session:changed");
  await checkInAs(world.people.citizen, session);
  expect(await heard).toMatchObject({ id: session.id });
});
