-- Purpose: assisted participation: the office enters what a person without e-mail wrote on paper, for half an hour at a time, marked and
-- logged; the person follows it with a number and a code. No name is stored.
-- Locks: public.proposals and public.adesioni briefly (one column each). Way back: drop the tables and functions named here, drop the columns.

alter table public.proposals add column assisted boolean not null default false;
comment on column public.proposals.assisted is 'Entered by the office for a person, from a paper form.';
grant select (assisted) on public.proposals to anon, authenticated;
alter table public.adesioni add column assisted boolean not null default false;
comment on column public.adesioni.assisted is 'Entered by the office for a person, from a paper form: then there is no account behind it.';
grant select (assisted) on public.adesioni to authenticated;

create table public.assisted_sessions (
  id uuid primary key default gen_random_uuid(),
  district_id uuid not null references public.districts (id) on delete cascade,
  operator_id uuid references auth.users (id) on delete set null,
  started_at timestamptz not null default now(),
  ends_at timestamptz not null,
  ended_at timestamptz,
  constraint assisted_sessions_half_hour check (ends_at > started_at and ends_at <= started_at + interval '30 minutes'),
  constraint assisted_sessions_ended check (ended_at is null or ended_at >= started_at)
);
create index assisted_sessions_district_id on public.assisted_sessions (district_id, started_at desc);
create unique index assisted_sessions_one_open on public.assisted_sessions (operator_id, district_id) where ended_at is null;
comment on table public.assisted_sessions is 'Half hours in which an operator of the plan office enters paper forms for persons. The operator is for the office alone.';
alter table public.assisted_sessions enable row level security;
grant select (id, district_id, started_at, ends_at, ended_at) on public.assisted_sessions to authenticated;
create policy assisted_sessions_select_office on public.assisted_sessions for select to authenticated
  using (district_id = any (array(select private.my_office_district_ids())));

create table private.assisted_entries (
  id uuid primary key,
  session_id uuid not null references public.assisted_sessions (id) on delete cascade,
  district_id uuid not null references public.districts (id) on delete cascade,
  kind text not null check (kind in ('topic', 'proposal', 'adesione')),
  subject_id uuid not null,
  number text not null,
  code_hash bytea not null,
  municipality_id uuid not null references public.municipalities (id),
  entered_at timestamptz not null default now()
);
create index assisted_entries_session_id on private.assisted_entries (session_id);
create index assisted_entries_district_id on private.assisted_entries (district_id);
create index assisted_entries_municipality_id on private.assisted_entries (municipality_id);
create unique index assisted_entries_code_hash on private.assisted_entries (code_hash);
create unique index assisted_entries_subject on private.assisted_entries (kind, subject_id);
comment on table private.assisted_entries is 'What was entered for a person: its number, her municipality, and the hash of the code with which she follows it. Never who she is.';

-- The operator's half hour in the district, locked, when it runs: the same form twice at one moment is entered once. 404 for who is not of the office, 409 assisted_over when it does not (any more).
create function private.require_assisted(district_id uuid) returns public.assisted_sessions
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_office(require_assisted.district_id);
  found public.assisted_sessions;
begin
  select * into found from public.assisted_sessions s
  where s.district_id = require_assisted.district_id and s.operator_id = me and s.ended_at is null and s.ends_at > now() for update;
  if found.id is null then perform private.fail('assisted_over', 409); end if;
  return found;
end $$;

-- Begins a half hour, or gives the one that runs. Office only. Returns {id, startedAt, endsAt}.
create function public.start_assisted_session(district_id uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_office(start_assisted_session.district_id);
  current public.assisted_sessions;
begin
  update public.assisted_sessions s set ended_at = s.ends_at
  where s.operator_id = me and s.district_id = start_assisted_session.district_id and s.ended_at is null and s.ends_at <= now();
  insert into public.assisted_sessions (district_id, operator_id, ends_at) values (start_assisted_session.district_id, me, now() + interval '30 minutes')
  on conflict do nothing returning * into current;
  if current.id is null then
    select * into current from public.assisted_sessions s
    where s.operator_id = me and s.district_id = start_assisted_session.district_id and s.ended_at is null;
  else
    perform private.audit(start_assisted_session.district_id, 'start_assisted_session', current.id);
  end if;
  return jsonb_build_object('id', current.id, 'startedAt', current.started_at, 'endsAt', current.ends_at);
end $$;

-- Ends the operator's half hour before its time. Office only; when none runs there is nothing to end.
create function public.end_assisted_session(district_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_office(end_assisted_session.district_id);
  ended uuid;
begin
  update public.assisted_sessions s set ended_at = least(now(), s.ends_at)
  where s.operator_id = me and s.district_id = end_assisted_session.district_id and s.ended_at is null returning s.id into ended;
  if ended is not null then perform private.audit(end_assisted_session.district_id, 'end_assisted_session', ended); end if;
end $$;

-- Ten characters that nobody mistakes for others, in two groups: 50 bits.
create function private.follow_code() returns text
language sql volatile set search_path = '' as $$
  select string_agg(substr('ABCDEFGHJKLMNPQRSTUVWXYZ23456789', 1 + get_byte(b.bytes, i) % 32, 1) || case when i = 4 then '-' else '' end, '' order by i)
  from (select extensions.gen_random_bytes(10) as bytes) b cross join generate_series(0, 9) i
$$;

-- As the code is compared: capitals and digits alone.
create function private.follow_hash(code text) returns bytea
language sql immutable set search_path = '' as $$
  select sha256(convert_to(regexp_replace(upper(left(coalesce(code, ''), 60)), '[^A-Z0-9]', '', 'g'), 'UTF8'))
$$;

-- Writes the entry and gives its code, which is stored as a hash only. The same entry again gets a new code: the old one ends.
create function private.record_assisted(entry_id uuid, session public.assisted_sessions, kind text, subject_id uuid, number text, municipality_id uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  code text := private.follow_code();
begin
  insert into private.assisted_entries (id, session_id, district_id, kind, subject_id, number, code_hash, municipality_id)
  values (record_assisted.entry_id, session.id, session.district_id, record_assisted.kind, record_assisted.subject_id, record_assisted.number,
    private.follow_hash(code), record_assisted.municipality_id)
  on conflict on constraint assisted_entries_pkey do update set code_hash = excluded.code_hash;
  perform private.audit(session.district_id, 'assisted_' || record_assisted.kind, record_assisted.subject_id, jsonb_build_object('session', session.id));
  return jsonb_build_object('id', record_assisted.entry_id, 'kind', record_assisted.kind, 'number', record_assisted.number, 'code', code);
end $$;

-- The cycle under way and the check that the municipality is of the district: what every assisted entry begins with.
create function private.assisted_cycle(district_id uuid, municipality_id uuid, action text) returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  cycle uuid;
begin
  select c.id into cycle from public.planning_cycles c where c.district_id = assisted_cycle.district_id and c.is_current;
  if cycle is null then perform private.fail('not_found', 404); end if;
  perform private.require_phase(cycle, assisted_cycle.action);
  if not exists (select from public.district_municipalities d
    where d.district_id = assisted_cycle.district_id and d.municipality_id = assisted_cycle.municipality_id) then
    perform private.fail('municipality_unknown', 422, 'municipalityId');
  end if;
  return cycle;
end $$;

-- The entry of this half hour that the same form made already, or null. Somebody else's id is 404.
create function private.known_assisted(entry_id uuid, session public.assisted_sessions, kind text) returns private.assisted_entries
language plpgsql stable security definer set search_path = '' as $$
declare
  known private.assisted_entries;
begin
  if known_assisted.entry_id is null then perform private.fail('bad_request', 400); end if;
  select * into known from private.assisted_entries e where e.id = known_assisted.entry_id;
  if known.id is not null and (known.session_id <> session.id or known.kind <> known_assisted.kind) then perform private.fail('not_found', 404); end if;
  return known;
end $$;

-- Enters a topic from paper. Returns {id, kind, number, code}.
create function public.assisted_topic(district_id uuid, entry_id uuid, municipality_id uuid, title text, why text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  session public.assisted_sessions := private.require_assisted(assisted_topic.district_id);
  known private.assisted_entries := private.known_assisted(assisted_topic.entry_id, session, 'topic');
  cycle uuid;
  topic public.topics;
begin
  if known.id is not null then return private.record_assisted(known.id, session, 'topic', known.subject_id, known.number, known.municipality_id); end if;
  cycle := private.assisted_cycle(assisted_topic.district_id, assisted_topic.municipality_id, 'propose_topic');
  topic := private.store_topic(null, cycle, assisted_topic.district_id, assisted_topic.title, assisted_topic.why, null, null, assisted_topic.municipality_id, true);
  return private.record_assisted(assisted_topic.entry_id, session, 'topic', topic.id, topic.number, assisted_topic.municipality_id);
end $$;

-- Enters a proposal from paper and sends it. `content` as the light form's (save_proposal_draft). Returns {id, kind, number, code}.
create function public.assisted_proposal(district_id uuid, entry_id uuid, municipality_id uuid, content jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  session public.assisted_sessions := private.require_assisted(assisted_proposal.district_id);
  known private.assisted_entries := private.known_assisted(assisted_proposal.entry_id, session, 'proposal');
  cycle uuid;
  cleaned jsonb;
  sent public.proposals;
begin
  if known.id is not null then return private.record_assisted(known.id, session, 'proposal', known.subject_id, known.number, known.municipality_id); end if;
  cycle := private.assisted_cycle(assisted_proposal.district_id, assisted_proposal.municipality_id, 'submit_proposal');
  -- For a person only, never for an organisation: those have delegates.
  cleaned := private.clean_proposal_content(coalesce(private.json_argument(content), '{}') - 'organisationId', assisted_proposal.district_id, cycle);
  perform private.require_complete_proposal(cleaned);
  insert into public.proposals (district_id, cycle_id, author_municipality_id, assisted, title, need, who, proposal, expected_change, urgency, tavolo_id, licence_ok, no_personal_data)
  values (assisted_proposal.district_id, cycle, assisted_proposal.municipality_id, true, cleaned ->> 'title', cleaned ->> 'need', cleaned ->> 'who', cleaned ->> 'proposal',
    cleaned ->> 'expectedChange', cleaned ->> 'urgency', (cleaned ->> 'tavoloId')::uuid, true, true)
  returning * into sent;
  insert into public.proposal_municipalities (proposal_id, municipality_id)
  select sent.id, m::uuid from jsonb_array_elements_text(cleaned -> 'municipalityIds') m;
  sent := private.move_proposal(sent.id, 'submitted', 'office');
  return private.record_assisted(assisted_proposal.entry_id, session, 'proposal', sent.id, sent.number, assisted_proposal.municipality_id);
end $$;

create table private.assisted_counters (
  district_id uuid not null references public.districts (id) on delete cascade,
  year int not null,
  last int not null,
  primary key (district_id, year)
);
comment on table private.assisted_counters is 'The last number given to an adesione from paper in a district and year: adesioni have no number of their own.';

-- Enters a citizen's adesione from paper: it waits for the office's decision like any other. What she needs to take part is not
-- kept here: without an account nobody could see or change it. Returns {id, kind, number, code}.
create function public.assisted_adesione(district_id uuid, entry_id uuid, municipality_id uuid, tavolo_ids uuid[], mode text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  session public.assisted_sessions := private.require_assisted(assisted_adesione.district_id);
  known private.assisted_entries := private.known_assisted(assisted_adesione.entry_id, session, 'adesione');
  cycle uuid;
  made uuid;
  of_year int := extract(year from now() at time zone 'Europe/Rome');
  given int;
begin
  if known.id is not null then return private.record_assisted(known.id, session, 'adesione', known.subject_id, known.number, known.municipality_id); end if;
  cycle := private.assisted_cycle(assisted_adesione.district_id, assisted_adesione.municipality_id, 'join_conference');
  if coalesce(assisted_adesione.mode, '') not in ('presence', 'online') then perform private.fail('choice_missing', 422, 'mode'); end if;
  if coalesce(cardinality(assisted_adesione.tavolo_ids), 0) = 0 then perform private.fail('choice_missing', 422, 'tavoloIds'); end if;
  if cardinality(assisted_adesione.tavolo_ids) > 60 or exists (select from unnest(assisted_adesione.tavolo_ids) t where not exists (
    select from public.tavoli v where v.id = t and v.cycle_id = cycle)) then
    perform private.fail('choice_unknown', 422, 'tavoloIds');
  end if;
  insert into public.adesioni (cycle_id, district_id, kind, municipality_id, mode, age_declared_at, assisted)
  values (cycle, assisted_adesione.district_id, 'citizen', assisted_adesione.municipality_id, assisted_adesione.mode, now(), true) returning id into made;
  insert into public.adesione_tavoli (adesione_id, tavolo_id) select distinct made, t from unnest(assisted_adesione.tavolo_ids) t;
  insert into private.assisted_counters as c (district_id, year, last) values (assisted_adesione.district_id, of_year, 1)
  on conflict on constraint assisted_counters_pkey do update set last = c.last + 1 returning c.last into given;
  return private.record_assisted(assisted_adesione.entry_id, session, 'adesione', made, 'A-' || of_year || '-' || lpad(given::text, greatest(3, length(given::text)), '0'),
    assisted_adesione.municipality_id);
end $$;

-- The operator's half hour and what was entered in it: {session: {id, startedAt, endsAt} or null, now, entries}. Office only.
create function public.assisted_desk(district_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := private.require_office(assisted_desk.district_id);
begin
  return jsonb_build_object(
    'now', now(),
    'session', (select jsonb_build_object('id', s.id, 'startedAt', s.started_at, 'endsAt', s.ends_at) from public.assisted_sessions s
      where s.district_id = assisted_desk.district_id and s.operator_id = me and s.ended_at is null and s.ends_at > now()),
    'entries', (select coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'number', e.number, 'at', e.entered_at,
        'municipality', (select m.name from public.municipalities m where m.id = e.municipality_id)) order by e.entered_at desc), '[]')
      from (select * from private.assisted_entries x where x.district_id = assisted_desk.district_id order by x.entered_at desc limit 50) e),
    'choices', public.proposal_choices(assisted_desk.district_id));
end $$;

-- Where something stands that was entered for somebody, for who has its number and its code; null for any other pair.
-- A wrong pair is counted: after twenty in an hour a number answers nothing until the hour is over (429).
create function public.follow_entry(number text, code text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  wanted text := upper(private.clean_text(left(follow_entry.number, 40)));
  entry private.assisted_entries;
  district public.districts;
  slot timestamptz := date_trunc('hour', now());
begin
  if exists (select from private.rate_counters r where r.action = 'follow_entry' and r.key_hash = sha256(convert_to(wanted, 'UTF8')) and r.window_start = slot and r.hits >= 20) then
    perform private.fail('too_many_attempts', 429);
  end if;
  select * into entry from private.assisted_entries e where e.code_hash = private.follow_hash(follow_entry.code) and e.number = wanted;
  if entry.id is null then
    perform private.take_rate('follow_entry', wanted, 20, interval '1 hour');
    return null;
  end if;
  select * into district from public.districts d where d.id = entry.district_id;
  return jsonb_build_object('kind', entry.kind, 'number', entry.number, 'enteredAt', entry.entered_at,
    'district', jsonb_build_object('slug', district.slug, 'name', district.name),
    'municipality', (select m.name from public.municipalities m where m.id = entry.municipality_id))
    || coalesce(case entry.kind
      when 'topic' then (select jsonb_build_object('title', t.title, 'state', t.state, 'moderation', t.moderation, 'reason', t.moderation_reason,
          'interested', t.interested, 'isPublic', t.moderation = 'published') from public.topics t where t.id = entry.subject_id)
      when 'proposal' then (select jsonb_build_object('title', p.title, 'state', p.state, 'isPublic', p.published_at is not null and to_jsonb(p) ->> 'hidden_at' is null,
          'reason', coalesce((select v.reason from public.proposal_moves v where v.proposal_id = p.id and v.to_state = p.state order by v.id desc limit 1), ''))
        from public.proposals p where p.id = entry.subject_id)
      when 'adesione' then (select jsonb_build_object('state', a.state, 'reason', a.reason, 'isPublic', false,
          'tavoli', (select coalesce(jsonb_agg(v.name order by v.position), '[]') from public.adesione_tavoli x join public.tavoli v on v.id = x.tavolo_id where x.adesione_id = a.id))
        from public.adesioni a where a.id = entry.subject_id) end, '{}');
end $$;

revoke execute on function public.start_assisted_session(uuid), public.end_assisted_session(uuid), public.assisted_topic(uuid, uuid, uuid, text, text),
  public.assisted_proposal(uuid, uuid, uuid, jsonb), public.assisted_adesione(uuid, uuid, uuid, uuid[], text), public.assisted_desk(uuid), public.follow_entry(text, text) from public, anon, authenticated;
grant execute on function public.start_assisted_session(uuid), public.end_assisted_session(uuid), public.assisted_topic(uuid, uuid, uuid, text, text),
  public.assisted_proposal(uuid, uuid, uuid, jsonb), public.assisted_adesione(uuid, uuid, uuid, uuid[], text), public.assisted_desk(uuid) to authenticated;
grant execute on function public.follow_entry(text, text) to anon, authenticated;
