-- Purpose: what the plan's pages and its compilation read, in one call each. All as the person asking: row security decides.
-- Locks: none. Way back: drop the functions.

-- The text of a section as the person asking may see it: the live one, else its newest public version, else nothing.
create function public.section_text(document_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(
    (select jsonb_build_object('kind', 'live', 'content', d.content, 'at', d.updated_at, 'length', d.content_length)
      from public.documents d where d.id = section_text.document_id),
    (select jsonb_build_object('kind', 'version', 'content', v.content, 'at', v.created_at, 'label', v.label, 'number', v.number)
      from public.document_versions v where v.document_id = section_text.document_id and v.is_public order by v.number desc limit 1))
$$;

-- The index of the current cycle's plan. Null for an unknown district; sections are empty before the office makes them.
create function public.plan_page(district_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'cycle', (select jsonb_build_object('id', c.id, 'label', c.label, 'phase', c.phase) from public.planning_cycles c
      where c.district_id = d.id and c.is_current),
    'sections', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', s.id, 'slug', s.slug, 'number', s.number, 'title', s.title, 'state', s.state, 'level', case when s.parent_id is null then 1 else 2 end,
        'updatedAt', x.updated_at,
        'isReadable', x.id is not null or exists (select from public.document_versions v where v.document_id = s.document_id and v.is_public),
        'origins', (select count(distinct w.proposal_id) from public.section_passages w where w.section_id = s.id)
        ) order by s.position), '[]')
      from public.plan_sections s
      join public.planning_cycles c on c.id = s.cycle_id and c.is_current
      left join public.documents x on x.id = s.document_id
      where s.district_id = d.id))
  from public.districts d where d.id = plan_page.district_id
$$;

-- One section of the current cycle's plan with what surrounds it. Null when there is none of that slug.
create function public.section_page(district_id uuid, slug text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'section', jsonb_build_object('id', s.id, 'slug', s.slug, 'number', s.number, 'title', s.title, 'outlineId', s.outline_id, 'state', s.state,
      'revision', s.revision, 'documentId', s.document_id, 'cycleId', s.cycle_id),
    'access', public.document_access(s.document_id),
    'text', public.section_text(s.document_id),
    'versions', (select coalesce(jsonb_agg(jsonb_build_object('number', v.number, 'label', v.label, 'phase', v.phase, 'isPublic', v.is_public,
        'createdAt', v.created_at, 'sha256', v.sha256) order by v.number desc), '[]')
      from public.document_versions v where v.document_id = s.document_id),
    'editors', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name collate "it-x-icu"), '[]')
      from public.plan_section_editors e join public.organisations o on o.id = e.organisation_id where e.section_id = s.id),
    'origins', public.section_origins(s.id),
    'previous', (select jsonb_build_object('slug', p.slug, 'number', p.number, 'title', p.title) from public.plan_sections p
      where p.cycle_id = s.cycle_id and p.position < s.position order by p.position desc limit 1),
    'next', (select jsonb_build_object('slug', n.slug, 'number', n.number, 'title', n.title) from public.plan_sections n
      where n.cycle_id = s.cycle_id and n.position > s.position order by n.position limit 1))
  from public.plan_sections s
  join public.planning_cycles c on c.id = s.cycle_id and c.is_current
  where s.district_id = section_page.district_id and (s.slug = section_page.slug or s.id::text = section_page.slug)
$$;

-- One frozen version of a section. Null when there is none or it is not for the person asking.
create function public.section_version(district_id uuid, slug text, number int) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'section', jsonb_build_object('slug', s.slug, 'number', s.number, 'title', s.title),
    'version', jsonb_build_object('number', v.number, 'label', v.label, 'phase', v.phase, 'isPublic', v.is_public,
      'createdAt', v.created_at, 'sha256', v.sha256, 'content', v.content))
  from public.plan_sections s
  join public.planning_cycles c on c.id = s.cycle_id and c.is_current
  join public.document_versions v on v.document_id = s.document_id and v.number = section_version.number
  where s.district_id = section_version.district_id and s.slug = section_version.slug
$$;

-- The published proposals of a section's cycle, to write a passage from. Only for who may write the section now.
create function public.passage_sources(section_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'number', p.number, 'title', p.title, 'proposal', p.proposal) order by p.number), '[]')
  from public.plan_sections s
  join public.proposals p on p.cycle_id = s.cycle_id and p.published_at is not null
  where s.id = passage_sources.section_id and public.document_access(s.document_id) ->> 'right' = 'write'
$$;

-- What the participation chapter is made of: who took part, sessions begun, votes closed, proposals published. No persons.
create function private.plan_participation(cycle_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'organisations', (
      select coalesce(jsonb_agg(jsonb_build_object('name', o.name, 'category', o.category, 'municipality', m.name) order by o.name collate "it-x-icu"), '[]')
      from public.organisations o left join public.municipalities m on m.id = o.municipality_id
      where o.id in (
        select g.organisation_id from public.tavolo_organisations g join public.tavoli t on t.id = g.tavolo_id where t.cycle_id = plan_participation.cycle_id
        union
        select a.organisation_id from public.attendances a join public.sessions s on s.id = a.session_id
        where s.cycle_id = plan_participation.cycle_id and a.organisation_id is not null)),
    'sessions', (
      select coalesce(jsonb_agg(jsonb_build_object('tavolo', t.name, 'date', s.starts_at, 'place', nullif(s.place, ''),
        'presentByCategory', (select coalesce(jsonb_agg(jsonb_build_object('category', k.category, 'count', k.count) order by k.category), '[]')
          from public.session_counts(plan_participation.cycle_id) k where k.session_id = s.id)) order by s.starts_at), '[]')
      from public.sessions s join public.tavoli t on t.id = s.tavolo_id
      where s.cycle_id = plan_participation.cycle_id and s.state <> 'scheduled'),
    'votes', (
      select coalesce(jsonb_agg(jsonb_build_object('question', v.question, 'tavolo', t.name, 'date', v.closed_at, 'for', v.yes_count, 'against', v.no_count,
        'abstained', v.abstain_count, 'eligible', v.eligible, 'present', v.attending, 'outcome', v.outcome, 'majorityBase', v.majority_base,
        'majority', v.majority, 'quorumPercent', v.quorum_percent) order by v.closed_at), '[]')
      from public.votes v join public.sessions s on s.id = v.session_id join public.tavoli t on t.id = s.tavolo_id
      where s.cycle_id = plan_participation.cycle_id and v.state = 'closed'),
    'proposals', (
      select coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'title', p.title, 'tavolo', t.name, 'proposer', private.public_proposer(p),
        'state', p.state, 'reason', x.reason,
        'section', case when s.id is null then null else jsonb_build_object('outlineId', s.outline_id, 'number', s.number, 'title', s.title) end)
        order by p.number), '[]')
      from public.proposals p
      left join public.tavoli t on t.id = p.tavolo_id
      left join public.proposal_outcomes x on x.proposal_id = p.id
      left join public.plan_sections s on s.id = x.section_id
      where p.cycle_id = plan_participation.cycle_id and p.published_at is not null))
$$;
grant execute on function private.plan_participation(uuid) to anon, authenticated;

-- Everything that the compiled plan of the current cycle holds, as the person asking may see it. Null without a plan.
create function public.plan_compilation(district_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'cycle', jsonb_build_object('startsOn', c.starts_on, 'endsOn', c.ends_on),
    'sections', jsonb_agg(jsonb_build_object('id', s.id, 'outlineId', s.outline_id, 'number', s.number, 'title', s.title,
      'level', case when s.parent_id is null then 1 else 2 end, 'state', s.state, 'text', public.section_text(s.document_id)) order by s.position),
    'participation', private.plan_participation(c.id),
    'lines', (select coalesce(jsonb_agg(jsonb_build_object('name', l.name, 'recipients', l.recipients, 'amountCents', l.amount_cents, 'heading', l.heading,
        'staff', l.staff) order by l.position), '[]') from public.financial_lines l where l.cycle_id = c.id),
    'stated', (select jsonb_build_object('amountCents', t.amount_cents, 'recipients', t.recipients, 'wording', t.wording)
      from public.stated_totals t where t.cycle_id = c.id))
  from public.planning_cycles c
  join public.plan_sections s on s.cycle_id = c.id
  where c.district_id = plan_compilation.district_id and c.is_current
  group by c.id
$$;
revoke execute on function public.section_text(uuid), public.plan_page(uuid), public.section_page(uuid, text), public.section_version(uuid, text, int),
  public.passage_sources(uuid), public.plan_compilation(uuid) from public;
grant execute on function public.section_text(uuid), public.plan_page(uuid), public.section_page(uuid, text), public.section_version(uuid, text, int),
  public.passage_sources(uuid), public.plan_compilation(uuid) to anon, authenticated;
