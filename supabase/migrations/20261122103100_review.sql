-- Purpose: how the office examines a proposal: four criteria with the district's weights, the answer prepared in silence, answers published together; no
-- phase that ends answers while some are missing.
-- Locks: none (new tables); replaces close_proposal, outcome_form and change_phase. Way back: drop the tables and functions, recreate the three as they were.

create table private.review_weights (
  district_id uuid primary key references public.districts (id) on delete cascade,
  relevance int not null check (relevance between 0 and 100),
  feasibility int not null check (feasibility between 0 and 100),
  cost int not null check (cost between 0 and 100),
  competence int not null check (competence between 0 and 100),
  constraint review_weights_sum check (relevance + feasibility + cost + competence = 100)
);
comment on table private.review_weights is 'How much each criterion of the review counts in a district, in hundredths. Without a row each counts a quarter.';

create table private.proposal_reviews (
  proposal_id uuid primary key references public.proposals (id) on delete cascade,
  relevance int check (relevance between 1 and 5),
  relevance_text text not null default '' check (char_length(relevance_text) <= 2000),
  feasibility int check (feasibility between 1 and 5),
  feasibility_text text not null default '' check (char_length(feasibility_text) <= 2000),
  cost int check (cost between 1 and 5),
  cost_text text not null default '' check (char_length(cost_text) <= 2000),
  competence int check (competence between 1 and 5),
  competence_text text not null default '' check (char_length(competence_text) <= 2000),
  revision bigint not null default 1,
  updated_by uuid references auth.users (id) on delete set null,
  updated_at timestamptz not null default now()
);
create index proposal_reviews_updated_by on private.proposal_reviews (updated_by);
comment on table private.proposal_reviews is 'What the office found when it examined a proposal: a score from 1 to 5 and a text for each criterion. Not public.';

create table private.outcome_drafts (
  proposal_id uuid primary key references public.proposals (id) on delete cascade,
  kind text check (kind in ('accepted', 'accepted_in_part', 'deferred', 'not_accepted', 'out_of_competence')),
  reason text not null default '' check (char_length(reason) <= 4000),
  section_id uuid references public.plan_sections (id) on delete set null,
  block_id text check (block_id ~ '^[a-zA-Z0-9-]{1,64}$'),
  revision bigint not null default 1,
  updated_by uuid references auth.users (id) on delete set null,
  updated_at timestamptz not null default now()
);
create index outcome_drafts_section_id on private.outcome_drafts (section_id);
create index outcome_drafts_updated_by on private.outcome_drafts (updated_by);
comment on table private.outcome_drafts is 'The answer that the office prepares in silence. Nobody else reads it; publishing makes it the outcome and removes it here.';

-- ── the criteria ──────────────────────────────────────────────────────────────────────────────────────────────────────
create function private.weights_of(district_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce((select jsonb_build_object('relevance', w.relevance, 'feasibility', w.feasibility, 'cost', w.cost, 'competence', w.competence)
    from private.review_weights w where w.district_id = weights_of.district_id),
    '{"relevance": 25, "feasibility": 25, "cost": 25, "competence": 25}')
$$;

-- [DESK-05] The mean of the four scores by the district's weights, to two decimals; null as long as one that counts is missing.
create function private.weighted_score(r private.proposal_reviews, weights jsonb) returns numeric
language sql immutable set search_path = '' as $$
  select case when bool_and(s.score is not null or s.weight = 0) then round(sum(coalesce(s.score, 0) * s.weight)::numeric / 100, 2) end
  from (values (r.relevance, (weights ->> 'relevance')::int), (r.feasibility, (weights ->> 'feasibility')::int),
    (r.cost, (weights ->> 'cost')::int), (r.competence, (weights ->> 'competence')::int)) s (score, weight)
$$;

-- Sets how much each criterion counts; together they make 100. Head of the office only.
create function public.set_review_weights(district_id uuid, relevance int, feasibility int, cost int, competence int) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_login();
  if (set_review_weights.district_id = any (array(select private.my_district_ids_as(array['plan_office_head'])))) is not true then perform private.fail('not_found', 404); end if;
  if least(relevance, feasibility, cost, competence) < 0 or coalesce(relevance::bigint + feasibility + cost + competence, 0) <> 100 then perform private.fail('weights_sum', 422, 'relevance'); end if;
  insert into private.review_weights (district_id, relevance, feasibility, cost, competence)
  values (set_review_weights.district_id, set_review_weights.relevance, set_review_weights.feasibility, set_review_weights.cost, set_review_weights.competence)
  on conflict on constraint review_weights_pkey do update set relevance = excluded.relevance, feasibility = excluded.feasibility, cost = excluded.cost, competence = excluded.competence;
  perform private.audit(set_review_weights.district_id, 'set_review_weights', set_review_weights.district_id, private.weights_of(set_review_weights.district_id));
end $$;

-- How much each criterion counts. Office only.
create function public.review_weights(district_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_office(review_weights.district_id);
  return private.weights_of(review_weights.district_id);
end $$;

-- Saves what was typed of a review so far, unless a colleague saved meanwhile (409 draft_changed); the same text twice is harmless.
-- `review`: {relevance, relevanceText, …} for the four criteria. Returns {revision, savedAt, score}. Office only, as long as the proposal is open.
create function public.save_proposal_review(proposal_id uuid, expected_revision bigint, review jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  current public.proposals := private.require_office_proposal(save_proposal_review.proposal_id);
  given jsonb := coalesce(private.json_argument(review), '{}');
  was private.proposal_reviews;
  will private.proposal_reviews;
  criterion text;
begin
  if current.published_at is null or not private.awaits_answer(current) then perform private.fail('proposal_moved', 409); end if;
  foreach criterion in array array['relevance', 'feasibility', 'cost', 'competence'] loop
    if coalesce(given ->> criterion, '') !~ '^[1-5]?$' then perform private.fail('choice_unknown', 422, criterion); end if;
    perform private.forbid_personal_data(given ->> (criterion || 'Text'), criterion || 'Text');
  end loop;
  select * into was from private.proposal_reviews r where r.proposal_id = current.id for update;
  will := was;
  will.relevance := nullif(given ->> 'relevance', '')::int;
  will.feasibility := nullif(given ->> 'feasibility', '')::int;
  will.cost := nullif(given ->> 'cost', '')::int;
  will.competence := nullif(given ->> 'competence', '')::int;
  will.relevance_text := private.require_text(given ->> 'relevanceText', 'relevanceText', 2000, 0);
  will.feasibility_text := private.require_text(given ->> 'feasibilityText', 'feasibilityText', 2000, 0);
  will.cost_text := private.require_text(given ->> 'costText', 'costText', 2000, 0);
  will.competence_text := private.require_text(given ->> 'competenceText', 'competenceText', 2000, 0);
  if will is distinct from was then
    if coalesce(was.revision, 0) is distinct from coalesce(expected_revision, 0) then perform private.fail('draft_changed', 409); end if;
    insert into private.proposal_reviews as r (proposal_id, relevance, relevance_text, feasibility, feasibility_text, cost, cost_text, competence, competence_text, updated_by)
    values (current.id, will.relevance, will.relevance_text, will.feasibility, will.feasibility_text, will.cost, will.cost_text, will.competence, will.competence_text, auth.uid())
    on conflict on constraint proposal_reviews_pkey do update set relevance = excluded.relevance, relevance_text = excluded.relevance_text,
      feasibility = excluded.feasibility, feasibility_text = excluded.feasibility_text, cost = excluded.cost, cost_text = excluded.cost_text,
      competence = excluded.competence, competence_text = excluded.competence_text, revision = r.revision + 1, updated_by = excluded.updated_by, updated_at = now()
    returning * into will;
    perform private.audit_once(current.district_id, 'desk_review', current.id);
  end if;
  return jsonb_build_object('revision', will.revision, 'savedAt', will.updated_at, 'score', private.weighted_score(will, private.weights_of(current.district_id)));
end $$;

-- ── the answer, prepared in silence ───────────────────────────────────────────────────────────────────────────────────
-- The text of a block of a section of the proposal's own plan; null when there is none such.
create function private.passage_of(cycle_id uuid, section_id uuid, block_id text) returns text
language sql stable security definer set search_path = '' as $$
  select left(d.body, 4000) from public.plan_sections s join public.documents doc on doc.id = s.document_id
  cross join lateral private.document_passages(doc.content) d
  where s.id = passage_of.section_id and s.cycle_id = passage_of.cycle_id and d.block_id = passage_of.block_id limit 1
$$;

-- [DESK-06] Why a prepared answer can't be published yet, as the code that publishing it would answer; null when it is ready.
create function private.outcome_draft_problem(p public.proposals) returns text
language plpgsql stable security definer set search_path = '' as $$
declare
  draft private.outcome_drafts;
begin
  select * into draft from private.outcome_drafts o where o.proposal_id = p.id;
  return case
    when private.awaits_answer(p) is not true then 'proposal_moved'
    when draft.kind is null then 'choice_missing'
    when char_length(draft.reason) < 80 then 'reason_too_short'
    when cardinality(private.find_personal_data(draft.reason)) > 0 then 'personal_data_found'
    when draft.kind in ('accepted', 'accepted_in_part') and private.passage_of(p.cycle_id, draft.section_id, draft.block_id) is null then 'passage_missing'
    when private.phase_allows(p.cycle_id, 'close_proposal') is not true then 'phase_closed' end;
end $$;

create function private.outcome_draft(p public.proposals) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('kind', o.kind, 'reason', o.reason, 'sectionId', o.section_id, 'blockId', o.block_id, 'revision', o.revision, 'savedAt', o.updated_at,
    'by', (select f.display_name from public.profiles f where f.id = o.updated_by), 'problem', private.outcome_draft_problem(p))
  from private.outcome_drafts o where o.proposal_id = p.id
$$;

-- Other answers with this very reason, published or prepared: their numbers.
create function private.same_reason_numbers(p public.proposals, reason text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(x.number order by x.number), '[]') from (
    select q.number, r.reason from public.proposals q join (
      select o.proposal_id, o.reason from public.proposal_outcomes o union all select d.proposal_id, d.reason from private.outcome_drafts d) r on r.proposal_id = q.id
    where q.district_id = p.district_id and q.id <> p.id) x
  where char_length(same_reason_numbers.reason) >= 20
    and private.plain_words(regexp_replace(x.reason, '\s+', ' ', 'g')) = private.plain_words(regexp_replace(private.clean_text(same_reason_numbers.reason), '\s+', ' ', 'g'))
$$;

-- Saves the answer as prepared so far: kind, reason, section and passage may each still be missing, but what is there must be right.
-- 409 draft_changed when a colleague saved meanwhile. Returns {revision, savedAt, problem, sameReason}. Office only; nobody is told.
create function public.save_outcome_draft(proposal_id uuid, expected_revision bigint, draft jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  current public.proposals := private.require_office_proposal(save_outcome_draft.proposal_id);
  given jsonb := coalesce(private.json_argument(draft), '{}');
  was private.outcome_drafts;
  will private.outcome_drafts;
begin
  if private.awaits_answer(current) is not true then perform private.fail('proposal_moved', 409); end if;
  if coalesce(given ->> 'kind', '') not in ('', 'accepted', 'accepted_in_part', 'deferred', 'not_accepted', 'out_of_competence') then perform private.fail('choice_unknown', 422, 'kind'); end if;
  select * into was from private.outcome_drafts o where o.proposal_id = current.id for update;
  will := was;
  will.kind := nullif(given ->> 'kind', '');
  will.reason := private.require_text(given ->> 'reason', 'reason', 4000, 0);
  will.section_id := private.choice_id(given ->> 'sectionId', 'sectionId');
  will.block_id := nullif(given ->> 'blockId', '');
  if will.section_id is not null and not exists (select from public.plan_sections s where s.id = will.section_id and s.cycle_id = current.cycle_id) then
    perform private.fail('choice_unknown', 422, 'sectionId');
  end if;
  if will.section_id is null or will.section_id is distinct from was.section_id and will.block_id is not distinct from was.block_id then will.block_id := null; end if;
  if will.block_id is not null and private.passage_of(current.cycle_id, will.section_id, will.block_id) is null then perform private.fail('choice_unknown', 422, 'blockId'); end if;
  perform private.forbid_personal_data(will.reason, 'reason');
  if will is distinct from was then
    if coalesce(was.revision, 0) is distinct from coalesce(expected_revision, 0) then perform private.fail('draft_changed', 409); end if;
    insert into private.outcome_drafts as o (proposal_id, kind, reason, section_id, block_id, updated_by)
    values (current.id, will.kind, will.reason, will.section_id, will.block_id, auth.uid())
    on conflict on constraint outcome_drafts_pkey do update set kind = excluded.kind, reason = excluded.reason, section_id = excluded.section_id,
      block_id = excluded.block_id, revision = o.revision + 1, updated_by = excluded.updated_by, updated_at = now()
    returning * into will;
    perform private.audit_once(current.district_id, 'desk_draft', current.id);
  end if;
  return jsonb_build_object('revision', will.revision, 'savedAt', will.updated_at, 'problem', private.outcome_draft_problem(current),
    'sameReason', private.same_reason_numbers(current, will.reason), 'blockId', will.block_id);
end $$;

-- ── publishing ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Gives a proposal, locked by the caller, its outcome: the one way there is. Phase, state, kind, reason and passage are checked here.
create function private.close_one_proposal(current public.proposals, kind text, reason text, section_id uuid, block_id text) returns public.proposals
language plpgsql security definer set search_path = '' as $$
declare
  cleaned text;
  section public.plan_sections;
  passage text;
  closed public.proposals := current;
begin
  perform private.require_phase(current.cycle_id, 'close_proposal');
  if current.state not in ('admitted', 'discussed', 'prioritised', 'under_review') then perform private.fail('proposal_moved', 409); end if;
  if close_one_proposal.kind is null or close_one_proposal.kind not in ('accepted', 'accepted_in_part', 'deferred', 'not_accepted', 'out_of_competence') then
    perform private.fail('choice_unknown', 422, 'kind');
  end if;
  cleaned := private.require_text(close_one_proposal.reason, 'reason', 4000, 0);
  if char_length(cleaned) < 80 then perform private.fail('reason_too_short', 422, 'reason'); end if;
  perform private.forbid_personal_data(cleaned, 'reason');
  if close_one_proposal.kind in ('accepted', 'accepted_in_part') then
    select * into section from public.plan_sections s where s.id = close_one_proposal.section_id and s.cycle_id = current.cycle_id;
    if section.id is null then perform private.fail('choice_missing', 422, 'sectionId'); end if;
    passage := private.passage_of(current.cycle_id, section.id, close_one_proposal.block_id);
    if passage is null then perform private.fail('choice_missing', 422, 'blockId'); end if;
    insert into public.section_passages (section_id, proposal_id, block_id, quote)
    values (section.id, current.id, close_one_proposal.block_id, passage)
    on conflict on constraint section_passages_pkey do update set quote = excluded.quote;
  end if;
  insert into public.proposal_outcomes (proposal_id, kind, reason, section_id, block_id, quote)
  values (current.id, close_one_proposal.kind, cleaned, section.id, case when section.id is not null then close_one_proposal.block_id end, coalesce(passage, ''));
  delete from private.outcome_drafts o where o.proposal_id = current.id;
  if closed.state <> 'under_review' then closed := private.move_proposal(closed.id, 'under_review', 'office'); end if;
  closed := private.move_proposal(closed.id, close_one_proposal.kind, 'office');
  perform private.notify_proposer(closed, 'proposal_closed', jsonb_build_object('outcome', close_one_proposal.kind, 'reason', cleaned));
  perform private.audit(closed.district_id, 'close_proposal', closed.id, jsonb_build_object('outcome', close_one_proposal.kind));
  if section.id is not null then perform private.announce('section', section.id, section.revision); end if;
  return closed;
end $$;

-- Same as before, but what it checks and does stands in private.close_one_proposal, which publish_outcomes calls too.
create or replace function public.close_proposal(
  proposal_id uuid, kind text, reason text, expected_revision bigint, section_id uuid default null, block_id text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  current public.proposals := private.require_office_proposal(close_proposal.proposal_id);
begin
  perform private.require_phase(current.cycle_id, 'close_proposal');
  if current.state not in ('admitted', 'discussed', 'prioritised', 'under_review') then perform private.fail('proposal_moved', 409); end if;
  if current.revision is distinct from close_proposal.expected_revision then perform private.fail('page_stale', 409); end if;
  current := private.close_one_proposal(current, close_proposal.kind, close_proposal.reason, close_proposal.section_id, close_proposal.block_id);
  return jsonb_build_object('id', current.id, 'number', current.number, 'state', current.state, 'revision', current.revision);
end $$;

-- Publishes the chosen prepared answers together: all of them or none. `chosen`: [{id, revision, draftRevision}], both as the page showed
-- them. Returns {published: [numbers], refused: [{id, number, title, state, code, by, at}]}: when one can't go, nothing does and each that
-- can't says why, with the colleague who published it meanwhile. Office only.
create function public.publish_outcomes(district_id uuid, chosen jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  wanted jsonb := private.json_argument(chosen);
  line jsonb;
  current public.proposals;
  draft private.outcome_drafts;
  published jsonb := '[]';
  refused jsonb := '[]';
  problem text;
begin
  perform private.require_office(publish_outcomes.district_id);
  if coalesce(jsonb_typeof(wanted), '') <> 'array' or jsonb_array_length(wanted) > 500 then perform private.fail('bad_request', 400); end if;
  if jsonb_array_length(wanted) = 0 then perform private.fail('choice_missing', 422, 'chosen'); end if;
  begin
    -- All rows are locked first and in one order: who comes second waits here and then sees what the first has done.
    for line in select distinct on (r ->> 'id') r from jsonb_array_elements(wanted) r order by r ->> 'id' loop
      problem := null;
      begin
        current := private.require_office_proposal(private.choice_id(line ->> 'id', 'chosen'));
        if current.district_id <> publish_outcomes.district_id then perform private.fail('not_found', 404); end if;
        select * into draft from private.outcome_drafts o where o.proposal_id = current.id for update;
        if not private.awaits_answer(current) then perform private.fail('proposal_moved', 409); end if;
        if current.revision is distinct from (line ->> 'revision')::bigint then perform private.fail('page_stale', 409); end if;
        if draft.revision is distinct from (line ->> 'draftRevision')::bigint then perform private.fail('draft_changed', 409); end if;
        current := private.close_one_proposal(current, draft.kind, draft.reason, draft.section_id, draft.block_id);
        published := published || to_jsonb(current.number);
      exception
        when invalid_text_representation then problem := 'bad_request';
        when others then
          if sqlstate not like 'PT%' then raise; end if;
          problem := sqlerrm;
      end;
      if problem is not null then refused := refused || jsonb_build_object('id', line ->> 'id', 'code', problem); end if;
    end loop;
    if refused <> '[]' then raise exception using errcode = 'TA001', message = 'nothing_published'; end if;
  exception when sqlstate 'TA001' then published := '[]';
  end;
  return jsonb_build_object('published', published, 'refused', (
    select coalesce(jsonb_agg(r || jsonb_build_object('number', p.number, 'title', p.title, 'state', p.state, 'at', e.happened_at,
      'by', (select f.display_name from public.profiles f where f.id = e.person_id)) order by p.number nulls last), '[]')
    from jsonb_array_elements(refused) r
    left join public.proposals p on p.id::text = r ->> 'id' and p.district_id = publish_outcomes.district_id and p.state <> 'draft'
    left join lateral (select a.happened_at, a.person_id from private.audit_events a where a.subject_id = p.id and a.act = 'close_proposal' order by a.id desc limit 1) e on true));
end $$;

-- Every open public proposal of the district with its prepared answer, for the page from which answers are published. Office only.
create function public.publication_page(district_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_office(publication_page.district_id);
  return (
    select coalesce(jsonb_agg(private.desk_line(p) || jsonb_build_object('draft', private.outcome_draft(p), 'problem', private.outcome_draft_problem(p),
      'sameReason', (select case when o.reason <> '' then private.same_reason_numbers(p, o.reason) else '[]' end from private.outcome_drafts o where o.proposal_id = p.id),
      'section', (select jsonb_build_object('number', s.number, 'title', s.title) from private.outcome_drafts o join public.plan_sections s on s.id = o.section_id where o.proposal_id = p.id),
      'passage', (select private.passage_of(p.cycle_id, o.section_id, o.block_id) from private.outcome_drafts o where o.proposal_id = p.id)) order by p.number), '[]')
    from public.proposals p where p.district_id = publication_page.district_id and private.awaits_answer(p));
end $$;

-- ── pages ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Same as before, but for the prepared answer (`draft`), whose section is shown when none is asked for.
create or replace function public.outcome_form(district_id uuid, number text, section_id uuid default null, reason text default '') returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  found public.proposals;
  chosen public.plan_sections;
  linked public.section_passages;
  draft private.outcome_drafts;
begin
  perform private.require_office(district_id);
  select * into found from public.proposals p where p.district_id = outcome_form.district_id and p.number = outcome_form.number and p.published_at is not null;
  if found.id is null then perform private.fail('not_found', 404); end if;
  select * into draft from private.outcome_drafts o where o.proposal_id = found.id;
  select * into linked from public.section_passages w where w.proposal_id = found.id
    and (coalesce(outcome_form.section_id, draft.section_id) is null or w.section_id = coalesce(outcome_form.section_id, draft.section_id)) order by w.created_at limit 1;
  select * into chosen from public.plan_sections s where s.cycle_id = found.cycle_id and s.id = coalesce(outcome_form.section_id, draft.section_id, linked.section_id);
  return jsonb_build_object(
    'proposal', public.proposal_page(district_id, number),
    'sections', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'number', s.number, 'title', s.title) order by s.position), '[]')
      from public.plan_sections s where s.cycle_id = found.cycle_id),
    'sectionId', chosen.id,
    'blockId', coalesce(case when draft.section_id = chosen.id then draft.block_id end, linked.block_id),
    'passages', (select coalesce(jsonb_agg(jsonb_build_object('blockId', d.block_id, 'kind', d.kind, 'text', d.body) order by d.place), '[]')
      from public.documents doc cross join lateral private.document_passages(doc.content) d where doc.id = chosen.document_id),
    'draft', private.outcome_draft(found),
    'sameReason', case when coalesce(reason, '') = '' then 0 else private.same_reason_count(district_id, reason, found.id) end);
end $$;

-- All that the office needs to work on one sent proposal, in one call: its text, who follows it, the notes, the review, the prepared
-- answer, the sections and passages that it may name, and which proposal is to be screened next. Office only.
create function public.review_page(district_id uuid, number text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  p public.proposals;
  draft private.outcome_drafts;
  review private.proposal_reviews;
  weights jsonb := private.weights_of(district_id);
  shown uuid;
begin
  perform private.require_office(district_id);
  select * into p from public.proposals x where x.district_id = review_page.district_id and x.number = review_page.number and x.state <> 'draft';
  if p.id is null then perform private.fail('not_found', 404); end if;
  select * into draft from private.outcome_drafts o where o.proposal_id = p.id;
  select * into review from private.proposal_reviews r where r.proposal_id = p.id;
  shown := coalesce(draft.section_id, (select w.section_id from public.section_passages w where w.proposal_id = p.id order by w.created_at limit 1));
  return jsonb_build_object(
    'proposal', private.desk_line(p) || jsonb_build_object('content', private.proposal_content(p),
      'municipalities', (select coalesce(jsonb_agg(m.name order by private.plain_words(m.name)), '[]')
        from public.proposal_municipalities pm join public.municipalities m on m.id = pm.municipality_id where pm.proposal_id = p.id)),
    'choices', public.proposal_choices(district_id),
    'people', private.office_people_list(district_id),
    'notes', private.desk_note_list(p.id),
    'weights', weights,
    'review', jsonb_build_object('revision', coalesce(review.revision, 0), 'savedAt', review.updated_at,
      'by', (select f.display_name from public.profiles f where f.id = review.updated_by), 'score', private.weighted_score(review, weights),
      'relevance', review.relevance, 'relevanceText', coalesce(review.relevance_text, ''), 'feasibility', review.feasibility, 'feasibilityText', coalesce(review.feasibility_text, ''),
      'cost', review.cost, 'costText', coalesce(review.cost_text, ''), 'competence', review.competence, 'competenceText', coalesce(review.competence_text, '')),
    'draft', private.outcome_draft(p),
    'sameReason', case when draft.reason <> '' then private.same_reason_numbers(p, draft.reason) else '[]' end,
    'sections', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'number', s.number, 'title', s.title) order by s.position), '[]')
      from public.plan_sections s where s.cycle_id = p.cycle_id),
    'sectionId', shown,
    'blockId', coalesce(draft.block_id, (select w.block_id from public.section_passages w where w.proposal_id = p.id and w.section_id = shown order by w.created_at limit 1)),
    'passages', (select coalesce(jsonb_agg(jsonb_build_object('blockId', d.block_id, 'kind', d.kind, 'text', d.body) order by d.place), '[]')
      from public.plan_sections s join public.documents doc on doc.id = s.document_id cross join lateral private.document_passages(doc.content) d where s.id = shown),
    'nextToScreen', (select x.number from public.proposals x where x.district_id = review_page.district_id and x.state = 'submitted' and x.id <> p.id
      order by (x.submitted_at, x.id) < (p.submitted_at, p.id), x.submitted_at, x.id limit 1));
end $$;

-- ── no phase that ends answers while some are missing ─────────────────────────────────────────────────────────────────
-- Same as before, but going on to approvazione or attuazione is refused (409 proposals_open) while a public proposal of the cycle has no outcome.
create or replace function public.change_phase(cycle_id uuid, phase text, expected_revision bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  cycle public.planning_cycles;
  today date := (now() at time zone 'Europe/Rome')::date;
  was_at int;
  will_be_at int;
begin
  perform private.require_login();
  select * into cycle from public.planning_cycles c where c.id = change_phase.cycle_id for update;
  if cycle.id is null or not (cycle.district_id = any (array(select private.my_district_ids_as(array['plan_office_head'])))) then
    perform private.fail('not_found', 404);
  end if;
  if cycle.phase = change_phase.phase then return; end if;
  if cycle.revision is distinct from change_phase.expected_revision then perform private.fail('page_stale', 409); end if;
  if not exists (select from public.cycle_phases p where p.cycle_id = cycle.id and p.phase = change_phase.phase) then
    perform private.fail('choice_unknown', 422, 'phase');
  end if;
  select position into was_at from public.cycle_phases p where p.cycle_id = cycle.id and p.phase = cycle.phase;
  select position into will_be_at from public.cycle_phases p where p.cycle_id = cycle.id and p.phase = change_phase.phase;
  if will_be_at > was_at and change_phase.phase in ('approvazione', 'attuazione')
    and exists (select from public.proposals p where p.cycle_id = cycle.id and private.awaits_answer(p)) then
    perform private.fail('proposals_open', 409);
  end if;
  if will_be_at > was_at then
    update public.cycle_phases p set closes_on = today where p.cycle_id = cycle.id and p.phase = cycle.phase;
    update public.cycle_phases p set opens_on = today, closes_on = case when p.closes_on > today then p.closes_on end
    where p.cycle_id = cycle.id and p.position = will_be_at;
  else
    -- Back: the earlier phase goes on as if it had not closed, and what had opened after it is to come again.
    update public.cycle_phases p set opens_on = least(p.opens_on, today), closes_on = case when p.closes_on > today then p.closes_on end
    where p.cycle_id = cycle.id and p.position = will_be_at;
    update public.cycle_phases p set opens_on = null, closes_on = case when p.closes_on > today then p.closes_on end
    where p.cycle_id = cycle.id and p.position > will_be_at and p.opens_on <= today;
  end if;
  update public.planning_cycles set phase = change_phase.phase where id = cycle.id;
  perform private.audit(cycle.district_id, 'change_phase', cycle.id, jsonb_build_object('from', cycle.phase, 'to', change_phase.phase));
  perform private.announce('district', cycle.district_id, cycle.revision + 1);
end $$;

-- Same as before, but for what answers wait: proposalsToClose counts every public proposal without outcome, answersReady those whose answer is prepared.
create or replace function public.office_desk(district_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_office(office_desk.district_id);
  return (
    select jsonb_build_object(
      'organisations', (select count(*) from public.organisations o where o.district_id = d.id),
      'textsToRead', (select count(*) from private.moderated_texts t where t.district_id = d.id and t.moderation = 'waiting')
        + (select count(distinct (r.kind, r.subject_id)) from public.moderation_reports r where r.district_id = d.id and r.handled_at is null)
        + (select count(*) from public.moderation_appeals a where a.district_id = d.id and a.decided_at is null),
      'organisationsToVerify', (select count(*) from public.organisations o where o.district_id = d.id and o.state = 'waiting'),
      'adesioniToDecide', (select count(*) from public.adesioni a where a.cycle_id = c.id and a.state = 'submitted'),
      'organisationsWithoutDelegate', (select count(*) from public.organisations o where o.district_id = d.id and not exists (
        select from public.organisation_delegates g where g.organisation_id = o.id and g.kind = 'delegate' and g.revoked_at is null)),
      'delegatesWithoutAccount', (select count(*) from public.organisation_delegates g join public.organisations o on o.id = g.organisation_id
        where o.district_id = d.id and g.revoked_at is null and g.person_id is null),
      'tavoli', (select count(*) from public.tavoli t where t.cycle_id = c.id),
      'tavoliWithoutFacilitator', (select count(*) from public.tavoli t where t.cycle_id = c.id and not private.tavolo_has_facilitator(t.id)),
      'proposalsToScreen', (select count(*) from public.proposals p where p.district_id = d.id and p.state = 'submitted'),
      'proposalsToClose', (select count(*) from public.proposals p where p.district_id = d.id and private.awaits_answer(p)),
      'answersReady', (select count(*) from public.proposals p where p.district_id = d.id and private.awaits_answer(p) and private.outcome_draft_problem(p) is null),
      'mine', (select count(*) from private.desk_items i join public.proposals p on p.id = i.proposal_id
        where p.district_id = d.id and i.assignee_id = auth.uid() and (p.state = 'submitted' or private.awaits_answer(p))),
      'late', (select count(*) from private.desk_items i join public.proposals p on p.id = i.proposal_id
        where p.district_id = d.id and i.due_on < (now() at time zone 'Europe/Rome')::date and (p.state = 'submitted' or private.awaits_answer(p))))
    from public.districts d left join public.planning_cycles c on c.district_id = d.id and c.is_current
    where d.id = office_desk.district_id);
end $$;

revoke execute on function public.set_review_weights(uuid, int, int, int, int), public.review_weights(uuid), public.save_proposal_review(uuid, bigint, jsonb), public.save_outcome_draft(uuid, bigint, jsonb),
  public.publish_outcomes(uuid, jsonb), public.publication_page(uuid), public.review_page(uuid, text) from public, anon, authenticated;
grant execute on function public.set_review_weights(uuid, int, int, int, int), public.review_weights(uuid), public.save_proposal_review(uuid, bigint, jsonb), public.save_outcome_draft(uuid, bigint, jsonb),
  public.publish_outcomes(uuid, jsonb), public.publication_page(uuid), public.review_page(uuid, text) to authenticated;
