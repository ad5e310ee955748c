-- Purpose: comments on public proposals: for, against, question, note; one level of replies; moderated; paged by cursor with counters kept as they change.
-- Locks: none (new table). Way back: drop the table and the functions.

create table public.proposal_comments (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references public.proposals (id) on delete cascade,
  parent_id uuid,
  kind text check (kind in ('for', 'against', 'question', 'note')),
  body text not null check (char_length(body) <= 2000),
  -- Null once the account is closed.
  author_id uuid references auth.users (id) on delete set null,
  organisation_id uuid references public.organisations (id) on delete cascade,
  author_municipality_id uuid references public.municipalities (id),
  moderation text not null default 'waiting' check (moderation in ('waiting', 'published', 'changes_asked', 'hidden')),
  moderation_reason text not null default '' check (char_length(moderation_reason) <= 2000),
  moderation_passage text not null default '' check (char_length(moderation_passage) <= 2000),
  -- Replies that are public now, kept by trigger.
  replies int not null default 0 check (replies >= 0),
  revision bigint not null default 1,
  created_at timestamptz not null default now(),
  edited_at timestamptz,
  removed_at timestamptz,
  unique (id, proposal_id),
  -- A reply stands under a comment of the same proposal.
  constraint proposal_comments_parent foreign key (parent_id, proposal_id) references public.proposal_comments (id, proposal_id) on delete cascade,
  constraint proposal_comments_kind_of_threads check ((parent_id is null) = (kind is not null)),
  constraint proposal_comments_removed_is_empty check ((removed_at is null) = (body <> ''))
);
-- A page is read along these: threads of a proposal that show (a hidden one keeps the place of its replies), and replies of a thread.
create index proposal_comments_threads on public.proposal_comments (proposal_id, created_at, id) where parent_id is null and (moderation = 'published' or replies > 0);
create index proposal_comments_replies on public.proposal_comments (parent_id, created_at, id) where parent_id is not null and moderation = 'published';
create index proposal_comments_parent_id on public.proposal_comments (parent_id, proposal_id);
create index proposal_comments_author_id on public.proposal_comments (author_id, proposal_id);
create index proposal_comments_organisation_id on public.proposal_comments (organisation_id, proposal_id);
create index proposal_comments_author_municipality_id on public.proposal_comments (author_municipality_id);
create index proposal_comments_waiting on public.proposal_comments (created_at) where moderation in ('waiting', 'changes_asked') and removed_at is null;
comment on table public.proposal_comments is 'What people and organisations say about a public proposal, in threads of one level. author_id is never selectable: a citizen shows as «cittadina/o di» a municipality.';
alter table public.proposal_comments enable row level security;
grant select (id, proposal_id, parent_id, kind, body, organisation_id, author_municipality_id, moderation, moderation_reason, moderation_passage, replies, revision,
  created_at, edited_at, removed_at) on public.proposal_comments to anon, authenticated;
create policy proposal_comments_select_anyone on public.proposal_comments for select to anon, authenticated
  using (moderation = 'published' and exists (select from public.proposals p where p.id = proposal_id and p.published_at is not null));
create policy proposal_comments_select_author on public.proposal_comments for select to authenticated
  using ((organisation_id is null and author_id = (select auth.uid())) or organisation_id = any (array(select private.my_organisation_ids())));
create policy proposal_comments_select_office on public.proposal_comments for select to authenticated
  using (exists (select from public.proposals p where p.id = proposal_id and p.district_id = any (array(select private.my_office_district_ids()))));

-- One level: a reply answers a thread, never another reply. Revision, and what never changes.
create function private.guard_comment() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    if new.parent_id is not null and exists (select from public.proposal_comments c where c.id = new.parent_id and c.parent_id is not null) then
      perform private.fail('comment_closed', 409);
    end if;
    return new;
  end if;
  if (new.proposal_id, new.parent_id, new.kind, new.organisation_id, new.created_at) is distinct from (old.proposal_id, old.parent_id, old.kind, old.organisation_id, old.created_at) then
    perform private.fail('comment_closed', 409);
  end if;
  -- A counted reply is no new version of the comment.
  if (new.body, new.moderation, new.moderation_reason, new.moderation_passage) is distinct from (old.body, old.moderation, old.moderation_reason, old.moderation_passage) then
    new.revision := old.revision + 1;
  end if;
  return new;
end $$;
create trigger guard_comment before insert or update on public.proposal_comments for each row execute function private.guard_comment();

-- Keeps the proposal's figures and the thread's replies as comments appear, disappear or are removed.
create function private.count_comments() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  now_shown int := 0;
  was_shown int := 0;
  now_said int := 0;
  was_said int := 0;
  this public.proposal_comments;
begin
  if tg_op <> 'DELETE' then
    now_shown := (new.moderation = 'published')::int;
    now_said := (new.moderation = 'published' and new.removed_at is null)::int;
    this := new;
  end if;
  if tg_op <> 'INSERT' then
    was_shown := (old.moderation = 'published')::int;
    was_said := (old.moderation = 'published' and old.removed_at is null)::int;
    if tg_op = 'DELETE' then this := old; end if;
  end if;
  if this.parent_id is not null and now_shown <> was_shown then
    update public.proposal_comments c set replies = c.replies + now_shown - was_shown where c.id = this.parent_id;
  end if;
  if now_said <> was_said then
    insert into public.proposal_figures (proposal_id) select this.proposal_id where exists (select from public.proposals p where p.id = this.proposal_id) on conflict do nothing;
    update public.proposal_figures f set
      comments_for = f.comments_for + case when this.kind = 'for' then now_said - was_said else 0 end,
      comments_against = f.comments_against + case when this.kind = 'against' then now_said - was_said else 0 end,
      comments_question = f.comments_question + case when this.kind = 'question' then now_said - was_said else 0 end,
      comments_note = f.comments_note + case when this.kind = 'note' then now_said - was_said else 0 end,
      replies = f.replies + case when this.parent_id is not null then now_said - was_said else 0 end
    where f.proposal_id = this.proposal_id;
  end if;
  return null;
end $$;
create trigger count_comments after insert or update of moderation, removed_at or delete on public.proposal_comments
  for each row execute function private.count_comments();

-- ── notices ───────────────────────────────────────────────────────────────────────────────────────────────────────────
insert into private.notice_kinds (kind, class) values
  ('proposal_commented', 'event'), ('comment_replied', 'event'),
  ('comment_published', 'service'), ('comment_changes_asked', 'service'), ('comment_hidden', 'service');

-- Who wrote a comment, or acts today for the organisation in whose name it was written.
create function private.commenter_ids(c public.proposal_comments) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select c.author_id where c.author_id is not null and c.organisation_id is null
  union
  select d.person_id from public.organisation_delegates d
  where d.organisation_id = c.organisation_id and d.revoked_at is null and d.person_id is not null
$$;

-- A comment became public: the proposal's people hear of it, and of a reply also who wrote the thread. Nobody twice, not oneself.
create function private.tell_commented(c public.proposal_comments) returns void
language sql security definer set search_path = '' as $$
  select private.queue_notice(x.person, x.kind, p.district_id, jsonb_build_object('proposalId', p.id, 'number', p.number, 'title', p.title,
    'path', '/' || d.slug || '/proposte/' || p.number || '?commento=' || coalesce(c.parent_id, c.id) || '#commenti'))
  from public.proposals p
  join public.districts d on d.id = p.district_id
  cross join lateral (
    select distinct on (y.person) y.person, y.kind from (
      select o.person, 'comment_replied' as kind, 0 as place from public.proposal_comments t cross join lateral private.commenter_ids(t) o (person) where t.id = c.parent_id
      union all
      select o.person, 'proposal_commented', 1 from private.proposer_ids(p) o (person)
    ) y
    where y.person not in (select w.person from private.commenter_ids(c) w (person))
    order by y.person, y.place
  ) x
  where p.id = c.proposal_id
$$;

-- ── writing ───────────────────────────────────────────────────────────────────────────────────────────────────────────

-- What a command answers about a comment.
create function private.comment_answer(c public.proposal_comments) returns jsonb
language sql immutable set search_path = '' as $$
  select jsonb_build_object('id', c.id, 'parentId', c.parent_id, 'moderation', c.moderation, 'revision', c.revision)
$$;

-- Comments on a public proposal, or answers a comment (then `kind` counts for nothing), as a citizen of the district or for an
-- organisation. It waits to be read or is public at once, as the district chose. The same words twice within a minute are one comment.
-- 409 phase_closed, proposal_moved (merged: the talk goes on where it flowed to), comment_closed (what is answered is not public).
create function public.add_comment(proposal_id uuid, kind text, body text, parent_id uuid default null, organisation_id uuid default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  current public.proposals;
  thread public.proposal_comments;
  made public.proposal_comments;
  cleaned text;
begin
  select * into current from public.proposals p where p.id = add_comment.proposal_id and p.published_at is not null for share;
  if current.id is null then perform private.fail('not_found', 404); end if;
  perform private.require_acting(add_comment.organisation_id, current.district_id);
  perform private.require_phase(current.cycle_id, 'comment_proposal');
  if current.state = 'merged' then perform private.fail('proposal_moved', 409); end if;
  if add_comment.parent_id is null then
    if (add_comment.kind in ('for', 'against', 'question', 'note')) is not true then perform private.fail('choice_missing', 422, 'kind'); end if;
  else
    select * into thread from public.proposal_comments c where c.id = add_comment.parent_id and c.proposal_id = current.id;
    if thread.id is null then perform private.fail('not_found', 404); end if;
    if thread.parent_id is not null or thread.moderation <> 'published' or thread.removed_at is not null then perform private.fail('comment_closed', 409); end if;
  end if;
  cleaned := private.require_text(add_comment.body, 'body', 2000);
  perform private.forbid_personal_data(cleaned, 'body');
  -- Two of the same words at one moment are looked for one after the other.
  perform pg_advisory_xact_lock(hashtextextended('add_comment' || me, 0));
  select * into made from public.proposal_comments c
  where c.proposal_id = current.id and c.author_id = me and c.organisation_id is not distinct from add_comment.organisation_id
    and c.parent_id is not distinct from add_comment.parent_id and c.body = cleaned and c.created_at > now() - interval '1 minute';
  if made.id is not null then return private.comment_answer(made); end if;
  perform private.take_rate('add_comment', me::text, 30, interval '1 hour');
  insert into public.proposal_comments (proposal_id, parent_id, kind, body, author_id, organisation_id, author_municipality_id, moderation)
  values (current.id, add_comment.parent_id, case when add_comment.parent_id is null then add_comment.kind end, cleaned, me, add_comment.organisation_id,
    case when add_comment.organisation_id is null then (select f.municipality_id from public.profiles f where f.id = me) end,
    private.first_moderation(current.district_id))
  returning * into made;
  if made.moderation = 'published' then perform private.tell_commented(made); end if;
  perform private.announce('proposal', current.id, current.revision);
  return private.comment_answer(made);
end $$;

-- The comment, locked, when the person asking wrote it as a citizen or acts today for its organisation. Else 404.
create function private.require_own_comment(comment_id uuid) returns public.proposal_comments
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  found public.proposal_comments;
begin
  select * into found from public.proposal_comments c where c.id = require_own_comment.comment_id for update;
  if ((found.organisation_id is null and found.author_id = me) or found.organisation_id = any (array(select private.my_organisation_ids()))) is not true then
    perform private.fail('not_found', 404);
  end if;
  return found;
end $$;

-- Writes one's own comment anew: within fifteen minutes, or when the office asked for a change. It is then read again as a new
-- one would be. 409 comment_closed later, when it is hidden or removed; 409 page_stale.
create function public.revise_comment(comment_id uuid, body text, expected_revision bigint) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  current public.proposal_comments := private.require_own_comment(revise_comment.comment_id);
  about public.proposals;
  cleaned text;
begin
  select * into about from public.proposals p where p.id = current.proposal_id;
  if current.removed_at is not null or current.moderation = 'hidden' or (current.moderation <> 'changes_asked' and current.created_at < now() - interval '15 minutes') then
    perform private.fail('comment_closed', 409);
  end if;
  if current.revision is distinct from revise_comment.expected_revision then perform private.fail('page_stale', 409); end if;
  cleaned := private.require_text(revise_comment.body, 'body', 2000);
  perform private.forbid_personal_data(cleaned, 'body');
  if cleaned <> current.body then
    perform private.take_rate('add_comment', auth.uid()::text, 30, interval '1 hour');
    update public.proposal_comments c set body = cleaned, edited_at = now(), moderation_passage = '',
      moderation = case when current.moderation = 'changes_asked' then 'waiting' else private.first_moderation(about.district_id) end
    where c.id = current.id returning * into current;
    perform private.announce('proposal', about.id, about.revision);
  end if;
  return private.comment_answer(current);
end $$;

-- Takes one's own comment away, whenever: its words are deleted, its place and its replies stay.
create function public.remove_comment(comment_id uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  current public.proposal_comments := private.require_own_comment(remove_comment.comment_id);
begin
  if current.removed_at is null then
    update public.proposal_comments c set body = '', removed_at = now(), moderation_passage = '' where c.id = current.id returning * into current;
    perform private.announce('proposal', p.id, p.revision) from public.proposals p where p.id = current.proposal_id;
  end if;
  return private.comment_answer(current);
end $$;

-- Moderation's decision on a comment: published, changes_asked or hidden, with the reason its author reads and the passage
-- concerned. The author is told; when it becomes public, so are those whom it concerns. The caller has checked the right and
-- writes the audit. 404 for what its author removed.
create function private.moderate_comment(id uuid, state text, reason text default '', passage text default '') returns void
language plpgsql security definer set search_path = '' as $$
declare
  before public.proposal_comments;
  after public.proposal_comments;
  about public.proposals;
begin
  select * into before from public.proposal_comments c where c.id = moderate_comment.id and c.removed_at is null for update;
  if before.id is null then perform private.fail('not_found', 404); end if;
  if moderate_comment.state not in ('published', 'changes_asked', 'hidden') then perform private.fail('choice_unknown', 422, 'state'); end if;
  if before.moderation = moderate_comment.state then return; end if;
  update public.proposal_comments c set moderation = moderate_comment.state, moderation_reason = coalesce(moderate_comment.reason, ''), moderation_passage = coalesce(moderate_comment.passage, '')
  where c.id = before.id returning * into after;
  select * into about from public.proposals p where p.id = after.proposal_id;
  perform private.queue_notice(w.person, 'comment_' || after.moderation, about.district_id, jsonb_build_object('proposalId', about.id, 'number', about.number, 'title', about.title,
    'reason', after.moderation_reason, 'path', '/' || d.slug || '/proposte/' || about.number || '#commenti'))
  from private.commenter_ids(after) w (person) join public.districts d on d.id = about.district_id;
  if after.moderation = 'published' then perform private.tell_commented(after); end if;
  perform private.announce('proposal', about.id, about.revision);
end $$;

-- ── reading ───────────────────────────────────────────────────────────────────────────────────────────────────────────

-- True when the comment is the person's own, or of an organisation for which she acts today.
create function private.is_my_comment(c public.proposal_comments, me uuid, organisations uuid[]) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
  return (
    select coalesce((c.organisation_id is null and c.author_id = me) or c.organisation_id = any (organisations), false));
end $$;

-- A comment as its readers see it. Of one that is hidden or waits only its place shows, to its own author everything.
create function private.comment_view(c public.proposal_comments, me uuid, organisations uuid[]) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select jsonb_build_object('id', c.id, 'kind', c.kind, 'createdAt', c.created_at, 'isRemoved', c.removed_at is not null, 'revision', c.revision,
      'isHidden', not shown.yes, 'body', case when shown.yes then c.body else '' end, 'isEdited', c.edited_at is not null,
      'by', case when shown.yes and c.removed_at is null then jsonb_build_object(
        'organisation', (select o.name from public.organisations o where o.id = c.organisation_id),
        'municipality', (select m.name from public.municipalities m where m.id = c.author_municipality_id),
        'isFormer', c.author_id is null and c.organisation_id is null) end,
      'isMine', own.yes,
      'mayRevise', own.yes and c.removed_at is null and c.moderation <> 'hidden' and (c.moderation = 'changes_asked' or c.created_at > now() - interval '15 minutes'),
      'moderation', case when own.yes then jsonb_build_object('state', c.moderation, 'reason', c.moderation_reason, 'passage', c.moderation_passage) end)
    from (select private.is_my_comment(c, comment_view.me, comment_view.organisations) as yes) own,
      lateral (select c.moderation = 'published' or own.yes as yes) shown);
end $$;

-- The replies of a thread from a place on: {items, nextCursor, total}.
create function private.comment_replies(thread public.proposal_comments, after_at timestamptz, after_id uuid, size int, me uuid, organisations uuid[]) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    with found as (
      select r as comment, r.created_at, r.id, row_number() over (order by r.created_at, r.id) as place from public.proposal_comments r
      where r.parent_id = thread.id and r.moderation = 'published' and (r.created_at, r.id) > (after_at, after_id)
      order by r.created_at, r.id limit size + 1
    )
    select jsonb_build_object(
      'items', coalesce(jsonb_agg(private.comment_view(f.comment, me, organisations) order by f.place) filter (where f.place <= size), '[]'),
      'nextCursor', case when count(*) > size then max(case when f.place = size then f.created_at::text || '~' || f.id end) end,
      'total', thread.replies)
    from found f);
end $$;

-- One page of a proposal's comments: {figures, isOpen, items, nextCursor, mine}. `sort`: oldest or newest; `cursor`: the
-- nextCursor before. With `thread` only that thread, its replies from `cursor` on. `mine`: one's own that are not public yet.
-- Null when the proposal is not for the person asking; 400 bad_request for a broken cursor.
create function public.proposal_comments_page(proposal_id uuid, sort text default 'oldest', cursor text default null, thread uuid default null, page_size int default 20) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  size int := least(greatest(coalesce(page_size, 20), 1), 50);
  me uuid := auth.uid();
  organisations uuid[] := array(select private.my_organisation_ids());
  about public.proposals;
  is_newest boolean := coalesce(proposal_comments_page.sort, '') = 'newest';
  from_at timestamptz := case when coalesce(proposal_comments_page.sort, '') = 'newest' and proposal_comments_page.thread is null then 'infinity' else '-infinity' end;
  from_id uuid := case when coalesce(proposal_comments_page.sort, '') = 'newest' and proposal_comments_page.thread is null then 'ffffffff-ffff-ffff-ffff-ffffffffffff' else '00000000-0000-0000-0000-000000000000' end;
  start_at timestamptz := '-infinity';
  start_id uuid := '00000000-0000-0000-0000-000000000000';
  threads public.proposal_comments[];
  next_cursor text;
begin
  select * into about from public.proposals p where p.id = proposal_comments_page.proposal_id and p.state <> 'draft';
  if about.id is null or private.may_read_proposal(about) is not true then return null; end if;
  if proposal_comments_page.cursor is not null then
    begin
      from_at := split_part(proposal_comments_page.cursor, '~', 1)::timestamptz;
      from_id := split_part(proposal_comments_page.cursor, '~', 2)::uuid;
    exception when others then perform private.fail('bad_request', 400);
    end;
  end if;
  if proposal_comments_page.thread is not null then
    start_at := from_at;
    start_id := from_id;
    select array_agg(c) into threads from public.proposal_comments c
    where c.id = proposal_comments_page.thread and c.proposal_id = about.id and c.parent_id is null
      and (c.moderation = 'published' or c.replies > 0);
  elsif is_newest then
    select array_agg(x.c order by (x.c).created_at desc, (x.c).id desc) into threads from (
      select c from public.proposal_comments c
      where c.proposal_id = about.id and c.parent_id is null and (c.moderation = 'published' or c.replies > 0) and (c.created_at, c.id) < (from_at, from_id)
      order by c.created_at desc, c.id desc limit size + 1) x;
  else
    select array_agg(x.c order by (x.c).created_at, (x.c).id) into threads from (
      select c from public.proposal_comments c
      where c.proposal_id = about.id and c.parent_id is null and (c.moderation = 'published' or c.replies > 0) and (c.created_at, c.id) > (from_at, from_id)
      order by c.created_at, c.id limit size + 1) x;
  end if;
  if cardinality(threads) > size then
    next_cursor := threads[size].created_at::text || '~' || threads[size].id;
    threads := threads[1:size];
  end if;
  return jsonb_build_object(
    'figures', private.comment_figures(about.id),
    'isOpen', private.phase_allows(about.cycle_id, 'comment_proposal') and about.published_at is not null and about.state <> 'merged',
    'items', (select coalesce(jsonb_agg(private.comment_view(threads[n], me, organisations) || jsonb_build_object('replies',
        private.comment_replies(threads[n], start_at, start_id, case when proposal_comments_page.thread is null then 5 else size end, me, organisations)) order by n), '[]')
      from generate_series(1, coalesce(cardinality(threads), 0)) n),
    'nextCursor', next_cursor,
    'mine', case when me is null then '[]' else (
      select coalesce(jsonb_agg(private.comment_view(x.o, me, organisations) || jsonb_build_object('parentId', (x.o).parent_id) order by (x.o).created_at desc), '[]')
      from (select o from public.proposal_comments o
        where o.proposal_id = about.id and o.moderation <> 'published' and o.removed_at is null
          and ((o.author_id = me and o.organisation_id is null) or o.organisation_id = any (organisations))
        order by o.created_at desc limit 20) x) end);
end $$;

-- How many public comments of each kind a proposal has.
create function private.comment_figures(proposal_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select jsonb_build_object('for', coalesce(sum(f.comments_for), 0), 'against', coalesce(sum(f.comments_against), 0), 'question', coalesce(sum(f.comments_question), 0),
      'note', coalesce(sum(f.comments_note), 0), 'replies', coalesce(sum(f.replies), 0))
    from public.proposal_figures f where f.proposal_id = comment_figures.proposal_id);
end $$;

revoke execute on function public.add_comment(uuid, text, text, uuid, uuid), public.revise_comment(uuid, text, bigint), public.remove_comment(uuid),
  public.proposal_comments_page(uuid, text, text, uuid, int) from public, anon, authenticated;
grant execute on function public.proposal_comments_page(uuid, text, text, uuid, int) to anon, authenticated;
grant execute on function public.add_comment(uuid, text, text, uuid, uuid), public.revise_comment(uuid, text, bigint), public.remove_comment(uuid) to authenticated;
