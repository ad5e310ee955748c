import { afterAll, beforeAll, expect, it } from "vitest";
import { createPerson } from "#tests/builders/people.ts";
import { callSession, checkInAs, readSession } from "#tests/builders/sessions.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { ask, next, type RealtimeServer, startRealtimeServer } from "#tests/setup/realtime-server.ts";
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

it("two participants and a facilitator: each step reaches everybody's page", async () => {
  const { facilitator, citizen, delegate } = world.people;
  const session = await callSession(database, world);
  const ref = { sessionId: session.id };
  const [console, first, second] = [await server.connect(facilitator), await server.connect(citizen), await server.connect(delegate)];
  for (const socket of [console, first, second]) expect(await ask(socket, "room:join", { topic: "session", id: session.id })).toMatchObject({ ok: true });

  const step = async (socket: typeof first, event: string, payload: Record<string, unknown>) => {
    const heard = Promise.all([console, first, second].map((each) => next(each, "session:changed")));
    const ack = await ask(socket, event, { ...ref, ...payload });
    expect(ack).toMatchObject({ ok: true });
    expect(await heard).toEqual(Array.from({ length: 3 }, () => ({ id: session.id, revision: expect.any(Number) })));
    return ack;
  };
  await step(first, "attendance:check_in", { code: session.code.toLowerCase(), mode: "presence", actingAs: "self" });
  await step(second, "attendance:check_in", { code: session.code, mode: "online", actingAs: world.organisationId });
  await step(console, "queue:set", { isOpen: "yes" });
  const asked = await step(second, "queue:ask", { kind: "intervention" });
  await step(console, "queue:give_floor", { requestId: asked.ok ? asked.data : null });
  const page = await readSession(citizen.db, world, session.number);
  expect(page.floor).toMatchObject({ organisation: "Cooperativa Prova" });
  expect(page.presence).toMatchObject({ total: 2, online: 1 });
  await step(console, "session:move_to_item", { itemId: session.itemIds[1], expectedItemId: session.itemIds[0] });
  expect((await readSession(citizen.db, world, session.number)).floor).toBeNull();
  expect(await ask(console, "session:move_to_item", { ...ref, itemId: session.itemIds[2], expectedItemId: session.itemIds[0] })).toMatchObject({ ok: false, code: "page_stale" });
  expect(server.errors).toEqual([]);
});

it("a participant's socket may not run the session, an anonymous one may not do anything", async () => {
  const session = await callSession(database, world);
  const citizen = await server.connect(world.people.citizen);
  const anonymous = await server.connect(null);
  for (const event of ["session:close", "queue:set", "session:open"]) {
    expect(await ask(citizen, event, { sessionId: session.id, isOpen: "yes" })).toMatchObject({ ok: false, code: "not_found" });
    expect(await ask(anonymous, event, { sessionId: session.id, isOpen: "yes" })).toMatchObject({ ok: false, code: "sign_in_needed" });
  }
});

it("thirty people ask at once over their sockets: thirty places", async () => {
  const session = await callSession(database, world);
  const ref = { sessionId: session.id };
  await ask(await server.connect(world.people.facilitator), "queue:set", { ...ref, isOpen: "yes" });
  const crowd = await Promise.all(Array.from({ length: 30 }, (_, index) => createPerson(database, `Voice ${index}`, { municipalityId: world.municipalityId })));
  await Promise.all(crowd.map((person) => checkInAs(person, session)));
  const sockets = await Promise.all(crowd.map((person) => server.connect(person)));
  const acks = await Promise.all(sockets.map((socket) => ask(socket, "queue:ask", { ...ref, kind: "intervention" })));
  expect(acks.every(({ ok }) => ok)).toBe(true);
  expect((await readSession(world.people.facilitator.db, world, session.number)).waiting).toBe(30);
});

it("a change between reading the page and following it is told by the join's revision", async () => {
  const session = await callSession(database, world);
  const before = await readSession(world.people.citizen.db, world, session.number);
  await checkInAs(world.people.citizen, session);
  const socket = await server.connect(world.people.citizen);
  const joined = await ask(socket, "room:join", { topic: "session", id: session.id });
  expect(joined).toMatchObject({ ok: true, data: { revision: before.session.revision + 1 } });
});

it("works over long-polling alone, as behind a proxy that stops WebSockets", async () => {
  const session = await callSession(database, world);
  const socket = await server.connect(world.people.citizen, { transports: ["polling"] });
  await ask(socket, "room:join", { topic: "session", id: session.id });
  const heard = next(socket, "session:changed");
  expect(await ask(socket, "attendance:check_in", { sessionId: session.id, code: session.code, mode: "presence", actingAs: "self" })).toMatchObject({ ok: true });
  expect(await heard).toMatchObject({ id: session.id });
});
