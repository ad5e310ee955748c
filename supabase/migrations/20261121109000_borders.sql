-- Borders: what hostile requests found.
-- Removing what is not there (any more) stays harmless, and is no longer written to the audit log as if it had been done.
-- Locks: none beyond the functions' own rows in the catalogue. Way back: the bodies in 20261121100400_conference.sql.

create or replace function public.remove_conference_event(conference_id uuid, event_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  district uuid := private.require_conference_office(remove_conference_event.conference_id);
begin
  delete from public.conference_events e where e.id = remove_conference_event.event_id and e.conference_id = remove_conference_event.conference_id;
  if not found then
    return;
  end if;
  perform private.audit(district, 'remove_conference_event', remove_conference_event.event_id);
  perform private.announce('district', district, 0);
end $$;

create or replace function public.remove_conference_document(conference_id uuid, document_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  district uuid := private.require_conference_office(remove_conference_document.conference_id);
begin
  delete from public.conference_documents d where d.id = remove_conference_document.document_id and d.conference_id = remove_conference_document.conference_id;
  if not found then
    return;
  end if;
  perform private.audit(district, 'remove_conference_document', remove_conference_document.document_id);
  perform private.announce('district', district, 0);
end $$;
