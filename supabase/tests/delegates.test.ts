import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { TAX_CODE_CASES } from "#tests/builders/tax-code-cases.ts";
import { createPerson, type Person } from "#tests/builders/people.ts";
import { refusal } from "#tests/builders/proposals.ts";
import { addTavolo, createWorld, type World } from "#tests/builders/world.ts";
import { castAs, createOpenSession, openVoteIn, type OpenSession } from "#tests/builders/votes.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;
let session: OpenSession;
/** Named for the session's tavolo, and for another one. */
let here: Person;
let elsewhere: Person;
let lastTavoloId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
  here = await createPerson(database, "Delegate here");
  elsewhere = await createPerson(database, "Delegate elsewhere");
  lastTavoloId = await addTavolo(database, world.cycleId, world.districtId, "lavoro", "work_training");
  await database.sql`insert into public.tavolo_organisations (tavolo_id, organisation_id) values (${world.otherTavoloId}, ${world.organisationId})`;
});
beforeEach(async () => {
  await database.sql`delete from public.organisation_delegates where tavolo_id is not null`;
  await database.sql`update public.organisations set state = 'verified'`;
  session = await createOpenSession(database, world);
});
afterAll(() => database.close());

function place(person: Person, tavoloId: string, kind = "delegate"): PromiseLike<unknown> {
  return database.sql`insert into public.organisation_delegates (organisation_id, tavolo_id, kind, email, person_id) values (${world.organisationId}, ${tavoloId}, ${kind}, ${person.email}, ${person.id})`;
}

function enter(person: Person) {
  return person.db.rpc("check_in", { session_id: session.id, code: session.code, mode: "presence", organisation_id: world.organisationId });
}

async function outcomeOf(answer: PromiseLike<{ error: { message: string } | null }>): Promise<string> {
  return (await answer).error?.message ?? "done";
}

describe("[ORG-11] delegates of a tavolo", () => {
  it("who is named for tavolo A does not enter, vote or speak at tavolo B", async () => {
    await place(elsewhere, world.otherTavoloId);
    expect(refusal(await enter(elsewhere))).toMatchObject({ status: 403, code: "not_a_participant" });
    const vote = await openVoteIn(world, session);
    expect(await castAs(elsewhere, vote, "yes", world.organisationId)).toBe("not_an_elector");
    await enter(world.people.delegate);
    expect(await outcomeOf(elsewhere.db.rpc("ask_to_speak", { session_id: session.id, kind: "point_of_order" }))).toBe("not_checked_in");
  });

  it("who is named for the tavolo holds the place there; the whole organisation's delegate does not, its substitute does", async () => {
    await place(here, world.tavoloId);
    expect(await outcomeOf(enter(here))).toBe("done");
    expect(refusal(await enter(world.people.delegate))).toMatchObject({ code: "not_a_participant" });
    expect(await outcomeOf(enter(world.people.substitute))).toBe("done");
    const vote = await openVoteIn(world, session);
    expect(await castAs(world.people.delegate, vote, "yes", world.organisationId)).toBe("not_an_elector");
    expect(await castAs(here, vote, "yes", world.organisationId)).toBeNull();
    expect(await castAs(world.people.substitute, vote, "no", world.organisationId)).toBe("already_voted");
  });

  it("a revocation during the session takes voice and vote at once, and the place falls back", async () => {
    await place(here, world.tavoloId);
    await enter(here);
    const vote = await openVoteIn(world, session);
    const [row] = await database.sql<{ id: string }[]>`select id from public.organisation_delegates where person_id = ${here.id}`;
    await world.people.office.db.rpc("revoke_delegate", { delegation_id: row?.id ?? "" });
    expect(await castAs(here, vote, "yes", world.organisationId)).toBe("not_an_elector");
    expect(await outcomeOf(here.db.rpc("ask_to_speak", { session_id: session.id, kind: "point_of_order" }))).toBe("not_a_participant");
    expect(await castAs(world.people.delegate, vote, "yes", world.organisationId)).toBeNull();
  });

  it("a delegation past its end gives nothing, and housekeeping closes it", async () => {
    await place(here, world.tavoloId);
    await database.sql`update public.organisation_delegates set ends_on = current_date - 2 where person_id = ${here.id}`;
    expect(refusal(await enter(here))).toMatchObject({ code: "not_a_participant" });
    expect(await outcomeOf(enter(world.people.delegate))).toBe("done");
    await database.sql`select private.end_delegations()`;
    const [row] = await database.sql<{ revoked_at: Date | null }[]>`select revoked_at from public.organisation_delegates where person_id = ${here.id}`;
    expect(row?.revoked_at).not.toBeNull();
  });

  it("who is named for a tavolo writes proposals for the organisation, but not the plan", async () => {
    await place(here, world.otherTavoloId);
    const roles: unknown = (await here.db.rpc("my_roles")).data;
    expect(roles).toMatchObject({ organisations: [{ id: world.organisationId, tavoloIds: [world.otherTavoloId] }] });
    const whole = await database.sql`select private.my_whole_organisation_ids()`;
    expect(whole).toEqual([]);
    expect((await world.people.delegate.db.rpc("my_roles")).data).toMatchObject({ organisations: [{ id: world.organisationId, tavoloIds: null }] });
  });

  it("one delegate and one substitute a tavolo; a tavolo of another district is none", async () => {
    const { office, otherOffice } = world.people;
    const name = (person: Person, tavolo: string, email = here.email) => person.db.rpc("name_delegate", { organisation_id: world.organisationId, kind: "delegate", email, tavolo_id: tavolo });
    expect(await outcomeOf(name(office, lastTavoloId))).toBe("done");
    expect(await outcomeOf(name(office, lastTavoloId, elsewhere.email))).toBe("done");
    const rows = await database.sql`select email from public.organisation_delegates where tavolo_id = ${lastTavoloId} and revoked_at is null`;
    expect(rows).toEqual([{ email: elsewhere.email }]);
    expect(await outcomeOf(name(otherOffice, lastTavoloId))).toBe("not_found");
    const foreign = await addTavolo(database, world.otherCycleId, world.otherDistrictId, `lontano-${Date.now()}`, "youth");
    expect(await outcomeOf(name(office, foreign))).toBe("choice_unknown");
  });
});

describe("[ORG-08] a suspended organisation", () => {
  it("acts nowhere from the next request on, and again once it is verified", async () => {
    const { office, delegate, substitute } = world.people;
    await enter(delegate);
    const vote = await openVoteIn(world, session);
    const suspend = (decision: string) => office.db.rpc("decide_organisation", { organisation_id: world.organisationId, decision, reason: "Documenti scaduti da mesi" });
    expect(await outcomeOf(suspend("suspend"))).toBe("done");
    expect((await delegate.db.rpc("my_roles")).data).toMatchObject({ organisations: [] });
    expect(await castAs(delegate, vote, "yes", world.organisationId)).toBe("not_an_elector");
    expect(await outcomeOf(delegate.db.rpc("ask_to_speak", { session_id: session.id, kind: "point_of_order" }))).toBe("not_a_participant");
    expect(refusal(await enter(substitute))).toMatchObject({ code: "not_a_participant" });
    expect(await outcomeOf(office.db.rpc("name_delegate", { organisation_id: world.organisationId, kind: "delegate", email: "altra@example.org" }))).toBe("organisation_not_verified");
    expect(await outcomeOf(suspend("verify"))).toBe("done");
    expect(await castAs(delegate, vote, "yes", world.organisationId)).toBeNull();
  });

  it("is not in a new electorate, and its name stays on what it did", async () => {
    await database.sql`update public.organisations set state = 'suspended' where id = ${world.organisationId}`;
    const vote = await openVoteIn(world, session);
    const electors = await database.sql`select from public.vote_electors where vote_id = ${vote} and organisation_id = ${world.organisationId}`;
    expect(electors.length).toBe(0);
    const anonymous = database.databases.asUser(null);
    expect((await anonymous.from("organisations").select("name").eq("id", world.organisationId)).data).toHaveLength(1);
    expect((await anonymous.rpc("organisation_page", { slug: world.districtSlug, organisation_id: world.organisationId })).data).toBeNull();
  });

  it("only the district's own office decides", async () => {
    const { otherOffice, delegate, citizen, facilitator, mayor, administrator, stranger } = world.people;
    for (const person of [otherOffice, delegate, citizen, facilitator, mayor, administrator, stranger]) {
      expect(await outcomeOf(person.db.rpc("decide_organisation", { organisation_id: world.organisationId, decision: "suspend", reason: "Non mi piace affatto" }))).toBe("not_found");
    }
  });
});

it.each(TAX_CODE_CASES)("[ORG-06] SQL judges «$typed» $problem", async ({ typed, problem }) => {
  const told = await database.sql`select private.require_tax_code(${typed})`.then(() => null, (error: Error) => error.message);
  expect(told).toBe(problem);
});
