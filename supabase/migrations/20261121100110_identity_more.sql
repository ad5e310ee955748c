-- Purpose: the account's own page, passwords that were never proven, the mail outbox and the mails kept for trying.
-- Locks: private.notices briefly (empty until now). Way back: drop the functions, the trigger and the table, drop the new columns.

-- A new account's profile: name, language and, when it was declared while registering, the municipality.
create or replace function private.create_profile() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  -- The embedded gateway stores the metadata as a JSON string inside jsonb; Supabase stores the object.
  meta jsonb := case jsonb_typeof(new.raw_user_meta_data)
    when 'string' then (new.raw_user_meta_data #>> '{}')::jsonb else new.raw_user_meta_data end;
begin
  insert into public.profiles (id, display_name, locale, municipality_id)
  values (
    new.id,
    left(private.clean_text(meta ->> 'display_name'), 80),
    case when meta ->> 'locale' = 'en' then 'en' else 'it' end,
    (select m.id from public.municipalities m where m.id::text = meta ->> 'municipality_id')
  )
  on conflict (id) do nothing;
  return new;
end $$;

-- The same as before, where no municipality may also be said by leaving it out.
create or replace function public.update_profile(display_name text, locale text, municipality_id uuid default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
begin
  if coalesce(update_profile.locale, '') not in ('it', 'en') then perform private.fail('locale_unknown', 422, 'locale'); end if;
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

-- Forgets the password of an account whose address nobody has proven yet. The server calls it before it mails a code or a
-- recovery link, so that whoever registered somebody else's address keeps no key to it. Service role only.
create function public.forget_unproven_password(email text) returns void
language sql security definer set search_path = '' as $$
  update auth.users u set encrypted_password = null
  where lower(u.email) = lower(btrim(forget_unproven_password.email)) and u.email_confirmed_at is null
$$;
revoke execute on function public.forget_unproven_password(text) from public, anon, authenticated;
grant execute on function public.forget_unproven_password(text) to service_role;

-- What one's own profile page shows: address, whether there is a password, places and roles by name.
create function public.my_account() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
begin
  return (
    select jsonb_build_object(
      'email', u.email,
      'pendingEmail', nullif(u.email_change, ''),
      'hasPassword', coalesce(u.encrypted_password, '') <> '',
      'displayName', p.display_name, 'locale', p.locale, 'municipalityId', p.municipality_id,
      'citizenOf', (select coalesce(jsonb_agg(jsonb_build_object('slug', d.slug, 'name', d.name) order by d.name), '[]')
        from public.districts d where d.id = any (array(select private.my_citizen_district_ids()))),
      'districtRoles', (select coalesce(jsonb_agg(jsonb_build_object('slug', d.slug, 'name', d.name, 'role', r.role) order by d.name), '[]')
        from public.district_roles r join public.districts d on d.id = r.district_id where r.person_id = me),
      'tavoloRoles', (select coalesce(jsonb_agg(jsonb_build_object('district', d.slug, 'slug', t.slug, 'name', t.name, 'role', r.role) order by t.name), '[]')
        from public.tavolo_roles r join public.tavoli t on t.id = r.tavolo_id join public.districts d on d.id = t.district_id
        where r.person_id = me),
      'organisations', (select coalesce(jsonb_agg(jsonb_build_object('name', o.name, 'kind', g.kind, 'district', d.slug) order by o.name), '[]')
        from public.organisation_delegates g join public.organisations o on o.id = g.organisation_id
        join public.districts d on d.id = o.district_id where g.person_id = me and g.revoked_at is null),
      'platformAdmin', private.is_platform_admin())
    from public.profiles p join auth.users u on u.id = p.id where p.id = me
  );
end $$;
revoke execute on function public.my_account() from public, anon;
grant execute on function public.my_account() to authenticated;

-- A notice goes to an account, or to an address that has no account (yet, or any more).
alter table private.notices
  alter column person_id drop not null,
  add column email text,
  add column next_attempt_at timestamptz not null default now(),
  add constraint notices_one_recipient check (num_nonnulls(person_id, email) = 1);
drop index private.notices_waiting;
create index notices_waiting on private.notices (next_attempt_at) where sent_at is null;

-- The same as queue_notice, for an address.
create function private.queue_notice_to(email text, kind text, district_id uuid, payload jsonb default '{}') returns void
language sql security definer set search_path = '' as $$
  insert into private.notices (email, kind, district_id, payload)
  values (queue_notice_to.email, queue_notice_to.kind, queue_notice_to.district_id, queue_notice_to.payload);
  select pg_catalog.pg_notify('tavoli_aperti', '{"topic":"notice"}');
$$;

-- The former address is told when an account's address changes, by whatever way it changed.
create function private.tell_former_address() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if old.email_confirmed_at is not null and old.email is not null and lower(new.email) is distinct from lower(old.email) then
    perform private.queue_notice_to(old.email, 'email_changed', null,
      jsonb_build_object('locale', (select p.locale from public.profiles p where p.id = new.id)));
  end if;
  return new;
end $$;
create trigger tell_former_address after update of email on auth.users
  for each row execute function private.tell_former_address();

create table private.test_mails (
  id uuid primary key default gen_random_uuid(),
  message_id text unique,
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  sent_at timestamptz not null default now()
);
create index test_mails_sent_at on private.test_mails (sent_at desc);
comment on table private.test_mails is 'Mails that an installation without a mail server would have sent, so that a newcomer can follow their links. Empty everywhere else.';
