-- Purpose: the office is told when a text is not as its schema wants it.
-- Locks: none. Way back: delete the kind and its notices, recreate note_document_check as it was.

insert into private.notice_kinds (kind, class, group_name) values ('text_damaged', 'event', 'desk');

-- The result of a check of the state after the log's row seq: null when all is well. The trail names the first finding and its end;
-- the office is told of a damaged text, once a day.
create or replace function private.note_document_check(document_id uuid, seq bigint, problem text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  document public.documents;
  was_marked boolean;
begin
  select * into document from public.documents d where d.id = note_document_check.document_id for no key update;
  if document.id is null then return; end if;
  was_marked := exists (select from private.document_problems p where p.document_id = document.id);
  if note_document_check.problem is null then
    delete from private.document_problems p where p.document_id = document.id and p.seq <= note_document_check.seq;
    if was_marked then perform private.audit(document.district_id, 'document_whole_again', document.id); end if;
    return;
  end if;
  insert into private.document_problems as p (document_id, seq, problem) values (document.id, note_document_check.seq, left(note_document_check.problem, 500))
  on conflict on constraint document_problems_pkey do update set seq = excluded.seq, problem = excluded.problem, found_at = now() where p.seq <= excluded.seq;
  if not was_marked then perform private.audit(document.district_id, 'document_damaged', document.id); end if;
  perform private.tell_people(
    array(select private.desk_people(document.district_id)), 'text_damaged', document.district_id,
    coalesce(
      (select jsonb_build_object('title', concat_ws(' ', s.number, s.title), 'path', '/' || d.slug || '/piano/' || s.slug)
      from public.plan_sections s join public.districts d on d.id = s.district_id where s.document_id = document.id), '{}'),
    'damaged:' || document.id || ':' || (now() at time zone 'Europe/Rome')::date);
end $$;
