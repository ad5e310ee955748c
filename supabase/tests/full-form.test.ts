import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { activityLimits, costMaxCents, costSources, detailFields, detailLimits, formKinds, lineFields, lineLimits, recipientsRange } from "#app/features/proposals/proposals.limits.ts";
import type { Person } from "#tests/builders/people.ts";
import { completeContent, readersOf, refusal, revisionOf } from "#tests/builders/proposals.ts";
import { createWorld, type Cast, type World } from "#tests/builders/world.ts";
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
beforeEach(() => database.sql`delete from private.rate_counters`);

const details = {
  evidence: "Dati del servizio sociale del 2025.", existingServices: "C'è uno sportello, manca la sera.", ownResources: "Una sala.",
  objectives: ["Meno solitudine"], partners: ["Il consultorio"], indicators: ["Persone raggiunte"], activities: [{ what: "Aprire lo sportello", from: "2027-03", to: "2027-12" }],
  recipientsEstimate: 120, costEstimateCents: 1_250_050, costSource: "quote", sociohealth: "yes", leps: ["social_emergency"],
};
type Details = Record<string, unknown>;

function save(person: Person, id: string, changes: Record<string, unknown> = {}, revision = 0) {
  const content = JSON.parse(JSON.stringify({ ...completeContent(world), form: "full", details, ...changes }));
  return person.db.rpc("save_proposal_draft", { proposal_id: id, cycle_id: world.cycleId, expected_revision: revision, content });
}

async function savedAs(person: Person, changes: Record<string, unknown> = {}): Promise<string> {
  const id = randomUUID();
  const { error } = await save(person, id, changes);
  if (error) throw new Error(`${error.message} ${error.details}`);
  return id;
}

const send = (person: Person, id: string, expected_revision = 2) => person.db.rpc("submit_proposal", { proposal_id: id, expected_revision });
const ofOrganisation = () => ({ organisationId: world.organisationId });

describe("[PROP-31] the full form", () => {
  it("keeps every answer, and shows it to everybody once it is public", async () => {
    const id = await savedAs(people.delegate, ofOrganisation());
    expect((await send(people.delegate, id)).error).toBeNull();
    expect((await people.office.db.rpc("screen_proposal", { proposal_id: id, decision: "admit", expected_revision: 3 })).error).toBeNull();
    const [row] = await database.sql<{ number: string }[]>`select number from public.proposals where id = ${id}`;
    const page = await database.databases.asUser(null).rpc("proposal_page", { district_id: world.districtId, number: row?.number ?? "" });
    expect(page.data).toMatchObject({ content: { form: "full", details: { ...details, leps: ["Pronto intervento sociale"] }, attachments: [] } });
    expect(JSON.stringify(page.data)).not.toContain("shared");
  });

  it("asks for what it asks for when it is sent, and finds personal data everywhere", async () => {
    const cases: [Details, string, string][] = [
      [{ evidence: " " }, "text_empty", "evidence"],
      [{ objectives: [" "] }, "text_empty", "objectives"],
      [{ activities: [] }, "text_empty", "activities"],
      [{ activities: [{ what: "x", from: "marzo", to: "" }] }, "month_invalid", "activities"],
      [{ activities: [{ what: "x", from: "2027-05", to: "2027-04" }] }, "dates_reversed", "activities"],
      [{ recipientsEstimate: null }, "number_invalid", "recipientsEstimate"],
      [{ sociohealth: null }, "choice_missing", "sociohealth"],
      [{ costSource: null }, "choice_missing", "costSource"],
      [{ partners: ["Maria, 347 1234567"] }, "personal_data_found", "partners"],
      [{ activities: [{ what: "scrivere a a@b.it", from: "", to: "" }] }, "personal_data_found", "activities"],
      [{ ownResources: "IBAN IT60X0542811101000000123456" }, "personal_data_found", "ownResources"],
    ];
    for (const [change, code, field] of cases) {
      const id = await savedAs(people.delegate, { ...ofOrganisation(), details: { ...details, ...change } });
      expect(refusal(await send(people.delegate, id)), field).toEqual({ status: 422, code, field });
      await people.delegate.db.rpc("delete_proposal_draft", { proposal_id: id });
    }
    const free = await savedAs(people.delegate, { ...ofOrganisation(), details: { ...details, costEstimateCents: null, costSource: null, indicators: [], leps: [] } });
    expect((await send(people.delegate, free)).error).toBeNull();
  });

  it("has its limits in SQL too, the same as in the form", async () => {
    const long = (length: number) => "x".repeat(length);
    const fits = async (change: Details) => (await database.sql<{ fits: boolean }[]>`select private.are_proposal_details(${database.sql.json(JSON.parse(JSON.stringify({ ...details, ...change })))}) as fits`)[0]?.fits;
    const edges: [string, unknown, unknown][] = [
      ...detailFields.map((field): [string, unknown, unknown] => [field, long(detailLimits[field]), long(detailLimits[field] + 1)]),
      ...lineFields.flatMap((field): [string, unknown, unknown][] => [
        [field, [long(lineLimits[field].length)], [long(lineLimits[field].length + 1)]],
        [field, Array.from({ length: lineLimits[field].items }, () => "x"), Array.from({ length: lineLimits[field].items + 1 }, () => "x")],
      ]),
      ["activities", Array.from({ length: activityLimits.items }, () => ({ what: "x" })), Array.from({ length: activityLimits.items + 1 }, () => ({ what: "x" }))],
      ["activities", [{ what: long(activityLimits.what) }], [{ what: long(activityLimits.what + 1) }]],
      ["recipientsEstimate", recipientsRange.max, recipientsRange.max + 1],
      ["recipientsEstimate", recipientsRange.min, recipientsRange.min - 1],
      ["costEstimateCents", costMaxCents, costMaxCents + 1],
      ["costEstimateCents", 0, -1],
      ["costEstimateCents", 1, 1.5],
      ["sociohealth", "no", "forse"],
    ];
    for (const [field, right, wrong] of edges) {
      expect(await fits({ [field]: right }), `${field} at its limit`).toBe(true);
      expect(await fits({ [field]: wrong }), `${field} beyond it`).toBe(false);
    }
    for (const source of costSources) expect(await fits({ costSource: source })).toBe(true);
    expect(await fits({ costSource: "altro" })).toBe(false);
    expect(await fits({ anything: "else" })).toBe(false);
    const [form] = await database.sql<{ text: string }[]>`select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'proposals_form_check'`;
    for (const kind of formKinds) expect(form?.text).toContain(`'${kind}'`);
  });

  it("refuses what is too much while it is a draft, with the field", async () => {
    const cases: [Details, string, string][] = [
      [{ objectives: Array.from({ length: 6 }, (_, index) => `Obiettivo ${index}`) }, "too_many_lines", "objectives"],
      [{ evidence: "x".repeat(1_501) }, "text_too_long", "evidence"],
      [{ recipientsEstimate: "molte" }, "number_invalid", "recipientsEstimate"],
      [{ costEstimateCents: -5 }, "number_invalid", "costEstimate"],
      [{ leps: ["inventato"] }, "choice_unknown", "leps"],
    ];
    for (const [change, code, field] of cases) {
      expect(refusal(await save(people.citizen, randomUUID(), { details: { ...details, ...change } })), field).toEqual({ status: 422, code, field });
    }
  });
});

describe("[PROP-32] from one form to the other", () => {
  it("nothing typed is lost, and what the light form hides is not published", async () => {
    const id = await savedAs(people.citizen);
    expect((await save(people.citizen, id, { form: "light" }, 2)).data).toMatchObject({ revision: 3 });
    const mine = await people.citizen.db.rpc("my_proposal", { district_id: world.districtId, proposal_id: id });
    expect(mine.data).toMatchObject({ content: { form: "light", details } });
    expect((await send(people.citizen, id, 3)).error).toBeNull();
    expect((await people.office.db.rpc("screen_proposal", { proposal_id: id, decision: "admit", expected_revision: await revisionOf(database, id) })).error).toBeNull();
    const [row] = await database.sql<{ number: string }[]>`select number from public.proposals where id = ${id}`;
    for (const db of [database.databases.asUser(null), people.office.db, people.facilitator.db]) {
      const page = await db.rpc("proposal_page", { district_id: world.districtId, number: row?.number ?? "" });
      expect(page.data).toMatchObject({ content: { form: "light", details: null } });
      expect((await db.from("proposals").select("details").eq("id", id)).error, "nor by a select").not.toBeNull();
    }
    await expect(database.sql`update public.proposals set details = '{}' where id = ${id}`, "nor changed after sending").rejects.toThrow("proposal_moved");
  });
});

describe("[PROP-33] a draft of the organisation", () => {
  it("is read and written by whoever acts for it today, and by nobody else", async () => {
    const id = await savedAs(people.delegate, { ...ofOrganisation(), shared: true });
    expect((await readersOf(database, world, id)).toSorted()).toEqual(["delegate", "substitute"]);
    for (const person of [people.otherDelegate, people.revokedDelegate, people.citizen, people.office, people.otherOffice, people.facilitator, people.administrator]) {
      expect(refusal(await save(person, id, { title: "Altro", organisationId: null }, 2))).toMatchObject({ status: 404 });
      expect(refusal(await send(person, id))).toMatchObject({ status: 404 });
    }
    expect((await save(people.substitute, id, { ...ofOrganisation(), shared: true, title: "Dalla supplente" }, 2)).data).toMatchObject({ revision: 3 });
    expect(refusal(await save(people.delegate, id, { ...ofOrganisation(), shared: true, title: "Dal delegato" }, 2))).toMatchObject({ status: 409, code: "draft_changed" });
    expect((await send(people.substitute, id, 3)).error).toBeNull();
  });

  it("changes hands and goes only by who began it", async () => {
    const id = await savedAs(people.delegate, { ...ofOrganisation(), shared: true });
    expect(refusal(await save(people.substitute, id, { organisationId: null }, 2))).toMatchObject({ status: 422, field: "organisationId" });
    expect((await save(people.substitute, id, { ...ofOrganisation(), shared: false, title: "Ancora condivisa" }, 2)).error).toBeNull();
    expect(await readersOf(database, world, id), "the substitute cannot stop sharing").toContain("substitute");
    expect(refusal(await people.substitute.db.rpc("delete_proposal_draft", { proposal_id: id }))).toMatchObject({ status: 404 });
    expect((await save(people.delegate, id, { ...ofOrganisation(), shared: false }, 3)).error).toBeNull();
    expect(await readersOf(database, world, id)).toEqual(["delegate"]);
    expect((await people.delegate.db.rpc("delete_proposal_draft", { proposal_id: id })).error).toBeNull();
  });

  it("is not shared without an organisation, nor by somebody who no longer acts for it", async () => {
    const own = await savedAs(people.citizen, { shared: true });
    expect(await readersOf(database, world, own)).toEqual(["citizen"]);
    const id = await savedAs(people.delegate, { ...ofOrganisation(), shared: true });
    await database.sql`update public.organisation_delegates set revoked_at = now() where person_id = ${people.substitute.id}`;
    expect(await readersOf(database, world, id)).toEqual(["delegate"]);
    await database.sql`update public.organisation_delegates set revoked_at = null where person_id = ${people.substitute.id}`;
  });
});
