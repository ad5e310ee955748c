-- Purpose: comments on a section's text, in threads of one level that stand at the words they are about; the moderation reads them and the
-- suggestions like every other text of people; who is told.
-- Locks: the check constraints of the moderation's two tables are replaced (brief). Way back: drop the table, the trigger functions and the
-- functions named here, and put the view and the functions of 20261122105000 back.

create table public.document_comments (
  id uuid primary key default gen_random_uuid(),
  document_id uuid not null references public.documents (id) on delete cascade,
  district_id uuid not null references public.districts (id) on delete cascade,
  parent_id uuid,
  -- A thread's number in its text: how people speak of it. Replies have none.
  number int,
  -- Where the words stand: {start, end}, two Yjs positions. Null for the block of block_id, and for the whole section when that is null too.
  anchor jsonb,
  quote text not null default '' check (char_length(quote) <= 4000),
  block_id text check (block_id ~ '^[a-zA-Z0-9-]{1,64}$'),
  body text not null check (char_length(body) <= 2000),
  -- Null once the account is closed.
  author_id uuid references auth.users (id) on delete set null,
  organisation_id uuid references public.organisations (id) on delete cascade,
  capacity text not null check (capacity in ('office', 'facilitator', 'organisation', 'conference', 'citizen')),
  author_municipality_id uuid references public.municipalities (id),
  mentions text[] not null default '{}' check (cardinality(mentions) <= 10),
  -- Written while only those who work on the section could read it: it stays among them, whatever becomes of the section.
  is_internal boolean not null,
  moderation text not null default 'waiting' check (moderation in ('waiting', 'published', 'changes_asked', 'hidden')),
  moderation_reason text not null default '' check (char_length(moderation_reason) <= 2000),
  moderation_passage text not null default '' check (char_length(moderation_passage) <= 2000),
  resolved_at timestamptz,
  resolved_by uuid references auth.users (id) on delete set null,
  resolution text not null default '' check (char_length(resolution) <= 500),
  revision bigint not null default 1,
  created_at timestamptz not null default now(),
  edited_at timestamptz,
  removed_at timestamptz,
  unique (id, document_id),
  unique (document_id, number),
  constraint document_comments_parent foreign key (parent_id, document_id) references public.document_comments (id, document_id) on delete cascade,
  constraint document_comments_number_of_threads check ((parent_id is null) = (number is not null)),
  constraint document_comments_place_of_threads check (parent_id is null or (anchor is null and quote = '' and block_id is null and resolved_at is null)),
  constraint document_comments_anchor check (anchor is null or (jsonb_typeof(anchor -> 'start') is not distinct from 'object'
    and jsonb_typeof(anchor -> 'end') is not distinct from 'object' and pg_column_size(anchor) <= 2000 and quote <> '')),
  constraint document_comments_removed_is_empty check ((removed_at is null) = (body <> ''))
);
create index document_comments_threads on public.document_comments (document_id, number) where parent_id is null;
create index document_comments_replies on public.document_comments (parent_id, document_id, created_at) where parent_id is not null;
create index document_comments_district_id on public.document_comments (district_id);
create index document_comments_author_id on public.document_comments (author_id, document_id);
create index document_comments_organisation_id on public.document_comments (organisation_id, document_id);
create index document_comments_author_municipality_id on public.document_comments (author_municipality_id);
create index document_comments_resolved_by on public.document_comments (resolved_by);
create index document_comments_waiting on public.document_comments (district_id, created_at) where moderation in ('waiting', 'changes_asked') and removed_at is null;
comment on table public.document_comments is 'What people and organisations say about a section''s text, in threads of one level. author_id and resolved_by are never selectable: a citizen shows as «cittadina/o di» a municipality.';
alter table public.document_comments enable row level security;
grant select (id, document_id, district_id, parent_id, number, anchor, quote, block_id, body, organisation_id, capacity, author_municipality_id, mentions, is_internal,
  moderation, moderation_reason, moderation_passage, resolved_at, resolution, revision, created_at, edited_at, removed_at) on public.document_comments to anon, authenticated;

-- Texts on which the person asking works: office, facilitators, the conference, and the organisations to which a section was given.
create function private.my_working_document_ids() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select s.document_id from public.plan_sections s where s.district_id in (
    select private.my_district_ids_as(array['plan_office_head', 'plan_office_staff', 'services_conference_member']))
  union
  select s.document_id from public.plan_sections s join public.tavoli t on t.cycle_id = s.cycle_id
  where t.id in (select private.my_tavolo_ids_as(array['facilitator']))
  union
  select s.document_id from public.plan_sections s join public.plan_section_editors e on e.section_id = s.id
  where e.organisation_id in (select private.my_whole_organisation_ids())
$$;
grant execute on function private.my_working_document_ids() to anon, authenticated;

create policy document_comments_select_reader on public.document_comments for select to anon, authenticated
  using (moderation = 'published' and not is_internal and document_id = any (array(select private.my_readable_document_ids())));
create policy document_comments_select_worker on public.document_comments for select to authenticated
  using (moderation = 'published' and document_id = any (array(select private.my_working_document_ids())));
create policy document_comments_select_author on public.document_comments for select to authenticated
  using ((organisation_id is null and author_id = (select auth.uid())) or organisation_id = any (array(select private.my_whole_organisation_ids())));
create policy document_comments_select_office on public.document_comments for select to authenticated
  using (district_id = any (array(select private.my_office_district_ids())));

-- One level: a reply answers a thread, never another reply. Revision, what never changes, and what goes with a closed account.
create function private.guard_section_comment() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    if new.parent_id is not null and exists (select from public.document_comments c where c.id = new.parent_id and c.parent_id is not null) then
      perform private.fail('comment_closed', 409);
    end if;
    return new;
  end if;
  if (new.document_id, new.parent_id, new.number, new.anchor, new.quote, new.block_id, new.organisation_id, new.capacity, new.is_internal, new.created_at)
    is distinct from (old.document_id, old.parent_id, old.number, old.anchor, old.quote, old.block_id, old.organisation_id, old.capacity, old.is_internal, old.created_at) then
    perform private.fail('comment_closed', 409);
  end if;
  if new.author_id is null and new.organisation_id is null then new.author_municipality_id := null; end if;
  if (new.body, new.moderation, new.moderation_reason, new.moderation_passage, new.resolved_at)
    is distinct from (old.body, old.moderation, old.moderation_reason, old.moderation_passage, old.resolved_at) then
    new.revision := old.revision + 1;
  end if;
  return new;
end $$;
create trigger guard_section_comment before insert or update on public.document_comments for each row execute function private.guard_section_comment();

-- ── notices ───────────────────────────────────────────────────────────────────────────────────────────────────────────
insert into private.notice_kinds (kind, class, group_name) values
  ('section_mention', 'event', 'comments'), ('section_comment_replied', 'event', 'comments'), ('section_commented', 'event', 'desk');

-- Who acts today for an organisation in all of its matters.
create function private.acting_people(organisation_id uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select a.person_id from private.active_delegations a where a.organisation_id = acting_people.organisation_id and a.tavolo_id is null
$$;

-- Who wrote a comment, or acts today for the organisation in whose name it was written.
create function private.section_commenter_ids(c public.document_comments) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select c.author_id where c.author_id is not null and c.organisation_id is null
  union
  select private.acting_people(c.organisation_id)
$$;

-- Those whom a comment names: organisations, the office, the section's facilitators.
create function private.section_mentioned_ids(c public.document_comments) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select person from unnest(c.mentions) m (who) cross join lateral private.acting_people(m.who::uuid) person where m.who not in ('office', 'facilitators')
  union
  select private.desk_people(c.district_id) where 'office' = any (c.mentions)
  union
  select r.person_id from public.plan_sections s join public.tavoli t on t.cycle_id = s.cycle_id join public.tavolo_roles r on r.tavolo_id = t.id and r.role = 'facilitator'
  where s.document_id = c.document_id and 'facilitators' = any (c.mentions)
$$;

-- A comment is there for others to read: whom it names hears of it, then who is in its thread, then the office. Each once, not who wrote it,
-- and only who may read the text or wrote the thread.
create function private.tell_section_commented(c public.document_comments) returns void
language plpgsql security definer set search_path = '' as $$
declare
  key text := 'section_comment:' || c.id;
  writers uuid[] := array(select private.section_commenter_ids(c));
  thread_writers uuid[] := array(select person from public.document_comments t cross join lateral private.section_commenter_ids(t) person where t.id = c.parent_id);
  told jsonb := (select jsonb_build_object('title', concat_ws(' ', s.number, s.title), 'path', '/' || d.slug || '/piano/' || s.slug || '/commenti?commento=' || coalesce(c.parent_id, c.id))
    from public.plan_sections s join public.districts d on d.id = s.district_id where s.document_id = c.document_id);
begin
  perform private.tell_people(
    array(select p.person from (select private.section_mentioned_ids(c) except select unnest(writers)) p (person)
      where (private.document_access_of(c.document_id, p.person))."right" <> 'none'), 'section_mention', c.district_id, told, key);
  perform private.tell_people(
    array(select p.person from (
        select unnest(thread_writers)
        union select private.section_commenter_ids(r) from public.document_comments r where r.parent_id = c.parent_id and r.moderation = 'published' and r.removed_at is null
        except select unnest(writers)) p (person)
      where p.person = any (thread_writers) or (private.document_access_of(c.document_id, p.person))."right" <> 'none'),
    'section_comment_replied', c.district_id, told, key);
  perform private.tell_people(array(select private.desk_people(c.district_id) except select unnest(writers)), 'section_commented', c.district_id, told, key);
end $$;

-- ── writing ───────────────────────────────────────────────────────────────────────────────────────────────────────────

-- What a command answers about a comment.
create function private.section_comment_answer(c public.document_comments) returns jsonb
language sql immutable set search_path = '' as $$
  select jsonb_build_object('id', c.id, 'parentId', c.parent_id, 'number', c.number, 'moderation', c.moderation, 'revision', c.revision, 'isResolved', c.resolved_at is not null)
$$;

-- All words of a content, one after the other: what a quote is compared with. Line ends between blocks count for nothing.
create function private.content_words(content jsonb) returns text
language sql immutable set search_path = '' as $$
  select replace(private.clean_text(string_agg(w #>> '{}', '' order by place)), E'\n', '')
  from jsonb_path_query(content, 'strict $.** ? (@.type == "text").text') with ordinality as x (w, place)
$$;

-- Organisations that a comment on the text may name: those to which the section was given, and those that have a public comment on it.
create function private.mentionable_organisation_ids(section_id uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select e.organisation_id from public.plan_section_editors e where e.section_id = mentionable_organisation_ids.section_id
  union
  select c.organisation_id from public.plan_sections s join public.document_comments c on c.document_id = s.document_id
  where s.id = mentionable_organisation_ids.section_id and c.organisation_id is not null and c.moderation = 'published' and not c.is_internal and c.removed_at is null
$$;

-- Each once, in order. 422 choice_unknown for who can't be named here: what is said on a draft concerns only who works on it.
create function private.require_mentions(section_id uuid, mentions text[], is_internal boolean) returns text[]
language plpgsql stable security definer set search_path = '' as $$
declare
  named text[] := array(select distinct m from unnest(coalesce(require_mentions.mentions, '{}')) m order by m);
begin
  if cardinality(named) > 10 or exists (
    select from unnest(named) m where m is null or (m not in ('office', 'facilitators')
      and not exists (select from private.mentionable_organisation_ids(require_mentions.section_id) o where o::text = m
        and (not require_mentions.is_internal or exists (select from public.plan_section_editors e where e.section_id = require_mentions.section_id and e.organisation_id = o))))) then
    perform private.fail('choice_unknown', 422, 'mentions');
  end if;
  return named;
end $$;

-- Writes a thread or a reply for the person asking, in the capacity in which she takes part. The office, the facilitators, the conference and
-- the organisations to which the section was given publish at once; others as the district chose. Twice the same within a minute is one.
create function private.put_section_comment(section public.plan_sections, access private.document_access, parent public.document_comments, place jsonb, body text, mentions text[])
returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
  made public.document_comments;
  cleaned text := private.require_text(put_section_comment.body, 'body', 2000);
  internal boolean := case when parent.id is null then section.state not in ('consultation', 'approved') else parent.is_internal end;
  named text[] := private.require_mentions(section.id, put_section_comment.mentions, internal);
  at_once boolean := access.capacity in ('office', 'facilitator', 'conference')
    or exists (select from public.plan_section_editors e where e.section_id = section.id and e.organisation_id = access.organisation_id);
begin
  perform private.forbid_personal_data(cleaned, 'body');
  -- Two of the same words at one moment are looked for one after the other, and so are numbers given.
  perform pg_advisory_xact_lock(hashtextextended('section_comment' || section.document_id, 0));
  select * into made from public.document_comments c
  where c.document_id = section.document_id and c.author_id = me and c.parent_id is not distinct from parent.id and c.body = cleaned
    and c.organisation_id is not distinct from access.organisation_id and c.block_id is not distinct from (place ->> 'blockId')
    and c.quote = coalesce(place ->> 'quote', '') and c.anchor is not distinct from nullif(place -> 'anchor', 'null') and c.created_at > now() - interval '1 minute';
  if made.id is not null then return private.section_comment_answer(made); end if;
  perform private.take_rate('section_comment', me::text, case when at_once then 200 else 30 end, interval '1 hour');
  insert into public.document_comments (document_id, district_id, parent_id, number, anchor, quote, block_id, body, author_id, organisation_id, capacity, author_municipality_id,
    mentions, is_internal, moderation)
  values (section.document_id, section.district_id, parent.id,
    case when parent.id is null then (select coalesce(max(c.number), 0) + 1 from public.document_comments c where c.document_id = section.document_id) end,
    nullif(place -> 'anchor', 'null'), coalesce(place ->> 'quote', ''), place ->> 'blockId', cleaned, me, access.organisation_id, access.capacity,
    case when access.capacity = 'citizen' then (select f.municipality_id from public.profiles f where f.id = me) end, named,
    internal,
    case when at_once then 'published' else private.first_moderation(section.district_id) end)
  returning * into made;
  if made.moderation = 'published' then perform private.tell_section_commented(made); end if;
  perform private.announce('section', section.id, 0);
  if made.moderation = 'waiting' then perform private.announce('district', section.district_id, 0); end if;
  return private.section_comment_answer(made);
end $$;

-- Comments on words of a section's text (anchor, quote, block_id), on one of its blocks (quote, block_id), or on all of it (neither). Whoever has
-- at least the right to comment now. 409 words_changed when the quoted words are not in the text.
create function public.add_section_comment(section_id uuid, body text, block_id text default null, quote text default '', anchor jsonb default null, mentions text[] default '{}')
returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  access private.document_access := private.require_document_right(
    (select s.document_id from public.plan_sections s where s.id = add_section_comment.section_id), private.require_login(), 'comment');
  section public.plan_sections;
  given jsonb := nullif(private.json_argument(add_section_comment.anchor), 'null');
  words text := private.require_text(add_section_comment.quote, 'quote', 4000, 0);
begin
  select * into section from public.plan_sections s where s.id = add_section_comment.section_id;
  if (given is null or (words <> '' and pg_column_size(given) <= 1500 and jsonb_typeof(given -> 'start') is not distinct from 'object'
      and jsonb_typeof(given -> 'end') is not distinct from 'object')) is not true
    or (add_section_comment.block_id is null or add_section_comment.block_id ~ '^[a-zA-Z0-9-]{1,64}$') is not true
    or (given is null and words <> '' and add_section_comment.block_id is null) then
    perform private.fail('bad_request', 400);
  end if;
  if words <> '' and strpos((select private.content_words(d.content) from public.documents d where d.id = section.document_id), replace(words, E'\n', '')) = 0 then
    perform private.fail('words_changed', 409, 'quote');
  end if;
  return private.put_section_comment(section, access, null,
    jsonb_build_object('anchor', case when given is not null then jsonb_build_object('start', given -> 'start', 'end', given -> 'end') end, 'quote', words, 'blockId', add_section_comment.block_id),
    add_section_comment.body, add_section_comment.mentions);
end $$;

-- Answers a thread. 404 for a thread that the person can't see; 409 comment_closed for one that is not public or was removed.
create function public.reply_section_comment(comment_id uuid, body text, mentions text[] default '{}') returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  thread public.document_comments;
  section public.plan_sections;
  access private.document_access;
begin
  select * into thread from public.document_comments c where c.id = reply_section_comment.comment_id;
  access := private.require_document_right(thread.document_id, private.require_login(), 'comment');
  select * into section from public.plan_sections s where s.document_id = thread.document_id;
  if (thread.is_internal and (section.document_id = any (array(select private.my_working_document_ids()))) is not true)
    or (thread.moderation <> 'published' and access.capacity <> 'office') then
    perform private.fail('not_found', 404);
  end if;
  if thread.parent_id is not null or thread.moderation <> 'published' or thread.removed_at is not null then perform private.fail('comment_closed', 409); end if;
  return private.put_section_comment(section, access, thread, '{}', reply_section_comment.body, reply_section_comment.mentions);
end $$;

-- The comment, locked, when the person asking wrote it or acts today for its organisation. Else 404.
create function private.require_own_section_comment(comment_id uuid) returns public.document_comments
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  found public.document_comments;
begin
  select * into found from public.document_comments c where c.id = require_own_section_comment.comment_id for update;
  if ((found.organisation_id is null and found.author_id = me) or found.organisation_id = any (array(select private.my_whole_organisation_ids()))) is not true then
    perform private.fail('not_found', 404);
  end if;
  return found;
end $$;

create function private.announce_section_of(document_id uuid) returns void
language sql security definer set search_path = '' as $$
  select private.announce('section', s.id, 0) from public.plan_sections s where s.document_id = announce_section_of.document_id
$$;

-- Writes one's own comment anew: within fifteen minutes, or when the office asked for a change. It is then read again as a new one would be.
-- 409 comment_closed later, when it is hidden or removed; 409 page_stale.
create function public.revise_section_comment(comment_id uuid, body text, expected_revision bigint) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  current public.document_comments := private.require_own_section_comment(revise_section_comment.comment_id);
  cleaned text;
begin
  if current.removed_at is not null or current.moderation = 'hidden' or (current.moderation <> 'changes_asked' and current.created_at < now() - interval '15 minutes') then
    perform private.fail('comment_closed', 409);
  end if;
  if current.revision is distinct from revise_section_comment.expected_revision then perform private.fail('page_stale', 409); end if;
  cleaned := private.require_text(revise_section_comment.body, 'body', 2000);
  perform private.forbid_personal_data(cleaned, 'body');
  if cleaned <> current.body then
    perform private.take_rate('section_comment', auth.uid()::text, 200, interval '1 hour');
    update public.document_comments c set body = cleaned, edited_at = now(), moderation_passage = '',
      moderation = case when current.moderation = 'changes_asked' then 'waiting'
        when current.moderation = 'published' and (current.capacity in ('office', 'facilitator', 'conference') or exists (
          select from public.plan_section_editors e join public.plan_sections s on s.id = e.section_id
          where s.document_id = current.document_id and e.organisation_id = current.organisation_id)) then 'published'
        else private.first_moderation(current.district_id) end
    where c.id = current.id returning * into current;
    perform private.announce_section_of(current.document_id);
  end if;
  return private.section_comment_answer(current);
end $$;

-- Takes one's own comment away, whenever: its words are deleted, its place and its replies stay.
create function public.remove_section_comment(comment_id uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  current public.document_comments := private.require_own_section_comment(remove_section_comment.comment_id);
begin
  if current.removed_at is null then
    update public.document_comments c set body = '', removed_at = now(), moderation_passage = '' where c.id = current.id returning * into current;
    perform private.announce_section_of(current.document_id);
  end if;
  return private.section_comment_answer(current);
end $$;

-- Closes a thread with an optional note, or opens it again. The office and the cycle's facilitators, whoever writes the section now, and who
-- began the thread for as long as she may comment. Done twice it is done once. 409 comment_closed for a reply or what is not public.
create function public.resolve_section_comment(comment_id uuid, resolved boolean, note text default '') returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  current public.document_comments;
  access private.document_access;
  said text := private.require_text(resolve_section_comment.note, 'note', 500, 0);
  is_own boolean;
begin
  select * into current from public.document_comments c where c.id = resolve_section_comment.comment_id for update;
  if current.id is null or resolve_section_comment.resolved is null then perform private.fail('not_found', 404); end if;
  access := private.document_access_of(current.document_id, me);
  is_own := (current.organisation_id is null and current.author_id = me) or current.organisation_id = any (array(select private.my_whole_organisation_ids()));
  if access."right" = 'none' or (is_own is not true and (
      (current.is_internal and (current.document_id = any (array(select private.my_working_document_ids()))) is not true)
      or (current.moderation <> 'published' and access.capacity <> 'office'))) then
    perform private.fail('not_found', 404);
  end if;
  if access.capacity not in ('office', 'facilitator') then
    if access."right" <> 'write' and is_own is not true then perform private.fail('forbidden', 403); end if;
    if not private.right_reaches(access, 'comment') then
      perform private.fail(case when coalesce(access.reason, 'right_missing') = 'right_missing' then 'forbidden' else access.reason end,
        case when coalesce(access.reason, 'right_missing') = 'right_missing' then 403 else 409 end);
    end if;
  end if;
  if current.parent_id is not null or current.moderation <> 'published' then perform private.fail('comment_closed', 409); end if;
  perform private.forbid_personal_data(said, 'note');
  if (current.resolved_at is not null) <> resolve_section_comment.resolved then
    update public.document_comments c set resolved_at = case when resolve_section_comment.resolved then now() end,
      resolved_by = case when resolve_section_comment.resolved then me end, resolution = case when resolve_section_comment.resolved then said else '' end
    where c.id = current.id returning * into current;
    perform private.announce_section_of(current.document_id);
  end if;
  return private.section_comment_answer(current);
end $$;

-- ── reading ───────────────────────────────────────────────────────────────────────────────────────────────────────────

-- How many threads the person asking may read on a section, for the link that leads to them: {open, resolved}.
create function public.section_comment_figures(section_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('open', count(*) filter (where c.resolved_at is null), 'resolved', count(*) filter (where c.resolved_at is not null))
  from public.document_comments c
  where c.document_id = (select s.document_id from public.plan_sections s where s.id = section_comment_figures.section_id)
    and c.parent_id is null and c.removed_at is null and c.moderation = 'published'
$$;

-- What the list before «pronta» shows: threads that nobody has resolved. They stop nothing.
create or replace function private.open_comments(document_id uuid) returns int
language sql stable security definer set search_path = '' as $$
  select count(*)::int from public.document_comments c
  where c.document_id = open_comments.document_id and c.parent_id is null and c.resolved_at is null and c.removed_at is null and c.moderation = 'published'
$$;

-- All threads on a section that the person asking may see, by number, with their replies: {isOpen, mentionable, threads}. Of what is hidden, or
-- was removed under a reply, only the place shows; its own author sees everything, the office too. Who may not read the text (any more) sees the
-- threads that she began. Null when there is nothing for the person asking.
create function public.section_comments(section_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := case when private.login_alive() then auth.uid() end;
  mine uuid[] := case when me is null then '{}' else array(select private.my_whole_organisation_ids()) end;
  section public.plan_sections;
  access private.document_access;
  is_worker boolean;
  is_reader boolean;
  is_office boolean;
  may_resolve boolean;
  is_open boolean;
  threads jsonb;
begin
  select * into section from public.plan_sections s where s.id = section_comments.section_id;
  if section.id is null then return null; end if;
  access := private.document_access_of(section.document_id, me);
  is_reader := access."right" <> 'none';
  is_worker := me is not null and is_reader and section.document_id = any (array(select private.my_working_document_ids()));
  is_office := is_reader and access.capacity = 'office';
  is_open := private.right_reaches(access, 'comment');
  may_resolve := is_reader and (access.capacity in ('office', 'facilitator') or access."right" = 'write');
  with base as materialized (
    select c.*, coalesce((c.organisation_id is null and c.author_id = me) or c.organisation_id = any (mine), false) as own
    from public.document_comments c where c.document_id = section.document_id
  ), seen as materialized (
    select b.*, b.own or is_office or (b.moderation = 'published' and (is_worker or (not b.is_internal and (is_reader or coalesce(t.own, false))))) as shown
    from base b left join base t on t.id = b.parent_id
  ), told as materialized (
    select s.id, s.parent_id, s.shown, s.own, s.created_at, s.number, s.removed_at, jsonb_build_object(
      'id', s.id, 'createdAt', s.created_at, 'revision', s.revision, 'isRemoved', s.removed_at is not null, 'isHidden', not s.shown, 'isEdited', s.edited_at is not null,
      'body', case when s.shown then s.body else '' end,
      'by', case when s.shown and s.removed_at is null then jsonb_build_object('capacity', s.capacity, 'organisation', o.name, 'municipality', m.name,
        'isFormer', s.author_id is null and s.organisation_id is null) end,
      'mentions', case when s.shown and s.removed_at is null and s.mentions <> '{}' then (
        select jsonb_agg(jsonb_build_object('id', w.who, 'name', (select n.name from public.organisations n where n.id::text = w.who)) order by w.place)
        from unnest(s.mentions) with ordinality w (who, place)) else '[]'::jsonb end,
      'isMine', s.own,
      'mayRevise', s.own and s.removed_at is null and s.moderation <> 'hidden' and (s.moderation = 'changes_asked' or s.created_at > now() - interval '15 minutes'),
      'moderation', case when s.own or is_office then jsonb_build_object('state', s.moderation, 'reason', s.moderation_reason, 'passage', s.moderation_passage) end) as view
    from seen s left join public.organisations o on o.id = s.organisation_id left join public.municipalities m on m.id = s.author_municipality_id
  ), replies as materialized (
    select t.parent_id, jsonb_agg(t.view order by t.created_at, t.id) as items from told t
    where t.parent_id is not null and t.shown and t.removed_at is null group by t.parent_id
  )
  select jsonb_agg(t.view || jsonb_build_object('number', t.number, 'blockId', b.block_id, 'quote', b.quote, 'anchor', b.anchor,
      'isInternal', b.is_internal, 'resolvedAt', b.resolved_at, 'resolution', b.resolution,
      'mayReply', is_open and t.shown and b.moderation = 'published' and b.removed_at is null,
      'mayResolve', b.moderation = 'published' and (may_resolve or (t.own and is_open)),
      'replies', coalesce(r.items, '[]')) order by t.number)
    into threads
  from told t join base b on b.id = t.id left join replies r on r.parent_id = t.id
  where t.parent_id is null
    and ((t.shown and t.removed_at is null) or (r.parent_id is not null and (is_worker or (is_reader and not b.is_internal) or t.own)));
  if not is_reader and threads is null then return null; end if;
  return jsonb_build_object(
    'isOpen', is_open,
    'mentionable', case when not is_open then '[]'::jsonb else (
      select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name collate "it-x-icu"), '[]') from public.organisations o
      where o.id in (select private.mentionable_organisation_ids(section.id))) end,
    'threads', coalesce(threads, '[]'));
end $$;

revoke execute on function public.add_section_comment(uuid, text, text, text, jsonb, text[]), public.reply_section_comment(uuid, text, text[]),
  public.revise_section_comment(uuid, text, bigint), public.remove_section_comment(uuid), public.resolve_section_comment(uuid, boolean, text),
  public.section_comments(uuid), public.section_comment_figures(uuid) from public, anon, authenticated;
grant execute on function public.section_comments(uuid), public.section_comment_figures(uuid) to anon, authenticated;
grant execute on function public.add_section_comment(uuid, text, text, text, jsonb, text[]), public.reply_section_comment(uuid, text, text[]),
  public.revise_section_comment(uuid, text, bigint), public.remove_section_comment(uuid), public.resolve_section_comment(uuid, boolean, text) to authenticated;

-- ── moderation: comments and suggestions like every other text of people ──────────────────────────────────────────────
alter table public.moderation_decisions drop constraint moderation_decisions_kind_check,
  add constraint moderation_decisions_kind_check check (kind in ('topic', 'topic_interest', 'comment', 'proposal', 'section_comment', 'section_suggestion'));
alter table public.moderation_reports drop constraint moderation_reports_kind_check,
  add constraint moderation_reports_kind_check check (kind in ('topic', 'topic_interest', 'comment', 'proposal', 'section_comment', 'section_suggestion'));

-- The same as before, with what is said on the plan's texts, and in which capacity.
create or replace view private.moderated_texts as
select 'topic' as kind, t.id, t.district_id, t.moderation, t.moderation_reason as reason, t.moderation_passage as passage, t.title,
  t.title || E'\n' || t.why as body, t.author_id, t.organisation_id, t.author_municipality_id as municipality_id, t.created_at as written_at,
  '/' || d.slug || '/temi/' || t.number as path, null::text as capacity
from public.topics t join public.districts d on d.id = t.district_id
union all
select 'topic_interest', j.id, j.district_id, j.moderation, j.moderation_reason, j.moderation_passage, t.title,
  j.why, j.author_id, j.organisation_id, j.author_municipality_id, j.created_at, '/' || d.slug || '/temi/' || t.number, null
from public.topic_joins j join public.topics t on t.id = j.topic_id join public.districts d on d.id = j.district_id where j.why <> ''
union all
select 'comment', c.id, p.district_id, c.moderation, c.moderation_reason, c.moderation_passage, p.title,
  c.body, c.author_id, c.organisation_id, c.author_municipality_id, c.created_at, '/' || d.slug || '/proposte/' || p.number || '#commenti', null
from public.proposal_comments c join public.proposals p on p.id = c.proposal_id join public.districts d on d.id = p.district_id where c.removed_at is null
union all
select 'proposal', p.id, p.district_id, case when p.hidden_at is null then 'published' else 'hidden' end, p.hidden_reason, '', p.title,
  concat_ws(E'\n', p.title, p.need, p.who, p.proposal, p.expected_change), p.author_id, p.organisation_id, p.author_municipality_id, p.submitted_at,
  '/' || d.slug || '/proposte/' || p.number, null
from public.proposals p join public.districts d on d.id = p.district_id where p.published_at is not null or p.hidden_at is not null
union all
select 'section_comment', c.id, c.district_id, c.moderation, c.moderation_reason, c.moderation_passage, concat_ws(' ', s.number, s.title),
  c.body, c.author_id, c.organisation_id, c.author_municipality_id, c.created_at, '/' || d.slug || '/piano/' || s.slug || '/commenti?commento=' || coalesce(c.parent_id, c.id), c.capacity
from public.document_comments c join public.plan_sections s on s.document_id = c.document_id join public.districts d on d.id = c.district_id where c.removed_at is null
union all
select 'section_suggestion', g.id, g.district_id, g.moderation, g.moderation_reason, g.moderation_passage, concat_ws(' ', s.number, s.title),
  concat_ws(E'\n', nullif(g.proposed_text, ''), (select string_agg(w #>> '{}', E'\n') from jsonb_path_query(g.proposed_blocks, 'strict $.**.text') w), g.reason),
  g.author_id, g.organisation_id, g.author_municipality_id, g.created_at, '/' || d.slug || '/piano/' || s.slug || '/suggerimenti#suggerimento-' || g.number, g.capacity
from public.document_suggestions g join public.plan_sections s on s.document_id = g.document_id join public.districts d on d.id = g.district_id where g.status <> 'withdrawn';
comment on view private.moderated_texts is 'Topics, lines of interest, comments, public or hidden proposals, comments and suggestions on the plan''s texts in one shape, for the moderation.';

-- Writes the state into a comment or a suggestion on a plan's text, tells who wrote it and, when it is there for others to read, whom it concerns.
create function private.moderate_section_text(kind text, id uuid, state text, reason text, passage text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  found private.moderated_texts;
  document uuid;
  comment public.document_comments;
begin
  if moderate_section_text.kind = 'section_comment' then
    update public.document_comments c set moderation = moderate_section_text.state, moderation_reason = moderate_section_text.reason, moderation_passage = moderate_section_text.passage
    where c.id = moderate_section_text.id returning * into comment;
    document := comment.document_id;
    if comment.moderation = 'published' then perform private.tell_section_commented(comment); end if;
  else
    update public.document_suggestions g set moderation = moderate_section_text.state, moderation_reason = moderate_section_text.reason, moderation_passage = moderate_section_text.passage
    where g.id = moderate_section_text.id returning g.document_id into document;
  end if;
  select * into found from private.moderated_texts t where t.kind = moderate_section_text.kind and t.id = moderate_section_text.id;
  perform private.tell_text_writers(found, 'text_' || moderate_section_text.state, moderate_section_text.reason);
  perform private.announce_section_of(document);
  perform private.announce('district', found.district_id, 0);
end $$;

-- The same as before, with what is said on the plan's texts.
create or replace function private.apply_moderation(kind text, subject_id uuid, state text, reason text, passage text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  case apply_moderation.kind
  when 'comment' then perform private.moderate_comment(subject_id, state, reason, passage);
  when 'proposal' then
    if state = 'hidden' then perform private.hide_proposal(subject_id, reason); else perform private.unhide_proposal(subject_id); end if;
  when 'section_comment', 'section_suggestion' then perform private.moderate_section_text(kind, subject_id, state, reason, passage);
  else perform private.moderate_topic_text(kind, subject_id, state, reason, passage);
  end case;
end $$;

-- True when the person asking may read this public text: what is said on a draft concerns only who reads the draft.
create function private.may_read_text(kind text, subject_id uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select case may_read_text.kind
    when 'section_comment' then exists (
      select from public.document_comments c
      where c.id = may_read_text.subject_id and c.moderation = 'published'
        and ((c.document_id = any (array(select private.my_readable_document_ids())) and not c.is_internal) or c.document_id = any (array(select private.my_working_document_ids()))))
    when 'section_suggestion' then exists (
      select from public.document_suggestions g where g.id = may_read_text.subject_id and g.moderation = 'published'
        and g.document_id = any (array(select private.my_readable_document_ids())))
    else true end
$$;

-- The same as before, only for texts that the person asking may read.
create or replace function public.report_text(kind text, subject_id uuid, ground text, note text default '') returns void
language plpgsql security definer set search_path = '' as $$
declare
  found private.moderated_texts;
  said text := private.require_text(report_text.note, 'note', 500, 0);
  me uuid := case when private.login_alive() then auth.uid() end;
begin
  select * into found from private.moderated_texts t where t.kind = report_text.kind and t.id = report_text.subject_id and t.moderation = 'published';
  if found.id is null or private.may_read_text(found.kind, found.id) is not true then perform private.fail('not_found', 404); end if;
  if report_text.ground is null or report_text.ground not in ('personal_data', 'offensive', 'discrimination', 'off_topic', 'repeated', 'rights_of_others') then
    perform private.fail('choice_missing', 422, 'ground');
  end if;
  perform private.take_rate('report_text', coalesce(me::text, 'anonymous ' || found.district_id::text), case when me is null then 60 else 20 end, interval '1 hour');
  insert into public.moderation_reports (district_id, kind, subject_id, reporter_id, ground, note)
  values (found.district_id, found.kind, found.id, me, report_text.ground, said)
  on conflict do nothing;
  perform private.announce('district', found.district_id, 0);
end $$;

-- The same as before, only for texts that the person asking may read.
create or replace function public.reportable_text(district_id uuid, kind text, subject_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('kind', t.kind, 'id', t.id, 'title', t.title, 'excerpt', left(t.body, 400), 'path', t.path)
  from private.moderated_texts t
  where t.district_id = reportable_text.district_id and t.kind = reportable_text.kind and t.id = reportable_text.subject_id and t.moderation = 'published'
    and private.may_read_text(t.kind, t.id)
$$;

-- The same as before, with the capacity in which somebody wrote.
create or replace function private.moderation_line(t private.moderated_texts) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('kind', t.kind, 'id', t.id, 'state', t.moderation, 'title', t.title, 'body', t.body, 'mark', md5(t.body), 'path', t.path, 'writtenAt', t.written_at,
    'organisation', (select o.name from public.organisations o where o.id = t.organisation_id),
    'municipality', (select m.name from public.municipalities m where m.id = t.municipality_id),
    'capacity', t.capacity,
    'namesPerson', private.names_person_with_health(t.body),
    'reports', (select coalesce(jsonb_agg(jsonb_build_object('ground', r.ground, 'note', r.note, 'at', r.reported_at) order by r.reported_at), '[]')
      from public.moderation_reports r where r.kind = t.kind and r.subject_id = t.id and r.handled_at is null))
$$;

-- ── one's own data ────────────────────────────────────────────────────────────────────────────────────────────────────
-- The same as before, with what she said and suggested on the plan's texts.
create or replace function public.my_data() returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
begin
  perform private.take_rate('my_data', me::text, 10, interval '1 day');
  return jsonb_build_object(
    'takenAt', now(),
    'account', (select jsonb_build_object('email', u.email, 'createdAt', u.created_at, 'confirmedAt', u.email_confirmed_at, 'lastSignInAt', u.last_sign_in_at,
        'displayName', p.display_name, 'locale', p.locale, 'municipality', m.name, 'ageDeclaredAt', p.age_declared_at)
      from auth.users u join public.profiles p on p.id = u.id left join public.municipalities m on m.id = p.municipality_id where u.id = me),
    'roles', private.my_roles_data(me),
    'adesioni', (select coalesce(jsonb_agg(jsonb_build_object('district', d.name, 'cycle', c.label, 'kind', a.kind, 'mode', a.mode, 'state', a.state, 'sentAt', a.created_at,
        'tavoli', (select coalesce(jsonb_agg(t.name order by t.position), '[]') from public.adesione_tavoli s join public.tavoli t on t.id = s.tavolo_id where s.adesione_id = a.id),
        'needs', (select n.needs from public.adesione_needs n where n.adesione_id = a.id and n.person_id = me)) order by a.created_at), '[]')
      from public.adesioni a join public.districts d on d.id = a.district_id join public.planning_cycles c on c.id = a.cycle_id
      where a.person_id = me or exists (select from public.adesione_needs n where n.adesione_id = a.id and n.person_id = me)),
    'topics', (select coalesce(jsonb_agg(jsonb_build_object('number', t.number, 'title', t.title, 'why', t.why, 'writtenAt', t.created_at, 'moderation', t.moderation,
        'moderationReason', t.moderation_reason, 'forOrganisation', (select o.name from public.organisations o where o.id = t.organisation_id)) order by t.created_at), '[]')
      from public.topics t where t.author_id = me
        and (t.organisation_id is null or t.moderation = 'published' or t.organisation_id = any (array(select private.my_organisation_ids())))),
    'topicsOfInterest', (select coalesce(jsonb_agg(jsonb_build_object('number', t.number, 'title', case when t.moderation = 'published' then t.title end, 'why', j.why, 'at', j.created_at) order by j.created_at), '[]')
      from public.topic_joins j join public.topics t on t.id = j.topic_id where j.author_id = me),
    'proposals', (select coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'state', p.state, 'createdAt', p.created_at, 'submittedAt', p.submitted_at,
        -- What she wrote for an organisation and is not public is its own, once she no longer acts for it.
        'content', case when p.published_at is not null or p.id = any (array(select private.my_proposal_ids())) then private.draft_content(p) end, 'forOrganisation', (select o.name from public.organisations o where o.id = p.organisation_id),
        'attachments', (select coalesce(jsonb_agg(jsonb_build_object('title', f.title, 'kind', f.kind, 'bytes', f.bytes) order by f.created_at), '[]')
          from public.attachments f where f.proposal_id = p.id and f.state = 'stored'
            and (p.published_at is not null or p.id = any (array(select private.my_proposal_ids()))))) order by p.created_at), '[]')
      from public.proposals p where p.author_id = me),
    'supports', (select coalesce(jsonb_agg(jsonb_build_object('proposal', p.number, 'title', case when p.published_at is not null then p.title end, 'at', s.created_at) order by s.created_at), '[]')
      from public.proposal_supports s join public.proposals p on p.id = s.proposal_id where s.author_id = me),
    'comments', (select coalesce(jsonb_agg(jsonb_build_object('proposal', p.number, 'kind', c.kind, 'text', c.body, 'writtenAt', c.created_at, 'moderation', c.moderation,
        'moderationReason', c.moderation_reason) order by c.created_at), '[]')
      from public.proposal_comments c join public.proposals p on p.id = c.proposal_id where c.author_id = me),
    'planComments', (select coalesce(jsonb_agg(jsonb_build_object('section', s.title, 'text', c.body, 'writtenAt', c.created_at, 'removedAt', c.removed_at, 'moderation', c.moderation,
        'moderationReason', c.moderation_reason, 'forOrganisation', (select o.name from public.organisations o where o.id = c.organisation_id)) order by c.created_at), '[]')
      from public.document_comments c join public.plan_sections s on s.document_id = c.document_id where c.author_id = me
        and (c.organisation_id is null or c.moderation = 'published' or c.organisation_id = any (array(select private.my_organisation_ids())))),
    'planSuggestions', (select coalesce(jsonb_agg(jsonb_build_object('section', s.title, 'number', g.number, 'kind', g.kind, 'original', g.original, 'proposed', g.proposed_text,
        'proposedBlocks', g.proposed_blocks, 'reason', g.reason, 'writtenAt', g.created_at, 'status', g.status, 'outcome', g.outcome_reason, 'moderation', g.moderation,
        'moderationReason', g.moderation_reason, 'forOrganisation', (select o.name from public.organisations o where o.id = g.organisation_id)) order by g.created_at), '[]')
      from public.document_suggestions g join public.plan_sections s on s.document_id = g.document_id where g.author_id = me
        and (g.organisation_id is null or g.moderation = 'published' or g.organisation_id = any (array(select private.my_organisation_ids())))),
    'sessions', (select coalesce(jsonb_agg(jsonb_build_object('session', s.title, 'tavolo', t.name, 'mode', a.mode, 'arrivedAt', a.arrived_at, 'leftAt', a.left_at,
        'asked', (select coalesce(jsonb_agg(jsonb_build_object('kind', r.kind, 'at', r.requested_at, 'givenAt', r.given_at) order by r.requested_at), '[]')
          from public.speaking_requests r where r.attendance_id = a.id)) order by a.arrived_at), '[]')
      from public.attendances a join public.sessions s on s.id = a.session_id join public.tavoli t on t.id = s.tavolo_id where a.person_id = me),
    'ballots', (select coalesce(jsonb_agg(jsonb_build_object('question', v.question, 'choice', b.choice, 'castAt', b.cast_at,
        'forOrganisation', (select o.name from public.organisations o where o.id = e.organisation_id)) order by b.cast_at), '[]')
      from public.ballots b join public.vote_electors e on e.id = b.elector_id join public.votes v on v.id = b.vote_id where b.cast_by = me),
    'writing', (select coalesce(jsonb_agg(jsonb_build_object('section', w.title, 'changes', w.many, 'from', w.first, 'to', w.last) order by w.first), '[]') from (
      select s.title, count(*) as many, min(u.created_at) as first, max(u.created_at) as last
      from private.document_updates u join public.plan_sections s on s.document_id = u.document_id where u.person_id = me group by s.id, s.title) w),
    'moderation', jsonb_build_object(
      'reports', (select coalesce(jsonb_agg(jsonb_build_object('ground', r.ground, 'note', r.note, 'at', r.reported_at) order by r.reported_at), '[]')
        from public.moderation_reports r where r.reporter_id = me),
      'appeals', (select coalesce(jsonb_agg(jsonb_build_object('text', a.body, 'at', a.appealed_at, 'outcome', a.outcome, 'answer', a.answer) order by a.appealed_at), '[]')
        from public.moderation_appeals a where a.author_id = me)),
    'notices', (select coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'about', n.payload - 'proposalId', 'at', n.created_at, 'readAt', n.read_at) order by n.seq), '[]')
      from private.notices n where n.person_id = me));
end $$;
