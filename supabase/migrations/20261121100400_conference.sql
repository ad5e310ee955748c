-- Purpose: planning cycles, their phases and what each allows, the Conferenza's public data.
-- Locks: none. Way back: drop the tables.

create table public.planning_cycles (
  id uuid primary key default gen_random_uuid(),
  district_id uuid not null references public.districts (id) on delete cascade,
  label text not null check (char_length(label) between 4 and 40),
  starts_on date not null,
  ends_on date not null check (ends_on > starts_on),
  phase text not null default 'informazione',
  is_current boolean not null default true,
  citizens_vote boolean not null default false,
  revision bigint not null default 1,
  unique (district_id, label)
);
create unique index planning_cycles_one_current on public.planning_cycles (district_id) where is_current;
comment on table public.planning_cycles is 'One planning period of a district: one Conferenza, one plan. citizens_vote: whether citizens vote too (set by the office).';
alter table public.planning_cycles enable row level security;
grant select on public.planning_cycles to anon, authenticated;
create policy planning_cycles_select_anyone on public.planning_cycles for select to anon, authenticated using (true);
create trigger planning_cycles_revision before update on public.planning_cycles for each row execute function private.bump_revision();

create table public.cycle_phases (
  cycle_id uuid not null references public.planning_cycles (id) on delete cascade,
  phase text not null check (phase in (
    'informazione', 'adesioni', 'proposte', 'tavoli', 'redazione', 'consultazione', 'restituzione', 'approvazione', 'attuazione')),
  position int not null,
  opens_on date,
  closes_on date,
  allows text[] not null default '{}',
  primary key (cycle_id, phase),
  unique (cycle_id, position)
);
comment on table public.cycle_phases is 'The phases of a cycle as data: when, and which actions each allows. The commands ask here.';
alter table public.cycle_phases enable row level security;
grant select on public.cycle_phases to anon, authenticated;
create policy cycle_phases_select_anyone on public.cycle_phases for select to anon, authenticated using (true);

alter table public.planning_cycles add constraint planning_cycles_phase_fkey
  foreign key (id, phase) references public.cycle_phases (cycle_id, phase) deferrable initially deferred;
create index planning_cycles_phase on public.planning_cycles (id, phase);

-- True when the cycle's current phase allows the action.
create function private.phase_allows(cycle_id uuid, action text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from public.planning_cycles c
    join public.cycle_phases p on p.cycle_id = c.id and p.phase = c.phase
    where c.id = phase_allows.cycle_id and phase_allows.action = any (p.allows)
  )
$$;
-- 409 phase_closed when the cycle's current phase does not allow the action.
create function private.require_phase(cycle_id uuid, action text) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if private.phase_allows(require_phase.cycle_id, require_phase.action) is not true then
    perform private.fail('phase_closed', 409, require_phase.action);
  end if;
end $$;
grant execute on function private.phase_allows(uuid, text) to anon, authenticated;

-- The nine phases with the actions that each allows by default (docs/rules/conference.md, CONF-01).
create function private.add_default_phases(cycle_id uuid) returns void
language sql set search_path = '' as $$
  insert into public.cycle_phases (cycle_id, phase, position, allows) values
    (add_default_phases.cycle_id, 'informazione', 1, array['manage_participants']),
    (add_default_phases.cycle_id, 'adesioni', 2, array['manage_participants', 'submit_proposal']),
    (add_default_phases.cycle_id, 'proposte', 3, array['manage_participants', 'submit_proposal', 'screen_proposal', 'hold_session', 'open_vote']),
    (add_default_phases.cycle_id, 'tavoli', 4, array['manage_participants', 'submit_proposal', 'screen_proposal', 'hold_session', 'open_vote', 'edit_section', 'close_proposal']),
    (add_default_phases.cycle_id, 'redazione', 5, array['screen_proposal', 'hold_session', 'open_vote', 'edit_section', 'close_proposal']),
    (add_default_phases.cycle_id, 'consultazione', 6, array['hold_session', 'open_vote', 'edit_section', 'comment_section', 'close_proposal']),
    (add_default_phases.cycle_id, 'restituzione', 7, array['hold_session', 'close_proposal', 'edit_section']),
    (add_default_phases.cycle_id, 'approvazione', 8, array['close_proposal']),
    (add_default_phases.cycle_id, 'attuazione', 9, array['hold_session'])
$$;

-- Opens a district's new cycle with its nine phases, in phase informazione; the one before is no longer current.
create function public.open_cycle(district_id uuid, label text, starts_on date, ends_on date) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  made uuid;
begin
  perform private.require_office(open_cycle.district_id);
  if open_cycle.ends_on is null or open_cycle.starts_on is null or open_cycle.ends_on <= open_cycle.starts_on then
    perform private.fail('dates_reversed', 422, 'endsOn');
  end if;
  update public.planning_cycles c set is_current = false where c.district_id = open_cycle.district_id and c.is_current;
  insert into public.planning_cycles (district_id, label, starts_on, ends_on)
  values (open_cycle.district_id, private.require_text(open_cycle.label, 'label', 40, 4), open_cycle.starts_on, open_cycle.ends_on)
  returning id into made;
  perform private.add_default_phases(made);
  insert into public.conferences (cycle_id, district_id) values (made, open_cycle.district_id);
  perform private.audit(open_cycle.district_id, 'open_cycle', made);
  perform private.announce('district', open_cycle.district_id, 0);
  return made;
exception when unique_violation then perform private.fail('cycle_exists', 409, 'label'); return null;
end $$;

-- Moves the cycle to another phase (forwards or back), with the date it was done. Head of the plan office only.
create function public.change_phase(cycle_id uuid, phase text, expected_revision bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  cycle public.planning_cycles;
  today date := (now() at time zone 'Europe/Rome')::date;
  was_at int;
  will_be_at int;
begin
  perform private.require_login();
  select * into cycle from public.planning_cycles c where c.id = change_phase.cycle_id for update;
  if cycle.id is null or not (cycle.district_id = any (array(select private.my_district_ids_as(array['plan_office_head'])))) then
    perform private.fail('not_found', 404);
  end if;
  if cycle.phase = change_phase.phase then return; end if;
  if cycle.revision is distinct from change_phase.expected_revision then perform private.fail('page_stale', 409); end if;
  if not exists (select from public.cycle_phases p where p.cycle_id = cycle.id and p.phase = change_phase.phase) then
    perform private.fail('choice_unknown', 422, 'phase');
  end if;
  select position into was_at from public.cycle_phases p where p.cycle_id = cycle.id and p.phase = cycle.phase;
  select position into will_be_at from public.cycle_phases p where p.cycle_id = cycle.id and p.phase = change_phase.phase;
  if will_be_at > was_at then
    update public.cycle_phases p set closes_on = today where p.cycle_id = cycle.id and p.phase = cycle.phase;
    update public.cycle_phases p set opens_on = today, closes_on = case when p.closes_on > today then p.closes_on end
    where p.cycle_id = cycle.id and p.position = will_be_at;
  else
    -- Back: the earlier phase goes on as if it had not closed, and what had opened after it is to come again.
    update public.cycle_phases p set opens_on = least(p.opens_on, today), closes_on = case when p.closes_on > today then p.closes_on end
    where p.cycle_id = cycle.id and p.position = will_be_at;
    update public.cycle_phases p set opens_on = null, closes_on = case when p.closes_on > today then p.closes_on end
    where p.cycle_id = cycle.id and p.position > will_be_at and p.opens_on <= today;
  end if;
  update public.planning_cycles set phase = change_phase.phase where id = cycle.id;
  perform private.audit(cycle.district_id, 'change_phase', cycle.id, jsonb_build_object('from', cycle.phase, 'to', change_phase.phase));
  perform private.announce('district', cycle.district_id, cycle.revision + 1);
end $$;

create table public.conferences (
  id uuid primary key default gen_random_uuid(),
  cycle_id uuid not null unique references public.planning_cycles (id) on delete cascade,
  district_id uuid not null references public.districts (id) on delete cascade,
  convenors jsonb not null default '[]',
  act_reference text not null default '' check (char_length(act_reference) <= 300),
  act_date date,
  summary text not null default '' check (char_length(summary) <= 4000),
  who_may_take_part jsonb not null default '[]',
  programme jsonb not null default '[]',
  revision bigint not null default 1,
  updated_at timestamptz not null default now()
);
create index conferences_district_id on public.conferences (district_id);
comment on table public.conferences is 'The Conferenza di Programmazione of a cycle: who convened it, with which act, who may take part, its programme.';
alter table public.conferences enable row level security;
grant select on public.conferences to anon, authenticated;
create policy conferences_select_anyone on public.conferences for select to anon, authenticated using (true);
create trigger conferences_revision before update on public.conferences for each row execute function private.bump_revision();

create table public.conference_events (
  id uuid primary key default gen_random_uuid(),
  conference_id uuid not null references public.conferences (id) on delete cascade,
  title text not null check (char_length(title) between 3 and 160),
  place text not null default '',
  starts_at timestamptz not null,
  ends_at timestamptz check (ends_at > starts_at),
  constraint conference_events_once unique (conference_id, starts_at, title)
);
comment on table public.conference_events is 'The Conferenza''s calendar.';
alter table public.conference_events enable row level security;
grant select on public.conference_events to anon, authenticated;
create policy conference_events_select_anyone on public.conference_events for select to anon, authenticated using (true);

create table public.conference_documents (
  id uuid primary key default gen_random_uuid(),
  conference_id uuid not null references public.conferences (id) on delete cascade,
  title text not null check (char_length(title) between 3 and 200),
  body text not null default '' check (char_length(body) <= 20000),
  published_on date not null default current_date,
  position int not null default 0,
  constraint conference_documents_title unique (conference_id, title)
);
comment on table public.conference_documents is 'Documents given to who takes part, as text pages.';
alter table public.conference_documents enable row level security;
grant select on public.conference_documents to anon, authenticated;
create policy conference_documents_select_anyone on public.conference_documents for select to anon, authenticated using (true);

-- Cleans the lines of a list and drops empty ones; 422 when there are too many or one is too long.
create function private.require_lines(lines text[], field text, max_lines int, max_length int) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  cleaned text[];
begin
  select coalesce(array_agg(private.clean_text(l.line) order by l.place), '{}') into cleaned
  from unnest(lines) with ordinality l (line, place) where private.clean_text(l.line) <> '';
  if cardinality(cleaned) > max_lines or exists (select from unnest(cleaned) c where char_length(c) > max_length) then
    perform private.fail('text_too_long', 422, field);
  end if;
  return to_jsonb(cleaned);
end $$;

-- Writes the Conferenza's public data. Office only; expected_revision guards against overwriting a colleague (409 page_stale).
-- What is already written so is left alone: a form sent twice is harmless.
create function public.update_conference(
  conference_id uuid, act_reference text, summary text, convenors text[], who_may_take_part text[], programme text[],
  citizens_vote boolean, expected_revision bigint, act_date date default null
) returns void
language plpgsql security definer set search_path = '' as $$
declare
  was public.conferences;
  will public.conferences;
  voted boolean;
begin
  select * into was from public.conferences c where c.id = update_conference.conference_id for update;
  perform private.require_office(was.district_id);
  select c.citizens_vote into voted from public.planning_cycles c where c.id = was.cycle_id;
  will := was;
  will.act_reference := private.require_text(update_conference.act_reference, 'actReference', 300, 0);
  will.act_date := update_conference.act_date;
  will.summary := private.require_text(update_conference.summary, 'summary', 4000, 0);
  will.convenors := private.require_lines(update_conference.convenors, 'convenors', 40, 160);
  will.who_may_take_part := private.require_lines(update_conference.who_may_take_part, 'whoMayTakePart', 40, 200);
  will.programme := private.require_lines(update_conference.programme, 'programme', 60, 300);
  if will = was and voted = coalesce(update_conference.citizens_vote, false) then return; end if;
  if was.revision is distinct from update_conference.expected_revision then perform private.fail('page_stale', 409); end if;
  update public.conferences set act_reference = will.act_reference, act_date = will.act_date, summary = will.summary,
    convenors = will.convenors, who_may_take_part = will.who_may_take_part, programme = will.programme, updated_at = now()
  where id = was.id;
  update public.planning_cycles set citizens_vote = coalesce(update_conference.citizens_vote, false)
  where id = was.cycle_id and voted <> coalesce(update_conference.citizens_vote, false);
  perform private.audit(was.district_id, 'update_conference', was.id);
  perform private.announce('district', was.district_id, was.revision + 1);
end $$;

-- Writes when each phase is planned to open and to close: {"<phase>": {"opensOn", "closesOn"}}. Office only.
create function public.set_phase_dates(cycle_id uuid, dates jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  district uuid;
  planned jsonb := private.json_argument(set_phase_dates.dates);
begin
  select c.district_id into district from public.planning_cycles c where c.id = set_phase_dates.cycle_id;
  perform private.require_office(district);
  if coalesce(jsonb_typeof(planned), '') <> 'object' then perform private.fail('bad_request', 400); end if;
  if exists (select from jsonb_each(planned) d where (d.value ->> 'closesOn')::date < (d.value ->> 'opensOn')::date) then
    perform private.fail('dates_reversed', 422);
  end if;
  update public.cycle_phases p set opens_on = (d.value ->> 'opensOn')::date, closes_on = (d.value ->> 'closesOn')::date
  from jsonb_each(planned) d
  where p.cycle_id = set_phase_dates.cycle_id and p.phase = d.key;
  perform private.audit(district, 'set_phase_dates', set_phase_dates.cycle_id);
  perform private.announce('district', district, 0);
end $$;

-- The district of a Conferenza, after checking that the person asking is of its office. Else 404.
create function private.require_conference_office(conference_id uuid) returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  district uuid;
begin
  select c.district_id into district from public.conferences c where c.id = require_conference_office.conference_id;
  perform private.require_office(district);
  return district;
end $$;

-- Puts a date in the Conferenza's calendar. Times are of Europe/Rome as typed (2026-05-03T15:30). Office only.
create function public.add_conference_event(conference_id uuid, title text, place text, starts_at timestamp, ends_at timestamp default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  district uuid := private.require_conference_office(add_conference_event.conference_id);
begin
  if add_conference_event.starts_at is null then perform private.fail('text_empty', 422, 'startsAt'); end if;
  if add_conference_event.ends_at <= add_conference_event.starts_at then perform private.fail('dates_reversed', 422, 'endsAt'); end if;
  insert into public.conference_events (conference_id, title, place, starts_at, ends_at)
  values (add_conference_event.conference_id, private.require_text(add_conference_event.title, 'title', 160, 3),
    private.require_text(add_conference_event.place, 'place', 160, 0),
    add_conference_event.starts_at at time zone 'Europe/Rome', add_conference_event.ends_at at time zone 'Europe/Rome')
  on conflict on constraint conference_events_once do nothing;
  perform private.audit(district, 'add_conference_event', add_conference_event.conference_id);
  perform private.announce('district', district, 0);
end $$;

-- Takes a date out of the calendar. Office only; one that is gone already is no error.
create function public.remove_conference_event(conference_id uuid, event_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  district uuid := private.require_conference_office(remove_conference_event.conference_id);
begin
  delete from public.conference_events e where e.id = remove_conference_event.event_id and e.conference_id = remove_conference_event.conference_id;
  -- What is not there (any more) was not removed by this person.
  if not found then return; end if;
  perform private.audit(district, 'remove_conference_event', remove_conference_event.event_id);
  perform private.announce('district', district, 0);
end $$;

-- Publishes a document as a text page, or rewrites the one of the same title. Office only. Returns its id.
create function public.save_conference_document(conference_id uuid, title text, body text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  district uuid := private.require_conference_office(save_conference_document.conference_id);
  saved uuid;
begin
  perform private.forbid_personal_data(save_conference_document.body, 'body');
  insert into public.conference_documents as d (conference_id, title, body, position)
  values (save_conference_document.conference_id, private.require_text(save_conference_document.title, 'title', 200, 3),
    private.require_text(save_conference_document.body, 'body', 20000),
    (select coalesce(max(o.position), 0) + 1 from public.conference_documents o where o.conference_id = save_conference_document.conference_id))
  on conflict on constraint conference_documents_title do update set body = excluded.body
  returning d.id into saved;
  perform private.audit(district, 'save_conference_document', saved);
  perform private.announce('district', district, 0);
  return saved;
end $$;

-- Withdraws a document. Office only; one that is gone already is no error.
create function public.remove_conference_document(conference_id uuid, document_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  district uuid := private.require_conference_office(remove_conference_document.conference_id);
begin
  delete from public.conference_documents d where d.id = remove_conference_document.document_id and d.conference_id = remove_conference_document.conference_id;
  -- What is not there (any more) was not removed by this person.
  if not found then return; end if;
  perform private.audit(district, 'remove_conference_document', remove_conference_document.document_id);
  perform private.announce('district', district, 0);
end $$;

revoke execute on function public.open_cycle(uuid, text, date, date), public.change_phase(uuid, text, bigint),
  public.update_conference(uuid, text, text, text[], text[], text[], boolean, bigint, date), public.set_phase_dates(uuid, jsonb),
  public.add_conference_event(uuid, text, text, timestamp, timestamp), public.remove_conference_event(uuid, uuid),
  public.save_conference_document(uuid, text, text), public.remove_conference_document(uuid, uuid) from public, anon, authenticated;
grant execute on function public.open_cycle(uuid, text, date, date), public.change_phase(uuid, text, bigint),
  public.update_conference(uuid, text, text, text[], text[], text[], boolean, bigint, date), public.set_phase_dates(uuid, jsonb),
  public.add_conference_event(uuid, text, text, timestamp, timestamp), public.remove_conference_event(uuid, uuid),
  public.save_conference_document(uuid, text, text), public.remove_conference_document(uuid, uuid) to authenticated;
