-- Purpose: planning districts (ambiti), their municipalities, bodies and roles.
-- Locks: none. Way back: drop the tables.

create table public.districts (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{2,40}$'),
  name text not null check (char_length(name) between 3 and 120),
  number_prefix text not null unique check (number_prefix ~ '^[A-Z]{2,6}$'),
  lead_body text not null,
  health_district text not null default '',
  introduction text not null default '' check (char_length(introduction) <= 4000),
  bodies jsonb not null default '[]',
  stated_inhabitants int,
  stated_area_km2 numeric(8, 2),
  privacy_contact text not null default '',
  accessibility_url text not null default '',
  demonstration boolean not null default false,
  revision bigint not null default 1,
  updated_at timestamptz not null default now()
);
comment on table public.districts is 'A planning district (ambito): the unit that convenes a Conferenza and writes one PLUS.';
alter table public.districts enable row level security;
grant select on public.districts to anon, authenticated;
create policy districts_select_anyone on public.districts for select to anon, authenticated using (true);
create trigger districts_revision before update on public.districts for each row execute function private.bump_revision();

create table public.district_municipalities (
  district_id uuid not null references public.districts (id) on delete cascade,
  municipality_id uuid not null references public.municipalities (id),
  lead boolean not null default false,
  primary key (district_id, municipality_id)
);
create index district_municipalities_municipality_id on public.district_municipalities (municipality_id);
comment on table public.district_municipalities is 'Which municipalities belong to a district; one of them may lead it.';
alter table public.district_municipalities enable row level security;
grant select on public.district_municipalities to anon, authenticated;
create policy district_municipalities_select_anyone on public.district_municipalities for select to anon, authenticated using (true);

create table public.district_roles (
  district_id uuid not null references public.districts (id) on delete cascade,
  person_id uuid not null references auth.users (id) on delete cascade,
  role text not null check (role in ('plan_office_head', 'plan_office_staff', 'technical_group_member', 'services_conference_member', 'observer')),
  primary key (district_id, person_id, role)
);
create index district_roles_person_id on public.district_roles (person_id);
comment on table public.district_roles is 'Public roles of persons in a district. Being a citizen of it comes from the declared municipality instead.';
alter table public.district_roles enable row level security;
grant select on public.district_roles to authenticated;

-- Districts in which the person asking holds one of the roles.
create function private.my_district_ids_as(roles text[]) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select district_id from public.district_roles where person_id = auth.uid() and role = any (roles)
$$;
-- Districts whose plan office the person asking belongs to, as head or staff.
create function private.my_office_district_ids() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select district_id from public.district_roles
  where person_id = auth.uid() and role in ('plan_office_head', 'plan_office_staff')
$$;
-- Districts in which the person asking is a citizen: those of the municipality that she declared.
create function private.my_citizen_district_ids() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select dm.district_id from public.profiles p
  join public.district_municipalities dm on dm.municipality_id = p.municipality_id
  where p.id = auth.uid()
$$;
grant execute on function private.my_district_ids_as(text[]), private.my_office_district_ids(), private.my_citizen_district_ids() to anon, authenticated;

create policy district_roles_select_self on public.district_roles for select to authenticated using (person_id = (select auth.uid()));
create policy district_roles_select_office on public.district_roles for select to authenticated
  using (district_id = any (array(select private.my_office_district_ids())));

-- 404 when the person asking is not of the district's plan office (absent and forbidden look the same).
create function private.require_office(district_id uuid) returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
begin
  -- «is not true»: a district that does not exist is null, and so would be the answer.
  if (require_office.district_id = any (array(select private.my_office_district_ids()))) is not true then
    perform private.fail('not_found', 404);
  end if;
  return me;
end $$;

-- The account with a confirmed e-mail address, or null. An address that nobody confirmed proves nothing.
create function private.confirmed_account(email text) returns uuid
language sql stable security definer set search_path = '' as $$
  select u.id from auth.users u where lower(u.email) = lower(btrim(confirmed_account.email)) and u.email_confirmed_at is not null
$$;

-- Gives somebody (by e-mail of an existing account) a role in a district. Head of the office or platform administrator.
create function public.grant_district_role(district_id uuid, email text, role text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  person uuid;
begin
  if not private.is_platform_admin()
    and (grant_district_role.district_id = any (array(select private.my_district_ids_as(array['plan_office_head'])))) is not true then
    perform private.fail('not_found', 404);
  end if;
  if coalesce(grant_district_role.role, '') not in (
    'plan_office_head', 'plan_office_staff', 'technical_group_member', 'services_conference_member', 'observer') then
    perform private.fail('choice_unknown', 422, 'role');
  end if;
  if not exists (select from public.districts d where d.id = grant_district_role.district_id) then perform private.fail('not_found', 404); end if;
  person := private.confirmed_account(grant_district_role.email);
  if person is null then perform private.fail('account_unknown', 422, 'email'); end if;
  insert into public.district_roles (district_id, person_id, role)
  values (grant_district_role.district_id, person, grant_district_role.role) on conflict do nothing;
  perform private.audit(grant_district_role.district_id, 'grant_district_role', person, jsonb_build_object('role', grant_district_role.role));
  perform private.announce('login', person, 0);
end $$;
revoke execute on function public.grant_district_role(uuid, text, text) from public, anon;
grant execute on function public.grant_district_role(uuid, text, text) to authenticated;
