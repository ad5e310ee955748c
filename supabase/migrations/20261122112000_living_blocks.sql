-- Purpose: living blocks: a text that shows a proposal, a vote's result or the services' table by reference; the data are resolved when it is read and frozen with a version.
-- Locks: documents and document_versions briefly (a column each). Way back: recreate section_text and section_version as they were, drop the column and the functions.

-- Texts may hold notes, callouts and living blocks from now on: pages that would delete them become read-only.
alter table public.documents alter column schema_version set default 2;
update public.documents d set schema_version = 2 where d.schema_version < 2;

-- What one reference stands for now, null when there is nothing public of that name in the cycle. Read as the owner, so that it is the same
-- for everybody and can be frozen: each branch itself asks for what is public (docs/rules/documents.md COED-33).
create function private.living_block(kind text, ref text, cycle_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select case living_block.kind
    when 'proposal' then (
      select jsonb_build_object('kind', 'proposal', 'number', p.number, 'title', p.title, 'proposal', p.proposal, 'state', p.state)
      from public.proposals p
      where p.number = living_block.ref and p.cycle_id = living_block.cycle_id and p.published_at is not null)
    when 'vote' then (
      select jsonb_build_object('kind', 'vote', 'number', v.number, 'question', v.question, 'date', v.closed_at, 'for', v.yes_count, 'against', v.no_count,
        'abstained', v.abstain_count, 'eligible', v.eligible, 'present', v.attending, 'outcome', v.outcome, 'majorityBase', v.majority_base,
        'majority', v.majority, 'quorumPercent', v.quorum_percent)
      from public.votes v join public.sessions s on s.id = v.session_id
      where v.id = case when living_block.ref ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then living_block.ref::uuid end
        and s.cycle_id = living_block.cycle_id and v.state = 'closed')
    when 'services' then (
      select jsonb_build_object('kind', 'services', 'heading', living_block.ref,
        'lines', jsonb_agg(jsonb_build_object('name', l.name, 'recipients', l.recipients, 'amountCents', l.amount_cents, 'heading', l.heading) order by l.position),
        'stated', (select jsonb_build_object('amountCents', t.amount_cents, 'recipients', t.recipients, 'wording', t.wording)
          from public.stated_totals t where t.cycle_id = living_block.cycle_id and living_block.ref = 'all'))
      from public.financial_lines l
      where l.cycle_id = living_block.cycle_id and living_block.ref in ('all', 'impegnato', 'impiegato') and living_block.ref in ('all', l.heading)
      having count(*) > 0)
  end
$$;

-- The data of every living block of a content, under «kind:ref». They stand between the blocks of the text, never deeper.
create function private.living_data(content jsonb, cycle_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_object_agg(b.kind || ':' || b.ref, private.living_block(b.kind, b.ref, living_data.cycle_id)), '{}')
  from (
    select distinct n.node #>> '{attrs,kind}' as kind, n.node #>> '{attrs,ref}' as ref
    from jsonb_path_query(living_data.content, '$.content[*] ? (@.type == "livingBlock")') n (node)
    where n.node #>> '{attrs,kind}' in ('proposal', 'vote', 'services') and n.node #>> '{attrs,ref}' ~ '^[A-Za-z0-9-]{1,64}$'
    limit 300) b
$$;

alter table public.document_versions add column living jsonb not null default '{}';
comment on column public.document_versions.living is 'What the text''s living blocks showed when the version was made. Read through private.version_living only.';

-- A version shows the data of its day. Only a proposal that is not public any more (hidden by moderation) is left out there too.
create function private.version_living(version_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_object_agg(e.key, case when e.value ->> 'kind' is distinct from 'proposal'
      or exists (select from public.proposals p where p.number = e.value ->> 'number' and p.published_at is not null) then e.value end), '{}')
  from public.document_versions v, jsonb_each(v.living) e
  where v.id = version_living.version_id
$$;
revoke execute on function private.living_block(text, text, uuid), private.living_data(jsonb, uuid), private.version_living(uuid) from public;
grant execute on function private.living_data(jsonb, uuid), private.version_living(uuid) to anon, authenticated;

-- The text of a section as the person asking may see it: the live one, else its newest public version, else nothing.
create or replace function public.section_text(document_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(
    (select jsonb_build_object('kind', 'live', 'content', d.content, 'at', d.updated_at, 'length', d.content_length,
        'living', private.living_data(d.content, (select s.cycle_id from public.plan_sections s where s.id = d.owner_id)))
      from public.documents d where d.id = section_text.document_id),
    (select jsonb_build_object('kind', 'version', 'content', v.content, 'at', v.created_at, 'label', v.label, 'number', v.number,
        'living', private.version_living(v.id))
      from public.document_versions v where v.document_id = section_text.document_id and v.is_public and v.content is not null order by v.number desc limit 1))
$$;

-- One frozen version of a section. Null when there is none or it is not for the person asking.
create or replace function public.section_version(district_id uuid, slug text, number int) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'section', jsonb_build_object('slug', s.slug, 'number', s.number, 'title', s.title),
    'version', jsonb_build_object('number', v.number, 'label', v.label, 'phase', v.phase, 'isPublic', v.is_public,
      'createdAt', v.created_at, 'sha256', v.sha256, 'content', v.content, 'living', private.version_living(v.id)))
  from public.plan_sections s
  join public.planning_cycles c on c.id = s.cycle_id and c.is_current
  join public.document_versions v on v.document_id = s.document_id and v.number = section_version.number
  where s.district_id = section_version.district_id and s.slug = section_version.slug
$$;

-- What may be inserted in a section as a living block: published proposals, closed votes and financial tables of its cycle. Only for who
-- may write the section now; null for everybody else.
create function public.living_choices(section_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'proposals', (select coalesce(jsonb_agg(jsonb_build_object('ref', p.number, 'title', p.title) order by p.number), '[]')
      from public.proposals p where p.cycle_id = s.cycle_id and p.published_at is not null),
    'votes', (select coalesce(jsonb_agg(jsonb_build_object('ref', v.id, 'title', v.question, 'date', v.closed_at) order by v.closed_at), '[]')
      from public.votes v join public.sessions e on e.id = v.session_id where e.cycle_id = s.cycle_id and v.state = 'closed'),
    'services', (select coalesce(jsonb_agg(distinct l.heading), '[]') from public.financial_lines l where l.cycle_id = s.cycle_id))
  from public.plan_sections s
  where s.id = living_choices.section_id and public.document_access(s.document_id) ->> 'right' = 'write'
$$;

-- The data of living blocks that somebody has just put into a section's text: «kind:ref» each. Null for who may not open the text.
create function public.living_blocks(section_id uuid, blocks text[]) returns jsonb
language sql stable set search_path = '' as $$
  select private.living_data(
    (select jsonb_build_object('content', coalesce(jsonb_agg(jsonb_build_object('type', 'livingBlock',
        'attrs', jsonb_build_object('kind', split_part(b.name, ':', 1), 'ref', split_part(b.name, ':', 2)))), '[]'))
      from (select distinct n.name from unnest(living_blocks.blocks) n (name) limit 300) b), s.cycle_id)
  from public.plan_sections s
  where s.id = living_blocks.section_id and public.document_access(s.document_id) ->> 'right' <> 'none'
$$;
revoke execute on function public.living_choices(uuid), public.living_blocks(uuid, text[]) from public, anon;
grant execute on function public.living_choices(uuid), public.living_blocks(uuid, text[]) to authenticated;
