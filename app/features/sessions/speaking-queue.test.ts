import { afterAll, beforeAll, expect, it } from "vitest";
import { createPerson } from "#tests/builders/people.ts";
import { callSession, checkInAs, outcome, readSession, run, type TestSession } from "#tests/builders/sessions.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
});
afterAll(() => database.close());

const people = () => world.people;
const ask = (session: TestSession, kind = "intervention") => ({ sessionId: session.id, kind });
const setQueue = (session: TestSession, isOpen: "yes" | "no") => run(people().facilitator.db, "queue:set", { sessionId: session.id, isOpen });

it("[QUE-01] who is present asks once, while the queue is open; a point of order always", async () => {
  const session = await callSession(database, world);
  await checkInAs(people().citizen, session);
  expect(await outcome(run(people().citizen.db, "queue:ask", ask(session)))).toBe("queue_closed");
  expect(await outcome(run(people().otherCitizen.db, "queue:ask", ask(session, "point_of_order")))).toBe("not_checked_in");
  await setQueue(session, "yes");
  const hands = await Promise.all(Array.from({ length: 6 }, () => outcome(run(people().citizen.db, "queue:ask", ask(session)))));
  expect(hands.toSorted()).toEqual([...Array.from({ length: 5 }, () => "already_in_queue"), "done"]);
});

it("[QUE-02] points of order come first, then replies, then interventions, each by arrival", async () => {
  const session = await callSession(database, world);
  await setQueue(session, "yes");
  await checkInAs(people().citizen, session);
  await checkInAs(people().otherCitizen, session);
  await checkInAs(people().delegate, session, world.organisationId);
  await run(people().citizen.db, "queue:ask", ask(session));
  await run(people().otherCitizen.db, "queue:ask", ask(session, "reply"));
  await run(people().delegate.db, "queue:ask", ask(session, "point_of_order"));
  const { console: view, waiting } = await readSession(people().facilitator.db, world, session.number);
  expect(view?.queue.map(({ kind }) => kind)).toEqual(["point_of_order", "reply", "intervention"]);
  expect(waiting).toBe(3);
  expect((await readSession(people().citizen.db, world, session.number)).mine?.request?.place).toBe(3);
});

it("[QUE-03] one person has the floor: giving it to the next ends the one before", async () => {
  const session = await callSession(database, world);
  await setQueue(session, "yes");
  for (const person of [people().citizen, people().otherCitizen]) {
    await checkInAs(person, session);
    await run(person.db, "queue:ask", ask(session));
  }
  const { db } = people().facilitator;
  const [first, second] = (await readSession(db, world, session.number)).console?.queue ?? [];
  const give = (requestId: string | undefined) => outcome(run(db, "queue:give_floor", { sessionId: session.id, requestId }));
  expect(await give(first?.id)).toBe("done");
  expect(await give(first?.id)).toBe("page_stale");
  expect(await give(second?.id)).toBe("done");
  const page = await readSession(people().otherCitizen.db, world, session.number);
  expect(page.floor?.id).toBe(second?.id);
  expect(page.mine?.request?.givenAt).not.toBeNull();
  expect(await outcome(run(people().citizen.db, "queue:end_floor", { sessionId: session.id, requestId: second?.id }))).toBe("not_found");
  expect(await outcome(run(people().otherCitizen.db, "queue:end_floor", { sessionId: session.id, requestId: second?.id }))).toBe("done");
});

it("[QUE-04] only the facilitator or the office opens the queue, gives the floor and raises another's hand", async () => {
  const session = await callSession(database, world);
  const attendanceId = String(await checkInAs(people().delegate, session, world.organisationId));
  for (const person of [people().stranger, people().delegate, people().minuteTaker, people().otherFacilitator, people().otherOffice]) {
    expect(await outcome(run(person.db, "queue:set", { sessionId: session.id, isOpen: "yes" }))).toBe("not_found");
    expect(await outcome(run(person.db, "queue:ask", { ...ask(session), attendanceId }))).toBe("not_found");
  }
  expect(await outcome(run(people().office.db, "queue:set", { sessionId: session.id, isOpen: "yes" }))).toBe("done");
  expect(await outcome(run(people().office.db, "queue:ask", { ...ask(session), attendanceId }))).toBe("done");
});

it("[QUE-05] leaving lowers the hand and ends the intervention; a revoked delegate asks no more", async () => {
  const session = await callSession(database, world);
  await setQueue(session, "yes");
  await checkInAs(people().otherDelegate, session, world.otherOrganisationId);
  await run(people().otherDelegate.db, "queue:ask", ask(session));
  await run(people().otherDelegate.db, "attendance:check_out", { sessionId: session.id });
  expect((await readSession(people().facilitator.db, world, session.number)).waiting).toBe(0);
  await checkInAs(people().otherDelegate, session, world.otherOrganisationId);
  await database.sql`update public.organisation_delegates set revoked_at = now() where person_id = ${people().otherDelegate.id}`;
  expect(await outcome(run(people().otherDelegate.db, "queue:ask", ask(session)))).toBe("not_a_participant");
});

it("[QUE-06] thirty people who ask at once all get a place, each a different one", async () => {
  const session = await callSession(database, world);
  await setQueue(session, "yes");
  const crowd = await Promise.all(Array.from({ length: 30 }, (_, index) => createPerson(database, `Crowd ${index}`, { municipalityId: world.municipalityId })));
  await Promise.all(crowd.map((person) => checkInAs(person, session)));
  expect(await Promise.all(crowd.map((person) => outcome(run(person.db, "queue:ask", ask(session)))))).toEqual(crowd.map(() => "done"));
  const queue = (await readSession(people().facilitator.db, world, session.number)).console?.queue ?? [];
  expect(new Set(queue.map(({ badge }) => badge)).size).toBe(30);
});
