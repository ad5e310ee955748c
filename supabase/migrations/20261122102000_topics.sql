-- Purpose: topics («temi»): what people would like the Conferenza to talk about, who else is interested, and what became of them.
-- Locks: none (new tables). Way back: drop the tables and functions named here, and the kinds of notice.

create table public.topics (
  id uuid primary key default gen_random_uuid(),
  district_id uuid not null references public.districts (id) on delete cascade,
  cycle_id uuid not null references public.planning_cycles (id) on delete cascade,
  number text not null check (number ~ '^T-[0-9]{4}-[0-9]{3,6}$'),
  title text not null check (char_length(title) between 3 and 120),
  why text not null check (char_length(why) between 1 and 600),
  author_id uuid references auth.users (id) on delete set null,
  organisation_id uuid references public.organisations (id) on delete set null,
  author_municipality_id uuid references public.municipalities (id),
  assisted boolean not null default false,
  state text not null default 'open' check (state in ('open', 'became', 'merged')),
  merged_into_id uuid references public.topics (id) on delete set null,
  interested int not null default 1 check (interested >= 0),
  moderation text not null default 'waiting' check (moderation in ('waiting', 'published', 'changes_asked', 'hidden')),
  moderation_reason text not null default '',
  moderation_passage text not null default '',
  revision bigint not null default 1,
  created_at timestamptz not null default now(),
  published_at timestamptz,
  search_document tsvector generated always as (
    setweight(to_tsvector('pg_catalog.italian', private.plain_words(title)), 'A')
    || setweight(to_tsvector('pg_catalog.italian', private.plain_words(why)), 'B')) stored,
  constraint topics_number unique (district_id, number),
  constraint topics_merged check (merged_into_id is null or (state = 'merged' and merged_into_id <> id))
);
create index topics_cycle_id on public.topics (cycle_id);
create index topics_author_id on public.topics (author_id);
create index topics_organisation_id on public.topics (organisation_id);
create index topics_author_municipality_id on public.topics (author_municipality_id);
create index topics_merged_into_id on public.topics (merged_into_id);
create index topics_by_interest on public.topics (district_id, interested desc, published_at desc, id desc) where moderation = 'published' and state <> 'merged';
create index topics_by_age on public.topics (district_id, published_at desc, id desc) where moderation = 'published' and state <> 'merged';
create index topics_search on public.topics using gin (search_document) where moderation = 'published';
comment on table public.topics is 'What somebody would like the Conferenza to talk about. author_id is never selectable: a citizen shows as «cittadina/o di» author_municipality.';
alter table public.topics enable row level security;
-- Every column but author_id.
grant select (id, district_id, cycle_id, number, title, why, organisation_id, author_municipality_id, assisted, state, merged_into_id, interested,
  moderation, moderation_reason, moderation_passage, revision, created_at, published_at) on public.topics to anon, authenticated;
create policy topics_select_anyone on public.topics for select to anon, authenticated using (moderation = 'published');
create policy topics_select_author on public.topics for select to authenticated using (organisation_id is null and author_id = (select auth.uid()));
create policy topics_select_delegate on public.topics for select to authenticated
  using (organisation_id = any (array(select private.my_organisation_ids())));
create policy topics_select_office on public.topics for select to authenticated
  using (district_id = any (array(select private.my_office_district_ids())));

create table public.topic_joins (
  id uuid primary key default gen_random_uuid(),
  topic_id uuid not null references public.topics (id) on delete cascade,
  district_id uuid not null references public.districts (id) on delete cascade,
  author_id uuid references auth.users (id) on delete set null,
  organisation_id uuid references public.organisations (id) on delete cascade,
  author_municipality_id uuid references public.municipalities (id),
  why text not null default '' check (char_length(why) <= 200),
  moderation text not null default 'waiting' check (moderation in ('waiting', 'published', 'changes_asked', 'hidden')),
  moderation_reason text not null default '',
  moderation_passage text not null default '',
  revision bigint not null default 1,
  created_at timestamptz not null default now()
);
-- One each: a person once for herself, an organisation once whoever acts for it.
create unique index topic_joins_person on public.topic_joins (topic_id, author_id) where organisation_id is null;
create unique index topic_joins_organisation on public.topic_joins (topic_id, organisation_id) where organisation_id is not null;
create index topic_joins_newest on public.topic_joins (topic_id, created_at desc);
create index topic_joins_district_id on public.topic_joins (district_id);
create index topic_joins_author_id on public.topic_joins (author_id);
create index topic_joins_organisation_id on public.topic_joins (organisation_id);
create index topic_joins_author_municipality_id on public.topic_joins (author_municipality_id);
comment on table public.topic_joins is 'Who is interested in a topic too («mi interessa»), with a line of why. A join counts at once; its line is public once moderated.';
alter table public.topic_joins enable row level security;
grant select (id, topic_id, district_id, organisation_id, author_municipality_id, why, moderation, moderation_reason, moderation_passage, revision, created_at)
  on public.topic_joins to anon, authenticated;
create policy topic_joins_select_anyone on public.topic_joins for select to anon, authenticated using (
  moderation = 'published' and exists (select from public.topics t where t.id = topic_id and t.moderation = 'published'));
create policy topic_joins_select_author on public.topic_joins for select to authenticated using (organisation_id is null and author_id = (select auth.uid()));
create policy topic_joins_select_delegate on public.topic_joins for select to authenticated
  using (organisation_id = any (array(select private.my_organisation_ids())));
create policy topic_joins_select_office on public.topic_joins for select to authenticated
  using (district_id = any (array(select private.my_office_district_ids())));
create trigger topic_joins_revision before update on public.topic_joins for each row execute function private.bump_revision();

create table public.topic_outcomes (
  id uuid primary key default gen_random_uuid(),
  topic_id uuid not null references public.topics (id) on delete cascade,
  tavolo_id uuid references public.tavoli (id) on delete cascade,
  proposal_id uuid references public.proposals (id) on delete cascade,
  decided_at timestamptz not null default now(),
  constraint topic_outcomes_one_thing check (num_nonnulls(tavolo_id, proposal_id) = 1),
  constraint topic_outcomes_tavolo unique (topic_id, tavolo_id),
  constraint topic_outcomes_proposal unique (topic_id, proposal_id)
);
create index topic_outcomes_tavolo_id on public.topic_outcomes (tavolo_id);
create index topic_outcomes_proposal_id on public.topic_outcomes (proposal_id);
comment on table public.topic_outcomes is 'What became of a topic: a tavolo or a proposal. Many to many, read in both directions (topic_lineage).';
alter table public.topic_outcomes enable row level security;
grant select (id, topic_id, tavolo_id, proposal_id, decided_at) on public.topic_outcomes to anon, authenticated;
-- A proposal that is not public yet shows to who may read it anyway.
create policy topic_outcomes_select_reader on public.topic_outcomes for select to anon, authenticated using (
  exists (select from public.topics t where t.id = topic_id)
  and (proposal_id is null or exists (select from public.proposals p where p.id = proposal_id)));

create table private.topic_counters (
  district_id uuid not null references public.districts (id) on delete cascade,
  year int not null,
  last int not null,
  primary key (district_id, year)
);
comment on table private.topic_counters is 'The last topic number given out in a district and year; the row''s lock makes numbers without gaps.';

-- The next number of the district, such as T-2026-001.
create function private.next_topic_number(district_id uuid, at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  of_year int := extract(year from next_topic_number.at at time zone 'Europe/Rome');
  given int;
begin
  insert into private.topic_counters as c (district_id, year, last) values (next_topic_number.district_id, of_year, 1)
  on conflict on constraint topic_counters_pkey do update set last = c.last + 1
  returning c.last into given;
  return 'T-' || of_year || '-' || lpad(given::text, greatest(3, length(given::text)), '0');
end $$;

-- Guards the table: the moment of publication is set once, revisions rise, a number never changes, words join the search.
create function private.guard_topic() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' then
    new.revision := old.revision + 1;
    if new.number <> old.number then perform private.fail('page_stale', 409); end if;
  end if;
  if new.moderation = 'published' and new.published_at is null then new.published_at := now(); end if;
  if new.moderation = 'published' and (tg_op = 'INSERT' or old.moderation <> 'published') then
    insert into private.search_words (word, lexeme)
    select w.word, l.lexeme
    from (select distinct regexp_split_to_table(private.plain_words(new.title || ' ' || new.why), '[^a-z0-9]+') as word) w
    cross join lateral (select (tsvector_to_array(to_tsvector('pg_catalog.italian', w.word)))[1] as lexeme) l
    where char_length(w.word) between 4 and 40 and l.lexeme is not null
    on conflict do nothing;
  end if;
  return new;
end $$;
create trigger guard_topic before insert or update on public.topics for each row execute function private.guard_topic();

-- The topic and everything merged into it, however deep.
create function private.topic_family(topic_id uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  with recursive family (id) as (
    select topic_family.topic_id
    union
    select t.id from public.topics t join family f on t.merged_into_id = f.id
  ) select id from family
$$;

-- How many are interested: who proposed it and who joined it or anything merged into it, nobody twice.
create function private.count_interested(topic_id uuid) returns int
language sql stable security definer set search_path = '' as $$
  with family as (select f as id from private.topic_family(count_interested.topic_id) f)
  select count(distinct who)::int from (
    select coalesce(t.organisation_id, t.author_id, t.id) as who from public.topics t join family f on f.id = t.id
    union all
    select coalesce(j.organisation_id, j.author_id, j.id) from public.topic_joins j join family f on f.id = j.topic_id) everybody
$$;

create function private.recount_topic(topic_id uuid) returns void
language sql security definer set search_path = '' as $$
  update public.topics t set interested = private.count_interested(t.id) where t.id = recount_topic.topic_id
$$;

-- Whoever goes, by her own hand or because her account was closed, no longer counts, in what the topic was merged into either.
create function private.recount_left_topic() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  target uuid := old.topic_id;
begin
  while target is not null loop
    perform private.recount_topic(target);
    select t.merged_into_id into target from public.topics t where t.id = target;
  end loop;
  return null;
end $$;
create trigger recount_left_topic after delete on public.topic_joins for each row execute function private.recount_left_topic();

-- The topic, locked, when its district lets the person asking read it as public or as its office. Else 404.
create function private.require_topic(topic_id uuid) returns public.topics
language plpgsql security definer set search_path = '' as $$
declare
  found public.topics;
begin
  perform private.require_login();
  select * into found from public.topics t where t.id = require_topic.topic_id for update;
  if found.id is null or not (found.moderation = 'published' or found.district_id = any (array(select private.my_office_district_ids()))) then
    perform private.fail('not_found', 404);
  end if;
  return found;
end $$;

-- Proposes a topic for the cycle, for oneself or for an organisation. `topic_id` is made by the form, so that one sent twice
-- makes one topic. Returns {id, number, moderation}.
create function public.propose_topic(topic_id uuid, cycle_id uuid, title text, why text, organisation_id uuid default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  district uuid;
  me uuid;
  saved public.topics;
begin
  select c.district_id into district from public.planning_cycles c where c.id = propose_topic.cycle_id;
  if district is null then
    perform private.require_login();
    perform private.fail('not_found', 404);
  end if;
  me := private.require_acting(propose_topic.organisation_id, district);
  -- The same form twice at one moment: the second waits here and finds what the first made.
  perform pg_advisory_xact_lock(hashtextextended('propose_topic' || propose_topic.topic_id, 0));
  select * into saved from public.topics t where t.id = propose_topic.topic_id;
  if saved.id is not null then
    if saved.author_id is distinct from me or saved.cycle_id <> propose_topic.cycle_id then perform private.fail('not_found', 404); end if;
    return jsonb_build_object('id', saved.id, 'number', saved.number, 'moderation', saved.moderation);
  end if;
  perform private.require_phase(propose_topic.cycle_id, 'propose_topic');
  perform private.take_rate('propose_topic', me::text, 10, interval '1 day');
  saved := private.store_topic(propose_topic.topic_id, propose_topic.cycle_id, district, propose_topic.title, propose_topic.why, me,
    propose_topic.organisation_id, (select f.municipality_id from public.profiles f where f.id = me and propose_topic.organisation_id is null), false);
  perform private.queue_notice(me, 'topic_received', district, jsonb_build_object('number', saved.number, 'title', saved.title, 'path', private.topic_path(saved)));
  return jsonb_build_object('id', saved.id, 'number', saved.number, 'moderation', saved.moderation);
end $$;

-- Where a topic's page is.
create function private.topic_path(t public.topics) returns text
language sql stable security definer set search_path = '' as $$
  select '/' || d.slug || '/temi/' || t.number from public.districts d where d.id = t.district_id
$$;

-- Checks the words and stores a topic with its number. Who may is the caller's to check.
create function private.store_topic(
  topic_id uuid, cycle_id uuid, district_id uuid, title text, why text, author_id uuid, organisation_id uuid, municipality_id uuid, assisted boolean
) returns public.topics
language plpgsql security definer set search_path = '' as $$
declare
  clean_title text := regexp_replace(private.require_text(store_topic.title, 'title', 120, 3), '\s+', ' ', 'g');
  clean_why text := private.require_text(store_topic.why, 'why', 600);
  saved public.topics;
begin
  perform private.forbid_personal_data(clean_title, 'title');
  perform private.forbid_personal_data(clean_why, 'why');
  insert into public.topics (id, district_id, cycle_id, number, title, why, author_id, organisation_id, author_municipality_id, assisted, moderation)
  values (coalesce(store_topic.topic_id, gen_random_uuid()), store_topic.district_id, store_topic.cycle_id, private.next_topic_number(store_topic.district_id, now()),
    clean_title, clean_why, store_topic.author_id, store_topic.organisation_id, store_topic.municipality_id, store_topic.assisted,
    private.first_moderation(store_topic.district_id))
  returning * into saved;
  perform private.announce('topic', saved.id, saved.revision);
  return saved;
end $$;

-- Rewrites one's own topic while the office has not published it: what had to be changed waits again.
create function public.revise_topic(topic_id uuid, title text, why text, expected_revision bigint) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  current public.topics;
begin
  select * into current from public.topics t where t.id = revise_topic.topic_id for update;
  if current.id is null or ((current.organisation_id is null and current.author_id = me) or current.organisation_id = any (array(select private.my_organisation_ids()))) is not true then
    perform private.fail('not_found', 404);
  end if;
  if current.moderation not in ('waiting', 'changes_asked') then perform private.fail('topic_closed', 409); end if;
  if current.revision is distinct from revise_topic.expected_revision then perform private.fail('page_stale', 409); end if;
  perform private.take_rate('revise_topic', me::text, 20, interval '1 day');
  current.title := regexp_replace(private.require_text(revise_topic.title, 'title', 120, 3), '\s+', ' ', 'g');
  current.why := private.require_text(revise_topic.why, 'why', 600);
  perform private.forbid_personal_data(current.title, 'title');
  perform private.forbid_personal_data(current.why, 'why');
  update public.topics t set title = current.title, why = current.why, moderation = 'waiting', moderation_reason = '', moderation_passage = ''
  where t.id = current.id returning * into current;
  perform private.announce('topic', current.id, current.revision);
  return jsonb_build_object('id', current.id, 'number', current.number, 'moderation', current.moderation);
end $$;

-- «Mi interessa», for oneself or for an organisation, with an optional line of why. Joining again rewrites the line.
-- Who proposed the topic is interested already: nothing happens.
create function public.join_topic(topic_id uuid, why text default '', organisation_id uuid default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  current public.topics := private.require_topic(join_topic.topic_id);
  me uuid := private.require_acting(join_topic.organisation_id, current.district_id);
  line text := regexp_replace(private.require_text(join_topic.why, 'why', 200, 0), '\s+', ' ', 'g');
  -- A join without words has nothing to be read first.
  begins text := case when line = '' then 'published' else private.first_moderation(current.district_id) end;
begin
  if current.moderation <> 'published' then perform private.fail('not_found', 404); end if;
  if current.state <> 'open' then perform private.fail('topic_closed', 409); end if;
  perform private.require_phase(current.cycle_id, 'propose_topic');
  perform private.forbid_personal_data(line, 'why');
  if coalesce(current.organisation_id, current.author_id) is distinct from coalesce(join_topic.organisation_id, me) then
    perform private.take_rate('join_topic', me::text, 100, interval '1 day');
    update public.topic_joins j set why = line, moderation = begins, moderation_reason = '', moderation_passage = ''
    where j.topic_id = current.id and j.organisation_id is not distinct from join_topic.organisation_id
      and (join_topic.organisation_id is not null or j.author_id = me) and j.why is distinct from line;
    insert into public.topic_joins (topic_id, district_id, author_id, organisation_id, author_municipality_id, why, moderation)
    values (current.id, current.district_id, me, join_topic.organisation_id,
      (select f.municipality_id from public.profiles f where f.id = me and join_topic.organisation_id is null), line, begins)
    on conflict do nothing;
    perform private.recount_topic(current.id);
  end if;
  select * into current from public.topics t where t.id = current.id;
  perform private.announce('topic', current.id, current.revision);
  return jsonb_build_object('id', current.id, 'interested', current.interested);
end $$;

-- Takes one's own interest back, or that of an organisation for which one acts. What is not there (any more) is no error.
create function public.leave_topic(topic_id uuid, organisation_id uuid default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  current public.topics := private.require_topic(leave_topic.topic_id);
  me uuid := private.require_acting(leave_topic.organisation_id, current.district_id);
begin
  delete from public.topic_joins j where j.topic_id = current.id and j.organisation_id is not distinct from leave_topic.organisation_id
    and (leave_topic.organisation_id is not null or j.author_id = me);
  if not found then return jsonb_build_object('id', current.id, 'interested', current.interested); end if;
  select * into current from public.topics t where t.id = current.id;
  perform private.announce('topic', current.id, current.revision);
  return jsonb_build_object('id', current.id, 'interested', current.interested);
end $$;

-- ── what becomes of topics ────────────────────────────────────────────────────────────────────────────────────────────
-- Tells who proposed the topic (service) and everybody who joined it or what was merged into it (event); nobody twice.
create function private.notify_topic(t public.topics, kind text, detail jsonb) returns void
language sql security definer set search_path = '' as $$
  with family as (select f as id from private.topic_family(t.id) f),
  authors as (
    select x.author_id as person from public.topics x join family f on f.id = x.id where x.author_id is not null
      and (x.organisation_id is null or not exists (select from private.organisation_voices(x.organisation_id)))
    union
    select v from public.topics x join family f on f.id = x.id cross join lateral private.organisation_voices(x.organisation_id) v),
  told as (
    select person, notify_topic.kind as kind from authors
    union all
    select distinct j.author_id, 'joined_topic_news' from public.topic_joins j join family f on f.id = j.topic_id
    where j.author_id is not null and (j.organisation_id is null or j.author_id in (select v from private.organisation_voices(j.organisation_id) v))
      and j.author_id not in (select person from authors))
  select private.queue_notice(told.person, told.kind, t.district_id,
    jsonb_build_object('number', t.number, 'title', t.title, 'path', private.topic_path(t)) || notify_topic.detail)
  from told
$$;

-- The topics, locked in one order, when all are open, public and of one district; the person asking must be of its office,
-- or, when a tavolo is given, its facilitator. 404 for who may not; 409 topic_closed when one has moved on.
create function private.require_open_topics(topic_ids uuid[], tavolo_id uuid default null) returns setof public.topics
language plpgsql security definer set search_path = '' as $$
declare
  district uuid;
  wanted int := cardinality(array(select distinct unnest(topic_ids)));
begin
  perform private.require_login();
  if coalesce(wanted, 0) = 0 then perform private.fail('choice_missing', 422, 'topicIds'); end if;
  if wanted > 50 then perform private.fail('too_many_items', 422, 'topicIds'); end if;
  perform from public.topics t where t.id = any (topic_ids) order by t.id for update;
  select min(t.district_id::text)::uuid into district from public.topics t where t.id = any (topic_ids);
  if district is null or (district = any (array(select private.my_office_district_ids()))) is not true and not exists (
    select from public.tavoli v where v.id = require_open_topics.tavolo_id and v.district_id = district
      and v.id = any (array(select private.my_tavolo_ids_as(array['facilitator'])))) then
    perform private.fail('not_found', 404);
  end if;
  if (select count(*) from public.topics t where t.id = any (topic_ids) and t.district_id = district and t.moderation = 'published') < wanted then
    perform private.fail('not_found', 404);
  end if;
  if exists (select from public.topics t where t.id = any (topic_ids) and t.state <> 'open') then perform private.fail('topic_closed', 409); end if;
  return query select t.* from public.topics t where t.id = any (topic_ids) order by t.number;
end $$;

-- Writes that a topic became a tavolo or a proposal, and tells everybody.
create function private.conclude_topic(t public.topics, tavolo_id uuid, proposal_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.topic_outcomes (topic_id, tavolo_id, proposal_id) values (t.id, conclude_topic.tavolo_id, conclude_topic.proposal_id) on conflict do nothing;
  update public.topics x set state = 'became' where x.id = t.id returning * into t;
  perform private.notify_topic(t, case when conclude_topic.tavolo_id is not null then 'topic_became_tavolo' else 'topic_became_proposal' end,
    case when conclude_topic.tavolo_id is null then '{}' else jsonb_build_object('tavolo', (select v.name from public.tavoli v where v.id = conclude_topic.tavolo_id)) end);
  perform private.audit(t.district_id, 'conclude_topic', t.id, jsonb_strip_nulls(jsonb_build_object('tavolo', conclude_topic.tavolo_id, 'proposal', conclude_topic.proposal_id)));
  perform private.announce('topic', t.id, t.revision);
end $$;

-- The office makes a new tavolo of one or several topics (by the rules of save_tavolo). Returns the tavolo's id.
create function public.topics_to_new_tavolo(topic_ids uuid[], slug text, area text, name text, description text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  chosen public.topics[];
  made uuid;
  one public.topics;
begin
  select array_agg(t) into chosen from private.require_open_topics(topics_to_new_tavolo.topic_ids) t;
  made := public.save_tavolo(chosen[1].cycle_id, topics_to_new_tavolo.slug, topics_to_new_tavolo.area, topics_to_new_tavolo.name, topics_to_new_tavolo.description);
  foreach one in array chosen loop perform private.conclude_topic(one, made, null); end loop;
  return made;
end $$;

-- The office, or the facilitator of that tavolo, gives topics to a tavolo of their cycle.
create function public.topics_to_tavolo(topic_ids uuid[], tavolo_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  one public.topics;
begin
  for one in select * from private.require_open_topics(topics_to_tavolo.topic_ids, topics_to_tavolo.tavolo_id) loop
    if not exists (select from public.tavoli v where v.id = topics_to_tavolo.tavolo_id and v.cycle_id = one.cycle_id) then
      perform private.fail('choice_unknown', 422, 'tavoloId');
    end if;
    perform private.require_phase(one.cycle_id, 'manage_participants');
    perform private.conclude_topic(one, topics_to_tavolo.tavolo_id, null);
  end loop;
  perform private.announce('tavolo', topics_to_tavolo.tavolo_id, 0);
end $$;

-- The office, or a facilitator for her own tavolo, makes the draft of a proposal of a topic and hands it to who proposed it:
-- the draft stays hers to finish and to send. Returns the draft's id. 422 topic_without_author when nobody could finish it.
create function public.topic_to_proposal(topic_id uuid, tavolo_id uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  one public.topics;
  made uuid;
begin
  select * into one from private.require_open_topics(array[topic_to_proposal.topic_id], topic_to_proposal.tavolo_id) t;
  if topic_to_proposal.tavolo_id is not null
    and not exists (select from public.tavoli v where v.id = topic_to_proposal.tavolo_id and v.cycle_id = one.cycle_id) then
    perform private.fail('choice_unknown', 422, 'tavoloId');
  end if;
  perform private.require_phase(one.cycle_id, 'submit_proposal');
  if one.author_id is null then perform private.fail('topic_without_author', 422); end if;
  -- What an organisation proposed is handed to all who act for it today, whoever wrote the topic.
  insert into public.proposals (district_id, cycle_id, tavolo_id, author_id, organisation_id, shared, title, need)
  values (one.district_id, one.cycle_id, topic_to_proposal.tavolo_id, one.author_id, one.organisation_id, one.organisation_id is not null, one.title, one.why)
  returning id into made;
  perform private.conclude_topic(one, null, made);
  return made;
end $$;

-- The office merges a topic into a similar one: both stay readable, each person who is interested counts once. Undone by unmerge_topic.
create function public.merge_topics(topic_id uuid, into_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  one public.topics;
  target public.topics;
begin
  -- In one order, so that two merges at once wait for each other instead of for ever.
  perform from public.topics t where t.id in (merge_topics.topic_id, merge_topics.into_id) order by t.id for update;
  select * into one from public.topics t where t.id = merge_topics.topic_id;
  perform private.require_office(one.district_id);
  select * into target from public.topics t where t.id = merge_topics.into_id;
  if target.id is null or target.cycle_id <> one.cycle_id or target.moderation <> 'published' or one.moderation <> 'published' or target.id = one.id then
    perform private.fail('choice_unknown', 422, 'intoId');
  end if;
  if one.merged_into_id = target.id then return; end if;
  if one.state <> 'open' or target.state = 'merged' then perform private.fail('topic_closed', 409); end if;
  perform private.require_phase(one.cycle_id, 'manage_participants');
  update public.topics t set state = 'merged', merged_into_id = target.id where t.id = one.id returning * into one;
  perform private.recount_topic(target.id);
  perform private.notify_topic(one, 'topic_merged', jsonb_build_object('path', private.topic_path(target)));
  perform private.audit(one.district_id, 'merge_topics', one.id, jsonb_build_object('into', target.id));
  perform private.announce('topic', one.id, one.revision);
  perform private.announce('topic', target.id, target.revision + 1);
end $$;

-- Takes a merge back: the topic is open again as it was. Office only; one that is not merged is no error.
create function public.unmerge_topic(topic_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  one public.topics;
  target uuid;
begin
  select * into one from public.topics t where t.id = unmerge_topic.topic_id for update;
  perform private.require_office(one.district_id);
  if one.state <> 'merged' then return; end if;
  target := one.merged_into_id;
  update public.topics t set state = 'open', merged_into_id = null where t.id = one.id returning * into one;
  if target is not null then perform private.recount_topic(target); end if;
  perform private.audit(one.district_id, 'unmerge_topic', one.id, jsonb_build_object('from', target));
  perform private.announce('topic', one.id, one.revision);
  perform private.announce('topic', coalesce(target, one.id), 0);
end $$;

-- ── what pages read ───────────────────────────────────────────────────────────────────────────────────────────────────
create function private.topic_proposer(organisation_id uuid, municipality_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'organisation', (select o.name from public.organisations o where o.id = topic_proposer.organisation_id),
    'municipality', (select m.name from public.municipalities m where m.id = topic_proposer.municipality_id))
$$;

-- One line of a list.
create function private.topic_summary(t public.topics) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'id', t.id, 'number', t.number, 'title', t.title, 'why', t.why, 'state', t.state, 'moderation', t.moderation, 'interested', t.interested,
    'createdAt', t.created_at, 'publishedAt', t.published_at, 'revision', t.revision, 'assisted', t.assisted,
    'proposer', private.topic_proposer(t.organisation_id, t.author_municipality_id))
$$;

-- One page of a district's public topics, most interesting (`sort` = 'interested') or newest first ('newest'). `q` words or a
-- number; `cursor` the nextCursor of the page before. Returns {items, nextCursor, total (first page only, else null)}.
create function public.topics_page(district_id uuid, q text default null, sort text default 'interested', cursor text default null, page_size int default 20) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  size int := least(greatest(coalesce(page_size, 20), 1), 50);
  words text := private.clean_text(left(q, 400));
  by_number text := case when upper(words) ~ '^T-[0-9]{4}-[0-9]{1,6}$' then upper(words) end;
  fuzzy tsquery := case when by_number is null then private.search_query(words) end;
  is_newest boolean := coalesce(sort, '') = 'newest';
  after_interest int := 2147483647;
  after_at timestamptz := 'infinity';
  after_id uuid := 'ffffffff-ffff-ffff-ffff-ffffffffffff';
  -- Only fixed fragments are joined here, values go in by `using`.
  conditions text := concat_ws(' and ', 't.district_id = $1 and t.moderation = ''published'' and t.state <> ''merged''',
    case when fuzzy is not null then 't.search_document @@ $2' end,
    case when by_number is not null then 't.number = $3' end);
  order_key text := case when is_newest then '' else 'interested desc, ' end;
  position_condition text := case when is_newest then '(t.published_at, t.id) < ($5, $6)' else '(t.interested, t.published_at, t.id) < ($4, $5, $6)' end;
  items jsonb;
  next_cursor text;
  total int;
begin
  if cursor is not null then
    begin
      after_interest := split_part(cursor, '~', 1)::int;
      after_at := split_part(cursor, '~', 2)::timestamptz;
      after_id := split_part(cursor, '~', 3)::uuid;
    exception when others then perform private.fail('bad_request', 400);
    end;
  end if;
  execute format($sql$
    with page as (
      select t.id, t.interested, t.published_at, row_number() over (order by %1$s published_at desc, id desc) as place
      from public.topics t where %2$s and %3$s order by %1$s published_at desc, id desc limit $7)
    select coalesce(jsonb_agg(private.topic_summary(t) order by p.place) filter (where p.place < $7), '[]'),
      max(case when p.place = $7 - 1 then concat_ws('~', p.interested, p.published_at, p.id) end) filter (where has_more.yes)
    from page p join public.topics t on t.id = p.id
    cross join (select exists (select from page where place = $7) as yes) has_more
  $sql$, order_key, conditions, position_condition)
  into items, next_cursor
  using district_id, fuzzy, by_number, after_interest, after_at, after_id, size + 1;
  if cursor is null then
    execute 'select count(*) from public.topics t where ' || conditions into total using district_id, fuzzy, by_number;
  end if;
  return jsonb_build_object('items', items, 'nextCursor', next_cursor, 'total', total);
end $$;

-- Where a topic came to, as everybody may know it: a draft says only that somebody is writing it.
create function private.topic_outcomes_of(topic_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'decidedAt', o.decided_at,
    'tavolo', case when v.id is null then null else jsonb_build_object('slug', v.slug, 'name', v.name) end,
    'proposal', case when p.published_at is null then null else jsonb_build_object('number', p.number, 'title', p.title) end,
    'draftId', case when p.state = 'draft' and p.id = any (array(select private.my_proposal_ids())) then p.id end) order by o.decided_at, o.id), '[]')
  from public.topic_outcomes o
  left join public.tavoli v on v.id = o.tavolo_id
  left join public.proposals p on p.id = o.proposal_id
  where o.topic_id = topic_outcomes_of.topic_id
$$;

-- One topic with what others said and what became of it; null when the person asking may not read it.
-- `mine` is set for who proposed it; `joined` says for whom the person asking has joined: "" for herself, else organisation ids.
create function public.topic_page(district_id uuid, number text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select private.topic_summary(t) || jsonb_build_object(
    'mine', coalesce((t.organisation_id is null and t.author_id = auth.uid()) or t.organisation_id = any (array(select private.my_organisation_ids())), false),
    'moderationReason', case when r.own then t.moderation_reason else '' end,
    'moderationPassage', case when r.own then t.moderation_passage else '' end,
    'outcomes', private.topic_outcomes_of(t.id),
    'mergedInto', (select jsonb_build_object('number', x.number, 'title', x.title) from public.topics x where x.id = t.merged_into_id and x.moderation = 'published'),
    'mergedFrom', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'number', x.number, 'title', x.title) order by x.number), '[]')
      from public.topics x where x.merged_into_id = t.id and x.moderation = 'published'),
    'joined', (select coalesce(jsonb_agg(jsonb_build_object('organisationId', j.organisation_id, 'organisation', o.name, 'why', j.why,
        'moderation', j.moderation, 'reason', j.moderation_reason) order by o.name nulls first), '[]')
      from public.topic_joins j left join public.organisations o on o.id = j.organisation_id
      where j.topic_id = t.id and (j.organisation_id is null and j.author_id = auth.uid() or j.organisation_id = any (array(select private.my_organisation_ids())))),
    'lines', (select coalesce(jsonb_agg(jsonb_build_object('why', l.why, 'at', l.created_at, 'proposer', private.topic_proposer(l.organisation_id, l.author_municipality_id)) order by l.created_at desc), '[]')
      from (select * from public.topic_joins j where j.topic_id = any (array(select private.topic_family(t.id))) and j.moderation = 'published' and j.why <> ''
        order by j.created_at desc limit 50) l))
  from public.topics t
  cross join lateral (select (t.organisation_id is null and t.author_id = auth.uid()) or t.organisation_id = any (array(select private.my_organisation_ids()))
    or t.district_id = any (array(select private.my_office_district_ids())) as own) r
  where t.district_id = topic_page.district_id and t.number = upper(topic_page.number) and (t.moderation = 'published' or r.own)
$$;

-- What who runs the district's tavoli can do with topics: {tavoli: [{id, slug, name}] that the person asking may give them to,
-- isOffice, topics: [{id, number, title}] open ones to merge into or to take together}. Null for everybody else.
create function public.topic_desk(district_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select case when r.office or r.facilitator then jsonb_build_object(
    'isOffice', r.office,
    'tavoli', (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'slug', v.slug, 'name', v.name) order by v.position), '[]')
      from public.tavoli v join public.planning_cycles c on c.id = v.cycle_id and c.is_current
      where v.district_id = topic_desk.district_id and (r.office or v.id = any (array(select private.my_tavolo_ids_as(array['facilitator']))))),
    'topics', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'number', t.number, 'title', t.title) order by t.number), '[]')
      from (select * from public.topics x where x.district_id = topic_desk.district_id and x.moderation = 'published' and x.state = 'open' order by x.number limit 300) t)) end
  from (select
    coalesce(topic_desk.district_id = any (array(select private.my_office_district_ids())), false) and private.login_alive() as office,
    exists (select from public.tavoli v where v.district_id = topic_desk.district_id and v.id = any (array(select private.my_tavolo_ids_as(array['facilitator']))))
      and private.login_alive() as facilitator) r
$$;

-- From which topics a tavolo or a public proposal came: `kind` is 'tavolo' or 'proposal'. Those merged into them are named too.
create function public.topic_lineage(kind text, id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('number', t.number, 'title', t.title, 'interested', t.interested) order by t.number), '[]')
  from public.topics t
  where t.moderation = 'published' and t.id in (
    select f from public.topic_outcomes o cross join lateral private.topic_family(o.topic_id) f
    where topic_lineage.kind = 'tavolo' and o.tavolo_id = topic_lineage.id
      or topic_lineage.kind = 'proposal' and o.proposal_id = topic_lineage.id
        and exists (select from public.proposals p where p.id = o.proposal_id and p.published_at is not null))
$$;

-- The same for the tavolo of the current cycle at an address.
create function public.tavolo_topics(district_id uuid, tavolo_slug text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce((select public.topic_lineage('tavolo', v.id) from public.tavoli v join public.planning_cycles c on c.id = v.cycle_id and c.is_current
    where v.district_id = tavolo_topics.district_id and v.slug = tavolo_topics.tavolo_slug), '[]')
$$;

-- The person's own topics of a district and those of the organisations for which she acts, newest first.
create function public.my_topics(district_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_login();
  return (select coalesce(jsonb_agg(private.topic_summary(t) order by t.created_at desc), '[]') from public.topics t
    where t.district_id = my_topics.district_id and ((t.organisation_id is null and t.author_id = auth.uid()) or t.organisation_id = any (array(select private.my_organisation_ids()))));
end $$;

insert into private.notice_kinds (kind, class) values
  ('topic_received', 'service'), ('topic_became_tavolo', 'service'), ('topic_became_proposal', 'service'), ('topic_merged', 'service'), ('joined_topic_news', 'event');

revoke execute on function public.propose_topic(uuid, uuid, text, text, uuid), public.revise_topic(uuid, text, text, bigint), public.join_topic(uuid, text, uuid),
  public.leave_topic(uuid, uuid), public.topics_to_new_tavolo(uuid[], text, text, text, text), public.topics_to_tavolo(uuid[], uuid),
  public.topic_to_proposal(uuid, uuid), public.merge_topics(uuid, uuid), public.unmerge_topic(uuid), public.topics_page(uuid, text, text, text, int),
  public.topic_page(uuid, text), public.topic_desk(uuid), public.topic_lineage(text, uuid), public.tavolo_topics(uuid, text), public.my_topics(uuid) from public, anon, authenticated;
grant execute on function public.propose_topic(uuid, uuid, text, text, uuid), public.revise_topic(uuid, text, text, bigint), public.join_topic(uuid, text, uuid),
  public.leave_topic(uuid, uuid), public.topics_to_new_tavolo(uuid[], text, text, text, text), public.topics_to_tavolo(uuid[], uuid),
  public.topic_to_proposal(uuid, uuid), public.merge_topics(uuid, uuid), public.unmerge_topic(uuid), public.my_topics(uuid) to authenticated;
grant execute on function public.topics_page(uuid, text, text, text, int), public.topic_page(uuid, text), public.topic_desk(uuid),
  public.topic_lineage(text, uuid), public.tavolo_topics(uuid, text) to anon, authenticated;
