-- Purpose: the search over public proposals keeps its pace with many of them: every match is ranked once, and counted in the same pass.
-- Locks: none. Way back: put public.search_proposals and public.proposal_choices back as 20261121100710 has them.

-- As before, but for the shape of its query: with words to search, all that matches is found, ranked and counted in one pass (ranks were
-- reckoned anew for the order and for the cursor, and the count searched again); without words, the index gives the page and the count.
create or replace function public.search_proposals(
  district_id uuid, q text default null, tavolo text default null, municipality text default null, state text default null,
  cursor text default null, page_size int default 20
) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  size int := least(greatest(coalesce(page_size, 20), 1), 50);
  words text := private.clean_text(left(q, 400));
  by_number text := case when upper(words) ~ '^[A-Z]{2,6}-[0-9]{4}-[0-9]{1,6}$' then upper(words) end;
  fuzzy tsquery := case when by_number is null then private.search_query(words) end;
  exact tsquery := plainto_tsquery('pg_catalog.italian', private.plain_words(words));
  after_rank numeric := 'infinity';
  after_at timestamptz := 'infinity';
  after_id uuid := 'ffffffff-ffff-ffff-ffff-ffffffffffff';
  -- Only fixed fragments are joined here, values go in by `using`: each filter used brings its index, each one not used costs nothing.
  conditions text := concat_ws(' and ', 'p.district_id = $1 and p.published_at is not null',
    case when fuzzy is not null then 'p.search_document @@ $2' end,
    case when by_number is not null then 'p.number = $3' end,
    case when search_proposals.tavolo is not null then 'p.tavolo_id in (select t.id from public.tavoli t where t.district_id = $1 and t.slug = $4)' end,
    case when search_proposals.municipality is not null then 'exists (select from public.proposal_municipalities pm
      join public.municipalities m on m.id = pm.municipality_id where pm.proposal_id = p.id and m.cadastral_code = $5)' end,
    case when search_proposals.state is not null then 'p.state = $6' end);
  rank text := case when fuzzy is null then '0::numeric' else 'round((2 * ts_rank(p.search_document, $7) + ts_rank(p.search_document, $2))::numeric, 6)' end;
  order_key text := case when fuzzy is null then '' else 'rank desc, ' end;
  position_condition text := case when cursor is null then 'true' when fuzzy is null then '(x.published_at, x.id) < ($9, $10)' else '(x.rank, x.published_at, x.id) < ($8, $9, $10)' end;
  items jsonb;
  next_cursor text;
  total int;
begin
  if cursor is not null then
    begin
      after_rank := split_part(cursor, '~', 1)::numeric;
      after_at := split_part(cursor, '~', 2)::timestamptz;
      after_id := split_part(cursor, '~', 3)::uuid;
    exception when others then perform private.fail('bad_request', 400);
    end;
  end if;
  execute format($sql$
    with matched as %6$s materialized (select p.id, p.published_at, %1$s as rank from public.proposals p where %5$s),
    page as (select * from matched x where %2$s order by %3$s published_at desc, id desc limit $11),
    numbered as (select page.*, row_number() over (order by %3$s published_at desc, id desc) as place from page)
    select coalesce(jsonb_agg(private.proposal_summary(p) order by n.place) filter (where n.place < $11), '[]'),
      max(case when n.place = $11 - 1 then concat_ws('~', n.rank, n.published_at, n.id) end) filter (where has_more.yes),
      %4$s
    from numbered n
    join public.proposals p on p.id = n.id
    cross join (select exists (select from numbered where place = $11) as yes) has_more
  $sql$, rank, position_condition, order_key,
    case when fuzzy is null or cursor is not null then 'null::int' else '(select count(*) from matched)' end, conditions,
    case when fuzzy is null then 'not' else '' end)
  into items, next_cursor, total
  using district_id, fuzzy, by_number, tavolo, municipality, state, exact, after_rank, after_at, after_id, size + 1;
  if cursor is null and fuzzy is null then
    execute 'select count(*) from public.proposals p where ' || conditions into total
    using district_id, fuzzy, by_number, tavolo, municipality, state;
  end if;
  return jsonb_build_object('items', items, 'nextCursor', next_cursor, 'total', total, 'choices', public.proposal_choices(district_id));
end $$;

-- As before, but in a language that keeps its plan from call to call: every list and every form asks for it.
create or replace function public.proposal_choices(district_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return jsonb_build_object(
    'tavoli', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name) order by t.position), '[]')
      from public.tavoli t join public.planning_cycles c on c.id = t.cycle_id and c.is_current where t.district_id = proposal_choices.district_id),
    'municipalities', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'code', m.cadastral_code, 'name', m.name) order by private.plain_words(m.name)), '[]')
      from public.district_municipalities d join public.municipalities m on m.id = d.municipality_id where d.district_id = proposal_choices.district_id));
end $$;
