import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callSession, checkInAs, outcome, readSession, run, type TestSession } from "#tests/builders/sessions.ts";
import { createWorld, setPhase, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
});
afterAll(() => database.close());

const people = () => world.people;
const ref = (session: TestSession) => ({ sessionId: session.id });

describe("calling and preparing", () => {
  it("[SES-01] only the tavolo's facilitator or the office calls a session, in a phase that holds sessions", async () => {
    const call = (db: typeof world.people.office.db, hour: number) =>
      outcome((async () => {
        const { error } = await db.rpc("create_session", {
          tavolo_id: world.tavoloId, title: "Seduta", starts_at: `2028-01-01 ${hour}:00 Europe/Rome`, ends_at: "2028-01-01 23:00 Europe/Rome", place: "", online_link: "", items: ["Unico punto"],
        });
        if (error) throw Object.assign(new Error(error.message), { name: "AppError", code: error.message });
      })());
    const { stranger, citizen, delegate, otherFacilitator, minuteTaker, otherOffice, administrator, office, facilitator } = people();
    for (const person of [stranger, citizen, delegate, otherFacilitator, minuteTaker, otherOffice, administrator]) expect(await call(person.db, 10)).toBe("not_found");
    expect(await call(office.db, 10)).toBe("done");
    expect(await call(facilitator.db, 10)).toBe("session_exists");
    expect(await call(facilitator.db, 11)).toBe("done");
    await setPhase(database, world.cycleId, "adesioni");
    expect(await call(facilitator.db, 12)).toBe("phase_closed");
    await setPhase(database, world.cycleId, "tavoli");
  });

  it("[SES-02] sessions of a district are numbered without gaps, also when called at once", async () => {
    const sessions = await Promise.all(Array.from({ length: 5 }, () => callSession(database, world, { opens: false })));
    const numbers = sessions.map(({ number }) => number).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 5 }, (_, index) => (numbers[0] ?? 0) + index));
  });

  it("[SES-03] an item that was discussed is neither moved nor removed; the others are", async () => {
    const session = await callSession(database, world);
    const { db } = people().facilitator;
    const [first = "", second = "", third = ""] = session.itemIds;
    expect(await outcome(run(db, "agenda:remove", { ...ref(session), itemId: first }))).toBe("agenda_item_begun");
    expect(await outcome(run(db, "agenda:shift", { ...ref(session), itemId: first, direction: "down" }))).toBe("agenda_item_begun");
    await run(db, "agenda:shift", { ...ref(session), itemId: third, direction: "up" });
    await run(db, "agenda:shift", { ...ref(session), itemId: third, direction: "up" });
    expect((await readSession(db, world, session.number)).items.map(({ id }) => id)).toEqual([first, third, second]);
    await run(db, "agenda:remove", { ...ref(session), itemId: second });
    await run(db, "agenda:add", { ...ref(session), title: "Nuovo punto", minutes: "20" });
    expect(await outcome(run(db, "agenda:add", { ...ref(session), title: "Nuovo punto", minutes: "20" }))).toBe("agenda_item_exists");
    expect((await readSession(db, world, session.number)).items.map(({ title }) => title)).toEqual(["Apertura dei lavori", "Varie", "Nuovo punto"]);
  });
});

describe("attendance", () => {
  it("[SES-04] delegates of seated organisations and citizens of the district enter with the code; others don't", async () => {
    const session = await callSession(database, world);
    const wrong = run(people().citizen.db, "attendance:check_in", { ...ref(session), code: "AAAAAA", mode: "presence", actingAs: "self" });
    expect(await outcome(wrong)).toBe("check_in_code_wrong");
    expect(await outcome(checkInAs(people().stranger, session))).toBe("not_a_participant");
    expect(await outcome(checkInAs(people().citizen, session, world.organisationId))).toBe("not_a_participant");
    expect(await outcome(checkInAs(people().revokedDelegate, session, world.organisationId))).toBe("not_a_participant");
    expect(await outcome(checkInAs(people().citizen, session))).toBe("done");
    expect(await outcome(checkInAs(people().delegate, session, world.organisationId))).toBe("done");
    const page = await readSession(database.databases.asUser(null), world, session.number);
    expect(page.presence).toMatchObject({ total: 2, organisations: ["Cooperativa Prova"] });
    expect(JSON.stringify(page)).not.toContain(people().citizen.id);
  });

  it("[SES-05] nobody is present twice; leaving and returning keeps both times", async () => {
    const session = await callSession(database, world);
    const attempts = await Promise.all(Array.from({ length: 10 }, () => outcome(checkInAs(people().citizen, session))));
    expect(attempts.toSorted()).toEqual([...Array.from({ length: 9 }, () => "already_checked_in"), "done"]);
    await run(people().citizen.db, "attendance:check_out", ref(session));
    expect(await outcome(run(people().citizen.db, "attendance:check_out", ref(session)))).toBe("not_checked_in");
    expect(await outcome(checkInAs(people().citizen, session))).toBe("done");
    const rows = await database.sql`select left_at from public.attendances where session_id = ${session.id} order by badge`;
    expect(rows.map((row) => row["left_at"] === null)).toEqual([false, true]);
  });

  it("[SES-06] a walk-in entered twice by the same form is one", async () => {
    const session = await callSession(database, world);
    const { db } = people().facilitator;
    const walkIn = { ...ref(session), who: `municipality:${world.municipalityId}`, mode: "presence", requestId: randomUUID() };
    await Promise.all([run(db, "attendance:admit", walkIn), run(db, "attendance:admit", walkIn)]);
    await run(db, "attendance:admit", { ...walkIn, who: `organisation:${world.otherOrganisationId}`, requestId: randomUUID() });
    expect(await outcome(run(db, "attendance:admit", { ...walkIn, who: `municipality:${world.otherMunicipalityId}`, requestId: randomUUID() }))).toBe("choice_unknown");
    const page = await readSession(db, world, session.number);
    expect(page.console?.present.map(({ organisation, municipality, walkIn: isWalkIn }) => [organisation ?? municipality, isWalkIn])).toEqual([["Villa San Pietro", true], ["Sindacato Prova", true]]);
  });
});

describe("running", () => {
  it("[SES-09] moving from an item that is no longer the current one is refused", async () => {
    const session = await callSession(database, world);
    const [first = "", second = "", third = ""] = session.itemIds;
    const moves = await Promise.all(
      [second, third].map((itemId) => outcome(run(people().facilitator.db, "session:move_to_item", { ...ref(session), itemId, expectedItemId: first }))),
    );
    expect(moves.toSorted()).toEqual(["done", "page_stale"]);
  });

  it("[SES-10] closing records the leaving of whoever is there; afterwards nothing changes", async () => {
    const session = await callSession(database, world);
    const { db } = people().facilitator;
    await checkInAs(people().citizen, session);
    await run(db, "session:close", ref(session));
    const [row] = await database.sql`select left_at from public.attendances where session_id = ${session.id}`;
    expect(row?.["left_at"]).not.toBeNull();
    const [itemId = ""] = session.itemIds;
    const late = [
      run(db, "session:close", ref(session)), run(db, "session:open", ref(session)), checkInAs(people().otherCitizen, session),
      run(db, "queue:set", { ...ref(session), isOpen: "yes" }), run(db, "agenda:add", { ...ref(session), title: "Tardi", minutes: 5 }),
      run(db, "agenda:write_note", { ...ref(session), itemId, note: "x", decision: "", revision: 1 }),
      run(db, "session:move_to_item", { ...ref(session), itemId, expectedItemId: "" }),
    ];
    expect(await Promise.all(late.map(outcome))).toEqual(late.map(() => "session_closed"));
  });

  it("[SES-11] notes are written by facilitator, minute-taker and office, never over somebody else's, never with personal data", async () => {
    const session = await callSession(database, world);
    const [itemId = ""] = session.itemIds;
    const note = { ...ref(session), itemId, note: "Si è parlato di trasporti.", decision: "Favorevoli", revision: 1 };
    for (const person of [people().stranger, people().delegate, people().otherFacilitator]) expect(await outcome(run(person.db, "agenda:write_note", note))).toBe("not_found");
    expect(await outcome(run(people().minuteTaker.db, "agenda:write_note", note))).toBe("done");
    expect(await outcome(run(people().facilitator.db, "agenda:write_note", note))).toBe("page_stale");
    const phone = { ...note, note: "Chiamare il 333 123 4567", revision: 2 };
    expect(await outcome(run(people().facilitator.db, "agenda:write_note", phone))).toBe("personal_data_found");
  });

  it("[SES-12] the log is only ever appended to", async () => {
    const session = await callSession(database, world);
    await expect(database.sql`update public.session_events set kind = 'closed' where session_id = ${session.id}`).rejects.toThrow("appended");
    await expect(database.sql`delete from public.session_events where session_id = ${session.id}`).rejects.toThrow("appended");
  });

  it("[SES-13] code and link to the meeting are shown only to who may know them", async () => {
    const session = await callSession(database, world);
    const anonymous = database.databases.asUser(null);
    expect((await readSession(anonymous, world, session.number)).session.onlineLink).toBeNull();
    expect((await readSession(people().citizen.db, world, session.number)).session.onlineLink).toContain("meet.example.org");
    expect((await readSession(people().citizen.db, world, session.number)).console).toBeNull();
    expect((await readSession(people().facilitator.db, world, session.number)).console?.checkInCode).toBe(session.code);
    expect((await people().facilitator.db.from("sessions").select("check_in_code").limit(1)).error).not.toBeNull();
  });
});
