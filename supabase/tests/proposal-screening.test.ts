import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { completeContent, numberOf, publishAs, readersOf, refusal, revisionOf, sendAs } from "#tests/builders/proposals.ts";
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

const readers = (id: string) => readersOf(database, world, id);

describe("[PROP-08] screening", () => {
  it("a sent proposal is read by who sent it and by the office alone", async () => {
    expect(await readers(await sendAs(world, people.citizen))).toEqual(["citizen", "officeHead", "office"]);
    expect(await readers(await sendAs(world, people.delegate, { organisationId: world.organisationId }))).toEqual(["delegate", "substitute", "officeHead", "office"]);
  });

  it("is for the district's office alone", async () => {
    const id = await sendAs(world, people.citizen);
    const revision = await revisionOf(database, id);
    for (const person of [people.citizen, people.stranger, people.delegate, people.facilitator, people.mayor, people.otherOffice, people.administrator]) {
      expect(refusal(await person.db.rpc("screen_proposal", { proposal_id: id, decision: "admit", expected_revision: revision }))).toMatchObject({ status: 404 });
      expect(refusal(await person.db.rpc("office_proposals", { district_id: world.districtId }))).toMatchObject({ status: 404 });
    }
    expect(refusal(await people.office.db.rpc("screen_proposal", { proposal_id: id, decision: "admit", expected_revision: revision - 1 }))).toMatchObject({ status: 409, code: "page_stale" });
    expect((await people.office.db.rpc("screen_proposal", { proposal_id: id, decision: "admit", expected_revision: revision })).data).toMatchObject({ state: "admitted" });
    expect((await readers(id)).length).toBe(Object.keys(people).length + 1);
  });

  it("returns with a reason that only who sent it reads; sent again it keeps its number", async () => {
    const id = await sendAs(world, people.citizen);
    const number = await numberOf(database, id);
    const back = (reason: string, revision: number) => people.office.db.rpc("screen_proposal", { proposal_id: id, decision: "return", expected_revision: revision, reason });
    expect(refusal(await back("Troppo breve", await revisionOf(database, id)))).toEqual({ status: 422, code: "reason_too_short", field: "reason" });
    const reason = "Descrivi meglio quali frazioni sono senza autobus.";
    expect((await back(reason, await revisionOf(database, id))).error).toBeNull();
    expect((await people.citizen.db.rpc("my_proposal", { district_id: world.districtId, proposal_id: id })).data).toMatchObject({ state: "returned", returnReason: reason });
    const notices = await database.sql`select person_id from private.notices where kind = 'proposal_returned' and payload ->> 'proposalId' = ${id}`;
    expect(notices.map((notice) => notice["person_id"])).toEqual([people.citizen.id]);
    const revision = await revisionOf(database, id);
    const edit = await people.citizen.db.rpc("save_proposal_draft", { proposal_id: id, cycle_id: world.cycleId, expected_revision: revision, content: completeContent(world, { need: "Le frazioni di Su Loi e Is Morus." }) });
    expect(edit.error).toBeNull();
    expect((await people.citizen.db.rpc("submit_proposal", { proposal_id: id, expected_revision: revision + 1 })).data).toMatchObject({ number });
    await people.office.db.rpc("screen_proposal", { proposal_id: id, decision: "admit", expected_revision: await revisionOf(database, id) });
    const moves = async (db = database.databases.asUser(null)) =>
      (await db.from("proposal_moves").select("to_state, reason").eq("proposal_id", id).order("id")).data?.map((move) => move.to_state);
    expect(await moves()).toEqual(["submitted", "submitted", "admitted"]);
    expect(await moves(people.citizen.db)).toEqual(["submitted", "returned", "submitted", "admitted"]);
  });

  it("a proposal of an organisation returns to whoever acts for it today", async () => {
    const id = await sendAs(world, people.delegate, { organisationId: world.organisationId });
    await people.office.db.rpc("screen_proposal", { proposal_id: id, decision: "return", expected_revision: await revisionOf(database, id), reason: "Manca il periodo dell'anno." });
    const edit = await people.substitute.db.rpc("save_proposal_draft", {
      proposal_id: id, cycle_id: world.cycleId, expected_revision: await revisionOf(database, id),
      content: completeContent(world, { organisationId: world.organisationId, need: "Da ottobre a maggio nessun autobus." }),
    });
    expect(edit.error).toBeNull();
    const told = await database.sql<{ person_id: string }[]>`select person_id from private.notices where kind = 'proposal_returned' and payload ->> 'proposalId' = ${id}`;
    expect(told.map((notice) => notice.person_id).toSorted()).toEqual([people.delegate.id, people.substitute.id].toSorted());
  });
});

describe("[PROP-06] moves", () => {
  it("that are not in the table cannot be stored, not even by the owner of the tables", async () => {
    const id = await sendAs(world, people.citizen);
    for (const state of ["discussed", "accepted", "draft", "under_review"]) {
      await expect(database.sql`update public.proposals set state = ${state} where id = ${id}`).rejects.toThrow();
    }
    await expect(database.sql`insert into public.proposals (district_id, cycle_id, state) values (${world.districtId}, ${world.cycleId}, 'admitted')`).rejects.toThrow("proposal_moved");
  });

  it("of the tavolo leave a proposal alone that is not there yet or already further", async () => {
    const id = await sendAs(world, people.citizen);
    const mark = (name: "discussed" | "voted") => database.sql`select ${database.sql.unsafe(`private.mark_proposal_${name}`)}(${id})`;
    const state = async () => (await database.sql<{ state: string }[]>`select state from public.proposals where id = ${id}`)[0]?.state;
    await mark("discussed");
    expect(await state()).toBe("submitted");
    await people.office.db.rpc("screen_proposal", { proposal_id: id, decision: "admit", expected_revision: await revisionOf(database, id) });
    await mark("voted");
    await mark("discussed");
    expect(await state()).toBe("prioritised");
    const review = await people.office.db.rpc("start_proposal_review", { proposal_id: id, expected_revision: await revisionOf(database, id) });
    expect(review.data).toMatchObject({ state: "under_review" });
    await mark("voted");
    expect(await state()).toBe("under_review");
  });
});

describe("[PROP-10] the author", () => {
  it("is told of every step, and so is who acts for the organisation today", async () => {
    const own = await publishAs(database, world, people.citizen);
    const theirs = await publishAs(database, world, people.delegate, { organisationId: world.organisationId });
    for (const id of [own, theirs]) await people.office.db.rpc("start_proposal_review", { proposal_id: id, expected_revision: await revisionOf(database, id) });
    const told = async (id: string) =>
      (await database.sql<{ kind: string; person_id: string }[]>`select kind, person_id from private.notices where payload ->> 'proposalId' = ${id}`).map(({ kind, person_id }) => `${kind} ${person_id}`).toSorted();
    expect(await told(own)).toEqual(["admitted", "received", "under_review"].map((step) => `proposal_${step} ${people.citizen.id}`));
    expect(await told(theirs)).toEqual(
      [...[people.delegate, people.substitute].flatMap(({ id }) => [`proposal_admitted ${id}`, `proposal_under_review ${id}`]), `proposal_received ${people.delegate.id}`].toSorted(),
    );
  });
});
