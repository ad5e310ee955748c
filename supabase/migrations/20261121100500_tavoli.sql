-- Purpose: thematic tables (tavoli), who runs them and which organisations sit at them.
-- Locks: none. Way back: drop the tables.

create table public.tavoli (
  id uuid primary key default gen_random_uuid(),
  cycle_id uuid not null references public.planning_cycles (id) on delete cascade,
  district_id uuid not null references public.districts (id) on delete cascade,
  slug text not null check (slug ~ '^[a-z][a-z0-9-]{2,60}$'),
  area text not null check (area in (
    'minors_families', 'youth', 'elderly', 'disability', 'mental_health', 'addictions', 'poverty_inclusion', 'immigration',
    'justice', 'work_training', 'volunteering', 'co_design', 'gender_violence', 'multi_users')),
  name text not null check (char_length(name) between 3 and 120),
  description text not null default '' check (char_length(description) <= 2000),
  position int not null default 0,
  revision bigint not null default 1,
  unique (cycle_id, slug)
);
create index tavoli_district_id on public.tavoli (district_id);
comment on table public.tavoli is 'A thematic table of a cycle: where a subject is discussed and proposals are weighed.';
alter table public.tavoli enable row level security;
grant select on public.tavoli to anon, authenticated;
create policy tavoli_select_anyone on public.tavoli for select to anon, authenticated using (true);
create trigger tavoli_revision before update on public.tavoli for each row execute function private.bump_revision();

create table public.tavolo_roles (
  tavolo_id uuid not null references public.tavoli (id) on delete cascade,
  person_id uuid not null references auth.users (id) on delete cascade,
  role text not null check (role in ('facilitator', 'minute_taker')),
  primary key (tavolo_id, person_id, role)
);
create index tavolo_roles_person_id on public.tavolo_roles (person_id);
comment on table public.tavolo_roles is 'Who runs a tavolo and who writes its minutes.';
alter table public.tavolo_roles enable row level security;
grant select on public.tavolo_roles to authenticated;

-- Tavoli in which the person asking holds one of the roles.
create function private.my_tavolo_ids_as(roles text[]) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select tavolo_id from public.tavolo_roles where person_id = auth.uid() and role = any (roles)
$$;
grant execute on function private.my_tavolo_ids_as(text[]) to anon, authenticated;

create policy tavolo_roles_select_self on public.tavolo_roles for select to authenticated using (person_id = (select auth.uid()));
create policy tavolo_roles_select_office on public.tavolo_roles for select to authenticated
  using (tavolo_id in (select t.id from public.tavoli t where t.district_id = any (array(select private.my_office_district_ids()))));

create table public.tavolo_organisations (
  tavolo_id uuid not null references public.tavoli (id) on delete cascade,
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  primary key (tavolo_id, organisation_id)
);
create index tavolo_organisations_organisation_id on public.tavolo_organisations (organisation_id);
comment on table public.tavolo_organisations is 'Which organisations sit at a tavolo: the start of its electorate.';
alter table public.tavolo_organisations enable row level security;
grant select on public.tavolo_organisations to anon, authenticated;
create policy tavolo_organisations_select_anyone on public.tavolo_organisations for select to anon, authenticated using (true);

-- The tavolo, when the person asking may run it: its facilitator, or the district's plan office. Else 404.
create function private.require_tavolo_facilitator(tavolo_id uuid) returns public.tavoli
language plpgsql stable security definer set search_path = '' as $$
declare
  found public.tavoli;
begin
  perform private.require_login();
  select * into found from public.tavoli t where t.id = require_tavolo_facilitator.tavolo_id;
  if found.id is null or not (
    found.id = any (array(select private.my_tavolo_ids_as(array['facilitator'])))
    or found.district_id = any (array(select private.my_office_district_ids()))) then
    perform private.fail('not_found', 404);
  end if;
  return found;
end $$;

-- Makes or rewrites a tavolo of the cycle; the address (slug) of an existing one never changes. Office only.
create function public.save_tavolo(cycle_id uuid, slug text, area text, name text, description text, tavolo_id uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  district uuid;
  saved uuid;
begin
  select c.district_id into district from public.planning_cycles c where c.id = save_tavolo.cycle_id;
  perform private.require_office(district);
  perform private.require_phase(save_tavolo.cycle_id, 'manage_participants');
  if save_tavolo.slug is null or save_tavolo.area is null then perform private.fail('choice_unknown', 422, 'area'); end if;
  if save_tavolo.tavolo_id is null then
    -- The same form sent twice makes one tavolo.
    select t.id into saved from public.tavoli t where t.cycle_id = save_tavolo.cycle_id and t.slug = save_tavolo.slug
      and t.area = save_tavolo.area and t.name = private.clean_text(save_tavolo.name) and t.description = private.clean_text(save_tavolo.description);
    if saved is not null then return saved; end if;
    insert into public.tavoli (cycle_id, district_id, slug, area, name, description, position)
    values (save_tavolo.cycle_id, district, save_tavolo.slug, save_tavolo.area,
      private.require_text(save_tavolo.name, 'name', 120, 3), private.require_text(save_tavolo.description, 'description', 2000, 0),
      (select coalesce(max(t.position), 0) + 1 from public.tavoli t where t.cycle_id = save_tavolo.cycle_id))
    returning id into saved;
  else
    update public.tavoli t set area = save_tavolo.area, name = private.require_text(save_tavolo.name, 'name', 120, 3),
      description = private.require_text(save_tavolo.description, 'description', 2000, 0)
    where t.id = save_tavolo.tavolo_id and t.cycle_id = save_tavolo.cycle_id returning t.id into saved;
    if saved is null then perform private.fail('not_found', 404); end if;
  end if;
  perform private.audit(district, 'save_tavolo', saved);
  perform private.announce('tavolo', saved, 0);
  return saved;
exception
  when unique_violation then perform private.fail('tavolo_exists', 409, 'name'); return null;
  when check_violation then perform private.fail('choice_unknown', 422, 'area'); return null;
end $$;

-- Names a facilitator or minute-taker by the e-mail of an existing account. Office only.
create function public.grant_tavolo_role(tavolo_id uuid, email text, role text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  district uuid;
  person uuid;
begin
  select t.district_id into district from public.tavoli t where t.id = grant_tavolo_role.tavolo_id;
  perform private.require_office(district);
  if coalesce(grant_tavolo_role.role, '') not in ('facilitator', 'minute_taker') then perform private.fail('choice_unknown', 422, 'role'); end if;
  person := private.confirmed_account(grant_tavolo_role.email);
  if person is null then perform private.fail('account_unknown', 422, 'email'); end if;
  insert into public.tavolo_roles (tavolo_id, person_id, role) values (grant_tavolo_role.tavolo_id, person, grant_tavolo_role.role)
  on conflict do nothing;
  perform private.audit(district, 'grant_tavolo_role', grant_tavolo_role.tavolo_id, jsonb_build_object('role', grant_tavolo_role.role));
  perform private.announce('login', person, 0);
end $$;

-- Seats an organisation at a tavolo, or takes its seat away. Office only.
create function public.set_tavolo_organisation(tavolo_id uuid, organisation_id uuid, seated boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  tavolo public.tavoli;
begin
  select * into tavolo from public.tavoli t where t.id = set_tavolo_organisation.tavolo_id;
  perform private.require_office(tavolo.district_id);
  perform private.require_phase(tavolo.cycle_id, 'manage_participants');
  if not exists (select from public.organisations o where o.id = set_tavolo_organisation.organisation_id and o.district_id = tavolo.district_id) then
    perform private.fail('not_found', 404);
  end if;
  if set_tavolo_organisation.seated then
    insert into public.tavolo_organisations (tavolo_id, organisation_id) values (tavolo.id, set_tavolo_organisation.organisation_id) on conflict do nothing;
  else
    delete from public.tavolo_organisations s where s.tavolo_id = tavolo.id and s.organisation_id = set_tavolo_organisation.organisation_id;
  end if;
  perform private.announce('tavolo', tavolo.id, tavolo.revision);
end $$;
revoke execute on function public.save_tavolo(uuid, text, text, text, text, uuid), public.grant_tavolo_role(uuid, text, text),
  public.set_tavolo_organisation(uuid, uuid, boolean) from public, anon;
grant execute on function public.save_tavolo(uuid, text, text, text, text, uuid), public.grant_tavolo_role(uuid, text, text),
  public.set_tavolo_organisation(uuid, uuid, boolean) to authenticated;

-- Everything a page or a socket must know of who is asking, in one call. Anonymous people get null.
create function public.my_roles() returns jsonb
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
      'organisations', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'districtId', o.district_id, 'kind', d.kind) order by o.name), '[]')
        from public.organisation_delegates d join public.organisations o on o.id = d.organisation_id
        where d.person_id = me and d.revoked_at is null),
      'platformAdmin', private.is_platform_admin())
    from public.profiles p where p.id = me
  );
end $$;
revoke execute on function public.my_roles() from public, anon;
grant execute on function public.my_roles() to authenticated;
