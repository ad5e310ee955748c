-- Purpose: a text that is not as its schema wants it is marked, and the office's trail says so.
-- Locks: none. Way back: drop the table and the function.

create table private.document_problems (
  document_id uuid primary key references public.documents (id) on delete cascade,
  seq bigint not null,
  problem text not null,
  found_at timestamptz not null default now()
);
comment on table private.document_problems is 'Texts whose last check against the editor''s schema failed, with what was found. The row goes when a later check passes.';

-- The result of a check of the state after the log's row seq: null when all is well. Only a change is told: the first finding and its end.
create function private.note_document_check(document_id uuid, seq bigint, problem text) returns void
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
end $$;
