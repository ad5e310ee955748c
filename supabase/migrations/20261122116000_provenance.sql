-- Purpose: where the words of a text come from: proposals, sessions and votes, organisations with times, accepted suggestions. Never a person.
-- Locks: document_updates briefly (a column without default). Way back: recreate append_updates as it was, drop the column and the functions.

-- In which capacity a change was written: roles change, what was written does not.
alter table private.document_updates add column capacity text check (capacity in ('office', 'facilitator', 'organisation'));

-- As before, and with the capacity of the moment.
create or replace function private.append_updates(
  document_ids uuid[], epochs int[], person_ids uuid[], login_ids uuid[], client_ids text[], bodies bytea[]
) returns table (place bigint, seq bigint, refused text)
language plpgsql security definer set search_path = '' as $$
begin
  perform from public.documents d where d.id = any (append_updates.document_ids) order by d.id for no key update;
  insert into private.document_clients (document_id, client_id, person_id)
  select distinct on (p.document_id, c.client_id) p.document_id, c.client_id::bigint, p.person_id
  from unnest(append_updates.document_ids, append_updates.person_ids, append_updates.client_ids)
    with ordinality as p (document_id, person_id, client_ids, place)
  cross join lateral unnest(string_to_array(p.client_ids, ',')) as c (client_id)
  order by p.document_id, c.client_id, p.place
  on conflict do nothing;

  return query
  with packet as (
    select p.* from unnest(append_updates.document_ids, append_updates.epochs, append_updates.person_ids, append_updates.login_ids,
      append_updates.client_ids, append_updates.bodies) with ordinality as p (document_id, epoch, person_id, login_id, client_ids, body, place)
  ), access as materialized (
    select k.document_id, k.person_id, k.login_id, a."right", a.reason, a.capacity, a.organisation_id, a.epoch
    from (select distinct p.document_id, p.person_id, p.login_id from packet p) k
    cross join lateral private.login_document_access(k.document_id, k.person_id, k.login_id) a
  ), judged as materialized (
    select p.*, a.capacity, a.organisation_id, string_to_array(p.client_ids, ',')::bigint[] as clients,
      case
        when a.document_id is null then 'not_found'
        when a."right" <> 'write' then coalesce(a.reason, 'right_missing')
        when a.epoch <> p.epoch then 'epoch_changed'
        when exists (
          select from private.document_clients b
          where b.document_id = p.document_id and b.client_id = any (string_to_array(p.client_ids, ',')::bigint[]) and b.person_id <> p.person_id
        ) then 'client_foreign'
      end as refusal
    from packet p
    left join access a on a.document_id = p.document_id and a.person_id = p.person_id and a.login_id = p.login_id
  ), numbered as materialized (
    select j.place, nextval(pg_get_serial_sequence('private.document_updates', 'seq')) as seq
    from (select i.place from judged i where i.refusal is null order by i.place) j
  ), appended as (
    insert into private.document_updates (seq, document_id, epoch, person_id, organisation_id, capacity, client_ids, body)
    overriding system value
    select n.seq, j.document_id, j.epoch, j.person_id, j.organisation_id, j.capacity, j.clients, j.body
    from numbered n join judged j on j.place = n.place
  )
  select j.place, n.seq, j.refusal from judged j left join numbered n on n.place = j.place order by j.place;
end $$;

-- The log of a text for the co-editing server, in pieces: each change's bytes with the body that it was written for and when. No person
-- leaves it. Rows from before the capacity was kept go by the roles of today; null when those say nothing any more.
create function private.document_authors(document_id uuid, epoch int, after_seq bigint, most int)
returns table (seq bigint, capacity text, label text, written_at timestamptz, body bytea)
language sql stable security definer set search_path = '' as $$
  select u.seq,
    case
      when u.organisation_id is not null then 'organisation'
      when u.capacity is not null then u.capacity
      when exists (select from public.district_roles r where r.district_id = d.district_id and r.person_id = u.person_id
        and r.role in ('plan_office_head', 'plan_office_staff')) then 'office'
      when exists (select from public.tavolo_roles r join public.tavoli t on t.id = r.tavolo_id
        where r.person_id = u.person_id and r.role = 'facilitator' and t.district_id = d.district_id) then 'facilitator'
    end,
    o.name, u.created_at, u.body
  from private.document_updates u
  join public.documents d on d.id = u.document_id
  left join public.organisations o on o.id = u.organisation_id
  where u.document_id = document_authors.document_id and u.epoch = document_authors.epoch and u.seq > document_authors.after_seq
  order by u.seq limit document_authors.most
$$;

-- docs/rules/documents.md COED-77. What the data say of a piece of a section's text: the proposals of its blocks (named in the text or by
-- section_passages), the sessions that discussed them, the votes, and the suggestions accepted into it. Whoever may read the section now;
-- 404 not_found for everybody else. asked: {blocks: [block ids], numbers: [proposal numbers], seqs: [numbers of the log]}.
create function public.text_origins(section_id uuid, asked jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  section public.plan_sections;
  question jsonb := private.json_argument(text_origins.asked);
begin
  select * into section from public.plan_sections s where s.id = text_origins.section_id;
  if section.id is null or coalesce(public.document_access(section.document_id) ->> 'right', 'none') = 'none' then
    perform private.fail('not_found', 404);
  end if;
  if pg_column_size(question) > 60000 then perform private.fail('bad_request', 400); end if;
  return jsonb_build_object(
    'proposals', (
      select coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'title', p.title, 'proposer', private.public_proposer(p),
        'sessions', (
          select coalesce(jsonb_agg(jsonb_build_object('number', m.number, 'tavolo', m.tavolo, 'at', m.starts_at) order by m.starts_at), '[]')
          from (select distinct s.number, t.name as tavolo, s.starts_at from public.agenda_items a
            join public.sessions s on s.id = a.session_id and s.state <> 'scheduled' join public.tavoli t on t.id = s.tavolo_id
            where a.proposal_id = p.id) m),
        'votes', (
          select coalesce(jsonb_agg(jsonb_build_object('number', v.number, 'question', v.question, 'outcome', v.outcome, 'at', v.closed_at)
            order by v.closed_at), '[]')
          from public.votes v where v.proposal_id = p.id and v.state = 'closed')) order by p.number), '[]')
      from public.proposals p
      where p.district_id = section.district_id and p.published_at is not null
        and (p.number in (select jsonb_array_elements_text(coalesce(question -> 'numbers', '[]')))
          or p.id in (select w.proposal_id from public.section_passages w where w.section_id = section.id
            and w.block_id in (select jsonb_array_elements_text(coalesce(question -> 'blocks', '[]')))))),
    'suggestions', (
      select coalesce(jsonb_agg(jsonb_build_object('number', g.number, 'organisation', o.name, 'capacity', g.capacity, 'reason', g.reason,
        'madeAt', g.created_at, 'acceptedAt', g.decided_at) order by g.decided_at), '[]')
      from public.document_suggestions g left join public.organisations o on o.id = g.organisation_id
      where g.document_id = section.document_id and g.moderation = 'published' and g.status in ('accepted', 'partly')
        and g.accepted_seq::text in (select jsonb_array_elements_text(coalesce(question -> 'seqs', '[]')))));
end $$;
revoke execute on function public.text_origins(uuid, jsonb) from public, anon;
grant execute on function public.text_origins(uuid, jsonb) to authenticated;
