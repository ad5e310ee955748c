-- Purpose: delegates by tavolo, invited and accepting: who acts for an organisation, at which tavolo, until when.
-- Locks: public.organisation_delegates briefly. Way back: drop the new functions, columns and the view, put back the former functions,
-- index and trigger.

-- ── the delegation ────────────────────────────────────────────────────────────────────────────────────────────────────
alter table public.districts add column invitation_days int not null default 14 check (invitation_days between 1 and 60);
comment on column public.districts.invitation_days is 'How many days somebody has to accept an invitation to act for an organisation.';

alter table public.organisation_delegates
  add column tavolo_id uuid references public.tavoli (id) on delete cascade,
  add column accepted_at timestamptz,
  add column expires_at timestamptz not null default now() + interval '14 days',
  add column ends_on date;
-- Whoever acts today keeps acting; a place that waited for an account becomes an invitation, which begins now.
update public.organisation_delegates set accepted_at = named_at where person_id is not null;
alter table public.organisation_delegates add constraint organisation_delegates_accepted check (person_id is null or accepted_at is not null);
create index organisation_delegates_tavolo_id on public.organisation_delegates (tavolo_id);
drop index public.organisation_delegates_one_each;
create unique index organisation_delegates_one_each on public.organisation_delegates (organisation_id, tavolo_id, kind) nulls not distinct where revoked_at is null;
comment on table public.organisation_delegates is 'Named persons who act for an organisation: one delegate and one substitute for the whole of it and, where it wants, others at a tavolo. An invitation waits under the e-mail; person_id is written when it is accepted.';
comment on column public.organisation_delegates.tavolo_id is 'Null for the whole organisation: the default at all its tavoli.';

-- A row that is written with its person is an accepted delegation.
create function private.stamp_accepted_delegation() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.person_id is not null and new.accepted_at is null then new.accepted_at := now(); end if;
  return new;
end $$;
create trigger stamp_accepted_delegation before insert or update on public.organisation_delegates
  for each row execute function private.stamp_accepted_delegation();

-- Nobody is bound by an address alone any more: an invitation is accepted. The trigger stays, because auth.users is the sign-in
-- service's and a migration may not take it away; it does nothing.
create or replace function private.bind_delegations() returns trigger
language plpgsql security definer set search_path = '' as $$ begin return new; end $$;

-- Delegations that hold now: accepted, not revoked, not past their end, of a verified organisation.
create view private.active_delegations as
  select d.id, d.organisation_id, d.tavolo_id, d.kind, d.person_id
  from public.organisation_delegates d join public.organisations o on o.id = d.organisation_id
  where d.person_id is not null and d.revoked_at is null and o.state = 'verified'
    and (d.ends_on is null or d.ends_on >= (now() at time zone 'Europe/Rome')::date);
comment on view private.active_delegations is 'Who acts for which organisation now. Everything that asks for a delegation asks here.';

-- The same as before, but only accepted delegations that have not ended, of verified organisations; at whichever tavolo.
create or replace function private.my_organisation_ids() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select distinct a.organisation_id from private.active_delegations a where a.person_id = auth.uid()
$$;

-- Organisations for which the person asking acts as a whole: not one who was named for a tavolo only.
create function private.my_whole_organisation_ids() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select distinct a.organisation_id from private.active_delegations a where a.person_id = auth.uid() and a.tavolo_id is null
$$;

-- Organisations for which the person asking acts at the tavolo: named for it, or for the whole organisation where nobody else
-- holds the same place at this tavolo (docs/rules/organisations.md ORG-11).
create function private.my_organisation_ids_at(tavolo_id uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select distinct a.organisation_id from private.active_delegations a
  where a.person_id = auth.uid() and (a.tavolo_id = my_organisation_ids_at.tavolo_id or (a.tavolo_id is null and not exists (
    select from private.active_delegations own
    where own.organisation_id = a.organisation_id and own.kind = a.kind and own.tavolo_id = my_organisation_ids_at.tavolo_id)))
$$;
grant execute on function private.my_whole_organisation_ids(), private.my_organisation_ids_at(uuid) to anon, authenticated;

create policy organisation_delegates_select_admin on public.organisation_delegates for select to authenticated
  using (organisation_id = any (array(select private.my_administered_organisation_ids())));

-- Tells everybody who acts for the organisation, on every node, that what they may do has changed.
create function private.announce_delegates(organisation_id uuid) returns void
language sql security definer set search_path = '' as $$
  select private.announce('login', who.person_id, 0) from (
    select d.person_id from public.organisation_delegates d where d.organisation_id = announce_delegates.organisation_id and d.person_id is not null and d.revoked_at is null
    union
    select a.person_id from public.organisation_admins a where a.organisation_id = announce_delegates.organisation_id
  ) who
$$;

-- ── naming, accepting, revoking ───────────────────────────────────────────────────────────────────────────────────────
-- The organisation, locked, when the person asking may name its delegates: the district's office, or who looks after it. Else 404.
create function private.require_delegations_of(organisation_id uuid) returns public.organisations
language plpgsql security definer set search_path = '' as $$
declare
  body public.organisations;
begin
  perform private.require_login();
  select * into body from public.organisations o where o.id = require_delegations_of.organisation_id for update;
  if body.id is null or (body.district_id = any (array(select private.my_office_district_ids()))
    or body.id = any (array(select private.my_administered_organisation_ids()))) is not true then
    perform private.fail('not_found', 404);
  end if;
  return body;
end $$;

-- Invites somebody by e-mail to be the organisation's delegate or substitute, for all of it or for one tavolo; whoever held the same
-- place before is revoked at once. The invitation is mailed and waits to be accepted; sent again it starts anew.
drop function public.name_delegate(uuid, text, text);
create function public.name_delegate(organisation_id uuid, kind text, email text, tavolo_id uuid default null, ends_on date default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  body public.organisations := private.require_delegations_of(name_delegate.organisation_id);
  address text := coalesce(lower(btrim(name_delegate.email)), '');
  held public.organisation_delegates;
begin
  if body.state <> 'verified' then perform private.fail('organisation_not_verified', 409); end if;
  if coalesce(name_delegate.kind, '') not in ('delegate', 'substitute') then perform private.fail('choice_unknown', 422, 'kind'); end if;
  if address !~ '^[^@\s]{1,64}@[^@\s]+\.[^@\s]+$' or char_length(address) > 254 then perform private.fail('email_invalid', 422, 'email'); end if;
  if name_delegate.tavolo_id is not null and not exists (
    select from public.tavoli t where t.id = name_delegate.tavolo_id and t.district_id = body.district_id) then
    perform private.fail('choice_unknown', 422, 'tavoloId');
  end if;
  if name_delegate.ends_on < (now() at time zone 'Europe/Rome')::date then perform private.fail('dates_reversed', 422, 'endsOn'); end if;
  select * into held from public.organisation_delegates d where d.organisation_id = body.id
    and d.kind = name_delegate.kind and d.tavolo_id is not distinct from name_delegate.tavolo_id and d.revoked_at is null;
  if held.email = address and held.ends_on is not distinct from name_delegate.ends_on and (held.person_id is not null or held.named_at > now() - interval '10 minutes') then
    return;
  end if;
  if exists (select from public.organisation_delegates d where d.organisation_id = body.id and d.kind <> name_delegate.kind
    and d.tavolo_id is not distinct from name_delegate.tavolo_id and d.email = address and d.revoked_at is null) then
    perform private.fail('delegate_twice', 409, 'email');
  end if;
  perform private.take_rate('name_delegate', body.id::text, 60, interval '1 hour');
  -- The same person with another end keeps her place.
  if held.email = address and held.person_id is not null then
    update public.organisation_delegates d set ends_on = name_delegate.ends_on where d.id = held.id;
    return;
  end if;
  update public.organisation_delegates d set revoked_at = now() where d.id = held.id;
  insert into public.organisation_delegates (organisation_id, kind, email, tavolo_id, ends_on, expires_at)
  values (body.id, name_delegate.kind, address, name_delegate.tavolo_id, name_delegate.ends_on,
    now() + make_interval(days => (select d.invitation_days from public.districts d where d.id = body.district_id)));
  perform private.audit(body.district_id, 'name_delegate', body.id, jsonb_build_object('kind', name_delegate.kind));
  if held.person_id is not null then perform private.announce('login', held.person_id, 0); end if;
end $$;

-- The same as before, but it is an invitation that is mailed, in the place's own words, and only where there is something to accept.
create or replace function private.tell_delegate() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  body public.organisations;
  about jsonb;
  person uuid;
begin
  if new.person_id is not null then return new; end if;
  select * into body from public.organisations o where o.id = new.organisation_id;
  about := jsonb_build_object('organisation', body.name, 'place', new.kind, 'path', '/inviti/' || new.id,
    'tavolo', (select t.name from public.tavoli t where t.id = new.tavolo_id),
    'until', (new.expires_at at time zone 'Europe/Rome')::date);
  person := private.confirmed_account(new.email);
  if person is not null then
    perform private.queue_notice(person, 'delegate_named', body.district_id, about);
  else
    perform private.queue_notice_to(new.email, 'delegate_named', body.district_id, about);
  end if;
  return new;
end $$;

-- The delegation when it invites the confirmed address of the person asking and is not revoked. Null otherwise, whoever asks.
create function private.my_invitation(delegation_id uuid) returns public.organisation_delegates
language sql stable security definer set search_path = '' as $$
  select d.* from public.organisation_delegates d
  join auth.users u on u.id = auth.uid() and lower(u.email) = d.email and u.email_confirmed_at is not null
  join public.organisations o on o.id = d.organisation_id and o.state = 'verified'
  where d.id = my_invitation.delegation_id and d.revoked_at is null and (d.person_id is null or d.person_id = auth.uid())
$$;

-- The invitation's page. Null unless it is for the address of the person asking.
create function public.invitation(delegation_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  mine public.organisation_delegates;
begin
  perform private.require_login();
  mine := private.my_invitation(invitation.delegation_id);
  if mine.id is null then return null; end if;
  return (
    select jsonb_build_object('organisation', o.name, 'organisationId', o.id, 'district', d.slug, 'districtName', d.name, 'kind', mine.kind,
      'tavolo', (select t.name from public.tavoli t where t.id = mine.tavolo_id), 'endsOn', mine.ends_on, 'expiresAt', mine.expires_at,
      'state', case when mine.person_id is not null then 'accepted' when mine.expires_at <= now() then 'expired' else 'open' end)
    from public.organisations o join public.districts d on d.id = o.district_id where o.id = mine.organisation_id);
end $$;

-- Accepts or declines an invitation sent to one's own confirmed address. 404 for any other, 410 invitation_expired.
create function public.answer_invitation(delegation_id uuid, accepted boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  mine public.organisation_delegates;
  district uuid;
begin
  perform 1 from public.organisation_delegates d where d.id = answer_invitation.delegation_id for update;
  mine := private.my_invitation(answer_invitation.delegation_id);
  if mine.id is null then perform private.fail('not_found', 404); end if;
  if mine.person_id is not null then return; end if;
  if mine.expires_at <= now() then perform private.fail('invitation_expired', 410); end if;
  select o.district_id into district from public.organisations o where o.id = mine.organisation_id;
  if answer_invitation.accepted then
    update public.organisation_delegates d set person_id = me, accepted_at = now() where d.id = mine.id;
  else
    update public.organisation_delegates d set revoked_at = now() where d.id = mine.id;
  end if;
  perform private.audit(district, case when answer_invitation.accepted then 'accept_delegation' else 'decline_delegation' end, mine.id);
  perform private.announce_delegates(mine.organisation_id);
end $$;

-- Takes the place away with effect at the next request or packet: the office, who looks after the organisation, or the person herself.
create or replace function public.revoke_delegate(delegation_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  held public.organisation_delegates;
  district uuid;
begin
  select * into held from public.organisation_delegates d where d.id = revoke_delegate.delegation_id for update;
  select o.district_id into district from public.organisations o where o.id = held.organisation_id;
  if held.id is null or (held.person_id = me or district = any (array(select private.my_office_district_ids()))
    or held.organisation_id = any (array(select private.my_administered_organisation_ids()))) is not true then
    perform private.fail('not_found', 404);
  end if;
  if held.revoked_at is not null then return; end if;
  update public.organisation_delegates d set revoked_at = now() where d.id = held.id;
  perform private.audit(district, 'revoke_delegate', held.id);
  -- A tavolo's place falls back to the whole organisation's: those who hold it learn it too.
  perform private.announce_delegates(held.organisation_id);
  if held.person_id is not null then perform private.announce('login', held.person_id, 0); end if;
end $$;

-- How long invitations of the district are good for. Office only.
create function public.set_invitation_days(district_id uuid, days int) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_office(set_invitation_days.district_id);
  if set_invitation_days.days is null or set_invitation_days.days not between 1 and 60 then perform private.fail('choice_unknown', 422, 'days'); end if;
  update public.districts d set invitation_days = set_invitation_days.days where d.id = set_invitation_days.district_id;
  perform private.audit(set_invitation_days.district_id, 'set_invitation_days', set_invitation_days.district_id, jsonb_build_object('days', set_invitation_days.days));
end $$;

-- ── what asks for a delegation at a tavolo ────────────────────────────────────────────────────────────────────────────
-- The same as before, but the person must act for the organisation at this tavolo.
create or replace function public.check_in(session_id uuid, code text, mode text, organisation_id uuid default null) returns uuid
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
      and t.organisation_id = any (array(select private.my_organisation_ids_at(session.tavolo_id)))) then
    perform private.fail('not_a_participant', 403, 'organisationId');
  end if;
  made := private.add_attendance(session.id, auth.uid(), check_in.organisation_id,
    case when check_in.organisation_id is null then (select p.municipality_id from public.profiles p where p.id = auth.uid()) end, check_in.mode, null);
  perform private.touch_session(session.id);
  return made;
end $$;

-- The same as before, but the person must still act for the organisation at this tavolo.
create or replace function public.ask_to_speak(session_id uuid, kind text, attendance_id uuid default null) returns uuid
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
    and (speaker.organisation_id = any (array(select private.my_organisation_ids_at(session.tavolo_id)))) is not true then
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

-- The same as before, but for the organisations of which the person holds the place at this tavolo.
create or replace function private.session_mine(session public.sessions) returns jsonb
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
      where t.tavolo_id = session.tavolo_id and o.id = any (array(select private.my_organisation_ids_at(session.tavolo_id)))))
$$;

-- The same as before, but the person must hold the organisation's place at the tavolo of the vote.
create or replace function private.my_electors(vote_id uuid) returns setof public.vote_electors
language sql stable security definer set search_path = '' as $$
  select e.* from public.vote_electors e
  where e.vote_id = my_electors.vote_id and (
    (e.organisation_id is null and e.person_id = auth.uid())
    or e.organisation_id = any (array(select private.my_organisation_ids_at((
      select s.tavolo_id from public.votes v join public.sessions s on s.id = v.session_id where v.id = my_electors.vote_id)))))
$$;

-- The same as before, but who was named for one tavolo only does not write the plan.
create or replace function private.section_access(section_id uuid, person_id uuid) returns private.document_access
language plpgsql stable security definer set search_path = '' as $$
declare
  section public.plan_sections;
  organisation public.organisations;
  person uuid := section_access.person_id;
  granted private.document_access;
begin
  select * into section from public.plan_sections s where s.id = section_access.section_id;
  granted := row(case when section.state in ('consultation', 'approved') then 'read' else 'none' end, 'right_missing', 'reader', null, null);
  if section.id is null or person is null then return granted; end if;
  if exists (select from public.district_roles r where r.district_id = section.district_id and r.person_id = person
      and r.role in ('plan_office_head', 'plan_office_staff')) then
    granted := row('write', null, 'office', null, null);
  elsif exists (select from public.tavolo_roles r join public.tavoli t on t.id = r.tavolo_id
      where r.person_id = person and r.role = 'facilitator' and t.cycle_id = section.cycle_id) then
    granted := row('write', null, 'facilitator', null, null);
  else
    select o.* into organisation from private.active_delegations d
      join public.plan_section_editors e on e.organisation_id = d.organisation_id and e.section_id = section.id
      join public.organisations o on o.id = d.organisation_id
      where d.person_id = person and d.tavolo_id is null order by o.name limit 1;
    if organisation.id is not null then
      granted := row('write', null, 'organisation', organisation.id, organisation.name);
    elsif exists (select from public.district_roles r where r.district_id = section.district_id and r.person_id = person
        and r.role = 'services_conference_member') then
      granted := row('read', 'right_missing', 'conference', null, null);
    end if;
  end if;
  if granted."right" = 'write' and section.state = 'approved' then
    granted."right" := 'read'; granted.reason := 'section_approved';
  elsif granted."right" = 'write' and not private.phase_allows(section.cycle_id, 'edit_section') then
    granted."right" := 'read'; granted.reason := 'phase_closed';
  end if;
  return granted;
end $$;

-- The same as before, but who was named for one tavolo only does not read the plan's drafts.
create or replace function private.my_readable_section_document_ids() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select s.document_id from public.plan_sections s where s.state in ('consultation', 'approved')
  union
  select s.document_id from public.plan_sections s where s.district_id in (
    select private.my_district_ids_as(array['plan_office_head', 'plan_office_staff', 'services_conference_member']))
  union
  select s.document_id from public.plan_sections s
  join public.tavoli t on t.cycle_id = s.cycle_id
  where t.id in (select private.my_tavolo_ids_as(array['facilitator']))
  union
  select s.document_id from public.plan_sections s
  join public.plan_section_editors e on e.section_id = s.id
  where e.organisation_id in (select private.my_whole_organisation_ids())
$$;

-- The same as before, but each organisation once, with the tavoli for which the person was named (null: all of it).
create or replace function public.my_roles() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
begin
  if me is null or not private.login_alive() then return null; end if;
  return (
    select jsonb_build_object(
      'id', p.id, 'displayName', p.display_name, 'locale', p.locale, 'municipalityId', p.municipality_id,
      'citizenDistrictIds', (select coalesce(jsonb_agg(d), '[]') from private.my_citizen_district_ids() d),
      'districtRoles', (select coalesce(jsonb_agg(jsonb_build_object('districtId', r.district_id, 'role', r.role)), '[]')
        from public.district_roles r where r.person_id = me),
      'tavoloRoles', (select coalesce(jsonb_agg(jsonb_build_object('tavoloId', r.tavolo_id, 'role', r.role)), '[]')
        from public.tavolo_roles r where r.person_id = me),
      'organisations', (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'districtId', g.district_id, 'kind', g.kind, 'tavoloIds', g.tavolo_ids) order by g.name), '[]')
        from (select o.id, o.name, o.district_id, min(a.kind) as kind,
            case when bool_or(a.tavolo_id is null) then null else jsonb_agg(a.tavolo_id) end as tavolo_ids
          from private.active_delegations a join public.organisations o on o.id = a.organisation_id
          where a.person_id = me group by o.id) g),
      'platformAdmin', private.is_platform_admin())
    from public.profiles p where p.id = me
  );
end $$;

-- The same as before, with the tavolo, the end and the expiry of each delegation, for the organisations in the register.
create or replace function public.office_organisations(district_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_office(office_organisations.district_id);
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', o.id, 'name', o.name, 'category', o.category, 'state', o.state, 'municipalityId', o.municipality_id, 'municipality', m.name,
      'delegates', (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'kind', d.kind, 'email', d.email, 'bound', d.person_id is not null,
          'namedAt', d.named_at, 'tavoloId', d.tavolo_id, 'tavolo', (select t.name from public.tavoli t where t.id = d.tavolo_id),
          'endsOn', d.ends_on, 'expired', d.person_id is null and d.expires_at <= now()) order by d.tavolo_id is not null, d.kind), '[]')
        from public.organisation_delegates d where d.organisation_id = o.id and d.revoked_at is null),
      'tavoloIds', (select coalesce(jsonb_agg(t.id order by t.position), '[]')
        from public.tavolo_organisations s join public.tavoli t on t.id = s.tavolo_id
        join public.planning_cycles c on c.id = t.cycle_id and c.is_current where s.organisation_id = o.id)
    ) order by o.name collate "it-x-icu"), '[]')
    from public.organisations o left join public.municipalities m on m.id = o.municipality_id
    where o.district_id = office_organisations.district_id and o.state in ('verified', 'suspended'));
end $$;

-- Delegations past their end are closed, so that who held them is told to reload. Called by housekeeping.
create function private.end_delegations() returns void
language sql security definer set search_path = '' as $$
  with ended as (
    update public.organisation_delegates d set revoked_at = now()
    where d.revoked_at is null and d.ends_on < (now() at time zone 'Europe/Rome')::date returning d.person_id
  )
  select private.announce('login', e.person_id, 0) from ended e where e.person_id is not null
$$;

-- ── who hears what an organisation is told ────────────────────────────────────────────────────────────────────────────
-- Who acts for the organisation today; when nobody does, who looks after it.
create function private.organisation_voices(organisation_id uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  with acting as (
    select d.person_id from public.organisation_delegates d
    where d.organisation_id = organisation_voices.organisation_id and d.revoked_at is null and d.person_id is not null
      and (d.ends_on is null or d.ends_on >= (now() at time zone 'Europe/Rome')::date))
  select a.person_id from acting a
  union
  select m.person_id from public.organisation_admins m where m.organisation_id = organisation_voices.organisation_id and not exists (select from acting)
$$;

-- The same as before, but what an organisation proposed is told to those who speak for it today, not to who wrote it and no longer does;
-- to her only when nobody is left: no answer is lost.
create or replace function private.proposer_ids(p public.proposals) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select p.author_id where p.author_id is not null
    and (p.organisation_id is null or not exists (select from private.organisation_voices(p.organisation_id)))
  union
  select v from private.organisation_voices(p.organisation_id) v
$$;

revoke execute on function public.name_delegate(uuid, text, text, uuid, date), public.invitation(uuid), public.answer_invitation(uuid, boolean),
  public.set_invitation_days(uuid, int) from public, anon, authenticated;
grant execute on function public.name_delegate(uuid, text, text, uuid, date), public.invitation(uuid), public.answer_invitation(uuid, boolean),
  public.set_invitation_days(uuid, int) to authenticated;
