-- Purpose: versions of a text as places in its log: kept before a phase or a section's state changes, named, made public, compared, restored forward.
-- Locks: document_versions briefly (columns). Way back: drop the functions and columns named here, recreate create_document_version, change_phase and the policy as they were.

-- ── what a version is ─────────────────────────────────────────────────────────────────────────────────────────────────
-- A version is a place in the log (epoch, seq). SQL cannot merge Yjs: where snapshot and readers' text stand at that place they are copied at
-- once; else the co-editing server makes state and content from the log, which is only appended to, and nothing is lost if it dies before.
alter table public.document_versions
  alter column state drop not null,
  alter column content drop not null,
  alter column sha256 drop not null,
  add column kind text not null default 'named' check (kind in ('named', 'phase', 'state', 'restore')),
  add column capacity text check (capacity in ('office', 'facilitator', 'organisation')),
  add column organisation_id uuid references public.organisations (id) on delete set null,
  -- 1: the fingerprint covers the text alone (versions made before data was frozen with them); 2: the text and its living data.
  add column hash_form int not null default 1 check (hash_form in (1, 2)),
  add constraint document_versions_filled check ((state is null) = (content is null) and (content is null) = (sha256 is null));
create index document_versions_organisation_id on public.document_versions (organisation_id);
create index document_versions_waiting on public.document_versions (created_at) where content is null;
comment on table public.document_versions is 'A kept state of a document: a place in its log, with Yjs state, ProseMirror JSON, the data shown in it and their SHA-256 as soon as they are made. kind: named by a person, kept before a phase or a section''s state changed (label: the new one), or before a restore (label: restore:<number>). A public one has an address that anybody may open.';
grant select (kind, capacity, organisation_id, hash_form) on public.document_versions to anon, authenticated;

-- Versions that are not public are for who takes part in the text at any time: being able to read it in consultation gives no right to its drafts.
create function private.my_drafted_document_ids() returns setof uuid
language sql stable security definer set search_path = '' as $$
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
grant execute on function private.my_drafted_document_ids() to authenticated;
drop policy document_versions_select_reader on public.document_versions;
create policy document_versions_select_reader on public.document_versions for select to authenticated
  using (document_id = any (array(select private.my_drafted_document_ids())));

-- The bytes that a version's SHA-256 is of, as text in UTF-8: PostgreSQL's own form of jsonb (keys by length, then by bytes; one space
-- after «:» and «,»). docs/rules/documents.md COED-62.
create function private.fingerprint_text(hash_form int, content jsonb, living jsonb) returns text
language sql stable set search_path = '' as $$
  select case fingerprint_text.hash_form
    when 1 then fingerprint_text.content::text
    else jsonb_build_object('content', fingerprint_text.content, 'living', fingerprint_text.living)::text end
$$;

-- The same of a version, for who may see it. Null once a proposal that it shows is not public any more: the fingerprint stays, the data does not leave.
create function private.version_fingerprint_text(version_id uuid) returns text
language sql stable security definer set search_path = '' as $$
  select private.fingerprint_text(v.hash_form, v.content, v.living) from public.document_versions v
  where v.id = version_fingerprint_text.version_id and v.content is not null and v.living = private.version_living(v.id)
$$;
grant execute on function private.version_fingerprint_text(uuid) to anon, authenticated;

-- The cycle that a document's data is of; null for a text outside a plan.
create function private.document_cycle(document_id uuid) returns uuid
language sql stable security definer set search_path = '' as $$
  select s.cycle_id from public.plan_sections s where s.document_id = document_cycle.document_id
$$;

-- The last place of a document's log: 0 before anybody wrote.
create function private.log_end(document_id uuid) returns bigint
language sql stable security definer set search_path = '' as $$
  select greatest(
    (select max(u.seq) from private.document_updates u where u.document_id = d.id and u.epoch = d.epoch),
    (select max(s.upto_seq) from private.document_snapshots s where s.document_id = d.id and s.epoch = d.epoch),
    0)
  from public.documents d where d.id = log_end.document_id
$$;

-- Tells the pages that show a document: with a revision that is news to them.
create function private.announce_document(document_id uuid) returns void
language sql security definer set search_path = '' as $$
  with bumped as (
    update public.documents d set locked = d.locked where d.id = announce_document.document_id returning d.owner_kind, d.owner_id, d.revision
  )
  select private.announce(b.owner_kind, b.owner_id, b.revision) from bumped b
$$;

-- Gives a version its state, text, data and fingerprint; false when it has them already. The data is that of this moment.
create function private.fill_version(version_id uuid, state bytea, content jsonb) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  version public.document_versions;
  frozen jsonb;
begin
  select * into version from public.document_versions v where v.id = fill_version.version_id for update;
  if version.id is null or version.content is not null then return false; end if;
  frozen := private.living_data(fill_version.content, private.document_cycle(version.document_id));
  update public.document_versions v set state = fill_version.state, content = fill_version.content, living = frozen, hash_form = 2,
    sha256 = encode(sha256(convert_to(private.fingerprint_text(2, fill_version.content, frozen), 'UTF8')), 'hex')
  where v.id = version.id;
  perform private.announce_document(version.document_id);
  return true;
end $$;

-- Marks a place of the log as a version and fills it if it can. Locks the document, so that nothing is appended meanwhile.
create function private.mark_version(document_id uuid, label text, kind text, person_id uuid, is_public boolean, at_seq bigint) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  document public.documents;
  access private.document_access;
  kept_state bytea;
  made uuid;
begin
  select * into document from public.documents d where d.id = mark_version.document_id for no key update;
  access := private.document_access_of(document.id, mark_version.person_id);
  insert into public.document_versions (document_id, number, label, kind, phase, is_public, schema_version, epoch, seq, hash_form, created_by, capacity, organisation_id)
  values (document.id, (select coalesce(max(v.number), 0) + 1 from public.document_versions v where v.document_id = document.id), mark_version.label, mark_version.kind,
    coalesce((select c.phase from public.planning_cycles c where c.id = private.document_cycle(document.id)),
      (select c.phase from public.planning_cycles c where c.district_id = document.district_id and c.is_current), ''),
    mark_version.is_public, document.schema_version, document.epoch, mark_version.at_seq, 2, mark_version.person_id,
    case when access.capacity in ('office', 'facilitator', 'organisation') then access.capacity end, access.organisation_id)
  returning id into made;
  if document.initialised and document.content_seq = mark_version.at_seq then
    select s.state into kept_state from private.document_snapshots s
    where s.document_id = document.id and s.epoch = document.epoch and s.upto_seq = mark_version.at_seq;
  end if;
  if kept_state is not null then
    perform private.fill_version(made, kept_state, document.content);
  else
    perform private.announce('version', document.id, mark_version.at_seq);
    perform private.announce_document(document.id);
  end if;
  return made;
end $$;

-- Keeps the text of this moment, unless a version of exactly this text is there already; returns that one then.
create function private.keep_version(document_id uuid, label text, kind text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  document public.documents;
  at_seq bigint;
  kept uuid;
begin
  select * into document from public.documents d where d.id = keep_version.document_id for no key update;
  if document.id is null then return null; end if;
  at_seq := private.log_end(document.id);
  select v.id into kept from public.document_versions v
  where v.document_id = document.id and v.epoch = document.epoch and v.seq = at_seq order by v.number desc limit 1;
  return coalesce(kept, private.mark_version(document.id, keep_version.label, keep_version.kind, auth.uid(), false, at_seq));
end $$;

-- ── kept by themselves ────────────────────────────────────────────────────────────────────────────────────────────────
-- docs/rules/documents.md COED-60: every text of a cycle that was written since its last version. The documents are locked in the order
-- in which appending locks them.
create function private.keep_cycle_versions(cycle_id uuid, label text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  document public.documents;
begin
  for document in
    select d.* from public.documents d
    where d.id in (select s.document_id from public.plan_sections s where s.cycle_id = keep_cycle_versions.cycle_id)
    order by d.id for no key update
  loop
    if private.log_end(document.id) > coalesce((select max(v.seq) from public.document_versions v where v.document_id = document.id and v.epoch = document.epoch), 0) then
      perform private.keep_version(document.id, keep_cycle_versions.label, 'phase');
    end if;
  end loop;
end $$;

-- COED-60: the text on which a consultation begins, and the ones called ready and approved.
create function private.keep_version_of_state() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.state is distinct from old.state and new.state in ('consultation', 'ready', 'approved') then
    perform private.keep_version(new.document_id, new.state, 'state');
  end if;
  return new;
end $$;
create trigger plan_sections_keep_version before update of state on public.plan_sections
  for each row execute function private.keep_version_of_state();

-- Same as before; the texts as the ending phase leaves them are kept first.
create or replace function public.change_phase(cycle_id uuid, phase text, expected_revision bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  cycle public.planning_cycles;
  today date := (now() at time zone 'Europe/Rome')::date;
  was_at int;
  will_be_at int;
begin
  perform private.require_login();
  select * into cycle from public.planning_cycles c where c.id = change_phase.cycle_id for update;
  if cycle.id is null or not (cycle.district_id = any (array(select private.my_district_ids_as(array['plan_office_head'])))) then
    perform private.fail('not_found', 404);
  end if;
  if cycle.phase = change_phase.phase then return; end if;
  if cycle.revision is distinct from change_phase.expected_revision then perform private.fail('page_stale', 409); end if;
  if not exists (select from public.cycle_phases p where p.cycle_id = cycle.id and p.phase = change_phase.phase) then
    perform private.fail('choice_unknown', 422, 'phase');
  end if;
  select position into was_at from public.cycle_phases p where p.cycle_id = cycle.id and p.phase = cycle.phase;
  select position into will_be_at from public.cycle_phases p where p.cycle_id = cycle.id and p.phase = change_phase.phase;
  if will_be_at > was_at and change_phase.phase in ('approvazione', 'attuazione')
    and exists (select from public.proposals p where p.cycle_id = cycle.id and private.awaits_answer(p)) then
    perform private.fail('proposals_open', 409);
  end if;
  perform private.keep_cycle_versions(cycle.id, change_phase.phase);
  if will_be_at > was_at then
    update public.cycle_phases p set closes_on = today where p.cycle_id = cycle.id and p.phase = cycle.phase;
    update public.cycle_phases p set opens_on = today, closes_on = case when p.closes_on > today then p.closes_on end
    where p.cycle_id = cycle.id and p.position = will_be_at;
  else
    -- Back: the earlier phase goes on as if it had not closed, and what had opened after it is to come again.
    update public.cycle_phases p set opens_on = least(p.opens_on, today), closes_on = case when p.closes_on > today then p.closes_on end
    where p.cycle_id = cycle.id and p.position = will_be_at;
    update public.cycle_phases p set opens_on = null, closes_on = case when p.closes_on > today then p.closes_on end
    where p.cycle_id = cycle.id and p.position > will_be_at and p.opens_on <= today;
  end if;
  update public.planning_cycles set phase = change_phase.phase where id = cycle.id;
  perform private.audit(cycle.district_id, 'change_phase', cycle.id, jsonb_build_object('from', cycle.phase, 'to', change_phase.phase));
  perform private.announce('district', cycle.district_id, cycle.revision + 1);
end $$;

-- ── by a person ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- Names the text of this moment, everything that is saved included, also while others write. Whoever may write the document; a public
-- version is the office's.
create or replace function public.create_document_version(document_id uuid, label text, is_public boolean) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  document public.documents;
  access private.document_access;
  cleaned text := private.require_text(create_document_version.label, 'label', 120, 3);
  at_seq bigint;
  made uuid;
begin
  select * into document from public.documents d where d.id = create_document_version.document_id for no key update;
  access := private.document_access_of(create_document_version.document_id, me);
  if document.id is null or access.capacity not in ('office', 'facilitator', 'organisation') or access."right" = 'none' then
    perform private.fail('not_found', 404);
  end if;
  if create_document_version.is_public is null then perform private.fail('bad_request', 400); end if;
  if access.capacity <> 'office' then
    if create_document_version.is_public then perform private.fail('forbidden', 403); end if;
    if access."right" <> 'write' then perform private.fail(access.reason, 409); end if;
  end if;
  perform private.forbid_personal_data(cleaned, 'label');
  at_seq := private.log_end(document.id);
  -- The same name for the same text is the same version: a double click makes one.
  select v.id into made from public.document_versions v
  where v.document_id = document.id and v.epoch = document.epoch and v.seq = at_seq and v.label = cleaned and v.is_public = create_document_version.is_public;
  if made is not null then return made; end if;
  made := private.mark_version(document.id, cleaned, 'named', me, create_document_version.is_public, at_seq);
  perform private.audit(document.district_id, 'create_document_version', made);
  return made;
end $$;

-- Makes a version public under a name, for good: its address stays. The office alone; 409 page_stale when it is public under another name.
create function public.publish_document_version(version_id uuid, label text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  version public.document_versions;
  document public.documents;
  cleaned text := private.require_text(publish_document_version.label, 'label', 120, 3);
begin
  select * into version from public.document_versions v where v.id = publish_document_version.version_id for update;
  select * into document from public.documents d where d.id = version.document_id;
  perform private.require_office(document.district_id);
  perform private.forbid_personal_data(cleaned, 'label');
  if version.is_public then
    if version.label <> cleaned then perform private.fail('page_stale', 409); end if;
    return;
  end if;
  update public.document_versions v set is_public = true, label = cleaned where v.id = version.id;
  perform private.audit(document.district_id, 'publish_document_version', version.id, jsonb_build_object('number', version.number));
  perform private.announce_document(document.id);
end $$;

-- The second half of restoring a version forward; the first half, the change of the text, is appended in the same transaction at `seq`.
-- docs/rules/documents.md COED-65: the office alone, with a reason; the text of before stays as a version. payload: {versionId, reason}.
create function private.finish_restore_version(person_id uuid, document_id uuid, seq bigint, payload jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  document public.documents;
  version public.document_versions;
  access private.document_access := private.document_access_of(finish_restore_version.document_id, finish_restore_version.person_id);
  cleaned text := private.require_text(payload ->> 'reason', 'reason', 1000, 3);
  before_seq bigint;
  kept uuid;
begin
  select * into document from public.documents d where d.id = finish_restore_version.document_id for no key update;
  if document.id is null or access."right" = 'none' then perform private.fail('not_found', 404); end if;
  if access.capacity <> 'office' then perform private.fail('forbidden', 403); end if;
  if access."right" <> 'write' then perform private.fail(access.reason, 409); end if;
  select * into version from public.document_versions v where v.document_id = document.id and v.id::text = payload ->> 'versionId';
  if version.id is null or version.content is null then perform private.fail('not_found', 404); end if;
  perform private.forbid_personal_data(cleaned, 'reason');
  select greatest(max(u.seq), (select max(s.upto_seq) from private.document_snapshots s
      where s.document_id = document.id and s.epoch = document.epoch and s.upto_seq < finish_restore_version.seq), 0) into before_seq
  from private.document_updates u where u.document_id = document.id and u.epoch = document.epoch and u.seq < finish_restore_version.seq;
  select v.id into kept from public.document_versions v
  where v.document_id = document.id and v.epoch = document.epoch and v.seq = before_seq order by v.number desc limit 1;
  if kept is null then
    kept := private.mark_version(document.id, 'restore:' || version.number, 'restore', finish_restore_version.person_id, false, before_seq);
  end if;
  insert into private.audit_events (district_id, person_id, act, subject_id, detail)
  values (document.district_id, finish_restore_version.person_id, 'restore_document_version', version.id, jsonb_build_object(
    'number', version.number, 'reason', cleaned, 'seq', finish_restore_version.seq, 'kept', (select v.number from public.document_versions v where v.id = kept)));
  perform private.announce_document(document.id);
end $$;

-- ── what pages read ───────────────────────────────────────────────────────────────────────────────────────────────────
-- The versions of a section that the person asking may see, newest first, and whether she may see the text of today. Null for no such section.
create function public.section_versions(district_id uuid, slug text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'section', jsonb_build_object('id', s.id, 'slug', s.slug, 'number', s.number, 'title', s.title, 'state', s.state, 'documentId', s.document_id, 'cycleId', s.cycle_id),
    'today', (select jsonb_build_object('seq', d.content_seq, 'at', d.updated_at) from public.documents d where d.id = s.document_id),
    'access', public.document_access(s.document_id),
    'versions', (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'number', v.number, 'label', v.label, 'kind', v.kind, 'phase', v.phase, 'isPublic', v.is_public,
        'createdAt', v.created_at, 'sha256', v.sha256, 'hashForm', v.hash_form, 'capacity', v.capacity,
        'organisation', (select o.name from public.organisations o where o.id = v.organisation_id)) order by v.number desc), '[]')
      from public.document_versions v where v.document_id = s.document_id))
  from public.plan_sections s
  join public.planning_cycles c on c.id = s.cycle_id and c.is_current
  where s.district_id = section_versions.district_id and (s.slug = section_versions.slug or s.id::text = section_versions.slug)
$$;

-- The bytes of a version's fingerprint, as text. Null when there is no such version for the person asking, or while it is being prepared.
create function public.version_fingerprint(district_id uuid, slug text, number int) returns text
language sql stable set search_path = '' as $$
  select private.version_fingerprint_text(v.id)
  from public.plan_sections s
  join public.planning_cycles c on c.id = s.cycle_id and c.is_current
  join public.document_versions v on v.document_id = s.document_id and v.number = version_fingerprint.number
  where s.district_id = version_fingerprint.district_id and s.slug = version_fingerprint.slug
$$;

-- Two texts of a section to be compared; a null number is the text of today. Null unless the person asking may read both.
create function public.section_comparison(district_id uuid, slug text, before int default null, after int default null) returns jsonb
language sql stable set search_path = '' as $$
  with side as (
    select s.document_id, s.cycle_id, v.number, v.epoch, v.seq, v.content, private.version_living(v.id) as living
    from public.plan_sections s
    join public.planning_cycles c on c.id = s.cycle_id and c.is_current
    join public.document_versions v on v.document_id = s.document_id and v.number in (section_comparison.before, section_comparison.after)
    where s.district_id = section_comparison.district_id and s.slug = section_comparison.slug
    union all
    select s.document_id, s.cycle_id, null, d.epoch, d.content_seq, d.content, private.living_data(d.content, s.cycle_id)
    from public.plan_sections s
    join public.planning_cycles c on c.id = s.cycle_id and c.is_current
    join public.documents d on d.id = s.document_id
    where s.district_id = section_comparison.district_id and s.slug = section_comparison.slug and (section_comparison.before is null or section_comparison.after is null)
  )
  select jsonb_build_object(
    'before', jsonb_build_object('number', b.number, 'epoch', b.epoch, 'seq', b.seq, 'content', b.content, 'living', b.living),
    'after', jsonb_build_object('number', a.number, 'epoch', a.epoch, 'seq', a.seq, 'content', a.content, 'living', a.living))
  from side b, side a
  where b.number is not distinct from section_comparison.before and a.number is not distinct from section_comparison.after
$$;
revoke execute on function public.publish_document_version(uuid, text), public.section_versions(uuid, text), public.version_fingerprint(uuid, text, int),
  public.section_comparison(uuid, text, int, int) from public, anon, authenticated;
grant execute on function public.publish_document_version(uuid, text) to authenticated;
grant execute on function public.section_versions(uuid, text), public.version_fingerprint(uuid, text, int), public.section_comparison(uuid, text, int, int) to anon, authenticated;
