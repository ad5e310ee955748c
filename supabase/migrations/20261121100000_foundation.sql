-- Purpose: what every subject stands on: who is asking, how a command fails, announces, counts, audits and notifies.
-- Locks: none (first migration). Way back: drop schema private cascade.

create schema private;
comment on schema private is 'Helpers and data that no API role may call or read directly.';
revoke all on schema private from public;
grant usage on schema private to anon, authenticated, service_role;
-- Supabase projects made before 2026 grant everything new in public to the API roles; here each grant is written out.
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
alter default privileges in schema public revoke execute on functions from anon, authenticated;
-- Without a schema: a default that PostgreSQL grants to everybody can't be taken back for one schema only.
alter default privileges revoke execute on functions from public;

-- Fails with a code of the application's closed list; PTnnn becomes the HTTP status of the answer.
create function private.fail(code text, status int, detail text default null) returns void
language plpgsql set search_path = '' as $$
begin
  raise exception using errcode = 'PT' || status, message = code, detail = coalesce(detail, '');
end $$;

-- The signed-in person's id, or null. The token may be signed out already: see login_alive().
create function private.person_id() returns uuid
language sql stable set search_path = '' as $$ select auth.uid() $$;

-- True while the token's login still exists: signing out everywhere ends it at once, not when the token expires.
create function private.login_alive() returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from auth.sessions
    where id = nullif(auth.jwt() ->> 'session_id', '')::uuid and user_id = auth.uid()
  )
$$;

-- Every command's first line: the signed-in person, or 401 sign_in_needed.
create function private.require_login() returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  if auth.uid() is null or not private.login_alive() then
    perform private.fail('sign_in_needed', 401);
  end if;
  return auth.uid();
end $$;

-- Tells every node, after the commit, that something changed; what it is now, readers ask through row security.
create function private.announce(topic text, id uuid, revision bigint) returns void
language sql set search_path = '' as $$
  select pg_catalog.pg_notify('tavoli_aperti', json_build_object('topic', topic, 'id', id, 'revision', revision)::text)
$$;

create function private.bump_revision() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.revision := old.revision + 1;
  return new;
end $$;

-- One form for all texts: NFC, no control, zero-width or direction-override characters, no blank ends.
create function private.clean_text(value text) returns text
language sql immutable set search_path = '' as $$
  select pg_catalog.btrim(
    pg_catalog.regexp_replace(
      pg_catalog.normalize(pg_catalog.replace(coalesce(value, ''), E'\r\n', E'\n'), 'NFC'),
      '[\u0001-\u0008\u000b-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]', '', 'g'),
    E' \n\t')
$$;

-- Refuses a text that is empty or longer than the limit (422 text_empty, text_too_long) and returns it cleaned.
create function private.require_text(value text, field text, max_length int, min_length int default 1) returns text
language plpgsql immutable set search_path = '' as $$
declare
  cleaned text := private.clean_text(value);
begin
  if char_length(cleaned) < min_length then perform private.fail('text_empty', 422, field); end if;
  if char_length(cleaned) > max_length then perform private.fail('text_too_long', 422, field); end if;
  return cleaned;
end $$;

-- The kinds of personal data that a free text carries: fiscal_code, iban, email, phone. The same patterns stand in
-- personal-data.rules.ts, and one table of cases runs on both. Years, dates, laws, amounts, postal and cadastral codes pass.
create function private.find_personal_data(value text) returns text[]
language sql immutable set search_path = '' as $$
  select array_remove(array[
    case when value ~* '(?<![a-z0-9])[a-z]{3}[ \u00a0]?[a-z]{3}[ \u00a0]?[0-9lmnpqrstuv]{2}[a-ehlmprst][0-9lmnpqrstuv]{2}[ \u00a0]?[a-z][0-9lmnpqrstuv]{3}[a-z](?![a-z0-9])'
      then 'fiscal_code' end,
    case when value ~* '(?<![a-z0-9])(it|sm)[ \u00a0]?[0-9]{2}[ \u00a0]?[a-z]([ \u00a0]?[0-9]){10}([ \u00a0]?[0-9a-z]){12}(?![a-z0-9])'
      then 'iban' end,
    case when value ~* '(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}([.][a-z0-9-]{1,63}){1,8}'
      then 'email' end,
    case when value ~* '(?<![a-z0-9€])(?<![0-9][.,/])(([+]|00)39[ \u00a0./\u2013-]?)?(3[0-9]{2}[ \u00a0./\u2013-]?([0-9]{3}[ \u00a0./\u2013-]?[0-9]{4}|[0-9]{4}[ \u00a0./\u2013-]?[0-9]{3}|[0-9]{2}[ \u00a0./\u2013-]?[0-9]{2}[ \u00a0./\u2013-]?[0-9]{3}|[0-9]{3}[ \u00a0./\u2013-]?[0-9]{2}[ \u00a0./\u2013-]?[0-9]{2})|(0[26]|0[1-9][0-9]{1,2})[ \u00a0./\u2013-][0-9]{5,8}|0[1-9][0-9]{6,8}|0[1-9][0-9]{1,2}[ \u00a0./\u2013-][0-9]{2,4}[ \u00a0./\u2013-][0-9]{2,4}([ \u00a0./\u2013-][0-9]{2,3})?)(?![0-9])(?![.,/][0-9])'
      or value ~ '(?<![0-9])[+][1-9][0-9]{0,2}([ \u00a0./\u2013-]?[0-9]){8,12}(?![0-9])'
      then 'phone' end
  ], null)
$$;

-- 422 personal_data_found, with the field as detail.
create function private.forbid_personal_data(value text, field text) returns void
language plpgsql immutable set search_path = '' as $$
begin
  if cardinality(private.find_personal_data(value)) > 0 then
    perform private.fail('personal_data_found', 422, field);
  end if;
end $$;

create table private.rate_counters (
  action text not null,
  key_hash bytea not null,
  window_start timestamptz not null,
  hits int not null default 1,
  primary key (action, key_hash, window_start)
);
comment on table private.rate_counters is 'How often somebody tried something in a window; the key (address or account) is kept only as a hash.';

-- Counts one try inside a command and refuses with 429 too_many_attempts past the limit; a command that fails gives its try back.
create function private.take_rate(action text, key text, max_hits int, win interval) returns void
language plpgsql security definer set search_path = '' as $$
declare
  slot timestamptz := to_timestamp(floor(extract(epoch from now()) / extract(epoch from win)) * extract(epoch from win));
  taken int;
begin
  insert into private.rate_counters as c (action, key_hash, window_start)
  values (take_rate.action, sha256(convert_to(take_rate.key, 'UTF8')), slot)
  on conflict on constraint rate_counters_pkey do update set hits = c.hits + 1
  returning hits into taken;
  if taken > max_hits then perform private.fail('too_many_attempts', 429); end if;
end $$;

-- For the server, before it asks the sign-in service: true when one more try is allowed. Service role only.
create function public.count_attempt(action text, key text, max_hits int, window_seconds int) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  slot timestamptz := to_timestamp(floor(extract(epoch from now()) / window_seconds) * window_seconds);
  taken int;
begin
  insert into private.rate_counters as c (action, key_hash, window_start)
  values (count_attempt.action, sha256(convert_to(count_attempt.key, 'UTF8')), slot)
  on conflict on constraint rate_counters_pkey do update set hits = c.hits + 1
  returning hits into taken;
  return taken <= max_hits;
end $$;
revoke execute on function public.count_attempt(text, text, int, int) from public, anon, authenticated;
grant execute on function public.count_attempt(text, text, int, int) to service_role;

create table private.audit_events (
  id bigint generated always as identity primary key,
  happened_at timestamptz not null default now(),
  district_id uuid,
  person_id uuid,
  act text not null,
  subject_id uuid,
  detail jsonb not null default '{}'
);
comment on table private.audit_events is 'What was done with a public power, by whom; only ever appended to.';

create function private.audit(district_id uuid, act text, subject_id uuid, detail jsonb default '{}') returns void
language sql security definer set search_path = '' as $$
  insert into private.audit_events (district_id, person_id, act, subject_id, detail)
  values (audit.district_id, auth.uid(), audit.act, audit.subject_id, audit.detail)
$$;

create table private.notices (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null,
  district_id uuid,
  kind text not null,
  payload jsonb not null default '{}',
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  attempts int not null default 0,
  last_error text
);
create index notices_waiting on private.notices (created_at) where sent_at is null;
comment on table private.notices is 'Outbox of service mails, written in the transaction of what they tell; jobs send them.';

create function private.queue_notice(person_id uuid, kind text, district_id uuid, payload jsonb default '{}') returns void
language sql security definer set search_path = '' as $$
  insert into private.notices (person_id, kind, district_id, payload)
  values (queue_notice.person_id, queue_notice.kind, queue_notice.district_id, queue_notice.payload);
  select pg_catalog.pg_notify('tavoli_aperti', '{"topic":"notice"}');
$$;

create table private.installation (
  only_row boolean primary key default true check (only_row),
  demonstration boolean not null default false
);
insert into private.installation default values;
comment on table private.installation is 'One row: whether this database was filled with demonstration data. Only the loader of that data sets it.';

-- True when the database holds demonstration data: pages say so, and the one-click entries exist.
create function public.is_demonstration() returns boolean
language sql stable security definer set search_path = '' as $$ select demonstration from private.installation $$;
revoke execute on function public.is_demonstration() from public;
grant execute on function public.is_demonstration() to anon, authenticated, service_role;
