import { afterAll, beforeAll, expect, it } from "vitest";
import { createPerson, type Person } from "#tests/builders/people.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { addOrganisation, answerInvitation, nameDelegate, revokeDelegate, updateOrganisation } from "./organisations.commands.server.ts";
import { getInvitation, listOfficeOrganisations, requireOrganisationsPage } from "./organisations.queries.server.ts";
import type { NewOrganisationForm } from "./organisations.schema.ts";

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
});
afterAll(() => database.close());

function newOrganisation(name: string): NewOrganisationForm {
  return { name, category: "volunteer_org", municipalityId: world.municipalityId, delegateEmail: null, substituteEmail: null };
}

/** The latest invitation sent to the person's address. */
async function invitationOf(person: Person): Promise<string> {
  const rows = await database.sql<{ id: string }[]>`select id from public.organisation_delegates where email = ${person.email} and revoked_at is null order by named_at desc limit 1`;
  return rows[0]?.id ?? "";
}

/** The organisations for which the person acts, as a page or a socket would learn it. */
async function actsFor(person: Person): Promise<string[]> {
  const { data } = await person.db.rpc("my_roles");
  const organisations = typeof data === "object" && data !== null && "organisations" in data ? data.organisations : null;
  return Array.isArray(organisations) ? organisations.map((entry) => String(typeof entry === "object" && entry !== null && "id" in entry ? entry["id"] : "")) : [];
}

it("[ORG-01] only the district's office registers and corrects organisations", async () => {
  const { office, otherOffice, delegate, citizen, facilitator, mayor, administrator } = world.people;
  for (const person of [otherOffice, delegate, citizen, facilitator, mayor, administrator]) {
    await expect(addOrganisation(person.db, world.districtId, newOrganisation("Intrusa"))).rejects.toMatchObject({ code: "not_found" });
    await expect(updateOrganisation(person.db, world.organisationId, newOrganisation("Intrusa"))).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(addOrganisation(database.databases.asUser(null), world.districtId, newOrganisation("Intrusa"))).rejects.toMatchObject({ code: "not_found" });
  const id = await addOrganisation(office.db, world.districtId, newOrganisation("Associazione Prova"));
  await updateOrganisation(office.db, id, { name: "Associazione Corretta", category: "social_promotion", municipalityId: null });
  const { organisations } = await requireOrganisationsPage(database.databases.asUser(null), world.districtSlug, { categoria: "social_promotion" });
  expect(organisations).toMatchObject([{ id, name: "Associazione Corretta", municipality: null }]);
});

it("[ORG-01] a name is there once, and the same form sent twice registers one organisation", async () => {
  const { office } = world.people;
  const form = newOrganisation("Associazione Doppia");
  expect(await addOrganisation(office.db, world.districtId, form)).toBe(await addOrganisation(office.db, world.districtId, form));
  await expect(addOrganisation(office.db, world.districtId, { ...form, category: "trade_union" })).rejects.toMatchObject({ code: "organisation_exists", field: "name" });
});

it("what does not fit is refused with the field's name", async () => {
  const { office } = world.people;
  const refused = (form: Partial<NewOrganisationForm>) => addOrganisation(office.db, world.districtId, { ...newOrganisation("Associazione Sbagliata"), ...form });
  await expect(refused({ name: "x".repeat(161) })).rejects.toMatchObject({ code: "text_too_long", field: "name" });
  await expect(refused({ name: "\u202e\u200b" })).rejects.toMatchObject({ code: "text_empty", field: "name" });
  await expect(refused({ municipalityId: world.districtId })).rejects.toMatchObject({ code: "municipality_unknown", field: "municipalityId" });
  await expect(refused({ delegateEmail: "a@example.org", substituteEmail: "A@example.org" })).rejects.toMatchObject({ code: "delegate_twice" });
});

it("[ORG-02] naming a delegate revokes the former at once", async () => {
  const { office, delegate, substitute, otherOffice } = world.people;
  const successor = await createPerson(database, "Successor");
  expect(await actsFor(delegate)).toEqual([world.organisationId]);
  await expect(nameDelegate(otherOffice.db, world.organisationId, { kind: "delegate", email: successor.email })).rejects.toMatchObject({ code: "not_found" });
  await nameDelegate(office.db, world.organisationId, { kind: "delegate", email: successor.email.toUpperCase() });
  expect(await actsFor(delegate)).toEqual([]);
  expect(await actsFor(successor)).toEqual([]);
  await answerInvitation(successor.db, await invitationOf(successor), true);
  expect(await actsFor(successor)).toEqual([world.organisationId]);
  expect(await actsFor(substitute)).toEqual([world.organisationId]);
  await expect(nameDelegate(office.db, world.organisationId, { kind: "substitute", email: successor.email })).rejects.toMatchObject({ code: "delegate_twice" });
});

it("[ORG-02] two colleagues naming at the same moment leave one delegate", async () => {
  const { office, officeHead } = world.people;
  const id = await addOrganisation(office.db, world.districtId, newOrganisation("Associazione Contesa"));
  await Promise.all([
    nameDelegate(office.db, id, { kind: "delegate", email: "uno@example.org" }),
    nameDelegate(officeHead.db, id, { kind: "delegate", email: "due@example.org" }),
  ]);
  const rows = await database.sql`select from public.organisation_delegates where organisation_id = ${id} and revoked_at is null`;
  expect(rows.length).toBe(1);
});

it("[ORG-03] an invitation is accepted with a click by who has its address, and by nobody else", async () => {
  const { office, otherOffice, citizen } = world.people;
  const invited = await createPerson(database, "Invited");
  const id = await addOrganisation(office.db, world.districtId, { ...newOrganisation("Associazione In Attesa"), delegateEmail: invited.email });
  const invitation = await invitationOf(invited);
  expect(await actsFor(invited)).toEqual([]);
  expect(await getInvitation(invited.db, invitation)).toMatchObject({ organisation: "Associazione In Attesa", kind: "delegate", state: "open", tavolo: null });
  for (const person of [citizen, office, otherOffice]) {
    expect(await getInvitation(person.db, invitation)).toBeNull();
    await expect(answerInvitation(person.db, invitation, true)).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(getInvitation(database.databases.asUser(null), invitation)).rejects.toMatchObject({ code: "not_found" });
  await answerInvitation(invited.db, invitation, true);
  await answerInvitation(invited.db, invitation, true);
  expect(await actsFor(invited)).toEqual([id]);
});

it("[ORG-03] a mail tells of the invitation and leads to its page", async () => {
  const { office } = world.people;
  await addOrganisation(office.db, world.districtId, { ...newOrganisation("Associazione Invitante"), substituteEmail: "senza.account@example.org" });
  const [notice] = await database.sql<{ payload: Record<string, string> }[]>`select payload from private.notices where email = 'senza.account@example.org'`;
  expect(notice?.payload).toMatchObject({ organisation: "Associazione Invitante", place: "substitute" });
  expect(notice?.payload["path"]).toMatch(/^\/inviti\/[0-9a-f-]{36}$/);
});

it("[ORG-03] an expired, a declined and a revoked invitation give nothing", async () => {
  const { office } = world.people;
  const { sql } = database;
  const [late, unwilling, taken] = [await createPerson(database, "Late"), await createPerson(database, "Unwilling"), await createPerson(database, "Taken")];
  const id = await addOrganisation(office.db, world.districtId, { ...newOrganisation("Associazione Lenta"), delegateEmail: late.email, substituteEmail: unwilling.email });
  await sql`update public.organisation_delegates set expires_at = now() - interval '1 minute' where email = ${late.email}`;
  expect(await getInvitation(late.db, await invitationOf(late))).toMatchObject({ state: "expired" });
  await expect(answerInvitation(late.db, await invitationOf(late), true)).rejects.toMatchObject({ code: "invitation_expired" });
  await answerInvitation(unwilling.db, await invitationOf(unwilling), false);
  await nameDelegate(office.db, id, { kind: "substitute", email: taken.email });
  const gone = await invitationOf(taken);
  await revokeDelegate(office.db, gone);
  await expect(answerInvitation(taken.db, gone, true)).rejects.toMatchObject({ code: "not_found" });
  for (const person of [late, unwilling, taken]) expect(await actsFor(person)).toEqual([]);
  await sql`update public.organisation_delegates set named_at = now() - interval '1 day' where email = ${late.email}`;
  await nameDelegate(office.db, id, { kind: "delegate", email: late.email });
  await answerInvitation(late.db, await invitationOf(late), true);
  expect(await actsFor(late)).toEqual([id]);
});

it("[ORG-04] a revocation takes effect at once and leaves the place empty", async () => {
  const { office, otherDelegate, otherOffice } = world.people;
  const holder = (await listOfficeOrganisations(office.db, world.districtId)).find(({ id }) => id === world.otherOrganisationId)?.delegates[0];
  await expect(revokeDelegate(otherOffice.db, holder?.id ?? "")).rejects.toMatchObject({ code: "not_found" });
  expect(await actsFor(otherDelegate)).toEqual([world.otherOrganisationId]);
  await revokeDelegate(office.db, holder?.id ?? "");
  await revokeDelegate(office.db, holder?.id ?? "");
  expect(await actsFor(otherDelegate)).toEqual([]);
});

it("[ORG-05] who acts for an organisation is seen by that person and the district's office only", async () => {
  const { office, otherOffice, substitute, citizen, administrator, mayor } = world.people;
  const seen = async (person: Person) => (await person.db.from("organisation_delegates").select("email")).data?.length ?? 0;
  expect(await seen(office)).toBeGreaterThan(2);
  expect(await seen(substitute)).toBe(1);
  for (const person of [otherOffice, citizen, administrator, mayor]) {
    expect(await seen(person)).toBe(0);
    await expect(listOfficeOrganisations(person.db, world.districtId)).rejects.toMatchObject({ code: "not_found" });
  }
  expect((await database.databases.asUser(null).from("organisation_delegates").select("email")).error).not.toBeNull();
  const page = await requireOrganisationsPage(database.databases.asUser(null), world.districtSlug, {});
  expect(JSON.stringify(page)).not.toContain("@");
});
