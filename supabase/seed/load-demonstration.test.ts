import { createClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { crowdEmail, DEMO_PASSWORD, PERSONAS } from "#app/features/demonstration/demonstration.limits.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { PERSONS } from "./content/persons.ts";
import { createDemoClock } from "./demo-clock.ts";
import { isEmptyDatabase, loadDemonstration } from "./load-demonstration.ts";

const ThreadSchema = z.object({ steps: z.array(z.object({ kind: z.string(), at: z.string() })) });

let database: TestDatabase;
let wasEmpty = false;

beforeAll(async () => {
  database = await createTestDatabase();
  wasEmpty = await isEmptyDatabase(database.sql);
  await loadDemonstration(database.sql, new Date());
});
afterAll(() => database.close());

async function count(query: string): Promise<number> {
  const [row] = await database.sql.unsafe<{ n: number }[]>(`select (${query})::int as n`);
  return row?.n ?? -1;
}

function signIn(email: string) {
  const { url, publishableKey, fetch } = database.supabase;
  return createClient(url, publishableKey, { auth: { persistSession: false, autoRefreshToken: false }, global: { fetch } }).auth.signInWithPassword({ email, password: DEMO_PASSWORD });
}

test("[DEMO-01] only an empty database is filled, and only once", async () => {
  expect(wasEmpty).toBe(true);
  expect(await isEmptyDatabase(database.sql)).toBe(false);
  await expect(loadDemonstration(database.sql, new Date())).rejects.toThrow("already has districts");
  expect(await count("select count(*) from public.districts where demonstration")).toBe(2);
});

test("[DEMO-02] everything of it is marked as demonstration", async () => {
  expect(await count("select count(*) from public.districts where not demonstration")).toBe(0);
  const { data } = await database.databases.asUser(null).rpc("is_demonstration");
  expect(data).toBe(true);
  expect(await count("select count(*) from auth.users where email not like '%@example.org'")).toBe(0);
});

test("[DEMO-03] each door has an account that opens with the printed password, and so has the crowd", async () => {
  const expected = PERSONS.flatMap((person) => (person.persona ? [`${person.persona} ${person.email}`] : []));
  expect(PERSONAS.map((persona) => `${persona.id} ${persona.email}`).toSorted()).toEqual(expected.toSorted());
  for (const email of [...PERSONAS.map((persona) => persona.email), crowdEmail(1), crowdEmail(30)]) {
    const { data, error } = await signIn(email);
    expect(error, email).toBeNull();
    const roles = await database.databases.asUser(data.session?.access_token ?? "").rpc("my_roles");
    expect(roles.data, email).toMatchObject({ locale: "it" });
  }
});

describe("what a visitor finds", () => {
  test("forty proposals and more, three to read at every tavolo, every state", async () => {
    expect(await count("select count(*) from public.proposals")).toBeGreaterThanOrEqual(40);
    expect(await count(`select min(n) from (select count(p.id) as n from public.tavoli t
      left join public.proposals p on p.tavolo_id = t.id and p.published_at is not null group by t.id) c`)).toBeGreaterThanOrEqual(3);
    expect(await count("select count(distinct state) from public.proposals")).toBe(13);
    expect(await count("select count(*) from public.proposals where number ~ '^(AO|ACF)-[0-9]{4}-[0-9]{4}$'")).toBe(await count("select count(*) from public.proposals where state <> 'draft'"));
  });

  test("five threads and more go from the sending to the plan's paragraph, in the order of time", async () => {
    const rows = await database.sql<{ id: string; number: string }[]>`select id, number from public.proposals where published_at is not null`;
    let complete = 0;
    for (const { id, number } of rows) {
      const { data } = await database.databases.asUser(null).rpc("proposal_thread", { proposal_id: id });
      const { steps } = ThreadSchema.parse(data);
      const kinds = steps.map((step) => step.kind);
      const done = steps.filter((step) => !["planned", "merged", "absorbed"].includes(step.kind));
      expect(done.every((step) => Date.parse(step.at) <= Date.now()), number).toBe(true);
      const rank = done.map((step) => ["sent", "screened", "discussed", "voted", "review", "written", "outcome"].indexOf(step.kind));
      expect(rank, `${number} ${kinds.join(" ")}`).toEqual(rank.toSorted((a, b) => a - b));
      if (["sent", "screened", "discussed", "voted", "review", "written", "outcome"].every((kind) => kinds.includes(kind))) complete += 1;
    }
    expect(complete).toBeGreaterThanOrEqual(5);
  });

  test("a proposal's passage stands word for word in its section, under its number", async () => {
    expect(await count(`select count(*) from public.section_passages w join public.plan_sections s on s.id = w.section_id
      join public.documents d on d.id = s.document_id join public.proposals p on p.id = w.proposal_id
      where not exists (select from private.document_passages(d.content) b where b.block_id = w.block_id and b.body = w.quote)
        or position(p.number in d.content::text) = 0`)).toBe(0);
    expect(await count("select count(*) from public.proposal_outcomes where block_id is not null")).toBe(await count("select count(*) from public.section_passages"));
  });

  test("a session is under way with an item, an open queue and people who wait", async () => {
    expect(await count("select count(*) from public.sessions where state = 'open' and current_item_id is not null and queue_open")).toBe(1);
    const { data } = await database.databases.asUser(null).rpc("session_page", {
      district_id: await idOf("select id from public.districts where slug = 'area-ovest'"),
      number: await count("select number from public.sessions where state = 'open'"),
    });
    expect(data).toMatchObject({ waiting: 3, presence: { total: 7 } });
  });

  test("votes were counted by their own rule, over ballots of their own electors", async () => {
    expect(await count("select count(*) from public.votes")).toBeGreaterThanOrEqual(10);
    expect(await count(`select count(*) from public.votes v where outcome = 'quorum_missing'
      or v.yes_count <> (select count(*) from public.ballots b where b.vote_id = v.id and b.choice = 'yes')
      or v.yes_count + v.no_count + v.abstain_count <> (select count(*) from public.ballots b where b.vote_id = v.id)`)).toBe(0);
  });

  test("both plans have all sections; Anglona's is complete, open to comments and frozen in a public version", async () => {
    expect(await count("select count(*) from public.plan_sections s join public.districts d on d.id = s.district_id and d.slug = 'anglona-coros-figulinas' where s.state = 'consultation'")).toBe(34);
    expect(await count("select count(*) from public.document_versions where is_public and sha256 = encode(sha256(convert_to(content::text, 'UTF8')), 'hex')")).toBe(34);
    expect(await count("select count(*) from public.financial_lines")).toBe(9);
    expect(await count("select sum(amount_cents) from public.financial_lines")).toBe(529_812_740);
  });
});

describe("invariants", () => {
  test("nothing that has happened is in the future, and nobody is told of it by mail", async () => {
    for (const query of ["select max(moved_at) from public.proposal_moves", "select max(happened_at) from public.session_events", "select max(cast_at) from public.ballots", "select max(arrived_at) from public.attendances"]) {
      expect(await count(`select case when (${query}) <= now() then 1 else 0 end`), query).toBe(1);
    }
    expect(await count("select count(*) from private.notices where sent_at is null and channel <> 'none'")).toBe(0);
    expect(await count("select count(*) from private.notices where read_at is null and kind = 'session_convened'")).toBeGreaterThan(0);
    expect(await count("select count(*) from private.notices where created_at > now() or read_at > now()")).toBe(0);
  });

  test("moves follow each other and end in the proposal's state; numbers grow with time", async () => {
    expect(await count(`select count(*) from public.proposals p where p.state <> 'draft'
      and p.state <> (select m.to_state from public.proposal_moves m where m.proposal_id = p.id order by m.moved_at desc limit 1)`)).toBe(0);
    expect(await count(`select count(*) from (select number < lag(number) over (partition by district_id, extract(year from submitted_at) order by submitted_at) as back
      from public.proposals where number is not null) n where back`)).toBe(0);
  });

  test("no text of it holds personal data", async () => {
    expect(await count("select count(*) from public.proposals p where cardinality(private.find_personal_data(concat_ws(' ', title, need, who, proposal, expected_change))) > 0")).toBe(0);
    expect(await count("select count(*) from public.proposal_outcomes where cardinality(private.find_personal_data(reason)) > 0")).toBe(0);
    expect(await count("select count(*) from public.agenda_items where cardinality(private.find_personal_data(note || decision)) > 0")).toBe(0);
  });
});

test("the clock of the demonstration is the one in Rome, in summer and in winter", () => {
  const clock = createDemoClock(new Date("2026-03-28T23:30:00Z"));
  expect(clock.day(0)).toBe("2026-03-29");
  expect(clock.at(0, "16:00").toISOString()).toBe("2026-03-29T14:00:00.000Z");
  expect(clock.at(-1, "16:00").toISOString()).toBe("2026-03-28T15:00:00.000Z");
});

async function idOf(query: string): Promise<string> {
  const [row] = await database.sql.unsafe<{ id: string }[]>(query);
  return row?.id ?? "";
}
