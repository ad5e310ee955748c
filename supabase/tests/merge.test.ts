import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requireProposalPage } from "#app/features/thread/thread.queries.server.ts";
import { numberOf, publishAs, refusal, revisionOf, sendAs } from "#tests/builders/proposals.ts";
import { createWorld, setPhase, type Cast, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

const reason = "Chiedono la stessa corsa per le stesse frazioni.";
const outcomeReason = "Il servizio rientra nelle competenze di un altro ente, al quale abbiamo inviato la proposta con i dati raccolti.";

let database: TestDatabase;
let world: World;
let people: Cast;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
  people = world.people;
});
afterAll(() => database.close());

async function stateOf(id: string) {
  const [row] = await database.sql<{ state: string; published: boolean }[]>`select state, published_at is not null as published from public.proposals where id = ${id}`;
  return row;
}

async function merge(original: string | string[], into: string, person = people.office) {
  return person.db.rpc("merge_proposals", { into_id: into, original_ids: [original].flat(), reason });
}

async function linkOf(original: string, into: string): Promise<string> {
  const [row] = await database.sql<{ id: string }[]>`select id from public.proposal_lineage where parent_id = ${original} and child_id = ${into} and undone_at is null`;
  return row?.id ?? "";
}

async function undo(original: string, into: string, person = people.office) {
  return person.db.rpc("undo_merge", { lineage_id: await linkOf(original, into), reason: "Le due proposte riguardano paesi diversi." });
}

async function close(id: string) {
  return people.office.db.rpc("close_proposal", { proposal_id: id, kind: "out_of_competence", reason: outcomeReason, expected_revision: await revisionOf(database, id) });
}

async function told(kind: string, id: string): Promise<string[]> {
  const rows = await database.sql<{ person_id: string }[]>`select person_id from private.notices where kind = ${kind} and payload ->> 'proposalId' = ${id} order by person_id`;
  return rows.map((row) => row.person_id);
}

async function page(id: string, person: Cast[keyof Cast] | null = null) {
  return requireProposalPage(person?.db ?? database.databases.asUser(null), world.districtId, await numberOf(database, id));
}

describe("[PROP-13] a merge", () => {
  it("is made by the district's office alone, in its phases, with a reason", async () => {
    const [a, b] = [await publishAs(database, world, people.citizen), await publishAs(database, world, people.delegate, { organisationId: world.organisationId })];
    for (const person of [people.citizen, people.delegate, people.revokedDelegate, people.facilitator, people.mayor, people.otherOffice, people.administrator]) {
      expect(refusal(await merge(a, b, person))).toMatchObject({ status: 404, code: "not_found" });
    }
    const anonymous = await database.databases.asUser(null).rpc("merge_proposals", { into_id: b, original_ids: [a], reason });
    expect(anonymous.error).not.toBeNull();
    expect(refusal(await people.office.db.rpc("merge_proposals", { into_id: b, original_ids: [a], reason: "Uguali" }))).toMatchObject({ status: 422, code: "reason_too_short", field: "reason" });
    await setPhase(database, world.cycleId, "informazione");
    expect(refusal(await merge(a, b))).toMatchObject({ status: 409, code: "phase_closed" });
    await setPhase(database, world.cycleId, "tavoli");
    expect((await merge(a, b)).data).toMatchObject({ merged: [await numberOf(database, a)] });
    expect((await merge(a, b)).data).toMatchObject({ merged: [] });
  });

  it("keeps the originals readable, tells their authors, and shows who they were", async () => {
    const target = await publishAs(database, world, people.otherCitizen);
    const [sent, public1] = [await sendAs(world, people.citizen), await publishAs(database, world, people.delegate, { organisationId: world.organisationId })];
    expect((await merge([sent, public1], target)).error).toBeNull();
    expect([await stateOf(sent), await stateOf(public1)]).toEqual([{ state: "merged", published: true }, { state: "merged", published: true }]);
    expect(await told("proposal_merged", sent)).toEqual([people.citizen.id]);
    expect(await told("proposal_merged", public1)).toEqual([people.delegate.id, people.substitute.id].toSorted());
    expect((await told("proposal_absorbed", target)).length).toBe(2);
    const original = await page(sent);
    expect(original.lineage.into).toEqual([expect.objectContaining({ number: await numberOf(database, target), reason })]);
    const into = await page(target);
    expect(into.lineage.originals.map(({ number, proposer }) => [number, proposer.organisation])).toEqual([
      [await numberOf(database, sent), null], [await numberOf(database, public1), "Cooperativa Prova"],
    ].toSorted());
    expect(JSON.stringify([original, into])).not.toContain(people.citizen.id);
  });

  it("never goes in a circle, into itself, into what is merged, returned or closed, nor across cycles or an open vote", async () => {
    const [a, b, c] = [await publishAs(database, world, people.citizen), await publishAs(database, world, people.citizen), await publishAs(database, world, people.otherCitizen)];
    expect(refusal(await merge(a, a))).toMatchObject({ status: 409, code: "merge_target_wrong" });
    expect((await merge(a, b)).error).toBeNull();
    expect(refusal(await merge(b, a))).toMatchObject({ status: 409, code: "merge_target_wrong" });
    expect((await merge(b, c)).error).toBeNull();
    expect(refusal(await merge(c, a))).toMatchObject({ status: 409 });
    await expect(database.sql`insert into public.proposal_lineage (parent_id, child_id, reason) values (${c}, ${a}, ${reason})`).rejects.toThrow("proposal_moved");
    await expect(database.sql`insert into public.proposal_lineage (parent_id, child_id, reason) values (${a}, ${a}, ${reason})`).rejects.toThrow();
    // A state without its link, and a link without its state, do not survive the commit.
    const d = await publishAs(database, world, people.citizen);
    await expect(database.sql`select private.move_proposal(${d}, 'merged', 'office', ${reason})`).rejects.toThrow("proposal_moved");
    await expect(database.sql`insert into public.proposal_lineage (parent_id, child_id, reason) values (${d}, ${c}, ${reason})`).rejects.toThrow("proposal_moved");
    await expect(database.sql`update public.proposals set state = 'discussed', state_before_merge = null where id = ${a}`).rejects.toThrow("proposal_moved");
    expect((await close(c)).error).toBeNull();
    expect(refusal(await merge(d, c))).toMatchObject({ status: 409, code: "merge_target_wrong" });
    // The thread of the first original leads through the second to the outcome.
    const first = await page(a);
    expect(first.lineage.ends).toEqual([expect.objectContaining({ number: await numberOf(database, c), outcome: expect.objectContaining({ kind: "out_of_competence", reason: outcomeReason }) })]);
    expect(first.steps.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["sent", "screened", "merged", "outcome"]));
    expect(first.steps.filter(({ kind }) => kind === "outcome")).toEqual([expect.objectContaining({ via: await numberOf(database, c) })]);
    expect(await told("merged_proposal_closed", a)).toEqual([people.citizen.id]);
    expect(refusal(await undo(a, b))).toMatchObject({ status: 409, code: "proposal_moved" });
  });

  it("flows into two when it holds two things, and returns only when both are undone", async () => {
    const [a, b, c] = [await publishAs(database, world, people.citizen), await publishAs(database, world, people.otherCitizen), await publishAs(database, world, people.otherCitizen)];
    await merge(a, b);
    await merge(a, c);
    expect((await page(a)).lineage.into).toHaveLength(2);
    expect((await undo(a, b)).data).toMatchObject({ state: "merged" });
    expect((await undo(a, c)).data).toMatchObject({ state: "admitted" });
  });
});

describe("[PROP-14] undoing a merge", () => {
  it("takes the original back to where it was, for the office alone", async () => {
    const target = await publishAs(database, world, people.otherCitizen);
    const sent = await sendAs(world, people.citizen);
    const reviewed = await publishAs(database, world, people.citizen);
    await people.office.db.rpc("start_proposal_review", { proposal_id: reviewed, expected_revision: await revisionOf(database, reviewed) });
    await merge([sent, reviewed], target);
    for (const person of [people.citizen, people.otherCitizen, people.facilitator, people.otherOffice]) expect(refusal(await undo(sent, target, person))).toMatchObject({ status: 404 });
    const link = await linkOf(sent, target);
    expect((await undo(sent, target)).data).toMatchObject({ state: "submitted" });
    expect(await stateOf(sent)).toEqual({ state: "submitted", published: false });
    expect((await undo(reviewed, target)).data).toMatchObject({ state: "under_review" });
    expect(await told("proposal_merge_undone", sent)).toEqual([people.citizen.id]);
    // Once more is nothing more.
    expect((await people.office.db.rpc("undo_merge", { lineage_id: link, reason: "Di nuovo, per sicurezza di tutti." })).data).toMatchObject({ state: "submitted" });
    await expect(database.sql`update public.proposal_lineage set undone_at = null, undone_reason = '' where id = ${link}`).rejects.toThrow("proposal_moved");
    expect((await page(target)).lineage.originals).toEqual([]);
    expect((await merge(sent, target)).error).toBeNull();
  });
});
