import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { completeContent, publishAs, revisionOf, sendAs } from "#tests/builders/proposals.ts";
import { createWorld, type Cast, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

const reason = "Chiedono la stessa corsa per le stesse frazioni.";
const outcome = "Il bisogno è documentato, ma le risorse di questo triennio sono già tutte impegnate: si riprende nel prossimo piano.";
const PROPOSALS = 6;

let database: TestDatabase;
let world: World;
let people: Cast;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
  people = world.people;
});
afterAll(() => database.close());

/** What somebody tries; whether it is allowed is the database's business. */
type Command =
  | { do: "merge"; original: number; into: number }
  | { do: "undo"; link: number }
  | { do: "support" | "withdraw"; who: "citizen" | "otherCitizen" | "delegate" | "substitute" | "otherDelegate"; what: number }
  | { do: "screen" | "discuss" | "vote" | "review" | "close" | "hide" | "show" | "correct"; what: number };

const index = fc.nat({ max: PROPOSALS - 1 });
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("merge" as const), original: index, into: index }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("undo" as const), link: fc.nat({ max: 5 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom("support" as const, "support" as const, "withdraw" as const), who: fc.constantFrom("citizen" as const, "otherCitizen" as const, "delegate" as const, "substitute" as const, "otherDelegate" as const), what: index }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom("screen" as const, "discuss" as const, "vote" as const, "review" as const, "review" as const, "close" as const, "hide" as const, "show" as const, "correct" as const), what: index }) },
);

const organisationOf = { citizen: null, otherCitizen: null, delegate: "organisationId", substitute: "organisationId", otherDelegate: "otherOrganisationId" } as const;

async function attempt(step: Command, ids: readonly string[]): Promise<void> {
  const { sql } = database;
  const at = (place: number): string => ids[place] ?? "";
  const ignored = async (statement: PromiseLike<unknown>) => { try { await statement; } catch { /* refused: that is an answer */ } };
  switch (step.do) {
    case "merge":
      await people.office.db.rpc("merge_proposals", { into_id: at(step.into), original_ids: [at(step.original)], reason });
      return;
    case "undo": {
      const links = await sql<{ id: string }[]>`select id from public.proposal_lineage where undone_at is null and parent_id = any (${ids}) order by made_at`;
      const link = links[step.link % Math.max(1, links.length)];
      if (link) await people.office.db.rpc("undo_merge", { lineage_id: link.id, reason: "Riguardano due servizi diversi." });
      return;
    }
    case "support":
    case "withdraw": {
      const organisation = organisationOf[step.who];
      const args = { proposal_id: at(step.what), ...(organisation === null ? {} : { organisation_id: world[organisation] }) };
      await people[step.who].db.rpc(step.do === "support" ? "support_proposal" : "withdraw_support", args);
      return;
    }
    case "screen":
      await people.office.db.rpc("screen_proposal", { proposal_id: at(step.what), decision: "admit", expected_revision: await revisionOf(database, at(step.what)) });
      return;
    case "discuss":
      return ignored(sql`select private.mark_proposal_discussed(${at(step.what)})`);
    case "vote":
      return ignored(sql`select private.mark_proposal_voted(${at(step.what)})`);
    case "review":
      await people.office.db.rpc("start_proposal_review", { proposal_id: at(step.what), expected_revision: await revisionOf(database, at(step.what)) });
      return;
    case "close":
      await people.office.db.rpc("close_proposal", { proposal_id: at(step.what), kind: "deferred", reason: outcome, expected_revision: await revisionOf(database, at(step.what)) });
      return;
    case "hide":
      return ignored(sql`select private.hide_proposal(${at(step.what)}, 'Da rileggere con il responsabile.')`);
    case "show":
      return ignored(sql`select private.unhide_proposal(${at(step.what)})`);
    case "correct":
      await people.office.db.rpc("correct_proposal", {
        proposal_id: at(step.what), expected_revision: await revisionOf(database, at(step.what)), content: completeContent(world, { need: `Testo ${Math.random()}` }), reason,
      });
      return;
  }
}

async function none(query: PromiseLike<readonly unknown[]>): Promise<void> {
  expect([...(await query)]).toEqual([]);
}

async function checkEverything(ids: readonly string[], before: Map<string, string>): Promise<void> {
  const { sql } = database;
  // Nothing is lost, and every number is still its own.
  const rows = await sql<{ id: string; number: string }[]>`select id, number from public.proposals where id = any (${ids})`;
  expect(new Map(rows.map((row) => [row.id, row.number]))).toEqual(before);
  // Merged exactly while a link leads on, and the way leads to a proposal that stands for itself.
  await none(sql`select p.number from public.proposals p where (p.state = 'merged') <> exists (select from public.proposal_lineage l where l.parent_id = p.id and l.undone_at is null)`);
  await none(sql`select p.number from public.proposals p where p.state = 'merged' and not exists (
    select from private.lineage_after(p.id) a join public.proposals e on e.id = a.id and e.state <> 'merged')`);
  await none(sql`select p.number from public.proposals p where p.id in (select a.id from private.lineage_after(p.id) a)`);
  // None is closed without a reason, and each move follows the one before, along the table, to where the proposal is.
  await none(sql`select p.number from public.proposals p left join public.proposal_outcomes o on o.proposal_id = p.id and o.kind = p.state
    where (p.state in ('accepted', 'accepted_in_part', 'deferred', 'not_accepted', 'out_of_competence')) <> (char_length(coalesce(o.reason, '')) >= 80)`);
  await none(sql`select * from (select m.from_state, lag(m.to_state, 1, 'draft') over (partition by m.proposal_id order by m.id) as previous from public.proposal_moves m) x where x.from_state <> x.previous`);
  await none(sql`select p.number from public.proposals p where p.state <> 'draft' and p.state <> (select m.to_state from public.proposal_moves m where m.proposal_id = p.id order by m.id desc limit 1)`);
  await none(sql`select m.id from public.proposal_moves m where 'merged' in (m.from_state, m.to_state) and char_length(m.reason) < 20`);
  // Every author heard of each merge and each outcome, her own or that of what it flowed into.
  await none(sql`select p.number from public.proposals p where p.state = 'merged' and not exists (
    select from private.notices n where n.kind = 'proposal_merged' and n.person_id = p.author_id and n.payload ->> 'proposalId' = p.id::text)`);
  await none(sql`select p.number from public.proposals p join public.proposals e on e.state = 'deferred' and (e.id = p.id or e.id in (select a.id from private.lineage_after(p.id) a))
    where not exists (select from private.notices n where n.kind = case when e.id = p.id then 'proposal_closed' else 'merged_proposal_closed' end
      and n.person_id = p.author_id and n.payload ->> 'proposalId' = p.id::text)`);
  // Counters say what the rows say; combined, everybody counts once and who proposes does not.
  await none(sql`select f.proposal_id from public.proposal_figures f where (f.supporting_organisations, f.supporting_citizens) <> (
    select count(s.organisation_id)::int, (count(*) filter (where s.organisation_id is null))::int from public.proposal_supports s where s.proposal_id = f.proposal_id)`);
  await none(sql`select p.number from public.proposals p cross join lateral (select private.support_figures(p) -> 'combined' as c) f
    where jsonb_typeof(f.c) = 'object' and ((f.c ->> 'citizens')::int, (f.c ->> 'organisations')::int) <> (
      select (count(distinct s.author_id) filter (where s.organisation_id is null and s.author_id <> p.author_id))::int,
        (count(distinct s.organisation_id) filter (where s.organisation_id is distinct from p.organisation_id))::int
      from public.proposal_supports s where s.proposal_id = p.id or s.proposal_id in (select b.id from private.lineage_before(p.id) b))`);
  await none(sql`select 1 from public.proposal_supports s join public.proposals p on p.id = s.proposal_id
    where (s.organisation_id is null and s.author_id = p.author_id) or s.organisation_id = p.organisation_id`);
}

it("[PROP-06] whatever people try, no proposal is lost, none closes without a reason, lineage resolves and nobody is counted twice", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 8, maxLength: 30 }), async (steps) => {
      await database.sql`delete from private.rate_counters`;
      const ids = [
        await sendAs(world, people.citizen),
        await publishAs(database, world, people.citizen), await publishAs(database, world, people.otherCitizen),
        await publishAs(database, world, people.delegate, { organisationId: world.organisationId }),
        await publishAs(database, world, people.otherDelegate, { organisationId: world.otherOrganisationId }),
        await publishAs(database, world, people.otherCitizen),
      ];
      const rows = await database.sql<{ id: string; number: string }[]>`select id, number from public.proposals where id = any (${ids})`;
      for (const step of steps) await attempt(step, ids);
      await checkEverything(ids, new Map(rows.map((row) => [row.id, row.number])));
    }),
    { numRuns: 12, endOnFailure: true },
  );
  // The walk did reach what it is about.
  const [reached] = await database.sql`select
    exists (select from public.proposal_lineage where undone_at is not null) as undone, exists (select from public.proposal_lineage where undone_at is null) as merged,
    exists (select from public.proposals where state = 'deferred') as closed, exists (select from public.proposal_supports) as supported`;
  expect(reached).toEqual({ undone: true, merged: true, closed: true, supported: true });
}, 120_000);
