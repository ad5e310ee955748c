import { RouterContextProvider } from "react-router";
import type { Socket } from "socket.io-client";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { viewerContext } from "#app/features/identity/viewer.ts";
import { voteAction } from "#app/features/votes/vote-action.server.ts";
import { choices } from "#app/features/votes/votes.limits.ts";
import { listSessionVotes } from "#app/features/votes/votes.queries.server.ts";
import { dbContext } from "#app/platform/context.ts";
import type { Person } from "#tests/builders/people.ts";
import { castAs, createOpenSession, openVoteIn, type OpenSession } from "#tests/builders/votes.ts";
import { addDelegate, addOrganisation, type Cast, createWorld, type World } from "#tests/builders/world.ts";
import { type CoeditingWorld, openSocket, serveTestDatabase } from "#tests/realtime/coediting-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

const ORGANISATIONS = 40;

let database: TestDatabase;
let world: World;
let people: Cast;
let server: CoeditingWorld;
let session: OpenSession;
const sockets = new Map<string, Socket>();
/** Organisations of the tavolo for all of which the stranger is the delegate. */
const crowd: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
  people = world.people;
  server = await serveTestDatabase(database);
  for (let index = 0; index < ORGANISATIONS; index += 1) {
    const id = await addOrganisation(database, world.districtId, `Associazione ${index}`, "volunteer_org", world.municipalityId);
    await addDelegate(database, id, "delegate", people.stranger);
    await database.sql`insert into public.tavolo_organisations (tavolo_id, organisation_id) values (${world.tavoloId}, ${id})`;
    crowd.push(id);
  }
});
beforeEach(async () => {
  // A socket sends fifty events at once, then ten a second: each test has its own.
  disconnectAll();
  session = await createOpenSession(database, world);
});
afterAll(async () => {
  disconnectAll();
  await server.close();
  await database.close();
});

function disconnectAll(): void {
  for (const socket of sockets.values()) socket.disconnect();
  sockets.clear();
}

function socketOf(person: Person | null): Socket {
  const key = person?.id ?? "anonymous";
  const socket = sockets.get(key) ?? openSocket(server.origin, person?.accessToken ?? null);
  sockets.set(key, socket);
  return socket;
}

type Ack = { ok: boolean; code?: string; field?: string | null; data?: unknown };

function ask(person: Person | null, event: string, payload: unknown): Promise<Ack> {
  return socketOf(person).timeout(10_000).emitWithAck(event, payload);
}

type Ballot = { voteId: string; choice: string; organisationId: string };
/** One way to the same command: null when it was accepted, else the code of the refusal. */
type Door = (person: Person, ballot: Ballot) => Promise<string | null>;

const doors: Record<"form" | "socket" | "postgrest", Door> = {
  async form(person, ballot) {
    const context = new RouterContextProvider();
    context.set(dbContext, person.db);
    context.set(viewerContext, {
      kind: "person", id: person.id, displayName: "", accessToken: person.accessToken, locale: "it", municipalityId: null, citizenDistrictIds: [],
      districtRoles: [], tavoloRoles: [], organisations: [], platformAdmin: false,
    });
    const request = new Request("http://localhost/area-prova/votazioni/1", { method: "POST", body: new URLSearchParams({ intent: "vote:cast", ...ballot }) });
    const answer = await voteAction({ request, context });
    if ("ok" in answer) return null;
    expect(answer.init?.status).toBe(409);
    return answer.data.formError;
  },
  async socket(person, ballot) {
    const ack = await ask(person, "vote:cast", ballot);
    return ack.ok ? null : (ack.code ?? "none");
  },
  postgrest: (person, { voteId, choice, organisationId }) => castAs(person, voteId, choice, organisationId),
};
const doorList = [doors.form, doors.socket, doors.postgrest];

async function stored(voteId: string): Promise<{ organisation: string; choice: string }[]> {
  return database.sql<{ organisation: string; choice: string }[]>`
    select e.organisation_id as organisation, b.choice from public.ballots b join public.vote_electors e on e.id = b.elector_id where b.vote_id = ${voteId}`;
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("empty list");
  return found;
}

it("[VOTE-04] 50 parallel casts for one organisation, half by the delegate and half by the substitute, by form, socket and PostgREST: one ballot, 49 clear conflicts", async () => {
  const voteId = await openVoteIn(world, session);
  const casts = Array.from({ length: 50 }, (_, index) => ({ person: at([people.delegate, people.substitute], index), door: at(doorList, index), choice: at(choices, Math.floor(index / 7)) }));
  const answers = await Promise.all(casts.map(({ person, door, choice }) => door(person, { voteId, choice, organisationId: world.organisationId })));
  expect(answers.filter((answer) => answer === null)).toHaveLength(1);
  expect(answers.filter((answer) => answer === "already_voted")).toHaveLength(49);
  const accepted = casts[answers.indexOf(null)];
  expect(await stored(voteId)).toEqual([{ organisation: world.organisationId, choice: accepted?.choice }]);
  const [board] = await listSessionVotes(people.delegate.db, session.id);
  expect(board?.mine).toMatchObject([{ organisationId: world.organisationId, choice: accepted?.choice }]);
  expect((board?.tally.yes ?? 0) + (board?.tally.no ?? 0) + (board?.tally.abstain ?? 0)).toBe(1);
});

it.each([0, 8, 15, 22, 30])("[VOTE-05] what is acknowledged is stored and counted, when the close comes among 40 casts (after %i)", async (after) => {
  const voteId = await openVoteIn(world, session);
  const closing: Promise<string | null>[] = [];
  const answers = crowd.map((organisationId, index) => {
    if (index === after) closing.push(closeAs(people.facilitator, voteId));
    return at(doorList, index)(people.stranger, { voteId, choice: at(choices, index), organisationId });
  });
  const results = await Promise.all(answers);
  expect(await Promise.all(closing)).toEqual([null]);
  expect(results.filter((result) => result !== null && result !== "vote_closed")).toEqual([]);
  const acknowledged = crowd.filter((_, index) => results[index] === null).toSorted();
  const ballots = await stored(voteId);
  expect(ballots.map((ballot) => ballot.organisation).toSorted()).toEqual(acknowledged);
  const [vote] = await database.sql<{ yes: number; no: number; abstain: number; state: string }[]>`
    select yes_count as yes, no_count as no, abstain_count as abstain, state from public.votes where id = ${voteId}`;
  const count = (choice: string) => ballots.filter((ballot) => ballot.choice === choice).length;
  expect(vote).toEqual({ yes: count("yes"), no: count("no"), abstain: count("abstain"), state: "closed" });
});

async function closeAs(person: Person, voteId: string): Promise<string | null> {
  const ack = await ask(person, "vote:close", { voteId });
  return ack.ok ? null : (ack.code ?? "none");
}

it("[VOTE-09] a ballot and a declared conflict of one organisation never both stand, however they race", async () => {
  const voteId = await openVoteIn(world, session);
  await Promise.all(crowd.slice(0, 20).map(async (organisationId) => {
    const cast = doors.socket(people.stranger, { voteId, choice: "yes", organisationId });
    const declare = people.stranger.db.rpc("declare_conflict", { vote_id: voteId, organisation_id: organisationId });
    const outcome = [await cast, (await declare).error?.message ?? null];
    expect([[null, "already_voted"], ["conflict_declared", null]]).toContainEqual(outcome);
  }));
  const [both] = await database.sql<{ count: number }[]>`
    select count(*)::int from public.vote_electors e join public.ballots b on b.elector_id = e.id where e.vote_id = ${voteId} and e.conflict_declared_at is not null`;
  expect(both?.count).toBe(0);
});

it("[VOTE-05] two closes at once: one closes, the other is told", async () => {
  const voteId = await openVoteIn(world, session);
  const answers = await Promise.all([closeAs(people.facilitator, voteId), closeAs(people.office, voteId)]);
  expect(answers.toSorted()).toEqual([null, "vote_closed"].toSorted());
});

describe("what is pushed", () => {
  it("whoever follows a vote hears each accepted ballot with a higher revision, and refused ones not at all", async () => {
    const voteId = await openVoteIn(world, session);
    const follower = socketOf(null);
    const heard: number[] = [];
    const closed = new Promise<void>((done) => {
      follower.on("vote:changed", ({ id, revision }: { id: string; revision: number }) => {
        if (id !== voteId) return;
        heard.push(revision);
        if (heard.length === 4) done();
      });
    });
    expect(await ask(null, "room:join", { topic: "vote", id: voteId })).toMatchObject({ ok: true, data: { revision: 1 } });
    await Promise.all([0, 1, 2].map((index) => doors.socket(people.stranger, { voteId, choice: "yes", organisationId: at(crowd, index) })));
    expect(await doors.socket(people.stranger, { voteId, choice: "no", organisationId: at(crowd, 0) })).toBe("already_voted");
    expect(await closeAs(people.facilitator, voteId)).toBeNull();
    await closed;
    expect(heard).toEqual([2, 3, 4, 5]);
    expect((await listSessionVotes(people.stranger.db, session.id))[0]?.revision).toBe(5);
    follower.removeAllListeners("vote:changed");
  });
});

describe("who may not, by socket", () => {
  it("[VOTE-04] anonymous sockets neither vote nor open nor close", async () => {
    const voteId = await openVoteIn(world, session);
    expect(await ask(null, "vote:cast", { voteId, choice: "yes", organisationId: world.organisationId })).toMatchObject({ ok: false, code: "sign_in_needed" });
    expect(await ask(null, "vote:close", { voteId })).toMatchObject({ ok: false, code: "sign_in_needed" });
  });

  it("[VOTE-01] facilitator of another tavolo, office of another district, delegate: no opening and no closing", async () => {
    const open = { sessionId: session.id, itemId: session.itemId, question: "Una domanda?", majorityBase: "yes_no", majority: "more_than_half", quorumPercent: "0" };
    for (const person of [people.otherFacilitator, people.otherOffice, people.delegate]) {
      expect(await ask(person, "vote:open", open)).toMatchObject({ ok: false, code: "not_found" });
    }
    expect(await ask(people.facilitator, "vote:open", open)).toMatchObject({ ok: true });
    const [vote] = await listSessionVotes(people.delegate.db, session.id);
    for (const person of [people.otherFacilitator, people.otherOffice, people.delegate]) {
      expect(await ask(person, "vote:close", { voteId: vote?.id })).toMatchObject({ ok: false, code: "not_found" });
    }
  });

  it.each([
    undefined, null, 7, "yes", [], {}, { voteId: "1" }, { voteId: { $ne: null }, choice: "yes" }, { voteId: ["a"], choice: ["yes"] },
    { choice: "yes", organisationId: "" }, { voteId: "00000000-0000-4000-8000-000000000000", choice: "maybe" },
    { voteId: "00000000-0000-4000-8000-000000000000", choice: "yes", organisationId: "'; drop table ballots; --" },
  ])("a malformed packet is refused and harms nothing: %j", async (payload) => {
    const ack = await ask(people.delegate, "vote:cast", payload);
    expect(ack.ok).toBe(false);
    expect(["bad_request", "choice_unknown", "text_empty", "invalid"]).toContain(ack.code);
    expect(await ask(people.delegate, "room:join", { topic: "session", id: session.id })).toMatchObject({ ok: true });
  });
});
