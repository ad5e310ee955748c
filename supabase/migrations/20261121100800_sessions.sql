-- Purpose: sessions (sedute) of the tavoli: agenda, attendance with times, speaking queue, log of what happened, minutes.
-- Locks: none. Way back: drop the tables and functions.

create table public.sessions (
  id uuid primary key default gen_random_uuid(),
  tavolo_id uuid not null references public.tavoli (id) on delete cascade,
  district_id uuid not null references public.districts (id) on delete cascade,
  cycle_id uuid not null references public.planning_cycles (id) on delete cascade,
  number int not null check (number > 0),
  title text not null check (char_length(title) between 3 and 160),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  place text not null default '' check (char_length(place) <= 200),
  online_link text not null default '' check (online_link = '' or (online_link ~ '^https://[^\s"<>]+$' and char_length(online_link) <= 300)),
  state text not null default 'scheduled' check (state in ('scheduled', 'open', 'closed')),
  check_in_code text not null check (check_in_code ~ '^[2-9A-HJ-NP-Z]{6}$'),
  current_item_id uuid,
  item_started_at timestamptz,
  queue_open boolean not null default false,
  started_at timestamptz,
  closed_at timestamptz,
  revision bigint not null default 1,
  constraint sessions_in_order check (ends_at > starts_at),
  constraint sessions_state_times check (
    (state = 'scheduled' and started_at is null and closed_at is null)
    or (state = 'open' and started_at is not null and closed_at is null)
    or (state = 'closed' and started_at is not null and closed_at is not null and current_item_id is null and not queue_open)),
  unique (district_id, number),
  constraint sessions_one_at_a_time unique (tavolo_id, starts_at)
);
create index sessions_cycle_id on public.sessions (cycle_id);
comment on table public.sessions is 'A meeting (seduta) of a tavolo. number is its address in the district; check_in_code and online_link are never selectable, session_page() shows them to who may know them.';
alter table public.sessions enable row level security;
grant select (id, tavolo_id, district_id, cycle_id, number, title, starts_at, ends_at, place, state, current_item_id, item_started_at,
  queue_open, started_at, closed_at, revision) on public.sessions to anon, authenticated;
create policy sessions_select_anyone on public.sessions for select to anon, authenticated using (true);
create trigger sessions_revision before update on public.sessions for each row execute function private.bump_revision();

create table public.agenda_items (
  id uuid primary key default gen_random_uuid(),
  session_id uuid not null references public.sessions (id) on delete cascade,
  position int not null,
  title text not null check (char_length(title) between 3 and 200),
  minutes int not null default 15 check (minutes between 1 and 480),
  proposal_id uuid references public.proposals (id),
  note text not null default '' check (char_length(note) <= 4000),
  decision text not null default '' check (char_length(decision) <= 2000),
  first_started_at timestamptz,
  spent_seconds int not null default 0,
  note_revision bigint not null default 1,
  constraint agenda_items_one_place unique (session_id, position) deferrable initially deferred
);
create index agenda_items_proposal_id on public.agenda_items (proposal_id);
comment on table public.agenda_items is 'Items of a session''s agenda with what was said (note) and the orientation reached (decision). spent_seconds leaves out the stint under way, which sessions.item_started_at begins. note_revision counts the writings of note and decision.';
alter table public.agenda_items enable row level security;
grant select on public.agenda_items to anon, authenticated;
create policy agenda_items_select_anyone on public.agenda_items for select to anon, authenticated using (true);

alter table public.sessions add constraint sessions_current_item_id_fkey
  foreign key (current_item_id) references public.agenda_items (id) deferrable initially deferred;
create index sessions_current_item_id on public.sessions (current_item_id);

create table public.attendances (
  id uuid primary key default gen_random_uuid(),
  session_id uuid not null references public.sessions (id) on delete cascade,
  badge int not null,
  person_id uuid references auth.users (id) on delete set null,
  organisation_id uuid references public.organisations (id) on delete cascade,
  municipality_id uuid references public.municipalities (id),
  mode text not null check (mode in ('presence', 'online')),
  arrived_at timestamptz not null default clock_timestamp(),
  left_at timestamptz,
  entered_by uuid references auth.users (id) on delete set null,
  request_id uuid unique,
  constraint attendances_in_order check (left_at >= arrived_at),
  unique (session_id, badge)
);
create unique index attendances_person_once on public.attendances (session_id, person_id) where left_at is null;
create unique index attendances_walk_in_once on public.attendances (session_id, organisation_id) where left_at is null and person_id is null;
create index attendances_person_id on public.attendances (person_id);
create index attendances_organisation_id on public.attendances (organisation_id);
create index attendances_municipality_id on public.attendances (municipality_id);
create index attendances_entered_by on public.attendances (entered_by);
comment on table public.attendances is 'Who was at a session, as whom (an organisation, or a citizen when null), from when to when. Returning makes a new row. badge is the number called in the room; persons never leave by a select; request_id makes a repeated form harmless.';
alter table public.attendances enable row level security;
grant select (id, session_id, organisation_id, mode, arrived_at, left_at) on public.attendances to anon, authenticated;
create policy attendances_select_organisations on public.attendances for select to anon, authenticated using (organisation_id is not null);

create table public.speaking_requests (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  session_id uuid not null references public.sessions (id) on delete cascade,
  attendance_id uuid not null references public.attendances (id) on delete cascade,
  agenda_item_id uuid references public.agenda_items (id),
  kind text not null check (kind in ('intervention', 'reply', 'point_of_order')),
  requested_at timestamptz not null default clock_timestamp(),
  given_at timestamptz,
  ended_at timestamptz,
  withdrawn_at timestamptz,
  constraint speaking_requests_one_way check (withdrawn_at is null or given_at is null),
  constraint speaking_requests_in_order check (ended_at >= given_at)
);
create unique index speaking_requests_once on public.speaking_requests (attendance_id) where ended_at is null and withdrawn_at is null;
create unique index speaking_requests_one_floor on public.speaking_requests (session_id) where given_at is not null and ended_at is null;
create index speaking_requests_session_id on public.speaking_requests (session_id);
create index speaking_requests_agenda_item_id on public.speaking_requests (agenda_item_id);
comment on table public.speaking_requests is 'Raised hands: asked, given, ended or withdrawn, each with its time. Read through session_page() and minutes_page() only.';
alter table public.speaking_requests enable row level security;

create table public.session_events (
  id bigint generated always as identity primary key,
  session_id uuid not null references public.sessions (id) on delete cascade,
  happened_at timestamptz not null default clock_timestamp(),
  kind text not null check (kind in (
    'opened', 'item_moved', 'checked_in', 'left', 'asked', 'withdrawn', 'floor_given', 'floor_ended', 'queue_opened', 'queue_closed',
    'vote_opened', 'vote_closed', 'note', 'closed')),
  agenda_item_id uuid references public.agenda_items (id),
  attendance_id uuid references public.attendances (id) on delete set null,
  actor_id uuid references auth.users (id) on delete set null,
  detail jsonb not null default '{}'
);
create index session_events_session_id on public.session_events (session_id, id);
create index session_events_agenda_item_id on public.session_events (agenda_item_id);
create index session_events_attendance_id on public.session_events (attendance_id);
create index session_events_actor_id on public.session_events (actor_id);
comment on table public.session_events is 'What happened in a session, in order; only ever appended to. The minutes are made from it.';
alter table public.session_events enable row level security;

-- Rows of the log are neither changed nor taken out, not even by the tables' owner; only a whole session goes, by cascade.
create function private.keep_session_events() returns trigger
language plpgsql set search_path = '' as $$
begin
  if pg_trigger_depth() > 1 then return case tg_op when 'DELETE' then old else new end; end if;
  raise exception 'session_events are only ever appended to';
end $$;
create trigger session_events_append_only before update or delete on public.session_events
  for each row execute function private.keep_session_events();

-- ── inside ────────────────────────────────────────────────────────────────────────────────────────────────────────────

create function private.new_check_in_code() returns text
language sql volatile set search_path = '' as $$
  select string_agg(substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', 1 + get_byte(r.bytes, i) % 32, 1), '')
  from (select extensions.gen_random_bytes(6) as bytes) r, generate_series(0, 5) i
$$;

-- Appends to the session's log without telling anybody yet.
create function private.write_session_event(session_id uuid, kind text, agenda_item_id uuid default null, attendance_id uuid default null, detail jsonb default '{}') returns void
language sql security definer set search_path = '' as $$
  insert into public.session_events (session_id, kind, agenda_item_id, attendance_id, actor_id, detail)
  values (write_session_event.session_id, write_session_event.kind, write_session_event.agenda_item_id, write_session_event.attendance_id, auth.uid(), write_session_event.detail)
$$;

-- Raises the session's revision and announces it: the last line of every command on a session.
create function private.touch_session(session_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  now_at bigint;
begin
  -- The trigger raises the revision at any update.
  update public.sessions s set revision = s.revision where s.id = touch_session.session_id returning s.revision into now_at;
  perform private.announce('session', touch_session.session_id, now_at);
end $$;

-- For subjects to the right (votes): appends to the log, raises the revision, announces.
create function private.log_session_event(session_id uuid, kind text, agenda_item_id uuid default null, detail jsonb default '{}') returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.write_session_event(log_session_event.session_id, log_session_event.kind, log_session_event.agenda_item_id, null, log_session_event.detail);
  perform private.touch_session(log_session_event.session_id);
end $$;

-- True when the person asking may run sessions of the tavolo: its facilitator, or the district's plan office.
create function private.may_lead_session(tavolo_id uuid, district_id uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select may_lead_session.tavolo_id = any (array(select private.my_tavolo_ids_as(array['facilitator'])))
    or may_lead_session.district_id = any (array(select private.my_office_district_ids()))
$$;

-- Locks the session until the end of the command, so commands on one session happen one after the other. 401, 404.
create function private.lock_session(session_id uuid) returns public.sessions
language plpgsql security definer set search_path = '' as $$
declare
  found public.sessions;
begin
  perform private.require_login();
  select * into found from public.sessions s where s.id = lock_session.session_id for update;
  if found.id is null then perform private.fail('not_found', 404); end if;
  return found;
end $$;

-- The session, locked, when the person asking may run it; else 404.
create function private.require_session_lead(session_id uuid) returns public.sessions
language plpgsql security definer set search_path = '' as $$
declare
  session public.sessions := private.lock_session(require_session_lead.session_id);
begin
  if not private.may_lead_session(session.tavolo_id, session.district_id) then perform private.fail('not_found', 404); end if;
  return session;
end $$;

-- 409 session_not_open before the opening, session_closed after the close.
create function private.require_session_open(state text) returns void
language plpgsql immutable set search_path = '' as $$
begin
  if require_session_open.state = 'scheduled' then perform private.fail('session_not_open', 409); end if;
  if require_session_open.state = 'closed' then perform private.fail('session_closed', 409); end if;
end $$;

-- Ends the stint of the current item and begins the next one's (null: none). The item's proposal counts as discussed.
create function private.set_current_item(session public.sessions, item_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := clock_timestamp();
  proposal uuid;
begin
  if session.current_item_id is not null then
    update public.agenda_items i set spent_seconds = i.spent_seconds + round(extract(epoch from moment - session.item_started_at))::int
    where i.id = session.current_item_id;
  end if;
  update public.sessions s set current_item_id = set_current_item.item_id,
    item_started_at = case when set_current_item.item_id is null then null else moment end
  where s.id = session.id;
  if set_current_item.item_id is not null then
    update public.agenda_items i set first_started_at = coalesce(i.first_started_at, moment)
    where i.id = set_current_item.item_id returning i.proposal_id into proposal;
    perform private.write_session_event(session.id, 'item_moved', set_current_item.item_id);
    if proposal is not null then perform private.mark_proposal_discussed(proposal); end if;
  end if;
end $$;

-- Ends whoever has the floor.
create function private.end_current_floor(session_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  ended public.speaking_requests;
begin
  update public.speaking_requests r set ended_at = clock_timestamp()
  where r.session_id = end_current_floor.session_id and r.given_at is not null and r.ended_at is null
  returning * into ended;
  if ended.id is not null then
    perform private.write_session_event(end_current_floor.session_id, 'floor_ended', ended.agenda_item_id, ended.attendance_id);
  end if;
end $$;

-- Somebody leaves: the floor and the raised hand go with them.
create function private.end_attendance(session_id uuid, attendance_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from public.speaking_requests r where r.attendance_id = end_attendance.attendance_id and r.given_at is not null and r.ended_at is null) then
    perform private.end_current_floor(end_attendance.session_id);
  end if;
  update public.speaking_requests r set withdrawn_at = clock_timestamp()
  where r.attendance_id = end_attendance.attendance_id and r.given_at is null and r.withdrawn_at is null;
  update public.attendances a set left_at = clock_timestamp() where a.id = end_attendance.attendance_id;
  perform private.write_session_event(end_attendance.session_id, 'left', null, end_attendance.attendance_id);
end $$;

-- ── preparing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

-- 422 with the field for a date, place or link that cannot be.
create function private.require_session_facts(starts_at timestamptz, ends_at timestamptz, online_link text) returns void
language plpgsql immutable set search_path = '' as $$
begin
  if require_session_facts.starts_at is null then perform private.fail('text_empty', 422, 'day'); end if;
  if require_session_facts.ends_at is null or require_session_facts.ends_at <= require_session_facts.starts_at then
    perform private.fail('dates_reversed', 422, 'to');
  end if;
  if coalesce(require_session_facts.online_link, '') <> '' and require_session_facts.online_link !~ '^https://[^\s"<>]+$' then
    perform private.fail('link_invalid', 422, 'onlineLink');
  end if;
end $$;

-- Calls a session of a tavolo with the first items of its agenda; returns its id and number.
-- Facilitator of the tavolo or plan office, in a phase that holds sessions. 409 session_exists for the same tavolo and hour.
create function public.create_session(
  tavolo_id uuid, title text, starts_at timestamptz, ends_at timestamptz, place text, online_link text, items text[]
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  tavolo public.tavoli := private.require_tavolo_facilitator(create_session.tavolo_id);
  made public.sessions;
begin
  perform private.require_phase(tavolo.cycle_id, 'hold_session');
  perform private.require_session_facts(create_session.starts_at, create_session.ends_at, create_session.online_link);
  if cardinality(create_session.items) > 40 then perform private.fail('too_many_items', 422, 'items'); end if;
  -- Numbers of one district are given out one at a time.
  perform from public.districts d where d.id = tavolo.district_id for no key update;
  begin
    insert into public.sessions (tavolo_id, district_id, cycle_id, number, title, starts_at, ends_at, place, online_link, check_in_code)
    values (tavolo.id, tavolo.district_id, tavolo.cycle_id,
      (select coalesce(max(s.number), 0) + 1 from public.sessions s where s.district_id = tavolo.district_id),
      private.require_text(create_session.title, 'title', 160, 3), create_session.starts_at, create_session.ends_at,
      private.require_text(create_session.place, 'place', 200, 0), coalesce(create_session.online_link, ''), private.new_check_in_code())
    returning * into made;
  exception when unique_violation then perform private.fail('session_exists', 409, 'from');
  end;
  insert into public.agenda_items (session_id, position, title)
  select made.id, i.position, private.require_text(i.title, 'items', 200, 3)
  from unnest(create_session.items) with ordinality as i (title, position);
  perform private.audit(made.district_id, 'create_session', made.id);
  perform private.announce('tavolo', made.tavolo_id, 0);
  perform private.announce('district', made.district_id, 0);
  return jsonb_build_object('id', made.id, 'number', made.number);
end $$;

-- Changes date, place or title of a session that has not begun. 409 page_stale when a colleague was faster.
create function public.update_session(
  session_id uuid, title text, starts_at timestamptz, ends_at timestamptz, place text, online_link text, expected_revision bigint
) returns void
language plpgsql security definer set search_path = '' as $$
declare
  session public.sessions := private.require_session_lead(update_session.session_id);
begin
  if session.state <> 'scheduled' then perform private.fail('session_begun', 409); end if;
  if session.revision is distinct from update_session.expected_revision then perform private.fail('page_stale', 409); end if;
  perform private.require_session_facts(update_session.starts_at, update_session.ends_at, update_session.online_link);
  begin
    update public.sessions s set title = private.require_text(update_session.title, 'title', 160, 3),
      starts_at = update_session.starts_at, ends_at = update_session.ends_at,
      place = private.require_text(update_session.place, 'place', 200, 0), online_link = coalesce(update_session.online_link, '')
    where s.id = session.id;
  exception when unique_violation then perform private.fail('session_exists', 409, 'from');
  end;
  perform private.audit(session.district_id, 'update_session', session.id);
  perform private.touch_session(session.id);
  perform private.announce('district', session.district_id, 0);
end $$;

-- Adds an item at the end of the agenda, with a proposal of the tavolo if one is discussed. Not once the session is closed.
create function public.add_agenda_item(session_id uuid, title text, minutes int, proposal_id uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  session public.sessions := private.require_session_lead(add_agenda_item.session_id);
  made uuid;
begin
  if session.state = 'closed' then perform private.fail('session_closed', 409); end if;
  if add_agenda_item.minutes is null or add_agenda_item.minutes not between 1 and 480 then perform private.fail('invalid', 422, 'minutes'); end if;
  if (select count(*) from public.agenda_items i where i.session_id = session.id) >= 40 then perform private.fail('too_many_items', 422, 'title'); end if;
  if add_agenda_item.proposal_id is not null and not exists (
    select from private.session_proposals(session.tavolo_id) p where p.id = add_agenda_item.proposal_id) then
    perform private.fail('choice_unknown', 422, 'proposalId');
  end if;
  if exists (select from public.agenda_items i where i.session_id = session.id and i.title = private.clean_text(add_agenda_item.title)
      and i.proposal_id is not distinct from add_agenda_item.proposal_id) then
    perform private.fail('agenda_item_exists', 409, 'title');
  end if;
  insert into public.agenda_items (session_id, position, title, minutes, proposal_id)
  values (session.id, (select coalesce(max(i.position), 0) + 1 from public.agenda_items i where i.session_id = session.id),
    private.require_text(add_agenda_item.title, 'title', 200, 3), add_agenda_item.minutes, add_agenda_item.proposal_id)
  returning id into made;
  perform private.touch_session(session.id);
  return made;
end $$;

-- Moves an item that has not begun one place up (-1) or down (1) among those that have not begun.
create function public.move_agenda_item(session_id uuid, item_id uuid, direction int) returns void
language plpgsql security definer set search_path = '' as $$
declare
  session public.sessions := private.require_session_lead(move_agenda_item.session_id);
  item public.agenda_items;
  neighbour public.agenda_items;
begin
  if session.state = 'closed' then perform private.fail('session_closed', 409); end if;
  if move_agenda_item.direction is null or move_agenda_item.direction not in (-1, 1) then perform private.fail('choice_unknown', 422, 'direction'); end if;
  select * into item from public.agenda_items i where i.id = move_agenda_item.item_id and i.session_id = session.id;
  if item.id is null then perform private.fail('page_stale', 409); end if;
  if item.first_started_at is not null then perform private.fail('agenda_item_begun', 409); end if;
  select * into neighbour from public.agenda_items i
  where i.session_id = session.id and (i.position - item.position) * move_agenda_item.direction > 0
  order by (i.position - item.position) * move_agenda_item.direction limit 1;
  -- At the end, or beside an item that was discussed: it stays where it is.
  if neighbour.id is null or neighbour.first_started_at is not null then return; end if;
  update public.agenda_items i set position = case i.id when item.id then neighbour.position else item.position end
  where i.id in (item.id, neighbour.id);
  perform private.touch_session(session.id);
end $$;

-- Takes out an item that has not begun. 409 agenda_item_begun once it was discussed.
create function public.remove_agenda_item(session_id uuid, item_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  session public.sessions := private.require_session_lead(remove_agenda_item.session_id);
  item public.agenda_items;
begin
  if session.state = 'closed' then perform private.fail('session_closed', 409); end if;
  select * into item from public.agenda_items i where i.id = remove_agenda_item.item_id and i.session_id = session.id;
  if item.id is null then perform private.fail('page_stale', 409); end if;
  if item.first_started_at is not null then perform private.fail('agenda_item_begun', 409); end if;
  begin
    delete from public.agenda_items i where i.id = item.id;
  exception when foreign_key_violation then perform private.fail('agenda_item_begun', 409);
  end;
  perform private.touch_session(session.id);
end $$;

-- ── running ───────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Begins the session at the first item of its agenda. In a phase that holds sessions.
create function public.open_session(session_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  session public.sessions := private.require_session_lead(open_session.session_id);
  first_item uuid;
begin
  if session.state = 'closed' then perform private.fail('session_closed', 409); end if;
  if session.state = 'open' then perform private.fail('session_begun', 409); end if;
  perform private.require_phase(session.cycle_id, 'hold_session');
  update public.sessions s set state = 'open', started_at = clock_timestamp() where s.id = session.id;
  perform private.write_session_event(session.id, 'opened');
  select i.id into first_item from public.agenda_items i where i.session_id = session.id order by i.position limit 1;
  if first_item is not null then perform private.set_current_item(session, first_item); end if;
  perform private.audit(session.district_id, 'open_session', session.id);
  perform private.touch_session(session.id);
  perform private.announce('district', session.district_id, 0);
end $$;

-- Makes another item the current one; who has the floor ends. 409 page_stale when the current item is no longer the expected one.
create function public.move_to_item(session_id uuid, item_id uuid, expected_item_id uuid default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  session public.sessions := private.require_session_lead(move_to_item.session_id);
begin
  perform private.require_session_open(session.state);
  if session.current_item_id is distinct from move_to_item.expected_item_id then perform private.fail('page_stale', 409); end if;
  if not exists (select from public.agenda_items i where i.id = move_to_item.item_id and i.session_id = session.id) then
    perform private.fail('page_stale', 409);
  end if;
  if session.current_item_id = move_to_item.item_id then return; end if;
  perform private.end_current_floor(session.id);
  perform private.set_current_item(session, move_to_item.item_id);
  perform private.touch_session(session.id);
end $$;

-- Writes what was said (note) and the orientation reached (decision) of an item, while the session is open.
-- Facilitator, minute-taker or office. 409 page_stale when somebody else wrote meanwhile.
create function public.write_item_note(session_id uuid, item_id uuid, note text, decision text, expected_revision bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  session public.sessions := private.lock_session(write_item_note.session_id);
  item public.agenda_items;
begin
  if not private.may_lead_session(session.tavolo_id, session.district_id)
    and not (session.tavolo_id = any (array(select private.my_tavolo_ids_as(array['minute_taker'])))) then
    perform private.fail('not_found', 404);
  end if;
  perform private.require_session_open(session.state);
  select * into item from public.agenda_items i where i.id = write_item_note.item_id and i.session_id = session.id;
  if item.id is null or item.note_revision <> write_item_note.expected_revision then perform private.fail('page_stale', 409); end if;
  perform private.forbid_personal_data(write_item_note.note, 'note');
  perform private.forbid_personal_data(write_item_note.decision, 'decision');
  update public.agenda_items i set note = private.require_text(write_item_note.note, 'note', 4000, 0),
    decision = private.require_text(write_item_note.decision, 'decision', 2000, 0), note_revision = i.note_revision + 1
  where i.id = item.id;
  perform private.write_session_event(session.id, 'note', item.id);
  perform private.touch_session(session.id);
end $$;

-- Ends the session: who is still there leaves now, hands are lowered, and from now on nothing changes: the minutes are final.
create function public.close_session(session_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  session public.sessions := private.require_session_lead(close_session.session_id);
  present uuid;
begin
  perform private.require_session_open(session.state);
  for present in select a.id from public.attendances a where a.session_id = session.id and a.left_at is null order by a.badge loop
    perform private.end_attendance(session.id, present);
  end loop;
  perform private.set_current_item(session, null);
  perform private.write_session_event(session.id, 'closed');
  update public.sessions s set state = 'closed', closed_at = clock_timestamp(), queue_open = false where s.id = session.id;
  perform private.audit(session.district_id, 'close_session', session.id);
  perform private.touch_session(session.id);
  perform private.announce('district', session.district_id, 0);
end $$;

-- ── attendance ────────────────────────────────────────────────────────────────────────────────────────────────────────

create function private.add_attendance(session_id uuid, person_id uuid, organisation_id uuid, municipality_id uuid, mode text, request_id uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  made uuid;
begin
  if add_attendance.mode is null or add_attendance.mode not in ('presence', 'online') then perform private.fail('choice_unknown', 422, 'mode'); end if;
  insert into public.attendances (session_id, badge, person_id, organisation_id, municipality_id, mode, entered_by, request_id)
  values (add_attendance.session_id,
    (select coalesce(max(a.badge), 0) + 1 from public.attendances a where a.session_id = add_attendance.session_id),
    add_attendance.person_id, add_attendance.organisation_id, add_attendance.municipality_id, add_attendance.mode,
    case when add_attendance.person_id is null then auth.uid() end, add_attendance.request_id)
  returning id into made;
  perform private.write_session_event(add_attendance.session_id, 'checked_in', null, made);
  return made;
exception when unique_violation then perform private.fail('already_checked_in', 409); return null;
end $$;

-- Enters an open session with the code on the screen, for an organisation that sits at the tavolo (organisation_id) or as a
-- citizen of the district (null). 422 check_in_code_wrong, 403 not_a_participant, 409 already_checked_in.
create function public.check_in(session_id uuid, code text, mode text, organisation_id uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  session public.sessions := private.lock_session(check_in.session_id);
  made uuid;
begin
  perform private.require_session_open(session.state);
  if upper(regexp_replace(coalesce(check_in.code, ''), '[\s-]', '', 'g')) <> session.check_in_code then
    perform private.fail('check_in_code_wrong', 422, 'code');
  end if;
  if check_in.organisation_id is null then
    if not (session.district_id = any (array(select private.my_citizen_district_ids()))) then perform private.fail('not_a_participant', 403); end if;
  elsif not exists (
    select from public.tavolo_organisations t
    where t.tavolo_id = session.tavolo_id and t.organisation_id = check_in.organisation_id
      and t.organisation_id = any (array(select private.my_organisation_ids()))) then
    perform private.fail('not_a_participant', 403, 'organisationId');
  end if;
  made := private.add_attendance(session.id, auth.uid(), check_in.organisation_id,
    case when check_in.organisation_id is null then (select p.municipality_id from public.profiles p where p.id = auth.uid()) end, check_in.mode, null);
  perform private.touch_session(session.id);
  return made;
end $$;

-- Leaves the session; the time of leaving is kept. 409 not_checked_in.
create function public.check_out(session_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  session public.sessions := private.lock_session(check_out.session_id);
  mine uuid;
begin
  perform private.require_session_open(session.state);
  select a.id into mine from public.attendances a where a.session_id = session.id and a.person_id = auth.uid() and a.left_at is null;
  if mine is null then perform private.fail('not_checked_in', 409); end if;
  perform private.end_attendance(session.id, mine);
  perform private.touch_session(session.id);
end $$;

-- The facilitator enters somebody without a device: for an organisation of the district, or a citizen of one of its municipalities.
-- Sending the same request_id again changes nothing.
create function public.admit_walk_in(session_id uuid, mode text, request_id uuid, organisation_id uuid default null, municipality_id uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  session public.sessions := private.require_session_lead(admit_walk_in.session_id);
  made uuid;
begin
  perform private.require_session_open(session.state);
  select a.id into made from public.attendances a where a.request_id = admit_walk_in.request_id and a.session_id = session.id;
  if made is not null then return made; end if;
  if admit_walk_in.organisation_id is not null then
    if not exists (select from public.organisations o where o.id = admit_walk_in.organisation_id and o.district_id = session.district_id) then
      perform private.fail('choice_unknown', 422, 'who');
    end if;
  elsif not exists (select from public.district_municipalities m
      where m.district_id = session.district_id and m.municipality_id = admit_walk_in.municipality_id) then
    perform private.fail('choice_unknown', 422, 'who');
  end if;
  made := private.add_attendance(session.id, null, admit_walk_in.organisation_id,
    case when admit_walk_in.organisation_id is null then admit_walk_in.municipality_id end, admit_walk_in.mode, admit_walk_in.request_id);
  perform private.touch_session(session.id);
  return made;
end $$;

-- The facilitator notes that somebody has left.
create function public.mark_left(session_id uuid, attendance_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  session public.sessions := private.require_session_lead(mark_left.session_id);
begin
  perform private.require_session_open(session.state);
  if not exists (select from public.attendances a where a.id = mark_left.attendance_id and a.session_id = session.id and a.left_at is null) then
    perform private.fail('page_stale', 409);
  end if;
  perform private.end_attendance(session.id, mark_left.attendance_id);
  perform private.touch_session(session.id);
end $$;

-- ── speaking queue ────────────────────────────────────────────────────────────────────────────────────────────────────

-- Opens or closes the queue. While it is closed only points of order are taken.
create function public.set_queue(session_id uuid, is_open boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  session public.sessions := private.require_session_lead(set_queue.session_id);
begin
  perform private.require_session_open(session.state);
  if set_queue.is_open is null then perform private.fail('choice_unknown', 422, 'isOpen'); end if;
  if session.queue_open = set_queue.is_open then return; end if;
  update public.sessions s set queue_open = set_queue.is_open where s.id = session.id;
  perform private.write_session_event(session.id, case when set_queue.is_open then 'queue_opened' else 'queue_closed' end, session.current_item_id);
  perform private.touch_session(session.id);
end $$;

-- Raises a hand: one's own, or (facilitator, attendance_id) that of somebody without a device.
-- 409 queue_closed, already_in_queue, not_checked_in.
create function public.ask_to_speak(session_id uuid, kind text, attendance_id uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  session public.sessions := private.lock_session(ask_to_speak.session_id);
  speaker public.attendances;
  made uuid;
begin
  if ask_to_speak.attendance_id is not null and not private.may_lead_session(session.tavolo_id, session.district_id) then
    perform private.fail('not_found', 404);
  end if;
  perform private.require_session_open(session.state);
  if ask_to_speak.kind is null or ask_to_speak.kind not in ('intervention', 'reply', 'point_of_order') then perform private.fail('choice_unknown', 422, 'kind'); end if;
  if not session.queue_open and ask_to_speak.kind <> 'point_of_order' then perform private.fail('queue_closed', 409); end if;
  select * into speaker from public.attendances a
  where a.session_id = session.id and a.left_at is null
    and case when ask_to_speak.attendance_id is null then a.person_id = auth.uid() else a.id = ask_to_speak.attendance_id end;
  if speaker.id is null then perform private.fail('not_checked_in', 409); end if;
  -- A delegation taken away during the session ends the right to speak for the organisation at once.
  if ask_to_speak.attendance_id is null and speaker.organisation_id is not null
    and not (speaker.organisation_id = any (array(select private.my_organisation_ids()))) then
    perform private.fail('not_a_participant', 403);
  end if;
  begin
    insert into public.speaking_requests (session_id, attendance_id, agenda_item_id, kind)
    values (session.id, speaker.id, session.current_item_id, ask_to_speak.kind) returning id into made;
  exception when unique_violation then perform private.fail('already_in_queue', 409);
  end;
  perform private.write_session_event(session.id, 'asked', session.current_item_id, speaker.id, jsonb_build_object('kind', ask_to_speak.kind));
  perform private.touch_session(session.id);
  return made;
end $$;

-- Lowers a hand: one's own, or any for the facilitator. 409 page_stale when the floor was given meanwhile.
create function public.withdraw_request(session_id uuid, request_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  session public.sessions := private.lock_session(withdraw_request.session_id);
  asked public.speaking_requests;
begin
  select r.* into asked from public.speaking_requests r join public.attendances a on a.id = r.attendance_id
  where r.id = withdraw_request.request_id and r.session_id = session.id
    and (a.person_id = auth.uid() or private.may_lead_session(session.tavolo_id, session.district_id));
  if asked.id is null then perform private.fail('not_found', 404); end if;
  if asked.given_at is not null or asked.withdrawn_at is not null then perform private.fail('page_stale', 409); end if;
  update public.speaking_requests r set withdrawn_at = clock_timestamp() where r.id = asked.id;
  perform private.write_session_event(session.id, 'withdrawn', asked.agenda_item_id, asked.attendance_id);
  perform private.touch_session(session.id);
end $$;

-- Gives the floor to a raised hand, whatever its place; whoever had it ends. It counts for the current item.
create function public.give_floor(session_id uuid, request_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  session public.sessions := private.require_session_lead(give_floor.session_id);
  asked public.speaking_requests;
begin
  perform private.require_session_open(session.state);
  select * into asked from public.speaking_requests r where r.id = give_floor.request_id and r.session_id = session.id;
  if asked.id is null or asked.given_at is not null or asked.withdrawn_at is not null then perform private.fail('page_stale', 409); end if;
  perform private.end_current_floor(session.id);
  update public.speaking_requests r set given_at = clock_timestamp(), agenda_item_id = session.current_item_id where r.id = asked.id;
  perform private.write_session_event(session.id, 'floor_given', session.current_item_id, asked.attendance_id);
  perform private.touch_session(session.id);
end $$;

-- Ends an intervention: the facilitator, or who is speaking. 409 page_stale when it has ended already.
create function public.end_floor(session_id uuid, request_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  session public.sessions := private.lock_session(end_floor.session_id);
  speaking public.speaking_requests;
begin
  select r.* into speaking from public.speaking_requests r join public.attendances a on a.id = r.attendance_id
  where r.id = end_floor.request_id and r.session_id = session.id
    and (a.person_id = auth.uid() or private.may_lead_session(session.tavolo_id, session.district_id));
  if speaking.id is null then perform private.fail('not_found', 404); end if;
  if speaking.given_at is null or speaking.ended_at is not null then perform private.fail('page_stale', 409); end if;
  perform private.end_current_floor(session.id);
  perform private.touch_session(session.id);
end $$;

do $$
declare
  command text;
begin
  foreach command in array array[
    'create_session(uuid, text, timestamptz, timestamptz, text, text, text[])',
    'update_session(uuid, text, timestamptz, timestamptz, text, text, bigint)',
    'add_agenda_item(uuid, text, int, uuid)', 'move_agenda_item(uuid, uuid, int)', 'remove_agenda_item(uuid, uuid)',
    'open_session(uuid)', 'move_to_item(uuid, uuid, uuid)', 'write_item_note(uuid, uuid, text, text, bigint)', 'close_session(uuid)',
    'check_in(uuid, text, text, uuid)', 'check_out(uuid)', 'admit_walk_in(uuid, text, uuid, uuid, uuid)', 'mark_left(uuid, uuid)',
    'set_queue(uuid, boolean)', 'ask_to_speak(uuid, text, uuid)', 'withdraw_request(uuid, uuid)', 'give_floor(uuid, uuid)', 'end_floor(uuid, uuid)'
  ] loop
    execute format('revoke execute on function public.%s from public, anon, authenticated', command);
    execute format('grant execute on function public.%s to authenticated', command);
  end loop;
end $$;
