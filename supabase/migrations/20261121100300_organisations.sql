-- Purpose: organisations as participants, and the persons who act for them.
-- Locks: a trigger on auth.users (brief). Way back: drop the tables and the trigger.

create table public.organisations (
  id uuid primary key default gen_random_uuid(),
  district_id uuid not null references public.districts (id) on delete cascade,
  name text not null check (char_length(name) between 3 and 160),
  category text not null check (category in (
    'municipality', 'health_authority', 'province', 'region', 'trade_union', 'volunteer_org', 'social_promotion',
    'social_cooperative', 'other_nonprofit', 'judicial_authority', 'school_training', 'job_service',
    'public_institution', 'professional_actor', 'solidarity_subject')),
  municipality_id uuid references public.municipalities (id),
  created_at timestamptz not null default now(),
  unique (district_id, name)
);
create index organisations_municipality_id on public.organisations (municipality_id);
comment on table public.organisations is 'A body that takes part in a district''s Conferenza. Its name is public, the persons who act for it are not.';
alter table public.organisations enable row level security;
grant select on public.organisations to anon, authenticated;
create policy organisations_select_anyone on public.organisations for select to anon, authenticated using (true);

create table public.organisation_delegates (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  kind text not null check (kind in ('delegate', 'substitute')),
  email text not null check (email = lower(email)),
  person_id uuid references auth.users (id) on delete cascade,
  named_at timestamptz not null default now(),
  revoked_at timestamptz
);
create unique index organisation_delegates_one_each on public.organisation_delegates (organisation_id, kind) where revoked_at is null;
create index organisation_delegates_person_id on public.organisation_delegates (person_id);
create index organisation_delegates_email on public.organisation_delegates (email);
comment on table public.organisation_delegates is 'Named persons who act for an organisation: one delegate and one substitute at a time. Before the person has an account the row waits under the e-mail.';
alter table public.organisation_delegates enable row level security;
grant select on public.organisation_delegates to authenticated;

-- Organisations for which the person asking is today's delegate or substitute.
create function private.my_organisation_ids() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select organisation_id from public.organisation_delegates where person_id = auth.uid() and revoked_at is null
$$;
grant execute on function private.my_organisation_ids() to anon, authenticated;

create policy organisation_delegates_select_self on public.organisation_delegates for select to authenticated
  using (person_id = (select auth.uid()));
create policy organisation_delegates_select_office on public.organisation_delegates for select to authenticated
  using (organisation_id in (select o.id from public.organisations o where o.district_id = any (array(select private.my_office_district_ids()))));

-- A delegation named by e-mail is bound to the account once its address is confirmed.
create function private.bind_delegations() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.email_confirmed_at is not null then
    update public.organisation_delegates set person_id = new.id
    where email = lower(new.email) and person_id is null and revoked_at is null;
  end if;
  return new;
end $$;
create trigger bind_delegations after insert or update of email_confirmed_at, email on auth.users
  for each row execute function private.bind_delegations();

-- Registers an organisation in the office's district; returns its id. 409 organisation_exists for a name already there.
create function public.add_organisation(district_id uuid, name text, category text, municipality_id uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  made uuid;
begin
  perform private.require_office(add_organisation.district_id);
  -- The same form sent twice registers one organisation.
  select o.id into made from public.organisations o
  where o.district_id = add_organisation.district_id and o.name = private.clean_text(add_organisation.name)
    and o.category = add_organisation.category and o.municipality_id is not distinct from add_organisation.municipality_id
    and o.created_at > now() - interval '1 minute';
  if made is not null then return made; end if;
  begin
    insert into public.organisations (district_id, name, category, municipality_id)
    values (add_organisation.district_id, private.require_text(add_organisation.name, 'name', 160, 3), add_organisation.category, add_organisation.municipality_id)
    returning id into made;
  exception
    when unique_violation then perform private.fail('organisation_exists', 409, 'name');
    when check_violation or not_null_violation then perform private.fail('category_unknown', 422, 'category');
    when foreign_key_violation then perform private.fail('municipality_unknown', 422, 'municipalityId');
  end;
  perform private.audit(add_organisation.district_id, 'add_organisation', made);
  perform private.announce('district', add_organisation.district_id, 0);
  return made;
end $$;

-- Names the organisation's delegate or substitute by e-mail; whoever held the place before is revoked at once.
create function public.name_delegate(organisation_id uuid, kind text, email text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  district uuid;
  address text := coalesce(lower(btrim(name_delegate.email)), '');
  person uuid;
  former uuid;
begin
  -- The lock lets two colleagues name somebody one after the other.
  select o.district_id into district from public.organisations o where o.id = name_delegate.organisation_id for update;
  if district is null then perform private.require_login(); perform private.fail('not_found', 404); end if;
  perform private.require_office(district);
  if coalesce(name_delegate.kind, '') not in ('delegate', 'substitute') then perform private.fail('choice_unknown', 422, 'kind'); end if;
  if address !~ '^[^@\s]{1,64}@[^@\s]+\.[^@\s]+$' or char_length(address) > 254 then perform private.fail('email_invalid', 422, 'email'); end if;
  if exists (select from public.organisation_delegates d where d.organisation_id = name_delegate.organisation_id
    and d.kind = name_delegate.kind and d.email = address and d.revoked_at is null) then
    return;
  end if;
  if exists (select from public.organisation_delegates d where d.organisation_id = name_delegate.organisation_id
    and d.email = address and d.revoked_at is null) then
    perform private.fail('delegate_twice', 409, 'email');
  end if;
  update public.organisation_delegates d set revoked_at = now()
  where d.organisation_id = name_delegate.organisation_id and d.kind = name_delegate.kind and d.revoked_at is null
  returning d.person_id into former;
  person := private.confirmed_account(address);
  insert into public.organisation_delegates (organisation_id, kind, email, person_id)
  values (name_delegate.organisation_id, name_delegate.kind, address, person);
  perform private.audit(district, 'name_delegate', name_delegate.organisation_id, jsonb_build_object('kind', name_delegate.kind));
  if former is not null then perform private.announce('login', former, 0); end if;
  if person is not null then perform private.announce('login', person, 0); end if;
end $$;

-- Takes the place away with effect at the next request or packet.
create function public.revoke_delegate(delegation_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  district uuid;
  person uuid;
begin
  select o.district_id into district from public.organisation_delegates d
  join public.organisations o on o.id = d.organisation_id where d.id = revoke_delegate.delegation_id;
  if district is null then perform private.require_login(); perform private.fail('not_found', 404); end if;
  perform private.require_office(district);
  update public.organisation_delegates set revoked_at = now()
  where id = revoke_delegate.delegation_id and revoked_at is null returning person_id into person;
  perform private.audit(district, 'revoke_delegate', revoke_delegate.delegation_id);
  if person is not null then perform private.announce('login', person, 0); end if;
end $$;
revoke execute on function public.add_organisation(uuid, text, text, uuid), public.name_delegate(uuid, text, text), public.revoke_delegate(uuid) from public, anon;
grant execute on function public.add_organisation(uuid, text, text, uuid), public.name_delegate(uuid, text, text), public.revoke_delegate(uuid) to authenticated;
