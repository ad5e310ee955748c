-- Purpose: a text that was kept by itself and is named by the office at the same place of its log is one version, not two.
-- Locks: none. Way back: recreate create_document_version as it was.

-- Same as before; see the comment inside.
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
  -- The text was kept by itself at this very place, as when a section goes into consultation with a public draft: that version takes the name.
  if access.capacity = 'office' then
    update public.document_versions v set label = cleaned, kind = 'named', is_public = create_document_version.is_public, created_by = me, capacity = 'office', organisation_id = null
    where v.id = (select n.id from public.document_versions n where n.document_id = document.id order by n.number desc limit 1)
      and v.epoch = document.epoch and v.seq = at_seq and v.kind = 'state' and not v.is_public
    returning v.id into made;
    if made is not null then perform private.announce_document(document.id); end if;
  end if;
  if made is null then made := private.mark_version(document.id, cleaned, 'named', me, create_document_version.is_public, at_seq); end if;
  perform private.audit(document.district_id, 'create_document_version', made);
  return made;
end $$;
