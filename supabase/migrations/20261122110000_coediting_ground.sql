-- Purpose: three ways to take part in a text (comment, suggest, write), by role, section and phase; a change made by the server with what it stands for.
-- Locks: plan_section_editors and plan_sections briefly (a column each). Way back: recreate section_access and document_access_of as they were, drop the columns and the functions.

-- How an organisation takes part in a section that the office gave it, and which delegate of it answers for the section's content.
alter table public.plan_section_editors add column way text not null default 'write' check (way in ('comment', 'suggest', 'write'));
comment on column public.plan_section_editors.way is 'How far the organisation goes in this section: it comments, suggests or writes.';

-- none < read < comment < suggest < write.
create function private.right_rank("right" text) returns int
language sql immutable set search_path = '' as $$
  select array_position(array['none', 'read', 'comment', 'suggest', 'write'], right_rank."right") - 1
$$;
create function private.right_reaches(access private.document_access, needed text) returns boolean
language sql immutable set search_path = '' as $$
  select private.right_rank((right_reaches.access)."right") >= private.right_rank(right_reaches.needed)
$$;
grant execute on function private.right_rank(text), private.right_reaches(private.document_access, text) to anon, authenticated;

-- docs/rules/documents.md COED-01 to COED-04 and COED-16. What a person does at most follows from her role and from what the office gave
-- her organisation; the phase and the section's state lower it. The reason says why it is less than writing.
create or replace function private.section_access(section_id uuid, person_id uuid) returns private.document_access
language plpgsql stable security definer set search_path = '' as $$
declare
  section public.plan_sections;
  organisation public.organisations;
  person uuid := section_access.person_id;
  granted private.document_access;
  given_way text;
  may_write boolean;
  may_comment boolean;
begin
  select * into section from public.plan_sections s where s.id = section_access.section_id;
  granted := row(case when section.state in ('consultation', 'approved') then 'read' else 'none' end, 'right_missing', 'reader', null, null);
  if section.id is null or person is null then return granted; end if;
  may_write := private.phase_allows(section.cycle_id, 'edit_section');
  may_comment := private.phase_allows(section.cycle_id, 'comment_section');
  if exists (select from public.district_roles r where r.district_id = section.district_id and r.person_id = person
      and r.role in ('plan_office_head', 'plan_office_staff')) then
    granted := row('write', null, 'office', null, null);
  elsif exists (select from public.tavolo_roles r join public.tavoli t on t.id = r.tavolo_id
      where r.person_id = person and r.role = 'facilitator' and t.cycle_id = section.cycle_id) then
    granted := row('write', null, 'facilitator', null, null);
  else
    select e.way into given_way from private.active_delegations d
      join public.plan_section_editors e on e.organisation_id = d.organisation_id and e.section_id = section.id
      join public.organisations o on o.id = d.organisation_id
      where d.person_id = person and d.tavolo_id is null order by private.right_rank(e.way) desc, o.name limit 1;
    if given_way is not null then
      select o.* into organisation from private.active_delegations d
        join public.plan_section_editors e on e.organisation_id = d.organisation_id and e.section_id = section.id and e.way = given_way
        join public.organisations o on o.id = d.organisation_id
        where d.person_id = person and d.tavolo_id is null order by o.name limit 1;
      granted := row(given_way, case given_way when 'suggest' then 'suggest_only' when 'comment' then 'comment_only' end, 'organisation', organisation.id, organisation.name);
    elsif exists (select from public.district_roles r where r.district_id = section.district_id and r.person_id = person
        and r.role = 'services_conference_member') then
      granted := row('comment', 'comment_only', 'conference', null, null);
    elsif section.state = 'consultation' and may_comment then
      select o.* into organisation from private.active_delegations d
        join public.organisations o on o.id = d.organisation_id and o.district_id = section.district_id and o.state = 'verified'
        where d.person_id = person and d.tavolo_id is null order by o.name limit 1;
      if organisation.id is not null then
        granted := row('suggest', 'suggest_only', 'organisation', organisation.id, organisation.name);
      elsif exists (select from public.profiles f join public.district_municipalities m on m.municipality_id = f.municipality_id
          where f.id = person and m.district_id = section.district_id) then
        granted := row('comment', 'comment_only', 'citizen', null, null);
      end if;
    end if;
  end if;
  if granted."right" not in ('comment', 'suggest', 'write') then return granted; end if;
  if section.state = 'approved' then
    granted."right" := 'read'; granted.reason := 'section_approved';
  elsif not may_write and not may_comment then
    granted."right" := 'read'; granted.reason := 'phase_closed';
  elsif section.state = 'ready' and granted."right" <> 'comment' then
    granted."right" := 'comment'; granted.reason := 'section_ready';
  elsif granted."right" = 'write' and not may_write then
    granted."right" := 'suggest'; granted.reason := 'phase_closed';
  end if;
  return granted;
end $$;

-- Each kind of owner has its own rule; a locked text is only read.
create or replace function private.document_access_of(document_id uuid, person_id uuid) returns private.document_access
language plpgsql stable security definer set search_path = '' as $$
declare
  document public.documents;
  access private.document_access := row('none', 'right_missing', 'reader', null, null);
begin
  select * into document from public.documents d where d.id = document_access_of.document_id;
  if document.id is null then return access; end if;
  if document.owner_kind = 'section' then
    access := private.section_access(document.owner_id, document_access_of.person_id);
  end if;
  if document.locked and access."right" in ('comment', 'suggest', 'write') then
    access."right" := 'read';
    access.reason := 'document_locked';
  end if;
  return access;
end $$;

-- ── a change that the server makes for a person ───────────────────────────────────────────────────────────────────────
-- Appends one update that the co-editing server computed for a person (accepting a suggestion, restoring a version), together with what
-- it stands for, in one transaction: `private.finish_<action>(person_id, document_id, seq, payload)` checks the right to that action and
-- records it. An action without change has an empty body: nothing is appended, seq is the log's end.
-- Returns the sequence number; whatever is refused raises and leaves nothing behind.
create function private.append_change(document_id uuid, epoch int, person_id uuid, login_id uuid, client_id bigint, body bytea, action text, payload jsonb)
returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  appended record;
  at_seq bigint;
begin
  if append_change.action not in ('accept_suggestion', 'restore_version') then perform private.fail('bad_request', 400); end if;
  perform from public.documents d where d.id = append_change.document_id for no key update;
  if octet_length(append_change.body) > 0 then
    select * into appended from private.append_updates(array[append_change.document_id], array[append_change.epoch], array[append_change.person_id],
      array[append_change.login_id], array[append_change.client_id::text], array[append_change.body]);
    if appended.refused is not null then perform private.fail(case when appended.refused in ('not_found', 'sign_in_needed', 'phase_closed', 'document_locked', 'section_approved') then appended.refused else 'forbidden' end, 409); end if;
    at_seq := appended.seq;
  else
    select coalesce(max(u.seq), 0) into at_seq from private.document_updates u where u.document_id = append_change.document_id;
  end if;
  execute format('select private.%I($1, $2, $3, $4)', 'finish_' || append_change.action)
    using append_change.person_id, append_change.document_id, at_seq, append_change.payload;
  return at_seq;
end $$;
