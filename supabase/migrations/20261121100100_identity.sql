-- Purpose: persons (profiles beside Supabase's auth.users), the platform's administrators.
-- Locks: a trigger on auth.users (brief). Way back: drop the trigger and the tables.

create table public.municipalities (
  id uuid primary key default gen_random_uuid(),
  cadastral_code text not null unique check (cadastral_code ~ '^[A-Z][0-9]{3}$'),
  name text not null,
  postal_code text,
  population_2011 int,
  population_2021 int
);
comment on table public.municipalities is 'Comuni, keyed by codice catastale: Sardinia''s ISTAT codes changed on 2026-01-01.';
alter table public.municipalities enable row level security;
grant select on public.municipalities to anon, authenticated;
create policy municipalities_select_anyone on public.municipalities for select to anon, authenticated using (true);

create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  display_name text not null default '' check (char_length(display_name) <= 80),
  locale text not null default 'it' check (locale in ('it', 'en')),
  municipality_id uuid references public.municipalities (id),
  created_at timestamptz not null default now()
);
create index profiles_municipality_id on public.profiles (municipality_id);
comment on table public.profiles is 'A person with an account. Never shown to others; organisations are what is shown.';
alter table public.profiles enable row level security;
grant select on public.profiles to authenticated;
create policy profiles_select_self on public.profiles for select to authenticated using (id = (select auth.uid()));

create function private.create_profile() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  -- The embedded gateway stores the metadata as a JSON string inside jsonb; Supabase stores the object.
  meta jsonb := case jsonb_typeof(new.raw_user_meta_data)
    when 'string' then (new.raw_user_meta_data #>> '{}')::jsonb else new.raw_user_meta_data end;
begin
  insert into public.profiles (id, display_name, locale)
  values (
    new.id,
    left(private.clean_text(meta ->> 'display_name'), 80),
    case when meta ->> 'locale' = 'en' then 'en' else 'it' end
  )
  on conflict (id) do nothing;
  return new;
end $$;
create trigger create_profile after insert on auth.users for each row execute function private.create_profile();

create table private.platform_admins (person_id uuid primary key references auth.users (id) on delete cascade);
comment on table private.platform_admins is 'Who may make districts and name their offices. Gives no right to read drafts.';

-- True when the person asking administers the platform.
create function private.is_platform_admin() returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from private.platform_admins where person_id = auth.uid())
$$;

-- Changes one's own profile; the declared municipality gives the role of citizen in its district.
create function public.update_profile(display_name text, locale text, municipality_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
begin
  if update_profile.locale not in ('it', 'en') then perform private.fail('locale_unknown', 422, 'locale'); end if;
  if update_profile.municipality_id is not null
    and not exists (select from public.municipalities m where m.id = update_profile.municipality_id) then
    perform private.fail('municipality_unknown', 422, 'municipalityId');
  end if;
  update public.profiles p set
    display_name = private.require_text(update_profile.display_name, 'displayName', 80),
    locale = update_profile.locale,
    municipality_id = update_profile.municipality_id
  where p.id = me;
end $$;
revoke execute on function public.update_profile(text, text, uuid) from public, anon;
grant execute on function public.update_profile(text, text, uuid) to authenticated;

-- Ends every login of the person asking, on every device, and tells the nodes to drop the sockets.
create function public.sign_out_everywhere() returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
begin
  delete from auth.sessions where user_id = me;
  perform private.announce('login', me, 0);
end $$;
revoke execute on function public.sign_out_everywhere() from public, anon;
grant execute on function public.sign_out_everywhere() to authenticated;

-- Tells the nodes that one login ended (the sign-in service deletes the row): its sockets are dropped.
create function private.announce_login_ended() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.announce('login', old.user_id, 0);
  return old;
end $$;
create trigger announce_login_ended after delete on auth.sessions for each row execute function private.announce_login_ended();
