import { randomUUID } from "node:crypto";
import type { Person } from "#tests/builders/people.ts";
import type { World } from "#tests/builders/world.ts";
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
  const proposalId = await addAdmittedProposal(database, world, title);
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

async function addAdmittedProposal({ sql }: TestDatabase, world: World, title: string): Promise<string> {
  const id = randomUUID();
  await sql`
    insert into public.proposals (id, district_id, cycle_id, tavolo_id, number, author_id, author_municipality_id, title, need, who, proposal,
      expected_change, licence_ok, no_personal_data, state, submitted_at, published_at)
    values (${id}, ${world.districtId}, ${world.cycleId}, ${world.tavoloId}, ${`AP-2026-${id.slice(0, 6)}`}, ${world.people.citizen.id},
      ${world.municipalityId}, ${title}, 'Bisogno', 'Anziani soli', 'Un pulmino', 'Meno solitudine', true, true, 'admitted', now(), now())`;
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
