import { afterAll, beforeAll, expect, it } from "vitest";
import { createPerson, type Person } from "#tests/builders/people.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { addOrganisation, nameDelegate, revokeDelegate, updateOrganisation } from "./organisations.commands.server.ts";
import { listOfficeOrganisations, requireOrganisationsPage } from "./organisations.queries.server.ts";
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

it("[ORG-03] a delegation named before the account is bound when the address is confirmed", async () => {
  const { office } = world.people;
  const { sql } = database;
  const id = await addOrganisation(office.db, world.districtId, { ...newOrganisation("Associazione In Attesa"), delegateEmail: "futura@example.org" });
  const boundTo = async () => (await sql<{ person_id: string | null }[]>`select person_id from public.organisation_delegates where organisation_id = ${id}`)[0]?.person_id;
  const [person] = await sql<{ id: string }[]>`
    insert into auth.users (id, aud, role, email, created_at, updated_at)
    values (gen_random_uuid(), 'authenticated', 'authenticated', 'futura@example.org', now(), now()) returning id`;
  expect(await boundTo()).toBeNull();
  await sql`update auth.users set email_confirmed_at = now() where id = ${person?.id ?? ""}`;
  expect(await boundTo()).toBe(person?.id);
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
