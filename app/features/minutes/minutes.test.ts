import { afterAll, beforeAll, expect, it } from "vitest";
import { callSession, checkInAs, readSession, run } from "#tests/builders/sessions.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { requireMinutes } from "./minutes.queries.server.ts";
import { citizenCount, interventionsOf, minutesState, votesOf, wholeMinutes } from "./minutes.rules.ts";

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
});
afterAll(() => database.close());

it("[MIN-01] [MIN-02] [MIN-03] [MIN-04] a session's minutes hold who was there, when, who spoke and what was written, and no person", async () => {
  const { facilitator, citizen, otherCitizen, delegate, minuteTaker } = world.people;
  const session = await callSession(database, world);
  const ref = { sessionId: session.id };
  const anonymous = database.databases.asUser(null);
  for (const person of [citizen, otherCitizen]) await checkInAs(person, session);
  await checkInAs(delegate, session, world.organisationId);
  await run(facilitator.db, "queue:set", { ...ref, isOpen: "yes" });
  await run(delegate.db, "queue:ask", { ...ref, kind: "intervention" });
  const [request] = (await readSession(facilitator.db, world, session.number)).console?.queue ?? [];
  await run(facilitator.db, "queue:give_floor", { ...ref, requestId: request?.id });
  const [itemId = ""] = session.itemIds;
  await run(minuteTaker.db, "agenda:write_note", { ...ref, itemId, note: "Saluti.", decision: "Si prosegue.", revision: 1 });
  expect(minutesState((await requireMinutes(anonymous, world.districtId, String(session.number))).session)).toBe("draft");
  await run(facilitator.db, "session:close", ref);

  const minutes = await requireMinutes(anonymous, world.districtId, String(session.number));
  expect(minutesState(minutes.session)).toBe("final");
  expect(minutes.attendance.organisations).toMatchObject([{ name: "Cooperativa Prova", times: [{ leftAt: expect.any(String) }] }]);
  expect(citizenCount(minutes.attendance)).toBe(2);
  expect(interventionsOf(minutes.interventions, itemId)).toMatchObject([{ organisation: "Cooperativa Prova", kind: "intervention", count: 1 }]);
  expect(minutes.items[0]).toMatchObject({ note: "Saluti.", decision: "Si prosegue." });
  expect(minutes.chronicle.map(({ kind }) => kind)).toEqual(["opened", "item_moved", "queue_opened", "closed"]);
  const text = JSON.stringify(minutes);
  for (const person of Object.values(world.people)) expect(text).not.toContain(person.id);
});

it("[MIN-05] a vote stands under the item on which it was taken", () => {
  const votes = [{ agendaItemId: "a", number: 1 }, { agendaItemId: "b", number: 2 }];
  expect(votesOf(votes, "b")).toEqual([{ agendaItemId: "b", number: 2 }]);
});

it("[MIN-04] an intervention of some seconds counts as a minute", () => {
  expect([wholeMinutes(4), wholeMinutes(89), wholeMinutes(150)]).toEqual([1, 1, 3]);
});

it("a number that is no session is not found", async () => {
  for (const number of ["0", "999", "x", "1e3", "-1"]) {
    await expect(requireMinutes(world.people.citizen.db, world.districtId, number)).rejects.toMatchObject({ code: "not_found" });
  }
});
