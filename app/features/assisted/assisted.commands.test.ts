import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Person } from "#tests/builders/people.ts";
import { completeContent } from "#tests/builders/proposals.ts";
import { type Cast, createWorld, setPhase, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { endAssisted, enterAdesione, enterProposal, enterTopic, startAssisted } from "./assisted.commands.server.ts";
import { getAssistedDesk, getFollowed } from "./assisted.queries.server.ts";
import { AssistedProposalFormSchema, AssistedReceiptSchema } from "./assisted.schema.ts";

let database: TestDatabase;
let world: World;
let people: Cast;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "proposte" });
  people = world.people;
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.sql`delete from private.rate_counters`;
  await setPhase(database, world.cycleId, "proposte");
});

const anonymous = () => database.databases.asUser(null);
const topic = () => ({ entryId: randomUUID(), municipalityId: world.municipalityId, title: "La corriera del mercato", why: "Il giovedì non passa." });
const enter = (person: Person, input = topic()) => enterTopic(person.db, world.districtId, input);

describe("[ASSIST-01] the half hour", () => {
  it("only the district's office begins one; nothing is entered outside of it", async () => {
    for (const person of [people.citizen, people.facilitator, people.otherOffice, people.mayor, people.administrator, people.delegate]) {
      await expect(startAssisted(person.db, world.districtId)).rejects.toMatchObject({ code: "not_found" });
      await expect(enter(person)).rejects.toMatchObject({ code: "not_found" });
      await expect(getAssistedDesk(person.db, world.districtId)).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(enter(people.office)).rejects.toMatchObject({ code: "assisted_over", status: 409 });
    const session = await startAssisted(people.office.db, world.districtId);
    expect(Date.parse(session.endsAt) - Date.parse(session.startedAt)).toBe(30 * 60_000);
    expect(await startAssisted(people.office.db, world.districtId)).toEqual(session);
    // A colleague's half hour is her own.
    await expect(enter(people.officeHead)).rejects.toMatchObject({ code: "assisted_over" });
    await enter(people.office);
    await endAssisted(people.office.db, world.districtId);
    await expect(enter(people.office)).rejects.toMatchObject({ code: "assisted_over" });
    expect((await getAssistedDesk(people.office.db, world.districtId)).session).toBeNull();
  });

  it("ends by itself, and cannot be made longer", async () => {
    const { id } = await startAssisted(people.office.db, world.districtId);
    await database.sql`update public.assisted_sessions set started_at = now() - interval '31 minutes', ends_at = now() - interval '1 minute' where id = ${id}`;
    await expect(enter(people.office)).rejects.toMatchObject({ code: "assisted_over" });
    await expect(database.sql`update public.assisted_sessions set ends_at = now() + interval '1 hour' where id = ${id}`).rejects.toThrow(/assisted_sessions_half_hour/);
    expect((await startAssisted(people.office.db, world.districtId)).id).not.toBe(id);
  });
});

describe("[ASSIST-02] what is entered", () => {
  it("is marked, keeps the municipality alone, and stands in the audit with its operator", async () => {
    await startAssisted(people.office.db, world.districtId);
    const receipt = await enter(people.office);
    const [row] = await database.sql`select assisted, author_id, author_municipality_id, moderation from public.topics where number = ${receipt.number} and district_id = ${world.districtId}`;
    expect(row).toMatchObject({ assisted: true, author_id: null, author_municipality_id: world.municipalityId, moderation: "waiting" });
    const [audit] = await database.sql`select person_id, act from private.audit_events where act = 'assisted_topic' order by id desc limit 1`;
    expect(audit).toMatchObject({ person_id: people.office.id });
    await expect(enter(people.office, { ...topic(), municipalityId: world.otherMunicipalityId })).rejects.toMatchObject({ code: "municipality_unknown", field: "municipalityId" });
    await expect(enter(people.office, { ...topic(), why: "Telefonami al 347 1234567" })).rejects.toMatchObject({ code: "personal_data_found", field: "why" });
    await setPhase(database, world.cycleId, "redazione");
    await expect(enter(people.office)).rejects.toMatchObject({ code: "phase_closed" });
  });

  it("a proposal is sent at once, never for an organisation; an adesione waits for the office", async () => {
    await startAssisted(people.office.db, world.districtId);
    const content = AssistedProposalFormSchema.parse({ ...completeContent(world), entryId: randomUUID(), municipalityId: world.municipalityId });
    const proposal = await enterProposal(people.office.db, world.districtId, content);
    const [row] = await database.sql`select state, assisted, author_id, organisation_id, author_municipality_id from public.proposals where number = ${proposal.number}`;
    expect(row).toMatchObject({ state: "submitted", assisted: true, author_id: null, organisation_id: null, author_municipality_id: world.municipalityId });
    const incomplete = { ...content, entryId: randomUUID(), need: "" };
    await expect(enterProposal(people.office.db, world.districtId, incomplete)).rejects.toMatchObject({ code: "text_empty", field: "need" });
    const adesione = await enterAdesione(people.office.db, world.districtId, { entryId: randomUUID(), municipalityId: world.municipalityId, mode: "presence", tavoloIds: [world.tavoloId] });
    expect(adesione.number).toMatch(/^A-\d{4}-\d{3}$/);
    await expect(enterAdesione(people.office.db, world.districtId, { entryId: randomUUID(), municipalityId: world.municipalityId, mode: "presence", tavoloIds: [] })).rejects.toMatchObject({ code: "choice_missing", field: "tavoloIds" });
    expect(await getFollowed(anonymous(), adesione.number, adesione.code)).toMatchObject({ kind: "adesione", state: "submitted", tavoli: ["Tavolo anziani"] });
  });
});

describe("[ASSIST-03] following with number and code", () => {
  it("the code is stored as a hash, works however it is typed, and for its own number alone", async () => {
    await startAssisted(people.office.db, world.districtId);
    const [one, two] = [await enter(people.office), await enter(people.office)];
    expect(one.code).toMatch(/^[A-HJ-NP-Z2-9]{5}-[A-HJ-NP-Z2-9]{5}$/);
    const [stored] = await database.sql<{ all: string }[]>`select string_agg(e::text, '') as all from private.assisted_entries e`;
    expect(stored?.all).not.toContain(one.code);
    const found = await getFollowed(anonymous(), ` ${one.number.toLowerCase()} `, one.code.toLowerCase().replace("-", " "));
    expect(found).toMatchObject({ kind: "topic", number: one.number, isPublic: false, municipality: "Villa San Pietro" });
    expect(await getFollowed(anonymous(), two.number, one.code)).toBeNull();
    expect(await getFollowed(anonymous(), "T-2026-999", "XXXXX-XXXXX")).toBeNull();
  });

  it("the same form again gives the same number and a new code", async () => {
    await startAssisted(people.office.db, world.districtId);
    const input = topic();
    const [first, second] = [await enter(people.office, input), await enter(people.office, input)];
    expect(second.number).toBe(first.number);
    expect(await getFollowed(anonymous(), first.number, first.code)).toBeNull();
    expect(await getFollowed(anonymous(), first.number, second.code)).not.toBeNull();
  });

  it("guessing ends after twenty tries in an hour, for that number", async () => {
    await startAssisted(people.office.db, world.districtId);
    const { number, code } = AssistedReceiptSchema.parse(await enter(people.office));
    for (let turn = 0; turn < 20; turn += 1) expect(await getFollowed(anonymous(), number, `AAAAA-AAA${turn}`)).toBeNull();
    await expect(getFollowed(anonymous(), number, code)).rejects.toMatchObject({ code: "too_many_attempts" });
  });
});
