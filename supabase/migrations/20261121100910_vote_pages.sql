-- Purpose: what the pages of votes read in one call each: one vote's board, a session's votes, a district's list.
-- Locks: none. Way back: drop the functions.

-- Numbers of a vote so far, or final: all electors, or those of one category.
create function private.vote_tally(vote_id uuid, category text default null) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'eligible', count(*), 'yes', count(*) filter (where b.choice = 'yes'), 'no', count(*) filter (where b.choice = 'no'),
    'abstain', count(*) filter (where b.choice = 'abstain'), 'conflict', count(*) filter (where e.conflict_declared_at is not null),
    'attending', count(*) filter (where e.conflict_declared_at is null and (e.was_present or b.choice is not null)))
  from public.vote_electors e left join public.ballots b on b.elector_id = e.id
  where e.vote_id = vote_tally.vote_id and (vote_tally.category is null or e.category = vote_tally.category)
$$;

-- What everybody may know of a vote: question, rule, organisations with their choice or «not yet», citizens as numbers, tallies by
-- category; and for the person asking, what she may still cast. Persons never leave.
create function private.vote_board_of(vote public.votes) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'id', vote.id, 'number', vote.number, 'question', vote.question, 'state', vote.state, 'majorityBase', vote.majority_base,
    'majority', vote.majority, 'quorumPercent', vote.quorum_percent, 'citizensVote', vote.citizens_vote, 'present', vote.present,
    'openedAt', vote.opened_at, 'closedAt', vote.closed_at, 'outcome', vote.outcome, 'agendaItemId', vote.agenda_item_id, 'revision', vote.revision,
    'session', jsonb_build_object('id', s.id, 'number', s.number, 'title', s.title, 'startsAt', s.starts_at),
    'tavolo', jsonb_build_object('slug', t.slug, 'name', t.name),
    'proposal', jsonb_build_object('id', p.id, 'number', p.number, 'title', p.title),
    'tally', private.vote_tally(vote.id),
    'categories', (
      select coalesce(jsonb_agg(private.vote_tally(vote.id, c.category) || jsonb_build_object('category', c.category)
        order by c.category = 'citizen', c.category), '[]')
      from (select distinct e.category from public.vote_electors e where e.vote_id = vote.id) c),
    'organisations', (
      select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'category', e.category, 'present', e.was_present,
        'choice', b.choice, 'conflict', e.conflict_declared_at is not null) order by o.name collate "it-x-icu"), '[]')
      from public.vote_electors e
      join public.organisations o on o.id = e.organisation_id
      left join public.ballots b on b.elector_id = e.id
      where e.vote_id = vote.id),
    'mine', (
      select coalesce(jsonb_agg(jsonb_build_object('organisationId', e.organisation_id, 'name', o.name, 'choice', b.choice, 'castAt', b.cast_at,
        'conflict', e.conflict_declared_at is not null) order by o.name collate "it-x-icu" nulls first), '[]')
      from private.my_electors(vote.id) e
      left join public.organisations o on o.id = e.organisation_id
      left join public.ballots b on b.elector_id = e.id),
    'mayLead', private.may_lead_session(s.tavolo_id, s.district_id))
  from public.sessions s
  join public.tavoli t on t.id = s.tavolo_id
  join public.proposals p on p.id = vote.proposal_id
  where s.id = vote.session_id
$$;

-- One vote by its address in the district; null when there is none.
create function public.vote_board(district_id uuid, number int) returns jsonb
language sql stable security definer set search_path = '' as $$
  select private.vote_board_of(v) from public.votes v where v.district_id = vote_board.district_id and v.number = vote_board.number
$$;

-- Every vote of a session, in the order in which they were opened.
create function public.session_votes(session_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(private.vote_board_of(v) order by v.number), '[]') from public.votes v where v.session_id = session_votes.session_id
$$;

-- A district's votes, open ones first and then the newest; with the tavoli that the filter offers. `before` is the number of the last
-- vote shown: open votes stand on the first page only. One more than page_size comes back when there are more.
create function public.votes_page(district_id uuid, page_size int, tavolo text default null, before int default null) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'tavoli', (
      select coalesce(jsonb_agg(jsonb_build_object('slug', t.slug, 'name', t.name) order by t.name collate "it-x-icu"), '[]')
      from (
        select distinct t.slug, t.name from public.votes v join public.sessions s on s.id = v.session_id join public.tavoli t on t.id = s.tavolo_id
        where v.district_id = votes_page.district_id) t),
    'votes', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'number', f.number, 'question', f.question, 'state', f.state, 'openedAt', f.opened_at, 'closedAt', f.closed_at, 'outcome', f.outcome,
        'tally', jsonb_build_object('yes', f.yes_count, 'no', f.no_count, 'abstain', f.abstain_count),
        'eligible', f.eligible, 'cast', f.cast_count, 'tavolo', f.tavolo, 'sessionNumber', f.session_number, 'proposalNumber', f.proposal_number)
        order by f.state = 'open' desc, f.number desc), '[]')
      from (
        select v.*, t.name as tavolo, s.number as session_number, p.number as proposal_number,
          (select count(*) from public.ballots b where b.vote_id = v.id) as cast_count
        from public.votes v
        join public.sessions s on s.id = v.session_id
        join public.tavoli t on t.id = s.tavolo_id
        join public.proposals p on p.id = v.proposal_id
        where v.district_id = votes_page.district_id
          and (votes_page.tavolo is null or t.slug = votes_page.tavolo)
          and (votes_page.before is null or (v.state = 'closed' and v.number < votes_page.before))
        order by v.state = 'open' desc, v.number desc
        limit least(greatest(votes_page.page_size, 1), 100) + 1) f))
$$;

revoke execute on function public.vote_board(uuid, int), public.session_votes(uuid), public.votes_page(uuid, int, text, int) from public, anon, authenticated;
grant execute on function public.vote_board(uuid, int), public.session_votes(uuid), public.votes_page(uuid, int, text, int) to anon, authenticated;
