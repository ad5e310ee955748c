import { afterAll, beforeAll, expect, it } from "vitest";
import { createPerson, type Person } from "#tests/builders/people.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;
let admin: Person;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
  admin = await createPerson(database, "Admin");
  await database.sql`insert into public.organisation_admins (organisation_id, person_id) values (${world.organisationId}, ${admin.id})`;
});
afterAll(() => database.close());

async function outcomeOf(answer: PromiseLike<{ error: { message: string } | null }>): Promise<string> {
  return (await answer).error?.message ?? "done";
}

const save = (person: Person, details = {}) => outcomeOf(person.db.rpc("save_organisation_details", { organisation_id: world.organisationId, details }));
const name = (person: Person, email: string) => outcomeOf(person.db.rpc("name_delegate", { organisation_id: world.organisationId, kind: "substitute", email, tavolo_id: world.otherTavoloId }));
const manage = async (person: Person) => (await person.db.rpc("organisation_management", { slug: world.districtSlug, organisation_id: world.organisationId })).data;

it("[ORG-10] who looks after an organisation writes its details and names its delegates; who acts for it does not, nor anybody else", async () => {
  const { delegate, substitute, otherDelegate, revokedDelegate, facilitator, citizen, otherOffice, mayor, administrator, stranger } = world.people;
  expect(await save(admin, { website: "https://coop.example.org" })).toBe("done");
  expect(await name(admin, "supplente@example.org")).toBe("done");
  for (const person of [delegate, substitute, otherDelegate, revokedDelegate, facilitator, citizen, otherOffice, mayor, administrator, stranger]) {
    expect(await save(person)).toBe("not_found");
    expect(await name(person, "altra@example.org")).toBe("not_found");
  }
  expect(await manage(admin)).toMatchObject({ administers: true, organisation: { website: "https://coop.example.org" } });
  expect(await manage(delegate)).toMatchObject({ administers: false });
  for (const person of [otherDelegate, revokedDelegate, facilitator, citizen, otherOffice, administrator]) expect(await manage(person)).toBeNull();
});

it("[ORG-10] a delegate gives back her own place, and nobody else's", async () => {
  const { delegate, substitute } = world.people;
  const places = await database.sql<{ id: string; person_id: string }[]>`
    select id, person_id from public.organisation_delegates where organisation_id = ${world.organisationId} and tavolo_id is null and revoked_at is null`;
  const placeOf = (person: Person) => places.find((place) => place.person_id === person.id)?.id ?? "";
  const revoke = (person: Person, id: string) => outcomeOf(person.db.rpc("revoke_delegate", { delegation_id: id }));
  expect(await revoke(substitute, placeOf(delegate))).toBe("not_found");
  expect(await revoke(substitute, placeOf(substitute))).toBe("done");
  expect(await manage(substitute)).toBeNull();
  expect(await manage(delegate)).not.toBeNull();
});

it("[ORG-12] the register is of verified organisations, by where they sit or work, and names no person", async () => {
  const { sql } = database;
  const anonymous = database.databases.asUser(null);
  await save(world.people.office, { taxCode: "92001000014", legalRepresentative: "Presidente Prova", contactEmail: "coop@example.org", operatesIn: [world.municipalityId] });
  const [hidden] = await sql<{ id: string }[]>`
    insert into public.organisations (district_id, name, category, municipality_id, state) values (${world.districtId}, 'Non ancora', 'volunteer_org', ${world.municipalityId}, 'waiting') returning id`;
  const pages = await Promise.all([
    anonymous.rpc("organisations_page", { slug: world.districtSlug }),
    anonymous.rpc("organisations_page", { slug: world.districtSlug, municipality: "I118" }),
    anonymous.rpc("organisation_page", { slug: world.districtSlug, organisation_id: world.organisationId }),
    anonymous.rpc("municipality_page", { slug: world.districtSlug, code: "I118" }),
    anonymous.rpc("tavolo_page", { slug: world.districtSlug, tavolo_slug: "anziani" }),
  ]);
  for (const { data } of pages) {
    const told = JSON.stringify(data);
    expect(told).toContain("Cooperativa Prova");
    expect(told).not.toMatch(/Presidente Prova|@|92001000014|Non ancora/);
  }
  expect((await anonymous.rpc("organisation_page", { slug: world.districtSlug, organisation_id: hidden?.id ?? "" })).data).toBeNull();
  expect((await anonymous.rpc("organisation_page", { slug: "altra-area", organisation_id: world.organisationId })).data).toBeNull();
  expect((await anonymous.from("organisations").select("id").eq("id", hidden?.id ?? "")).data).toEqual([]);
});
