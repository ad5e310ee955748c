import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { requireCalendar, requireFeed } from "#app/features/notifications/feeds.queries.server.ts";
import { publishAs, saveDraftAs, sendAs } from "#tests/builders/proposals.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "proposte" });
});
afterAll(() => database.close());

const anonymous = () => database.databases.asUser(null);

it("[NOTE-09] a feed holds only what everybody may read: no draft, nothing that waits or is hidden, nothing of another tavolo, no person", async () => {
  const { citizen, delegate } = world.people;
  await saveDraftAs(world, citizen, { title: "Bozza segreta" });
  await sendAs(world, citizen, { title: "Inviata e non ancora letta" });
  await publishAs(database, world, citizen, { title: "Pubblica di una cittadina" });
  const elsewhere = await publishAs(database, world, delegate, { title: "Pubblica altrove", organisationId: world.organisationId, tavoloId: world.otherTavoloId });
  const hidden = await publishAs(database, world, citizen, { title: "Pubblica e poi nascosta" });
  const titles = async (tavolo?: string) => (await requireFeed(anonymous(), { ambito: world.districtSlug, tavolo })).entries.map(({ title }) => title).toSorted();
  expect(await titles("anziani")).toEqual(["Pubblica di una cittadina", "Pubblica e poi nascosta"]);
  await database.sql`select private.hide_proposal(${hidden}, 'Contiene dati che non si possono pubblicare.')`;
  expect(await titles("anziani")).toEqual(["Pubblica di una cittadina"]);
  expect(await titles()).toEqual(["Pubblica altrove", "Pubblica di una cittadina"]);
  const text = JSON.stringify(await requireFeed(anonymous(), { ambito: world.districtSlug }));
  expect(text).toContain("Cooperativa Prova");
  for (const person of Object.values(world.people)) expect(text).not.toContain(person.id);
  expect(text).not.toMatch(/Citizen|@example\.org|author/i);
  expect(elsewhere).toBeTruthy();
});

it("[NOTE-09] a calendar holds the sessions of the place and the deadlines; each change counts on", async () => {
  const { facilitator } = world.people;
  const made = await facilitator.db.rpc("create_session", {
    tavolo_id: world.tavoloId, title: "Seduta di maggio", starts_at: "2027-05-01T16:00:00Z", ends_at: "2027-05-01T18:00:00Z", place: "Sala", online_link: "https://incontri.example/stanza", items: [],
  });
  const { id } = z.object({ id: z.uuid() }).parse(made.data);
  await database.sql`update public.cycle_phases set closes_on = '2027-03-31' where cycle_id = ${world.cycleId} and phase = 'proposte'`;
  const read = (tavolo?: string) => requireCalendar(anonymous(), { ambito: world.districtSlug, tavolo });
  const first = await read("anziani");
  expect(first.sessions).toMatchObject([{ id, title: "Seduta di maggio" }]);
  expect(first.deadlines).toMatchObject([{ phase: "proposte", day: "2027-03-31" }]);
  // The link of an online session is for who takes part.
  expect(JSON.stringify(first)).not.toContain("incontri.example");
  expect((await read("giovani")).sessions).toEqual([]);
  await database.sql`update public.sessions set place = 'Biblioteca' where id = ${id}`;
  await database.sql`update public.cycle_phases set closes_on = '2027-04-30' where cycle_id = ${world.cycleId} and phase = 'proposte'`;
  const later = await read();
  expect(later.sessions[0]?.revision).toBeGreaterThan(first.sessions[0]?.revision ?? 0);
  expect(later.deadlines[0]?.revision).toBeGreaterThan(first.deadlines[0]?.revision ?? 0);
});

it("a place that is not there has neither feed nor calendar", async () => {
  for (const place of [{ ambito: "nessuno" }, { ambito: world.districtSlug, tavolo: "nessuno" }]) {
    await expect(requireFeed(anonymous(), place)).rejects.toMatchObject({ code: "not_found" });
    await expect(requireCalendar(anonymous(), place)).rejects.toMatchObject({ code: "not_found" });
  }
});
