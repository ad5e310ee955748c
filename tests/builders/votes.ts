import type { Person } from "#tests/builders/people.ts";
import { publishAs } from "#tests/builders/proposals.ts";
import { type Phase, setPhase, type World } from "#tests/builders/world.ts";
import type { TestDatabase } from "#tests/setup/test-database.ts";

export type OpenSession = { id: string; number: number; code: string; itemId: string; proposalId: string };

async function call(result: PromiseLike<{ data: unknown; error: { message: string } | null }>): Promise<unknown> {
  const { data, error } = await result;
  if (error) throw new Error(error.message);
  return data;
}

/** A session of the world's tavolo that is under way, at an item with an admitted proposal. */
export async function createOpenSession(database: TestDatabase, world: World, title = "Trasporto per gli anziani soli"): Promise<OpenSession> {
  const { sql } = database;
  const { facilitator } = world.people;
  const proposalId = await requirePublishedProposal(database, world, title);
  const [clock] = await sql<{ hours: number }[]>`select 1 + count(*)::int as hours from public.sessions`;
  const startsAt = new Date(Date.UTC(2027, 0, 1, clock?.hours ?? 1));
  const made = await facilitator.db.rpc("create_session", {
    tavolo_id: world.tavoloId, title: "Seduta di prova", starts_at: startsAt.toISOString(), ends_at: new Date(startsAt.getTime() + 3_600_000).toISOString(),
    place: "Sala consiliare", online_link: "", items: [],
  });
  if (made.error) throw new Error(made.error.message);
  const [session] = await sql<{ id: string; number: number; code: string }[]>`
    select id, number, check_in_code as code from public.sessions order by number desc limit 1`;
  if (!session) throw new Error("no session came back");
  const itemId = String(await call(facilitator.db.rpc("add_agenda_item", { session_id: session.id, title, minutes: 15, proposal_id: proposalId })));
  await call(facilitator.db.rpc("open_session", { session_id: session.id }));
  return { ...session, itemId, proposalId };
}

/** The world's one public proposal: the first session makes it. */
async function requirePublishedProposal(database: TestDatabase, world: World, title: string): Promise<string> {
  const [found] = await database.sql<{ id: string }[]>`select id from public.proposals where tavolo_id = ${world.tavoloId} and published_at is not null limit 1`;
  if (found) return found.id;
  const [cycle] = await database.sql<{ phase: Phase }[]>`select phase from public.planning_cycles where id = ${world.cycleId}`;
  await setPhase(database, world.cycleId, "proposte");
  const id = await publishAs(database, world, world.people.citizen, { title });
  await setPhase(database, world.cycleId, cycle?.phase ?? "tavoli");
  return id;
}

/** Checks a person in with the session's code, for an organisation or (null) as a citizen. */
export async function checkInAs(person: Person, session: OpenSession, organisationId: string | null): Promise<void> {
  await call(person.db.rpc("check_in", { session_id: session.id, code: session.code, mode: "presence", ...(organisationId ? { organisation_id: organisationId } : {}) }));
}

export type RuleInput = { majorityBase?: string; majority?: string; quorumPercent?: number };

/** Opens a vote on the session's item as the facilitator; returns its id. */
export async function openVoteIn(world: World, session: OpenSession, rule: RuleInput = {}, person: Person = world.people.facilitator): Promise<string> {
  return String(await call(person.db.rpc("open_vote", {
    session_id: session.id, expected_item_id: session.itemId, question: "Si inserisce la proposta nel piano?",
    majority_base: rule.majorityBase ?? "yes_no", majority: rule.majority ?? "more_than_half", quorum_percent: rule.quorumPercent ?? 0,
  })));
}

/** Casts as a person over PostgREST; the answer is the code of the refusal, or null. */
export async function castAs(person: { db: Person["db"] }, voteId: string, choice: string, organisationId: string | null): Promise<string | null> {
  const { error } = await person.db.rpc("cast_ballot", { vote_id: voteId, choice, ...(organisationId ? { organisation_id: organisationId } : {}) });
  return error?.message ?? null;
}

export async function setCitizensVote({ sql }: TestDatabase, cycleId: string, on: boolean): Promise<void> {
  await sql`update public.planning_cycles set citizens_vote = ${on} where id = ${cycleId}`;
}
