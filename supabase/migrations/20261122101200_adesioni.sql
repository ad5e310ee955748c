-- Purpose: adesioni to the Conferenza (one a cycle for organisations, institutions and citizens), accreditation by the office, needs for
-- accessibility, the declaration of age.
-- Locks: public.planning_cycles and public.profiles briefly. Way back: drop the functions, tables and columns, put back the former
-- functions.

-- ── age ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
alter table public.profiles add column age_declared_at timestamptz;
comment on column public.profiles.age_declared_at is 'When the person declared to be at least 14 years old. No date of birth is asked.';

-- The same as before, with the moment of the declaration of age.
create or replace function private.create_profile() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  -- The embedded gateway stores the metadata as a JSON string inside jsonb; Supabase stores the object.
  meta jsonb := case jsonb_typeof(new.raw_user_meta_data)
    when 'string' then (new.raw_user_meta_data #>> '{}')::jsonb else new.raw_user_meta_data end;
begin
  insert into public.profiles (id, display_name, locale, municipality_id, age_declared_at)
  values (
    new.id,
    left(private.clean_text(meta ->> 'display_name'), 80),
    case when meta ->> 'locale' = 'en' then 'en' else 'it' end,
    (select m.id from public.municipalities m where m.id::text = meta ->> 'municipality_id'),
    case when meta ->> 'age_declared' = 'true' then now() end
  )
  on conflict (id) do nothing;
  return new;
end $$;

-- ── adesioni ──────────────────────────────────────────────────────────────────────────────────────────────────────────
alter table public.planning_cycles add column citizens_need_adesione boolean not null default false;
comment on column public.planning_cycles.citizens_need_adesione is 'Where citizens vote: only those present whose adesione to the tavolo was accepted (docs/decisions/009-citizens-and-adesioni.md).';

create table public.adesioni (
  id uuid primary key default gen_random_uuid(),
  cycle_id uuid not null references public.planning_cycles (id) on delete cascade,
  district_id uuid not null references public.districts (id) on delete cascade,
  kind text not null check (kind in ('organisation', 'institution', 'citizen')),
  organisation_id uuid references public.organisations (id) on delete cascade,
  person_id uuid references auth.users (id) on delete set null,
  municipality_id uuid references public.municipalities (id),
  mode text not null check (mode in ('presence', 'online')),
  privacy_read_at timestamptz not null default now(),
  age_declared_at timestamptz,
  state text not null default 'submitted' check (state in ('submitted', 'accepted', 'refused', 'withdrawn')),
  reason text not null default '',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  revision bigint not null default 1,
  constraint adesioni_one_kind check ((kind = 'citizen') = (organisation_id is null))
);
create unique index adesioni_organisation_once on public.adesioni (cycle_id, organisation_id) where organisation_id is not null;
create unique index adesioni_citizen_once on public.adesioni (cycle_id, person_id) where organisation_id is null;
create index adesioni_district_id on public.adesioni (district_id);
create index adesioni_organisation_id on public.adesioni (organisation_id);
create index adesioni_person_id on public.adesioni (person_id);
create index adesioni_municipality_id on public.adesioni (municipality_id);
comment on table public.adesioni is 'One a cycle for each organisation, institution or citizen that takes part: at which tavoli, in which way. person_id is who sent it.';
alter table public.adesioni enable row level security;
create trigger adesioni_revision before update on public.adesioni for each row execute function private.bump_revision();
grant select (id, cycle_id, district_id, kind, organisation_id, mode, state, reason, created_at, updated_at, revision) on public.adesioni to authenticated;

create table public.adesione_tavoli (
  adesione_id uuid not null references public.adesioni (id) on delete cascade,
  tavolo_id uuid not null references public.tavoli (id) on delete cascade,
  accepted boolean not null default false,
  primary key (adesione_id, tavolo_id)
);
create index adesione_tavoli_tavolo_id on public.adesione_tavoli (tavolo_id);
comment on table public.adesione_tavoli is 'The tavoli of an adesione; accepted once the office let it in there.';
alter table public.adesione_tavoli enable row level security;
grant select on public.adesione_tavoli to authenticated;

create table public.adesione_needs (
  adesione_id uuid not null references public.adesioni (id) on delete cascade,
  person_id uuid not null references auth.users (id) on delete cascade,
  needs text not null check (char_length(needs) between 1 and 1000),
  primary key (adesione_id, person_id)
);
create index adesione_needs_person_id on public.adesione_needs (person_id);
comment on table public.adesione_needs is 'What somebody needs to take part. Read by that person and the office only, in no export, deleted 30 days after the event.';
alter table public.adesione_needs enable row level security;
grant select on public.adesione_needs to authenticated;

-- Adesioni of the person asking, and of the organisations for which she acts as a whole or which she looks after.
create function private.my_adesione_ids() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select a.id from public.adesioni a where (a.organisation_id is null and a.person_id = auth.uid())
    or a.organisation_id = any (array(select private.my_whole_organisation_ids()))
    or a.organisation_id = any (array(select private.my_administered_organisation_ids()))
$$;
grant execute on function private.my_adesione_ids() to anon, authenticated;
create policy adesioni_select_own on public.adesioni for select to authenticated using (id = any (array(select private.my_adesione_ids())));
create policy adesioni_select_office on public.adesioni for select to authenticated
  using (district_id = any (array(select private.my_office_district_ids())));
create policy adesione_tavoli_select_visible on public.adesione_tavoli for select to authenticated
  using (exists (select from public.adesioni a where a.id = adesione_id));
create policy adesione_needs_select_self on public.adesione_needs for select to authenticated using (person_id = (select auth.uid()));
create policy adesione_needs_select_office on public.adesione_needs for select to authenticated
  using (exists (select from public.adesioni a where a.id = adesione_id and a.district_id = any (array(select private.my_office_district_ids()))));

insert into private.notice_kinds (kind, class) values
  ('adesione_received', 'service'), ('adesione_accepted', 'service'), ('adesione_refused', 'service'),
  ('organisation_verified', 'service'), ('organisation_refused', 'service'), ('organisation_suspended', 'service');

-- The organisation whose adesione is sent: one for which the person acts as a whole, one that she looks after, or a new one that she registers.
create function private.joining_organisation(district_id uuid, content jsonb) returns public.organisations
language plpgsql security definer set search_path = '' as $$
declare
  chosen uuid := private.choice_id(content ->> 'organisationId', 'organisationId');
  body public.organisations;
begin
  if jsonb_typeof(content -> 'organisation') = 'object' then
    chosen := private.register_organisation(joining_organisation.district_id, content -> 'organisation');
  elsif chosen is null then
    return null;
  elsif (chosen = any (array(select private.my_whole_organisation_ids())) or chosen = any (array(select private.my_administered_organisation_ids()))) is not true then
    perform private.fail('delegation_missing', 403, 'organisationId');
  end if;
  select * into body from public.organisations o where o.id = chosen and o.district_id = joining_organisation.district_id for no key update;
  if body.id is null then perform private.fail('delegation_missing', 403, 'organisationId'); end if;
  if body.state in ('refused', 'suspended') then perform private.fail('organisation_not_verified', 409, 'organisationId'); end if;
  return body;
end $$;

-- Sends the adesione of a cycle, or corrects the one that is there. content: organisationId, or organisation (a new one, see
-- register_organisation), or neither for oneself; tavoloIds, mode, accessNeeds, privacyRead, ageDeclared.
create function public.join_conference(cycle_id uuid, content jsonb, expected_revision bigint default null) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  asked jsonb := private.json_argument(join_conference.content);
  district uuid;
  body public.organisations;
  tavoli uuid[];
  mine public.adesioni;
  needs text;
begin
  select c.district_id into district from public.planning_cycles c where c.id = join_conference.cycle_id and c.is_current;
  if district is null then perform private.fail('not_found', 404); end if;
  perform private.require_phase(join_conference.cycle_id, 'join_conference');
  perform private.take_rate('join_conference', me::text, 30, interval '1 hour');
  if coalesce(jsonb_typeof(asked), '') <> 'object' then perform private.fail('bad_request', 400); end if;
  body := private.joining_organisation(district, asked);
  if body.id is null then
    if (district = any (array(select private.my_citizen_district_ids()))) is not true then perform private.fail('citizens_only', 403); end if;
    if (asked ->> 'ageDeclared') is distinct from 'true' then perform private.fail('declaration_missing', 422, 'ageDeclared'); end if;
  end if;
  if (asked ->> 'privacyRead') is distinct from 'true' then perform private.fail('declaration_missing', 422, 'privacyRead'); end if;
  if coalesce(asked ->> 'mode', '') not in ('presence', 'online') then perform private.fail('choice_missing', 422, 'mode'); end if;
  needs := private.require_text(asked ->> 'accessNeeds', 'accessNeeds', 1000, 0);
  select coalesce(array_agg(distinct private.choice_id(t, 'tavoloIds')), '{}') into tavoli
  from jsonb_array_elements_text(case jsonb_typeof(asked -> 'tavoloIds') when 'array' then asked -> 'tavoloIds' else '[]' end) t;
  if cardinality(tavoli) = 0 then perform private.fail('choice_missing', 422, 'tavoloIds'); end if;
  if exists (select from unnest(tavoli) t where not exists (select from public.tavoli k where k.id = t and k.cycle_id = join_conference.cycle_id)) then
    perform private.fail('choice_unknown', 422, 'tavoloIds');
  end if;
  insert into public.adesioni (cycle_id, district_id, kind, organisation_id, person_id, municipality_id, mode, age_declared_at)
  values (join_conference.cycle_id, district,
    case when body.id is null then 'citizen' when private.is_institution(body.category) then 'institution' else 'organisation' end, body.id, me,
    case when body.id is null then (select p.municipality_id from public.profiles p where p.id = me) end,
    asked ->> 'mode', case when body.id is null then now() end)
  on conflict do nothing;
  select * into mine from public.adesioni a where a.cycle_id = join_conference.cycle_id
    and case when body.id is null then a.organisation_id is null and a.person_id = me else a.organisation_id = body.id end for update;
  if join_conference.expected_revision is not null and mine.revision <> join_conference.expected_revision then perform private.fail('page_stale', 409); end if;
  perform private.write_adesione(mine, tavoli, asked ->> 'mode', needs);
  return mine.id;
end $$;

-- Whether a category is a public body rather than an organisation of people.
create function private.is_institution(category text) returns boolean
language sql immutable set search_path = '' as $$
  select is_institution.category in ('municipality', 'health_authority', 'province', 'region', 'judicial_authority', 'school_training', 'job_service', 'public_institution')
$$;

-- Writes tavoli, way and needs. A tavolo that is left out is left at once; one that is new waits for the office, and with it the adesione.
create function private.write_adesione(adesione public.adesioni, tavoli uuid[], mode text, needs text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
  waits boolean;
begin
  perform private.leave_tavoli(adesione, array(select t.tavolo_id from public.adesione_tavoli t where t.adesione_id = adesione.id and t.tavolo_id <> all (write_adesione.tavoli)));
  insert into public.adesione_tavoli (adesione_id, tavolo_id) select adesione.id, t from unnest(write_adesione.tavoli) t on conflict do nothing;
  select bool_or(not t.accepted) into waits from public.adesione_tavoli t where t.adesione_id = adesione.id;
  update public.adesioni a set mode = write_adesione.mode, updated_at = now(), reason = '',
    state = case when waits then 'submitted' else 'accepted' end
  where a.id = adesione.id;
  if write_adesione.needs = '' then
    delete from public.adesione_needs n where n.adesione_id = adesione.id and n.person_id = me;
  else
    insert into public.adesione_needs as n (adesione_id, person_id, needs) values (adesione.id, me, write_adesione.needs)
    on conflict on constraint adesione_needs_pkey do update set needs = excluded.needs;
  end if;
  if adesione.organisation_id is null then
    update public.profiles p set age_declared_at = coalesce(p.age_declared_at, now()) where p.id = me;
  end if;
  if waits then perform private.tell_adesione(adesione, 'adesione_received', ''); end if;
end $$;

-- Takes tavoli out of an adesione, and the seats that it gave there.
create function private.leave_tavoli(adesione public.adesioni, tavoli uuid[]) returns void
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.tavolo_organisations s using public.adesione_tavoli t
  where t.adesione_id = adesione.id and t.tavolo_id = any (leave_tavoli.tavoli) and t.accepted
    and s.tavolo_id = t.tavolo_id and s.organisation_id = adesione.organisation_id;
  delete from public.adesione_tavoli t where t.adesione_id = adesione.id and t.tavolo_id = any (leave_tavoli.tavoli);
  perform private.announce('tavolo', t, 0) from unnest(leave_tavoli.tavoli) t;
end $$;

-- Tells who sent the adesione; its page says the rest.
create function private.tell_adesione(adesione public.adesioni, kind text, reason text) returns void
language sql security definer set search_path = '' as $$
  select private.queue_notice(adesione.person_id, tell_adesione.kind, adesione.district_id, jsonb_build_object(
    'organisation', coalesce((select o.name from public.organisations o where o.id = adesione.organisation_id), ''), 'reason', tell_adesione.reason,
    'path', '/' || (select d.slug from public.districts d where d.id = adesione.district_id) || '/conferenza/adesione'))
  where adesione.person_id is not null
$$;

-- Takes an adesione back, at any time: seats and needs go with it.
create function public.withdraw_adesione(adesione_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  mine public.adesioni;
begin
  perform private.require_login();
  select * into mine from public.adesioni a
  where a.id = withdraw_adesione.adesione_id and a.id = any (array(select private.my_adesione_ids())) for update;
  if mine.id is null then perform private.fail('not_found', 404); end if;
  if mine.state = 'withdrawn' then return; end if;
  perform private.leave_tavoli(mine, array(select t.tavolo_id from public.adesione_tavoli t where t.adesione_id = mine.id));
  delete from public.adesione_needs n where n.adesione_id = mine.id;
  update public.adesioni a set state = 'withdrawn', reason = '', updated_at = now() where a.id = mine.id;
end $$;

-- Lets an adesione in: its organisation sits at the tavoli, a citizen takes part there.
create function private.accept_adesione(adesione public.adesioni) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if adesione.organisation_id is not null then
    if not exists (select from public.organisations o where o.id = adesione.organisation_id and o.state = 'verified') then
      perform private.fail('organisation_not_verified', 409);
    end if;
    insert into public.tavolo_organisations (tavolo_id, organisation_id)
    select t.tavolo_id, adesione.organisation_id from public.adesione_tavoli t where t.adesione_id = adesione.id on conflict do nothing;
  end if;
  update public.adesione_tavoli t set accepted = true where t.adesione_id = adesione.id;
  update public.adesioni a set state = 'accepted', reason = '', updated_at = now() where a.id = adesione.id;
  perform private.announce('tavolo', t.tavolo_id, 0) from public.adesione_tavoli t where t.adesione_id = adesione.id;
  perform private.tell_adesione(adesione, 'adesione_accepted', '');
end $$;

-- Accepts or refuses adesioni that wait, several at once; those that wait no longer are passed over. Returns how many were decided.
create function public.decide_adesioni(district_id uuid, adesione_ids uuid[], decision text, reason text default '') returns int
language plpgsql security definer set search_path = '' as $$
declare
  waiting public.adesioni;
  why text := '';
  decided int := 0;
begin
  perform private.require_office(decide_adesioni.district_id);
  if coalesce(decide_adesioni.decision, '') not in ('accept', 'refuse') then perform private.fail('choice_unknown', 422, 'decision'); end if;
  if decide_adesioni.decision = 'refuse' then why := private.require_reason(decide_adesioni.reason); end if;
  if coalesce(cardinality(decide_adesioni.adesione_ids), 0) = 0 then perform private.fail('choice_missing', 422, 'adesioneIds'); end if;
  for waiting in select a.* from public.adesioni a where a.id = any (decide_adesioni.adesione_ids) and a.district_id = decide_adesioni.district_id
    and a.state = 'submitted' order by a.id for update loop
    perform private.require_phase(waiting.cycle_id, 'manage_participants');
    if decide_adesioni.decision = 'accept' then
      perform private.accept_adesione(waiting);
    else
      update public.adesioni a set state = 'refused', reason = why, updated_at = now() where a.id = waiting.id;
      delete from public.adesione_needs n where n.adesione_id = waiting.id;
      perform private.tell_adesione(waiting, 'adesione_refused', why);
    end if;
    perform private.audit(waiting.district_id, decide_adesioni.decision || '_adesione', waiting.id);
    decided := decided + 1;
  end loop;
  if decided > 0 then perform private.announce('district', decide_adesioni.district_id, 0); end if;
  return decided;
end $$;

-- Accreditation: verify (from waiting, refused or suspended), refuse (waiting), suspend (verified), with its effect at the next request.
-- Verifying makes who registered the organisation its delegate while it has none and, if asked, lets its adesione in.
create function public.decide_organisation(organisation_id uuid, decision text, reason text default '', accept_adesione boolean default false) returns void
language plpgsql security definer set search_path = '' as $$
declare
  body public.organisations;
  asker uuid;
  will text := case decide_organisation.decision when 'verify' then 'verified' when 'refuse' then 'refused' when 'suspend' then 'suspended' end;
  why text := '';
  waiting public.adesioni;
begin
  perform private.require_login();
  select * into body from public.organisations o where o.id = decide_organisation.organisation_id for update;
  perform private.require_office(body.district_id);
  if will is null then perform private.fail('choice_unknown', 422, 'decision'); end if;
  if body.state = will then return; end if;
  if (will = 'refused' and body.state <> 'waiting') or (will = 'suspended' and body.state <> 'verified') then perform private.fail('page_stale', 409); end if;
  if will <> 'verified' then why := private.require_reason(decide_organisation.reason); end if;
  if will = 'verified' then perform private.require_free_tax_code(body.id); end if;
  begin
    update public.organisations o set state = will where o.id = body.id;
  exception when unique_violation then perform private.fail('organisation_exists', 409);
  end;
  insert into private.organisation_records as r (organisation_id, state_reason, decided_at) values (body.id, why, now())
  on conflict on constraint organisation_records_pkey do update set state_reason = excluded.state_reason, decided_at = now()
  returning r.registered_by into asker;
  if will = 'verified' and asker is not null and not exists (
    select from public.organisation_delegates d where d.organisation_id = body.id and d.kind = 'delegate' and d.tavolo_id is null and d.revoked_at is null) then
    insert into public.organisation_delegates (organisation_id, kind, email, person_id)
    select body.id, 'delegate', lower(u.email), u.id from auth.users u where u.id = asker;
  end if;
  if will = 'verified' and decide_organisation.accept_adesione then
    select a.* into waiting from public.adesioni a join public.planning_cycles c on c.id = a.cycle_id and c.is_current
    where a.organisation_id = body.id and a.state = 'submitted' for update of a;
    if waiting.id is not null then
      perform private.require_phase(waiting.cycle_id, 'manage_participants');
      perform private.accept_adesione(waiting);
    end if;
  end if;
  perform private.tell_organisation(body, 'organisation_' || will, why);
  perform private.audit(body.district_id, decide_organisation.decision || '_organisation', body.id);
  perform private.announce_delegates(body.id);
  perform private.announce('district', body.district_id, 0);
end $$;

-- Tells who looks after the organisation and who acts for it; nobody twice.
create function private.tell_organisation(body public.organisations, kind text, reason text) returns void
language sql security definer set search_path = '' as $$
  select private.queue_notice(who.person_id, tell_organisation.kind, body.district_id, jsonb_build_object('organisation', body.name, 'reason', tell_organisation.reason,
    'path', '/' || (select d.slug from public.districts d where d.id = body.district_id) || '/organizzazioni/' || body.id || '/gestione'))
  from (
    select a.person_id from public.organisation_admins a where a.organisation_id = body.id
    union
    select d.person_id from public.organisation_delegates d where d.organisation_id = body.id and d.person_id is not null and d.revoked_at is null
  ) who
$$;

-- Where citizens vote, whether only those do whose adesione to the tavolo was accepted. Office only.
create function public.set_citizens_need_adesione(cycle_id uuid, needed boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  district uuid;
begin
  select c.district_id into district from public.planning_cycles c where c.id = set_citizens_need_adesione.cycle_id;
  perform private.require_office(district);
  update public.planning_cycles c set citizens_need_adesione = coalesce(set_citizens_need_adesione.needed, false)
  where c.id = set_citizens_need_adesione.cycle_id and c.citizens_need_adesione <> coalesce(set_citizens_need_adesione.needed, false);
  perform private.audit(district, 'set_citizens_need_adesione', set_citizens_need_adesione.cycle_id, jsonb_build_object('needed', coalesce(set_citizens_need_adesione.needed, false)));
end $$;

-- The same as before, but suspended organisations do not vote and, where the office wants it, citizens only with an accepted adesione.
create or replace function private.freeze_electorate(vote_id uuid, session public.sessions, with_citizens boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.vote_electors (vote_id, organisation_id, category, was_present)
  select freeze_electorate.vote_id, o.id, o.category, exists (
    select from public.attendances a where a.session_id = session.id and a.organisation_id = o.id and a.left_at is null)
  from public.tavolo_organisations s join public.organisations o on o.id = s.organisation_id and o.state = 'verified'
  where s.tavolo_id = session.tavolo_id;
  if freeze_electorate.with_citizens then
    insert into public.vote_electors (vote_id, person_id, category, was_present)
    select distinct freeze_electorate.vote_id, a.person_id, 'citizen', true
    from public.attendances a join public.planning_cycles c on c.id = session.cycle_id
    where a.session_id = session.id and a.organisation_id is null and a.person_id is not null and a.left_at is null
      and (not c.citizens_need_adesione or exists (
        select from public.adesioni x join public.adesione_tavoli t on t.adesione_id = x.id and t.tavolo_id = session.tavolo_id and t.accepted
        where x.cycle_id = c.id and x.person_id = a.person_id and x.organisation_id is null));
  end if;
  update public.votes v set
    eligible = (select count(*) from public.vote_electors e where e.vote_id = v.id),
    present = (select count(*) from public.vote_electors e where e.vote_id = v.id and e.was_present)
  where v.id = freeze_electorate.vote_id;
end $$;

-- ── pages ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- What a form needs to show again of an organisation's details.
create function private.organisation_details(organisation_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('id', o.id, 'name', o.name, 'category', o.category, 'municipalityId', o.municipality_id, 'state', o.state,
    'stateReason', coalesce(r.state_reason, ''), 'legalForm', o.legal_form, 'taxCode', r.tax_code, 'runtsNumber', o.runts_number,
    'runtsSection', o.runts_section, 'website', o.website, 'legalRepresentative', coalesce(r.legal_representative, ''), 'contactEmail', coalesce(r.contact_email, ''),
    'municipality', (select m.name from public.municipalities m where m.id = o.municipality_id),
    'operatesIn', (select coalesce(jsonb_agg(m.municipality_id), '[]') from public.organisation_municipalities m where m.organisation_id = o.id))
  from public.organisations o left join private.organisation_records r on r.organisation_id = o.id where o.id = organisation_details.organisation_id
$$;

-- The page on which one joins: the tavoli, the municipalities, one's own adesioni of the current cycle, the organisations that one
-- looks after and that are not verified yet. Anybody may ask; null in a district without a cycle.
create function public.adesione_page(slug text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('cycleId', c.id,
    'tavoli', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.position), '[]') from public.tavoli t where t.cycle_id = c.id),
    'municipalities', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by m.name collate "it-x-icu"), '[]')
      from public.district_municipalities dm join public.municipalities m on m.id = dm.municipality_id where dm.district_id = d.id),
    'organisations', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'state', o.state) order by o.name collate "it-x-icu"), '[]')
      from public.organisations o where o.district_id = d.id and private.login_alive()
        and (o.id = any (array(select private.my_whole_organisation_ids())) or o.id = any (array(select private.my_administered_organisation_ids())))),
    'mine', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'organisationId', a.organisation_id, 'state', a.state, 'reason', a.reason,
        'mode', a.mode, 'revision', a.revision,
        'tavoloIds', (select coalesce(jsonb_agg(t.tavolo_id), '[]') from public.adesione_tavoli t where t.adesione_id = a.id),
        'accessNeeds', coalesce((select n.needs from public.adesione_needs n where n.adesione_id = a.id and n.person_id = auth.uid()), ''))), '[]')
      from public.adesioni a where a.cycle_id = c.id and private.login_alive() and a.id = any (array(select private.my_adesione_ids()))))
  from public.districts d join public.planning_cycles c on c.district_id = d.id and c.is_current where d.slug = adesione_page.slug
$$;

-- An organisation's own page, for who looks after it and who acts for it. Delegates see who else acts; only the first may change it. Null otherwise.
create function public.organisation_management(slug text, organisation_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  administers boolean;
begin
  perform private.require_login();
  administers := organisation_management.organisation_id = any (array(select private.my_administered_organisation_ids()));
  if not administers and (organisation_management.organisation_id = any (array(select private.my_organisation_ids()))) is not true then return null; end if;
  return (
    select jsonb_build_object('administers', administers, 'organisation', private.organisation_details(o.id),
      'tavoli', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.position), '[]')
        from public.tavoli t join public.planning_cycles c on c.id = t.cycle_id and c.is_current where t.district_id = d.id),
      'municipalities', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by m.name collate "it-x-icu"), '[]')
        from public.district_municipalities dm join public.municipalities m on m.id = dm.municipality_id where dm.district_id = d.id),
      'delegates', (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'kind', g.kind, 'email', g.email, 'bound', g.person_id is not null,
          'mine', g.person_id is not distinct from auth.uid(), 'namedAt', g.named_at, 'tavoloId', g.tavolo_id,
          'tavolo', (select t.name from public.tavoli t where t.id = g.tavolo_id), 'endsOn', g.ends_on, 'expired', g.person_id is null and g.expires_at <= now())
          order by g.tavolo_id is not null, g.kind), '[]')
        from public.organisation_delegates g where g.organisation_id = o.id and g.revoked_at is null))
    from public.organisations o join public.districts d on d.id = o.district_id and d.slug = organisation_management.slug
    where o.id = organisation_management.organisation_id);
end $$;

-- One organisation with all that the office knows of it. Office only.
create function public.office_organisation_details(organisation_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_office((select o.district_id from public.organisations o where o.id = office_organisation_details.organisation_id));
  return private.organisation_details(office_organisation_details.organisation_id);
end $$;

-- The accreditation queue: what waits with its possible duplicates, the oldest first (50 at a time), and what was refused or suspended (the
-- newest 200). Office only.
create function public.office_accreditations(district_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_office(office_accreditations.district_id);
  return jsonb_build_object(
    'invitationDays', (select d.invitation_days from public.districts d where d.id = office_accreditations.district_id),
    'organisations', (select coalesce(jsonb_agg(private.organisation_details(o.id) || jsonb_build_object('createdAt', o.created_at,
        'askedBy', (select u.email from private.organisation_records r join auth.users u on u.id = r.registered_by where r.organisation_id = o.id),
        'operatesInNames', (select coalesce(jsonb_agg(m.name order by m.name), '[]') from public.organisation_municipalities w
          join public.municipalities m on m.id = w.municipality_id where w.organisation_id = o.id),
        'hasAdesione', exists (select from public.adesioni a where a.organisation_id = o.id and a.state = 'submitted'),
        'duplicates', case when o.state = 'waiting' then private.organisation_duplicates(o.id) else '[]' end)
        order by o.state <> 'waiting', o.created_at), '[]')
      from (
        (select w.* from public.organisations w where w.district_id = office_accreditations.district_id and w.state = 'waiting' order by w.created_at, w.id limit 50)
        union all
        (select w.* from public.organisations w where w.district_id = office_accreditations.district_id and w.state in ('refused', 'suspended') order by w.created_at desc, w.id limit 200)) o));
end $$;

-- The current cycle's adesioni as the office sees them, with counts by category and by tavolo and the needs for accessibility. Office only.
create function public.office_adesioni(district_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  cycle public.planning_cycles;
begin
  perform private.require_office(office_adesioni.district_id);
  select * into cycle from public.planning_cycles c where c.district_id = office_adesioni.district_id and c.is_current;
  return jsonb_build_object('cycleId', cycle.id, 'citizensVote', cycle.citizens_vote, 'citizensNeedAdesione', cycle.citizens_need_adesione,
    'adesioni', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'organisation', o.name, 'category', o.category, 'organisationState', o.state,
        'person', case when a.organisation_id is null then p.display_name end, 'municipality', m.name, 'mode', a.mode, 'state', a.state, 'sentAt', a.updated_at,
        'tavoli', (select coalesce(jsonb_agg(t.name order by t.position), '[]') from public.adesione_tavoli x join public.tavoli t on t.id = x.tavolo_id where x.adesione_id = a.id),
        'needs', (select coalesce(jsonb_agg(n.needs), '[]') from public.adesione_needs n where n.adesione_id = a.id))
        order by a.state <> 'submitted', a.updated_at desc), '[]')
      from public.adesioni a left join public.organisations o on o.id = a.organisation_id left join public.profiles p on p.id = a.person_id
      left join public.municipalities m on m.id = coalesce(o.municipality_id, a.municipality_id)
      where a.cycle_id = cycle.id and a.state <> 'withdrawn'),
    'byCategory', (select coalesce(jsonb_agg(jsonb_build_object('category', n.category, 'count', n.count) order by n.count desc, n.category), '[]')
      from (select coalesce(o.category, 'citizen') as category, count(*) from public.adesioni a left join public.organisations o on o.id = a.organisation_id
        where a.cycle_id = cycle.id and a.state in ('submitted', 'accepted') group by 1) n),
    'byTavolo', (select coalesce(jsonb_agg(jsonb_build_object('name', t.name, 'organisations', n.organisations, 'citizens', n.citizens, 'online', n.online) order by t.position), '[]')
      from public.tavoli t cross join lateral (
        select count(*) filter (where a.organisation_id is not null) as organisations, count(*) filter (where a.organisation_id is null) as citizens,
          count(*) filter (where a.mode = 'online') as online
        from public.adesione_tavoli x join public.adesioni a on a.id = x.adesione_id and a.state in ('submitted', 'accepted') where x.tavolo_id = t.id) n
      where t.cycle_id = cycle.id));
end $$;

revoke execute on function public.join_conference(uuid, jsonb, bigint), public.withdraw_adesione(uuid), public.decide_adesioni(uuid, uuid[], text, text),
  public.decide_organisation(uuid, text, text, boolean), public.set_citizens_need_adesione(uuid, boolean), public.adesione_page(text),
  public.organisation_management(text, uuid), public.office_organisation_details(uuid), public.office_accreditations(uuid), public.office_adesioni(uuid)
  from public, anon, authenticated;
grant execute on function public.join_conference(uuid, jsonb, bigint), public.withdraw_adesione(uuid), public.decide_adesioni(uuid, uuid[], text, text),
  public.decide_organisation(uuid, text, text, boolean), public.set_citizens_need_adesione(uuid, boolean), public.organisation_management(text, uuid),
  public.office_organisation_details(uuid), public.office_accreditations(uuid), public.office_adesioni(uuid) to authenticated;
grant execute on function public.adesione_page(text) to anon, authenticated;
