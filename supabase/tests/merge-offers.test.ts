import { afterAll, beforeAll, expect, it } from "vitest";
import { askMerge } from "#app/features/proposals/similar.commands.server.ts";
import { listMergeOffers } from "#app/features/proposals/similar.queries.server.ts";
import { publishAs, saveDraftAs } from "#tests/builders/proposals.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
});
afterAll(() => database.close());

it("[SIM-03] the author alone offers to merge her draft; she and the office read the offer, the office once it is sent", async () => {
  const { citizen, otherCitizen, delegate, office, otherOffice, facilitator, administrator } = world.people;
  const into = await publishAs(database, world, otherCitizen);
  const draft = await saveDraftAs(world, citizen, { title: "Un pulmino per chi è solo" });
  const offer = { intoId: into, wanted: true };
  for (const person of [otherCitizen, delegate, office, otherOffice, facilitator, administrator]) {
    await expect(askMerge(person.db, draft, offer)).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(askMerge(citizen.db, draft, { intoId: draft, wanted: true })).rejects.toMatchObject({ code: "choice_unknown" });
  await askMerge(citizen.db, draft, offer);
  await askMerge(citizen.db, draft, offer);
  expect(await listMergeOffers(citizen.db, draft)).toMatchObject([{ id: into }]);
  expect(await listMergeOffers(office.db, draft)).toEqual([]);
  await citizen.db.rpc("submit_proposal", { proposal_id: draft, expected_revision: 2 });
  expect(await listMergeOffers(office.db, draft)).toMatchObject([{ id: into }]);
  for (const person of [otherOffice, otherCitizen, facilitator]) expect(await listMergeOffers(person.db, draft)).toEqual([]);
  await expect(askMerge(citizen.db, draft, { intoId: into, wanted: false })).rejects.toMatchObject({ code: "proposal_moved" });
});

it("[SIM-03] an offer can be taken back before sending", async () => {
  const { citizen, otherCitizen } = world.people;
  const into = await publishAs(database, world, otherCitizen);
  const draft = await saveDraftAs(world, citizen);
  await askMerge(citizen.db, draft, { intoId: into, wanted: true });
  await askMerge(citizen.db, draft, { intoId: into, wanted: false });
  expect(await listMergeOffers(citizen.db, draft)).toEqual([]);
});
