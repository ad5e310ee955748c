-- Purpose: a proposal's page and thread with lineage in both directions, support and versions; origins of the plan's passages through merges.
-- Locks: none. Way back: put the functions back as 20261121100710 and 20261121101100 have them.

-- As before, and «isFormer»: who wrote it has closed the account.
create or replace function private.public_proposer(p public.proposals) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select jsonb_build_object(
      'organisation', (select o.name from public.organisations o where o.id = p.organisation_id),
      'category', (select o.category from public.organisations o where o.id = p.organisation_id),
      'municipality', (select m.name from public.municipalities m where m.id = p.author_municipality_id),
      'isFormer', p.author_id is null and p.organisation_id is null and not p.assisted,
      'isAssisted', p.assisted));
end $$;

-- As before, and what a list says more: support, how many comments, that it is hidden (only its author and the office get here then).
create or replace function private.proposal_summary(p public.proposals) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select jsonb_build_object(
      'id', p.id, 'number', p.number, 'title', p.title, 'excerpt', left(p.proposal, 240), 'state', p.state, 'stateSince', p.state_since,
      'submittedAt', p.submitted_at, 'publishedAt', p.published_at, 'updatedAt', p.updated_at, 'revision', p.revision,
      'tavolo', (select jsonb_build_object('slug', t.slug, 'name', t.name) from public.tavoli t where t.id = p.tavolo_id),
      'proposer', private.public_proposer(p),
      'support', private.support_figures(p),
      'comments', coalesce((select f.comments_for + f.comments_against + f.comments_question + f.comments_note + f.replies
        from public.proposal_figures f where f.proposal_id = p.id), 0),
      'hidden', case when p.hidden_at is not null then jsonb_build_object('at', p.hidden_at, 'reason', p.hidden_reason) end));
end $$;

-- The outcome of a proposal in public words; null while it has none.
create function private.proposal_outcome(proposal_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select jsonb_build_object('kind', o.kind, 'reason', o.reason, 'publishedAt', o.published_at, 'blockId', o.block_id, 'quote', nullif(o.quote, ''),
      'section', case when s.id is null then null else jsonb_build_object('slug', s.slug, 'number', s.number, 'title', s.title) end)
    from public.proposal_outcomes o left join public.plan_sections s on s.id = o.section_id where o.proposal_id = proposal_outcome.proposal_id);
end $$;

-- A proposal as the other end of a link shows it.
create function private.lineage_card(p public.proposals) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select jsonb_build_object('number', p.number, 'title', p.title, 'state', p.state, 'proposer', private.public_proposer(p)));
end $$;

-- Lineage in both directions, public ends only: `into` what it flowed to directly with the reason, `ends` where that leads in
-- the end, with outcomes; `originals` all that flowed into it, the direct ones first.
create function private.lineage_of(p public.proposals) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select jsonb_build_object(
      'into', (select coalesce(jsonb_agg(private.lineage_card(c) || jsonb_build_object('reason', l.reason, 'at', l.made_at) order by l.made_at), '[]')
        from public.proposal_lineage l join public.proposals c on c.id = l.child_id and c.published_at is not null
        where l.parent_id = p.id and l.undone_at is null),
      'ends', (select coalesce(jsonb_agg(private.lineage_card(e) || jsonb_build_object('outcome', private.proposal_outcome(e.id)) order by e.number), '[]')
        from private.lineage_after(p.id) a join public.proposals e on e.id = a.id and e.published_at is not null and e.state <> 'merged'),
      'originals', (select coalesce(jsonb_agg(private.lineage_card(o) || jsonb_build_object('isDirect', b.depth = 1) order by b.depth, o.number), '[]')
        from private.lineage_before(p.id) b join public.proposals o on o.id = b.id and o.published_at is not null)));
end $$;

-- A proposal's own steps: as thread_steps was, and `merged` for each proposal it flowed into, `absorbed` for each that flowed into it.
create function private.own_steps(p public.proposals) returns table (kind text, at timestamptz, place int, detail jsonb)
language sql stable security definer set search_path = '' as $$
  select 'sent', min(m.moved_at), 1, '{}'::jsonb
  from public.proposal_moves m where m.proposal_id = p.id and m.to_state = 'submitted' and m.from_state <> 'merged' having count(*) > 0
  union all
  select 'screened', min(m.moved_at), 2, jsonb_build_object('tavolo', (select jsonb_build_object('slug', t.slug, 'name', t.name) from public.tavoli t where t.id = p.tavolo_id))
  from public.proposal_moves m where m.proposal_id = p.id and m.to_state = 'admitted' and m.from_state <> 'merged' having count(*) > 0
  union all
  select case when i.first_started_at is null then 'planned' else 'discussed' end, coalesce(i.first_started_at, s.starts_at), 3,
    jsonb_build_object('session', jsonb_build_object('number', s.number, 'title', s.title, 'startsAt', s.starts_at, 'state', s.state, 'tavolo', t.name),
      'item', jsonb_build_object('position', i.position, 'title', i.title, 'decision', i.decision))
  from public.agenda_items i join public.sessions s on s.id = i.session_id join public.tavoli t on t.id = s.tavolo_id
  where i.proposal_id = p.id and (i.first_started_at is not null or s.state <> 'closed')
  union all
  select case v.state when 'open' then 'vote_open' else 'voted' end, coalesce(v.closed_at, v.opened_at), 4,
    jsonb_build_object('vote', jsonb_build_object('number', v.number, 'question', v.question, 'yes', v.yes_count, 'no', v.no_count,
      'abstain', v.abstain_count, 'eligible', v.eligible, 'outcome', v.outcome), 'sessionNumber', s.number)
  from public.votes v join public.sessions s on s.id = v.session_id where v.proposal_id = p.id
  union all
  select 'review', min(m.moved_at), 5, '{}' from public.proposal_moves m where m.proposal_id = p.id and m.to_state = 'under_review' and m.from_state <> 'merged' having count(*) > 0
  union all
  select 'written', w.created_at, 6, jsonb_build_object(
    'section', jsonb_build_object('slug', x.slug, 'number', x.number, 'title', x.title), 'blockId', w.block_id,
    'quote', case when x.state in ('consultation', 'approved') or o.proposal_id is not null then nullif(w.quote, '') end)
  from public.section_passages w join public.plan_sections x on x.id = w.section_id
  left join public.proposal_outcomes o on o.proposal_id = p.id and o.block_id = w.block_id
  where w.proposal_id = p.id
  union all
  select 'outcome', o.published_at, 7, jsonb_build_object('outcome', o.kind) from public.proposal_outcomes o where o.proposal_id = p.id
  union all
  select 'merged', l.made_at, 8, jsonb_build_object('other', private.lineage_card(c), 'reason', l.reason)
  from public.proposal_lineage l join public.proposals c on c.id = l.child_id and c.published_at is not null where l.parent_id = p.id and l.undone_at is null
  union all
  select 'absorbed', l.made_at, 8, jsonb_build_object('other', private.lineage_card(o), 'reason', l.reason)
  from public.proposal_lineage l join public.proposals o on o.id = l.parent_id and o.published_at is not null where l.child_id = p.id and l.undone_at is null
$$;

-- The steps of a proposal, in order: its own, and from where it flowed to what happened there, marked `via` that number: what
-- was still done or planned after the merge, and where it led. Kinds as before, and merged, absorbed. A passage of a text that
-- is not public yet is named by its section, without its words.
create or replace function private.thread_steps(p public.proposals) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    with way as (
      select a.id, (select min(l.made_at) from public.proposal_lineage l where l.child_id = a.id and l.undone_at is null
        and (l.parent_id = p.id or l.parent_id in (select b.id from private.lineage_after(p.id) b))) as since
      from private.lineage_after(p.id) a
    )
    select coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'at', s.at) || s.detail order by s.at, s.place), '[]') from (
      select o.kind, o.at, o.place, o.detail from private.own_steps(p) o
      union all
      select o.kind, o.at, o.place, o.detail || jsonb_build_object('via', e.number)
      from way w join public.proposals e on e.id = w.id and e.published_at is not null
      cross join lateral private.own_steps(e) o
      where o.kind in ('written', 'outcome', 'merged') or (o.kind in ('planned', 'discussed', 'vote_open', 'voted', 'review') and o.at >= w.since)
    ) s);
end $$;

-- As before, and the lineage.
create or replace function public.proposal_thread(proposal_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('state', p.state, 'steps', private.thread_steps(p), 'lineage', private.lineage_of(p))
  from public.proposals p where p.id = proposal_thread.proposal_id and p.state <> 'draft' and private.may_read_proposal(p)
$$;

-- A proposal's page in one call: text, proposer, state, thread, outcome as before; and lineage, support, versions, in which
-- capacity the person asking may correct it. Null when it is absent or not for the person asking.
create or replace function public.proposal_page(district_id uuid, number text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select private.proposal_summary(p) || jsonb_build_object(
    'content', private.proposal_content(p),
    'municipalities', (select coalesce(jsonb_agg(m.name order by private.plain_words(m.name)), '[]')
      from public.proposal_municipalities pm join public.municipalities m on m.id = pm.municipality_id where pm.proposal_id = p.id),
    'isMine', coalesce(auth.uid() is not null and ((p.organisation_id is null and p.author_id = auth.uid()) or p.organisation_id = any (array(select private.my_organisation_ids()))), false),
    'steps', private.thread_steps(p),
    'outcome', private.proposal_outcome(p.id),
    'lineage', private.lineage_of(p),
    'support', private.support_box(p),
    'versions', (select count(*) from public.proposal_versions v where v.proposal_id = p.id),
    'mayCorrect', coalesce(auth.uid() is not null and (
      (((p.organisation_id is null and p.author_id = auth.uid()) or p.organisation_id = any (array(select private.my_organisation_ids())))
        and p.state in ('admitted', 'discussed') and private.phase_allows(p.cycle_id, 'submit_proposal'))
      or (p.district_id = any (array(select private.my_office_district_ids())) and p.state in ('admitted', 'discussed', 'prioritised', 'under_review')
        and (private.phase_allows(p.cycle_id, 'screen_proposal') or private.phase_allows(p.cycle_id, 'close_proposal')))), false))
  from public.proposals p
  where p.district_id = proposal_page.district_id and p.number = proposal_page.number and private.may_read_proposal(p)
$$;

-- As before, and with each proposal the originals that flowed into it.
create or replace function public.section_origins(section_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'blockId', w.block_id, 'number', p.number, 'title', p.title, 'state', p.state, 'proposer', private.public_proposer(p),
    'quote', case when x.state in ('consultation', 'approved') or o.proposal_id is not null then nullif(w.quote, '') end,
    'originals', (select coalesce(jsonb_agg(private.lineage_card(q) order by q.number), '[]')
      from private.lineage_before(p.id) b join public.proposals q on q.id = b.id and q.published_at is not null))
    order by w.created_at, p.number), '[]')
  from public.section_passages w
  join public.plan_sections x on x.id = w.section_id
  join public.proposals p on p.id = w.proposal_id and p.published_at is not null
  left join public.proposal_outcomes o on o.proposal_id = p.id and o.block_id = w.block_id
  where w.section_id = section_origins.section_id
$$;
