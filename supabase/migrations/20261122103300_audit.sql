-- Purpose: the audit trail that nobody can edit, readable by the head of the office and, for her own proposal, by who proposed.
-- Locks: private.audit_events briefly. Way back: drop the triggers, the column and the functions, recreate private.audit as it was.

alter table private.audit_events add column acted_as text not null default 'system'
  check (acted_as in ('plan_office_head', 'plan_office_staff', 'facilitator', 'minute_taker', 'platform_admin', 'person', 'system'));
create index audit_events_district_id on private.audit_events (district_id, id desc);
create index audit_events_subject_id on private.audit_events (subject_id, id);

-- [DESK-10] What was written stays as it was written: for the office, for the schema's owner, for everybody.
create function private.keep_audit() returns trigger
language plpgsql set search_path = '' as $$
begin
  raise exception using errcode = '42501', message = 'the audit trail is only ever appended to';
end $$;
create trigger keep_audit before update or delete on private.audit_events for each row execute function private.keep_audit();
create trigger keep_audit_whole before truncate on private.audit_events for each statement execute function private.keep_audit();

-- In which capacity the person asking acts in the district at this moment.
create function private.acting_capacity(district_id uuid) returns text
language sql stable security definer set search_path = '' as $$
  select case
    when auth.uid() is null then 'system'
    when exists (select from public.district_roles r where r.district_id = acting_capacity.district_id and r.person_id = auth.uid() and r.role = 'plan_office_head') then 'plan_office_head'
    when exists (select from public.district_roles r where r.district_id = acting_capacity.district_id and r.person_id = auth.uid() and r.role = 'plan_office_staff') then 'plan_office_staff'
    when exists (select from public.tavolo_roles r join public.tavoli t on t.id = r.tavolo_id where t.district_id = acting_capacity.district_id and r.person_id = auth.uid() and r.role = 'facilitator') then 'facilitator'
    when exists (select from public.tavolo_roles r join public.tavoli t on t.id = r.tavolo_id where t.district_id = acting_capacity.district_id and r.person_id = auth.uid() and r.role = 'minute_taker') then 'minute_taker'
    when private.is_platform_admin() then 'platform_admin'
    else 'person' end
$$;

-- Same as before, but it also keeps in which capacity the person acted.
create or replace function private.audit(district_id uuid, act text, subject_id uuid, detail jsonb default '{}') returns void
language sql security definer set search_path = '' as $$
  insert into private.audit_events (district_id, person_id, act, subject_id, detail, acted_as)
  values (audit.district_id, auth.uid(), audit.act, audit.subject_id, coalesce(audit.detail, '{}'), private.acting_capacity(audit.district_id))
$$;

-- For what saves itself while somebody types: one entry for each hour, person and subject.
create function private.audit_once(district_id uuid, act text, subject_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from private.audit_events e where e.subject_id = audit_once.subject_id and e.act = audit_once.act and e.person_id is not distinct from auth.uid()
    and e.happened_at > now() - interval '1 hour') then return; end if;
  perform private.audit(audit_once.district_id, audit_once.act, audit_once.subject_id);
end $$;

-- What an entry is about: {kind, label}. Persons are named only where `with_names` says so.
create function private.audit_subject(subject_id uuid, with_names boolean) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(
    (select jsonb_build_object('kind', 'proposal', 'label', p.number) from public.proposals p where p.id = subject_id),
    (select jsonb_build_object('kind', 'tavolo', 'label', t.name) from public.tavoli t where t.id = subject_id),
    (select jsonb_build_object('kind', 'organisation', 'label', o.name) from public.organisations o where o.id = subject_id),
    (select jsonb_build_object('kind', 'session', 'label', s.title) from public.sessions s where s.id = subject_id),
    (select jsonb_build_object('kind', 'vote', 'label', v.question) from public.votes v where v.id = subject_id),
    (select jsonb_build_object('kind', 'section', 'label', concat_ws(' ', s.number, s.title)) from public.plan_sections s where s.id = subject_id or s.document_id = subject_id limit 1),
    (select jsonb_build_object('kind', 'cycle', 'label', c.label) from public.planning_cycles c where c.id = subject_id),
    (select jsonb_build_object('kind', 'person', 'label', case when with_names then f.display_name end) from public.profiles f where f.id = subject_id),
    jsonb_build_object('kind', 'other', 'label', null))
$$;

create function private.audit_line(e private.audit_events, with_names boolean) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('id', e.id, 'at', e.happened_at, 'act', e.act, 'actedAs', e.acted_as, 'detail', e.detail, 'subject', private.audit_subject(e.subject_id, with_names),
    'by', case when with_names then (select f.display_name from public.profiles f where f.id = e.person_id) end)
$$;

-- The trail of the whole district, newest first. `filters`: act, actedAs, number (of a proposal), from and to (days). Head of the office only.
-- Returns {items, next, acts}: acts are those that occur.
create function public.audit_page(district_id uuid, filters jsonb default '{}', before bigint default null, page_size int default 50) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  f jsonb := coalesce(private.json_argument(filters), '{}');
  size int := least(greatest(coalesce(page_size, 50), 1), 100);
  wanted uuid;
  first_day timestamptz;
  end_day timestamptz;
begin
  perform private.require_login();
  if (audit_page.district_id = any (array(select private.my_district_ids_as(array['plan_office_head'])))) is not true then perform private.fail('not_found', 404); end if;
  begin
    first_day := nullif(f ->> 'from', '')::date::timestamp at time zone 'Europe/Rome';
    end_day := (nullif(f ->> 'to', '')::date + 1)::timestamp at time zone 'Europe/Rome';
  exception when others then perform private.fail('bad_request', 400);
  end;
  select p.id into wanted from public.proposals p where p.district_id = audit_page.district_id and p.number = upper(f ->> 'number');
  return (
    with page as (
      select e as event, e.id, row_number() over (order by e.id desc) as place from private.audit_events e
      where e.district_id = audit_page.district_id
        and (audit_page.before is null or e.id < audit_page.before)
        and (nullif(f ->> 'act', '') is null or e.act = f ->> 'act')
        and (nullif(f ->> 'actedAs', '') is null or e.acted_as = f ->> 'actedAs')
        and (nullif(f ->> 'number', '') is null or e.subject_id = wanted)
        and (first_day is null or e.happened_at >= first_day) and (end_day is null or e.happened_at < end_day)
      order by e.id desc limit size + 1)
    select jsonb_build_object(
      'items', coalesce(jsonb_agg(private.audit_line(page.event, true) order by page.place) filter (where page.place <= size), '[]'),
      'next', case when count(*) > size then min(page.id) filter (where page.place <= size) end,
      'acts', (select coalesce(jsonb_agg(distinct e.act), '[]') from private.audit_events e where e.district_id = audit_page.district_id))
    from page);
end $$;

-- What the office and the tavolo did about one's own proposal, oldest first; what the office notes and prepares among itself (desk_…) is left
-- out, and so are names. Null when the proposal is not hers nor of an organisation for which she acts.
create function public.my_proposal_audit(proposal_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_login();
  if (my_proposal_audit.proposal_id = any (array(select private.my_proposal_ids()))) is not true then return null; end if;
  return (
    select coalesce(jsonb_agg(private.audit_line(e, false) order by e.id), '[]') from private.audit_events e
    where e.subject_id = my_proposal_audit.proposal_id and not starts_with(e.act, 'desk_'));
end $$;

revoke execute on function public.audit_page(uuid, jsonb, bigint, int), public.my_proposal_audit(uuid) from public, anon, authenticated;
grant execute on function public.audit_page(uuid, jsonb, bigint, int), public.my_proposal_audit(uuid) to authenticated;
