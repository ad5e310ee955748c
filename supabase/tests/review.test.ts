import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Person } from "#tests/builders/people.ts";
import { numberOf, publishAs, refusal, revisionOf, sendAs } from "#tests/builders/proposals.ts";
import { createWorld, setPhase, type Cast, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

const reason = "Il bisogno è documentato dal tavolo e il servizio si può avviare con le risorse già previste per il trasporto sociale.";

let database: TestDatabase;
let world: World;
let people: Cast;
let sectionId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
  people = world.people;
  sectionId = randomUUID();
  const content = { type: "doc", content: [{ type: "paragraph", attrs: { id: "passo-1" }, content: [{ type: "text", text: "Un pulmino collega le frazioni." }] }] };
  await database.sql.begin(async (tx) => {
    const [document] = await tx<{ id: string }[]>`select private.create_document(${world.districtId}, 'section', ${sectionId}, ${tx.json(content)}) as id`;
    await tx`
      insert into public.plan_sections (id, cycle_id, district_id, outline_id, slug, number, title, position, document_id)
      values (${sectionId}, ${world.cycleId}, ${world.districtId}, 'services', 'servizi', '3', 'Servizi', 1, ${document?.id ?? null})`;
  });
});
afterAll(() => database.close());
beforeEach(() => database.sql`delete from private.rate_counters`);

type Draft = Record<string, string>;
const rejected: Draft = { kind: "not_accepted", reason };
const saveDraft = (id: string, draft: Draft, revision = 0, person: Person = people.office) => person.db.rpc("save_outcome_draft", { proposal_id: id, expected_revision: revision, draft });
async function prepared(draft: Draft = rejected): Promise<string> {
  const id = await publishAs(database, world, people.citizen);
  const { error } = await saveDraft(id, draft);
  if (error) throw new Error(error.message);
  if (draft["blockId"]) await saveDraft(id, draft, 1);
  return id;
}
async function chosen(ids: readonly string[]): Promise<{ id: string; revision: number; draftRevision: number }[]> {
  const rows = await database.sql<{ id: string; revision: string; draft: string | null }[]>`
    select p.id, p.revision, o.revision as draft from public.proposals p left join private.outcome_drafts o on o.proposal_id = p.id where p.id in ${database.sql(ids)}`;
  return rows.map(({ id, revision, draft }) => ({ id, revision: Number(revision), draftRevision: Number(draft ?? 0) }));
}
type Published = { published: string[]; refused: { id: string; code: string; by: string | null; state: string | null }[] };
async function publish(rows: { id: string; revision: number; draftRevision: number }[], person: Person = people.office): Promise<Published> {
  const { data, error } = await person.db.rpc("publish_outcomes", { district_id: world.districtId, chosen: rows });
  if (error) throw new Error(error.message);
  return JSON.parse(JSON.stringify(data));
}
const outcomes = async (ids: readonly string[]) => (await database.sql`select 1 from public.proposal_outcomes where proposal_id in ${database.sql(ids)}`).length;
const told = async (ids: readonly string[]) => (await database.sql`select 1 from private.notices where kind = 'proposal_closed' and payload ->> 'proposalId' in ${database.sql(ids)}`).length;

describe("[DESK-05] the review", () => {
  it("weighs four scores as the head says, and only she sets the weights", async () => {
    const id = await publishAs(database, world, people.citizen);
    const weights = (person: Person, relevance: number, cost = 20) =>
      person.db.rpc("set_review_weights", { district_id: world.districtId, relevance, feasibility: 20, cost, competence: 20 });
    for (const person of [people.office, people.otherOffice, people.administrator, people.citizen]) expect(refusal(await weights(person, 40))).toMatchObject({ status: 404 });
    expect(refusal(await weights(people.officeHead, 50))).toEqual({ status: 422, code: "weights_sum", field: "relevance" });
    expect(refusal(await weights(people.officeHead, 80, -20))).toMatchObject({ code: "weights_sum" });
    expect((await weights(people.officeHead, 40)).error).toBeNull();
    const save = (review: Draft, revision: number, person = people.office) => person.db.rpc("save_proposal_review", { proposal_id: id, expected_revision: revision, review });
    expect((await save({ relevance: "5", feasibility: "3", cost: "2" }, 0)).data).toMatchObject({ revision: 1, score: null });
    const whole = { relevance: "5", feasibility: "3", cost: "2", competence: "4", costText: "Serve un secondo mezzo." };
    expect((await save(whole, 1)).data).toMatchObject({ revision: 2, score: 3.8 });
    expect((await save(whole, 1)).data).toMatchObject({ revision: 2 });
    expect(refusal(await save({ relevance: "1" }, 1, people.officeHead))).toMatchObject({ status: 409, code: "draft_changed" });
    for (const wrong of ["0", "6", "x", "1.5"]) expect(refusal(await save({ relevance: wrong }, 2))).toMatchObject({ status: 422, field: "relevance" });
    expect(refusal(await save({ ...whole, costText: "Chiamare il 347 1234567" }, 2))).toMatchObject({ code: "personal_data_found", field: "costText" });
  });
});

describe("[DESK-06] prepared answers", () => {
  it("stay with the office: nobody is told and nobody else reads them", async () => {
    const id = await prepared();
    expect(await told([id])).toBe(0);
    const number = await numberOf(database, id);
    for (const db of [database.databases.asUser(null), people.citizen.db, people.facilitator.db]) {
      expect(JSON.stringify((await db.rpc("proposal_page", { district_id: world.districtId, number })).data)).not.toContain("documentato dal tavolo");
    }
    expect((await people.office.db.rpc("outcome_form", { district_id: world.districtId, number })).data).toMatchObject({ draft: { kind: "not_accepted", problem: null } });
  });

  it("are saved as far as they are, never over a colleague's", async () => {
    const id = await publishAs(database, world, people.citizen);
    expect((await saveDraft(id, { reason: "Prime parole" })).data).toMatchObject({ revision: 1, problem: "choice_missing" });
    expect((await saveDraft(id, { kind: "deferred", reason: "Prime parole" }, 1)).data).toMatchObject({ revision: 2, problem: "reason_too_short" });
    expect(refusal(await saveDraft(id, { reason: "Altre parole" }, 1, people.officeHead))).toMatchObject({ status: 409, code: "draft_changed" });
    expect((await saveDraft(id, { kind: "accepted", reason, sectionId }, 2)).data).toMatchObject({ revision: 3, problem: "passage_missing" });
    expect((await saveDraft(id, { kind: "accepted", reason, sectionId, blockId: "passo-1" }, 3)).data).toMatchObject({ revision: 4, problem: null });
    expect(refusal(await saveDraft(id, { kind: "accepted", reason, sectionId, blockId: "altrove" }, 4))).toMatchObject({ status: 422, field: "blockId" });
    expect(refusal(await saveDraft(id, { kind: "maybe", reason }, 4))).toMatchObject({ status: 422, field: "kind" });
    expect(refusal(await saveDraft(await sendAs(world, people.citizen), rejected))).toMatchObject({ status: 409, code: "proposal_moved" });
  });

  it("point out the same reason elsewhere, published or prepared", async () => {
    const words = `${reason} ${randomUUID()}`;
    const other = await prepared({ kind: "deferred", reason: words });
    const id = await publishAs(database, world, people.citizen);
    expect((await saveDraft(id, { reason: ` ${words.toUpperCase().replaceAll(" ", "  ")}` })).data).toMatchObject({ sameReason: [await numberOf(database, other)] });
  });
});

describe("[DESK-07] publishing together", () => {
  it("closes all of the chosen, each author told once, accepted ones with their passage", async () => {
    const ids = [await prepared(), await prepared({ kind: "accepted", reason, sectionId, blockId: "passo-1" }), await prepared({ kind: "out_of_competence", reason })];
    expect((await publish(await chosen(ids))).published).toHaveLength(3);
    expect([await outcomes(ids), await told(ids)]).toEqual([3, 3]);
    expect(await database.sql`select 1 from public.section_passages where proposal_id = ${ids[1] ?? ""}`).toHaveLength(1);
    expect(await database.sql`select 1 from private.outcome_drafts where proposal_id in ${database.sql(ids)}`).toHaveLength(0);
  });

  it("does nothing when one of them can't go, and says which and why", async () => {
    const ids = [await prepared(), await prepared({ kind: "accepted", reason }), await prepared({ kind: "deferred", reason: "Corta" })];
    const { published, refused } = await publish(await chosen(ids));
    expect(published).toEqual([]);
    expect(refused.map(({ id, code }) => [id, code]).toSorted()).toEqual([[ids[1], "choice_missing"], [ids[2], "reason_too_short"]].toSorted());
    expect([await outcomes(ids), await told(ids)]).toEqual([0, 0]);
    await setPhase(database, world.cycleId, "proposte");
    expect((await publish(await chosen(ids.slice(0, 1)))).refused).toMatchObject([{ code: "phase_closed" }]);
    await setPhase(database, world.cycleId, "tavoli");
  });

  it("by two people at once: one publishes, the other sees who did", async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => prepared()));
    const rows = await chosen(ids);
    const [one, other] = await Promise.all([publish(rows), publish(rows.toReversed(), people.officeHead)]);
    const [first, second] = one.published.length === 0 ? [other, one] : [one, other];
    expect(first.published).toHaveLength(4);
    expect(second.published).toEqual([]);
    expect(second.refused).toHaveLength(4);
    for (const row of second.refused) expect(row).toMatchObject({ code: "proposal_moved", state: "not_accepted", by: expect.stringMatching(/^Office/) });
    expect([await outcomes(ids), await told(ids)]).toEqual([4, 4]);
  });

  it("whatever is chosen: all or nothing, never a closed proposal without a reason", async () => {
    const drafts: Draft[] = [rejected, { kind: "accepted", reason, sectionId, blockId: "passo-1" }, { kind: "accepted", reason }, { kind: "deferred", reason: "Corta" }, { reason }];
    const row = fc.record({ draft: fc.integer({ min: 0, max: drafts.length - 1 }), isStale: fc.boolean(), isTwice: fc.boolean() });
    await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 4 }), async (wanted) => {
      await database.sql`delete from private.rate_counters`;
      const ids: string[] = [];
      for (const { draft } of wanted) ids.push(await prepared(drafts[draft] ?? rejected));
      const rows = (await chosen(ids)).flatMap((line) => {
        const { isStale, isTwice } = wanted[ids.indexOf(line.id)] ?? { isStale: false, isTwice: false };
        const sent = { ...line, draftRevision: line.draftRevision + (isStale ? 7 : 0) };
        return isTwice ? [sent, sent] : [sent];
      });
      const { published, refused } = await publish(rows);
      const areRight = wanted.every(({ draft, isStale }) => draft < 2 && !isStale);
      expect([published.length, refused.length === 0]).toEqual([areRight ? ids.length : 0, areRight]);
      expect([await outcomes(ids), await told(ids)]).toEqual([published.length, published.length]);
      expect(await database.sql`select 1 from public.proposals p where p.state in ('accepted', 'not_accepted', 'deferred') and not exists (select from public.proposal_outcomes o where o.proposal_id = p.id)`).toHaveLength(0);
    }), { numRuns: 12 });
  });
});

describe("[DESK-08] the end of the answers", () => {
  it("waits for every public proposal's outcome", async () => {
    const id = await publishAs(database, world, people.citizen);
    await setPhase(database, world.cycleId, "restituzione");
    const change = async (phase: string) => {
      const [cycle] = await database.sql<{ revision: string }[]>`select revision from public.planning_cycles where id = ${world.cycleId}`;
      return people.officeHead.db.rpc("change_phase", { cycle_id: world.cycleId, phase, expected_revision: Number(cycle?.revision) });
    };
    for (const phase of ["approvazione", "attuazione"]) expect(refusal(await change(phase))).toMatchObject({ status: 409, code: "proposals_open" });
    const open = await database.sql<{ id: string }[]>`select p.id from public.proposals p where p.cycle_id = ${world.cycleId} and private.awaits_answer(p)`;
    for (const line of open) await database.sql`delete from private.outcome_drafts where proposal_id = ${line.id}`;
    for (const line of open) {
      const closed = await people.office.db.rpc("close_proposal", { proposal_id: line.id, kind: "deferred", reason, expected_revision: await revisionOf(database, line.id) });
      expect(closed.error).toBeNull();
    }
    expect(open.map((line) => line.id)).toContain(id);
    const waiting = await database.sql`select 1 from public.proposals where cycle_id = ${world.cycleId} and state = 'submitted'`;
    expect(waiting.length).toBeGreaterThan(0);
    expect((await change("approvazione")).error).toBeNull();
    await setPhase(database, world.cycleId, "tavoli");
  });
});
