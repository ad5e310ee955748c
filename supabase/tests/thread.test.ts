import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requireOutcomeForm, requireProposalPage } from "#app/features/thread/thread.queries.server.ts";
import { stationStates, stoppedAt } from "#app/features/thread/thread.rules.ts";
import { numberOf, publishAs, refusal, revisionOf, saveDraftAs, sendAs } from "#tests/builders/proposals.ts";
import { createWorld, setPhase, type Cast, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

const reason = "Il bisogno è documentato dal tavolo e il servizio si può avviare con le risorse già previste per il trasporto sociale.";
const passage = "Due pomeriggi alla settimana un pulmino collega le frazioni al poliambulatorio.";

let database: TestDatabase;
let world: World;
let people: Cast;
let sectionId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
  people = world.people;
  sectionId = await addSection();
});
afterAll(() => database.close());

async function addSection(cycleId = world.cycleId, districtId = world.districtId): Promise<string> {
  const id = randomUUID();
  const content = {
    type: "doc",
    content: [
      { type: "heading", attrs: { id: "titolo-1", level: 2 }, content: [{ type: "text", text: "Trasporto sociale" }] },
      { type: "paragraph", attrs: { id: "passo-1" }, content: [{ type: "text", text: "Due pomeriggi alla settimana " }, { type: "text", marks: [{ type: "bold" }], text: "un pulmino collega le frazioni al poliambulatorio." }] },
      { type: "paragraph", attrs: { id: "vuoto-1" } },
      { type: "paragraph", content: [{ type: "text", text: "Senza nome" }] },
    ],
  };
  await database.sql.begin(async (tx) => {
    const [document] = await tx<{ id: string }[]>`select private.create_document(${districtId}, 'section', ${id}, ${tx.json(content)}) as id`;
    await tx`
      insert into public.plan_sections (id, cycle_id, district_id, outline_id, slug, number, title, position, document_id)
      values (${id}, ${cycleId}, ${districtId}, 'services', 'servizi', '3', 'Servizi', 1, ${document?.id ?? null})`;
  });
  return id;
}

async function close(person: Cast[keyof Cast], id: string, changes: Record<string, string> = {}) {
  return person.db.rpc("close_proposal", {
    proposal_id: id, kind: "accepted", reason, expected_revision: await revisionOf(database, id), section_id: sectionId, block_id: "passo-1", ...changes,
  });
}

describe("[PROP-09] the outcome", () => {
  it("is the district's office's alone, in its phase", async () => {
    const id = await publishAs(database, world, people.citizen);
    for (const person of [people.citizen, people.delegate, people.facilitator, people.mayor, people.otherOffice, people.administrator]) {
      expect(refusal(await close(person, id))).toMatchObject({ status: 404, code: "not_found" });
      expect(refusal(await person.db.rpc("outcome_form", { district_id: world.districtId, number: await numberOf(database, id) }))).toMatchObject({ status: 404 });
    }
    await setPhase(database, world.cycleId, "proposte");
    expect(refusal(await close(people.office, id))).toMatchObject({ status: 409, code: "phase_closed" });
    await setPhase(database, world.cycleId, "tavoli");
  });

  it("needs a known kind, a reason of 80 characters without personal data, and to be accepted a passage of this plan", async () => {
    const id = await publishAs(database, world, people.citizen);
    const otherSection = await addSection(world.otherCycleId, world.otherDistrictId);
    expect(refusal(await close(people.office, id, { kind: "maybe" }))).toEqual({ status: 422, code: "choice_unknown", field: "kind" });
    expect(refusal(await close(people.office, id, { reason: `${"a".repeat(79)}   ` }))).toEqual({ status: 422, code: "reason_too_short", field: "reason" });
    expect(refusal(await close(people.office, id, { reason: `${reason} Chiamare il 070 123456.` }))).toEqual({ status: 422, code: "personal_data_found", field: "reason" });
    expect(refusal(await close(people.office, id, { section_id: otherSection }))).toEqual({ status: 422, code: "choice_missing", field: "sectionId" });
    expect(refusal(await close(people.office, id, { block_id: "vuoto-1" }))).toEqual({ status: 422, code: "choice_missing", field: "blockId" });
    expect((await close(people.office, id)).data).toMatchObject({ state: "accepted" });
  });

  it("is final and told to the author", async () => {
    const id = await publishAs(database, world, people.citizen);
    expect((await close(people.office, id, { kind: "deferred" })).data).toMatchObject({ state: "deferred" });
    expect(refusal(await close(people.officeHead, id))).toMatchObject({ status: 409, code: "proposal_moved" });
    await expect(database.sql`update public.proposals set state = 'under_review' where id = ${id}`).rejects.toThrow("proposal_moved");
    await expect(database.sql`update public.proposal_outcomes set reason = reason || ' ancora' where proposal_id = ${id}`).rejects.toThrow("proposal_moved");
    await expect(database.sql`delete from public.proposal_outcomes where proposal_id = ${id}`).rejects.toThrow("proposal_moved");
    const told = await database.sql<{ person_id: string; payload: { reason: string } }[]>`select person_id, payload from private.notices where kind = 'proposal_closed' and payload ->> 'proposalId' = ${id}`;
    expect(told).toMatchObject([{ person_id: people.citizen.id, payload: { reason } }]);
    const page = await requireProposalPage(database.databases.asUser(null), world.districtId, await numberOf(database, id));
    expect(page.outcome).toMatchObject({ kind: "deferred", reason, section: null, blockId: null });
  });

  it("cannot be stored without its reason, not even by the owner of the tables", async () => {
    const id = await publishAs(database, world, people.citizen);
    await database.sql`select private.move_proposal(${id}, 'under_review', 'office')`;
    await expect(database.sql`select private.move_proposal(${id}, 'accepted', 'office')`).rejects.toThrow("reason_too_short");
    await expect(database.sql`insert into public.proposal_outcomes (proposal_id, kind, reason) values (${id}, 'accepted', ${reason})`).rejects.toThrow("accepted_is_written");
  });

  it("points out a reason that others already got, however it is typed", async () => {
    const own = `${reason} Parole proprie.`;
    await close(people.office, await publishAs(database, world, people.citizen), { kind: "not_accepted", reason: own });
    const number = await numberOf(database, await publishAs(database, world, people.citizen));
    const same = async (typed: string) => (await requireOutcomeForm(people.office.db, world.districtId, number, { sectionId: null, reason: typed })).sameReason;
    expect(await same(`  ${own.toUpperCase().replaceAll(" ", "  ")}\n`)).toBe(1);
    expect(await same(`${own} Altro.`)).toBe(0);
  });

  it("offers the paragraphs of the chosen section in order, without empty or unnamed ones", async () => {
    const number = await numberOf(database, await publishAs(database, world, people.citizen));
    const page = await requireOutcomeForm(people.office.db, world.districtId, number, { sectionId, reason: "" });
    expect(page.passages).toEqual([
      { blockId: "titolo-1", kind: "heading", text: "Trasporto sociale" },
      { blockId: "passo-1", kind: "paragraph", text: passage },
    ]);
  });
});

describe("[PROP-11] the thread", () => {
  it("goes from the sending to the paragraph, and back", async () => {
    const id = await publishAs(database, world, people.citizen);
    const number = await numberOf(database, id);
    await database.sql`
      with seduta as (
        insert into public.sessions (tavolo_id, district_id, cycle_id, number, title, starts_at, ends_at, check_in_code)
        values (${world.tavoloId}, ${world.districtId}, ${world.cycleId}, 7, 'Prima seduta', now() + interval '1 day', now() + interval '1 day 2 hours', 'ABC234') returning id)
      insert into public.agenda_items (session_id, position, title, proposal_id) select id, 2, 'Il pulmino', ${id} from seduta`;
    const anonymous = database.databases.asUser(null);
    const planned = await requireProposalPage(anonymous, world.districtId, number);
    expect(planned.steps.map((step) => step.kind)).toEqual(["sent", "screened", "planned"]);
    expect(stoppedAt(planned.steps, planned.state)).toBe("planned");

    await database.sql`update public.agenda_items set first_started_at = now() where proposal_id = ${id}`;
    await database.sql`
      insert into public.votes (district_id, number, session_id, agenda_item_id, proposal_id, question, majority_base, majority, quorum_percent, citizens_vote, eligible, present, state, closed_at, yes_count, no_count, abstain_count, conflict_count, attending, outcome)
      select ${world.districtId}, 3, session_id, id, ${id}, 'Siete favorevoli?', 'yes_no', 'more_than_half', 0, false, 9, 8, 'closed', clock_timestamp(), 6, 1, 1, 0, 8, 'favourable'
      from public.agenda_items where proposal_id = ${id}`;
    await database.sql`select private.mark_proposal_voted(${id})`;
    await close(people.office, id);

    const page = await requireProposalPage(anonymous, world.districtId, number);
    expect(page.steps.map((step) => step.kind).toSorted()).toEqual(["discussed", "outcome", "review", "screened", "sent", "voted", "written"]);
    expect(page.steps).toEqual(expect.arrayContaining([
      expect.objectContaining({ kind: "discussed", session: expect.objectContaining({ number: 7 }), item: expect.objectContaining({ position: 2 }) }),
      expect.objectContaining({ kind: "voted", vote: expect.objectContaining({ yes: 6, no: 1, abstain: 1, eligible: 9, outcome: "favourable" }) }),
      expect.objectContaining({ kind: "written", blockId: "passo-1", quote: passage, section: { slug: "servizi", number: "3", title: "Servizi" } }),
    ]));
    expect(stationStates(page.steps, page.state).map(({ state }) => state)).toEqual(["done", "done", "done", "done", "done", "done"]);
    const { data: origins } = await anonymous.rpc("section_origins", { section_id: sectionId });
    expect(origins).toEqual(expect.arrayContaining([expect.objectContaining({ number, blockId: "passo-1", quote: passage, proposer: { organisation: null, category: null, municipality: "Villa San Pietro", isFormer: false, isAssisted: false } })]));
    expect(JSON.stringify([page, origins])).not.toContain(people.citizen.id);
  });

  it("hides the words of a text that is not public yet", async () => {
    const id = await publishAs(database, world, people.citizen);
    expect((await people.office.db.rpc("record_passage", { section_id: sectionId, proposal_id: id, block_id: "passo-2", quote: "Parole riservate" })).error).toBeNull();
    const { data } = await database.databases.asUser(null).rpc("proposal_thread", { proposal_id: id });
    expect(data).toMatchObject({ steps: expect.arrayContaining([expect.objectContaining({ kind: "written", quote: null })]) });
  });

  it("of what is not public is absent for everybody but sender and office", async () => {
    const draft = await saveDraftAs(world, people.citizen);
    const sent = await sendAs(world, people.citizen);
    const number = await numberOf(database, sent);
    const sees = async (person: Cast[keyof Cast] | null) => {
      const db = person?.db ?? database.databases.asUser(null);
      return [(await db.rpc("proposal_thread", { proposal_id: sent })).data, (await db.rpc("proposal_page", { district_id: world.districtId, number })).data].map((answer) => answer !== null);
    };
    for (const person of [null, people.otherCitizen, people.delegate, people.facilitator, people.otherOffice, people.administrator]) expect(await sees(person)).toEqual([false, false]);
    for (const person of [people.citizen, people.office]) expect(await sees(person)).toEqual([true, true]);
    for (const person of [people.citizen, people.office]) expect((await person.db.rpc("proposal_thread", { proposal_id: draft })).data).toBeNull();
  });
});
