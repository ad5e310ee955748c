-- Purpose: what the pages of a session read in one call each: participant, console, projector, minutes.
-- Locks: none. Way back: drop the functions.

-- Proposals that may stand on the agenda of a session of the tavolo: its own, published and not closed yet.
create function private.session_proposals(tavolo_id uuid) returns setof public.proposals
language sql stable security definer set search_path = '' as $$
  select * from public.proposals p
  where p.tavolo_id = session_proposals.tavolo_id and p.published_at is not null
    and p.state in ('admitted', 'discussed', 'prioritised', 'under_review')
$$;

-- How somebody present is shown: the number called in the room, the organisation, or the municipality of a citizen. Never a person.
create function private.attendance_label(attendance_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('badge', a.badge, 'organisation', o.name, 'category', coalesce(o.category, 'citizen'), 'municipality', m.name)
  from public.attendances a
  left join public.organisations o on o.id = a.organisation_id
  left join public.municipalities m on m.id = a.municipality_id
  where a.id = attendance_label.attendance_id
$$;

-- The agenda with the proposals that are public.
create function private.session_agenda(session_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', i.id, 'position', i.position, 'title', i.title, 'minutes', i.minutes, 'note', i.note, 'decision', i.decision,
    'startedAt', i.first_started_at, 'spentSeconds', i.spent_seconds, 'noteRevision', i.note_revision,
    'proposal', case when p.id is not null then jsonb_build_object('id', p.id, 'number', p.number, 'title', p.title) end
  ) order by i.position), '[]')
  from public.agenda_items i
  left join public.proposals p on p.id = i.proposal_id and p.published_at is not null
  where i.session_id = session_agenda.session_id
$$;

-- Who is there now, by category; organisations by name, citizens as a number.
create function private.session_presence(session_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  with present as (
    select a.mode, o.id as organisation_id, o.name, coalesce(o.category, 'citizen') as category
    from public.attendances a left join public.organisations o on o.id = a.organisation_id
    where a.session_id = session_presence.session_id and a.left_at is null
  )
  select jsonb_build_object(
    'total', (select count(*) from present),
    'online', (select count(*) from present where mode = 'online'),
    'byCategory', (select coalesce(jsonb_agg(jsonb_build_object('category', c.category, 'count', c.n) order by c.n desc, c.category), '[]')
      from (select category, count(*) as n from present group by category) c),
    'organisations', (select coalesce(jsonb_agg(n.name order by n.name collate "it-x-icu"), '[]')
      from (select distinct name from present where name is not null) n))
$$;

-- The queue in the order of docs/rules/speaking-queue.md (QUE-02): points of order, replies, interventions; each by arrival.
create function private.session_queue(session_id uuid) returns table (id uuid, attendance_id uuid, kind text, requested_at timestamptz, place bigint)
language sql stable security definer set search_path = '' as $$
  select r.id, r.attendance_id, r.kind, r.requested_at,
    row_number() over (order by array_position(array['point_of_order', 'reply', 'intervention'], r.kind), r.seq)
  from public.speaking_requests r
  where r.session_id = session_queue.session_id and r.given_at is null and r.withdrawn_at is null
$$;

-- The own part of the page: attendance, raised hand with its place, and as whom one may check in.
create function private.session_mine(session public.sessions) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'attendance', (
      select jsonb_build_object('id', a.id, 'organisationId', a.organisation_id, 'mode', a.mode, 'arrivedAt', a.arrived_at)
        || private.attendance_label(a.id)
      from public.attendances a where a.session_id = session.id and a.person_id = auth.uid() and a.left_at is null),
    'request', (
      select jsonb_build_object('id', r.id, 'kind', r.kind, 'givenAt', r.given_at,
        'place', (select q.place from private.session_queue(session.id) q where q.id = r.id))
      from public.speaking_requests r join public.attendances a on a.id = r.attendance_id
      where a.session_id = session.id and a.person_id = auth.uid() and r.ended_at is null and r.withdrawn_at is null),
    'citizen', session.district_id = any (array(select private.my_citizen_district_ids())),
    'organisations', (
      select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name collate "it-x-icu"), '[]')
      from public.tavolo_organisations t join public.organisations o on o.id = t.organisation_id
      where t.tavolo_id = session.tavolo_id and o.id = any (array(select private.my_organisation_ids()))))
$$;

-- What only who runs the session sees: code, everybody present with minutes spoken, the queue by name, what may be added.
create function private.session_console(session public.sessions) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'checkInCode', session.check_in_code,
    'queue', (
      select coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'kind', q.kind, 'requestedAt', q.requested_at)
        || private.attendance_label(q.attendance_id) order by q.place), '[]')
      from private.session_queue(session.id) q),
    'present', (
      select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'mode', a.mode, 'arrivedAt', a.arrived_at, 'walkIn', a.person_id is null,
        'spokenSeconds', (select coalesce(sum(extract(epoch from r.ended_at - r.given_at)), 0)::int
          from public.speaking_requests r where r.attendance_id = a.id and r.ended_at is not null),
        'waiting', exists (select from public.speaking_requests r
          where r.attendance_id = a.id and r.ended_at is null and r.withdrawn_at is null))
        || private.attendance_label(a.id) order by a.badge), '[]')
      from public.attendances a where a.session_id = session.id and a.left_at is null),
    'organisations', (
      select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'seated', t.tavolo_id is not null)
        order by t.tavolo_id is null, o.name collate "it-x-icu"), '[]')
      from public.organisations o
      left join public.tavolo_organisations t on t.organisation_id = o.id and t.tavolo_id = session.tavolo_id
      where o.district_id = session.district_id),
    'municipalities', (
      select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by m.name collate "it-x-icu"), '[]')
      from public.district_municipalities d join public.municipalities m on m.id = d.municipality_id
      where d.district_id = session.district_id),
    'proposals', (
      select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'number', p.number, 'title', p.title) order by p.number), '[]')
      from private.session_proposals(session.tavolo_id) p))
$$;

-- The facts of a session as every page shows them. The link to the meeting only for who may enter.
create function private.session_facts(session public.sessions, with_link boolean) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'id', session.id, 'number', session.number, 'title', session.title, 'startsAt', session.starts_at, 'endsAt', session.ends_at,
    'place', session.place, 'isOnline', session.online_link <> '',
    'onlineLink', case when with_link and session.online_link <> '' then session.online_link end,
    'state', session.state, 'startedAt', session.started_at, 'closedAt', session.closed_at, 'queueOpen', session.queue_open,
    'currentItemId', session.current_item_id, 'itemStartedAt', session.item_started_at, 'revision', session.revision,
    'tavolo', (select jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name) from public.tavoli t where t.id = session.tavolo_id),
    'cycleLabel', (select c.label from public.planning_cycles c where c.id = session.cycle_id))
$$;

-- A session as the person asking may see it: everybody the agenda, the floor and numbers; oneself the own place; who runs it the rest.
-- Null when the district has no session of that number.
create function public.session_page(district_id uuid, number int) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  session public.sessions;
  leads boolean;
  mine jsonb;
begin
  select * into session from public.sessions s where s.district_id = session_page.district_id and s.number = session_page.number;
  if session.id is null then return null; end if;
  leads := private.may_lead_session(session.tavolo_id, session.district_id);
  mine := case when auth.uid() is not null then private.session_mine(session) end;
  return jsonb_build_object(
    'now', clock_timestamp(),
    'session', private.session_facts(session, leads or (mine ->> 'citizen')::boolean or jsonb_array_length(mine -> 'organisations') > 0),
    'items', private.session_agenda(session.id),
    'presence', private.session_presence(session.id),
    'floor', (
      select jsonb_build_object('id', r.id, 'kind', r.kind, 'givenAt', r.given_at) || private.attendance_label(r.attendance_id)
      from public.speaking_requests r where r.session_id = session.id and r.given_at is not null and r.ended_at is null),
    'waiting', (select count(*) from private.session_queue(session.id)),
    'mine', mine,
    'may', jsonb_build_object('lead', leads,
      'writeNotes', leads or session.tavolo_id = any (array(select private.my_tavolo_ids_as(array['minute_taker'])))),
    'console', case when leads then private.session_console(session) end);
end $$;

-- Who took part, from the first to the last moment of each: organisations with their times, citizens as numbers by municipality.
create function private.minutes_attendance(session_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'organisations', (
      select coalesce(jsonb_agg(jsonb_build_object('name', o.name, 'category', o.category, 'times', t.times) order by o.name collate "it-x-icu"), '[]')
      from (
        select a.organisation_id, jsonb_agg(jsonb_build_object('arrivedAt', a.arrived_at, 'leftAt', a.left_at, 'mode', a.mode) order by a.arrived_at) as times
        from public.attendances a where a.session_id = minutes_attendance.session_id and a.organisation_id is not null group by a.organisation_id
      ) t join public.organisations o on o.id = t.organisation_id),
    'citizens', (
      select coalesce(jsonb_agg(jsonb_build_object('municipality', c.name, 'count', c.n) order by c.name collate "it-x-icu"), '[]')
      from (
        select m.name, count(distinct coalesce(a.person_id, a.id)) as n
        from public.attendances a left join public.municipalities m on m.id = a.municipality_id
        where a.session_id = minutes_attendance.session_id and a.organisation_id is null group by m.name
      ) c))
$$;

-- Interventions of a session by item and organisation: how many, how long. Citizens count together.
create function private.minutes_interventions(session_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('itemId', s.agenda_item_id, 'organisation', s.name, 'kind', s.kind, 'count', s.n, 'seconds', s.seconds)
    order by s.first_given), '[]')
  from (
    select r.agenda_item_id, o.name, r.kind, count(*) as n, min(r.given_at) as first_given,
      coalesce(sum(extract(epoch from coalesce(r.ended_at, clock_timestamp()) - r.given_at)), 0)::int as seconds
    from public.speaking_requests r
    join public.attendances a on a.id = r.attendance_id
    left join public.organisations o on o.id = a.organisation_id
    where r.session_id = minutes_interventions.session_id and r.given_at is not null
    group by r.agenda_item_id, o.name, r.kind
  ) s
$$;

-- The minutes of a session, made from what happened; final once it is closed. Null when there is no such session.
create function public.minutes_page(district_id uuid, number int) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  session public.sessions;
begin
  select * into session from public.sessions s where s.district_id = minutes_page.district_id and s.number = minutes_page.number;
  if session.id is null then return null; end if;
  return jsonb_build_object(
    'session', private.session_facts(session, false),
    'items', private.session_agenda(session.id),
    'attendance', private.minutes_attendance(session.id),
    'interventions', private.minutes_interventions(session.id),
    'chronicle', (
      select coalesce(jsonb_agg(jsonb_build_object('at', e.happened_at, 'kind', e.kind, 'itemTitle', i.title) order by e.id), '[]')
      from public.session_events e left join public.agenda_items i on i.id = e.agenda_item_id
      where e.session_id = session.id and e.kind in ('opened', 'item_moved', 'queue_opened', 'queue_closed', 'vote_opened', 'vote_closed', 'closed')));
end $$;

-- How many people took part in each session of a cycle that has begun, by category: for the plan's chapter and open data.
create function public.session_counts(cycle_id uuid) returns table (session_id uuid, category text, count bigint)
language sql stable security definer set search_path = '' as $$
  select s.id, coalesce(o.category, 'citizen'), count(distinct coalesce(a.person_id, a.id))
  from public.sessions s
  join public.attendances a on a.session_id = s.id
  left join public.organisations o on o.id = a.organisation_id
  where s.cycle_id = session_counts.cycle_id
  group by s.id, coalesce(o.category, 'citizen')
$$;

revoke execute on function public.session_page(uuid, int), public.minutes_page(uuid, int), public.session_counts(uuid) from public, anon, authenticated;
grant execute on function public.session_page(uuid, int), public.minutes_page(uuid, int), public.session_counts(uuid) to anon, authenticated;
