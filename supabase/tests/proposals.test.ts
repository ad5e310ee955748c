import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { proposalLimits, proposalStates, urgencies } from "#app/features/proposals/proposals.limits.ts";
import { completeContent, numberOf, publishAs, readersOf, refusal, saveDraftAs, sendAs } from "#tests/builders/proposals.ts";
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
beforeEach(async () => {
  await database.sql`delete from private.rate_counters`;
  await setPhase(database, world.cycleId, "tavoli");
});

const readers = (id: string) => readersOf(database, world, id);

describe("[PROP-01] drafts", () => {
  it("are read by nobody but their author", async () => {
    expect(await readers(await saveDraftAs(world, people.citizen))).toEqual(["citizen"]);
    expect(await readers(await saveDraftAs(world, people.delegate, { organisationId: world.organisationId }))).toEqual(["delegate"]);
  });

  it("need a living login", async () => {
    const anonymous = database.databases.asUser(null);
    const call = await anonymous.rpc("save_proposal_draft", { proposal_id: randomUUID(), cycle_id: world.cycleId, expected_revision: 0, content: {} });
    expect(call.error).not.toBeNull();
  });

  it("cannot be saved, sent or thrown away by anybody else", async () => {
    const id = await saveDraftAs(world, people.citizen);
    for (const person of [people.otherCitizen, people.delegate, people.office, people.administrator]) {
      const save = await person.db.rpc("save_proposal_draft", { proposal_id: id, cycle_id: world.cycleId, expected_revision: 2, content: completeContent(world) });
      expect(refusal(save)).toMatchObject({ status: 404, code: "not_found" });
      expect(refusal(await person.db.rpc("submit_proposal", { proposal_id: id, expected_revision: 2 }))).toMatchObject({ status: 404 });
      expect(refusal(await person.db.rpc("delete_proposal_draft", { proposal_id: id }))).toMatchObject({ status: 404 });
    }
    expect((await people.citizen.db.rpc("delete_proposal_draft", { proposal_id: id })).error).toBeNull();
    expect(await readers(id)).toEqual([]);
  });

  it("keep what is incomplete", async () => {
    const id = await saveDraftAs(world, people.citizen, { need: "", municipalityIds: [], licenceOk: false });
    expect(refusal(await people.citizen.db.rpc("submit_proposal", { proposal_id: id, expected_revision: 2 }))).toEqual({ status: 422, code: "text_empty", field: "need" });
  });
});

describe("[PROP-02] the same draft in two windows", () => {
  it("never overwrites silently", async () => {
    const id = await saveDraftAs(world, people.citizen);
    const save = (expected_revision: number, title: string) =>
      people.citizen.db.rpc("save_proposal_draft", { proposal_id: id, cycle_id: world.cycleId, expected_revision, content: completeContent(world, { title }) });
    expect((await save(2, "Dalla prima finestra")).data).toMatchObject({ revision: 3 });
    expect(refusal(await save(2, "Dalla seconda finestra"))).toMatchObject({ status: 409, code: "draft_changed" });
    expect((await save(2, "Dalla prima finestra")).data, "the same text again is no conflict").toMatchObject({ revision: 3 });
    expect((await people.citizen.db.from("proposals").select("title").eq("id", id)).data).toEqual([{ title: "Dalla prima finestra" }]);
  });

  it("a repeated first save makes one draft", async () => {
    const id = randomUUID();
    await Promise.all([1, 2, 3].map(() => saveDraftAs(world, people.citizen, {}, id).catch(() => null)));
    expect((await people.citizen.db.from("proposals").select("id").eq("id", id)).data).toHaveLength(1);
  });
});

describe("[PROP-03] who may send", () => {
  it("a citizen of the district for herself, shown by her municipality alone", async () => {
    const id = await publishAs(database, world, people.citizen);
    const page = await database.databases.asUser(null).rpc("proposal_page", { district_id: world.districtId, number: await numberOf(database, id) });
    expect(page.data).toMatchObject({ proposer: { organisation: null, municipality: "Villa San Pietro" }, isMine: false });
    expect(JSON.stringify(page.data)).not.toContain(people.citizen.id);
  });

  it("nobody without a municipality of the district", async () => {
    const id = await saveDraftAs(world, people.stranger);
    expect(refusal(await people.stranger.db.rpc("submit_proposal", { proposal_id: id, expected_revision: 2 }))).toMatchObject({ status: 403, code: "citizens_only" });
  });

  it("delegate and substitute for their organisation", async () => {
    for (const person of [people.delegate, people.substitute]) {
      const id = await sendAs(world, person, { organisationId: world.organisationId });
      expect(await readers(id)).toContain("delegate");
    }
  });

  it("not the delegate of another organisation, nor one whose place was revoked", async () => {
    for (const person of [people.otherDelegate, people.revokedDelegate, people.citizen]) {
      await expect(saveDraftAs(world, person, { organisationId: world.organisationId })).rejects.toThrow("delegation_missing");
    }
  });

  it("not a delegate revoked between writing and sending", async () => {
    const id = await saveDraftAs(world, people.otherDelegate, { organisationId: world.otherOrganisationId });
    await database.sql`update public.organisation_delegates set revoked_at = now() where person_id = ${people.otherDelegate.id}`;
    expect(refusal(await people.otherDelegate.db.rpc("submit_proposal", { proposal_id: id, expected_revision: 2 }))).toMatchObject({ status: 403, code: "delegation_missing" });
    await database.sql`update public.organisation_delegates set revoked_at = null where person_id = ${people.otherDelegate.id}`;
  });
});

describe("[PROP-04] sending", () => {
  it("needs the phase, every answer and both declarations", async () => {
    const cases: [Record<string, string | boolean | string[]>, string, string][] = [
      [{ expectedChange: "  \u200b " }, "text_empty", "expectedChange"],
      [{ municipalityIds: [] }, "choice_missing", "municipalityIds"],
      [{ licenceOk: false }, "declaration_missing", "licenceOk"],
      [{ noPersonalData: false }, "declaration_missing", "noPersonalData"],
    ];
    for (const [changes, code, field] of cases) {
      const id = await saveDraftAs(world, people.citizen, changes);
      expect(refusal(await people.citizen.db.rpc("submit_proposal", { proposal_id: id, expected_revision: 2 }))).toEqual({ status: 422, code, field });
    }
    const late = await saveDraftAs(world, people.citizen);
    await setPhase(database, world.cycleId, "consultazione");
    expect(refusal(await people.citizen.db.rpc("submit_proposal", { proposal_id: late, expected_revision: 2 }))).toMatchObject({ status: 409, code: "phase_closed" });
  });

  it("twice gives one number and one receipt by mail", async () => {
    const id = await saveDraftAs(world, people.citizen);
    const send = () => people.citizen.db.rpc("submit_proposal", { proposal_id: id, expected_revision: 2 });
    const answers = await Promise.all([send(), send()]);
    expect(answers[0].data).toEqual(answers[1].data);
    const notices = await database.sql`select from private.notices where kind = 'proposal_received' and payload ->> 'proposalId' = ${id}`;
    expect(notices).toHaveLength(1);
  });

  it("is refused from an older version of the draft", async () => {
    const id = await saveDraftAs(world, people.citizen);
    expect(refusal(await people.citizen.db.rpc("submit_proposal", { proposal_id: id, expected_revision: 1 }))).toMatchObject({ status: 409, code: "draft_changed" });
  });

  it("happens ten times a day at most", async () => {
    for (let count = 0; count < 10; count += 1) await sendAs(world, people.otherCitizen);
    await expect(sendAs(world, people.otherCitizen)).rejects.toThrow("too_many_attempts");
  });
});

describe("[PROP-05] personal data", () => {
  it("in any answer stop the sending", async () => {
    for (const field of ["title", "need", "who", "proposal", "expectedChange"]) {
      const id = await saveDraftAs(world, people.citizen, { [field]: "Chiamare Maria al 347 1234567" });
      expect(refusal(await people.citizen.db.rpc("submit_proposal", { proposal_id: id, expected_revision: 2 }))).toEqual({ status: 422, code: "personal_data_found", field });
    }
  });
});

describe("[PROP-07] numbers", () => {
  it("have no gap and no double under twenty sendings at once", async () => {
    const [{ last } = { last: 0 }] = await database.sql<{ last: number }[]>`select coalesce(max(last), 0) as last from private.proposal_counters where district_id = ${world.districtId}`;
    const senders = [people.citizen, people.delegate, people.substitute];
    const drafts = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const person = senders[index % 3] ?? people.citizen;
        return { person, id: await saveDraftAs(world, person, { organisationId: person === people.citizen ? null : world.organisationId }) };
      }),
    );
    // One of them fails in the middle: its number must not be lost.
    const failing = await saveDraftAs(world, people.citizen, { who: "scrivere a a@b.it" });
    const sent = await Promise.all([
      people.citizen.db.rpc("submit_proposal", { proposal_id: failing, expected_revision: 2 }),
      ...drafts.map(({ person, id }) => person.db.rpc("submit_proposal", { proposal_id: id, expected_revision: 2 })),
    ]);
    expect(sent.filter((answer) => answer.error !== null)).toHaveLength(1);
    const rows = await database.sql<{ number: string }[]>`select number from public.proposals where id = any(${drafts.map((draft) => draft.id)}) order by number`;
    const year = new Date().getFullYear();
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 20 }, (_, index) => `AP-${year}-${String(last + index + 1).padStart(4, "0")}`));
  });
});

describe("what API roles may touch directly", () => {
  it("is nothing: no writing, no author, no drafts of others", async () => {
    const id = await publishAs(database, world, people.citizen);
    for (const db of [database.databases.asUser(null), people.otherCitizen.db, people.office.db]) {
      expect((await db.from("proposals").select("author_id").eq("id", id)).error).not.toBeNull();
      expect((await db.from("proposals").select("*").eq("id", id)).error).not.toBeNull();
      expect((await db.from("proposal_moves").select("person_id").eq("proposal_id", id)).error).not.toBeNull();
      expect((await db.from("proposals").update({ title: "Cambiato" }).eq("id", id)).error).not.toBeNull();
      expect((await db.from("proposals").delete().eq("id", id)).error).not.toBeNull();
      expect((await db.from("proposals").insert({ district_id: world.districtId, cycle_id: world.cycleId })).error).not.toBeNull();
    }
    const filtered = await people.office.db.from("proposals").select("id").eq("author_id", people.citizen.id);
    expect(filtered.error, "nor may one ask who wrote by filtering").not.toBeNull();
  });
});

describe("hostile input", () => {
  it("too long, overrides of direction, markup, a megabyte, wrong kinds", async () => {
    const save = (content: Record<string, unknown>) =>
      people.citizen.db.rpc("save_proposal_draft", { proposal_id: randomUUID(), cycle_id: world.cycleId, expected_revision: 0, content: JSON.parse(JSON.stringify(content)) });
    expect(refusal(await save({ title: "a".repeat(121) }))).toEqual({ status: 422, code: "text_too_long", field: "title" });
    expect(refusal(await save({ proposal: "a ".repeat(500_000) }))).toMatchObject({ status: 422, code: "text_too_long" });
    expect(refusal(await save({ tavoloId: "'; drop table proposals" }))).toEqual({ status: 422, code: "choice_unknown", field: "tavoloId" });
    expect(refusal(await save({ municipalityIds: [world.otherMunicipalityId] }))).toEqual({ status: 422, code: "municipality_unknown", field: "municipalityIds" });
    expect(refusal(await save({ municipalityIds: "x" })).code, "what is no list is no choice").toBeNull();
    expect(refusal(await save({ urgency: "yesterday" }))).toEqual({ status: 422, code: "choice_unknown", field: "urgency" });
    const kept = await save({ title: "  <script>alert(1)</script>\u202eolleh\u0007  ", need: "🙂 =HYPERLINK(1)" });
    const [row] = await database.sql`select title, need from public.proposals where id = ${JSON.parse(JSON.stringify(kept.data)).id}`;
    expect(row).toEqual({ title: "<script>alert(1)</script>olleh", need: "🙂 =HYPERLINK(1)" });
  });

  it("of another district's cycle or tavolo is refused", async () => {
    const other = await people.citizen.db.rpc("save_proposal_draft", {
      proposal_id: randomUUID(), cycle_id: world.otherCycleId, expected_revision: 0, content: completeContent(world),
    });
    expect(refusal(other)).toMatchObject({ status: 422, code: "choice_unknown", field: "tavoloId" });
  });
});

describe("limits", () => {
  it("are the same in the table and in the form", async () => {
    const checks = await database.sql<{ definition: string }[]>`
      select pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = 'public.proposals'::regclass and contype = 'c'`;
    const definitions = checks.map((check) => check.definition).join("\n");
    for (const [field, limit] of Object.entries(proposalLimits)) {
      const column = field === "expectedChange" ? "expected_change" : field;
      expect(definitions).toContain(`char_length(${column}) <= ${limit}`);
    }
    const listed = (name: string) => definitions.split("\n").find((definition) => definition.includes(name)) ?? "";
    for (const state of proposalStates) expect(listed("'draft'::text, 'submitted'::text, 'admitted'::text")).toContain(`'${state}'`);
    for (const urgency of urgencies) expect(listed("urgency")).toContain(`'${urgency}'`);
  });
});
