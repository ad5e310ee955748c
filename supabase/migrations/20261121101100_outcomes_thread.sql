-- Purpose: the outcome of a proposal with its public reason, and the thread («il filo») from a proposal to the plan and back.
-- Locks: a trigger on proposals (brief). Way back: drop the table, the triggers and the functions.

create table public.proposal_outcomes (
  proposal_id uuid primary key references public.proposals (id) on delete cascade,
  kind text not null check (kind in ('accepted', 'accepted_in_part', 'deferred', 'not_accepted', 'out_of_competence')),
  reason text not null check (char_length(reason) between 80 and 4000),
  section_id uuid references public.plan_sections (id),
  block_id text check (block_id ~ '^[a-zA-Z0-9-]{1,64}$'),
  quote text not null default '' check (char_length(quote) <= 4000),
  published_at timestamptz not null default now(),
  constraint proposal_outcomes_accepted_is_written check (
    (kind in ('accepted', 'accepted_in_part')) = (section_id is not null) and (section_id is null) = (block_id is null))
);
create index proposal_outcomes_section_id on public.proposal_outcomes (section_id);
comment on table public.proposal_outcomes is 'What became of a proposal and why, in public. One each, final; an acceptance names the passage of the plan.';
alter table public.proposal_outcomes enable row level security;
grant select on public.proposal_outcomes to anon, authenticated;
create policy proposal_outcomes_select_reader on public.proposal_outcomes for select to anon, authenticated
  using (exists (select from public.proposals p where p.id = proposal_id));

-- An outcome, once given, is neither rewritten nor taken back; it goes only with its proposal, by cascade.
create function private.keep_outcome() returns trigger
language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' and pg_trigger_depth() > 1 then return old; end if;
  perform private.fail('proposal_moved', 409);
  return null;
end $$;
create trigger keep_outcome before update or delete on public.proposal_outcomes for each row execute function private.keep_outcome();

-- No proposal is closed without its outcome: the same kind, already there.
create function private.require_outcome() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from public.proposal_outcomes o where o.proposal_id = new.id and o.kind = new.state) then
    perform private.fail('reason_too_short', 422, 'reason');
  end if;
  return new;
end $$;
create trigger require_outcome before update of state on public.proposals for each row
  when (new.state is distinct from old.state and new.state in ('accepted', 'accepted_in_part', 'deferred', 'not_accepted', 'out_of_competence'))
  execute function private.require_outcome();

-- The paragraphs, headings and quotations of a text (ProseMirror JSON) that carry an id, in order, empty ones left out.
create function private.document_passages(content jsonb) returns table (place bigint, block_id text, kind text, body text)
language sql immutable set search_path = '' as $$
  select n.place, n.node #>> '{attrs,id}', n.node ->> 'type', b.body
  from jsonb_path_query(content, 'strict $.** ? (@.type == "paragraph" || @.type == "heading" || @.type == "blockquote") ? (exists (@.attrs.id))')
    with ordinality as n (node, place)
  cross join lateral (
    select string_agg(t.word #>> '{}', '' order by t.place) as body
    from jsonb_path_query(n.node, 'strict $.** ? (@.type == "text").text') with ordinality as t (word, place)) b
  where btrim(b.body) <> ''
$$;

-- How many other outcomes of the district give this very reason, whatever its spaces, capitals and accents.
create function private.same_reason_count(district_id uuid, reason text, proposal_id uuid) returns int
language sql stable security definer set search_path = '' as $$
  select count(*)::int from public.proposal_outcomes o
  join public.proposals p on p.id = o.proposal_id
  where p.district_id = same_reason_count.district_id and o.proposal_id <> same_reason_count.proposal_id
    and private.plain_words(regexp_replace(o.reason, '\s+', ' ', 'g')) = private.plain_words(regexp_replace(private.clean_text(same_reason_count.reason), '\s+', ' ', 'g'))
$$;

-- The office gives a proposal its outcome, which is final, and tells who proposed. The reason is public: 80 characters at least.
-- An acceptance needs a section of the same cycle's plan and one of its passages; other outcomes have neither.
create function public.close_proposal(
  proposal_id uuid, kind text, reason text, expected_revision bigint, section_id uuid default null, block_id text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  current public.proposals := private.require_office_proposal(close_proposal.proposal_id);
  cleaned text;
  section public.plan_sections;
  passage text;
begin
  perform private.require_phase(current.cycle_id, 'close_proposal');
  if current.state not in ('admitted', 'discussed', 'prioritised', 'under_review') then perform private.fail('proposal_moved', 409); end if;
  if current.revision is distinct from close_proposal.expected_revision then perform private.fail('page_stale', 409); end if;
  if close_proposal.kind is null or close_proposal.kind not in ('accepted', 'accepted_in_part', 'deferred', 'not_accepted', 'out_of_competence') then
    perform private.fail('choice_unknown', 422, 'kind');
  end if;
  cleaned := private.require_text(close_proposal.reason, 'reason', 4000, 0);
  if char_length(cleaned) < 80 then perform private.fail('reason_too_short', 422, 'reason'); end if;
  perform private.forbid_personal_data(cleaned, 'reason');
  if close_proposal.kind in ('accepted', 'accepted_in_part') then
    select * into section from public.plan_sections s where s.id = close_proposal.section_id and s.cycle_id = current.cycle_id;
    if section.id is null then perform private.fail('choice_missing', 422, 'sectionId'); end if;
    select left(d.body, 4000) into passage from public.documents doc
    cross join lateral private.document_passages(doc.content) d
    where doc.id = section.document_id and d.block_id = close_proposal.block_id limit 1;
    if passage is null then perform private.fail('choice_missing', 422, 'blockId'); end if;
    insert into public.section_passages (section_id, proposal_id, block_id, quote)
    values (section.id, current.id, close_proposal.block_id, passage)
    on conflict on constraint section_passages_pkey do update set quote = excluded.quote;
  end if;
  insert into public.proposal_outcomes (proposal_id, kind, reason, section_id, block_id, quote)
  values (current.id, close_proposal.kind, cleaned, section.id, case when section.id is not null then close_proposal.block_id end, coalesce(passage, ''));
  if current.state <> 'under_review' then current := private.move_proposal(current.id, 'under_review', 'office'); end if;
  current := private.move_proposal(current.id, close_proposal.kind, 'office');
  perform private.notify_proposer(current, 'proposal_closed', jsonb_build_object('outcome', close_proposal.kind, 'reason', cleaned));
  perform private.audit(current.district_id, 'close_proposal', current.id, jsonb_build_object('outcome', close_proposal.kind));
  if section.id is not null then perform private.announce('section', section.id, section.revision); end if;
  return jsonb_build_object('id', current.id, 'number', current.number, 'state', current.state, 'revision', current.revision);
end $$;

-- ── the thread ────────────────────────────────────────────────────────────────────────────────────────────────────────

-- True when the person asking may read the proposal: it is public, hers (or her organisation's), or sent and she is of the office.
create function private.may_read_proposal(p public.proposals) returns boolean
language sql stable security definer set search_path = '' as $$
  select p.published_at is not null
    or (auth.uid() is not null and p.author_id = auth.uid())
    or (p.state <> 'draft' and (
      p.organisation_id = any (array(select private.my_organisation_ids()))
      or p.district_id = any (array(select private.my_office_district_ids()))))
$$;

-- The steps of a proposal, in order. kind: sent, screened, planned, discussed, vote_open, voted, review, written, outcome; each
-- with `at` and what its link needs. A passage of a text that is not public yet is named by its section, without its words.
create function private.thread_steps(p public.proposals) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'at', s.at) || s.detail order by s.at, s.place), '[]') from (
    select 'sent' as kind, min(m.moved_at) as at, 1 as place, '{}'::jsonb as detail
    from public.proposal_moves m where m.proposal_id = p.id and m.to_state = 'submitted' having count(*) > 0
    union all
    select 'screened', p.published_at, 2, jsonb_build_object('tavolo', (select jsonb_build_object('slug', t.slug, 'name', t.name) from public.tavoli t where t.id = p.tavolo_id))
    where p.published_at is not null
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
    select 'review', min(m.moved_at), 5, '{}' from public.proposal_moves m where m.proposal_id = p.id and m.to_state = 'under_review' having count(*) > 0
    union all
    select 'written', w.created_at, 6, jsonb_build_object(
      'section', jsonb_build_object('slug', x.slug, 'number', x.number, 'title', x.title), 'blockId', w.block_id,
      'quote', case when x.state in ('consultation', 'approved') or o.proposal_id is not null then nullif(w.quote, '') end)
    from public.section_passages w join public.plan_sections x on x.id = w.section_id
    left join public.proposal_outcomes o on o.proposal_id = p.id and o.block_id = w.block_id
    where w.proposal_id = p.id
    union all
    select 'outcome', o.published_at, 7, jsonb_build_object('outcome', o.kind) from public.proposal_outcomes o where o.proposal_id = p.id
  ) s
$$;

-- The thread of one proposal: {state, steps}. Null when it is absent or not for the person asking.
create function public.proposal_thread(proposal_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('state', p.state, 'steps', private.thread_steps(p))
  from public.proposals p where p.id = proposal_thread.proposal_id and p.state <> 'draft' and private.may_read_proposal(p)
$$;

-- A proposal's page in one call: text, proposer, state, thread, outcome. Null when it is absent or not for the person asking.
create function public.proposal_page(district_id uuid, number text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select private.proposal_summary(p) || jsonb_build_object(
    'content', private.proposal_content(p),
    'municipalities', (select coalesce(jsonb_agg(m.name order by private.plain_words(m.name)), '[]')
      from public.proposal_municipalities pm join public.municipalities m on m.id = pm.municipality_id where pm.proposal_id = p.id),
    'isMine', coalesce(auth.uid() is not null and (p.author_id = auth.uid() or p.organisation_id = any (array(select private.my_organisation_ids()))), false),
    'steps', private.thread_steps(p),
    'outcome', (
      select jsonb_build_object('kind', o.kind, 'reason', o.reason, 'publishedAt', o.published_at, 'blockId', o.block_id, 'quote', nullif(o.quote, ''),
        'section', case when s.id is null then null else jsonb_build_object('slug', s.slug, 'number', s.number, 'title', s.title) end)
      from public.proposal_outcomes o left join public.plan_sections s on s.id = o.section_id where o.proposal_id = p.id))
  from public.proposals p
  where p.district_id = proposal_page.district_id and p.number = proposal_page.number and private.may_read_proposal(p)
$$;

-- From a section back to the proposals that its paragraphs come from. Only public proposals; in the order in which they were written in.
create function public.section_origins(section_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'blockId', w.block_id, 'number', p.number, 'title', p.title, 'state', p.state, 'proposer', private.public_proposer(p),
    'quote', case when x.state in ('consultation', 'approved') or o.proposal_id is not null then nullif(w.quote, '') end)
    order by w.created_at, p.number), '[]')
  from public.section_passages w
  join public.plan_sections x on x.id = w.section_id
  join public.proposals p on p.id = w.proposal_id and p.published_at is not null
  left join public.proposal_outcomes o on o.proposal_id = p.id and o.block_id = w.block_id
  where w.section_id = section_origins.section_id
$$;

-- What the office needs to close a proposal: its page, the plan's sections, the passages of the chosen one (or of the section
-- that already holds something of this proposal), and on how many other outcomes the reason stands. Office only.
create function public.outcome_form(district_id uuid, number text, section_id uuid default null, reason text default '') returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  found public.proposals;
  chosen public.plan_sections;
  linked public.section_passages;
begin
  perform private.require_office(district_id);
  select * into found from public.proposals p where p.district_id = outcome_form.district_id and p.number = outcome_form.number and p.published_at is not null;
  if found.id is null then perform private.fail('not_found', 404); end if;
  select * into linked from public.section_passages w where w.proposal_id = found.id
    and (outcome_form.section_id is null or w.section_id = outcome_form.section_id) order by w.created_at limit 1;
  select * into chosen from public.plan_sections s where s.cycle_id = found.cycle_id and s.id = coalesce(outcome_form.section_id, linked.section_id);
  return jsonb_build_object(
    'proposal', public.proposal_page(district_id, number),
    'sections', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'number', s.number, 'title', s.title) order by s.position), '[]')
      from public.plan_sections s where s.cycle_id = found.cycle_id),
    'sectionId', chosen.id,
    'blockId', linked.block_id,
    'passages', (select coalesce(jsonb_agg(jsonb_build_object('blockId', d.block_id, 'kind', d.kind, 'text', d.body) order by d.place), '[]')
      from public.documents doc cross join lateral private.document_passages(doc.content) d where doc.id = chosen.document_id),
    'sameReason', case when coalesce(reason, '') = '' then 0 else private.same_reason_count(district_id, reason, found.id) end);
end $$;

revoke execute on function public.close_proposal(uuid, text, text, bigint, uuid, text), public.proposal_thread(uuid), public.proposal_page(uuid, text),
  public.section_origins(uuid), public.outcome_form(uuid, text, uuid, text) from public, anon, authenticated;
grant execute on function public.proposal_thread(uuid), public.proposal_page(uuid, text), public.section_origins(uuid) to anon, authenticated;
grant execute on function public.close_proposal(uuid, text, text, bigint, uuid, text), public.outcome_form(uuid, text, uuid, text) to authenticated;
