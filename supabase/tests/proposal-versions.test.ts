import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { completeContent, numberOf, publishAs, readersOf, refusal, revisionOf, sendAs, type ContentInput } from "#tests/builders/proposals.ts";
import { createWorld, setPhase, type Cast, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

const reason = "Toglie un dettaglio che riguarda una famiglia.";

let database: TestDatabase;
let world: World;
let people: Cast;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
  people = world.people;
});
afterAll(() => database.close());

async function correct(person: Cast[keyof Cast], id: string, changes: ContentInput, more: { reason?: string; withhold?: boolean; expected_revision?: number } = {}) {
  return person.db.rpc("correct_proposal", {
    proposal_id: id, expected_revision: await revisionOf(database, id), content: completeContent(world, changes), ...more,
  });
}

async function versions(id: string, person: Cast[keyof Cast] | null = null) {
  const { data } = await (person?.db ?? database.databases.asUser(null)).rpc("proposal_versions_page", { district_id: world.districtId, number: await numberOf(database, id) });
  return data;
}

describe("[PROP-15] the text of a public proposal", () => {
  it("is corrected by who sent it while proposals are collected, and what it said before stays", async () => {
    const id = await publishAs(database, world, people.delegate, { organisationId: world.organisationId });
    for (const person of [people.citizen, people.revokedDelegate, people.otherDelegate, people.facilitator, people.mayor, people.otherOffice, people.administrator]) {
      expect(refusal(await correct(person, id, { need: "Altro." }))).toMatchObject({ status: 404, code: "not_found" });
    }
    expect((await database.databases.asUser(null).rpc("correct_proposal", { proposal_id: id, expected_revision: 3, content: {} })).error).not.toBeNull();
    expect((await correct(people.substitute, id, { need: "Nelle frazioni nessun autobus passa dopo le 14." })).error).toBeNull();
    expect((await correct(people.substitute, id, { need: "Nelle frazioni nessun autobus passa dopo le 14." })).error).toBeNull();
    expect(await versions(id)).toMatchObject({
      current: { need: "Nelle frazioni nessun autobus passa dopo le 14." },
      versions: [{ version: 1, replacedAs: "delegate", organisation: "Cooperativa Prova", withheld: false, content: { need: "Nelle frazioni nessun autobus passa il pomeriggio." } }],
    });
    expect(JSON.stringify(await versions(id))).not.toContain(people.substitute.id);
    expect(refusal(await correct(people.delegate, id, { need: "" }))).toEqual({ status: 422, code: "text_empty", field: "need" });
    expect(refusal(await correct(people.delegate, id, { need: "Scrivere a anna@example.org" }))).toEqual({ status: 422, code: "personal_data_found", field: "need" });
    expect(refusal(await correct(people.delegate, id, { need: "Vecchia pagina." }, { expected_revision: 1 }))).toMatchObject({ status: 409, code: "page_stale" });
    await setPhase(database, world.cycleId, "redazione");
    expect(refusal(await correct(people.delegate, id, { need: "Tardi." }))).toMatchObject({ status: 409, code: "phase_closed" });
    await setPhase(database, world.cycleId, "tavoli");
    await database.sql`select private.mark_proposal_voted(${id})`;
    expect(refusal(await correct(people.delegate, id, { need: "Dopo il voto." }))).toMatchObject({ status: 409, code: "proposal_moved" });
  });

  it("is corrected by the office with a reason, the author is told, and what had to go is not shown again", async () => {
    const id = await publishAs(database, world, people.citizen, { who: "La famiglia che abita nell'ultima casa della via." });
    expect(refusal(await correct(people.office, id, { who: "Le famiglie della via." }))).toEqual({ status: 422, code: "reason_too_short", field: "reason" });
    expect((await correct(people.office, id, { who: "Le famiglie della via." }, { reason, withhold: true })).error).toBeNull();
    expect(await versions(id)).toMatchObject({ versions: [{ replacedAs: "office", reason, withheld: true, content: null }] });
    expect(await versions(id, people.citizen)).toMatchObject({ versions: [{ content: null }] });
    expect(await versions(id, people.office)).toMatchObject({ versions: [{ content: { who: "La famiglia che abita nell'ultima casa della via." } }] });
    expect((await database.databases.asUser(null).from("proposal_versions").select("content").eq("proposal_id", id)).data).toEqual([]);
    const told = await database.sql`select person_id from private.notices where kind = 'proposal_corrected' and payload ->> 'proposalId' = ${id}`;
    expect(told.map((row) => row["person_id"])).toEqual([people.citizen.id]);
  });

  it("cannot be changed without keeping the former one, not even by the owner of the tables", async () => {
    const id = await publishAs(database, world, people.citizen);
    await expect(database.sql`update public.proposals set need = 'Di nascosto' where id = ${id}`).rejects.toThrow("proposal_moved");
    await correct(people.citizen, id, { need: "Primo." });
    await expect(database.sql`update public.proposals set need = 'Di nascosto' where id = ${id}`).rejects.toThrow("proposal_moved");
    expect((await correct(people.citizen, id, { need: "Secondo." })).error).toBeNull();
  });
});

describe("[PROP-16] a hidden proposal", () => {
  it("is out of every public read; author and office read it with the reason; it comes back as it was", async () => {
    const id = await publishAs(database, world, people.citizen, { title: "Ippocampo per tutti" });
    const number = await numberOf(database, id);
    const anonymous = database.databases.asUser(null);
    await people.otherCitizen.db.rpc("support_proposal", { proposal_id: id });
    const [comment] = await database.sql<{ id: string }[]>`
      insert into public.proposal_comments (proposal_id, kind, body, author_id, moderation) values (${id}, 'for', 'Sì', ${people.otherCitizen.id}, 'published') returning id`;
    const [before] = await database.sql`select published_at from public.proposals where id = ${id}`;
    await database.sql`select private.hide_proposal(${id}, 'Contiene accuse a una persona riconoscibile.')`;
    expect(await readersOf(database, world, id)).toEqual(["citizen", "officeHead", "office"]);
    const page = (person: Cast[keyof Cast] | null) => (person?.db ?? anonymous).rpc("proposal_page", { district_id: world.districtId, number });
    for (const person of [null, people.otherCitizen, people.delegate, people.facilitator, people.otherOffice, people.administrator]) expect((await page(person)).data).toBeNull();
    for (const person of [people.citizen, people.office]) expect((await page(person)).data).toMatchObject({ hidden: { reason: "Contiene accuse a una persona riconoscibile." } });
    expect((await anonymous.rpc("search_proposals", { district_id: world.districtId, q: "Ippocampo" })).data).toMatchObject({ items: [] });
    expect((await anonymous.rpc("proposal_comments_page", { proposal_id: id })).data).toBeNull();
    expect((await anonymous.rpc("proposal_versions_page", { district_id: world.districtId, number })).data).toBeNull();
    expect((await anonymous.from("proposal_comments").select("id").eq("id", comment?.id ?? "")).data).toEqual([]);
    expect((await anonymous.from("proposal_figures").select("proposal_id").eq("proposal_id", id)).data).toEqual([]);
    expect(refusal(await people.otherCitizen.db.rpc("support_proposal", { proposal_id: id }))).toMatchObject({ status: 404 });
    const target = await publishAs(database, world, people.otherCitizen);
    expect(refusal(await people.office.db.rpc("merge_proposals", { into_id: target, original_ids: [id], reason }))).toMatchObject({ status: 409 });
    await database.sql`select private.unhide_proposal(${id})`;
    expect((await page(null)).data).toMatchObject({ number, support: { citizens: 1 }, comments: 1, hidden: null });
    const [after] = await database.sql`select published_at from public.proposals where id = ${id}`;
    expect(after).toEqual(before);
    await expect(database.sql`select private.hide_proposal(${await sendAs(world, people.citizen)}, 'Non è pubblica, non si nasconde.')`).rejects.toThrow("not_found");
  });
});
