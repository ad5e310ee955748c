-- Purpose: figures of a district's proposals, public ones without small numbers; every list of the desk as pages of lines for a file.
-- Locks: none. Way back: drop the functions.

-- ── figures ───────────────────────────────────────────────────────────────────────────────────────────────────────────
-- [DESK-09] How each of some counts with a known sum may be shown: `shown`, `small` (1 to 4: said as «meno di 5») or `hidden` (5 or more, left
-- out because with it the sum would give a small one away). After it every small cell can still be any number from 1 to 4 for who knows the
-- sum and this rule; where that can't be reached all cells are hidden.
create function private.suppressed(counts int[]) returns text[]
language plpgsql immutable set search_path = '' as $$
declare
  shown text[] := array(select case when c between 1 and 4 then 'small' else 'shown' end from unnest(counts) with ordinality u (c, place) order by place);
  small int;
  small_sum int;
  hidden int := 0;
  hidden_sum int := 0;
  next_place int;
  next_count int;
begin
  select count(*), coalesce(sum(c), 0) into small, small_sum from unnest(counts) c where c between 1 and 4;
  if small = 0 then return shown; end if;
  loop
    -- The smallest count that would still stand there: who knows the rule knows that no hidden one is larger.
    next_place := null; next_count := null;
    select u.place, u.c into next_place, next_count from unnest(counts) with ordinality u (c, place)
    where u.c >= 5 and shown[u.place] = 'shown' order by u.c, u.place limit 1;
    if small_sum + hidden_sum - (small - 1) - 5 * hidden >= 4
      and (case when hidden > 0 and next_count is null then true else small_sum + hidden_sum - 4 * (small - 1) - hidden * coalesce(next_count, 0) <= 1 end) then
      return shown;
    end if;
    if next_place is null then return array(select 'hidden' from unnest(counts)); end if;
    shown[next_place] := 'hidden';
    hidden := hidden + 1;
    hidden_sum := hidden_sum + next_count;
  end loop;
end $$;

-- The figures of the current cycle's sent proposals as they are: total, median days to the answer, and counts by state, tavolo, category of
-- who proposes and municipality concerned (a proposal may concern several).
create function private.figures(district_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  with sent as (
    select p.* from public.proposals p join public.planning_cycles c on c.id = p.cycle_id and c.is_current
    where p.district_id = figures.district_id and p.state <> 'draft'
  ), answered as (
    select extract(epoch from o.published_at - first.sent_at) / 86400 as days
    from sent p join public.proposal_outcomes o on o.proposal_id = p.id
    cross join lateral (select min(m.moved_at) as sent_at from public.proposal_moves m where m.proposal_id = p.id and m.to_state = 'submitted') first
  )
  select jsonb_build_object(
    'total', (select count(*) from sent),
    'answered', (select count(*) from answered),
    'medianDays', (select round(percentile_cont(0.5) within group (order by days)::numeric, 1) from answered),
    'state', (select coalesce(jsonb_agg(jsonb_build_object('key', x.state, 'label', null, 'count', x.many) order by x.many desc, x.state), '[]')
      from (select state, count(*) as many from sent group by state) x),
    'tavolo', (select coalesce(jsonb_agg(jsonb_build_object('key', x.slug, 'label', x.name, 'count', x.many) order by x.position nulls last), '[]') from (
      select t.slug, t.name, t.position, count(s.id) as many from public.tavoli t join public.planning_cycles c on c.id = t.cycle_id and c.is_current
        left join sent s on s.tavolo_id = t.id where t.district_id = figures.district_id group by t.id
      union all select 'none', null, null, count(*) from sent s where s.tavolo_id is null having count(*) > 0) x),
    'category', (select coalesce(jsonb_agg(jsonb_build_object('key', x.category, 'label', null, 'count', x.many) order by x.many desc, x.category), '[]')
      from (select coalesce(o.category, 'citizen') as category, count(*) as many from sent s left join public.organisations o on o.id = s.organisation_id group by 1) x),
    'municipality', (select coalesce(jsonb_agg(jsonb_build_object('key', m.cadastral_code, 'label', m.name, 'count', coalesce(n.many, 0)) order by m.name collate "it-x-icu"), '[]')
      from public.district_municipalities dm join public.municipalities m on m.id = dm.municipality_id
      left join (select pm.municipality_id, count(*) as many from sent s join public.proposal_municipalities pm on pm.proposal_id = s.id group by 1) n on n.municipality_id = m.id
      where dm.district_id = figures.district_id))
$$;

-- The cells of one table with what may not be shown taken out.
create function private.masked_cells(cells jsonb, has_sum boolean) returns jsonb
language sql immutable set search_path = '' as $$
  with numbered as (select c, place, (c ->> 'count')::int as n from jsonb_array_elements(cells) with ordinality u (c, place)),
  statuses as (
    select case when has_sum then private.suppressed(array(select n from numbered order by place))
      else array(select case when n between 1 and 4 then 'small' else 'shown' end from numbered order by place) end as list
  )
  select coalesce(jsonb_agg(n.c || jsonb_build_object('status', s.list[n.place], 'count', case when s.list[n.place] = 'shown' then n.n end) order by n.place), '[]')
  from numbered n cross join statuses s
$$;

-- The public figures of a district: small numbers taken out, so that no sum gives one away; null for an unknown district.
create function public.figures_page(slug text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'total', case when (f ->> 'total')::int between 1 and 4 then null else f -> 'total' end,
    'medianDays', case when (f ->> 'answered')::int >= 5 then f -> 'medianDays' end,
    'state', private.masked_cells(f -> 'state', true), 'tavolo', private.masked_cells(f -> 'tavolo', true),
    'category', private.masked_cells(f -> 'category', true), 'municipality', private.masked_cells(f -> 'municipality', false))
  from public.districts d cross join lateral private.figures(d.id) f where d.slug = figures_page.slug
$$;

-- The same for the office, whole. Office only.
create function public.office_figures(district_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  f jsonb;
begin
  perform private.require_office(office_figures.district_id);
  f := private.figures(office_figures.district_id);
  return f || (select jsonb_object_agg(t.name, (select coalesce(jsonb_agg(c || '{"status": "shown"}' order by place), '[]') from jsonb_array_elements(f -> t.name) with ordinality u (c, place)))
    from unnest(array['state', 'tavolo', 'category', 'municipality']) t (name));
end $$;

-- ── lists as files ────────────────────────────────────────────────────────────────────────────────────────────────────
-- The one layer behind every file: a page of lines, each with its key, in the order of the keys. No line names a natural person.
create function private.export_lines(district_id uuid, list text, after text, size int) returns table (key text, line jsonb)
language plpgsql stable security definer set search_path = '' as $$
begin
  case list
  when 'proposals' then return query
    select x.key, jsonb_build_object('number', p.number, 'title', p.title, 'state', p.state, 'tavolo', t.name, 'category', coalesce(o.category, 'citizen'), 'organisation', o.name,
      'municipality', h.name, 'places', (select string_agg(m.name, ', ' order by m.name) from public.proposal_municipalities pm join public.municipalities m on m.id = pm.municipality_id where pm.proposal_id = p.id),
      'sentAt', p.submitted_at, 'publishedAt', p.published_at, 'stateSince', p.state_since, 'dueOn', d.due_on, 'score', private.weighted_score(r, private.weights_of(p.district_id)),
      'need', p.need, 'who', p.who, 'proposal', p.proposal, 'expectedChange', p.expected_change)
    from (select q.id, split_part(q.number, '-', 2) || '-' || lpad(split_part(q.number, '-', 3), 8, '0') as key from public.proposals q
      where q.district_id = export_lines.district_id and q.state <> 'draft') x
    join public.proposals p on p.id = x.id
    left join public.tavoli t on t.id = p.tavolo_id left join public.organisations o on o.id = p.organisation_id
    left join public.municipalities h on h.id = p.author_municipality_id left join private.desk_items d on d.proposal_id = p.id
    left join private.proposal_reviews r on r.proposal_id = p.id
    where export_lines.after is null or x.key > export_lines.after order by x.key limit size;
  when 'outcomes' then return query
    select x.key, jsonb_build_object('number', p.number, 'title', p.title, 'outcome', o.kind, 'reason', o.reason, 'section', concat_ws(' ', s.number, s.title), 'passage', o.quote,
      'publishedAt', o.published_at, 'days', floor(extract(epoch from o.published_at - (select min(m.moved_at) from public.proposal_moves m where m.proposal_id = p.id and m.to_state = 'submitted')) / 86400))
    from (select q.id, split_part(q.number, '-', 2) || '-' || lpad(split_part(q.number, '-', 3), 8, '0') as key from public.proposals q where q.district_id = export_lines.district_id) x
    join public.proposals p on p.id = x.id join public.proposal_outcomes o on o.proposal_id = p.id left join public.plan_sections s on s.id = o.section_id
    where export_lines.after is null or x.key > export_lines.after order by x.key limit size;
  when 'organisations' then return query
    select o.id::text, jsonb_build_object('name', o.name, 'category', o.category, 'municipality', m.name,
      'tavoli', (select string_agg(t.name, ', ' order by t.position) from public.tavolo_organisations s join public.tavoli t on t.id = s.tavolo_id
        join public.planning_cycles c on c.id = t.cycle_id and c.is_current where s.organisation_id = o.id),
      'proposals', (select count(*) from public.proposals p where p.organisation_id = o.id and p.state <> 'draft'))
    from public.organisations o left join public.municipalities m on m.id = o.municipality_id
    where o.district_id = export_lines.district_id and (export_lines.after is null or o.id > private.choice_id(export_lines.after, 'after')) order by o.id limit size;
  when 'adesioni' then return query
    select a.id::text, jsonb_build_object('kind', a.kind, 'category', coalesce(o.category, 'citizen'), 'organisation', o.name, 'municipality', m.name, 'mode', a.mode, 'adesioneState', a.state, 'sentAt', a.created_at,
      'tavoli', (select string_agg(t.name, ', ' order by t.position) from public.adesione_tavoli x join public.tavoli t on t.id = x.tavolo_id where x.adesione_id = a.id))
    from public.adesioni a left join public.organisations o on o.id = a.organisation_id
    left join public.municipalities m on m.id = coalesce(o.municipality_id, a.municipality_id)
    where a.district_id = export_lines.district_id and (export_lines.after is null or a.id > private.choice_id(export_lines.after, 'after')) order by a.id limit size;
  when 'comments' then return query
    select x.id::text, jsonb_build_object('number', p.number, 'commentKind', coalesce(x.kind, 'reply'), 'organisation', o.name, 'municipality', m.name, 'comment', x.body,
      'moderation', x.moderation, 'sentAt', x.created_at)
    from public.proposal_comments x join public.proposals p on p.id = x.proposal_id
    left join public.organisations o on o.id = x.organisation_id left join public.municipalities m on m.id = x.author_municipality_id
    where p.district_id = export_lines.district_id and x.removed_at is null
      and (export_lines.after is null or x.id > private.choice_id(export_lines.after, 'after')) order by x.id limit size;
  when 'audit' then return query
    select lpad(e.id::text, 19, '0'), private.audit_line(e, false)
    from private.audit_events e
    where e.district_id = export_lines.district_id and (export_lines.after is null or e.id > export_lines.after::bigint) order by e.id limit size;
  else perform private.fail('not_found', 404);
  end case;
exception when invalid_text_representation or numeric_value_out_of_range then perform private.fail('bad_request', 400);
end $$;

-- A page of one of the desk's lists for a file, 500 lines at most: {lines, next}. Every page asks for the right again. The audit trail is for
-- the head alone, the others for the whole office.
create function public.export_page(district_id uuid, list text, after text default null, page_size int default 500) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  size int := least(greatest(coalesce(page_size, 500), 1), 500);
begin
  perform private.require_office(export_page.district_id);
  if list = 'audit' and (export_page.district_id = any (array(select private.my_district_ids_as(array['plan_office_head'])))) is not true then perform private.fail('not_found', 404); end if;
  return (
    select jsonb_build_object('lines', coalesce(jsonb_agg(x.line order by x.key), '[]'), 'next', case when count(*) = size then max(x.key collate "C") end)
    from private.export_lines(export_page.district_id, export_page.list, export_page.after, size) x);
end $$;

-- Writes into the audit trail that a list was taken as a file. Called once, before its first page. Office only.
create function public.begin_export(district_id uuid, list text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_office(begin_export.district_id);
  if list = 'audit' and (begin_export.district_id = any (array(select private.my_district_ids_as(array['plan_office_head'])))) is not true then perform private.fail('not_found', 404); end if;
  if coalesce(list, '') not in ('proposals', 'outcomes', 'organisations', 'adesioni', 'comments', 'audit') then perform private.fail('not_found', 404); end if;
  perform private.audit(begin_export.district_id, 'export_list', begin_export.district_id, jsonb_build_object('list', list));
end $$;

revoke execute on function public.figures_page(text), public.office_figures(uuid), public.export_page(uuid, text, text, int), public.begin_export(uuid, text) from public, anon, authenticated;
grant execute on function public.figures_page(text) to anon, authenticated;
grant execute on function public.office_figures(uuid), public.export_page(uuid, text, text, int), public.begin_export(uuid, text) to authenticated;
