-- Purpose: consultative votes in a session: frozen electorate and rule, one ballot per elector, the counted result.
-- Locks: a trigger on sessions (brief). Way back: drop the tables and the trigger.

create table public.votes (
  id uuid primary key default gen_random_uuid(),
  district_id uuid not null references public.districts (id) on delete cascade,
  number int not null check (number > 0),
  session_id uuid not null references public.sessions (id) on delete cascade,
  agenda_item_id uuid not null references public.agenda_items (id) on delete cascade,
  proposal_id uuid not null references public.proposals (id) on delete cascade,
  question text not null check (char_length(question) between 3 and 300),
  majority_base text not null check (majority_base in ('yes_no', 'cast', 'present', 'eligible')),
  majority text not null check (majority in ('more_than_half', 'two_thirds')),
  quorum_percent int not null check (quorum_percent between 0 and 100),
  citizens_vote boolean not null,
  eligible int not null check (eligible >= 0),
  present int not null check (present >= 0),
  state text not null default 'open' check (state in ('open', 'closed')),
  opened_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz,
  yes_count int,
  no_count int,
  abstain_count int,
  conflict_count int,
  attending int,
  outcome text check (outcome in ('favourable', 'not_favourable', 'no_decision', 'quorum_missing')),
  revision bigint not null default 1,
  constraint votes_counted_when_closed check (
    (state = 'open' and closed_at is null and outcome is null and yes_count is null)
    or (state = 'closed' and closed_at is not null and outcome is not null
      and yes_count is not null and no_count is not null and abstain_count is not null and conflict_count is not null and attending is not null)),
  unique (district_id, number)
);
create unique index votes_one_open on public.votes (session_id) where state = 'open';
create index votes_session_id on public.votes (session_id);
create index votes_agenda_item_id on public.votes (agenda_item_id);
create index votes_proposal_id on public.votes (proposal_id);
comment on table public.votes is 'A consultative vote (esito consultivo). Question, rule, quorum, eligible and present are frozen at the opening; the counts and attending (present then, or voted; without declared conflicts) are computed at the close. number is its address in the district; revision rises with every ballot.';
alter table public.votes enable row level security;
grant select on public.votes to anon, authenticated;
create policy votes_select_anyone on public.votes for select to anon, authenticated using (true);

create table public.vote_electors (
  id uuid primary key default gen_random_uuid(),
  vote_id uuid not null references public.votes (id) on delete cascade,
  organisation_id uuid references public.organisations (id) on delete cascade,
  person_id uuid references auth.users (id) on delete set null,
  category text not null,
  was_present boolean not null,
  conflict_declared_at timestamptz,
  constraint vote_electors_one_kind check ((category = 'citizen') = (organisation_id is null)),
  unique (vote_id, organisation_id)
);
create unique index vote_electors_citizen_once on public.vote_electors (vote_id, person_id) where organisation_id is null;
create index vote_electors_organisation_id on public.vote_electors (organisation_id);
create index vote_electors_person_id on public.vote_electors (person_id);
comment on table public.vote_electors is 'Who may vote, as it stood at the opening: the organisations seated at the tavolo and, where the office wants it, the citizens present.';
alter table public.vote_electors enable row level security;
grant select (id, vote_id, organisation_id, category, was_present, conflict_declared_at) on public.vote_electors to anon, authenticated;
create policy vote_electors_select_organisations on public.vote_electors for select to anon, authenticated using (organisation_id is not null);

create table public.ballots (
  elector_id uuid primary key references public.vote_electors (id) on delete cascade,
  vote_id uuid not null references public.votes (id) on delete cascade,
  choice text not null check (choice in ('yes', 'no', 'abstain')),
  cast_by uuid references auth.users (id) on delete set null,
  cast_at timestamptz not null default clock_timestamp()
);
create index ballots_vote_id on public.ballots (vote_id);
create index ballots_cast_by on public.ballots (cast_by);
comment on table public.ballots is 'One ballot per elector, by primary key: a second one is a conflict, whoever sends it. Read through vote_board() and session_votes() only.';
alter table public.ballots enable row level security;

-- What a vote's numbers mean under its frozen rule (docs/rules/votes.md, VOTE-06 to VOTE-09). Mirrors voteOutcome() in votes.rules.ts.
create function private.vote_outcome(
  yes_count int, no_count int, abstain_count int, conflict_count int, attending int, eligible int,
  majority_base text, majority text, quorum_percent int
) returns text
language plpgsql immutable set search_path = '' as $$
declare
  cast_count int := yes_count + no_count + abstain_count;
  base int := case majority_base
    when 'yes_no' then yes_count + no_count when 'cast' then cast_count when 'present' then attending else eligible - conflict_count end;
begin
  if cast_count * 100 < quorum_percent * eligible then return 'quorum_missing'; end if;
  if yes_count = 0 and no_count = 0 then return 'no_decision'; end if;
  if (majority = 'more_than_half' and yes_count * 2 > base) or (majority = 'two_thirds' and yes_count * 3 >= base * 2) then
    return 'favourable';
  end if;
  return 'not_favourable';
end $$;

-- Opens a vote on the proposal of the session's current item and freezes rule and electorate. Facilitator or office.
create function public.open_vote(session_id uuid, question text, majority_base text, majority text, quorum_percent int, expected_item_id uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  session public.sessions := private.require_session_lead(open_vote.session_id);
  item public.agenda_items;
  with_citizens boolean;
  made uuid;
begin
  perform private.require_phase(session.cycle_id, 'open_vote');
  perform private.require_session_open(session.state);
  if session.current_item_id is distinct from open_vote.expected_item_id then perform private.fail('page_stale', 409); end if;
  select * into item from public.agenda_items i where i.id = session.current_item_id;
  if item.proposal_id is null then perform private.fail('vote_needs_proposal', 422); end if;
  if open_vote.majority_base is null or open_vote.majority_base not in ('yes_no', 'cast', 'present', 'eligible') then perform private.fail('choice_unknown', 422, 'majorityBase'); end if;
  if open_vote.majority is null or open_vote.majority not in ('more_than_half', 'two_thirds') then perform private.fail('choice_unknown', 422, 'majority'); end if;
  if open_vote.quorum_percent is null or open_vote.quorum_percent not between 0 and 100 then perform private.fail('choice_unknown', 422, 'quorumPercent'); end if;
  if exists (select from public.votes v where v.session_id = session.id and v.state = 'open') then perform private.fail('vote_already_open', 409); end if;
  select c.citizens_vote into with_citizens from public.planning_cycles c where c.id = session.cycle_id;
  perform pg_advisory_xact_lock(hashtextextended('vote_number' || session.district_id::text, 0));
  insert into public.votes (district_id, number, session_id, agenda_item_id, proposal_id, question, majority_base, majority, quorum_percent, citizens_vote, eligible, present)
  values (session.district_id, (select coalesce(max(v.number), 0) + 1 from public.votes v where v.district_id = session.district_id),
    session.id, item.id, item.proposal_id, private.require_text(open_vote.question, 'question', 300, 3),
    open_vote.majority_base, open_vote.majority, open_vote.quorum_percent, with_citizens, 0, 0)
  returning id into made;
  perform private.freeze_electorate(made, session, with_citizens);
  perform private.audit(session.district_id, 'open_vote', made);
  perform private.log_session_event(session.id, 'vote_opened', item.id, jsonb_build_object('voteId', made));
  perform private.announce('vote', made, 1);
  perform private.announce('district', session.district_id, 0);
  return made;
end $$;

-- Writes down who may vote: organisations seated at the tavolo now, present or not; citizens, where they vote, who are present now.
create function private.freeze_electorate(vote_id uuid, session public.sessions, with_citizens boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.vote_electors (vote_id, organisation_id, category, was_present)
  select freeze_electorate.vote_id, o.id, o.category, exists (
    select from public.attendances a where a.session_id = session.id and a.organisation_id = o.id and a.left_at is null)
  from public.tavolo_organisations s join public.organisations o on o.id = s.organisation_id
  where s.tavolo_id = session.tavolo_id;
  if freeze_electorate.with_citizens then
    insert into public.vote_electors (vote_id, person_id, category, was_present)
    select distinct freeze_electorate.vote_id, a.person_id, 'citizen', true
    from public.attendances a
    where a.session_id = session.id and a.organisation_id is null and a.person_id is not null and a.left_at is null;
  end if;
  update public.votes v set
    eligible = (select count(*) from public.vote_electors e where e.vote_id = v.id),
    present = (select count(*) from public.vote_electors e where e.vote_id = v.id and e.was_present)
  where v.id = freeze_electorate.vote_id;
end $$;

-- The electors for whom the person asking may act: organisations of which she is today's delegate or substitute, and herself.
create function private.my_electors(vote_id uuid) returns setof public.vote_electors
language sql stable security definer set search_path = '' as $$
  select e.* from public.vote_electors e
  where e.vote_id = my_electors.vote_id and (
    (e.organisation_id is null and e.person_id = auth.uid())
    or e.organisation_id = any (array(select private.my_organisation_ids())))
$$;

-- Raises the vote's revision and announces it: the last line of what electors do. Commands on one vote pass here one after
-- the other, so either the close comes later and counts them, or it came first and they fail: 409 vote_closed.
create function private.touch_open_vote(vote_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  now_at bigint;
begin
  update public.votes v set revision = v.revision + 1
  where v.id = touch_open_vote.vote_id and v.state = 'open' returning v.revision into now_at;
  if now_at is null then perform private.fail('vote_closed', 409); end if;
  perform private.announce('vote', touch_open_vote.vote_id, now_at);
end $$;

-- The elector for whom the person asking may act now, locked until the end of the command: a ballot and a declared conflict of
-- one elector never pass each other. 401, 404 for no such vote, 403 not_an_elector, 409 vote_closed.
create function private.lock_my_elector(vote_id uuid, organisation_id uuid) returns public.vote_electors
language plpgsql security definer set search_path = '' as $$
declare
  vote_state text;
  mine uuid;
  elector public.vote_electors;
begin
  perform private.require_login();
  select v.state into vote_state from public.votes v where v.id = lock_my_elector.vote_id;
  if vote_state is null then perform private.fail('not_found', 404); end if;
  select e.id into mine from private.my_electors(lock_my_elector.vote_id) e
  where e.organisation_id is not distinct from lock_my_elector.organisation_id;
  if mine is null then perform private.fail('not_an_elector', 403); end if;
  if vote_state <> 'open' then perform private.fail('vote_closed', 409); end if;
  select * into elector from public.vote_electors e where e.id = mine for update;
  return elector;
end $$;

-- Casts one ballot, for an organisation or (organisation_id null) for oneself. It only inserts: 409 already_voted when the
-- elector has voted, 409 vote_closed after the close, 403 not_an_elector, 409 conflict_declared.
create function public.cast_ballot(vote_id uuid, choice text, organisation_id uuid default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  elector public.vote_electors := private.lock_my_elector(cast_ballot.vote_id, cast_ballot.organisation_id);
begin
  if cast_ballot.choice is null or cast_ballot.choice not in ('yes', 'no', 'abstain') then perform private.fail('choice_unknown', 422, 'choice'); end if;
  if elector.conflict_declared_at is not null then perform private.fail('conflict_declared', 409); end if;
  begin
    insert into public.ballots (elector_id, vote_id, choice, cast_by) values (elector.id, elector.vote_id, cast_ballot.choice, auth.uid());
  exception when unique_violation then perform private.fail('already_voted', 409);
  end;
  perform private.touch_open_vote(elector.vote_id);
end $$;

-- Declares a direct interest: the elector does not vote, and the minutes say so. Before voting only (409 already_voted);
-- a second time it is 409 conflict_declared.
create function public.declare_conflict(vote_id uuid, organisation_id uuid default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  elector public.vote_electors := private.lock_my_elector(declare_conflict.vote_id, declare_conflict.organisation_id);
begin
  if elector.conflict_declared_at is not null then perform private.fail('conflict_declared', 409); end if;
  if exists (select from public.ballots b where b.elector_id = elector.id) then perform private.fail('already_voted', 409); end if;
  update public.vote_electors e set conflict_declared_at = clock_timestamp() where e.id = elector.id;
  perform private.touch_open_vote(elector.vote_id);
end $$;

-- Closes and counts. Facilitator or office; closing twice is 409 vote_closed.
create function public.close_vote(vote_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  vote public.votes;
  session_id uuid;
  counted record;
  now_at bigint;
begin
  select v.session_id into session_id from public.votes v where v.id = close_vote.vote_id;
  -- The session first, then the vote: the order in which opening locks them.
  perform private.require_session_lead(session_id);
  -- Not «for update»: ballots on their way hold the key of the row, and waiting for each other would be a deadlock.
  select * into vote from public.votes v where v.id = close_vote.vote_id for no key update;
  if vote.state <> 'open' then perform private.fail('vote_closed', 409); end if;
  select count(*) filter (where b.choice = 'yes')::int as yes, count(*) filter (where b.choice = 'no')::int as no,
    count(*) filter (where b.choice = 'abstain')::int as abstain,
    count(*) filter (where e.conflict_declared_at is not null)::int as conflicts,
    count(*) filter (where e.conflict_declared_at is null and (e.was_present or b.choice is not null))::int as attending
  into counted
  from public.vote_electors e left join public.ballots b on b.elector_id = e.id where e.vote_id = vote.id;
  update public.votes v set
    state = 'closed', closed_at = clock_timestamp(), revision = v.revision + 1,
    yes_count = counted.yes, no_count = counted.no, abstain_count = counted.abstain,
    conflict_count = counted.conflicts, attending = counted.attending,
    outcome = private.vote_outcome(counted.yes, counted.no, counted.abstain, counted.conflicts, counted.attending, v.eligible,
      v.majority_base, v.majority, v.quorum_percent)
  where v.id = vote.id returning v.revision into now_at;
  perform private.mark_proposal_voted(vote.proposal_id);
  perform private.audit(vote.district_id, 'close_vote', vote.id);
  perform private.log_session_event(vote.session_id, 'vote_closed', vote.agenda_item_id, jsonb_build_object('voteId', vote.id));
  perform private.announce('vote', vote.id, now_at);
  perform private.announce('district', vote.district_id, 0);
end $$;

-- A session is not closed over an open vote.
create function private.keep_session_with_open_vote() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from public.votes v where v.session_id = new.id and v.state = 'open') then perform private.fail('vote_still_open', 409); end if;
  return new;
end $$;
create trigger sessions_no_open_vote before update of state on public.sessions
  for each row when (new.state = 'closed' and old.state <> 'closed') execute function private.keep_session_with_open_vote();

revoke execute on function public.open_vote(uuid, text, text, text, int, uuid), public.cast_ballot(uuid, text, uuid),
  public.declare_conflict(uuid, uuid), public.close_vote(uuid) from public, anon, authenticated;
grant execute on function public.open_vote(uuid, text, text, text, int, uuid), public.cast_ballot(uuid, text, uuid),
  public.declare_conflict(uuid, uuid), public.close_vote(uuid) to authenticated;
