-- Purpose: Italian search over public proposals that forgives endings, accents and typing errors; what the proposal pages read.
-- Locks: rewrites public.proposals once for its generated column (empty at this point). Way back: drop the column, the table and the functions.

-- Lower case without accents, curly apostrophes straightened. Immutable, because the dictionary is named and ships with the extension.
create function private.plain_words(value text) returns text
language sql immutable parallel safe set search_path = '' as $$
  select lower(extensions.unaccent('extensions.unaccent'::regdictionary, translate(coalesce(value, ''), '’‘ʼ', '''''''')))
$$;

alter table public.proposals add column search_document tsvector generated always as (
  setweight(to_tsvector('pg_catalog.italian', private.plain_words(title)), 'A')
  || setweight(to_tsvector('pg_catalog.italian', private.plain_words(need || ' ' || proposal)), 'B')
  || setweight(to_tsvector('pg_catalog.italian', private.plain_words(who || ' ' || expected_change)), 'C')
) stored;
create index proposals_search on public.proposals using gin (search_document) where published_at is not null;

create table private.search_words (
  word text primary key check (char_length(word) between 4 and 40),
  lexeme text not null
);
create index search_words_similar on private.search_words using gin (word extensions.gin_trgm_ops);
comment on table private.search_words is 'Every word of the public proposals with its stem: a mistyped or differently ended word finds its neighbours here.';

-- Adds the words of a proposal the moment that it becomes public; words of unpublished texts never enter.
create function private.collect_search_words() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.search_words (word, lexeme)
  select w.word, l.lexeme
  from (select distinct regexp_split_to_table(private.plain_words(concat_ws(' ', new.title, new.need, new.who, new.proposal, new.expected_change)), '[^a-z0-9]+') as word) w
  cross join lateral (select (tsvector_to_array(to_tsvector('pg_catalog.italian', w.word)))[1] as lexeme) l
  where char_length(w.word) between 4 and 40 and l.lexeme is not null
  on conflict do nothing;
  return null;
end $$;
create trigger collect_search_words after update of published_at on public.proposals
  for each row when (old.published_at is null and new.published_at is not null) execute function private.collect_search_words();

-- The query for what somebody typed: every word must occur, itself, begun, or as one of the published words that resemble it.
-- Null when nothing worth searching was typed.
create function private.search_query(q text) returns tsquery
language plpgsql stable security definer set search_path = '' as $$
declare
  typed text;
  lexeme text;
  alternatives text[];
  combined tsquery;
begin
  for typed in
    select distinct w from regexp_split_to_table(left(private.plain_words(q), 200), '[^a-z0-9]+') w where w <> '' limit 8
  loop
    lexeme := (tsvector_to_array(to_tsvector('pg_catalog.italian', typed)))[1];
    continue when lexeme is null;
    alternatives := array[quote_literal(lexeme)];
    if char_length(typed) >= 4 then
      alternatives := alternatives || (quote_literal(typed) || ':*') || array(
        select distinct quote_literal(s.lexeme) from private.search_words s
        where s.word operator(extensions.%) typed and extensions.similarity(s.word, typed) >= 0.45);
    end if;
    -- The stems are stems already: the simple dictionary takes them as they are.
    combined := case when combined is null then to_tsquery('pg_catalog.simple', array_to_string(alternatives, ' | '))
      else combined && to_tsquery('pg_catalog.simple', array_to_string(alternatives, ' | ')) end;
  end loop;
  return combined;
end $$;

-- What the forms and filters of a district offer: the cycle's tavoli and the district's municipalities.
create function public.proposal_choices(district_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'tavoli', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name) order by t.position), '[]')
      from public.tavoli t join public.planning_cycles c on c.id = t.cycle_id and c.is_current where t.district_id = proposal_choices.district_id),
    'municipalities', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'code', m.cadastral_code, 'name', m.name) order by private.plain_words(m.name)), '[]')
      from public.district_municipalities d join public.municipalities m on m.id = d.municipality_id where d.district_id = proposal_choices.district_id))
$$;

-- Who proposes, as everybody sees it: the organisation, or the citizen's municipality. Never a person.
create function private.public_proposer(p public.proposals) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'organisation', (select o.name from public.organisations o where o.id = p.organisation_id),
    'category', (select o.category from public.organisations o where o.id = p.organisation_id),
    'municipality', (select m.name from public.municipalities m where m.id = p.author_municipality_id))
$$;

-- One line of a list.
create function private.proposal_summary(p public.proposals) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'id', p.id, 'number', p.number, 'title', p.title, 'excerpt', left(p.proposal, 240), 'state', p.state, 'stateSince', p.state_since,
    'submittedAt', p.submitted_at, 'publishedAt', p.published_at, 'updatedAt', p.updated_at, 'revision', p.revision,
    'tavolo', (select jsonb_build_object('slug', t.slug, 'name', t.name) from public.tavoli t where t.id = p.tavolo_id),
    'proposer', private.public_proposer(p))
$$;

-- One page of a district's public proposals, newest first or, when something is searched, best match first.
-- `q` words or a number; `tavolo` a slug; `municipality` a codice catastale; `state` a state; `cursor` the nextCursor of the page before.
-- Returns {items, nextCursor, total (first page only, else null), choices}. A broken cursor is 400 bad_request.
create function public.search_proposals(
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
  position_condition text := case when fuzzy is null then '(x.published_at, x.id) < ($9, $10)' else '(x.rank, x.published_at, x.id) < ($8, $9, $10)' end;
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
    with page as (
      select * from (select p.id, p.published_at, %1$s as rank from public.proposals p where %2$s) x
      where %3$s order by %4$s published_at desc, id desc limit $11
    ), numbered as (
      select page.*, row_number() over (order by %4$s published_at desc, id desc) as place from page
    )
    select coalesce(jsonb_agg(private.proposal_summary(p) order by n.place) filter (where n.place < $11), '[]'),
      max(case when n.place = $11 - 1 then concat_ws('~', n.rank, n.published_at, n.id) end) filter (where has_more.yes)
    from numbered n
    join public.proposals p on p.id = n.id
    cross join (select exists (select from numbered where place = $11) as yes) has_more
  $sql$, rank, conditions, position_condition, order_key)
  into items, next_cursor
  using district_id, fuzzy, by_number, tavolo, municipality, state, exact, after_rank, after_at, after_id, size + 1;
  if cursor is null then
    execute 'select count(*) from public.proposals p where ' || conditions into total
    using district_id, fuzzy, by_number, tavolo, municipality, state;
  end if;
  return jsonb_build_object('items', items, 'nextCursor', next_cursor, 'total', total, 'choices', public.proposal_choices(district_id));
end $$;

-- The person's own proposals in a district: drafts first, then what was sent, newest first. Also those of the
-- organisations for which she acts. `returnReason` says why the office sent one back.
create function public.my_proposals(district_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_login();
  return (
    select coalesce(jsonb_agg(private.proposal_summary(p) || jsonb_build_object('returnReason', r.reason)
      order by p.state <> 'draft', p.updated_at desc), '[]')
    from public.proposals p
    left join lateral (
      select m.reason from public.proposal_moves m where m.proposal_id = p.id and m.to_state = 'returned' and p.state = 'returned'
      order by m.id desc limit 1) r on true
    where p.district_id = my_proposals.district_id and p.id = any (array(select private.my_proposal_ids())));
end $$;

-- One of the person's own proposals, whole, with the lists that its form offers; null when it is not hers or not of the district.
create function public.my_proposal(district_id uuid, proposal_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_login();
  return (
    select private.proposal_summary(p) || jsonb_build_object(
      'cycleId', p.cycle_id, 'content', private.proposal_content(p),
      -- Before it is sent: as the author would show now.
      'proposer', private.public_proposer(p) || case when p.state = 'draft' and p.organisation_id is null then jsonb_build_object('municipality',
        (select m.name from public.profiles f join public.municipalities m on m.id = f.municipality_id where f.id = p.author_id)) else '{}' end,
      'municipalities', (select coalesce(jsonb_agg(m.name order by private.plain_words(m.name)), '[]')
        from public.proposal_municipalities pm join public.municipalities m on m.id = pm.municipality_id where pm.proposal_id = p.id),
      'returnReason', (select m.reason from public.proposal_moves m
        where m.proposal_id = p.id and m.to_state = 'returned' and p.state = 'returned' order by m.id desc limit 1),
      'choices', public.proposal_choices(p.district_id))
    from public.proposals p
    where p.id = my_proposal.proposal_id and p.district_id = my_proposal.district_id
      and p.id = any (array(select private.my_proposal_ids())));
end $$;

-- What the plan office has on its desk: proposals to screen, whole and oldest first (50 at a time), and those that still wait for an outcome.
create function public.office_proposals(district_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_office(district_id);
  return jsonb_build_object(
    'toScreen', (select coalesce(jsonb_agg(item order by item ->> 'submittedAt'), '[]') from (
      select private.proposal_summary(p) || jsonb_build_object('content', private.proposal_content(p),
        'municipalities', (select coalesce(jsonb_agg(m.name order by private.plain_words(m.name)), '[]')
          from public.proposal_municipalities pm join public.municipalities m on m.id = pm.municipality_id where pm.proposal_id = p.id)) as item
      from public.proposals p where p.district_id = office_proposals.district_id and p.state = 'submitted' order by p.submitted_at limit 50) s),
    'open', (select coalesce(jsonb_agg(item order by item ->> 'number'), '[]') from (
      select private.proposal_summary(p) as item from public.proposals p
      where p.district_id = office_proposals.district_id and p.state in ('admitted', 'discussed', 'prioritised', 'under_review')
      order by p.number limit 200) o),
    'counts', (select coalesce(jsonb_object_agg(c.state, c.many), '{}') from (
      select p.state, count(*) as many from public.proposals p
      where p.district_id = office_proposals.district_id and p.state <> 'draft' group by p.state) c),
    'choices', public.proposal_choices(district_id));
end $$;

revoke execute on function public.proposal_choices(uuid), public.search_proposals(uuid, text, text, text, text, text, int),
  public.my_proposals(uuid), public.my_proposal(uuid, uuid), public.office_proposals(uuid) from public, anon, authenticated;
grant execute on function public.proposal_choices(uuid), public.search_proposals(uuid, text, text, text, text, text, int) to anon, authenticated;
grant execute on function public.my_proposals(uuid), public.my_proposal(uuid, uuid), public.office_proposals(uuid) to authenticated;
