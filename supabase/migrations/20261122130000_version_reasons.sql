-- Purpose: why a version was restored stands beside the version, for whoever may see it.
-- Locks: none (one new table). Way back: drop the table and restorations_of, recreate finish_restore_version and section_versions as they were.

create table private.version_restorations (
  version_id uuid not null references public.document_versions (id) on delete cascade,
  seq bigint not null,
  reason text not null,
  restored_at timestamptz not null default now(),
  primary key (version_id, seq)
);
comment on table private.version_restorations is 'When a version''s text was written into its document again (seq: the row of the log) and why, in the words of the office. Who did it is in the audit register alone.';
insert into private.version_restorations (version_id, seq, reason, restored_at)
select a.subject_id, (a.detail ->> 'seq')::bigint, a.detail ->> 'reason', a.happened_at
from private.audit_events a join public.document_versions v on v.id = a.subject_id
where a.act = 'restore_document_version';

-- The restorations of a text's versions. For section_versions alone, which names only the versions that the person asking may see.
create function private.restorations_of(document_id uuid) returns setof private.version_restorations
language sql stable security definer set search_path = '' as $$
  select r.* from private.version_restorations r join public.document_versions v on v.id = r.version_id where v.document_id = restorations_of.document_id
$$;
grant execute on function private.restorations_of(uuid) to anon, authenticated;

-- Same as before; the reason is kept beside the version too.
create or replace function private.finish_restore_version(person_id uuid, document_id uuid, seq bigint, payload jsonb) returns void
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
  insert into private.version_restorations (version_id, seq, reason) values (version.id, finish_restore_version.seq, cleaned);
  perform private.announce_document(document.id);
end $$;

-- Same as before, with the restorations of each version.
create or replace function public.section_versions(district_id uuid, slug text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'section', jsonb_build_object('id', s.id, 'slug', s.slug, 'number', s.number, 'title', s.title, 'state', s.state, 'documentId', s.document_id, 'cycleId', s.cycle_id),
    'today', (select jsonb_build_object('seq', d.content_seq, 'at', d.updated_at) from public.documents d where d.id = s.document_id),
    'access', public.document_access(s.document_id),
    'versions', (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'number', v.number, 'label', v.label, 'kind', v.kind, 'phase', v.phase, 'isPublic', v.is_public,
        'createdAt', v.created_at, 'sha256', v.sha256, 'hashForm', v.hash_form, 'capacity', v.capacity,
        'organisation', (select o.name from public.organisations o where o.id = v.organisation_id),
        'restorations', coalesce(r.list, '[]')) order by v.number desc), '[]')
      from public.document_versions v
      left join (
        select t.version_id, jsonb_agg(jsonb_build_object('at', t.restored_at, 'reason', t.reason) order by t.seq desc) as list
        from private.restorations_of(s.document_id) t group by t.version_id) r on r.version_id = v.id
      where v.document_id = s.document_id))
  from public.plan_sections s
  join public.planning_cycles c on c.id = s.cycle_id and c.is_current
  where s.district_id = section_versions.district_id and (s.slug = section_versions.slug or s.id::text = section_versions.slug)
$$;
