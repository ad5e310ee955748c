-- Purpose: proposals from draft to review: texts, municipalities, every move with its reason; sending, screening, numbering.
-- Locks: none (new tables). Way back: drop the tables and functions named here.

create table public.proposals (
  id uuid primary key default gen_random_uuid(),
  district_id uuid not null references public.districts (id) on delete cascade,
  cycle_id uuid not null references public.planning_cycles (id) on delete cascade,
  tavolo_id uuid references public.tavoli (id) on delete set null,
  number text unique,
  author_id uuid references auth.users (id) on delete set null,
  organisation_id uuid references public.organisations (id) on delete cascade,
  author_municipality_id uuid references public.municipalities (id),
  title text not null default '' check (char_length(title) <= 120),
  need text not null default '' check (char_length(need) <= 1500),
  who text not null default '' check (char_length(who) <= 500),
  proposal text not null default '' check (char_length(proposal) <= 3000),
  expected_change text not null default '' check (char_length(expected_change) <= 800),
  urgency text check (urgency in ('high', 'medium', 'low')),
  licence_ok boolean not null default false,
  no_personal_data boolean not null default false,
  state text not null default 'draft' check (state in (
    'draft', 'submitted', 'admitted', 'returned', 'discussed', 'prioritised', 'under_review',
    'accepted', 'accepted_in_part', 'deferred', 'not_accepted', 'out_of_competence')),
  revision bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  submitted_at timestamptz,
  published_at timestamptz,
  state_since timestamptz not null default now(),
  constraint proposals_numbered_when_sent check ((number is null) = (state = 'draft') and (submitted_at is null) = (state = 'draft')),
  constraint proposals_public_when_admitted check ((published_at is null) = (state in ('draft', 'submitted', 'returned'))),
  constraint proposals_complete_when_sent check (state = 'draft' or (
    title <> '' and need <> '' and who <> '' and proposal <> '' and expected_change <> '' and licence_ok and no_personal_data))
);
create index proposals_cycle_id on public.proposals (cycle_id);
create index proposals_tavolo_id on public.proposals (tavolo_id);
create index proposals_author_id on public.proposals (author_id);
create index proposals_organisation_id on public.proposals (organisation_id);
create index proposals_author_municipality_id on public.proposals (author_municipality_id);
create index proposals_published on public.proposals (district_id, published_at desc, id desc) where published_at is not null;
create index proposals_by_state on public.proposals (district_id, state, submitted_at);
comment on table public.proposals is 'What a citizen or an organisation proposes for the plan. author_id is never selectable: a citizen shows as «cittadina/o di» author_municipality.';
alter table public.proposals enable row level security;
-- Every column but author_id.
grant select (id, district_id, cycle_id, tavolo_id, number, organisation_id, author_municipality_id, title, need, who, proposal,
  expected_change, urgency, licence_ok, no_personal_data, state, revision, created_at, updated_at, submitted_at, published_at, state_since)
  on public.proposals to anon, authenticated;
create policy proposals_select_anyone on public.proposals for select to anon, authenticated using (published_at is not null);
create policy proposals_select_author on public.proposals for select to authenticated using (author_id = (select auth.uid()));
create policy proposals_select_delegate on public.proposals for select to authenticated
  using (state <> 'draft' and organisation_id = any (array(select private.my_organisation_ids())));
create policy proposals_select_office on public.proposals for select to authenticated
  using (state <> 'draft' and district_id = any (array(select private.my_office_district_ids())));

create table public.proposal_municipalities (
  proposal_id uuid not null references public.proposals (id) on delete cascade,
  municipality_id uuid not null references public.municipalities (id),
  primary key (proposal_id, municipality_id)
);
create index proposal_municipalities_municipality_id on public.proposal_municipalities (municipality_id);
comment on table public.proposal_municipalities is 'The municipalities that a proposal is about.';
alter table public.proposal_municipalities enable row level security;
grant select on public.proposal_municipalities to anon, authenticated;
create policy proposal_municipalities_select_reader on public.proposal_municipalities for select to anon, authenticated
  using (exists (select from public.proposals p where p.id = proposal_id));

create table private.proposal_transitions (
  from_state text not null,
  to_state text not null,
  primary key (from_state, to_state)
);
comment on table private.proposal_transitions is 'The only moves that a proposal can make (docs/rules/proposals.md, PROP-06).';
insert into private.proposal_transitions (from_state, to_state) values
  ('draft', 'submitted'),
  ('submitted', 'admitted'), ('submitted', 'returned'),
  ('returned', 'submitted'),
  ('admitted', 'discussed'), ('admitted', 'under_review'),
  ('discussed', 'prioritised'), ('discussed', 'under_review'),
  ('prioritised', 'under_review'),
  ('under_review', 'accepted'), ('under_review', 'accepted_in_part'), ('under_review', 'deferred'),
  ('under_review', 'not_accepted'), ('under_review', 'out_of_competence');

create table public.proposal_moves (
  id bigint generated always as identity primary key,
  proposal_id uuid not null references public.proposals (id) on delete cascade,
  from_state text not null,
  to_state text not null,
  moved_at timestamptz not null default now(),
  acted_as text not null check (acted_as in ('author', 'delegate', 'office', 'tavolo')),
  organisation_id uuid references public.organisations (id) on delete set null,
  person_id uuid,
  reason text not null default '' check (char_length(reason) <= 2000),
  foreign key (from_state, to_state) references private.proposal_transitions (from_state, to_state)
);
create index proposal_moves_proposal_id on public.proposal_moves (proposal_id, moved_at);
create index proposal_moves_organisation_id on public.proposal_moves (organisation_id);
create index proposal_moves_transition on public.proposal_moves (from_state, to_state);
comment on table public.proposal_moves is 'Every move of a proposal: in which capacity somebody made it, never who. Only ever appended to.';
alter table public.proposal_moves enable row level security;
grant select (id, proposal_id, from_state, to_state, moved_at, acted_as, organisation_id, reason) on public.proposal_moves to anon, authenticated;

-- Proposals that the person asking wrote, or that an organisation sent for which she acts today.
create function private.my_proposal_ids() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select p.id from public.proposals p where p.author_id = auth.uid()
  union
  select p.id from public.proposals p
  where p.state <> 'draft' and p.organisation_id = any (array(select private.my_organisation_ids()))
$$;
grant execute on function private.my_proposal_ids() to anon, authenticated;

-- Why a proposal was returned is between the office and who sent it.
create policy proposal_moves_select_anyone on public.proposal_moves for select to anon, authenticated
  using (to_state <> 'returned' and exists (select from public.proposals p where p.id = proposal_id and p.published_at is not null));
create policy proposal_moves_select_proposer on public.proposal_moves for select to authenticated
  using (proposal_id = any (array(select private.my_proposal_ids())));
create policy proposal_moves_select_office on public.proposal_moves for select to authenticated
  using (exists (select from public.proposals p where p.id = proposal_id and p.district_id = any (array(select private.my_office_district_ids()))));

create table private.proposal_counters (
  district_id uuid not null references public.districts (id) on delete cascade,
  year int not null,
  last int not null,
  primary key (district_id, year)
);
comment on table private.proposal_counters is 'The last proposal number given out in a district and year; the row''s lock makes numbers without gaps.';

-- The next number, such as AO-2026-0001. The counter's row stays locked until the commit: a number is never lost or given twice.
create function private.next_proposal_number(district_id uuid, at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  of_year int := extract(year from next_proposal_number.at at time zone 'Europe/Rome');
  given int;
  prefix text;
begin
  insert into private.proposal_counters as c (district_id, year, last) values (next_proposal_number.district_id, of_year, 1)
  on conflict on constraint proposal_counters_pkey do update set last = c.last + 1
  returning c.last into given;
  select d.number_prefix into prefix from public.districts d where d.id = next_proposal_number.district_id;
  return prefix || '-' || of_year || '-' || lpad(given::text, greatest(4, length(given::text)), '0');
end $$;

-- Guards the table itself: a proposal begins as a draft, makes only the moves of the table, and is final once closed.
create function private.guard_proposal() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then perform private.fail('proposal_moved', 409); end if;
    return new;
  end if;
  new.revision := old.revision + 1;
  if new.state is distinct from old.state then
    if not exists (select from private.proposal_transitions t where t.from_state = old.state and t.to_state = new.state) then
      perform private.fail('proposal_moved', 409);
    end if;
  elsif old.state not in ('draft', 'returned') and (new.title, new.need, new.who, new.proposal, new.expected_change)
    is distinct from (old.title, old.need, old.who, old.proposal, old.expected_change) then
    perform private.fail('proposal_moved', 409);
  end if;
  if old.number is not null and new.number is distinct from old.number then perform private.fail('proposal_moved', 409); end if;
  return new;
end $$;
create trigger guard_proposal before insert or update on public.proposals for each row execute function private.guard_proposal();

-- Makes one move: state, number at the first sending, publication at admission, the entry in the history, the announcement.
-- `moved_at` is an argument for demonstration data; commands leave it out.
create function private.move_proposal(
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
    state_since = move_proposal.moved_at,
    updated_at = move_proposal.moved_at,
    number = coalesce(p.number, case when move_proposal.to_state = 'submitted' then private.next_proposal_number(p.district_id, move_proposal.moved_at) end),
    submitted_at = case when move_proposal.to_state = 'submitted' then move_proposal.moved_at else p.submitted_at end,
    published_at = coalesce(p.published_at, case when move_proposal.to_state = 'admitted' then move_proposal.moved_at end)
  where p.id = before.id returning * into after;
  insert into public.proposal_moves (proposal_id, from_state, to_state, moved_at, acted_as, organisation_id, person_id, reason)
  values (before.id, before.state, move_proposal.to_state, move_proposal.moved_at, move_proposal.acted_as, move_proposal.organisation_id, auth.uid(), move_proposal.reason);
  perform private.announce('proposal', after.id, after.revision);
  return after;
end $$;

-- The tavolo reached the proposal: an admitted one becomes discussed, any other stays as it is. Called by the sessions' functions.
create function private.mark_proposal_discussed(proposal_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  now_state text;
begin
  select p.state into now_state from public.proposals p where p.id = mark_proposal_discussed.proposal_id for update;
  if now_state = 'admitted' then perform private.move_proposal(mark_proposal_discussed.proposal_id, 'discussed', 'tavolo'); end if;
end $$;

-- The tavolo voted on the proposal: it becomes prioritised (through discussed, when nobody had marked that). Called by the votes' functions.
create function private.mark_proposal_voted(proposal_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  now_state text;
begin
  perform private.mark_proposal_discussed(mark_proposal_voted.proposal_id);
  select p.state into now_state from public.proposals p where p.id = mark_proposal_voted.proposal_id;
  if now_state = 'discussed' then perform private.move_proposal(mark_proposal_voted.proposal_id, 'prioritised', 'tavolo'); end if;
end $$;

-- The proposal, locked, when the person asking may write it: her own draft, or one returned to her or to an organisation
-- for which she acts today. Else 404.
create function private.require_own_proposal(proposal_id uuid) returns public.proposals
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  found public.proposals;
begin
  select * into found from public.proposals p where p.id = require_own_proposal.proposal_id for update;
  if found.id is null or not (found.author_id is not distinct from me
    or (found.state <> 'draft' and found.organisation_id = any (array(select private.my_organisation_ids())))) then
    perform private.fail('not_found', 404);
  end if;
  return found;
end $$;

-- A value of the form as a uuid or null; anything else is 422 choice_unknown for the field.
create function private.choice_id(value text, field text) returns uuid
language plpgsql immutable set search_path = '' as $$
begin
  return nullif(btrim(choice_id.value), '')::uuid;
exception when invalid_text_representation then
  perform private.fail('choice_unknown', 422, choice_id.field);
  return null;
end $$;

-- A jsonb argument of an RPC: the embedded gateway hands over a JSON string inside jsonb, Supabase the value itself.
create function private.json_argument(value jsonb) returns jsonb
language plpgsql immutable set search_path = '' as $$
begin
  return case jsonb_typeof(value) when 'string' then (value #>> '{}')::jsonb else value end;
exception when invalid_text_representation then
  perform private.fail('bad_request', 400);
  return null;
end $$;

-- The form's content, cleaned and checked against the lists of the district; the same keys, so that it can be compared.
create function private.clean_proposal_content(content jsonb, district_id uuid, cycle_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  tavolo uuid := private.choice_id(content ->> 'tavoloId', 'tavoloId');
  organisation uuid := private.choice_id(content ->> 'organisationId', 'organisationId');
  municipalities uuid[];
begin
  if pg_column_size(content) > 60000 then perform private.fail('text_too_long', 422, 'proposal'); end if;
  if tavolo is not null and not exists (
    select from public.tavoli t where t.id = tavolo and t.cycle_id = clean_proposal_content.cycle_id) then
    perform private.fail('choice_unknown', 422, 'tavoloId');
  end if;
  if organisation is not null and not exists (
    select from public.organisations o where o.id = organisation and o.district_id = clean_proposal_content.district_id
      and o.id = any (array(select private.my_organisation_ids()))) then
    perform private.fail('delegation_missing', 403, 'organisationId');
  end if;
  if coalesce(content ->> 'urgency', '') not in ('', 'high', 'medium', 'low') then perform private.fail('choice_unknown', 422, 'urgency'); end if;
  select coalesce(array_agg(distinct private.choice_id(m, 'municipalityIds')), '{}') into municipalities
  from jsonb_array_elements_text(case jsonb_typeof(content -> 'municipalityIds') when 'array' then content -> 'municipalityIds' else '[]' end) m;
  if exists (select from unnest(municipalities) m where not exists (
    select from public.district_municipalities d where d.district_id = clean_proposal_content.district_id and d.municipality_id = m)) then
    perform private.fail('municipality_unknown', 422, 'municipalityIds');
  end if;
  return jsonb_build_object(
    'title', regexp_replace(private.require_text(content ->> 'title', 'title', 120, 0), '\s+', ' ', 'g'),
    'need', private.require_text(content ->> 'need', 'need', 1500, 0),
    'who', private.require_text(content ->> 'who', 'who', 500, 0),
    'proposal', private.require_text(content ->> 'proposal', 'proposal', 3000, 0),
    'expectedChange', private.require_text(content ->> 'expectedChange', 'expectedChange', 800, 0),
    'urgency', nullif(content ->> 'urgency', ''),
    'tavoloId', tavolo, 'organisationId', organisation, 'municipalityIds', to_jsonb(municipalities),
    'licenceOk', coalesce(content ->> 'licenceOk', '') in ('true', 'on'),
    'noPersonalData', coalesce(content ->> 'noPersonalData', '') in ('true', 'on'));
end $$;

-- The stored content in the form's shape.
create function private.proposal_content(p public.proposals) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'title', p.title, 'need', p.need, 'who', p.who, 'proposal', p.proposal, 'expectedChange', p.expected_change,
    'urgency', p.urgency, 'tavoloId', p.tavolo_id, 'organisationId', p.organisation_id,
    'municipalityIds', (select coalesce(jsonb_agg(m.municipality_id order by m.municipality_id), '[]') from public.proposal_municipalities m where m.proposal_id = p.id),
    'licenceOk', p.licence_ok, 'noPersonalData', p.no_personal_data)
$$;

-- Saves a draft (or a returned proposal) as typed so far: incomplete is fine, too long is not. `proposal_id` may be made by
-- the device, so that a repeated first save makes one draft. Who saves over a text that changed meanwhile gets 409
-- draft_changed, unless both say the same. Returns {id, revision, savedAt}.
create function public.save_proposal_draft(proposal_id uuid, cycle_id uuid, expected_revision bigint, content jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  cycle public.planning_cycles;
  current public.proposals;
  cleaned jsonb;
begin
  select * into cycle from public.planning_cycles c where c.id = save_proposal_draft.cycle_id;
  if cycle.id is null then perform private.fail('not_found', 404); end if;
  cleaned := private.clean_proposal_content(coalesce(private.json_argument(content), '{}'), cycle.district_id, cycle.id);
  select * into current from public.proposals p where p.id = save_proposal_draft.proposal_id for update;
  if current.id is null then
    if expected_revision is not null and expected_revision > 0 then perform private.fail('not_found', 404); end if;
    perform private.take_rate('new_draft', me::text, 50, interval '1 day');
    insert into public.proposals (id, district_id, cycle_id, author_id)
    values (coalesce(save_proposal_draft.proposal_id, gen_random_uuid()), cycle.district_id, cycle.id, me)
    returning * into current;
  else
    current := private.require_own_proposal(current.id);
    if current.cycle_id <> cycle.id then perform private.fail('not_found', 404); end if;
    if current.state not in ('draft', 'returned') then perform private.fail('proposal_moved', 409); end if;
    if private.proposal_content(current) = cleaned then
      return jsonb_build_object('id', current.id, 'revision', current.revision, 'savedAt', current.updated_at);
    end if;
    if current.revision is distinct from expected_revision then perform private.fail('draft_changed', 409); end if;
  end if;
  -- A proposal that was sent keeps its sender; only a draft may still change hands between person and organisation.
  if current.state <> 'draft' and (cleaned ->> 'organisationId') is distinct from current.organisation_id::text then
    perform private.fail('choice_unknown', 422, 'organisationId');
  end if;
  if current.state = 'returned' then perform private.require_complete_proposal(cleaned); end if;
  delete from public.proposal_municipalities m where m.proposal_id = current.id;
  insert into public.proposal_municipalities (proposal_id, municipality_id)
  select current.id, m::uuid from jsonb_array_elements_text(cleaned -> 'municipalityIds') m;
  update public.proposals p set
    title = cleaned ->> 'title', need = cleaned ->> 'need', who = cleaned ->> 'who', proposal = cleaned ->> 'proposal',
    expected_change = cleaned ->> 'expectedChange', urgency = cleaned ->> 'urgency',
    tavolo_id = (cleaned ->> 'tavoloId')::uuid, organisation_id = (cleaned ->> 'organisationId')::uuid,
    licence_ok = (cleaned ->> 'licenceOk')::boolean, no_personal_data = (cleaned ->> 'noPersonalData')::boolean,
    updated_at = now()
  where p.id = current.id returning * into current;
  return jsonb_build_object('id', current.id, 'revision', current.revision, 'savedAt', current.updated_at);
end $$;

-- Throws a draft away. Author only; what was sent stays.
create function public.delete_proposal_draft(proposal_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  current public.proposals := private.require_own_proposal(delete_proposal_draft.proposal_id);
begin
  if current.state <> 'draft' then perform private.fail('proposal_moved', 409); end if;
  delete from public.proposals p where p.id = current.id;
end $$;

-- Every answer given, both declarations made, no personal data: else 422 for the first field concerned.
create function private.require_complete_proposal(content jsonb) returns void
language plpgsql immutable set search_path = '' as $$
declare
  field text;
begin
  foreach field in array array['title', 'need', 'who', 'proposal', 'expectedChange'] loop
    if coalesce(content ->> field, '') = '' then perform private.fail('text_empty', 422, field); end if;
    perform private.forbid_personal_data(content ->> field, field);
  end loop;
  if coalesce(jsonb_array_length(content -> 'municipalityIds'), 0) = 0 then perform private.fail('choice_missing', 422, 'municipalityIds'); end if;
  if (content ->> 'licenceOk')::boolean is not true then perform private.fail('declaration_missing', 422, 'licenceOk'); end if;
  if (content ->> 'noPersonalData')::boolean is not true then perform private.fail('declaration_missing', 422, 'noPersonalData'); end if;
end $$;

-- Sends a draft, or a returned proposal again. Citizens of the district for themselves, delegates and substitutes for their
-- organisation. Sending twice gives the same receipt. Returns {id, number, submittedAt, revision}.
create function public.submit_proposal(proposal_id uuid, expected_revision bigint) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  current public.proposals := private.require_own_proposal(submit_proposal.proposal_id);
begin
  if current.state not in ('draft', 'returned') then
    return jsonb_build_object('id', current.id, 'number', current.number, 'submittedAt', current.submitted_at, 'revision', current.revision);
  end if;
  if current.revision is distinct from expected_revision then perform private.fail('draft_changed', 409); end if;
  perform private.require_phase(current.cycle_id, 'submit_proposal');
  if current.organisation_id is not null then
    if not (current.organisation_id = any (array(select private.my_organisation_ids()))) then perform private.fail('delegation_missing', 403, 'organisationId'); end if;
  elsif not (current.district_id = any (array(select private.my_citizen_district_ids()))) then
    perform private.fail('citizens_only', 403);
  end if;
  perform private.require_complete_proposal(private.proposal_content(current));
  perform private.take_rate('submit_proposal', me::text, 10, interval '1 day');
  if current.organisation_id is null then
    update public.proposals p set author_municipality_id = (select f.municipality_id from public.profiles f where f.id = me) where p.id = current.id;
  end if;
  current := private.move_proposal(current.id, 'submitted', case when current.organisation_id is null then 'author' else 'delegate' end, '', current.organisation_id);
  perform private.queue_notice(me, 'proposal_received', current.district_id,
    jsonb_build_object('proposalId', current.id, 'number', current.number, 'title', current.title));
  return jsonb_build_object('id', current.id, 'number', current.number, 'submittedAt', current.submitted_at, 'revision', current.revision);
end $$;

-- The proposal, locked, when the person asking is of its district's plan office and it was sent. Else 404.
create function private.require_office_proposal(proposal_id uuid) returns public.proposals
language plpgsql security definer set search_path = '' as $$
declare
  found public.proposals;
begin
  perform private.require_login();
  select * into found from public.proposals p where p.id = require_office_proposal.proposal_id for update;
  if found.id is null or found.state = 'draft' or not (found.district_id = any (array(select private.my_office_district_ids()))) then
    perform private.fail('not_found', 404);
  end if;
  return found;
end $$;

-- Tells who wrote the proposal, and everybody who acts for its organisation today; nobody twice.
create function private.notify_proposer(p public.proposals, kind text, detail jsonb) returns void
language sql security definer set search_path = '' as $$
  select private.queue_notice(person, notify_proposer.kind, p.district_id,
    jsonb_build_object('proposalId', p.id, 'number', p.number, 'title', p.title) || notify_proposer.detail)
  from (
    select p.author_id as person where p.author_id is not null
    union
    select d.person_id from public.organisation_delegates d
    where d.organisation_id = p.organisation_id and d.revoked_at is null and d.person_id is not null
  ) concerned
$$;

-- The office admits a sent proposal (and may give it a tavolo), or returns it with a reason of at least 20 characters.
create function public.screen_proposal(proposal_id uuid, decision text, expected_revision bigint, reason text default '', tavolo_id uuid default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  current public.proposals := private.require_office_proposal(screen_proposal.proposal_id);
  cleaned text;
begin
  perform private.require_phase(current.cycle_id, 'screen_proposal');
  if current.state <> 'submitted' then perform private.fail('proposal_moved', 409); end if;
  if current.revision is distinct from screen_proposal.expected_revision then perform private.fail('page_stale', 409); end if;
  case screen_proposal.decision
  when 'admit' then
    if screen_proposal.tavolo_id is not null then
      if not exists (select from public.tavoli t where t.id = screen_proposal.tavolo_id and t.cycle_id = current.cycle_id) then
        perform private.fail('choice_unknown', 422, 'tavoloId');
      end if;
      update public.proposals p set tavolo_id = screen_proposal.tavolo_id where p.id = current.id;
    end if;
    current := private.move_proposal(current.id, 'admitted', 'office');
    perform private.notify_proposer(current, 'proposal_admitted', '{}');
  when 'return' then
    cleaned := private.require_text(screen_proposal.reason, 'reason', 2000, 0);
    if char_length(cleaned) < 20 then perform private.fail('reason_too_short', 422, 'reason'); end if;
    perform private.forbid_personal_data(cleaned, 'reason');
    current := private.move_proposal(current.id, 'returned', 'office', cleaned);
    perform private.notify_proposer(current, 'proposal_returned', jsonb_build_object('reason', cleaned));
  else
    perform private.fail('choice_unknown', 422, 'decision');
  end case;
  perform private.audit(current.district_id, 'screen_proposal', current.id, jsonb_build_object('decision', screen_proposal.decision));
  return jsonb_build_object('id', current.id, 'number', current.number, 'state', current.state, 'revision', current.revision);
end $$;

-- The office takes a public proposal into review.
create function public.start_proposal_review(proposal_id uuid, expected_revision bigint) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  current public.proposals := private.require_office_proposal(start_proposal_review.proposal_id);
begin
  if not private.phase_allows(current.cycle_id, 'screen_proposal') then perform private.require_phase(current.cycle_id, 'close_proposal'); end if;
  if current.state not in ('admitted', 'discussed', 'prioritised') then perform private.fail('proposal_moved', 409); end if;
  if current.revision is distinct from start_proposal_review.expected_revision then perform private.fail('page_stale', 409); end if;
  current := private.move_proposal(current.id, 'under_review', 'office');
  perform private.notify_proposer(current, 'proposal_under_review', '{}');
  perform private.audit(current.district_id, 'start_proposal_review', current.id);
  return jsonb_build_object('id', current.id, 'number', current.number, 'state', current.state, 'revision', current.revision);
end $$;

revoke execute on function public.save_proposal_draft(uuid, uuid, bigint, jsonb), public.delete_proposal_draft(uuid), public.submit_proposal(uuid, bigint),
  public.screen_proposal(uuid, text, bigint, text, uuid), public.start_proposal_review(uuid, bigint) from public, anon, authenticated;
grant execute on function public.save_proposal_draft(uuid, uuid, bigint, jsonb), public.delete_proposal_draft(uuid), public.submit_proposal(uuid, bigint),
  public.screen_proposal(uuid, text, bigint, text, uuid), public.start_proposal_review(uuid, bigint) to authenticated;
