import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { publishAs, revisionOf, sendAs } from "#tests/builders/proposals.ts";
import { castAs, checkInAs, createOpenSession, openVoteIn } from "#tests/builders/votes.ts";
import { createWorld, setPhase, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "proposte" });
});
afterAll(() => database.close());
beforeEach(() => database.sql`delete from private.notices`);

/** Who was told what, by name. */
async function told(kind: string): Promise<string[]> {
  const rows = await database.sql<{ name: string }[]>`
    select p.display_name as name from private.notices n join public.profiles p on p.id = n.person_id where n.kind = ${kind} order by 1`;
  return rows.map(({ name }) => name);
}

async function ok(result: PromiseLike<{ error: { message: string } | null }>): Promise<void> {
  expect((await result).error).toBeNull();
}

it("[NOTE-08] who supports or commented a proposal hears of its steps; its author hears as its author, and who withdrew no more", async () => {
  const { citizen, otherCitizen, delegate, otherDelegate, office } = world.people;
  const id = await publishAs(database, world, citizen);
  await ok(otherCitizen.db.rpc("support_proposal", { proposal_id: id }));
  await ok(delegate.db.rpc("support_proposal", { proposal_id: id, organisation_id: world.organisationId }));
  await ok(otherDelegate.db.rpc("add_comment", { proposal_id: id, kind: "for", body: "Una buona idea per le frazioni.", organisation_id: world.otherOrganisationId }));
  await database.sql`select private.mark_proposal_discussed(${id})`;
  // A comment that nobody has read yet is followed by nobody.
  expect(await told("followed_moved")).toEqual(["Delegate", "Other citizen", "Substitute"]);
  await database.sql`delete from private.notices`;
  await database.sql`select private.moderate_comment(c.id, 'published') from public.proposal_comments c where c.proposal_id = ${id}`;
  await ok(otherCitizen.db.rpc("withdraw_support", { proposal_id: id }));
  await ok(office.db.rpc("start_proposal_review", { proposal_id: id, expected_revision: await revisionOf(database, id) }));
  expect(await told("followed_moved")).toEqual(["Delegate", "Other delegate", "Substitute"]);
  expect(await told("proposal_under_review")).toEqual(["Citizen"]);
  const [notice] = await database.sql<{ channel: string }[]>`select distinct channel from private.notices where kind = 'followed_moved'`;
  expect(notice).toEqual({ channel: "daily" });
});

it("[NOTE-08] a proposal that is not public tells nobody but its author and the office", async () => {
  const { citizen } = world.people;
  await sendAs(world, citizen);
  expect(await told("desk_proposal_arrived")).toEqual(["Office", "Office head"]);
  expect(await told("followed_moved")).toEqual([]);
});

it("[NOTE-08] a vote is announced by its question to everybody at the tavolo; no notice says who voted, or what", async () => {
  const { people } = world;
  await setPhase(database, world.cycleId, "tavoli");
  const session = await createOpenSession(database, world);
  const { error } = await people.otherCitizen.db.rpc("support_proposal", { proposal_id: session.proposalId });
  expect([null, "already_supported"]).toContain(error?.message ?? null);
  await checkInAs(people.delegate, session, world.organisationId);
  await database.sql`delete from private.notices`;
  const voteId = await openVoteIn(world, session);
  expect(await told("vote_opened")).toEqual(["Delegate", "Minute taker", "Other delegate", "Substitute"]);
  await database.sql`delete from private.notices`;
  expect(await castAs(people.delegate, voteId, "no", world.organisationId)).toBeNull();
  expect(await database.sql`select from private.notices`).toHaveLength(0);
  await ok(people.facilitator.db.rpc("close_vote", { vote_id: voteId }));
  expect(await told("proposal_voted")).toEqual(["Citizen"]);
  expect(await told("followed_voted")).toContain("Other citizen");
  const texts = JSON.stringify(await database.sql`select payload from private.notices`);
  for (const secret of ["\"no\"", "choice", "Cooperativa Prova", people.delegate.id]) expect(texts).not.toContain(secret);
});

it("[NOTE-08] whose delegation ended hears no more; a citizen hears from her accepted adesione on", async () => {
  const { sql } = database;
  const { people, tavoloId, cycleId, districtId, municipalityId } = world;
  const people_ = async () => {
    const rows = await sql<{ name: string }[]>`select p.display_name as name from private.tavolo_people(${tavoloId}) t(id) join public.profiles p on p.id = t.id order by 1`;
    return rows.map(({ name }) => name);
  };
  const before = await people_();
  expect(before).toEqual(["Delegate", "Facilitator", "Minute taker", "Other delegate", "Substitute"]);
  const [adesione] = await sql<{ id: string }[]>`
    insert into public.adesioni (cycle_id, district_id, kind, person_id, municipality_id, mode, state)
    values (${cycleId}, ${districtId}, 'citizen', ${people.otherCitizen.id}, ${municipalityId}, 'presence', 'submitted') returning id`;
  await sql`insert into public.adesione_tavoli (adesione_id, tavolo_id) values (${adesione?.id ?? ""}, ${tavoloId})`;
  expect(await people_()).toEqual(before);
  await sql`update public.adesioni set state = 'accepted' where id = ${adesione?.id ?? ""}`;
  await sql`update public.adesione_tavoli set accepted = true where adesione_id = ${adesione?.id ?? ""}`;
  expect(await people_()).toContain("Other citizen");
  await sql`update public.organisation_delegates set revoked_at = now() where person_id = ${people.delegate.id}`;
  expect(await people_()).not.toContain("Delegate");
});
