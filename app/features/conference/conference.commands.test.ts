import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { addCycle, createWorld, setPhase, type World } from "#tests/builders/world.ts";
import { changePhase, openCycle, saveConferenceDocument, setPhaseDates, updateConference } from "./conference.commands.server.ts";
import { requireConferencePage } from "./conference.queries.server.ts";
import type { ConferenceForm } from "./conference.schema.ts";

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "proposte" });
});
afterAll(() => database.close());

const anonymous = () => database.databases.asUser(null);
const page = () => requireConferencePage(anonymous(), world.districtSlug);

async function cycleRevision(): Promise<number> {
  const [row] = await database.sql<{ revision: string }[]>`select revision from public.planning_cycles where id = ${world.cycleId}`;
  return Number(row?.revision);
}

it("[CONF-02] nobody but the head of the district's own office changes the phase", async () => {
  const { office, otherOffice, citizen, delegate, facilitator, mayor, administrator, stranger } = world.people;
  const revision = await cycleRevision();
  for (const person of [office, otherOffice, citizen, delegate, facilitator, mayor, administrator, stranger]) {
    await expect(changePhase(person.db, world.cycleId, { phase: "tavoli", revision })).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(changePhase(anonymous(), world.cycleId, { phase: "tavoli", revision })).rejects.toMatchObject({ code: "not_found" });
  expect((await page()).phase).toBe("proposte");
});

it("[CONF-03] a stale page changes nothing, and the same change twice is harmless", async () => {
  const { officeHead } = world.people;
  const revision = await cycleRevision();
  await changePhase(officeHead.db, world.cycleId, { phase: "tavoli", revision });
  await expect(changePhase(officeHead.db, world.cycleId, { phase: "redazione", revision })).rejects.toMatchObject({ code: "page_stale", status: 409 });
  await changePhase(officeHead.db, world.cycleId, { phase: "tavoli", revision });
  expect((await page()).phase).toBe("tavoli");
});

it("[CONF-05] the day of the change closes one phase and opens the other", async () => {
  await setPhase(database, world.cycleId, "tavoli");
  await setPhaseDates(world.people.office.db, world.cycleId, [
    { phase: "tavoli", opensOn: "2020-01-01", closesOn: "2099-01-01" },
    { phase: "redazione", opensOn: "2099-01-02", closesOn: "2099-03-01" },
    { phase: "approvazione", opensOn: "2099-04-01", closesOn: null },
  ]);
  await changePhase(world.people.officeHead.db, world.cycleId, { phase: "redazione", revision: await cycleRevision() });
  const [{ today } = { today: "" }] = await database.sql<{ today: string }[]>`select to_char(now() at time zone 'Europe/Rome', 'YYYY-MM-DD') as today`;
  const phases = new Map((await page()).phases.map((phase) => [phase.phase, phase]));
  expect(phases.get("tavoli")).toMatchObject({ opensOn: "2020-01-01", closesOn: today });
  expect(phases.get("redazione")).toMatchObject({ opensOn: today, closesOn: "2099-03-01" });
  expect(phases.get("approvazione")).toMatchObject({ opensOn: "2099-04-01", closesOn: null });
  await changePhase(world.people.officeHead.db, world.cycleId, { phase: "tavoli", revision: await cycleRevision() });
  const back = new Map((await page()).phases.map((phase) => [phase.phase, phase]));
  expect(back.get("tavoli")).toMatchObject({ opensOn: "2020-01-01", closesOn: null });
  expect(back.get("redazione")).toMatchObject({ opensOn: null, closesOn: "2099-03-01" });
});

it("planned dates that end before they begin are refused", async () => {
  const dates = [{ phase: "tavoli" as const, opensOn: "2027-02-01", closesOn: "2027-01-01" }];
  await expect(setPhaseDates(world.people.office.db, world.cycleId, dates)).rejects.toMatchObject({ code: "dates_reversed" });
  await expect(setPhaseDates(world.people.otherOffice.db, world.cycleId, dates)).rejects.toMatchObject({ code: "not_found" });
});

const form: Omit<ConferenceForm, "revision"> = {
  actReference: "Atto n. 1", actDate: "2026-11-01", summary: "Presentazione", convenors: ["Comune di prova", "ASL"],
  whoMayTakePart: ["Cittadine e cittadini"], programme: ["9.30 – Apertura"], citizensVote: true,
};

it("[CONF-07] the office writes the Conferenza's data; a stale form is refused, the same one sent twice is written once", async () => {
  const { office, otherOffice, delegate } = world.people;
  const { id, revision } = await page();
  for (const person of [otherOffice, delegate]) {
    await expect(updateConference(person.db, id, { ...form, revision })).rejects.toMatchObject({ code: "not_found" });
  }
  await updateConference(office.db, id, { ...form, revision });
  await updateConference(office.db, id, { ...form, revision });
  const written = await page();
  expect(written).toMatchObject({ ...form, revision: revision + 1 });
  await expect(updateConference(office.db, id, { ...form, summary: "Altro", revision })).rejects.toMatchObject({ code: "page_stale" });
  expect((await page()).summary).toBe("Presentazione");
});

it("[CONF-09] a document with personal data is refused, and one of the same title is rewritten", async () => {
  const { office, otherOffice } = world.people;
  const { id } = await page();
  await expect(saveConferenceDocument(office.db, id, { title: "Avviso", body: "Scrivete a anna.rossi@example.org" })).rejects.toMatchObject({
    code: "personal_data_found", field: "body",
  });
  await saveConferenceDocument(office.db, id, { title: "Avviso", body: "Prima stesura" });
  await saveConferenceDocument(office.db, id, { title: "Avviso", body: "Seconda stesura" });
  await expect(saveConferenceDocument(otherOffice.db, id, { title: "Avviso", body: "Intruso" })).rejects.toMatchObject({ code: "not_found" });
  expect((await page()).documents.map((document) => document.title)).toEqual(["Avviso"]);
});

it("[CONF-01] [CONF-06] a new cycle has its nine phases and is the only current one", async () => {
  const { officeHead, otherOffice } = world.people;
  const cycle = { label: "Triennio 2030–2032", startsOn: "2030-01-01", endsOn: "2032-12-31" };
  await expect(openCycle(otherOffice.db, world.districtId, cycle)).rejects.toMatchObject({ code: "not_found" });
  const id = await openCycle(officeHead.db, world.districtId, cycle);
  const opened = await page();
  expect(opened).toMatchObject({ cycleLabel: cycle.label, phase: "informazione" });
  expect(opened.phases.map((phase) => phase.phase)).toEqual([
    "informazione", "adesioni", "proposte", "tavoli", "redazione", "consultazione", "restituzione", "approvazione", "attuazione",
  ]);
  await expect(openCycle(officeHead.db, world.districtId, cycle)).rejects.toMatchObject({ code: "cycle_exists" });
  const current = await database.sql`select id from public.planning_cycles where district_id = ${world.districtId} and is_current`;
  expect(current.map((row) => row["id"])).toEqual([id]);
  await expect(addCycle(database, world.districtId, "proposte")).rejects.toThrow(/unique|duplicate/);
});
