-- Purpose: the life of a proposal complete: merging with its lineage and undoing it, versions of published texts, proposals hidden by moderation.
-- Locks: public.proposals briefly (new columns, constraints checked over its rows). Way back: undo every merge, show what is hidden,
-- then drop the tables, columns and functions named here and put back the functions as the migrations of the day before have them.

-- ── states and moves ──────────────────────────────────────────────────────────────────────────────────────────────────
insert into private.proposal_transitions (from_state, to_state) values
  ('submitted', 'merged'), ('admitted', 'merged'), ('discussed', 'merged'), ('prioritised', 'merged'), ('under_review', 'merged'),
  ('merged', 'submitted'), ('merged', 'admitted'), ('merged', 'discussed'), ('merged', 'prioritised'), ('merged', 'under_review');

alter table public.proposals
  add column state_before_merge text check (state_before_merge in ('submitted', 'admitted', 'discussed', 'prioritised', 'under_review')),
  add column hidden_at timestamptz,
  add column hidden_reason text not null default '' check (char_length(hidden_reason) <= 2000),
  -- While a proposal is hidden its day of publication waits here: published_at is null, so that no public read finds it.
  add column published_before_hiding timestamptz,
  drop constraint proposals_state_check,
  add constraint proposals_state_check check (state in (
    'draft', 'submitted', 'admitted', 'returned', 'merged', 'discussed', 'prioritised', 'under_review',
    'accepted', 'accepted_in_part', 'deferred', 'not_accepted', 'out_of_competence')),
  drop constraint proposals_public_when_admitted,
  add constraint proposals_public_when_admitted check (
    (coalesce(published_at, published_before_hiding) is null) = (state in ('draft', 'submitted', 'returned'))),
  add constraint proposals_merged_remembers check ((state_before_merge is null) = (state <> 'merged')),
  add constraint proposals_hidden_says_why check (
    (hidden_at is null) = (hidden_reason = '') and (hidden_at is null) = (published_before_hiding is null)
    and (hidden_at is null or published_at is null));
grant select (state_before_merge, hidden_at, hidden_reason) on public.proposals to anon, authenticated;
comment on column public.proposals.published_at is 'Since when everybody may read it; null also while moderation hides it. Every public read asks for this column.';

-- A merge, and its undoing, say why.
alter table public.proposal_moves add constraint proposal_moves_merge_says_why
  check ((from_state <> 'merged' and to_state <> 'merged') or char_length(reason) >= 20);

-- ── lineage ───────────────────────────────────────────────────────────────────────────────────────────────────────────
create table public.proposal_lineage (
  id uuid primary key default gen_random_uuid(),
  parent_id uuid not null references public.proposals (id) on delete cascade,
  -- Deferred: a district goes with all its proposals, but no proposal goes alone from under those that flowed into it.
  child_id uuid not null references public.proposals (id) deferrable initially deferred,
  reason text not null check (char_length(reason) between 20 and 2000),
  made_as text not null default 'office' check (made_as in ('office')),
  made_by uuid,
  made_at timestamptz not null default now(),
  undone_at timestamptz,
  undone_reason text not null default '' check (char_length(undone_reason) <= 2000),
  constraint proposal_lineage_not_itself check (parent_id <> child_id),
  constraint proposal_lineage_undone_says_why check ((undone_at is null) = (undone_reason = ''))
);
create unique index proposal_lineage_once on public.proposal_lineage (parent_id, child_id) where undone_at is null;
create index proposal_lineage_parent_id on public.proposal_lineage (parent_id);
create index proposal_lineage_child_id on public.proposal_lineage (child_id);
comment on table public.proposal_lineage is 'Which proposal (parent, the original) flowed into which (child), why and when. Undone links stay as history. made_by is never selectable.';
alter table public.proposal_lineage enable row level security;
grant select (id, parent_id, child_id, reason, made_as, made_at, undone_at, undone_reason) on public.proposal_lineage to anon, authenticated;
-- Who may read both ends reads the link.
create policy proposal_lineage_select_reader on public.proposal_lineage for select to anon, authenticated
  using (exists (select from public.proposals p where p.id = parent_id) and exists (select from public.proposals c where c.id = child_id));

-- Guards a new link: both ends of one cycle, an original that can still flow, and a target that stands for itself. A merged
-- proposal is never a target, so nothing flows in a circle.
create function private.guard_lineage() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  parent public.proposals;
  child public.proposals;
begin
  perform from public.proposals p where p.id in (new.parent_id, new.child_id) order by p.id for no key update;
  select * into parent from public.proposals p where p.id = new.parent_id;
  select * into child from public.proposals p where p.id = new.child_id;
  if parent.cycle_id is distinct from child.cycle_id
    or parent.state not in ('submitted', 'admitted', 'discussed', 'prioritised', 'under_review', 'merged')
    or child.state not in ('admitted', 'discussed', 'prioritised', 'under_review') then
    perform private.fail('proposal_moved', 409);
  end if;
  return new;
end $$;
create trigger guard_lineage before insert on public.proposal_lineage for each row execute function private.guard_lineage();

-- A link's ends and its reason never change; it is undone once and for all.
create function private.keep_lineage() returns trigger
language plpgsql set search_path = '' as $$
begin
  if (new.parent_id, new.child_id, new.reason, new.made_at) is distinct from (old.parent_id, old.child_id, old.reason, old.made_at) or old.undone_at is not null then
    perform private.fail('proposal_moved', 409);
  end if;
  return new;
end $$;
create trigger keep_lineage before update on public.proposal_lineage for each row execute function private.keep_lineage();

-- At the commit: a proposal is merged exactly while a link leads from it to another.
create function private.check_merged(proposal_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if exists (
    select from public.proposals p where p.id = check_merged.proposal_id
      and (p.state = 'merged') <> exists (select from public.proposal_lineage l where l.parent_id = p.id and l.undone_at is null)) then
    perform private.fail('proposal_moved', 409);
  end if;
end $$;
create function private.check_merged_proposal() returns trigger
language plpgsql security definer set search_path = '' as $$ begin perform private.check_merged(new.id); return null; end $$;
create function private.check_merged_lineage() returns trigger
language plpgsql security definer set search_path = '' as $$ begin perform private.check_merged(coalesce(new.parent_id, old.parent_id)); return null; end $$;
create constraint trigger check_merged after update of state on public.proposals deferrable initially deferred
  for each row when (old.state is distinct from new.state and (old.state = 'merged' or new.state = 'merged')) execute function private.check_merged_proposal();
create constraint trigger check_merged after insert or update or delete on public.proposal_lineage deferrable initially deferred
  for each row execute function private.check_merged_lineage();

-- Where a proposal flowed to, step by step: the nearest first. Links that were undone do not count.
create function private.lineage_after(proposal_id uuid) returns table (id uuid, depth int)
language sql stable security definer set search_path = '' as $$
  with recursive way as (
    select l.child_id as id, 1 as depth from public.proposal_lineage l where l.parent_id = lineage_after.proposal_id and l.undone_at is null
    union
    select l.child_id, w.depth + 1 from way w join public.proposal_lineage l on l.parent_id = w.id and l.undone_at is null where w.depth < 50
  )
  select way.id, min(way.depth)::int from way group by way.id order by min(way.depth)
$$;

-- All that flowed into a proposal, also through others.
create function private.lineage_before(proposal_id uuid) returns table (id uuid, depth int)
language sql stable security definer set search_path = '' as $$
  with recursive way as (
    select l.parent_id as id, 1 as depth from public.proposal_lineage l where l.child_id = lineage_before.proposal_id and l.undone_at is null
    union
    select l.parent_id, w.depth + 1 from way w join public.proposal_lineage l on l.child_id = w.id and l.undone_at is null where w.depth < 50
  )
  select way.id, min(way.depth)::int from way group by way.id order by min(way.depth)
$$;

-- ── versions of published texts ───────────────────────────────────────────────────────────────────────────────────────
create table public.proposal_versions (
  proposal_id uuid not null references public.proposals (id) on delete cascade,
  version int not null check (version > 0),
  -- The text that was replaced, with the keys of the form.
  content jsonb not null,
  replaced_at timestamptz not null default now(),
  replaced_as text not null check (replaced_as in ('author', 'delegate', 'office')),
  organisation_id uuid references public.organisations (id) on delete set null,
  replaced_by uuid,
  reason text not null default '' check (char_length(reason) <= 2000),
  -- The former text may not be shown: it held what had to be taken out. The office still reads it.
  withheld boolean not null default false,
  primary key (proposal_id, version),
  constraint proposal_versions_office_says_why check (replaced_as <> 'office' or char_length(reason) >= 20),
  constraint proposal_versions_withheld_by_office check (not withheld or replaced_as = 'office')
);
create index proposal_versions_organisation_id on public.proposal_versions (organisation_id);
comment on table public.proposal_versions is 'The former texts of a proposal that was corrected once public: version n is the text before its n-th correction. replaced_by is never selectable.';
alter table public.proposal_versions enable row level security;
grant select (proposal_id, version, content, replaced_at, replaced_as, organisation_id, reason, withheld) on public.proposal_versions to anon, authenticated;
create policy proposal_versions_select_reader on public.proposal_versions for select to anon, authenticated
  using (not withheld and exists (select from public.proposals p where p.id = proposal_id));
create policy proposal_versions_select_office on public.proposal_versions for select to authenticated
  using (exists (select from public.proposals p where p.id = proposal_id and p.district_id = any (array(select private.my_office_district_ids()))));

-- The five answers of a proposal, with the keys of the form.
create function private.proposal_texts(p public.proposals) returns jsonb
language sql immutable set search_path = '' as $$
  select jsonb_build_object('title', p.title, 'need', p.need, 'who', p.who, 'proposal', p.proposal, 'expectedChange', p.expected_change)
$$;

-- Guards the table itself, as before but for three things: what is merged returns only where it was; a published text changes
-- only when the text that it replaces is kept as the newest version; a draft cannot be born merged or hidden.
create or replace function private.guard_proposal() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then perform private.fail('proposal_moved', 409); end if;
    return new;
  end if;
  new.revision := old.revision + 1;
  if new.state is distinct from old.state then
    if not exists (select from private.proposal_transitions t where t.from_state = old.state and t.to_state = new.state)
      or (old.state = 'merged' and new.state <> old.state_before_merge) or (new.state = 'merged' and new.state_before_merge is distinct from old.state) then
      perform private.fail('proposal_moved', 409);
    end if;
  elsif new.state_before_merge is distinct from old.state_before_merge then
    perform private.fail('proposal_moved', 409);
  elsif old.state not in ('draft', 'returned') and private.proposal_texts(new) <> private.proposal_texts(old) then
    if old.state not in ('admitted', 'discussed', 'prioritised', 'under_review') or not exists (
      select from public.proposal_versions v where v.proposal_id = old.id and v.content @> private.proposal_texts(old)
        and v.version = (select max(n.version) from public.proposal_versions n where n.proposal_id = old.id)) then
      perform private.fail('proposal_moved', 409);
    end if;
  end if;
  if old.number is not null and new.number is distinct from old.number then perform private.fail('proposal_moved', 409); end if;
  return new;
end $$;

-- As before, and two moves more: into another proposal (which makes a sent one public) and back to where it was.
create or replace function private.move_proposal(
  proposal_id uuid, to_state text, acted_as text, reason text default '', organisation_id uuid default null, moved_at timestamptz default now()
) returns public.proposals
language plpgsql security definer set search_path = '' as $$
declare
  before public.proposals;
  after public.proposals;
begin
  select * into before from public.proposals p where p.id = move_proposal.proposal_id for update;
  if before.id is null then perform private.fail('not_found', 404); end if;
  update public.proposals p set
    state = move_proposal.to_state,
    state_before_merge = case when move_proposal.to_state = 'merged' then before.state end,
    state_since = move_proposal.moved_at,
    updated_at = move_proposal.moved_at,
    number = coalesce(p.number, case when move_proposal.to_state = 'submitted' then private.next_proposal_number(p.district_id, move_proposal.moved_at) end),
    submitted_at = case when move_proposal.to_state = 'submitted' and before.state <> 'merged' then move_proposal.moved_at else p.submitted_at end,
    -- Who undoes the merge of a proposal that was only sent takes it out of the public again, hidden or not.
    hidden_at = case when before.state = 'merged' and move_proposal.to_state = 'submitted' then null else p.hidden_at end,
    hidden_reason = case when before.state = 'merged' and move_proposal.to_state = 'submitted' then '' else p.hidden_reason end,
    published_before_hiding = case when before.state = 'merged' and move_proposal.to_state = 'submitted' then null else p.published_before_hiding end,
    published_at = case
      when before.state = 'merged' and move_proposal.to_state = 'submitted' then null
      when p.hidden_at is not null then null
      when move_proposal.to_state in ('admitted', 'merged') then coalesce(p.published_at, move_proposal.moved_at)
      else p.published_at end
  where p.id = before.id returning * into after;
  insert into public.proposal_moves (proposal_id, from_state, to_state, moved_at, acted_as, organisation_id, person_id, reason)
  values (before.id, before.state, move_proposal.to_state, move_proposal.moved_at, move_proposal.acted_as, move_proposal.organisation_id, auth.uid(), move_proposal.reason);
  perform private.announce('proposal', after.id, after.revision);
  return after;
end $$;

-- ── notices ───────────────────────────────────────────────────────────────────────────────────────────────────────────
insert into private.notice_kinds (kind, class) values
  ('proposal_merged', 'service'), ('proposal_merge_undone', 'service'), ('proposal_absorbed', 'service'), ('merged_proposal_closed', 'service'),
  ('proposal_corrected', 'service'), ('proposal_hidden', 'service'), ('proposal_shown', 'service');

-- Who wrote a proposal and who acts for its organisation today.
create function private.proposer_ids(p public.proposals) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select p.author_id where p.author_id is not null
  union
  select d.person_id from public.organisation_delegates d
  where d.organisation_id = p.organisation_id and d.revoked_at is null and d.person_id is not null
$$;

-- As before: tells who wrote the proposal, and everybody who acts for its organisation today; nobody twice. And when a proposal
-- closes, those of the proposals that flowed into it are told too: theirs ended here.
create or replace function private.notify_proposer(p public.proposals, kind text, detail jsonb) returns void
language sql security definer set search_path = '' as $$
  select private.queue_notice(concerned.person, concerned.kind, p.district_id,
    jsonb_build_object('proposalId', concerned.proposal_id, 'number', concerned.number, 'title', concerned.title) || concerned.detail)
  from (
    select own.person, notify_proposer.kind, p.id as proposal_id, p.number, p.title, notify_proposer.detail from private.proposer_ids(p) own (person)
    union all
    select o.person, 'merged_proposal_closed', q.id, q.number, q.title, notify_proposer.detail || jsonb_build_object('other', p.number, 'otherTitle', p.title)
    from private.lineage_before(p.id) b join public.proposals q on q.id = b.id
    cross join lateral private.proposer_ids(q) o (person)
    where notify_proposer.kind = 'proposal_closed'
  ) concerned
$$;

-- ── merge ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- A public reason of the office: 20 to 2000 characters, without personal data.
create function private.require_reason(reason text) returns text
language plpgsql immutable set search_path = '' as $$
declare
  cleaned text := private.require_text(reason, 'reason', 2000, 0);
begin
  if char_length(cleaned) < 20 then perform private.fail('reason_too_short', 422, 'reason'); end if;
  perform private.forbid_personal_data(cleaned, 'reason');
  return cleaned;
end $$;

-- Screening and review are open in the cycle: then the office also merges, undoes and corrects.
create function private.require_office_phase(cycle_id uuid) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if private.phase_allows(cycle_id, 'screen_proposal') is not true then perform private.require_phase(cycle_id, 'close_proposal'); end if;
end $$;

-- Puts one proposal into another: the link, the state, who is told. Checks nothing but the tables' own guards.
-- `made_at` is an argument for demonstration data; commands leave it out.
create function private.merge_proposal(original_id uuid, into_id uuid, reason text, made_at timestamptz default now()) returns void
language plpgsql security definer set search_path = '' as $$
declare
  original public.proposals;
  target public.proposals;
begin
  insert into public.proposal_lineage (parent_id, child_id, reason, made_by, made_at)
  values (merge_proposal.original_id, merge_proposal.into_id, merge_proposal.reason, auth.uid(), merge_proposal.made_at);
  select * into target from public.proposals p where p.id = merge_proposal.into_id;
  select * into original from public.proposals p where p.id = merge_proposal.original_id;
  if original.state <> 'merged' then
    original := private.move_proposal(original.id, 'merged', 'office', merge_proposal.reason, null, merge_proposal.made_at);
  end if;
  perform private.notify_proposer(original, 'proposal_merged', jsonb_build_object('reason', merge_proposal.reason, 'other', target.number, 'otherTitle', target.title));
  perform private.notify_proposer(target, 'proposal_absorbed', jsonb_build_object('reason', merge_proposal.reason, 'other', original.number, 'otherTitle', original.title));
  perform private.announce('proposal', target.id, target.revision);
end $$;

-- The office lets one or more proposals flow into another of the same cycle, with a public reason. The originals stay readable
-- and keep authors, supports and comments; each author is told. What is already in the same proposal stays as it is.
-- Office only; 409 proposal_moved for closed, returned or hidden ones and for a target that is merged itself; 409 vote_still_open.
create function public.merge_proposals(into_id uuid, original_ids uuid[], reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  target public.proposals;
  original public.proposals;
  cleaned text;
  merged text[] := '{}';
begin
  perform private.require_login();
  if coalesce(cardinality(original_ids), 0) not between 1 and 50 then perform private.fail('choice_missing', 422, 'originals'); end if;
  perform from public.proposals p where p.id = any (original_ids || into_id) order by p.id for update;
  target := private.require_office_proposal(into_id);
  perform private.require_office_phase(target.cycle_id);
  cleaned := private.require_reason(merge_proposals.reason);
  if target.hidden_at is not null or target.state not in ('admitted', 'discussed', 'prioritised', 'under_review') then
    perform private.fail('merge_target_wrong', 409, 'into');
  end if;
  for original in
    select p.* from public.proposals p join unnest(original_ids) with ordinality as o (id, place) on o.id = p.id order by o.place
  loop
    -- «is not true»: an unknown district is null, and so would be the answer.
    if original.state = 'draft' or (original.district_id = any (array(select private.my_office_district_ids()))) is not true then perform private.fail('not_found', 404); end if;
    if original.id = target.id or original.cycle_id <> target.cycle_id then perform private.fail('merge_target_wrong', 409, 'into'); end if;
    continue when exists (select from public.proposal_lineage l where l.parent_id = original.id and l.child_id = target.id and l.undone_at is null);
    if original.hidden_at is not null or original.state not in ('submitted', 'admitted', 'discussed', 'prioritised', 'under_review', 'merged') then
      perform private.fail('proposal_moved', 409);
    end if;
    if exists (select from public.votes v where v.proposal_id = original.id and v.state = 'open') then perform private.fail('vote_still_open', 409); end if;
    perform private.merge_proposal(original.id, target.id, cleaned);
    perform private.audit(target.district_id, 'merge_proposals', original.id, jsonb_build_object('into', target.number, 'original', original.number));
    merged := merged || original.number;
  end loop;
  if cardinality(merged) = 0 and (select count(*) from public.proposals p where p.id = any (original_ids)) <> (select count(distinct o) from unnest(original_ids) o) then
    perform private.fail('not_found', 404);
  end if;
  return jsonb_build_object('id', target.id, 'number', target.number, 'merged', to_jsonb(merged));
end $$;

-- The office undoes a merge, with a reason, while the proposal that took it in is open: the original returns to where it was,
-- unless it also flowed into another one. Authors are told. Undoing twice is undoing once.
create function public.undo_merge(lineage_id uuid, reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  link public.proposal_lineage;
  original public.proposals;
  target public.proposals;
  cleaned text;
begin
  perform private.require_login();
  select * into link from public.proposal_lineage l where l.id = undo_merge.lineage_id;
  if link.id is null then perform private.fail('not_found', 404); end if;
  perform from public.proposals p where p.id in (link.parent_id, link.child_id) order by p.id for update;
  original := private.require_office_proposal(link.parent_id);
  target := private.require_office_proposal(link.child_id);
  perform private.require_office_phase(original.cycle_id);
  select * into link from public.proposal_lineage l where l.id = undo_merge.lineage_id for update;
  if link.undone_at is null then
    cleaned := private.require_reason(undo_merge.reason);
    if exists (
      select from public.proposals p where (p.id = target.id or p.id in (select a.id from private.lineage_after(target.id) a))
        and p.state in ('accepted', 'accepted_in_part', 'deferred', 'not_accepted', 'out_of_competence')) then
      perform private.fail('proposal_moved', 409);
    end if;
    update public.proposal_lineage l set undone_at = now(), undone_reason = cleaned where l.id = link.id;
    if not exists (select from public.proposal_lineage l where l.parent_id = original.id and l.undone_at is null) then
      original := private.move_proposal(original.id, original.state_before_merge, 'office', cleaned);
    end if;
    perform private.notify_proposer(original, 'proposal_merge_undone', jsonb_build_object('reason', cleaned, 'other', target.number, 'otherTitle', target.title));
    perform private.audit(original.district_id, 'undo_merge', original.id, jsonb_build_object('into', target.number, 'original', original.number));
    perform private.announce('proposal', target.id, target.revision);
  end if;
  return jsonb_build_object('id', original.id, 'number', original.number, 'state', original.state, 'revision', original.revision);
end $$;

-- What the office needs to merge a proposal: itself, where it flowed to, what flowed into it, and the open proposals of the
-- cycle whose titles resemble its own most.
create function public.merge_form(district_id uuid, number text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  found public.proposals;
begin
  perform private.require_office(district_id);
  select * into found from public.proposals p where p.district_id = merge_form.district_id and p.number = merge_form.number and p.state <> 'draft';
  if found.id is null then perform private.fail('not_found', 404); end if;
  return jsonb_build_object(
    'proposal', private.proposal_summary(found),
    'links', (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'direction', case when l.parent_id = found.id then 'into' else 'from' end,
        'number', o.number, 'title', o.title, 'state', o.state, 'proposer', private.public_proposer(o), 'reason', l.reason, 'madeAt', l.made_at) order by l.made_at), '[]')
      from public.proposal_lineage l join public.proposals o on o.id = case when l.parent_id = found.id then l.child_id else l.parent_id end
      where l.undone_at is null and found.id in (l.parent_id, l.child_id)),
    'similar', (select coalesce(jsonb_agg(jsonb_build_object('number', s.number, 'title', s.title, 'state', s.state, 'proposer', s.proposer) order by s.likeness desc), '[]')
      from (
        select p.number, p.title, p.state, private.public_proposer(p) as proposer, extensions.similarity(p.title, found.title) as likeness
        from public.proposals p
        where p.cycle_id = found.cycle_id and p.id <> found.id and p.published_at is not null and p.state in ('admitted', 'discussed', 'prioritised', 'under_review')
        order by extensions.similarity(p.title, found.title) desc, p.number limit 8) s));
end $$;

-- The ids behind proposals' numbers in the office's district; 404 merge_number_unknown names what nobody knows.
create function public.proposal_ids(district_id uuid, numbers text[]) returns uuid[]
language plpgsql stable security definer set search_path = '' as $$
declare
  found uuid[];
begin
  perform private.require_office(district_id);
  select array_agg(p.id order by n.place) into found
  from unnest(numbers) with ordinality as n (number, place)
  left join public.proposals p on p.district_id = proposal_ids.district_id and p.number = upper(btrim(n.number));
  if found is null or array_position(found, null) is not null then perform private.fail('merge_number_unknown', 422, 'into'); end if;
  return found;
end $$;

-- ── correcting a published text ───────────────────────────────────────────────────────────────────────────────────────
-- Keeps the text as a version and puts the new one in its place. `replaced_at` is an argument for demonstration data.
create function private.replace_texts(
  proposal_id uuid, texts jsonb, replaced_as text, reason text default '', organisation_id uuid default null, withheld boolean default false, replaced_at timestamptz default now()
) returns public.proposals
language plpgsql security definer set search_path = '' as $$
declare
  current public.proposals;
begin
  select * into current from public.proposals p where p.id = replace_texts.proposal_id for update;
  insert into public.proposal_versions (proposal_id, version, content, replaced_at, replaced_as, organisation_id, replaced_by, reason, withheld)
  select current.id, 1 + coalesce(max(v.version), 0), private.proposal_content(current) || private.proposal_texts(current), replace_texts.replaced_at,
    replace_texts.replaced_as, replace_texts.organisation_id, auth.uid(), replace_texts.reason, replace_texts.withheld
  from public.proposal_versions v where v.proposal_id = current.id;
  update public.proposals p set
    title = texts ->> 'title', need = texts ->> 'need', who = texts ->> 'who', proposal = texts ->> 'proposal', expected_change = texts ->> 'expectedChange',
    updated_at = replace_texts.replaced_at
  where p.id = current.id returning * into current;
  perform private.announce('proposal', current.id, current.revision);
  return current;
end $$;

-- Corrects the text of a published proposal; the former one stays as a version with who and when. Its sender, while proposals
-- are collected and the tavolo has not voted on it; the office, with a reason, until it is closed: then the author is told.
-- `withhold` keeps the former text from the public (office only: it held what had to go). The same text changes nothing.
create function public.correct_proposal(proposal_id uuid, expected_revision bigint, content jsonb, reason text default '', withhold boolean default false) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  current public.proposals;
  typed jsonb := coalesce(private.json_argument(correct_proposal.content), '{}');
  texts jsonb;
  is_office boolean;
  is_sender boolean;
  cleaned text := private.require_text(correct_proposal.reason, 'reason', 2000, 0);
begin
  select * into current from public.proposals p where p.id = correct_proposal.proposal_id for update;
  is_office := (current.district_id = any (array(select private.my_office_district_ids()))) is true and current.state <> 'draft';
  is_sender := ((current.organisation_id is null and current.author_id = me) or current.organisation_id = any (array(select private.my_organisation_ids()))) is true;
  if current.id is null or not (is_office or is_sender) then perform private.fail('not_found', 404); end if;
  if current.state not in ('admitted', 'discussed', 'prioritised', 'under_review') or (is_sender and not is_office and current.state not in ('admitted', 'discussed')) then
    perform private.fail('proposal_moved', 409);
  end if;
  if is_sender and not is_office then perform private.require_phase(current.cycle_id, 'submit_proposal'); else perform private.require_office_phase(current.cycle_id); end if;
  if current.revision is distinct from correct_proposal.expected_revision then perform private.fail('page_stale', 409); end if;
  texts := jsonb_build_object(
    'title', regexp_replace(private.require_text(typed ->> 'title', 'title', 120), '\s+', ' ', 'g'),
    'need', private.require_text(typed ->> 'need', 'need', 1500), 'who', private.require_text(typed ->> 'who', 'who', 500),
    'proposal', private.require_text(typed ->> 'proposal', 'proposal', 3000), 'expectedChange', private.require_text(typed ->> 'expectedChange', 'expectedChange', 800));
  perform private.forbid_personal_data(t.value, t.key) from jsonb_each_text(texts) t;
  if texts <> private.proposal_texts(current) then
    -- Nobody votes on words that change under the question.
    if exists (select from public.votes v where v.proposal_id = current.id and v.state = 'open') then perform private.fail('vote_still_open', 409); end if;
    if is_office and not is_sender then cleaned := private.require_reason(cleaned); else perform private.forbid_personal_data(cleaned, 'reason'); end if;
    perform private.take_rate('correct_proposal', me::text, 30, interval '1 day');
    current := private.replace_texts(current.id, texts,
      case when is_office and not is_sender then 'office' when current.organisation_id is null then 'author' else 'delegate' end, cleaned,
      case when is_sender then current.organisation_id end, is_office and not is_sender and coalesce(withhold, false));
    if is_office and not is_sender then
      perform private.notify_proposer(current, 'proposal_corrected', jsonb_build_object('reason', cleaned));
      perform private.audit(current.district_id, 'correct_proposal', current.id, jsonb_build_object('number', current.number, 'withheld', coalesce(withhold, false)));
    end if;
  end if;
  return jsonb_build_object('id', current.id, 'number', current.number, 'state', current.state, 'revision', current.revision);
end $$;

-- Every text that a proposal has had, newest correction first: {number, title, isOffice, current, versions}. A withheld text is
-- null but for the office. Null when the proposal is absent or not for the person asking.
create function public.proposal_versions_page(district_id uuid, number text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'id', p.id, 'number', p.number, 'title', p.title, 'state', p.state, 'revision', p.revision, 'current', private.proposal_texts(p),
    'publishedAt', p.published_at, 'proposer', private.public_proposer(p),
    'versions', (select coalesce(jsonb_agg(jsonb_build_object(
        'version', v.version, 'replacedAt', v.replaced_at, 'replacedAs', v.replaced_as, 'reason', v.reason, 'withheld', v.withheld,
        'organisation', (select o.name from public.organisations o where o.id = v.organisation_id),
        'content', case when not v.withheld or p.district_id = any (array(select private.my_office_district_ids())) then v.content end) order by v.version desc), '[]')
      from public.proposal_versions v where v.proposal_id = p.id))
  from public.proposals p
  where p.district_id = proposal_versions_page.district_id and p.number = proposal_versions_page.number and p.state <> 'draft' and private.may_read_proposal(p)
$$;

-- The page of correcting: the text as it stands and in which capacity the person asking may correct it. Null for everybody else.
create function public.correction_form(district_id uuid, number text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
begin
  return (
    select jsonb_build_object('id', p.id, 'number', p.number, 'title', p.title, 'state', p.state, 'revision', p.revision, 'current', private.proposal_texts(p),
      'as', case when own.yes then 'sender' else 'office' end)
    from public.proposals p
    cross join lateral (select ((p.organisation_id is null and p.author_id = me) or p.organisation_id = any (array(select private.my_organisation_ids()))) is true as yes) own
    where p.district_id = correction_form.district_id and p.number = correction_form.number
      and ((own.yes and p.state in ('admitted', 'discussed'))
        or (p.state in ('admitted', 'discussed', 'prioritised', 'under_review') and p.district_id = any (array(select private.my_office_district_ids())))));
end $$;

-- ── hidden by moderation ──────────────────────────────────────────────────────────────────────────────────────────────
-- Takes a public proposal out of every public read; its author and the office still read it, with the reason. Tells the author.
-- The caller has checked the right, and writes the audit.
create function private.hide_proposal(id uuid, reason text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  current public.proposals;
begin
  update public.proposals p set hidden_at = now(), hidden_reason = hide_proposal.reason, published_before_hiding = p.published_at, published_at = null
  where p.id = hide_proposal.id and p.published_at is not null returning * into current;
  if current.id is null then perform private.fail('not_found', 404); end if;
  perform private.notify_proposer(current, 'proposal_hidden', jsonb_build_object('reason', hide_proposal.reason));
  perform private.announce('proposal', current.id, current.revision);
end $$;

-- Gives a hidden proposal back to everybody, since the day on which it was published. Tells the author.
create function private.unhide_proposal(id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  current public.proposals;
begin
  update public.proposals p set published_at = p.published_before_hiding, published_before_hiding = null, hidden_at = null, hidden_reason = ''
  where p.id = unhide_proposal.id and p.hidden_at is not null returning * into current;
  if current.id is null then perform private.fail('not_found', 404); end if;
  perform private.notify_proposer(current, 'proposal_shown', '{}');
  perform private.announce('proposal', current.id, current.revision);
end $$;

revoke execute on function public.merge_proposals(uuid, uuid[], text), public.undo_merge(uuid, text), public.merge_form(uuid, text), public.proposal_ids(uuid, text[]),
  public.correct_proposal(uuid, bigint, jsonb, text, boolean), public.proposal_versions_page(uuid, text), public.correction_form(uuid, text) from public, anon, authenticated;
grant execute on function public.proposal_versions_page(uuid, text) to anon, authenticated;
grant execute on function public.merge_proposals(uuid, uuid[], text), public.undo_merge(uuid, text), public.merge_form(uuid, text), public.proposal_ids(uuid, text[]),
  public.correct_proposal(uuid, bigint, jsonb, text, boolean), public.correction_form(uuid, text) to authenticated;
