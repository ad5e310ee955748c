import type { Sql, TransactionSql } from "postgres";
import { shuffledTexts, type Texts } from "#tests/load/shuffled-texts.ts";

export const LARGE = "area-ovest";
export const SMALL = "banco-piccolo";
const BATCH = 500;

/** A second district like the large one, cycle, tavoli and all, without proposals: what stands beside it differs in their number alone. */
export async function addSmallDistrict(sql: Sql): Promise<void> {
  await sql.begin(async (tx) => {
    const [made] = await tx<{ id: string }[]>`
      insert into public.districts select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'slug', ${SMALL}::text, 'name', 'Banco di prova', 'number_prefix', 'BNC'))).*
      from public.districts d where d.slug = ${LARGE} returning id`;
    if (!made) throw new Error(`no district ${LARGE}`);
    await tx`insert into public.district_municipalities select (jsonb_populate_record(m, jsonb_build_object('district_id', ${made.id}::text))).*
      from public.district_municipalities m join public.districts d on d.id = m.district_id where d.slug = ${LARGE}`;
    const [cycle] = await tx<{ id: string; was: string }[]>`
      with old as (select c.* from public.planning_cycles c join public.districts d on d.id = c.district_id where d.slug = ${LARGE} and c.is_current),
      made as (insert into public.planning_cycles select (jsonb_populate_record(null::public.planning_cycles,
        to_jsonb(old) || jsonb_build_object('id', gen_random_uuid(), 'district_id', ${made.id}::text))).* from old returning id)
      select made.id, old.id as was from made, old`;
    if (!cycle) throw new Error("no current cycle");
    await tx`insert into public.cycle_phases select (jsonb_populate_record(p, jsonb_build_object('cycle_id', ${cycle.id}::text))).* from public.cycle_phases p where p.cycle_id = ${cycle.was}`;
    await tx`insert into public.tavoli select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'cycle_id', ${cycle.id}::text, 'district_id', ${made.id}::text))).*
      from public.tavoli t where t.cycle_id = ${cycle.was}`;
  });
}

/** Fills a district up to so many public proposals with invented texts. Stored as they would stand after admission, without the way there. */
export async function fillProposals(sql: Sql, slug: string, wanted: number): Promise<void> {
  const originals = await sql<Texts[]>`select title, need, who, proposal, expected_change from public.proposals where published_at is not null and submitted_at > '2021-01-01'`;
  const [known] = await sql<{ many: number }[]>`
    select count(*) filter (where p.published_at is not null)::int as many from public.proposals p join public.districts d on d.id = p.district_id where d.slug = ${slug}`;
  const missing = wanted - (known?.many ?? 0);
  if (missing <= 0) return;
  const texts = shuffledTexts(originals, missing, 7 + wanted);
  await sql.begin(async (tx) => {
    // Triggers that keep indexes of words run once for all below, not for each.
    await tx.unsafe("alter table public.proposals disable trigger user");
    for (let from = 0; from < texts.length; from += BATCH) await insertProposals(tx, slug, texts.slice(from, from + BATCH));
    await tx.unsafe("alter table public.proposals enable trigger user");
    await tx`insert into private.search_words (word, lexeme)
      select w.word, l.lexeme from (
        select distinct regexp_split_to_table(private.plain_words(concat_ws(' ', p.title, p.need, p.who, p.proposal, p.expected_change)), '[^a-z0-9]+') as word
        from public.proposals p where p.published_at is not null) w
      cross join lateral (select (tsvector_to_array(to_tsvector('pg_catalog.italian', w.word)))[1] as lexeme) l
      where char_length(w.word) between 4 and 40 and l.lexeme is not null on conflict do nothing`;
    await tx`select private.rebuild_similar()`;
  });
  // As on the day after: what autovacuum does in an installation that runs.
  await sql.unsafe("vacuum analyze");
}

async function insertProposals(tx: TransactionSql, slug: string, texts: readonly Texts[]): Promise<void> {
  await tx`
    with d as (select d.id, d.number_prefix as prefix, c.id as cycle_id from public.districts d join public.planning_cycles c on c.district_id = d.id and c.is_current where d.slug = ${slug}),
    tavoli as (select array_agg(t.id order by t.position) as ids from public.tavoli t join d on d.cycle_id = t.cycle_id),
    places as (select array_agg(m.municipality_id) as ids from public.district_municipalities m join d on d.id = m.district_id),
    people as (select array_agg(f.id) as ids from public.profiles f),
    bodies as (select array_agg(o.id) as ids from public.organisations o join d on d.id = o.district_id),
    before as (select count(*) as many from public.proposals p join d on d.id = p.district_id),
    texts as (select t.*, row_number() over () + before.many as n from jsonb_to_recordset(${tx.json([...texts])}) t (title text, need text, who text, proposal text, expected_change text), before),
    made as (
      insert into public.proposals (district_id, cycle_id, tavolo_id, number, author_id, organisation_id, author_municipality_id, title, need, who, proposal, expected_change,
        licence_ok, no_personal_data, state, submitted_at, published_at, state_since, created_at, updated_at)
      select d.id, d.cycle_id, tavoli.ids[1 + n % cardinality(tavoli.ids)], d.prefix || '-2020-' || lpad(n::text, 5, '0'), people.ids[1 + n % cardinality(people.ids)],
        case when n % 3 = 0 then bodies.ids[1 + n % cardinality(bodies.ids)] end, places.ids[1 + n % cardinality(places.ids)],
        t.title, t.need, t.who, t.proposal, t.expected_change, true, true, (array['admitted', 'discussed', 'prioritised', 'under_review'])[1 + n % 4],
        at.moment, at.moment + interval '2 days', at.moment + interval '2 days', at.moment, at.moment + interval '2 days'
      from texts t cross join lateral (select timestamptz '2020-01-01 10:00Z' + t.n * interval '17 minutes' as moment) at, d, tavoli, places, people, bodies
      returning id, author_municipality_id)
    insert into public.proposal_municipalities (proposal_id, municipality_id) select id, author_municipality_id from made`;
}

/** Two proposals with the same text: the numbers of one with few comments and of one with many, a third of them replies. */
export async function addComments(sql: Sql, few: number, many: number): Promise<{ few: string; many: string }> {
  const chosen = await sql<{ id: string; number: string }[]>`
    select p.id, p.number from public.proposals p join public.districts d on d.id = p.district_id
    where d.slug = ${LARGE} and p.number like '%-2020-%' and p.organisation_id is null order by p.number limit 2`;
  const [first, second] = chosen;
  if (!first || !second) throw new Error("no proposals to comment");
  await sql.begin(async (tx) => {
    await tx.unsafe("alter table public.proposals disable trigger user");
    await tx`update public.proposals p set title = q.title, need = q.need, who = q.who, proposal = q.proposal, expected_change = q.expected_change, tavolo_id = q.tavolo_id, state = q.state
      from public.proposals q where q.id = ${first.id} and p.id = ${second.id}`;
    await tx.unsafe("alter table public.proposals enable trigger user");
    await insertComments(tx, first.id, few);
    await insertComments(tx, second.id, many);
  });
  await sql.unsafe("vacuum analyze");
  return { few: first.number, many: second.number };
}

async function insertComments(tx: TransactionSql, proposalId: string, many: number): Promise<void> {
  const threads = Math.ceil(many * 0.67);
  const words = (n: string): string => `(select left(string_agg(q.need, ' '), 400) from (select p.need from public.proposals p where p.published_at is not null and p.number like '%-2020-%' order by p.number offset ${n} % 50 limit 1) q)`;
  await tx`
    insert into public.proposal_comments (proposal_id, kind, body, author_id, author_municipality_id, moderation, created_at)
    select ${proposalId}, (array['for', 'against', 'question', 'note'])[1 + n % 4], ${tx.unsafe(words("n"))}, f.id, f.municipality_id, 'published', now() - interval '9 days' + n * interval '3 minutes'
    from generate_series(1, ${threads}::int) n, lateral (select f.id, f.municipality_id from public.profiles f order by f.id offset n % 20 limit 1) f`;
  await tx`
    insert into public.proposal_comments (proposal_id, parent_id, body, author_id, author_municipality_id, moderation, created_at)
    select ${proposalId}, t.ids[1 + n % cardinality(t.ids)], ${tx.unsafe(words("n"))}, f.id, f.municipality_id, 'published', now() - interval '2 days' + n * interval '3 minutes'
    from (select array_agg(c.id order by c.created_at) as ids from public.proposal_comments c where c.proposal_id = ${proposalId}) t,
      generate_series(1, ${many - threads}::int) n, lateral (select f.id, f.municipality_id from public.profiles f order by f.id offset n % 20 limit 1) f`;
}
