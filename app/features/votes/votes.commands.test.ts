import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "#app/platform/db/database.types.ts";
import { refusal } from "#tests/builders/proposals.ts";
import { addDelegate, addOrganisation, type Cast, createWorld, setPhase, type World } from "#tests/builders/world.ts";
import { castAs, checkInAs, createOpenSession, openVoteIn, type OpenSession, setCitizensVote } from "#tests/builders/votes.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { getVoteBoard, listProposalVotes, listSessionVotes, listVotes } from "./votes.queries.server.ts";

let database: TestDatabase;
let world: World;
let people: Cast;
let session: OpenSession;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
  people = world.people;
});
beforeEach(async () => {
  session = await createOpenSession(database, world);
});
afterAll(() => database.close());

const anonymous = () => ({ db: database.databases.asUser(null) });

function openAs(person: { db: Cast["office"]["db"] }, changes: Partial<Database["public"]["Functions"]["open_vote"]["Args"]> = {}) {
  return person.db.rpc("open_vote", {
    session_id: session.id, expected_item_id: session.itemId, question: "Si inserisce la proposta nel piano?",
    majority_base: "yes_no", majority: "more_than_half", quorum_percent: 0, ...changes,
  });
}

async function board(voteId: string, person: { db: Cast["office"]["db"] } = anonymous()) {
  const found = (await listSessionVotes(person.db, session.id)).find((vote) => vote.id === voteId);
  if (!found) throw new Error("no such vote");
  return found;
}

async function closeAs(person: { db: Cast["office"]["db"] }, voteId: string): Promise<string | null> {
  return (await person.db.rpc("close_vote", { vote_id: voteId })).error?.message ?? null;
}

describe("opening", () => {
  it.each(["facilitator", "office", "officeHead"] as const)("[VOTE-01] %s opens", async (who) => {
    expect((await openAs(people[who])).error).toBeNull();
  });

  it.each(["delegate", "citizen", "stranger", "otherFacilitator", "minuteTaker", "mayor", "otherOffice", "administrator"] as const)("[VOTE-01] %s does not open", async (who) => {
    expect(refusal(await openAs(people[who]))).toMatchObject({ status: 404, code: "not_found" });
  });

  it("[VOTE-01] anonymous people do not open", async () => {
    expect((await openAs(anonymous())).error).not.toBeNull();
  });

  it("[VOTE-01] only one vote at a time in a session", async () => {
    const [first, second] = await Promise.all([openAs(people.facilitator), openAs(people.office)]);
    expect([first, second].map((result) => result.error?.message ?? "opened").sort()).toEqual(["opened", "vote_already_open"]);
  });

  it("[VOTE-01] not in a phase that holds no votes, not on another item than the facilitator saw, not without a proposal", async () => {
    await setPhase(database, world.cycleId, "adesioni");
    expect(refusal(await openAs(people.facilitator))).toMatchObject({ status: 409, code: "phase_closed" });
    await setPhase(database, world.cycleId, "tavoli");
    const { data: greeting } = await people.facilitator.db.rpc("add_agenda_item", { session_id: session.id, title: "Saluti", minutes: 5 });
    expect(refusal(await openAs(people.facilitator, { expected_item_id: greeting ?? "" }))).toMatchObject({ code: "page_stale" });
    await people.facilitator.db.rpc("move_to_item", { session_id: session.id, item_id: greeting ?? "", expected_item_id: session.itemId });
    expect(refusal(await openAs(people.facilitator, { expected_item_id: greeting ?? "" }))).toMatchObject({ status: 422, code: "vote_needs_proposal" });
  });

  it.each([
    [{ question: "  " }, "text_empty", "question"],
    [{ question: "x".repeat(301) }, "text_too_long", "question"],
    [{ majority_base: "all" }, "choice_unknown", "majorityBase"],
    [{ majority: "half" }, "choice_unknown", "majority"],
    [{ quorum_percent: 101 }, "choice_unknown", "quorumPercent"],
  ])("[VOTE-02] refuses %o", async (changes, code, field) => {
    expect(refusal(await openAs(people.facilitator, changes))).toEqual({ status: 422, code, field });
  });
});

describe("the electorate", () => {
  it("[VOTE-02] is who sits at the tavolo at the opening, present or not", async () => {
    await checkInAs(people.delegate, session, world.organisationId);
    const vote = await openVoteIn(world, session);
    expect(await board(vote)).toMatchObject({ present: 1, tally: { eligible: 2 }, organisations: [{ name: "Cooperativa Prova", present: true }, { name: "Sindacato Prova", present: false }] });
  });

  it("[VOTE-02] an organisation seated later cannot vote, in the next vote it can", async () => {
    const first = await openVoteIn(world, session);
    const late = await addOrganisation(database, world.districtId, "Associazione Tardi", "social_promotion", world.municipalityId);
    await addDelegate(database, late, "delegate", people.stranger);
    await database.sql`insert into public.tavolo_organisations (tavolo_id, organisation_id) values (${world.tavoloId}, ${late})`;
    expect(await castAs(people.stranger, first, "yes", late)).toBe("not_an_elector");
    expect(await closeAs(people.facilitator, first)).toBeNull();
    const second = await openVoteIn(world, session);
    expect(await castAs(people.stranger, second, "yes", late)).toBeNull();
    await database.sql`delete from public.tavolo_organisations where organisation_id = ${late}`;
    expect((await board(second)).tally.eligible).toBe(3);
  });

  it("[VOTE-03] citizens who are present vote where the office wants it, one each, shown only as a number", async () => {
    await setCitizensVote(database, world.cycleId, true);
    await checkInAs(people.citizen, session, null);
    const vote = await openVoteIn(world, session);
    await setCitizensVote(database, world.cycleId, false);
    await checkInAs(people.otherCitizen, session, null);
    expect(await castAs(people.citizen, vote, "no", null)).toBeNull();
    expect(await castAs(people.citizen, vote, "yes", null)).toBe("already_voted");
    expect(await castAs(people.otherCitizen, vote, "yes", null)).toBe("not_an_elector");
    const shown = await board(vote);
    expect(shown.categories.at(-1)).toMatchObject({ category: "citizen", eligible: 1, no: 1 });
    expect(JSON.stringify(shown)).not.toContain(people.citizen.id);
    expect((await board(vote, people.citizen)).mine).toMatchObject([{ organisationId: null, choice: "no" }]);
  });

  it("[VOTE-03] citizens do not vote where the office has not decided it", async () => {
    await checkInAs(people.citizen, session, null);
    const vote = await openVoteIn(world, session);
    expect(await castAs(people.citizen, vote, "yes", null)).toBe("not_an_elector");
  });
});

describe("casting", () => {
  it("[VOTE-04] delegate of each organisation, once", async () => {
    const vote = await openVoteIn(world, session);
    expect(await castAs(people.substitute, vote, "yes", world.organisationId)).toBeNull();
    expect(await castAs(people.delegate, vote, "no", world.organisationId)).toBe("already_voted");
    expect(await castAs(people.otherDelegate, vote, "abstain", world.otherOrganisationId)).toBeNull();
    expect((await board(vote)).tally).toMatchObject({ yes: 1, no: 0, abstain: 1 });
  });

  it.each(["otherDelegate", "revokedDelegate", "citizen", "stranger", "facilitator", "office", "mayor", "otherOffice", "administrator"] as const)(
    "[VOTE-04] %s does not vote for the cooperative", async (who) => {
      const vote = await openVoteIn(world, session);
      expect(await castAs(people[who], vote, "yes", world.organisationId)).toBe("not_an_elector");
      expect((await people[who].db.rpc("declare_conflict", { vote_id: vote, organisation_id: world.organisationId })).error?.message).toBe("not_an_elector");
      expect((await board(vote)).tally).toMatchObject({ yes: 0, conflict: 0 });
    });

  it("[VOTE-04] anonymous people do not vote", async () => {
    const vote = await openVoteIn(world, session);
    expect(await castAs(anonymous(), vote, "yes", world.organisationId)).not.toBeNull();
    expect((await board(vote)).tally.yes).toBe(0);
  });

  it("[VOTE-04] a delegate revoked after the opening cannot vote, the one who replaces her can", async () => {
    const vote = await openVoteIn(world, session);
    const { sql } = database;
    await sql`update public.organisation_delegates set revoked_at = now() where organisation_id = ${world.otherOrganisationId} and person_id = ${people.otherDelegate.id}`;
    await addDelegate(database, world.otherOrganisationId, "delegate", people.minuteTaker);
    expect(await castAs(people.otherDelegate, vote, "yes", world.otherOrganisationId)).toBe("not_an_elector");
    expect(await castAs(people.minuteTaker, vote, "no", world.otherOrganisationId)).toBeNull();
    await sql`delete from public.organisation_delegates where person_id = ${people.minuteTaker.id}`;
    await sql`update public.organisation_delegates set revoked_at = null where organisation_id = ${world.otherOrganisationId}`;
  });

  it("[VOTE-04] nobody who has signed out votes with an old token", async () => {
    const vote = await openVoteIn(world, session);
    const { delegate } = people;
    await database.sql`delete from auth.sessions where id = ${delegate.loginId}`;
    expect(await castAs(delegate, vote, "yes", world.organisationId)).toBe("sign_in_needed");
    await database.sql`insert into auth.sessions (id, user_id, created_at, updated_at) values (${delegate.loginId}, ${delegate.id}, now(), now())`;
  });

  it("refuses a choice that is none, and a vote that is not there", async () => {
    const vote = await openVoteIn(world, session);
    expect(await castAs(people.delegate, vote, "maybe", world.organisationId)).toBe("choice_unknown");
    expect(await castAs(people.delegate, session.id, "yes", world.organisationId)).toBe("not_found");
  });

  it("[VOTE-09] a declared conflict takes the ballot's place, and a ballot the conflict's", async () => {
    const vote = await openVoteIn(world, session, { majorityBase: "eligible" });
    const declare = (who: "delegate" | "otherDelegate", organisationId: string) =>
      people[who].db.rpc("declare_conflict", { vote_id: vote, organisation_id: organisationId });
    expect((await declare("delegate", world.organisationId)).error).toBeNull();
    expect((await declare("delegate", world.organisationId)).error?.message).toBe("conflict_declared");
    expect(await castAs(people.substitute, vote, "yes", world.organisationId)).toBe("conflict_declared");
    expect(await castAs(people.otherDelegate, vote, "yes", world.otherOrganisationId)).toBeNull();
    expect((await declare("otherDelegate", world.otherOrganisationId)).error?.message).toBe("already_voted");
    await closeAs(people.facilitator, vote);
    expect(await board(vote)).toMatchObject({ outcome: "favourable", tally: { yes: 1, conflict: 1, eligible: 2 }, organisations: [{ conflict: true }, { choice: "yes" }] });
  });
});

describe("closing", () => {
  it.each(["delegate", "citizen", "otherFacilitator", "minuteTaker", "otherOffice", "administrator"] as const)("[VOTE-01] %s does not close", async (who) => {
    const vote = await openVoteIn(world, session);
    expect(await closeAs(people[who], vote)).toBe("not_found");
  });

  it("[VOTE-05] closing twice is refused, late ballots and late conflicts too", async () => {
    const vote = await openVoteIn(world, session);
    expect(await closeAs(people.office, vote)).toBeNull();
    expect(await closeAs(people.facilitator, vote)).toBe("vote_closed");
    expect(await castAs(people.delegate, vote, "yes", world.organisationId)).toBe("vote_closed");
    expect((await people.delegate.db.rpc("declare_conflict", { vote_id: vote, organisation_id: world.organisationId })).error?.message).toBe("vote_closed");
    expect(await board(vote)).toMatchObject({ state: "closed", outcome: "no_decision" });
  });

  it("[VOTE-01] a session is not closed over an open vote", async () => {
    const vote = await openVoteIn(world, session);
    const close = () => people.facilitator.db.rpc("close_session", { session_id: session.id });
    expect(refusal(await close())).toMatchObject({ status: 409, code: "vote_still_open" });
    await closeAs(people.facilitator, vote);
    expect((await close()).error).toBeNull();
    expect(refusal(await openAs(people.facilitator))).toMatchObject({ code: "session_closed" });
  });

  it("[VOTE-06] who votes from afar counts among those present", async () => {
    await checkInAs(people.delegate, session, world.organisationId);
    const vote = await openVoteIn(world, session, { majorityBase: "present" });
    await castAs(people.delegate, vote, "yes", world.organisationId);
    await castAs(people.otherDelegate, vote, "no", world.otherOrganisationId);
    await closeAs(people.facilitator, vote);
    expect(await board(vote)).toMatchObject({ present: 1, tally: { attending: 2 }, outcome: "not_favourable" });
  });

  it("a vote that was closed makes its proposal a priority", async () => {
    await closeAs(people.facilitator, await openVoteIn(world, session));
    const [row] = await database.sql<{ state: string }[]>`select state from public.proposals where id = ${session.proposalId}`;
    expect(row?.state).toBe("prioritised");
  });
});

describe("reading", () => {
  it("[VOTE-10] no API role reads ballots, nor the persons among the electors", async () => {
    const vote = await openVoteIn(world, session);
    await castAs(people.delegate, vote, "yes", world.organisationId);
    for (const person of [anonymous(), people.delegate, people.facilitator, people.officeHead, people.administrator]) {
      expect((await person.db.from("ballots").select("*")).data ?? []).toEqual([]);
      expect((await person.db.from("vote_electors").select("person_id")).error).not.toBeNull();
      expect((await person.db.from("votes").update({ outcome: "favourable" }).eq("id", vote).select()).error).not.toBeNull();
    }
    expect(JSON.stringify(await board(vote, people.facilitator))).not.toContain(people.delegate.id);
  });

  it("lists a district's votes, open ones first, by tavolo and in pages", async () => {
    const { db } = anonymous();
    const vote = await openVoteIn(world, session);
    const page = await listVotes(db, world.districtId, {});
    expect(page.votes[0]).toMatchObject({ state: "open", tavolo: "Tavolo anziani" });
    expect(page.votes.slice(1).every((row, index, rows) => index === 0 || row.number < (rows[index - 1]?.number ?? 0) || row.state === "closed")).toBe(true);
    expect((await listVotes(db, world.districtId, { tavolo: "giovani" })).votes).toEqual([]);
    const next = await listVotes(db, world.districtId, { dopo: Number(page.nextCursor) });
    expect(next.votes.some((row) => page.votes.some((shown) => shown.number === row.number))).toBe(false);
    expect((await listVotes(db, world.otherDistrictId, {})).votes).toEqual([]);
    expect((await listProposalVotes(db, session.proposalId)).at(-1)).toMatchObject({ state: "open", yes: null });
    const { number } = await board(vote);
    expect(await getVoteBoard(db, world.districtId, String(number))).toMatchObject({ id: vote });
    expect(await getVoteBoard(db, world.otherDistrictId, String(number))).toBeNull();
    expect(await getVoteBoard(db, world.districtId, "1'; drop")).toBeNull();
  });
});
