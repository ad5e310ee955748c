-- Purpose: the office's desk: one table of all sent proposals, who follows which and by when, notes among colleagues, saved views, many moves at once.
-- Locks: none (new tables); public.office_proposals gets arguments. Way back: drop the tables and functions named here, recreate office_proposals(uuid).

create table private.desk_items (
  proposal_id uuid primary key references public.proposals (id) on delete cascade,
  assignee_id uuid references auth.users (id) on delete set null,
  due_on date
);
create index desk_items_assignee_id on private.desk_items (assignee_id);
comment on table private.desk_items is 'Who of the office follows a proposal and until when. Read through the desk''s functions alone.';

create table private.desk_notes (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references public.proposals (id) on delete cascade,
  author_id uuid references auth.users (id) on delete set null,
  body text not null check (char_length(body) between 1 and 2000),
  created_at timestamptz not null default now()
);
create index desk_notes_proposal_id on private.desk_notes (proposal_id, created_at);
create index desk_notes_author_id on private.desk_notes (author_id);
comment on table private.desk_notes is 'What colleagues of the office write to each other about a proposal. For nobody else: not who proposed, not the platform''s administrator.';

create table private.desk_note_mentions (
  note_id uuid not null references private.desk_notes (id) on delete cascade,
  person_id uuid not null references auth.users (id) on delete cascade,
  primary key (note_id, person_id)
);
create index desk_note_mentions_person_id on private.desk_note_mentions (person_id);
comment on table private.desk_note_mentions is 'Which colleagues a note calls.';

create table private.desk_views (
  id uuid primary key default gen_random_uuid(),
  district_id uuid not null references public.districts (id) on delete cascade,
  owner_id uuid not null references auth.users (id) on delete cascade,
  name text not null check (char_length(name) between 2 and 60),
  filters jsonb not null,
  shared boolean not null default false,
  created_at timestamptz not null default now(),
  constraint desk_views_name unique (district_id, owner_id, name)
);
create index desk_views_owner_id on private.desk_views (owner_id);
comment on table private.desk_views is 'A choice of filters under a name, for who made it or for the whole office.';

insert into private.notice_kinds (kind, class) values ('note_mention', 'service');

-- The people of a district's plan office.
create function private.office_people(district_id uuid) returns table (person_id uuid, name text, is_head boolean)
language sql stable security definer set search_path = '' as $$
  select r.person_id, f.display_name, bool_or(r.role = 'plan_office_head')
  from public.district_roles r join public.profiles f on f.id = r.person_id
  where r.district_id = office_people.district_id and r.role in ('plan_office_head', 'plan_office_staff')
  group by r.person_id, f.display_name
$$;

create function private.office_people_list(district_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', o.person_id, 'name', o.name, 'isHead', o.is_head, 'isMe', o.person_id is not distinct from auth.uid())
    order by o.name collate "it-x-icu", o.person_id), '[]')
  from private.office_people(office_people_list.district_id) o
$$;

-- [DESK-08] True for a public proposal that still waits for its outcome.
create function private.awaits_answer(p public.proposals) returns boolean
language sql stable set search_path = '' as $$
  select p.published_at is not null and p.state in ('admitted', 'discussed', 'prioritised', 'under_review')
$$;

-- The desk's filters as its addresses and saved views carry them, cleaned: what is not one is 400 bad_request.
create function private.desk_filters(filters jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  f jsonb := coalesce(private.json_argument(filters), '{}');
begin
  if jsonb_typeof(f) <> 'object' or pg_column_size(f) > 4000 or exists (select from jsonb_each(f) e where jsonb_typeof(e.value) not in ('string', 'null')) then
    perform private.fail('bad_request', 400);
  end if;
  f := jsonb_strip_nulls(jsonb_build_object(
    'q', nullif(left(private.clean_text(f ->> 'q'), 200), ''), 'state', nullif(f ->> 'state', ''), 'tavolo', nullif(f ->> 'tavolo', ''), 'category', nullif(f ->> 'category', ''),
    'municipality', nullif(f ->> 'municipality', ''), 'assignee', nullif(f ->> 'assignee', ''), 'due', nullif(f ->> 'due', ''), 'answer', nullif(f ->> 'answer', ''), 'sort', nullif(f ->> 'sort', '')));
  if coalesce(f ->> 'sort', 'sent') !~ '^-?(number|title|sent|since|due)$'
    or coalesce(f ->> 'state', 'x') !~ '^[a-z_]{1,30}$' or coalesce(f ->> 'category', 'x') !~ '^[a-z_]{1,40}$'
    or coalesce(f ->> 'tavolo', 'x') !~ '^[a-z0-9-]{1,80}$' or coalesce(f ->> 'municipality', 'I118') !~ '^[A-Z][0-9]{3}$'
    or coalesce(f ->> 'assignee', 'me') !~ '^(me|none|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$'
    or coalesce(f ->> 'due', 'late') not in ('late', 'week', 'none') or coalesce(f ->> 'answer', 'open') not in ('open', 'missing', 'ready') then
    perform private.fail('bad_request', 400);
  end if;
  return f;
end $$;

-- What the desk adds to one line of a list of proposals.
create function private.desk_line(p public.proposals) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return private.proposal_summary(p) || jsonb_build_object(
    'assignee', (select jsonb_build_object('id', o.person_id, 'name', o.name) from private.desk_items d
      join private.office_people(p.district_id) o on o.person_id = d.assignee_id where d.proposal_id = p.id),
    'dueOn', (select d.due_on from private.desk_items d where d.proposal_id = p.id),
    'notes', (select count(*) from private.desk_notes n where n.proposal_id = p.id),
    'awaitsAnswer', private.awaits_answer(p),
    'draftKind', (select o.kind from private.outcome_drafts o where o.proposal_id = p.id));
end $$;

drop function public.office_proposals(uuid);
-- The desk's table: every proposal sent in the current cycle, and those of earlier ones that nobody has answered. `filters`: q, state,
-- tavolo (slug), category (of the organisation, or citizen), municipality (codice catastale), assignee (me, none or an id), due (late,
-- week, none), answer (open, missing, ready), sort (number, title, sent, since, due; a minus turns it round). `after` is the number of the
-- last proposal of the page before. Office only. Returns {items, next, total, counts, choices, people, views, me}.
create function public.office_proposals(district_id uuid, filters jsonb default '{}', after text default null, page_size int default 25) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := private.require_office(district_id);
  f jsonb := private.desk_filters(filters);
  size int := least(greatest(coalesce(page_size, 25), 1), 100);
  by_number text := case when upper(f ->> 'q') ~ '^[A-Z]{2,6}-[0-9]{4}-[0-9]{1,6}$' then upper(f ->> 'q') end;
  fuzzy tsquery := case when by_number is null then private.search_query(f ->> 'q') end;
  sort text := coalesce(f ->> 'sort', '-sent');
  direction text := case when starts_with(sort, '-') then 'desc' else 'asc' end;
  beyond text := case when starts_with(sort, '-') then '<' else '>' end;
  key text := case ltrim(sort, '-')
    when 'number' then 'split_part(p.number, ''-'', 2) || lpad(split_part(p.number, ''-'', 3), 8, ''0'')'
    when 'title' then 'private.plain_words(p.title)'
    when 'since' then 'to_char(p.state_since at time zone ''UTC'', ''YYYYMMDDHH24MISSUS'')'
    when 'due' then 'coalesce((select to_char(d.due_on, ''YYYYMMDD'') from private.desk_items d where d.proposal_id = p.id), ''99999999'')'
    else 'to_char(p.submitted_at at time zone ''UTC'', ''YYYYMMDDHH24MISSUS'')' end;
  scope text := 'p.district_id = $1 and p.state <> ''draft'' and (c.is_current or p.state in (''submitted'', ''admitted'', ''discussed'', ''prioritised'', ''under_review''))';
  -- Only fixed fragments are joined here; every value goes in by `using`.
  conditions text := concat_ws(' and ', scope,
    case when fuzzy is not null then 'p.search_document @@ $2' end,
    case when by_number is not null then 'p.number = $3' end,
    case when f ? 'state' then 'p.state = $4 ->> ''state''' end,
    case when f ? 'tavolo' then 'exists (select from public.tavoli t where t.id = p.tavolo_id and t.slug = $4 ->> ''tavolo'')' end,
    case when f ->> 'category' = 'citizen' then 'p.organisation_id is null'
      when f ? 'category' then 'exists (select from public.organisations o where o.id = p.organisation_id and o.category = $4 ->> ''category'')' end,
    case when f ? 'municipality' then 'exists (select from public.proposal_municipalities pm join public.municipalities m on m.id = pm.municipality_id
      where pm.proposal_id = p.id and m.cadastral_code = $4 ->> ''municipality'')' end,
    case f ->> 'assignee' when 'me' then 'exists (select from private.desk_items d where d.proposal_id = p.id and d.assignee_id = $5)'
      when 'none' then 'not exists (select from private.desk_items d join private.office_people(p.district_id) o on o.person_id = d.assignee_id where d.proposal_id = p.id)'
      else case when f ? 'assignee' then 'exists (select from private.desk_items d where d.proposal_id = p.id and d.assignee_id = ($4 ->> ''assignee'')::uuid)' end end,
    case f ->> 'due' when 'late' then 'exists (select from private.desk_items d where d.proposal_id = p.id and d.due_on < (now() at time zone ''Europe/Rome'')::date)'
      when 'week' then 'exists (select from private.desk_items d where d.proposal_id = p.id and d.due_on between (now() at time zone ''Europe/Rome'')::date and (now() at time zone ''Europe/Rome'')::date + 7)'
      when 'none' then 'not exists (select from private.desk_items d where d.proposal_id = p.id and d.due_on is not null)' end,
    case f ->> 'answer' when 'open' then 'private.awaits_answer(p)'
      when 'missing' then 'private.awaits_answer(p) and private.outcome_draft_problem(p) is not null'
      when 'ready' then 'private.awaits_answer(p) and private.outcome_draft_problem(p) is null' end);
  source text := 'from public.proposals p join public.planning_cycles c on c.id = p.cycle_id where ';
  last_key text;
  last_id uuid;
  items jsonb;
  next_number text;
  total int;
  counts jsonb;
begin
  if after is not null then
    execute 'select ' || key || ', p.id from public.proposals p where p.number = $1 and p.district_id = $2' into last_key, last_id using after, district_id;
    if last_id is null then perform private.fail('bad_request', 400); end if;
  end if;
  execute format($sql$
    with page as (select * from (select p.id, %1$s as key %2$s %3$s) x where $6 is null or (x.key, x.id) %4$s ($6, $7) order by x.key %5$s, x.id %5$s limit $8)
    select coalesce(jsonb_agg(private.desk_line(p) order by n.place) filter (where n.place < $8), '[]'),
      max(p.number) filter (where n.place = $8 - 1 and n.many = $8)
    from (select page.*, row_number() over (order by key %5$s, id %5$s) as place, count(*) over () as many from page) n join public.proposals p on p.id = n.id
  $sql$, key, source, conditions, beyond, direction) into items, next_number using district_id, fuzzy, by_number, f, me, last_key, last_id, size + 1;
  execute 'select count(*) ' || source || conditions into total using district_id, fuzzy, by_number, f, me;
  execute 'select coalesce(jsonb_object_agg(s.state, s.many), ''{}'') from (select p.state, count(*) as many ' || source || scope || ' group by p.state) s' into counts using district_id;
  return jsonb_build_object('items', items, 'next', next_number, 'total', total, 'counts', counts, 'choices', public.proposal_choices(district_id),
    'people', private.office_people_list(district_id), 'views', private.desk_view_list(district_id));
end $$;

-- The board: one column for each state with its count and its first 30 proposals, the longest waiting first; `tavolo` (slug) narrows it. Office only.
create function public.office_board(district_id uuid, tavolo text default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  wanted uuid;
begin
  perform private.require_office(district_id);
  select t.id into wanted from public.tavoli t join public.planning_cycles c on c.id = t.cycle_id and c.is_current
  where t.district_id = office_board.district_id and t.slug = office_board.tavolo;
  return jsonb_build_object(
    'columns', (
      select coalesce(jsonb_agg(jsonb_build_object('state', s.state, 'count', s.many, 'items', s.items)), '[]') from (
        select x.state, count(*) as many, coalesce(jsonb_agg(private.desk_line(x.p) order by x.place) filter (where x.place <= 30), '[]') as items
        from (
          select p, p.state, row_number() over (partition by p.state order by p.state_since, p.number) as place
          from public.proposals p join public.planning_cycles c on c.id = p.cycle_id
          where p.district_id = office_board.district_id and p.state <> 'draft' and (wanted is null or p.tavolo_id = wanted)
            and (c.is_current or p.state in ('submitted', 'admitted', 'discussed', 'prioritised', 'under_review'))) x
        group by x.state) s),
    'choices', public.proposal_choices(district_id));
end $$;

-- ── saved views ───────────────────────────────────────────────────────────────────────────────────────────────────────
create function private.desk_view_list(district_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'name', v.name, 'filters', v.filters, 'shared', v.shared, 'isMine', v.owner_id is not distinct from auth.uid())
    order by v.shared, v.name collate "it-x-icu"), '[]')
  from private.desk_views v where v.district_id = desk_view_list.district_id and (v.shared or v.owner_id = auth.uid())
$$;

-- Keeps a choice of filters under a name: for oneself or for the whole office. The same name again replaces it; 30 each at most.
create function public.save_desk_view(district_id uuid, name text, filters jsonb, shared boolean default false) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_office(save_desk_view.district_id);
  cleaned jsonb := private.desk_filters(save_desk_view.filters);
  named text := private.require_text(save_desk_view.name, 'name', 60, 2);
  saved uuid;
begin
  perform private.forbid_personal_data(named, 'name');
  if (select count(*) from private.desk_views v where v.district_id = save_desk_view.district_id and v.owner_id = me and v.name <> named) >= 30 then
    perform private.fail('too_many_items', 422, 'name');
  end if;
  insert into private.desk_views (district_id, owner_id, name, filters, shared)
  values (save_desk_view.district_id, me, named, cleaned, coalesce(save_desk_view.shared, false))
  on conflict on constraint desk_views_name do update set filters = excluded.filters, shared = excluded.shared
  returning id into saved;
  perform private.audit(save_desk_view.district_id, 'desk_save_view', saved, jsonb_build_object('shared', coalesce(save_desk_view.shared, false)));
  return saved;
end $$;

-- Takes a view away: one's own, or as head of the office a shared one. What is not there any more is no mistake.
create function public.delete_desk_view(district_id uuid, view_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_office(delete_desk_view.district_id);
begin
  delete from private.desk_views v where v.id = delete_desk_view.view_id and v.district_id = delete_desk_view.district_id
    and (v.owner_id = me or (v.shared and v.district_id = any (array(select private.my_district_ids_as(array['plan_office_head'])))));
  if found then perform private.audit(delete_desk_view.district_id, 'desk_delete_view', delete_desk_view.view_id); end if;
end $$;

-- ── moves of many ─────────────────────────────────────────────────────────────────────────────────────────────────────
-- Gives a proposal another tavolo as long as none has taken it up, or takes it away (null). Called for one row of act_on_proposals.
create function private.set_proposal_tavolo(current public.proposals, tavolo_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  after public.proposals;
begin
  if current.state not in ('submitted', 'admitted') then perform private.fail('proposal_moved', 409); end if;
  if set_proposal_tavolo.tavolo_id is not null and not exists (select from public.tavoli t where t.id = set_proposal_tavolo.tavolo_id and t.cycle_id = current.cycle_id) then
    perform private.fail('choice_unknown', 422, 'tavoloId');
  end if;
  update public.proposals p set tavolo_id = set_proposal_tavolo.tavolo_id, updated_at = now() where p.id = current.id
    and p.tavolo_id is distinct from set_proposal_tavolo.tavolo_id returning * into after;
  if after.id is null then return; end if;
  perform private.audit(current.district_id, 'assign_tavolo', current.id);
  perform private.announce('proposal', after.id, after.revision);
end $$;

create function private.set_desk_item(current public.proposals, act text, person uuid, due date) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if act = 'assign' and person is not null and not exists (select from private.office_people(current.district_id) o where o.person_id = person) then
    perform private.fail('choice_unknown', 422, 'assigneeId');
  end if;
  insert into private.desk_items as d (proposal_id, assignee_id, due_on)
  values (current.id, case when act = 'assign' then person end, case when act = 'due' then due end)
  on conflict on constraint desk_items_pkey do update set
    assignee_id = case when act = 'assign' then excluded.assignee_id else d.assignee_id end,
    due_on = case when act = 'due' then excluded.due_on else d.due_on end;
  perform private.audit(current.district_id, 'desk_' || act, current.id, case when act = 'due' then jsonb_build_object('dueOn', due) else '{}' end);
end $$;

-- One row of act_on_proposals, under the same rights, phases and states as when it is done alone.
create function private.act_on_proposal(district_id uuid, act text, proposal_id uuid, revision bigint, tavolo_id uuid, person uuid, due date) returns public.proposals
language plpgsql security definer set search_path = '' as $$
declare
  current public.proposals := private.require_office_proposal(act_on_proposal.proposal_id);
begin
  if current.district_id <> act_on_proposal.district_id then perform private.fail('not_found', 404); end if;
  case act
  when 'admit' then perform public.screen_proposal(current.id, 'admit', act_on_proposal.revision, '', act_on_proposal.tavolo_id);
  when 'review' then perform public.start_proposal_review(current.id, act_on_proposal.revision);
  when 'tavolo' then
    if current.revision is distinct from act_on_proposal.revision then perform private.fail('page_stale', 409); end if;
    perform private.set_proposal_tavolo(current, act_on_proposal.tavolo_id);
  else perform private.set_desk_item(current, act, person, due);
  end case;
  return current;
end $$;

-- The same act on many proposals: admit (value.tavoloId may give them a tavolo), review, tavolo (value.tavoloId), assign (value.assigneeId),
-- due (value.dueOn). `chosen`: [{id, revision}], 200 at most. Each row is done whole or refused whole; the answer says for each which and why:
-- [{id, number, title, done, code}]. Office only.
create function public.act_on_proposals(district_id uuid, act text, chosen jsonb, value jsonb default '{}') returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  wanted jsonb := private.json_argument(chosen);
  given jsonb := coalesce(private.json_argument(value), '{}');
  tavolo uuid := private.choice_id(given ->> 'tavoloId', 'tavoloId');
  person uuid := private.choice_id(given ->> 'assigneeId', 'assigneeId');
  due date;
  line jsonb;
  done public.proposals;
  results jsonb := '[]';
  refused text;
begin
  perform private.require_office(act_on_proposals.district_id);
  if coalesce(act, '') not in ('admit', 'review', 'tavolo', 'assign', 'due') then perform private.fail('choice_unknown', 422, 'act'); end if;
  if coalesce(jsonb_typeof(wanted), '') <> 'array' or jsonb_array_length(wanted) > 200 then perform private.fail('bad_request', 400); end if;
  if jsonb_array_length(wanted) = 0 then perform private.fail('choice_missing', 422, 'chosen'); end if;
  begin
    due := nullif(given ->> 'dueOn', '')::date;
  exception when others then perform private.fail('invalid', 422, 'dueOn');
  end;
  -- In the order of their ids: two colleagues who choose the same rows wait for each other and never block each other.
  for line in select distinct on (r ->> 'id') r from jsonb_array_elements(wanted) r order by r ->> 'id' loop
    refused := null;
    begin
      done := private.act_on_proposal(act_on_proposals.district_id, act, private.choice_id(line ->> 'id', 'chosen'), (line ->> 'revision')::bigint, tavolo, person, due);
    exception
      when invalid_text_representation then refused := 'bad_request';
      when others then
        if sqlstate not like 'PT%' then raise; end if;
        refused := sqlerrm;
    end;
    results := results || jsonb_build_object('id', line ->> 'id', 'done', refused is null, 'code', refused);
  end loop;
  return (
    select coalesce(jsonb_agg(r || jsonb_build_object('number', p.number, 'title', p.title) order by p.number nulls last), '[]')
    from jsonb_array_elements(results) r
    left join public.proposals p on p.id::text = r ->> 'id' and p.district_id = act_on_proposals.district_id and p.state <> 'draft');
end $$;

-- ── notes ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
create function private.desk_note_list(proposal_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'body', n.body, 'at', n.created_at,
    'by', (select f.display_name from public.profiles f where f.id = n.author_id), 'isMine', n.author_id is not distinct from auth.uid(),
    'mentions', (select coalesce(jsonb_agg(f.display_name order by f.display_name), '[]') from private.desk_note_mentions x join public.profiles f on f.id = x.person_id where x.note_id = n.id)
  ) order by n.created_at, n.id), '[]')
  from private.desk_notes n where n.proposal_id = desk_note_list.proposal_id
$$;

-- Writes a note for the colleagues and tells those whom it mentions. Only people of the same office can be mentioned. Sent twice it is
-- written once (`note_id` is made by the page). Office only.
create function public.write_desk_note(proposal_id uuid, note_id uuid, body text, mentions uuid[] default '{}') returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  current public.proposals := private.require_office_proposal(write_desk_note.proposal_id);
  cleaned text := private.require_text(write_desk_note.body, 'body', 2000);
  district text;
  written uuid;
  colleague uuid;
begin
  perform private.forbid_personal_data(cleaned, 'body');
  if exists (select from unnest(mentions) w (id) where w.id not in (select o.person_id from private.office_people(current.district_id) o)) then
    perform private.fail('choice_unknown', 422, 'mentions');
  end if;
  insert into private.desk_notes (id, proposal_id, author_id, body) values (coalesce(write_desk_note.note_id, gen_random_uuid()), current.id, auth.uid(), cleaned)
  on conflict do nothing returning id into written;
  if written is null then return write_desk_note.note_id; end if;
  select d.slug into district from public.districts d where d.id = current.district_id;
  for colleague in select distinct w.id from unnest(mentions) w (id) where w.id is not null loop
    insert into private.desk_note_mentions (note_id, person_id) values (written, colleague);
    if colleague <> auth.uid() then
      perform private.queue_notice(colleague, 'note_mention', current.district_id, jsonb_build_object(
        'number', current.number, 'title', current.title, 'path', '/' || district || '/ufficio/proposte/' || current.number || '/istruttoria'));
    end if;
  end loop;
  perform private.audit(current.district_id, 'desk_note', current.id);
  return written;
end $$;

revoke execute on function public.office_proposals(uuid, jsonb, text, int), public.office_board(uuid, text), public.save_desk_view(uuid, text, jsonb, boolean),
  public.delete_desk_view(uuid, uuid), public.act_on_proposals(uuid, text, jsonb, jsonb), public.write_desk_note(uuid, uuid, text, uuid[]) from public, anon, authenticated;
grant execute on function public.office_proposals(uuid, jsonb, text, int), public.office_board(uuid, text), public.save_desk_view(uuid, text, jsonb, boolean),
  public.delete_desk_view(uuid, uuid), public.act_on_proposals(uuid, text, jsonb, jsonb), public.write_desk_note(uuid, uuid, text, uuid[]) to authenticated;
