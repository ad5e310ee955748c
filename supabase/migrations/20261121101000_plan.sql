-- Purpose: the plan of a cycle: its sections, who writes them, the passages that come from proposals, the financial tables.
-- Locks: none. Way back: drop the tables and functions.

create table public.plan_sections (
  id uuid primary key default gen_random_uuid(),
  cycle_id uuid not null references public.planning_cycles (id) on delete cascade,
  district_id uuid not null references public.districts (id) on delete cascade,
  outline_id text not null check (outline_id ~ '^[a-z][a-z_]{1,40}$'),
  slug text not null check (slug ~ '^[a-z][a-z0-9-]{1,60}$'),
  number text check (number ~ '^[0-9]{1,2}(\.[0-9]{1,2})?$'),
  title text not null check (char_length(title) between 3 and 160),
  position int not null,
  parent_id uuid references public.plan_sections (id) on delete cascade,
  document_id uuid not null unique references public.documents (id) deferrable initially deferred,
  state text not null default 'draft' check (state in ('draft', 'consultation', 'revised', 'ready', 'approved')),
  revision bigint not null default 1,
  updated_at timestamptz not null default now(),
  unique (cycle_id, outline_id),
  unique (cycle_id, slug),
  unique (cycle_id, position)
);
create index plan_sections_district_id on public.plan_sections (district_id);
create index plan_sections_parent_id on public.plan_sections (parent_id);
comment on table public.plan_sections is 'The sections of a cycle''s plan, in order. That a section exists and its state are public; its text is its document''s.';
alter table public.plan_sections enable row level security;
grant select on public.plan_sections to anon, authenticated;
create policy plan_sections_select_anyone on public.plan_sections for select to anon, authenticated using (true);
create trigger plan_sections_revision before update on public.plan_sections for each row execute function private.bump_revision();

create table public.plan_section_editors (
  section_id uuid not null references public.plan_sections (id) on delete cascade,
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  primary key (section_id, organisation_id)
);
create index plan_section_editors_organisation_id on public.plan_section_editors (organisation_id);
comment on table public.plan_section_editors is 'Organisations to which the office gave a section to write, through their delegate and substitute.';
alter table public.plan_section_editors enable row level security;
grant select on public.plan_section_editors to anon, authenticated;
create policy plan_section_editors_select_anyone on public.plan_section_editors for select to anon, authenticated using (true);

create table public.section_passages (
  section_id uuid not null references public.plan_sections (id) on delete cascade,
  proposal_id uuid not null references public.proposals (id) on delete cascade,
  block_id text not null check (block_id ~ '^[a-zA-Z0-9-]{1,64}$'),
  quote text not null default '' check (char_length(quote) <= 4000),
  created_at timestamptz not null default now(),
  primary key (section_id, proposal_id, block_id)
);
create index section_passages_proposal_id on public.section_passages (proposal_id);
comment on table public.section_passages is 'Which block of a section was written from which proposal: the thread''s step between the two.';
alter table public.section_passages enable row level security;
grant select on public.section_passages to anon, authenticated;
create policy section_passages_select_anyone on public.section_passages for select to anon, authenticated using (true);

create table public.financial_lines (
  id uuid primary key default gen_random_uuid(),
  cycle_id uuid not null references public.planning_cycles (id) on delete cascade,
  district_id uuid not null references public.districts (id) on delete cascade,
  position int not null,
  name text not null check (char_length(name) between 1 and 300),
  recipients int check (recipients >= 0),
  amount_cents bigint not null check (amount_cents >= 0),
  heading text not null check (heading in ('impegnato', 'impiegato')),
  staff text not null default '' check (char_length(staff) <= 1000),
  unique (cycle_id, position)
);
create index financial_lines_district_id on public.financial_lines (district_id);
comment on table public.financial_lines is 'Rows of the financial tables as the source gives them: committed (impegnato) and used (impiegato) amounts are different things.';
alter table public.financial_lines enable row level security;
grant select on public.financial_lines to anon, authenticated;
create policy financial_lines_select_anyone on public.financial_lines for select to anon, authenticated using (true);

create table public.stated_totals (
  cycle_id uuid primary key references public.planning_cycles (id) on delete cascade,
  district_id uuid not null references public.districts (id) on delete cascade,
  amount_cents bigint check (amount_cents >= 0),
  recipients int check (recipients >= 0),
  wording text not null default '' check (char_length(wording) <= 1000)
);
create index stated_totals_district_id on public.stated_totals (district_id);
comment on table public.stated_totals is 'The totals that the source itself states, kept beside the rows and never corrected.';
alter table public.stated_totals enable row level security;
grant select on public.stated_totals to anon, authenticated;
create policy stated_totals_select_anyone on public.stated_totals for select to anon, authenticated using (true);

-- docs/rules/documents.md COED-01 to COED-04: the office and the cycle's facilitators write, an organisation what the office
-- gave it, the Conferenza di servizi reads, everybody reads what is in consultation or approved.
create function private.section_access(section_id uuid, person_id uuid) returns private.document_access
language plpgsql stable security definer set search_path = '' as $$
declare
  section public.plan_sections;
  organisation public.organisations;
  person uuid := section_access.person_id;
  granted private.document_access;
begin
  select * into section from public.plan_sections s where s.id = section_access.section_id;
  granted := row(case when section.state in ('consultation', 'approved') then 'read' else 'none' end, 'right_missing', 'reader', null, null);
  if section.id is null or person is null then return granted; end if;
  if exists (select from public.district_roles r where r.district_id = section.district_id and r.person_id = person
      and r.role in ('plan_office_head', 'plan_office_staff')) then
    granted := row('write', null, 'office', null, null);
  elsif exists (select from public.tavolo_roles r join public.tavoli t on t.id = r.tavolo_id
      where r.person_id = person and r.role = 'facilitator' and t.cycle_id = section.cycle_id) then
    granted := row('write', null, 'facilitator', null, null);
  else
    select o.* into organisation from public.organisation_delegates d
      join public.plan_section_editors e on e.organisation_id = d.organisation_id and e.section_id = section.id
      join public.organisations o on o.id = d.organisation_id
      where d.person_id = person and d.revoked_at is null order by o.name limit 1;
    if organisation.id is not null then
      granted := row('write', null, 'organisation', organisation.id, organisation.name);
    elsif exists (select from public.district_roles r where r.district_id = section.district_id and r.person_id = person
        and r.role = 'services_conference_member') then
      granted := row('read', 'right_missing', 'conference', null, null);
    end if;
  end if;
  if granted."right" = 'write' and section.state = 'approved' then
    granted."right" := 'read'; granted.reason := 'section_approved';
  elsif granted."right" = 'write' and not private.phase_allows(section.cycle_id, 'edit_section') then
    granted."right" := 'read'; granted.reason := 'phase_closed';
  end if;
  return granted;
end $$;

create function private.my_readable_section_document_ids() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select s.document_id from public.plan_sections s where s.state in ('consultation', 'approved')
  union
  select s.document_id from public.plan_sections s where s.district_id in (
    select private.my_district_ids_as(array['plan_office_head', 'plan_office_staff', 'services_conference_member']))
  union
  select s.document_id from public.plan_sections s
  join public.tavoli t on t.cycle_id = s.cycle_id
  where t.id in (select private.my_tavolo_ids_as(array['facilitator']))
  union
  select s.document_id from public.plan_sections s
  join public.plan_section_editors e on e.section_id = s.id
  where e.organisation_id in (select private.my_organisation_ids())
$$;

-- Makes the sections of a cycle's plan from an outline, each with its text; returns how many. Office only; 409 plan_exists.
-- outline: {sections: [{outlineId, slug, number, title, parentOutlineId, template}]}, parents before their children.
create function public.create_plan_sections(cycle_id uuid, outline jsonb) returns int
language plpgsql security definer set search_path = '' as $$
declare
  district uuid;
  entry jsonb;
  sections jsonb := private.json_argument(create_plan_sections.outline) -> 'sections';
  place int := 0;
  made uuid;
begin
  select c.district_id into district from public.planning_cycles c where c.id = create_plan_sections.cycle_id for no key update;
  perform private.require_office(district);
  if exists (select from public.plan_sections s where s.cycle_id = create_plan_sections.cycle_id) then perform private.fail('plan_exists', 409); end if;
  if sections is null or jsonb_typeof(sections) <> 'array' or jsonb_array_length(sections) not between 1 and 100 or pg_column_size(sections) > 1000000 then
    perform private.fail('invalid', 422, 'outline');
  end if;
  for entry in select jsonb_array_elements(sections) loop
    place := place + 1;
    made := gen_random_uuid();
    insert into public.plan_sections (id, cycle_id, district_id, outline_id, slug, number, title, position, parent_id, document_id)
    values (made, create_plan_sections.cycle_id, district, entry ->> 'outlineId', entry ->> 'slug', entry ->> 'number',
      private.require_text(entry ->> 'title', 'title', 160, 3), place,
      (select p.id from public.plan_sections p where p.cycle_id = create_plan_sections.cycle_id and p.outline_id = entry ->> 'parentOutlineId'),
      private.create_document(district, 'section', made, entry -> 'template'));
  end loop;
  perform private.audit(district, 'create_plan_sections', create_plan_sections.cycle_id);
  perform private.announce('district', district, 0);
  return place;
exception when check_violation or not_null_violation or unique_violation then perform private.fail('invalid', 422, 'outline'); return null;
end $$;

-- Moves a section through its life; an approved one can't be written any more until the office moves it back. Office only.
create function public.set_section_state(section_id uuid, state text, expected_revision bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  section public.plan_sections;
begin
  select * into section from public.plan_sections s where s.id = set_section_state.section_id for update;
  perform private.require_office(section.district_id);
  if section.revision is distinct from set_section_state.expected_revision then perform private.fail('page_stale', 409); end if;
  if coalesce(set_section_state.state, '') not in ('draft', 'consultation', 'revised', 'ready', 'approved') then perform private.fail('choice_unknown', 422, 'state'); end if;
  -- The document's row is what appending waits for: after this commits nothing is written under the old state.
  perform from public.documents d where d.id = section.document_id for no key update;
  update public.plan_sections s set state = set_section_state.state, updated_at = now() where s.id = section.id;
  perform private.audit(section.district_id, 'set_section_state', section.id, jsonb_build_object('from', section.state, 'to', set_section_state.state));
  perform private.announce('section', section.id, section.revision + 1);
  perform private.announce('document', section.document_id, section.revision + 1);
end $$;

-- Gives a section to an organisation of the district to write, or takes it back with effect at the next keystroke. Office only.
create function public.set_section_editor(section_id uuid, organisation_id uuid, allowed boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  section public.plan_sections;
begin
  select * into section from public.plan_sections s where s.id = set_section_editor.section_id;
  perform private.require_office(section.district_id);
  if not exists (select from public.organisations o where o.id = set_section_editor.organisation_id and o.district_id = section.district_id) then
    perform private.fail('choice_unknown', 422, 'organisationId');
  end if;
  perform from public.documents d where d.id = section.document_id for no key update;
  if set_section_editor.allowed then
    insert into public.plan_section_editors (section_id, organisation_id) values (section.id, set_section_editor.organisation_id) on conflict do nothing;
  else
    delete from public.plan_section_editors e where e.section_id = section.id and e.organisation_id = set_section_editor.organisation_id;
  end if;
  perform private.audit(section.district_id, 'set_section_editor', section.id,
    jsonb_build_object('organisation', set_section_editor.organisation_id, 'allowed', set_section_editor.allowed));
  perform private.announce('section', section.id, section.revision);
  perform private.announce('document', section.document_id, section.revision);
end $$;

-- Notes that a block of the section was written from a proposal of the same cycle. Whoever may write the section now.
create function public.record_passage(section_id uuid, proposal_id uuid, block_id text, quote text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  section public.plan_sections;
  access private.document_access;
begin
  select * into section from public.plan_sections s where s.id = record_passage.section_id;
  access := private.document_access_of(section.document_id, me);
  if section.id is null or access."right" = 'none' then perform private.fail('not_found', 404); end if;
  if access.reason = 'right_missing' then perform private.fail('forbidden', 403); end if;
  if access."right" <> 'write' then perform private.fail(access.reason, 409); end if;
  if not exists (
    select from public.proposals p
    where p.id = record_passage.proposal_id and p.cycle_id = section.cycle_id and p.published_at is not null
  ) then
    perform private.fail('choice_unknown', 422, 'proposalId');
  end if;
  if record_passage.block_id is null or record_passage.block_id !~ '^[a-zA-Z0-9-]{1,64}$' then perform private.fail('invalid', 422, 'blockId'); end if;
  insert into public.section_passages (section_id, proposal_id, block_id, quote)
  values (section.id, record_passage.proposal_id, record_passage.block_id, private.require_text(record_passage.quote, 'quote', 4000, 0))
  on conflict on constraint section_passages_pkey do update set quote = excluded.quote;
  perform private.announce('section', section.id, section.revision);
  perform private.announce('proposal', record_passage.proposal_id, 0);
end $$;
revoke execute on function public.create_plan_sections(uuid, jsonb), public.set_section_state(uuid, text, bigint),
  public.set_section_editor(uuid, uuid, boolean), public.record_passage(uuid, uuid, text, text) from public, anon;
grant execute on function public.create_plan_sections(uuid, jsonb), public.set_section_state(uuid, text, bigint),
  public.set_section_editor(uuid, uuid, boolean), public.record_passage(uuid, uuid, text, text) to authenticated;
