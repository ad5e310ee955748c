-- Purpose: what feeds and calendars carry: public facts of a district or of one of its tavoli, never persons.
-- Locks: public.sessions, public.cycle_phases and public.conference_events briefly. Way back: drop the functions, the triggers and the columns.

-- When a session was called: its day in the feed. Those of before count from the migration, never from after their beginning.
alter table public.sessions add column convened_at timestamptz not null default now();
update public.sessions set convened_at = least(convened_at, starts_at);
comment on column public.sessions.convened_at is 'When the session was called. Read through feed_entries() and calendar_entries() only.';

-- Programs that hold a copy of a calendar tell a change by its number.
alter table public.cycle_phases add column revision bigint not null default 1;
create trigger cycle_phases_revision before update on public.cycle_phases for each row execute function private.bump_revision();
alter table public.conference_events add column revision bigint not null default 1;
create trigger conference_events_revision before update on public.conference_events for each row execute function private.bump_revision();

-- The district, and the tavolo of its current cycle when one is named; no row when there is none.
create function private.followed_place(slug text, tavolo_slug text) returns table (district_id uuid, district_name text, tavolo_id uuid, tavolo_name text)
language sql stable security definer set search_path = '' as $$
  select d.id, d.name, t.id, t.name
  from public.districts d
  left join public.planning_cycles c on c.district_id = d.id and c.is_current
  left join public.tavoli t on t.cycle_id = c.id and t.slug = followed_place.tavolo_slug
  where d.slug = followed_place.slug and (followed_place.tavolo_slug is null or t.id is not null)
$$;

-- The newest fifty public facts: proposals published, sessions called, votes closed, outcomes. Null when there is no such place.
-- Only what anonymous people read: moderated, not hidden; organisations by name, citizens by municipality.
create function public.feed_entries(slug text, tavolo_slug text default null) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('district', place.district_name, 'tavolo', place.tavolo_name, 'entries', coalesce((
    select jsonb_agg(e.entry || jsonb_build_object('at', e.at) order by e.at desc, e.entry ->> 'id')
    from (
      select * from (
        -- Fifty of each at most: no entry is made that the feed leaves out.
        (select p.published_at as at, jsonb_build_object('kind', 'proposal', 'id', p.id, 'number', p.number, 'title', p.title, 'text', left(p.proposal, 600),
          'proposer', private.public_proposer(p)) as entry
        from public.proposals p
        where p.district_id = place.district_id and p.published_at is not null and (place.tavolo_id is null or p.tavolo_id = place.tavolo_id)
        order by p.published_at desc limit 50)
        union all
        (select least(s.convened_at, s.starts_at), jsonb_build_object('kind', 'session', 'id', s.id, 'number', s.number::text, 'title', s.title, 'startsAt', s.starts_at, 'where', s.place)
        from public.sessions s where s.district_id = place.district_id and (place.tavolo_id is null or s.tavolo_id = place.tavolo_id)
        order by least(s.convened_at, s.starts_at) desc limit 50)
        union all
        (select v.closed_at, jsonb_build_object('kind', 'vote', 'id', v.id, 'number', v.number::text, 'title', v.question, 'state', v.outcome)
        from public.votes v join public.sessions s on s.id = v.session_id join public.proposals p on p.id = v.proposal_id
        where v.district_id = place.district_id and v.state = 'closed' and p.published_at is not null and (place.tavolo_id is null or s.tavolo_id = place.tavolo_id)
        order by v.closed_at desc limit 50)
        union all
        (select o.published_at, jsonb_build_object('kind', 'outcome', 'id', p.id, 'number', p.number, 'title', p.title, 'state', o.kind, 'text', left(o.reason, 600))
        from public.proposal_outcomes o join public.proposals p on p.id = o.proposal_id
        where p.district_id = place.district_id and p.published_at is not null and p.state = o.kind and (place.tavolo_id is null or p.tavolo_id = place.tavolo_id)
        order by o.published_at desc limit 50)
      ) facts order by facts.at desc limit 50
    ) e), '[]'))
  from private.followed_place(feed_entries.slug, feed_entries.tavolo_slug) place
$$;

-- What a calendar holds: sessions of the last year and to come, the current cycle's deadlines and, for the whole district, the
-- Conferenza's dates. Null when there is no such place.
create function public.calendar_entries(slug text, tavolo_slug text default null) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('district', place.district_name, 'tavolo', place.tavolo_name,
    'sessions', coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'number', s.number, 'title', s.title, 'tavolo', t.name, 'where', s.place,
        'startsAt', s.starts_at, 'endsAt', s.ends_at, 'changedAt', s.convened_at, 'revision', s.revision) order by s.starts_at, s.id)
      from public.sessions s join public.tavoli t on t.id = s.tavolo_id
      where s.district_id = place.district_id and (place.tavolo_id is null or s.tavolo_id = place.tavolo_id) and s.starts_at > now() - interval '1 year'), '[]'),
    'deadlines', coalesce((select jsonb_agg(jsonb_build_object('cycleId', p.cycle_id, 'phase', p.phase, 'cycle', c.label, 'day', p.closes_on,
        'changedAt', f.updated_at, 'revision', p.revision) order by p.position)
      from public.planning_cycles c join public.cycle_phases p on p.cycle_id = c.id join public.conferences f on f.cycle_id = c.id
      where c.district_id = place.district_id and c.is_current and p.closes_on is not null), '[]'),
    'events', coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'title', e.title, 'where', e.place, 'startsAt', e.starts_at, 'endsAt', e.ends_at,
        'changedAt', f.updated_at, 'revision', e.revision) order by e.starts_at, e.id)
      from public.planning_cycles c join public.conferences f on f.cycle_id = c.id join public.conference_events e on e.conference_id = f.id
      where place.tavolo_id is null and c.district_id = place.district_id and c.is_current), '[]'))
  from private.followed_place(calendar_entries.slug, calendar_entries.tavolo_slug) place
$$;

revoke execute on function public.feed_entries(text, text), public.calendar_entries(text, text) from public, anon, authenticated;
grant execute on function public.feed_entries(text, text), public.calendar_entries(text, text) to anon, authenticated;
