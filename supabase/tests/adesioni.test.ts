import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "#app/platform/db/database.types.ts";
import { createPerson, type Person } from "#tests/builders/people.ts";
import { addOrganisation, createWorld, setPhase, type World } from "#tests/builders/world.ts";
import { castAs, checkInAs, createOpenSession, openVoteIn, setCitizensVote } from "#tests/builders/votes.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

type Content = Database["public"]["Functions"]["join_conference"]["Args"]["content"];

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "adesioni" });
});
beforeEach(async () => {
  await database.sql`delete from public.adesioni`;
  await database.sql`delete from private.rate_counters`;
});
afterAll(() => database.close());

const basics = () => ({ tavoloIds: [world.otherTavoloId], mode: "presence", accessNeeds: "", privacyRead: true });
const newcomer = { name: "Auser Villa San Pietro", category: "volunteer_org", legalForm: "unrecognised_association", taxCode: "92001000014", runtsNumber: "12345", runtsSection: "volunteer_orgs", website: "https://auser.example.org", legalRepresentative: "Presidente Prova", contactEmail: "auser@example.org" };

async function join(person: Pick<Person, "db">, content: Content, revision?: number): Promise<{ id: string; error: string | null; field: string | null }> {
  const { data, error } = await person.db.rpc("join_conference", { cycle_id: world.cycleId, content, ...(revision === undefined ? {} : { expected_revision: revision }) });
  return { id: data ?? "", error: error?.message ?? null, field: error?.details || null };
}

async function decide(person: Person, ids: string[], decision: string, reason = ""): Promise<string | number> {
  const { data, error } = await person.db.rpc("decide_adesioni", { district_id: world.districtId, adesione_ids: ids, decision, reason });
  return error ? error.message : data;
}

async function seatsOf(organisationId: string): Promise<string[]> {
  return (await database.sql<{ tavolo_id: string }[]>`select tavolo_id from public.tavolo_organisations where organisation_id = ${organisationId}`).map((row) => row.tavolo_id);
}

describe("[CONF-10] sending an adesione", () => {
  it("a citizen, a delegate and a substitute join; one a cycle, the second corrects the first", async () => {
    const { citizen, delegate, substitute } = world.people;
    const first = await join(citizen, { ...basics(), ageDeclared: true });
    expect(first.error).toBeNull();
    expect((await join(citizen, { ...basics(), mode: "online", ageDeclared: true })).id).toBe(first.id);
    const own = await join(delegate, { ...basics(), organisationId: world.organisationId });
    expect((await join(substitute, { ...basics(), organisationId: world.organisationId })).id).toBe(own.id);
    const rows = await database.sql`select kind, mode from public.adesioni order by kind`;
    expect(rows).toEqual([{ kind: "citizen", mode: "online" }, { kind: "organisation", mode: "presence" }]);
  });

  it("ten at the same moment are one", async () => {
    const sent = await Promise.all(Array.from({ length: 10 }, () => join(world.people.citizen, { ...basics(), ageDeclared: true })));
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  });

  it("not without a phase that allows it, a municipality, a delegation, the declarations or a tavolo", async () => {
    const { citizen, stranger, otherDelegate, revokedDelegate } = world.people;
    const anonymous = { db: database.databases.asUser(null) };
    expect((await join(anonymous, { ...basics(), ageDeclared: true })).error).not.toBeNull();
    expect((await join(stranger, { ...basics(), ageDeclared: true })).error).toBe("citizens_only");
    for (const person of [otherDelegate, revokedDelegate, citizen]) {
      expect((await join(person, { ...basics(), organisationId: world.organisationId })).error).toBe("delegation_missing");
    }
    expect(await join(citizen, basics())).toMatchObject({ error: "declaration_missing", field: "ageDeclared" });
    expect(await join(citizen, { ...basics(), ageDeclared: true, privacyRead: false })).toMatchObject({ error: "declaration_missing", field: "privacyRead" });
    expect(await join(citizen, { ...basics(), ageDeclared: true, tavoloIds: [] })).toMatchObject({ error: "choice_missing", field: "tavoloIds" });
    await setPhase(database, world.cycleId, "redazione");
    expect((await join(citizen, { ...basics(), ageDeclared: true })).error).toBe("phase_closed");
    await setPhase(database, world.cycleId, "adesioni");
  });

  it("a colleague's change in the meantime is not overwritten", async () => {
    const { delegate, substitute } = world.people;
    await join(delegate, { ...basics(), organisationId: world.organisationId });
    expect((await join(substitute, { ...basics(), organisationId: world.organisationId }, 1)).error).toBe("page_stale");
  });
});

describe("[CONF-11] the office lets adesioni in", () => {
  it("an accepted organisation sits at its tavoli, leaves what it leaves, and loses the seats when it withdraws", async () => {
    const { delegate, office } = world.people;
    const id = await addOrganisation(database, world.districtId, `Nuova ${Date.now()}`, "volunteer_org", world.municipalityId);
    await database.sql`insert into public.organisation_delegates (organisation_id, kind, email, person_id) values (${id}, 'delegate', ${delegate.email}, ${delegate.id})`;
    const sent = await join(delegate, { ...basics(), organisationId: id, tavoloIds: [world.tavoloId, world.otherTavoloId] });
    expect(await seatsOf(id)).toEqual([]);
    expect(await decide(office, [sent.id], "accept")).toBe(1);
    expect((await seatsOf(id)).toSorted()).toEqual([world.tavoloId, world.otherTavoloId].toSorted());
    await join(delegate, { ...basics(), organisationId: id });
    expect(await seatsOf(id)).toEqual([world.otherTavoloId]);
    expect((await world.people.substitute.db.rpc("withdraw_adesione", { adesione_id: sent.id })).error?.message).toBe("not_found");
    expect((await delegate.db.rpc("withdraw_adesione", { adesione_id: sent.id })).error).toBeNull();
    expect(await seatsOf(id)).toEqual([]);
  });

  it("refusing wants a reason, and who sent it is told", async () => {
    const { citizen, office } = world.people;
    const sent = await join(citizen, { ...basics(), ageDeclared: true });
    expect(await decide(office, [sent.id], "refuse", "no")).toBe("reason_too_short");
    expect(await decide(office, [sent.id], "refuse", "Il tavolo è solo per gli enti")).toBe(1);
    expect(await decide(office, [sent.id], "accept")).toBe(0);
    const [notice] = await database.sql<{ payload: Record<string, string> }[]>`select payload from private.notices where person_id = ${citizen.id} and kind = 'adesione_refused'`;
    expect(notice?.payload).toMatchObject({ reason: "Il tavolo è solo per gli enti", path: `/${world.districtSlug}/conferenza/adesione` });
  });

  it("nobody but the district's office decides or reads", async () => {
    const { otherOffice, delegate, facilitator, citizen, mayor, administrator } = world.people;
    const sent = await join(citizen, { ...basics(), ageDeclared: true });
    for (const person of [otherOffice, delegate, facilitator, citizen, mayor, administrator]) {
      expect(await decide(person, [sent.id], "accept")).toBe("not_found");
      expect((await person.db.rpc("office_adesioni", { district_id: world.districtId })).error?.message).toBe("not_found");
      expect((await person.db.rpc("office_accreditations", { district_id: world.districtId })).error?.message).toBe("not_found");
    }
  });
});

describe("[ORG-07] accreditation", () => {
  it("a new organisation waits, is nowhere public, and acts once the office verified it", async () => {
    const { stranger, office, otherDelegate } = world.people;
    const anonymous = database.databases.asUser(null);
    const sent = await join(stranger, { ...basics(), organisation: newcomer });
    expect(sent.error).toBeNull();
    const [row] = await database.sql<{ organisation_id: string }[]>`select organisation_id from public.adesioni where id = ${sent.id}`;
    const id = row?.organisation_id ?? "";
    expect((await anonymous.from("organisations").select("id").eq("id", id)).data).toEqual([]);
    expect((await otherDelegate.db.from("organisations").select("id").eq("id", id)).data).toEqual([]);
    expect((await stranger.db.from("organisations").select("state").eq("id", id)).data).toEqual([{ state: "waiting" }]);
    expect((await stranger.db.rpc("my_roles")).data).toMatchObject({ organisations: [] });
    expect(await decide(office, [sent.id], "accept")).toBe("organisation_not_verified");
    expect((await stranger.db.rpc("name_delegate", { organisation_id: id, kind: "delegate", email: "altra@example.org" })).error?.message).toBe("organisation_not_verified");
    expect((await office.db.rpc("decide_organisation", { organisation_id: id, decision: "verify", accept_adesione: true })).error).toBeNull();
    expect((await stranger.db.rpc("my_roles")).data).toMatchObject({ organisations: [{ id, kind: "delegate" }] });
    expect(await seatsOf(id)).toEqual([world.otherTavoloId]);
    const page = JSON.stringify((await anonymous.rpc("organisation_page", { slug: world.districtSlug, organisation_id: id })).data);
    expect(page).toContain("Auser Villa San Pietro");
    expect(page).not.toMatch(/Presidente Prova|auser@example|92001000014/);
    expect((await stranger.db.rpc("name_delegate", { organisation_id: id, kind: "substitute", email: "altra@example.org" })).error).toBeNull();
  });

  it("the queue shows who may be the same: by codice fiscale and by name; the same codice fiscale is not verified twice", async () => {
    const { citizen, office } = world.people;
    await join(citizen, { ...basics(), organisation: { ...newcomer, name: "Associazione AUSER di Villa S. Pietro ODV" } });
    const { data } = await office.db.rpc("office_accreditations", { district_id: world.districtId });
    expect(data).toMatchObject({ organisations: [{ name: "Associazione AUSER di Villa S. Pietro ODV", hasAdesione: true, duplicates: [{ name: "Auser Villa San Pietro", why: "tax_code" }] }] });
    const [row] = await database.sql<{ id: string }[]>`select id from public.organisations where state = 'waiting'`;
    const verify = () => office.db.rpc("decide_organisation", { organisation_id: row?.id ?? "", decision: "verify" });
    expect((await verify()).error?.message).toBe("tax_code_taken");
    await database.sql`update private.organisation_records set tax_code = null where organisation_id = ${row?.id ?? ""}`;
    const again: unknown = (await office.db.rpc("office_accreditations", { district_id: world.districtId })).data;
    expect(again).toMatchObject({ organisations: [{ duplicates: [{ name: "Auser Villa San Pietro", why: "name" }] }] });
    const refuse = (reason: string) => office.db.rpc("decide_organisation", { organisation_id: row?.id ?? "", decision: "refuse", reason });
    expect((await refuse("")).error?.message).toBe("reason_too_short");
    expect((await refuse("È già iscritta con il nome breve")).error).toBeNull();
    expect((await citizen.db.rpc("organisation_management", { slug: world.districtSlug, organisation_id: row?.id ?? "" })).data).toMatchObject({
      administers: true, organisation: { state: "refused", stateReason: "È già iscritta con il nome breve" },
    });
    const notices = await database.sql`select from private.notices where person_id = ${citizen.id} and kind = 'organisation_refused'`;
    expect(notices.length).toBe(1);
  });

  it("a name that is in the register already is refused while one types, a wrong codice fiscale and half a RUNTS too", async () => {
    const { citizen } = world.people;
    const send = (changes: Record<string, string>) => join(citizen, { ...basics(), organisation: { ...newcomer, name: "Altra", ...changes } });
    expect(await send({ name: "Sindacato Prova" })).toMatchObject({ error: "organisation_exists", field: "name" });
    expect(await send({ taxCode: "92001000015" })).toMatchObject({ error: "tax_code_wrong", field: "taxCode" });
    expect(await send({ taxCode: "RSSMRA80A01H501U" })).toMatchObject({ error: "tax_code_personal", field: "taxCode" });
    expect(await send({ runtsNumber: "" })).toMatchObject({ error: "runts_incomplete", field: "runtsNumber" });
    expect(await send({ category: "citizen" })).toMatchObject({ error: "category_unknown", field: "category" });
  });
});

describe("[CONF-12] needs for accessibility", () => {
  it("are read by the person and the office only, and go with the withdrawal", async () => {
    const { delegate, substitute, office, otherOffice, facilitator, administrator, citizen } = world.people;
    const sent = await join(delegate, { ...basics(), organisationId: world.organisationId, accessNeeds: "Rampa per la carrozzina" });
    const seen = async (person: Person) => (await person.db.from("adesione_needs").select("needs")).data?.length;
    expect(await seen(delegate)).toBe(1);
    expect(await seen(office)).toBe(1);
    for (const person of [substitute, otherOffice, facilitator, administrator, citizen]) expect(await seen(person)).toBe(0);
    await delegate.db.rpc("withdraw_adesione", { adesione_id: sent.id });
    expect(await seen(office)).toBe(0);
  });

  it("are deleted thirty days after the event", async () => {
    const { citizen } = world.people;
    const { sql } = database;
    await join(citizen, { ...basics(), ageDeclared: true, accessNeeds: "Interprete LIS" });
    const left = async () => {
      await sql`select private.apply_retention()`;
      return (await sql`select from public.adesione_needs`).length;
    };
    expect(await left()).toBe(1);
    const add = (days: number) => sql`insert into public.conference_events (conference_id, title, starts_at) select id, 'Evento', now() - make_interval(days => ${days}) from public.conferences where cycle_id = ${world.cycleId}`;
    await add(40);
    await add(29);
    expect(await left()).toBe(1);
    await sql`delete from public.conference_events where starts_at > now() - interval '30 days'`;
    expect(await left()).toBe(0);
  });
});

it("[CONF-13] where the office wants it, citizens vote only with an accepted adesione to the tavolo", async () => {
  const { citizen, otherCitizen, office } = world.people;
  await setPhase(database, world.cycleId, "tavoli");
  await setCitizensVote(database, world.cycleId, true);
  await office.db.rpc("set_citizens_need_adesione", { cycle_id: world.cycleId, needed: true });
  const sent = await join(citizen, { ...basics(), tavoloIds: [world.tavoloId], ageDeclared: true });
  expect(await decide(office, [sent.id], "accept")).toBe(1);
  const elsewhere = await join(otherCitizen, { ...basics(), ageDeclared: true });
  await decide(office, [elsewhere.id], "accept");
  const session = await createOpenSession(database, world);
  await checkInAs(citizen, session, null);
  await checkInAs(otherCitizen, session, null);
  const vote = await openVoteIn(world, session);
  expect(await castAs(otherCitizen, vote, "yes", null)).toBe("not_an_elector");
  expect(await castAs(citizen, vote, "yes", null)).toBeNull();
});

it("[ORG-09] a list read twice makes no second copy", async () => {
  const { office, otherOffice } = world.people;
  const rows = [
    { line: 2, name: "Coop Uno", category: "social_cooperative", taxCode: "92002000021" },
    { line: 3, name: "=HYPERLINK(\"http://x\")", category: "volunteer_org" },
    { line: 4, name: "Coop Uno bis", category: "social_cooperative", taxCode: "92002000021" },
    { line: 5, name: "sindacato prova", category: "trade_union" },
  ];
  const read = (trying: boolean) => office.db.rpc("import_organisations", { district_id: world.districtId, rows, trying });
  const outcomes = [{ line: 2, outcome: "new" }, { line: 3, outcome: "new" }, { line: 4, outcome: "there" }, { line: 5, outcome: "there" }];
  expect((await read(true)).data).toMatchObject(outcomes);
  expect((await read(false)).data).toMatchObject(outcomes);
  expect((await read(false)).data).toMatchObject(rows.map(({ line }) => ({ line, outcome: "there" })));
  const stored = await database.sql`select from public.organisations where name = '=HYPERLINK("http://x")' and state = 'verified'`;
  expect(stored.length).toBe(1);
  expect((await otherOffice.db.rpc("import_organisations", { district_id: world.districtId, rows, trying: false })).error?.message).toBe("not_found");
});

it("[IDN-12] the declaration of age is kept as a moment", async () => {
  const person = await createPerson(database, "Young");
  const declared = async () => (await database.sql<{ age_declared_at: Date | null }[]>`select age_declared_at from public.profiles where id = ${person.id}`)[0]?.age_declared_at;
  expect(await declared()).toBeNull();
  await database.sql`update public.profiles set municipality_id = ${world.municipalityId} where id = ${person.id}`;
  await join(person, { ...basics(), ageDeclared: true });
  expect(await declared()).toBeInstanceOf(Date);
});
