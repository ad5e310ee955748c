-- Purpose: one source of notices for the centre, mails at once and digests; what each person chooses; digests that repeat nothing;
-- unsubscribing with a signed address; who follows what.
-- Locks: private.notices, private.notice_kinds, private.installation briefly; triggers on sessions, votes and proposals (brief).
-- Way back: drop the triggers, the functions, the tables and the new columns, and put queue_notice of 20261121100000 back.

-- ── what one can choose about ─────────────────────────────────────────────────────────────────────────────────────────
create table private.notice_groups (
  name text primary key,
  position int not null unique,
  usual text not null check (usual in ('now', 'daily', 'weekly', 'never'))
);
comment on table private.notice_groups is 'Kinds of events that belong together, and when their mails go out for whoever has not chosen (docs/rules/notices.md, NOTE-03).';
insert into private.notice_groups (name, position, usual) values
  ('mine', 1, 'now'), ('followed', 2, 'daily'), ('tavoli', 3, 'now'), ('topics', 4, 'daily'),
  ('comments', 5, 'daily'), ('moderation', 6, 'now'), ('desk', 7, 'daily');

-- Service messages belong to no group. Events get theirs here or in the last migration named notice_groups.
alter table private.notice_kinds add column group_name text references private.notice_groups (name);
create index notice_kinds_group_name on private.notice_kinds (group_name);
insert into private.notice_kinds (kind, class, group_name) values
  ('proposal_voted', 'event', 'mine'), ('followed_moved', 'event', 'followed'), ('followed_voted', 'event', 'followed'),
  ('session_convened', 'event', 'tavoli'), ('session_changed', 'event', 'tavoli'), ('session_cancelled', 'event', 'tavoli'),
  ('vote_opened', 'event', 'tavoli'), ('desk_proposal_arrived', 'event', 'desk');

create table private.notice_choices (
  person_id uuid not null references auth.users (id) on delete cascade,
  group_name text not null references private.notice_groups (name),
  frequency text not null check (frequency in ('now', 'daily', 'weekly', 'never')),
  primary key (person_id, group_name)
);
create index notice_choices_group_name on private.notice_choices (group_name);
comment on table private.notice_choices is 'When a person wants the mails of a group of events. No row: the usual time of the group.';

-- ── the notices ───────────────────────────────────────────────────────────────────────────────────────────────────────
create table private.digests (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references auth.users (id) on delete cascade,
  period text not null check (period in ('daily', 'weekly')),
  due_at timestamptz not null,
  sent_at timestamptz,
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  last_error text,
  constraint digests_once unique (person_id, period, due_at)
);
create index digests_waiting on private.digests (next_attempt_at) where sent_at is null;
comment on table private.digests is 'A summary by mail. Its notices are tied to it before it is sent, and its Message-ID is made from its id: sent again after a crash it says the same.';

alter table private.notices
  add column seq bigint generated always as identity,
  add column read_at timestamptz,
  add column channel text not null default 'now' check (channel in ('now', 'daily', 'weekly', 'none')),
  add column digest_id uuid references private.digests (id),
  add column event_key text,
  add constraint notices_person foreign key (person_id) references auth.users (id) on delete cascade,
  add constraint notices_once unique (person_id, event_key);
create unique index notices_seq on private.notices (seq);
create index notices_person_id on private.notices (person_id, seq desc);
create index notices_unread on private.notices (person_id) where read_at is null;
create index notices_digest_id on private.notices (digest_id);
create index notices_gathering on private.notices (person_id, channel, created_at) where digest_id is null and channel in ('daily', 'weekly');
drop index private.notices_waiting;
create index notices_waiting on private.notices (next_attempt_at) where sent_at is null and channel = 'now';
comment on table private.notices is 'The one source of all channels, written in the transaction of what it tells: the centre shows it, jobs mail it. channel: when the mail goes out, as the person had chosen then; event_key: nobody hears of one event twice.';

-- When the mails of a group go out for the person.
create function private.notice_frequency(person_id uuid, group_name text) returns text
language sql stable security definer set search_path = '' as $$
  select coalesce(
    (select c.frequency from private.notice_choices c where c.person_id = notice_frequency.person_id and c.group_name = notice_frequency.group_name),
    (select g.usual from private.notice_groups g where g.name = notice_frequency.group_name), 'now')
$$;

-- Writes one notice and decides its channel. An event is not told to who did it, and with a key to nobody twice.
create function private.write_notice(person_id uuid, kind text, district_id uuid, payload jsonb, event_key text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  what private.notice_kinds;
  made bigint;
begin
  select * into what from private.notice_kinds k where k.kind = write_notice.kind;
  if what.class = 'event' and write_notice.person_id = auth.uid() then return; end if;
  insert into private.notices (person_id, kind, district_id, payload, channel, event_key)
  values (write_notice.person_id, write_notice.kind, write_notice.district_id, write_notice.payload,
    case when what.class = 'event' then replace(private.notice_frequency(write_notice.person_id, what.group_name), 'never', 'none') else 'now' end,
    write_notice.event_key)
  on conflict on constraint notices_once do nothing
  returning seq into made;
  -- To the person's own room, and to the jobs, after the commit.
  if made is not null then perform private.announce('notice', write_notice.person_id, made); end if;
end $$;

-- The same as before, where the person's choice decides the channel and the person's own room is told.
create or replace function private.queue_notice(person_id uuid, kind text, district_id uuid, payload jsonb default '{}') returns void
language sql security definer set search_path = '' as $$
  select private.write_notice(queue_notice.person_id, queue_notice.kind, queue_notice.district_id, queue_notice.payload, null)
$$;

-- Tells everybody of the list, each once.
create function private.tell_people(people uuid[], kind text, district_id uuid, payload jsonb, event_key text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  person uuid;
begin
  for person in select distinct p from unnest(tell_people.people) p where p is not null order by p loop
    perform private.write_notice(person, tell_people.kind, tell_people.district_id, tell_people.payload, tell_people.event_key);
  end loop;
end $$;

-- ── the centre ────────────────────────────────────────────────────────────────────────────────────────────────────────

-- One's own notices, newest first: {revision, unread, items, nextCursor}; before: the cursor of the page before.
create function public.my_notices(before bigint default null, page_size int default 20) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  size int := least(greatest(coalesce(my_notices.page_size, 20), 1), 100);
begin
  return (
    with page as (
      select n.* from private.notices n
      where n.person_id = me and (my_notices.before is null or n.seq < my_notices.before)
      order by n.seq desc limit size + 1),
    shown as (select * from page order by seq desc limit size)
    select jsonb_build_object(
      'personId', me,
      'revision', (select coalesce(max(n.seq), 0) from private.notices n where n.person_id = me),
      'unread', (select count(*) from private.notices n where n.person_id = me and n.read_at is null),
      'items', coalesce((select jsonb_agg(jsonb_build_object(
          'id', s.id, 'kind', s.kind, 'payload', s.payload, 'createdAt', s.created_at, 'isRead', s.read_at is not null,
          'district', case when d.id is not null then jsonb_build_object('slug', d.slug, 'name', d.name) end) order by s.seq desc)
        from shown s left join public.districts d on d.id = s.district_id), '[]'),
      'nextCursor', case when (select count(*) from page) > size then (select min(seq) from shown)::text end));
end $$;

-- How many of one's own notices are unread; null for whoever is not signed in.
create function public.unread_notices() returns int
language sql stable security definer set search_path = '' as $$
  select case when auth.uid() is not null and private.login_alive()
    then (select count(*)::int from private.notices n where n.person_id = auth.uid() and n.read_at is null) end
$$;

-- The newest of one's own notices, for who follows her own room; null for anybody else.
create function public.notice_revision(person_id uuid) returns bigint
language sql stable security definer set search_path = '' as $$
  select case when notice_revision.person_id = auth.uid() and private.login_alive()
    then (select coalesce(max(n.seq), 0) from private.notices n where n.person_id = auth.uid()) end
$$;

-- Marks one's own notice as read and returns it, so that its page can be opened: {kind, payload, slug}. 404 for another person's.
create function public.read_notice(notice_id uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  found private.notices;
begin
  select * into found from private.notices n where n.id = read_notice.notice_id and n.person_id = me;
  if found.id is null then perform private.fail('not_found', 404); end if;
  if found.read_at is null then
    update private.notices n set read_at = now() where n.id = found.id;
    perform private.announce('notice', me, 0);
  end if;
  return jsonb_build_object('kind', found.kind, 'payload', found.payload,
    'slug', (select d.slug from public.districts d where d.id = found.district_id));
end $$;

-- Marks all of one's own notices as read, up to the newest that the page had shown.
create function public.read_all_notices(up_to bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
begin
  update private.notices n set read_at = now() where n.person_id = me and n.read_at is null and n.seq <= read_all_notices.up_to;
  if found then perform private.announce('notice', me, 0); end if;
end $$;

-- ── choices ───────────────────────────────────────────────────────────────────────────────────────────────────────────

-- What one has chosen for each group of events: {group: frequency}.
create function public.my_notice_choices() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
begin
  return (select jsonb_object_agg(g.name, private.notice_frequency(me, g.name)) from private.notice_groups g);
end $$;

-- Writes the choice for one group. What waits for a digest stays in it, unless the mails of the group are switched off.
create function private.set_notice_choice(person_id uuid, group_name text, frequency text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.notice_choices as c (person_id, group_name, frequency)
  values (set_notice_choice.person_id, set_notice_choice.group_name, set_notice_choice.frequency)
  on conflict on constraint notice_choices_pkey do update set frequency = excluded.frequency;
  if set_notice_choice.frequency = 'never' then
    update private.notices n set channel = 'none'
    where n.person_id = set_notice_choice.person_id and n.sent_at is null and n.digest_id is null and n.channel <> 'none'
      and n.kind in (select k.kind from private.notice_kinds k where k.class = 'event' and k.group_name = set_notice_choice.group_name);
  end if;
end $$;

-- Chooses when mails go out: {group: 'now' | 'daily' | 'weekly' | 'never'}; groups left out stay as they are. 422 choice_unknown.
create function public.choose_notices(choices jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  given jsonb := private.json_argument(choose_notices.choices);
  choice record;
begin
  if jsonb_typeof(given) is distinct from 'object' then perform private.fail('choice_unknown', 422); end if;
  for choice in select e.key, e.value from jsonb_each_text(given) e order by e.key loop
    if not exists (select from private.notice_groups g where g.name = choice.key)
      or coalesce(choice.value, '') not in ('now', 'daily', 'weekly', 'never') then
      perform private.fail('choice_unknown', 422, choice.key);
    end if;
    perform private.set_notice_choice(me, choice.key, choice.value);
  end loop;
end $$;

-- ── unsubscribing without signing in ──────────────────────────────────────────────────────────────────────────────────
alter table private.installation add column mail_key bytea not null default extensions.gen_random_bytes(32);
comment on column private.installation.mail_key is 'Signs the addresses with which mails are switched off. Every node signs with the same one.';

-- A signed word for «this person, these mails»: a group of events, or all that a daily or weekly digest carries.
create function private.unsubscribe_token(person_id uuid, scope text) returns text
language sql stable security definer set search_path = '' as $$
  select replace(unsubscribe_token.person_id::text, '-', '') || '.' || unsubscribe_token.scope || '.' || encode(
    extensions.hmac(convert_to(unsubscribe_token.person_id || '.' || unsubscribe_token.scope, 'UTF8'), i.mail_key, 'sha256'), 'hex')
  from private.installation i
$$;

-- Whom and what a signed word means; nothing for a forged one, or when the person is gone.
create function private.read_unsubscribe_token(token text) returns table (person_id uuid, scope text)
language plpgsql stable security definer set search_path = '' as $$
declare
  parts text[] := regexp_match(token, '^([0-9a-f]{32})[.]([a-z]{3,20})[.][0-9a-f]{64}$');
begin
  if parts is null or private.unsubscribe_token(parts[1]::uuid, parts[2]) is distinct from token then return; end if;
  return query select u.id, parts[2] from auth.users u where u.id = parts[1]::uuid;
end $$;

-- What the link of a mail would switch off: a group's name, daily or weekly; null for a forged one. Says nothing of the person.
create function public.unsubscribe_scope(token text) returns text
language sql stable security definer set search_path = '' as $$
  select t.scope from private.read_unsubscribe_token(unsubscribe_scope.token) t
$$;

-- Switches the mails of the signed word off and returns its scope; 404 for a forged one. Needs no login: mail programs call it.
create function public.unsubscribe(token text) returns text
language plpgsql security definer set search_path = '' as $$
declare
  meant record;
  chosen text;
begin
  select t.person_id, t.scope into meant from private.read_unsubscribe_token(unsubscribe.token) t;
  if meant.person_id is null then perform private.fail('not_found', 404); end if;
  for chosen in
    select g.name from private.notice_groups g
    where g.name = meant.scope or (meant.scope in ('daily', 'weekly') and private.notice_frequency(meant.person_id, g.name) = meant.scope)
    order by g.position
  loop
    perform private.set_notice_choice(meant.person_id, chosen, 'never');
  end loop;
  return meant.scope;
end $$;

-- ── digests ───────────────────────────────────────────────────────────────────────────────────────────────────────────

-- The last moment at or before `at` when a digest was due: 7:00 in Rome, every day or on Mondays.
create function private.digest_due(period text, at timestamptz) returns timestamptz
language sql stable set search_path = '' as $$
  select case when l.due <= l.wall then l.due else l.due - case digest_due.period when 'weekly' then interval '7 days' else interval '1 day' end end
    at time zone 'Europe/Rome'
  from (select w.wall, date_trunc(case digest_due.period when 'weekly' then 'week' else 'day' end, w.wall) + interval '7 hours' as due
    from (select digest_due.at at time zone 'Europe/Rome' as wall) w) l
$$;

-- Ties what waits to digests that are due; returns how many it made. What is committed too late for one is in the next.
create function private.gather_digests(at timestamptz) returns int
language plpgsql security definer set search_path = '' as $$
declare
  which text;
  due timestamptz;
  made int := 0;
  more int;
begin
  foreach which in array array['daily', 'weekly'] loop
    due := private.digest_due(which, gather_digests.at);
    with waiting as (
      select distinct n.person_id from private.notices n
      where n.channel = which and n.digest_id is null and n.sent_at is null and n.created_at < due),
    begun as (
      insert into private.digests (person_id, period, due_at) select w.person_id, which, due from waiting w order by w.person_id
      on conflict on constraint digests_once do nothing returning id, person_id),
    tied as (
      update private.notices n set digest_id = b.id from begun b
      where n.person_id = b.person_id and n.channel = which and n.digest_id is null and n.sent_at is null and n.created_at < due)
    select count(*)::int into more from begun;
    made := made + more;
  end loop;
  return made;
end $$;

-- ── who follows what ──────────────────────────────────────────────────────────────────────────────────────────────────

-- Who takes part in a tavolo: who runs it, who acts at it for the organisations that sit at it (docs/rules/organisations.md
-- ORG-11), and the citizens whose adesione was accepted there.
create function private.tavolo_people(tavolo_id uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select r.person_id from public.tavolo_roles r where r.tavolo_id = tavolo_people.tavolo_id
  union
  select a.person_id from public.tavolo_organisations s join private.active_delegations a on a.organisation_id = s.organisation_id
  where s.tavolo_id = tavolo_people.tavolo_id and (a.tavolo_id = s.tavolo_id or (a.tavolo_id is null and not exists (
    select from private.active_delegations own
    where own.organisation_id = a.organisation_id and own.kind = a.kind and own.tavolo_id = s.tavolo_id)))
  union
  select d.person_id from public.adesione_tavoli t join public.adesioni d on d.id = t.adesione_id
  where t.tavolo_id = tavolo_people.tavolo_id and t.accepted and d.state = 'accepted' and d.kind = 'citizen' and d.person_id is not null
$$;

-- The people of a district's plan office.
create function private.desk_people(district_id uuid, roles text[] default array['plan_office_head', 'plan_office_staff']) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select distinct r.person_id from public.district_roles r where r.district_id = desk_people.district_id and r.role = any (desk_people.roles)
$$;

-- Who wrote the proposal, and who acts for its organisation today.
create function private.proposal_people(proposal_id uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select person from public.proposals p cross join lateral private.proposer_ids(p) person where p.id = proposal_people.proposal_id
$$;

-- Who follows a proposal: who supports it, and who wrote a comment on it that is public.
create function private.proposal_followers(proposal_id uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select private.supporter_ids(proposal_followers.proposal_id)
  union
  select person from public.proposal_comments c cross join lateral private.commenter_ids(c) person
  where c.proposal_id = proposal_followers.proposal_id and c.moderation = 'published' and c.removed_at is null
$$;

-- Tells who follows a proposal. Its author and organisation hear of it in their own way and are left out.
create function private.tell_followers(proposal_id uuid, kind text, payload jsonb, event_key text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  followed public.proposals;
begin
  select * into followed from public.proposals p where p.id = tell_followers.proposal_id and p.published_at is not null;
  -- What moderation hides is told to nobody but its own people.
  if followed.id is null then return; end if;
  perform private.tell_people(
    array(select private.proposal_followers(followed.id) except select private.proposal_people(followed.id)), tell_followers.kind, followed.district_id,
    jsonb_build_object('number', followed.number, 'title', followed.title) || tell_followers.payload, tell_followers.event_key);
end $$;

-- ── triggers ──────────────────────────────────────────────────────────────────────────────────────────────────────────

-- A session to come was called, got another time or place, or was taken away: who takes part in its tavolo hears of it.
create function private.tell_of_session() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  session public.sessions;
  what text;
begin
  -- A session that goes with its tavolo, cycle or district is not called off.
  if tg_op = 'DELETE' and pg_trigger_depth() > 1 then return null; end if;
  if tg_op = 'DELETE' then session := old; else session := new; end if;
  if session.state <> 'scheduled' or session.starts_at <= now() then return null; end if;
  what := case tg_op when 'INSERT' then 'session_convened' when 'UPDATE' then 'session_changed' else 'session_cancelled' end;
  perform private.tell_people(array(select private.tavolo_people(session.tavolo_id)), what, session.district_id,
    (select jsonb_build_object('title', session.title, 'tavolo', t.name, 'startsAt', session.starts_at, 'where', session.place,
      'path', '/' || d.slug || case when tg_op = 'DELETE' then '/sedute' else '/sedute/' || session.number end)
      from public.tavoli t join public.districts d on d.id = t.district_id where t.id = session.tavolo_id),
    'session:' || session.id || ':' || what || case when tg_op = 'UPDATE' then ':' || session.revision else '' end);
  return null;
end $$;
create trigger tell_of_session after insert or delete on public.sessions for each row execute function private.tell_of_session();
create trigger tell_of_session_change after update of starts_at, ends_at, place on public.sessions for each row
  when (old.starts_at <> new.starts_at or old.ends_at <> new.ends_at or old.place <> new.place)
  execute function private.tell_of_session();

-- A vote was opened: everybody at the tavolo hears the question, electors or not. It was closed: the proposal's people and its
-- followers hear that there is a result. Nobody hears who voted, or what.
create function private.tell_of_vote() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  about jsonb;
begin
  select jsonb_build_object('tavolo', t.name, 'path', '/' || d.slug || '/votazioni/' || new.number) into about
  from public.sessions s join public.tavoli t on t.id = s.tavolo_id join public.districts d on d.id = s.district_id where s.id = new.session_id;
  if tg_op = 'INSERT' then
    perform private.tell_people(array(select private.tavolo_people(s.tavolo_id) from public.sessions s where s.id = new.session_id),
      'vote_opened', new.district_id, about || jsonb_build_object('title', new.question), 'vote:' || new.id || ':opened');
  else
    perform private.tell_people(array(select private.proposal_people(new.proposal_id)), 'proposal_voted', new.district_id,
      about || (select jsonb_build_object('number', p.number, 'title', p.title) from public.proposals p where p.id = new.proposal_id), 'vote:' || new.id || ':closed');
    perform private.tell_followers(new.proposal_id, 'followed_voted', about, 'vote:' || new.id || ':closed');
  end if;
  return null;
end $$;
create trigger tell_of_vote_opened after insert on public.votes for each row when (new.state = 'open') execute function private.tell_of_vote();
create trigger tell_of_vote_closed after update of state on public.votes for each row when (old.state = 'open' and new.state = 'closed')
  execute function private.tell_of_vote();

-- A proposal was sent: the office finds it among its news.
create function private.tell_of_arrival() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.tell_people(array(select private.desk_people(new.district_id)), 'desk_proposal_arrived', new.district_id,
    jsonb_build_object('number', new.number, 'title', new.title), 'proposal:' || new.id || ':arrived:' || new.revision);
  return null;
end $$;
create trigger tell_of_arrival after update of state on public.proposals for each row
  when (old.state in ('draft', 'returned') and new.state = 'submitted') execute function private.tell_of_arrival();

-- A public proposal moved on: who follows it hears of it. Its author gets a service message from the command itself.
create function private.tell_of_move() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.tell_followers(new.id, 'followed_moved', jsonb_build_object('state', new.state), 'proposal:' || new.id || ':' || new.revision);
  return null;
end $$;
create trigger tell_of_move after update of state on public.proposals for each row
  when (old.state is distinct from new.state and old.state <> 'merged' and new.published_at is not null
    and new.state not in ('draft', 'submitted', 'returned', 'admitted', 'prioritised'))
  execute function private.tell_of_move();

do $$
declare
  command text;
begin
  foreach command in array array['my_notices(bigint, int)', 'read_notice(uuid)', 'read_all_notices(bigint)', 'my_notice_choices()', 'choose_notices(jsonb)'] loop
    execute format('revoke execute on function public.%s from public, anon, authenticated', command);
    execute format('grant execute on function public.%s to authenticated', command);
  end loop;
  foreach command in array array['unread_notices()', 'notice_revision(uuid)', 'unsubscribe_scope(text)', 'unsubscribe(text)'] loop
    execute format('revoke execute on function public.%s from public, anon, authenticated', command);
    execute format('grant execute on function public.%s to anon, authenticated', command);
  end loop;
end $$;
