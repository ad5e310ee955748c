-- Purpose: the life of a section (which moves there are, what must be complete before «pronta»), ways of organisations, who of the office answers for a section.
-- Locks: none (one new table). Way back: drop the table and the functions named here, recreate set_section_state, set_section_editor(uuid, uuid, boolean), plan_page and section_page as they were.

-- ── who answers for a section ─────────────────────────────────────────────────────────────────────────────────────────
create table private.section_owners (
  section_id uuid primary key references public.plan_sections (id) on delete cascade,
  person_id uuid not null references auth.users (id) on delete cascade
);
create index section_owners_person_id on private.section_owners (person_id);
comment on table private.section_owners is 'Who of the plan office answers for a section. Told to the office and the cycle''s facilitators alone, and only while that person is of the office.';

-- Whether the person asking works on the plan of a cycle: its district's office or a facilitator of its tavoli.
create function private.works_on_plan(cycle_id uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from public.planning_cycles c
    join public.district_roles r on r.district_id = c.district_id
    where c.id = works_on_plan.cycle_id and r.person_id = auth.uid() and r.role in ('plan_office_head', 'plan_office_staff')
  ) or exists (
    select from public.tavolo_roles r
    join public.tavoli t on t.id = r.tavolo_id
    where t.cycle_id = works_on_plan.cycle_id and r.person_id = auth.uid() and r.role = 'facilitator'
  )
$$;

-- The sections of a cycle with who answers for each. Nothing for who does not work on the plan.
create function private.section_owner_names(cycle_id uuid) returns table (section_id uuid, person_id uuid, name text)
language plpgsql stable security definer set search_path = '' as $$
begin
  if private.works_on_plan(section_owner_names.cycle_id) is not true then return; end if;
  return query
    select w.section_id, o.person_id, o.name
    from private.office_people((select c.district_id from public.planning_cycles c where c.id = section_owner_names.cycle_id)) o
    join private.section_owners w on w.person_id = o.person_id
    join public.plan_sections s on s.id = w.section_id and s.cycle_id = section_owner_names.cycle_id;
end $$;

-- Says who of the office answers for a section, or (null) that nobody does. Office only; 422 choice_unknown for who is not of the office.
create function public.set_section_owner(section_id uuid, person_id uuid default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  section public.plan_sections;
begin
  select * into section from public.plan_sections s where s.id = set_section_owner.section_id for update;
  perform private.require_office(section.district_id);
  if set_section_owner.person_id is null then
    delete from private.section_owners w where w.section_id = section.id;
  elsif exists (select from private.office_people(section.district_id) o where o.person_id = set_section_owner.person_id) then
    insert into private.section_owners (section_id, person_id) values (section.id, set_section_owner.person_id)
    on conflict on constraint section_owners_pkey do update set person_id = excluded.person_id;
  else
    perform private.fail('choice_unknown', 422, 'personId');
  end if;
  perform private.audit(section.district_id, 'set_section_owner', section.id, jsonb_build_object('chosen', set_section_owner.person_id is not null));
  perform private.announce('section', section.id, section.revision);
end $$;

-- ── ways of organisations ─────────────────────────────────────────────────────────────────────────────────────────────
-- Gives a section to an organisation of the district in one of three ways, changes the way, or takes it back; with effect at the next
-- keystroke. Office only.
drop function public.set_section_editor(uuid, uuid, boolean);
create function public.set_section_editor(section_id uuid, organisation_id uuid, allowed boolean, way text default 'write') returns void
language plpgsql security definer set search_path = '' as $$
declare
  section public.plan_sections;
begin
  select * into section from public.plan_sections s where s.id = set_section_editor.section_id;
  perform private.require_office(section.district_id);
  if not exists (select from public.organisations o where o.id = set_section_editor.organisation_id and o.district_id = section.district_id) then
    perform private.fail('choice_unknown', 422, 'organisationId');
  end if;
  if coalesce(set_section_editor.way, '') not in ('comment', 'suggest', 'write') then perform private.fail('choice_unknown', 422, 'way'); end if;
  -- The document's row is what appending waits for: after this commits nothing is written in the old way.
  perform from public.documents d where d.id = section.document_id for no key update;
  if set_section_editor.allowed then
    insert into public.plan_section_editors (section_id, organisation_id, way) values (section.id, set_section_editor.organisation_id, set_section_editor.way)
    on conflict on constraint plan_section_editors_pkey do update set way = excluded.way;
  else
    delete from public.plan_section_editors e where e.section_id = section.id and e.organisation_id = set_section_editor.organisation_id;
  end if;
  perform private.audit(section.district_id, 'set_section_editor', section.id, jsonb_build_object(
    'organisation', set_section_editor.organisation_id, 'allowed', set_section_editor.allowed,
    'way', case when set_section_editor.allowed then set_section_editor.way end));
  perform private.announce('section', section.id, section.revision);
  perform private.announce('document', section.document_id, section.revision);
end $$;

-- ── the life of a section ─────────────────────────────────────────────────────────────────────────────────────────────
-- docs/rules/plan.md PLAN-02. Back always; forward by these steps alone. A section on which nobody is consulted (title page, annexes)
-- goes from writing to ready; «rivista» says that a consultation was.
create function private.section_move_allowed(was text, becomes text) returns boolean
language sql immutable set search_path = '' as $$
  select array_position(life, becomes) < array_position(life, was)
    or (was, becomes) in (('draft', 'consultation'), ('draft', 'ready'), ('consultation', 'revised'), ('consultation', 'ready'), ('revised', 'ready'), ('ready', 'approved'))
  from (select array['draft', 'consultation', 'revised', 'ready', 'approved']) l (life)
$$;

-- How many suggestions on a document wait for an answer, and how many comments for theirs. None until there is such a thing.
create function private.open_suggestions(document_id uuid) returns int
language plpgsql stable security definer set search_path = '' as $$
begin
  return 0;
end $$;
create function private.open_comments(document_id uuid) returns int
language plpgsql stable security definer set search_path = '' as $$
begin
  return 0;
end $$;

-- docs/rules/plan.md PLAN-07: what is missing in a text before its section may be called ready: [{kind, blockId}] in reading order.
-- `may_be_empty`: a chapter that consists of its sub-sections, or to which the compilation adds what it makes from the data.
-- The same cases are in checklist.rules.ts, which also words them; a test compares the two.
create function private.section_gaps(content jsonb, may_be_empty boolean) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  -- Anything but blanks and characters without width.
  visible constant text := '[^\s\u00a0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]';
  node jsonb;
  words text;
  gaps jsonb := '[]';
begin
  for node in select jsonb_path_query(section_gaps.content, 'strict $.** ? (@.type == "heading" || @.type == "table")', '{}', true) loop
    if node ->> 'type' = 'table' then
      if coalesce(node #>> '{attrs,caption}', '') !~ visible then
        gaps := gaps || jsonb_build_array(jsonb_build_object('kind', 'caption_missing', 'blockId', node #>> '{attrs,id}'));
      end if;
    else
      select string_agg(t #>> '{}', '') into words from jsonb_path_query(node, 'strict $.** ? (@.type == "text").text', '{}', true) t;
      if coalesce(words, '') !~ visible then
        gaps := gaps || jsonb_build_array(jsonb_build_object('kind', 'heading_empty', 'blockId', node #>> '{attrs,id}'));
      end if;
    end if;
  end loop;
  if section_gaps.may_be_empty is not true and not exists (
    select from jsonb_path_query(section_gaps.content, 'strict $.** ? (@.type == "text").text', '{}', true) t where t #>> '{}' ~ visible
  ) and not jsonb_path_exists(section_gaps.content, 'strict $.** ? (@.type == "livingBlock")', '{}', true) then
    gaps := gaps || '[{"kind": "text_empty", "blockId": null}]';
  end if;
  return gaps;
end $$;

-- Whether a section may do without a text of its own.
create function private.section_may_be_empty(section_id uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select s.outline_id in ('participation', 'financial_framework') or exists (select from public.plan_sections p where p.parent_id = s.id)
  from public.plan_sections s where s.id = section_may_be_empty.section_id
$$;

-- Moves a section through its life. Office only. 409 page_stale for an older view, section_move_wrong for a step that there is not,
-- section_unfinished when something is missing before «pronta» or «approvata», document_busy when the text is not settled to its log's end.
create or replace function public.set_section_state(section_id uuid, state text, expected_revision bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  section public.plan_sections;
  document public.documents;
begin
  select * into section from public.plan_sections s where s.id = set_section_state.section_id for update;
  perform private.require_office(section.district_id);
  if section.revision is distinct from set_section_state.expected_revision then perform private.fail('page_stale', 409); end if;
  if coalesce(set_section_state.state, '') not in ('draft', 'consultation', 'revised', 'ready', 'approved') then perform private.fail('choice_unknown', 422, 'state'); end if;
  if private.section_move_allowed(section.state, set_section_state.state) is not true then perform private.fail('section_move_wrong', 409); end if;
  -- The document's row is what appending waits for: after this commits nothing is written under the old state.
  select * into document from public.documents d where d.id = section.document_id for no key update;
  if set_section_state.state = 'approved' or (set_section_state.state = 'ready' and section.state <> 'approved') then
    if exists (select from private.document_updates u where u.document_id = document.id and u.seq > document.content_seq) then
      perform private.fail('document_busy', 409);
    end if;
    if private.section_gaps(document.content, private.section_may_be_empty(section.id)) <> '[]' or private.open_suggestions(document.id) > 0 then
      perform private.fail('section_unfinished', 409);
    end if;
  end if;
  update public.plan_sections s set state = set_section_state.state, updated_at = now() where s.id = section.id;
  perform private.audit(section.district_id, 'set_section_state', section.id, jsonb_build_object('from', section.state, 'to', set_section_state.state));
  perform private.announce('section', section.id, section.revision + 1);
  perform private.announce('document', section.document_id, section.revision + 1);
end $$;

-- ── what the pages read ───────────────────────────────────────────────────────────────────────────────────────────────
-- What only those see who work on the plan: who answers for the section, whom the office could choose, what waits for an answer.
create function private.section_work(section_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  section public.plan_sections;
begin
  select * into section from public.plan_sections s where s.id = section_work.section_id;
  if private.works_on_plan(section.cycle_id) is not true then return null; end if;
  return jsonb_build_object(
    'owner', (select jsonb_build_object('id', w.person_id, 'name', w.name) from private.section_owner_names(section.cycle_id) w where w.section_id = section.id),
    'people', case when section.district_id = any (array(select private.my_office_district_ids())) then
      (select coalesce(jsonb_agg(jsonb_build_object('id', o.person_id, 'name', o.name) order by o.name collate "it-x-icu", o.person_id), '[]')
        from private.office_people(section.district_id) o) else '[]' end,
    'openSuggestions', private.open_suggestions(section.document_id),
    'openComments', private.open_comments(section.document_id),
    'mayBeEmpty', private.section_may_be_empty(section.id));
end $$;
grant execute on function private.section_owner_names(uuid), private.section_work(uuid) to anon, authenticated;

-- The index of the current cycle's plan. Null for an unknown district; sections are empty before the office makes them. `owner` is told
-- to those who work on the plan.
create or replace function public.plan_page(district_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'cycle', (select jsonb_build_object('id', c.id, 'label', c.label, 'phase', c.phase) from public.planning_cycles c
      where c.district_id = d.id and c.is_current),
    'sections', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', s.id, 'slug', s.slug, 'number', s.number, 'title', s.title, 'state', s.state, 'level', case when s.parent_id is null then 1 else 2 end,
        'updatedAt', x.updated_at,
        'isReadable', x.id is not null or exists (select from public.document_versions v where v.document_id = s.document_id and v.is_public),
        'origins', (select count(distinct w.proposal_id) from public.section_passages w where w.section_id = s.id),
        'owner', o.names ->> s.id::text
        ) order by s.position), '[]')
      from public.planning_cycles c
      cross join lateral (select jsonb_object_agg(w.section_id, w.name) as names from private.section_owner_names(c.id) w) o
      join public.plan_sections s on s.cycle_id = c.id
      left join public.documents x on x.id = s.document_id
      where c.district_id = d.id and c.is_current))
  from public.districts d where d.id = plan_page.district_id
$$;

-- One section of the current cycle's plan with what surrounds it. Null when there is none of that slug.
create or replace function public.section_page(district_id uuid, slug text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'section', jsonb_build_object('id', s.id, 'slug', s.slug, 'number', s.number, 'title', s.title, 'outlineId', s.outline_id, 'state', s.state,
      'revision', s.revision, 'documentId', s.document_id, 'cycleId', s.cycle_id),
    'access', public.document_access(s.document_id),
    'phase', jsonb_build_object('write', private.phase_allows(s.cycle_id, 'edit_section'), 'comment', private.phase_allows(s.cycle_id, 'comment_section')),
    'text', public.section_text(s.document_id),
    'versions', (select coalesce(jsonb_agg(jsonb_build_object('number', v.number, 'label', v.label, 'phase', v.phase, 'isPublic', v.is_public,
        'createdAt', v.created_at, 'sha256', v.sha256) order by v.number desc), '[]')
      from public.document_versions v where v.document_id = s.document_id and v.sha256 is not null),
    'editors', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'way', e.way) order by o.name collate "it-x-icu"), '[]')
      from public.plan_section_editors e join public.organisations o on o.id = e.organisation_id where e.section_id = s.id),
    'work', private.section_work(s.id),
    'origins', public.section_origins(s.id),
    'previous', (select jsonb_build_object('slug', p.slug, 'number', p.number, 'title', p.title) from public.plan_sections p
      where p.cycle_id = s.cycle_id and p.position < s.position order by p.position desc limit 1),
    'next', (select jsonb_build_object('slug', n.slug, 'number', n.number, 'title', n.title) from public.plan_sections n
      where n.cycle_id = s.cycle_id and n.position > s.position order by n.position limit 1))
  from public.plan_sections s
  join public.planning_cycles c on c.id = s.cycle_id and c.is_current
  where s.district_id = section_page.district_id and (s.slug = section_page.slug or s.id::text = section_page.slug)
$$;

revoke execute on function public.set_section_owner(uuid, uuid), public.set_section_editor(uuid, uuid, boolean, text) from public, anon, authenticated;
grant execute on function public.set_section_owner(uuid, uuid), public.set_section_editor(uuid, uuid, boolean, text) to authenticated;
