import { createPerson, type Person } from "#tests/builders/people.ts";
import type { TestDatabase } from "#tests/setup/test-database.ts";

export type Phase = "informazione" | "adesioni" | "proposte" | "tavoli" | "redazione" | "consultazione" | "restituzione" | "approvazione" | "attuazione";

/** Who a permission test names. */
export type Cast = {
  citizen: Person;
  otherCitizen: Person;
  /** Has an account, no municipality and no role. */
  stranger: Person;
  delegate: Person;
  substitute: Person;
  revokedDelegate: Person;
  otherDelegate: Person;
  facilitator: Person;
  /** Facilitator of another tavolo of the same district. */
  otherFacilitator: Person;
  minuteTaker: Person;
  officeHead: Person;
  office: Person;
  mayor: Person;
  otherOffice: Person;
  administrator: Person;
};

export type World = {
  districtId: string;
  districtSlug: string;
  otherDistrictId: string;
  municipalityId: string;
  otherMunicipalityId: string;
  cycleId: string;
  otherCycleId: string;
  tavoloId: string;
  otherTavoloId: string;
  organisationId: string;
  otherOrganisationId: string;
  people: Cast;
};

/** Two districts; the first with a cycle in the given phase, two tavoli, two organisations and the whole cast. */
export async function createWorld(database: TestDatabase, options: { phase?: Phase } = {}): Promise<World> {
  const { sql } = database;
  const [municipalityId, otherMunicipalityId] = [await addMunicipality(database, "I118", "Villa San Pietro"), await addMunicipality(database, "G156", "Osilo")];
  const districtId = await addDistrict(database, { slug: "area-prova", prefix: "AP", municipalityId });
  const otherDistrictId = await addDistrict(database, { slug: "altra-area", prefix: "AA", municipalityId: otherMunicipalityId });
  const cycleId = await addCycle(database, districtId, options.phase ?? "tavoli");
  const otherCycleId = await addCycle(database, otherDistrictId, options.phase ?? "tavoli");
  const tavoloId = await addTavolo(database, cycleId, districtId, "anziani", "elderly");
  const otherTavoloId = await addTavolo(database, cycleId, districtId, "giovani", "youth");
  const organisationId = await addOrganisation(database, districtId, "Cooperativa Prova", "social_cooperative", municipalityId);
  const otherOrganisationId = await addOrganisation(database, districtId, "Sindacato Prova", "trade_union", municipalityId);
  await sql`insert into public.tavolo_organisations (tavolo_id, organisation_id) values (${tavoloId}, ${organisationId}), (${tavoloId}, ${otherOrganisationId})`;
  const people = await createCast(database, { municipalityId });
  await sql`
    insert into public.district_roles (district_id, person_id, role) values
      (${districtId}, ${people.officeHead.id}, 'plan_office_head'), (${districtId}, ${people.office.id}, 'plan_office_staff'),
      (${districtId}, ${people.mayor.id}, 'services_conference_member'), (${otherDistrictId}, ${people.otherOffice.id}, 'plan_office_head')`;
  await sql`
    insert into public.tavolo_roles (tavolo_id, person_id, role) values
      (${tavoloId}, ${people.facilitator.id}, 'facilitator'), (${tavoloId}, ${people.minuteTaker.id}, 'minute_taker'),
      (${otherTavoloId}, ${people.otherFacilitator.id}, 'facilitator')`;
  await addDelegate(database, organisationId, "delegate", people.revokedDelegate, true);
  await addDelegate(database, organisationId, "delegate", people.delegate);
  await addDelegate(database, organisationId, "substitute", people.substitute);
  await addDelegate(database, otherOrganisationId, "delegate", people.otherDelegate);
  await sql`insert into private.platform_admins (person_id) values (${people.administrator.id})`;
  return {
    districtId, districtSlug: "area-prova", otherDistrictId, municipalityId, otherMunicipalityId, cycleId, otherCycleId,
    tavoloId, otherTavoloId, organisationId, otherOrganisationId, people,
  };
}

async function createCast(database: TestDatabase, { municipalityId }: { municipalityId: string }): Promise<Cast> {
  return {
    citizen: await createPerson(database, "Citizen", { municipalityId }),
    otherCitizen: await createPerson(database, "Other citizen", { municipalityId }),
    stranger: await createPerson(database, "Stranger"),
    delegate: await createPerson(database, "Delegate"),
    substitute: await createPerson(database, "Substitute"),
    revokedDelegate: await createPerson(database, "Revoked delegate"),
    otherDelegate: await createPerson(database, "Other delegate"),
    facilitator: await createPerson(database, "Facilitator"),
    otherFacilitator: await createPerson(database, "Other facilitator"),
    minuteTaker: await createPerson(database, "Minute taker"),
    officeHead: await createPerson(database, "Office head"),
    office: await createPerson(database, "Office"),
    mayor: await createPerson(database, "Mayor"),
    otherOffice: await createPerson(database, "Other office"),
    administrator: await createPerson(database, "Administrator"),
  };
}

async function one(rows: Promise<{ id: string }[]> | PromiseLike<{ id: string }[]>): Promise<string> {
  const [row] = await rows;
  if (!row) throw new Error("no row came back");
  return row.id;
}

export function addMunicipality({ sql }: TestDatabase, cadastralCode: string, name: string): Promise<string> {
  return one(sql<{ id: string }[]>`
    insert into public.municipalities (cadastral_code, name) values (${cadastralCode}, ${name})
    on conflict (cadastral_code) do update set name = excluded.name returning id`);
}

export async function addDistrict({ sql }: TestDatabase, input: { slug: string; prefix: string; municipalityId: string }): Promise<string> {
  const id = await one(sql<{ id: string }[]>`
    insert into public.districts (slug, name, number_prefix, lead_body) values (${input.slug}, ${`PLUS ${input.slug}`}, ${input.prefix}, 'Comune di prova') returning id`);
  await sql`insert into public.district_municipalities (district_id, municipality_id, lead) values (${id}, ${input.municipalityId}, true)`;
  return id;
}

export async function addCycle({ sql }: TestDatabase, districtId: string, phase: Phase): Promise<string> {
  const id = await sql.begin(async (tx) => {
    const cycle = await one(tx<{ id: string }[]>`
      insert into public.planning_cycles (district_id, label, starts_on, ends_on, phase) values (${districtId}, '2027-2029', '2027-01-01', '2029-12-31', ${phase}) returning id`);
    await tx`select private.add_default_phases(${cycle})`;
    await tx`insert into public.conferences (cycle_id, district_id) values (${cycle}, ${districtId})`;
    return cycle;
  });
  return id;
}

export async function setPhase({ sql }: TestDatabase, cycleId: string, phase: Phase): Promise<void> {
  await sql`update public.planning_cycles set phase = ${phase} where id = ${cycleId}`;
}

export function addTavolo({ sql }: TestDatabase, cycleId: string, districtId: string, slug: string, area: string): Promise<string> {
  return one(sql<{ id: string }[]>`
    insert into public.tavoli (cycle_id, district_id, slug, area, name) values (${cycleId}, ${districtId}, ${slug}, ${area}, ${`Tavolo ${slug}`}) returning id`);
}

export function addOrganisation({ sql }: TestDatabase, districtId: string, name: string, category: string, municipalityId: string): Promise<string> {
  return one(sql<{ id: string }[]>`
    insert into public.organisations (district_id, name, category, municipality_id) values (${districtId}, ${name}, ${category}, ${municipalityId}) returning id`);
}

export async function addDelegate({ sql }: TestDatabase, organisationId: string, kind: "delegate" | "substitute", person: Person, revoked = false): Promise<void> {
  await sql`
    insert into public.organisation_delegates (organisation_id, kind, email, person_id, revoked_at)
    values (${organisationId}, ${kind}, ${person.email}, ${person.id}, ${revoked ? new Date() : null})`;
}
