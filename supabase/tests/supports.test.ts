import { afterAll, beforeAll, expect, it } from "vitest";
import { requireProposalPage } from "#app/features/thread/thread.queries.server.ts";
import { numberOf, publishAs, refusal, sendAs } from "#tests/builders/proposals.ts";
import { createWorld, setPhase, type Cast, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;
let people: Cast;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
  people = world.people;
});
afterAll(() => database.close());

function support(person: Cast[keyof Cast], proposalId: string, organisationId: string | null = null) {
  return person.db.rpc("support_proposal", { proposal_id: proposalId, ...(organisationId === null ? {} : { organisation_id: organisationId }) });
}

function withdraw(person: Cast[keyof Cast], proposalId: string, organisationId: string | null = null) {
  return person.db.rpc("withdraw_support", { proposal_id: proposalId, ...(organisationId === null ? {} : { organisation_id: organisationId }) });
}

async function box(id: string, person: Cast[keyof Cast] | null = null) {
  return (await requireProposalPage(person?.db ?? database.databases.asUser(null), world.districtId, await numberOf(database, id))).support;
}

it("[SUP-01] shows organisations by name and citizens as a number, never a person", async () => {
  const id = await publishAs(database, world, people.citizen);
  expect((await support(people.otherCitizen, id)).data).toMatchObject({ citizens: 1, organisations: 0 });
  expect((await support(people.delegate, id, world.organisationId)).data).toMatchObject({ citizens: 1, organisations: 1 });
  const seen = await box(id);
  expect(seen).toMatchObject({ citizens: 1, organisations: 1, names: [{ name: "Cooperativa Prova", through: null }], mine: [] });
  expect((await box(id, people.otherCitizen)).mine).toEqual([null]);
  expect((await box(id, people.substitute)).mine).toEqual([world.organisationId]);
  const anonymous = database.databases.asUser(null);
  expect((await anonymous.from("proposal_supports").select("organisation_id").eq("proposal_id", id)).data).toEqual([{ organisation_id: world.organisationId }]);
  expect((await anonymous.from("proposal_supports").select("author_id")).error).not.toBeNull();
  expect((await people.citizen.db.from("proposal_supports").select("id").eq("proposal_id", id).is("organisation_id", null)).data).toEqual([]);
});

it("[SUP-02] is for citizens of the district and today's delegates, on others' public proposals, in its phase", async () => {
  const id = await publishAs(database, world, people.citizen);
  const byOrganisation = await publishAs(database, world, people.delegate, { organisationId: world.organisationId });
  const notPublic = await sendAs(world, people.citizen);
  expect((await database.databases.asUser(null).rpc("support_proposal", { proposal_id: id })).error).not.toBeNull();
  expect(refusal(await support(people.stranger, id))).toMatchObject({ status: 403, code: "citizens_only" });
  expect(refusal(await support(people.administrator, id))).toMatchObject({ status: 403, code: "citizens_only" });
  for (const person of [people.revokedDelegate, people.otherDelegate, people.citizen, people.office]) {
    expect(refusal(await support(person, id, world.organisationId))).toMatchObject({ status: 403, code: "delegation_missing" });
  }
  expect(refusal(await support(people.citizen, id))).toMatchObject({ status: 403, code: "support_own" });
  expect(refusal(await support(people.substitute, byOrganisation, world.organisationId))).toMatchObject({ status: 403, code: "support_own" });
  expect(refusal(await support(people.otherCitizen, notPublic))).toMatchObject({ status: 404, code: "not_found" });
  await setPhase(database, world.cycleId, "consultazione");
  expect(refusal(await support(people.otherCitizen, id))).toMatchObject({ status: 409, code: "phase_closed" });
  await setPhase(database, world.cycleId, "tavoli");
  await database.sql`insert into public.proposal_outcomes (proposal_id, kind, reason) values (${id}, 'deferred', ${"Una ragione pubblica lunga abbastanza. ".repeat(4)})`;
  await database.sql`select private.move_proposal(${id}, 'under_review', 'office')`;
  await support(people.otherCitizen, id);
  await database.sql`select private.move_proposal(${id}, 'deferred', 'office')`;
  expect(refusal(await support(people.otherDelegate, id, world.otherOrganisationId))).toMatchObject({ status: 409, code: "proposal_moved" });
  expect(refusal(await withdraw(people.otherCitizen, id))).toMatchObject({ status: 409, code: "proposal_moved" });
});

it("[SUP-03] a hundred at the same moment by one person are one, and taking it back leaves none", async () => {
  const id = await publishAs(database, world, people.citizen);
  const answers = await Promise.all(Array.from({ length: 100 }, () => support(people.otherCitizen, id)));
  expect(answers.filter(({ error }) => error !== null)).toEqual([]);
  const [row] = await database.sql<{ many: number }[]>`select count(*)::int as many from public.proposal_supports where proposal_id = ${id}`;
  expect(row?.many).toBe(1);
  expect(await box(id)).toMatchObject({ citizens: 1, organisations: 0 });
  await expect(database.sql`insert into public.proposal_supports (proposal_id, author_id) values (${id}, ${people.otherCitizen.id})`).rejects.toThrow(/one_citizen/);
  // Delegate and substitute are one organisation.
  await support(people.delegate, id, world.organisationId);
  await support(people.substitute, id, world.organisationId);
  expect(await box(id)).toMatchObject({ citizens: 1, organisations: 1 });
  expect((await withdraw(people.substitute, id, world.organisationId)).data).toMatchObject({ organisations: 0 });
  expect((await withdraw(people.otherCitizen, id)).data).toMatchObject({ citizens: 0 });
  expect((await withdraw(people.otherCitizen, id)).data).toMatchObject({ citizens: 0 });
});

it("[SUP-04] through a merge everybody counts once, and who proposes does not count", async () => {
  const [first, second, target] = [
    await publishAs(database, world, people.citizen),
    await publishAs(database, world, people.delegate, { organisationId: world.organisationId }),
    await publishAs(database, world, people.otherCitizen),
  ];
  await support(people.otherCitizen, first);
  await support(people.otherDelegate, first, world.otherOrganisationId);
  await support(people.delegate, first, world.organisationId);
  await support(people.otherDelegate, second, world.otherOrganisationId);
  await support(people.otherCitizen, second);
  await support(people.citizen, second);
  await support(people.citizen, target);
  expect((await people.office.db.rpc("merge_proposals", { into_id: target, original_ids: [first, second], reason: "Chiedono la stessa cosa, con parole diverse." })).error).toBeNull();
  // Of the citizens: the target's own author supported both originals and is not counted; citizen supported one of them and the target.
  expect(await box(target)).toMatchObject({ citizens: 1, organisations: 0, combined: { citizens: 1, organisations: 2 } });
  expect((await box(target)).names.map(({ name }) => name)).toEqual(["Cooperativa Prova", "Sindacato Prova"]);
  expect(await box(first)).toMatchObject({ citizens: 1, organisations: 2, combined: null });
  expect(refusal(await support(people.citizen, first))).toMatchObject({ status: 403 });
  expect(refusal(await support(people.substitute, first, world.organisationId))).toMatchObject({ status: 409, code: "proposal_moved" });
});
