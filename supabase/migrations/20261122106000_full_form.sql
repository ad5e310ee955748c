-- Purpose: the full form of a proposal for organisations beside the light one; drafts that the delegates of an organisation share.
-- Locks: public.proposals briefly (three columns with constant defaults and their checks). Way back: drop the three columns, the table
-- and the functions named here, put the functions of 20261121100700 and 20261121100710 back.

-- ── LEPS ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
create table public.leps_tags (
  code text primary key check (code ~ '^[a-z_]{2,40}$'),
  name text not null unique check (char_length(name) between 3 and 120),
  position int not null unique
);
comment on table public.leps_tags is 'Words by which a proposal is tied to an essential level of social services. A working list to group proposals, not a quotation of the law: changed by a migration.';
alter table public.leps_tags enable row level security;
grant select on public.leps_tags to anon, authenticated;
create policy leps_tags_select_anyone on public.leps_tags for select to anon, authenticated using (true);
insert into public.leps_tags (code, name, position) values
  ('professional_social_service', 'Servizio sociale professionale', 1),
  ('social_emergency', 'Pronto intervento sociale', 2),
  ('single_access_point', 'Punto unico di accesso e percorso assistenziale integrato', 3),
  ('assessment', 'Valutazione multidimensionale e progetto personalizzato', 4),
  ('protected_discharge', 'Dimissioni protette', 5),
  ('pippi', 'P.I.P.P.I.: prevenire l’allontanamento dalla famiglia', 6),
  ('supervision', 'Supervisione del personale', 7),
  ('registered_residence', 'Residenza anagrafica e fermo posta', 8),
  ('extreme_poverty', 'Servizi per la povertà estrema', 9),
  ('after_us', 'Dopo di noi', 10),
  ('home_care', 'Assistenza domiciliare e sollievo per la non autosufficienza', 11);

-- ── limits ────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- True for a list of texts within the limits; an absent list is one.
create function private.are_lines(value jsonb, max_items int, max_length int) returns boolean
language sql immutable set search_path = '' as $$
  select case coalesce(jsonb_typeof(value), 'absent')
    when 'absent' then true
    when 'array' then jsonb_array_length(value) <= max_items and not exists (
      select from jsonb_array_elements(value) e where jsonb_typeof(e) <> 'string' or char_length(e #>> '{}') not between 1 and max_length)
    else false end
$$;

create function private.is_text_within(value jsonb, max_length int) returns boolean
language sql immutable set search_path = '' as $$
  select case coalesce(jsonb_typeof(value), 'absent') when 'absent' then true when 'string' then char_length(value #>> '{}') <= max_length else false end
$$;

create function private.is_whole_within(value jsonb, lowest bigint, highest bigint) returns boolean
language sql immutable set search_path = '' as $$
  select case coalesce(jsonb_typeof(value), 'absent') when 'absent' then true when 'null' then true
    when 'number' then (value #>> '{}')::numeric = trunc((value #>> '{}')::numeric) and (value #>> '{}')::numeric between lowest and highest else false end
$$;

create function private.are_activities(value jsonb) returns boolean
language sql immutable set search_path = '' as $$
  select case coalesce(jsonb_typeof(value), 'absent')
    when 'absent' then true
    when 'array' then jsonb_array_length(value) <= 12 and not exists (
      select from jsonb_array_elements(value) a
      where jsonb_typeof(a) <> 'object' or not private.is_text_within(a -> 'what', 200) or not private.is_text_within(a -> 'from', 10) or not private.is_text_within(a -> 'to', 10))
    else false end
$$;

-- What the full form may hold. The same limits stand in proposals.limits.ts, and a test compares them.
create function private.are_proposal_details(details jsonb) returns boolean
language sql immutable set search_path = '' as $$
  select jsonb_typeof(details) = 'object'
    and private.is_text_within(details -> 'evidence', 1500)
    and private.is_text_within(details -> 'existingServices', 1000)
    and private.is_text_within(details -> 'ownResources', 1000)
    and private.are_lines(details -> 'objectives', 5, 200)
    and private.are_lines(details -> 'partners', 10, 120)
    and private.are_lines(details -> 'indicators', 3, 200)
    and private.are_lines(details -> 'leps', 20, 40)
    and private.are_activities(details -> 'activities')
    and private.is_whole_within(details -> 'recipientsEstimate', 1, 1000000)
    and private.is_whole_within(details -> 'costEstimateCents', 0, 100000000000)
    and coalesce(details ->> 'costSource', 'own_estimate') in ('own_estimate', 'quote', 'similar_service', 'price_list')
    and coalesce(details ->> 'sociohealth', 'yes') in ('yes', 'no')
    and not exists (select from jsonb_object_keys(details) k where k not in ('evidence', 'existingServices', 'ownResources', 'objectives', 'partners',
      'indicators', 'leps', 'activities', 'recipientsEstimate', 'costEstimateCents', 'costSource', 'sociohealth'))
$$;

alter table public.proposals
  add column form text not null default 'light' check (form in ('light', 'full')),
  add column details jsonb not null default '{}' constraint proposals_details check (private.are_proposal_details(details)),
  add column shared boolean not null default false,
  add constraint proposals_shared_with_organisation check (not shared or organisation_id is not null);
comment on column public.proposals.details is 'The further answers of the full form. Kept when the form becomes the light one, and then not shown: read only through functions.';
comment on column public.proposals.shared is 'A draft that everybody who acts for its organisation today may read and write.';
-- details and shared are read through functions alone: what a light form hides must not leave by a select.
grant select (form) on public.proposals to anon, authenticated;

-- What was sent keeps its further answers too, as private.guard_proposal keeps the texts.
create function private.guard_proposal_details() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if old.state not in ('draft', 'returned') then perform private.fail('proposal_moved', 409); end if;
  return new;
end $$;
create trigger guard_proposal_details before update of form, details on public.proposals for each row
  when (old.form is distinct from new.form or old.details is distinct from new.details) execute function private.guard_proposal_details();

-- ── cleaning ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- A list of short texts, cleaned, without the empty ones: 422 too_many_lines or text_too_long for the field.
create function private.clean_lines(value jsonb, field text, max_items int, max_length int) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  lines jsonb;
begin
  select coalesce(jsonb_agg(line order by place), '[]') into lines from (
    select regexp_replace(private.require_text(e.text, field, max_length, 0), '\s+', ' ', 'g') as line, e.place
    from jsonb_array_elements_text(case jsonb_typeof(value) when 'array' then value else '[]' end) with ordinality as e (text, place)) cleaned
  where line <> '';
  if jsonb_array_length(lines) > max_items then perform private.fail('too_many_lines', 422, field); end if;
  return lines;
end $$;

create function private.clean_activities(value jsonb) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  rows jsonb;
begin
  select coalesce(jsonb_agg(jsonb_build_object('what', what, 'from', starts, 'to', ends) order by place), '[]') into rows from (
    select regexp_replace(private.require_text(a.row ->> 'what', 'activities', 200, 0), '\s+', ' ', 'g') as what,
      private.require_text(a.row ->> 'from', 'activities', 10, 0) as starts, private.require_text(a.row ->> 'to', 'activities', 10, 0) as ends, a.place
    from jsonb_array_elements(case jsonb_typeof(value) when 'array' then value else '[]' end) with ordinality as a (row, place)
    where jsonb_typeof(a.row) = 'object') cleaned
  where what <> '' or starts <> '' or ends <> '';
  if jsonb_array_length(rows) > 12 then perform private.fail('too_many_lines', 422, 'activities'); end if;
  return rows;
end $$;

-- A whole number of the form, or null when nothing was typed: 422 number_invalid for the field.
create function private.clean_whole(value text, field text, lowest bigint, highest bigint) returns bigint
language plpgsql immutable set search_path = '' as $$
begin
  if coalesce(btrim(value), '') = '' then return null; end if;
  if btrim(value) !~ '^[0-9]{1,15}$' or btrim(value)::bigint not between lowest and highest then perform private.fail('number_invalid', 422, field); end if;
  return btrim(value)::bigint;
end $$;

create function private.clean_proposal_details(details jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  leps jsonb;
begin
  if coalesce(details ->> 'costSource', '') not in ('', 'own_estimate', 'quote', 'similar_service', 'price_list') then
    perform private.fail('choice_unknown', 422, 'costSource');
  end if;
  if coalesce(details ->> 'sociohealth', '') not in ('', 'yes', 'no') then perform private.fail('choice_unknown', 422, 'sociohealth'); end if;
  select coalesce(jsonb_agg(t.code order by t.position), '[]') into leps from public.leps_tags t
  where t.code in (select jsonb_array_elements_text(case jsonb_typeof(details -> 'leps') when 'array' then details -> 'leps' else '[]' end));
  if jsonb_typeof(details -> 'leps') = 'array' and exists (
    select from jsonb_array_elements_text(details -> 'leps') c where not leps ? c) then
    perform private.fail('choice_unknown', 422, 'leps');
  end if;
  return jsonb_build_object(
    'evidence', private.require_text(details ->> 'evidence', 'evidence', 1500, 0),
    'existingServices', private.require_text(details ->> 'existingServices', 'existingServices', 1000, 0),
    'ownResources', private.require_text(details ->> 'ownResources', 'ownResources', 1000, 0),
    'objectives', private.clean_lines(details -> 'objectives', 'objectives', 5, 200),
    'partners', private.clean_lines(details -> 'partners', 'partners', 10, 120),
    'indicators', private.clean_lines(details -> 'indicators', 'indicators', 3, 200),
    'activities', private.clean_activities(details -> 'activities'),
    'recipientsEstimate', private.clean_whole(details ->> 'recipientsEstimate', 'recipientsEstimate', 1, 1000000),
    'costEstimateCents', private.clean_whole(details ->> 'costEstimateCents', 'costEstimate', 0, 100000000000),
    'costSource', nullif(details ->> 'costSource', ''),
    'sociohealth', nullif(details ->> 'sociohealth', ''),
    'leps', leps);
end $$;

-- As in 20261121100700, with the form's kind, the further answers and whether the organisation shares the draft.
create or replace function private.clean_proposal_content(content jsonb, district_id uuid, cycle_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  tavolo uuid := private.choice_id(content ->> 'tavoloId', 'tavoloId');
  organisation uuid := private.choice_id(content ->> 'organisationId', 'organisationId');
  municipalities uuid[];
begin
  if pg_column_size(content) > 120000 then perform private.fail('text_too_long', 422, 'proposal'); end if;
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
  if coalesce(content ->> 'form', 'light') not in ('light', 'full') then perform private.fail('choice_unknown', 422, 'form'); end if;
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
    'noPersonalData', coalesce(content ->> 'noPersonalData', '') in ('true', 'on'),
    'form', coalesce(content ->> 'form', 'light'),
    'shared', organisation is not null and coalesce(content ->> 'shared', '') in ('true', 'on'),
    'details', private.clean_proposal_details(coalesce(content -> 'details', '{}')));
end $$;

-- The further answers, each present.
create function private.whole_details(details jsonb) returns jsonb
language sql immutable set search_path = '' as $$
  select '{"evidence": "", "existingServices": "", "ownResources": "", "objectives": [], "partners": [], "indicators": [], "activities": [],
    "recipientsEstimate": null, "costEstimateCents": null, "costSource": null, "sociohealth": null, "leps": []}'::jsonb || whole_details.details
$$;

-- All that its writers typed, also what the light form hides: the content in the form's shape.
create function private.draft_content(p public.proposals) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'title', p.title, 'need', p.need, 'who', p.who, 'proposal', p.proposal, 'expectedChange', p.expected_change,
    'urgency', p.urgency, 'tavoloId', p.tavolo_id, 'organisationId', p.organisation_id,
    'municipalityIds', (select coalesce(jsonb_agg(m.municipality_id order by m.municipality_id), '[]') from public.proposal_municipalities m where m.proposal_id = p.id),
    'licenceOk', p.licence_ok, 'noPersonalData', p.no_personal_data,
    'form', p.form, 'shared', p.shared, 'details', private.whole_details(p.details))
$$;

-- As in 20261121100700, for everybody else: the further answers only of a full form (null otherwise), and never whether the draft was shared.
create or replace function private.proposal_content(p public.proposals) returns jsonb
language sql stable security definer set search_path = '' as $$
  select private.draft_content(p) - 'shared' || jsonb_build_object(
    'details', case p.form when 'full' then private.whole_details(p.details) || jsonb_build_object('leps',
      (select coalesce(jsonb_agg(t.name order by t.position), '[]') from public.leps_tags t where p.details -> 'leps' ? t.code)) end)
$$;

-- ── whose draft it is ─────────────────────────────────────────────────────────────────────────────────────────────────
-- As in 20261121100700, with the drafts that an organisation shares, and without what the person wrote for an organisation for which
-- she no longer acts: sent or shared, it is of those who act for it today (docs/rules/organisations.md ORG-04).
create or replace function private.my_proposal_ids() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select p.id from public.proposals p where p.author_id = auth.uid() and (p.organisation_id is null or (p.state = 'draft' and not p.shared))
  union
  select p.id from public.proposals p
  where (p.state <> 'draft' or p.shared) and p.organisation_id = any (array(select private.my_organisation_ids()))
$$;

drop policy proposals_select_author on public.proposals;
create policy proposals_select_author on public.proposals for select to authenticated
  using (author_id = (select auth.uid()) and (organisation_id is null or (state = 'draft' and not shared)));
create policy proposals_select_sharer on public.proposals for select to authenticated
  using (shared and organisation_id = any (array(select private.my_organisation_ids())));

-- As in 20261121101100, but of what is not public the author reads what is hers (my_proposal_ids).
create or replace function private.may_read_proposal(p public.proposals) returns boolean
language sql stable security definer set search_path = '' as $$
  select p.published_at is not null
    or (auth.uid() is not null and p.author_id = auth.uid() and (p.organisation_id is null or (p.state = 'draft' and not p.shared)))
    or (p.state <> 'draft' and (
      p.organisation_id = any (array(select private.my_organisation_ids()))
      or p.district_id = any (array(select private.my_office_district_ids()))))
$$;

-- As in 20261121100700, with the drafts that an organisation shares; hers as in my_proposal_ids.
create or replace function private.require_own_proposal(proposal_id uuid) returns public.proposals
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  found public.proposals;
begin
  select * into found from public.proposals p where p.id = require_own_proposal.proposal_id for update;
  if found.id is null or ((found.author_id = me and (found.organisation_id is null or (found.state = 'draft' and not found.shared)))
    or ((found.state <> 'draft' or found.shared) and found.organisation_id = any (array(select private.my_organisation_ids())))) is not true then
    perform private.fail('not_found', 404);
  end if;
  return found;
end $$;

-- As in 20261121100700, with the full form. Only who began a shared draft may give it another sender or stop sharing it.
create or replace function public.save_proposal_draft(proposal_id uuid, cycle_id uuid, expected_revision bigint, content jsonb) returns jsonb
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
  -- The first save twice at one moment: the second waits here and finds what the first made.
  perform pg_advisory_xact_lock(hashtextextended('save_proposal_draft' || save_proposal_draft.proposal_id, 0));
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
    if private.draft_content(current) = cleaned then
      return jsonb_build_object('id', current.id, 'revision', current.revision, 'savedAt', current.updated_at);
    end if;
    if current.revision is distinct from expected_revision then perform private.fail('draft_changed', 409); end if;
    if current.state = 'draft' and current.author_id is distinct from me then
      if (cleaned ->> 'organisationId') is distinct from current.organisation_id::text then perform private.fail('choice_unknown', 422, 'organisationId'); end if;
      cleaned := cleaned || jsonb_build_object('shared', current.shared);
    end if;
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
    form = cleaned ->> 'form', shared = (cleaned ->> 'shared')::boolean, details = jsonb_strip_nulls(cleaned -> 'details'),
    updated_at = now()
  where p.id = current.id returning * into current;
  return jsonb_build_object('id', current.id, 'revision', current.revision, 'savedAt', current.updated_at);
end $$;

-- Throws a draft away. As in 20261121100700, but the author alone also where the organisation shares it; what was sent stays.
create or replace function public.delete_proposal_draft(proposal_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  current public.proposals := private.require_own_proposal(delete_proposal_draft.proposal_id);
begin
  if current.state <> 'draft' then perform private.fail('proposal_moved', 409); end if;
  if current.author_id is distinct from auth.uid() then perform private.fail('not_found', 404); end if;
  delete from public.proposals p where p.id = current.id;
end $$;

-- ── sending ───────────────────────────────────────────────────────────────────────────────────────────────────────────
-- The further answers that the full form asks for, without personal data: else 422 for the first field concerned.
create function private.require_complete_details(details jsonb) returns void
language plpgsql immutable set search_path = '' as $$
declare
  field text;
  activity jsonb;
begin
  foreach field in array array['evidence', 'existingServices', 'ownResources'] loop
    if coalesce(details ->> field, '') = '' then perform private.fail('text_empty', 422, field); end if;
    perform private.forbid_personal_data(details ->> field, field);
  end loop;
  foreach field in array array['objectives', 'activities', 'partners'] loop
    if coalesce(jsonb_array_length(details -> field), 0) = 0 then perform private.fail('text_empty', 422, field); end if;
  end loop;
  foreach field in array array['objectives', 'partners', 'indicators'] loop
    perform private.forbid_personal_data(line, field) from jsonb_array_elements_text(details -> field) line;
  end loop;
  for activity in select * from jsonb_array_elements(details -> 'activities') loop
    if activity ->> 'what' = '' then perform private.fail('text_empty', 422, 'activities'); end if;
    perform private.forbid_personal_data(activity ->> 'what', 'activities');
    if activity ->> 'from' !~ '^([0-9]{4}-(0[1-9]|1[0-2]))?$' or activity ->> 'to' !~ '^([0-9]{4}-(0[1-9]|1[0-2]))?$' then
      perform private.fail('month_invalid', 422, 'activities');
    end if;
    if activity ->> 'from' <> '' and activity ->> 'to' <> '' and activity ->> 'from' > activity ->> 'to' then
      perform private.fail('dates_reversed', 422, 'activities');
    end if;
  end loop;
  if (details ->> 'recipientsEstimate') is null then perform private.fail('number_invalid', 422, 'recipientsEstimate'); end if;
  if (details ->> 'sociohealth') is null then perform private.fail('choice_missing', 422, 'sociohealth'); end if;
  if (details ->> 'costEstimateCents') is not null and (details ->> 'costSource') is null then perform private.fail('choice_missing', 422, 'costSource'); end if;
end $$;

-- As in 20261121100700, and for a full form also the urgency and the further answers.
create or replace function private.require_complete_proposal(content jsonb) returns void
language plpgsql immutable set search_path = '' as $$
declare
  field text;
begin
  foreach field in array array['title', 'need', 'who', 'proposal', 'expectedChange'] loop
    if coalesce(content ->> field, '') = '' then perform private.fail('text_empty', 422, field); end if;
    perform private.forbid_personal_data(content ->> field, field);
  end loop;
  if coalesce(jsonb_array_length(content -> 'municipalityIds'), 0) = 0 then perform private.fail('choice_missing', 422, 'municipalityIds'); end if;
  if content ->> 'form' = 'full' then
    if (content ->> 'urgency') is null then perform private.fail('choice_missing', 422, 'urgency'); end if;
    perform private.require_complete_details(content -> 'details');
  end if;
  if (content ->> 'licenceOk')::boolean is not true then perform private.fail('declaration_missing', 422, 'licenceOk'); end if;
  if (content ->> 'noPersonalData')::boolean is not true then perform private.fail('declaration_missing', 422, 'noPersonalData'); end if;
end $$;

-- As in 20261121100700, checked with all that the form asks for.
create or replace function public.submit_proposal(proposal_id uuid, expected_revision bigint) returns jsonb
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
    if (current.organisation_id = any (array(select private.my_organisation_ids()))) is not true then perform private.fail('delegation_missing', 403, 'organisationId'); end if;
  elsif (current.district_id = any (array(select private.my_citizen_district_ids()))) is not true then
    perform private.fail('citizens_only', 403);
  end if;
  perform private.require_complete_proposal(private.draft_content(current));
  perform private.take_rate('submit_proposal', me::text, 10, interval '1 day');
  if current.organisation_id is null then
    update public.proposals p set author_municipality_id = (select f.municipality_id from public.profiles f where f.id = me) where p.id = current.id;
  end if;
  current := private.move_proposal(current.id, 'submitted', case when current.organisation_id is null then 'author' else 'delegate' end, '', current.organisation_id);
  perform private.queue_notice(me, 'proposal_received', current.district_id,
    jsonb_build_object('proposalId', current.id, 'number', current.number, 'title', current.title));
  return jsonb_build_object('id', current.id, 'number', current.number, 'submittedAt', current.submitted_at, 'revision', current.revision);
end $$;

-- ── one's own proposals ───────────────────────────────────────────────────────────────────────────────────────────────
-- As in 20261121100710, with the drafts that an organisation shares; `isAuthor` says whether the person asking began it.
create or replace function public.my_proposals(district_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_login();
  return (
    select coalesce(jsonb_agg(private.proposal_summary(p) || jsonb_build_object('returnReason', r.reason, 'shared', p.shared, 'isAuthor', p.author_id is not distinct from auth.uid())
      order by p.state <> 'draft', p.updated_at desc), '[]')
    from public.proposals p
    left join lateral (
      select m.reason from public.proposal_moves m where m.proposal_id = p.id and m.to_state = 'returned' and p.state = 'returned'
      order by m.id desc limit 1) r on true
    where p.district_id = my_proposals.district_id and p.id = any (array(select private.my_proposal_ids())));
end $$;
