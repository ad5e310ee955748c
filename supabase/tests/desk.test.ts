import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { numberOf, publishAs, refusal, revisionOf, sendAs } from "#tests/builders/proposals.ts";
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
beforeEach(() => database.sql`delete from private.rate_counters`);

const outsiders = (): Cast[keyof Cast][] => [people.citizen, people.stranger, people.delegate, people.revokedDelegate, people.facilitator, people.mayor, people.otherOffice, people.administrator];
const chosen = async (...ids: string[]) => Promise.all(ids.map(async (id) => ({ id, revision: await revisionOf(database, id) })));
const table = async (filters: Record<string, string> = {}, after?: string) => {
  const { data, error } = await people.office.db.rpc("office_proposals", { district_id: world.districtId, filters, page_size: 2, ...(after ? { after } : {}) });
  expect(error).toBeNull();
  const page: { items: { id: string; number: string; assignee: { name: string } | null; dueOn: string | null }[]; next: string | null; total: number } = JSON.parse(JSON.stringify(data));
  return page;
};
const act = (name: string, rows: { id: string; revision: number }[], value: Record<string, string> = {}, person = people.office) =>
  person.db.rpc("act_on_proposals", { district_id: world.districtId, act: name, chosen: rows, value });
const stateOf = async (id: string) => (await database.sql<{ state: string }[]>`select state from public.proposals where id = ${id}`)[0]?.state;

describe("[DESK-01] the desk", () => {
  it("does not exist for anybody but the district's office", async () => {
    const id = await sendAs(world, people.citizen);
    const number = await numberOf(database, id);
    const calls = (db: Cast[keyof Cast]["db"]) => [
      db.rpc("office_proposals", { district_id: world.districtId }), db.rpc("office_board", { district_id: world.districtId }), db.rpc("review_page", { district_id: world.districtId, number }),
      db.rpc("publication_page", { district_id: world.districtId }), db.rpc("office_figures", { district_id: world.districtId }), db.rpc("export_page", { district_id: world.districtId, list: "proposals" }),
      db.rpc("begin_export", { district_id: world.districtId, list: "proposals" }), db.rpc("save_desk_view", { district_id: world.districtId, name: "Mie", filters: {} }),
      db.rpc("act_on_proposals", { district_id: world.districtId, act: "admit", chosen: [{ id, revision: 2 }] }), db.rpc("write_desk_note", { proposal_id: id, note_id: randomUUID(), body: "Nota" }),
      db.rpc("save_proposal_review", { proposal_id: id, expected_revision: 0, review: {} }), db.rpc("save_outcome_draft", { proposal_id: id, expected_revision: 0, draft: {} }),
      db.rpc("publish_outcomes", { district_id: world.districtId, chosen: [{ id, revision: 2, draftRevision: 1 }] }), db.rpc("audit_page", { district_id: world.districtId }),
      db.rpc("set_review_weights", { district_id: world.districtId, relevance: 25, feasibility: 25, cost: 25, competence: 25 }),
    ];
    for (const person of outsiders()) for (const result of await Promise.all(calls(person.db))) expect(refusal(result)).toMatchObject({ status: 404 });
    for (const result of await Promise.all(calls(database.databases.asUser(null)))) expect(result.error).not.toBeNull();
    expect(await stateOf(id)).toBe("submitted");
  });

  it("pages through every proposal once in every order, and knows only its own filters", async () => {
    for (const title of ["Zenzero", "Àncora", "Biblioteca"]) await sendAs(world, people.citizen, { title });
    const { total } = await table();
    for (const sort of ["number", "-number", "title", "-title", "sent", "-since", "due", "-due"]) {
      const seen: string[] = [];
      for (let after: string | null = ""; after !== null; ) {
        const page = await table({ sort }, after || undefined);
        seen.push(...page.items.map(({ id }) => id));
        after = page.next;
      }
      expect(new Set(seen).size, sort).toBe(total);
      expect(seen.length, sort).toBe(total);
    }
    expect((await table({ q: "biblioteche" })).total).toBe(1);
    expect((await table({ q: "zenzero", state: "admitted" })).total).toBe(0);
    for (const filters of [{ sort: "author_id" }, { sort: "number; drop table" }, { due: "x" }, { assignee: "' or true" }, { state: ["a"] }]) {
      expect(refusal(await people.office.db.rpc("office_proposals", { district_id: world.districtId, filters }))).toMatchObject({ status: 400, code: "bad_request" });
    }
  });
});

describe("[DESK-02] many at once", () => {
  it("does what can be done and says why of the rest", async () => {
    const [one, two, admitted] = [await sendAs(world, people.citizen), await sendAs(world, people.citizen), await publishAs(database, world, people.citizen)];
    const rows = await chosen(one, two, admitted);
    const stale = rows.map((row) => (row.id === two ? { ...row, revision: 99 } : row));
    const { data } = await act("admit", [...stale, { id: randomUUID(), revision: 1 }], { tavoloId: world.otherTavoloId });
    expect(data).toHaveLength(4);
    expect(data).toEqual(expect.arrayContaining([
      expect.objectContaining({ id: one, done: true, code: null }), expect.objectContaining({ id: two, done: false, code: "page_stale" }),
      expect.objectContaining({ id: admitted, done: false, code: "proposal_moved" }), expect.objectContaining({ done: false, code: "not_found", number: null }),
    ]));
    expect([await stateOf(one), await stateOf(two)]).toEqual(["admitted", "submitted"]);
    const told = await database.sql`select 1 from private.notices where kind = 'proposal_admitted' and payload ->> 'proposalId' in (${one}, ${two})`;
    expect(told).toHaveLength(1);
    expect((await act("review", await chosen(one, two))).data).toMatchObject([{ done: true }, { done: false }]);
  });

  it("gives a tavolo, a colleague and a day, and refuses who is not of the office", async () => {
    const id = await publishAs(database, world, people.citizen);
    expect((await act("tavolo", await chosen(id), { tavoloId: world.otherTavoloId })).data).toMatchObject([{ done: true }]);
    expect((await act("assign", await chosen(id), { assigneeId: people.officeHead.id })).data).toMatchObject([{ done: true }]);
    expect((await act("due", await chosen(id), { dueOn: "2026-01-31" })).data).toMatchObject([{ done: true }]);
    for (const person of [people.citizen, people.otherOffice, people.administrator]) {
      expect((await act("assign", await chosen(id), { assigneeId: person.id })).data).toMatchObject([{ done: false, code: "choice_unknown" }]);
    }
    expect((await table({ due: "late", assignee: people.officeHead.id })).items).toMatchObject([{ id, dueOn: "2026-01-31", assignee: { name: "Office head" } }]);
    expect(refusal(await act("assign", [{ id, revision: 1 }], { assigneeId: "nobody" }))).toMatchObject({ status: 422 });
    expect(refusal(await act("close", [{ id, revision: 1 }]))).toMatchObject({ status: 422, field: "act" });
    expect(refusal(await act("admit", []))).toMatchObject({ status: 422, field: "chosen" });
  });

  it("asks the phase for every row", async () => {
    const id = await sendAs(world, people.citizen);
    await setPhase(database, world.cycleId, "approvazione");
    expect((await act("admit", await chosen(id))).data).toMatchObject([{ done: false, code: "phase_closed" }]);
    await setPhase(database, world.cycleId, "tavoli");
  });
});

describe("[DESK-03] notes", () => {
  it("are read by colleagues alone, written once, and tell whom they mention", async () => {
    const id = await publishAs(database, world, people.citizen);
    const note = { proposal_id: id, note_id: randomUUID(), body: "Chiedere al Comune il costo del pulmino.", mentions: [people.officeHead.id, people.office.id] };
    expect((await people.office.db.rpc("write_desk_note", note)).error).toBeNull();
    expect((await people.office.db.rpc("write_desk_note", note)).error).toBeNull();
    const notices = await database.sql<{ person_id: string; payload: Record<string, string> }[]>`select person_id, payload from private.notices where kind = 'note_mention'`;
    expect(notices).toMatchObject([{ person_id: people.officeHead.id }]);
    expect(JSON.stringify(notices[0]?.payload)).not.toContain("pulmino.");
    const page = await people.officeHead.db.rpc("review_page", { district_id: world.districtId, number: await numberOf(database, id) });
    expect(page.data).toMatchObject({ notes: [{ body: note.body, by: "Office", mentions: ["Office", "Office head"] }] });
    for (const person of [people.citizen, people.otherOffice]) {
      expect(refusal(await people.office.db.rpc("write_desk_note", { ...note, note_id: randomUUID(), mentions: [person.id] }))).toMatchObject({ status: 422, field: "mentions" });
    }
    expect(refusal(await people.office.db.rpc("write_desk_note", { ...note, note_id: randomUUID(), body: "Chiamare il 347 1234567" }))).toMatchObject({ code: "personal_data_found" });
    const seen = await people.citizen.db.rpc("my_proposal", { district_id: world.districtId, proposal_id: id });
    expect(JSON.stringify(seen.data)).not.toContain("pulmino.");
  });
});

describe("[DESK-04] views", () => {
  it("are one's own or the office's, and go with their maker or the head", async () => {
    const save = (person: Cast[keyof Cast], name: string, shared: boolean) => person.db.rpc("save_desk_view", { district_id: world.districtId, name, filters: { state: "submitted" }, shared });
    const [own, shared] = [await save(people.office, "Le mie", false), await save(people.office, "Di tutti", true)];
    const views = async (person: Cast[keyof Cast]) => {
      const { data } = await person.db.rpc("office_proposals", { district_id: world.districtId });
      const page: { views: { name: string; filters: unknown }[] } = JSON.parse(JSON.stringify(data));
      return page.views.map(({ name }) => name);
    };
    expect(await views(people.office)).toEqual(["Le mie", "Di tutti"]);
    expect(await views(people.officeHead)).toEqual(["Di tutti"]);
    const remove = (person: Cast[keyof Cast], id: string | null) => person.db.rpc("delete_desk_view", { district_id: world.districtId, view_id: id ?? "" });
    await remove(people.officeHead, own.data);
    await remove(people.officeHead, shared.data);
    expect(await views(people.office)).toEqual(["Le mie"]);
    await save(people.office, "Le mie", true);
    expect(await views(people.officeHead)).toEqual(["Le mie"]);
    expect(refusal(await people.office.db.rpc("save_desk_view", { district_id: world.districtId, name: "Rotta", filters: { sort: "x" } }))).toMatchObject({ status: 400 });
  });
});
