-- Purpose: suggestions: reasoned changes to a text, each kept apart, answered with an outcome, told to who made it and counted in the participation chapter.
-- Locks: none (a new table). Way back: drop the table and the functions named here, put plan_participation and open_suggestions of the migrations before back.

create table public.document_suggestions (
  id uuid primary key default gen_random_uuid(),
  document_id uuid not null references public.documents (id) on delete cascade,
  district_id uuid not null references public.districts (id) on delete cascade,
  number int not null check (number > 0),
  kind text not null check (kind in ('insert', 'delete', 'replace', 'add_block', 'remove_block', 'replace_block')),
  anchor jsonb not null check (pg_column_size(anchor) <= 20000),
  original text not null default '' check (char_length(original) <= 8000),
  proposed_text text not null default '' check (char_length(proposed_text) <= 4000),
  proposed_blocks jsonb check (jsonb_typeof(proposed_blocks) = 'array' and pg_column_size(proposed_blocks) <= 40000),
  reason text not null check (char_length(reason) between 3 and 1000),
  -- Null once the account is closed.
  author_id uuid references auth.users (id) on delete set null,
  organisation_id uuid references public.organisations (id) on delete cascade,
  capacity text not null check (capacity in ('office', 'facilitator', 'organisation')),
  author_municipality_id uuid references public.municipalities (id),
  status text not null default 'open' check (status in ('open', 'accepted', 'partly', 'declined', 'withdrawn')),
  outcome_reason text not null default '' check (char_length(outcome_reason) <= 1000),
  applied_text text check (char_length(applied_text) <= 8000),
  decided_by uuid references auth.users (id) on delete set null,
  decided_as text check (decided_as in ('office', 'facilitator')),
  decided_at timestamptz,
  accepted_seq bigint,
  moderation text not null default 'waiting' check (moderation in ('waiting', 'published', 'changes_asked', 'hidden')),
  moderation_reason text not null default '' check (char_length(moderation_reason) <= 2000),
  moderation_passage text not null default '' check (char_length(moderation_passage) <= 2000),
  revision bigint not null default 1,
  created_at timestamptz not null default now(),
  unique (document_id, number),
  constraint document_suggestions_organisation check ((capacity = 'organisation') = (organisation_id is not null)),
  constraint document_suggestions_content check (case kind
    when 'insert' then proposed_text <> '' and proposed_blocks is null
    when 'replace' then proposed_text <> '' and original <> '' and proposed_blocks is null
    when 'delete' then proposed_text = '' and original <> '' and proposed_blocks is null
    when 'remove_block' then proposed_text = '' and proposed_blocks is null
    else proposed_blocks is not null and proposed_text = '' end),
  constraint document_suggestions_decided check ((status in ('accepted', 'partly', 'declined')) = (decided_at is not null and decided_as is not null)),
  constraint document_suggestions_answered check (status not in ('partly', 'declined') or char_length(outcome_reason) >= 3)
);
create index document_suggestions_open on public.document_suggestions (document_id) where status = 'open' and moderation = 'published';
create index document_suggestions_district_id on public.document_suggestions (district_id);
create index document_suggestions_author_id on public.document_suggestions (author_id);
create index document_suggestions_organisation_id on public.document_suggestions (organisation_id);
create index document_suggestions_author_municipality_id on public.document_suggestions (author_municipality_id);
create index document_suggestions_decided_by on public.document_suggestions (decided_by);
create index document_suggestions_waiting on public.document_suggestions (created_at) where moderation in ('waiting', 'changes_asked');
comment on table public.document_suggestions is 'A change that somebody asks of a text, with the reason, and what was answered. It lies over the text: only an accepted one changes it. author_id and decided_by are never selectable: an organisation or the office is shown.';
alter table public.document_suggestions enable row level security;
grant select (id, document_id, district_id, number, kind, anchor, original, proposed_text, proposed_blocks, reason, organisation_id, capacity, author_municipality_id, status,
  outcome_reason, applied_text, decided_as, decided_at, accepted_seq, moderation, moderation_reason, moderation_passage, revision, created_at)
  on public.document_suggestions to anon, authenticated;
create policy document_suggestions_select_reader on public.document_suggestions for select to anon, authenticated
  using (moderation = 'published' and document_id = any (array(select private.my_readable_document_ids())));
create policy document_suggestions_select_author on public.document_suggestions for select to authenticated
  using ((organisation_id is null and author_id = (select auth.uid())) or organisation_id = any (array(select private.my_organisation_ids())));
create policy document_suggestions_select_office on public.document_suggestions for select to authenticated
  using (district_id = any (array(select private.my_office_district_ids())));
create trigger document_suggestions_revision before update on public.document_suggestions for each row execute function private.bump_revision();

-- What the person asking made herself, outside any organisation.
create function private.my_suggestion_ids() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select s.id from public.document_suggestions s where s.author_id = auth.uid() and s.organisation_id is null
$$;
grant execute on function private.my_suggestion_ids() to anon, authenticated;

-- ── notices ───────────────────────────────────────────────────────────────────────────────────────────────────────────
insert into private.notice_kinds (kind, class, group_name) values ('suggestion_made', 'event', 'comments'), ('suggestion_decided', 'service', null);

-- Where a suggestion is read, and what a notice says of it.
create function private.suggestion_notice(s public.document_suggestions) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('number', s.number::text, 'title', concat_ws(' ', p.number, p.title), 'organisation', o.name,
    'path', '/' || d.slug || '/piano/' || p.slug || '/suggerimenti#suggerimento-' || s.number)
  from public.plan_sections p join public.districts d on d.id = p.district_id
  left join public.organisations o on o.id = s.organisation_id
  where p.document_id = s.document_id
$$;

-- When a suggestion becomes public, the office and who writes the section for an organisation hear of it, once.
create function private.tell_of_suggestion() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.moderation = 'published' and new.status = 'open' and (tg_op = 'INSERT' or old.moderation <> 'published') then
    perform private.tell_people(array(
      select private.desk_people(new.district_id)
      union
      select d.person_id from public.plan_sections p
      join public.plan_section_editors e on e.section_id = p.id and e.way = 'write' and e.organisation_id is distinct from new.organisation_id
      join private.active_delegations d on d.organisation_id = e.organisation_id and d.tavolo_id is null
      where p.document_id = new.document_id
    ), 'suggestion_made', new.district_id, private.suggestion_notice(new), 'suggestion:' || new.id);
  end if;
  return null;
end $$;
create trigger tell_of_suggestion after insert or update of moderation on public.document_suggestions for each row execute function private.tell_of_suggestion();

create function private.tell_suggestion_decided(s public.document_suggestions) returns void
language sql security definer set search_path = '' as $$
  select private.queue_notice(w.person, 'suggestion_decided', s.district_id,
    private.suggestion_notice(s) || jsonb_build_object('state', s.status, 'reason', s.outcome_reason))
  from (
    select s.author_id as person where s.organisation_id is null and s.author_id is not null
    union
    select d.person_id from private.active_delegations d where d.organisation_id = s.organisation_id and d.tavolo_id is null
  ) w
$$;

create function private.announce_suggestions(document_id uuid) returns void
language sql set search_path = '' as $$
  select private.announce(d.owner_kind, d.owner_id, 0) from public.documents d where d.id = announce_suggestions.document_id
$$;

-- ── what is asked ─────────────────────────────────────────────────────────────────────────────────────────────────────

-- The anchor in its shape: a text anchor for words, {"blockIds": […]} for blocks that go or change, {"afterBlockId": …} for new ones
-- (null: at the beginning). 422 otherwise. Positions themselves mean something only to who holds the text.
create function private.clean_suggestion_anchor(kind text, anchor jsonb) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  given jsonb := private.json_argument(clean_suggestion_anchor.anchor);
  ids jsonb;
begin
  if given is null or jsonb_typeof(given) <> 'object' or pg_column_size(given) > 20000 then perform private.fail('bad_request', 400); end if;
  if clean_suggestion_anchor.kind = 'add_block' then
    if not given ? 'afterBlockId' or (given ->> 'afterBlockId' is not null and given ->> 'afterBlockId' !~ '^[a-zA-Z0-9-]{1,64}$') then perform private.fail('choice_missing', 422, 'blockId'); end if;
    return jsonb_build_object('afterBlockId', given -> 'afterBlockId');
  end if;
  if clean_suggestion_anchor.kind in ('remove_block', 'replace_block') then
    ids := given -> 'blockIds';
    if ids is null or jsonb_typeof(ids) <> 'array' or jsonb_array_length(ids) not between 1 and 50
      or exists (select from jsonb_array_elements(ids) i where jsonb_typeof(i) <> 'string' or i #>> '{}' !~ '^[a-zA-Z0-9-]{1,64}$') then
      perform private.fail('choice_missing', 422, 'blockId');
    end if;
    return jsonb_build_object('blockIds', ids);
  end if;
  if (jsonb_typeof(given -> 'start') = 'object' and jsonb_typeof(given -> 'end') = 'object' and jsonb_typeof(given -> 'quote') = 'string'
    and char_length(given ->> 'quote') <= 4000 and coalesce(given ->> 'blockId', 'x') ~ '^[a-zA-Z0-9-]{1,64}$') is not true then
    perform private.fail('bad_request', 400);
  end if;
  return jsonb_build_object('start', given -> 'start', 'end', given -> 'end', 'quote', given -> 'quote', 'blockId', given -> 'blockId');
end $$;

-- Words that shall stand inside a paragraph: one line, with the spaces at its ends.
create function private.suggested_words(value text) returns text
language plpgsql immutable set search_path = '' as $$
declare
  cleaned text := private.clean_text('|' || regexp_replace(coalesce(suggested_words.value, ''), '[\s\u00a0]+', ' ', 'g') || '|');
begin
  cleaned := substr(cleaned, 2, char_length(cleaned) - 2);
  if char_length(cleaned) > 4000 then perform private.fail('text_too_long', 422, 'proposed'); end if;
  return cleaned;
end $$;

-- New blocks: paragraphs, headings and lists, with nothing else in them. 422 otherwise.
create function private.suggested_blocks(blocks jsonb) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  given jsonb := private.json_argument(suggested_blocks.blocks);
begin
  if given is null or jsonb_typeof(given) <> 'array' or jsonb_array_length(given) = 0 then perform private.fail('text_empty', 422, 'proposed'); end if;
  if jsonb_array_length(given) > 60 or pg_column_size(given) > 40000 then perform private.fail('text_too_long', 422, 'proposed'); end if;
  if exists (select from jsonb_array_elements(given) b where (b ->> 'type' in ('paragraph', 'heading', 'bulletList', 'orderedList')) is not true)
    or exists (select from jsonb_path_query(given, 'strict $.**.type') t where (t #>> '{}' in ('paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'text', 'hardBreak')) is not true)
    or jsonb_path_exists(given, 'strict $.**.marks') or exists (select from jsonb_path_query(given, 'strict $.**.text') t where jsonb_typeof(t) <> 'string') then
    perform private.fail('invalid', 422, 'proposed');
  end if;
  return given;
end $$;

create function private.forbid_personal_data_in_suggestion(words text, blocks jsonb, reason text) returns void
language plpgsql immutable set search_path = '' as $$
begin
  perform private.forbid_personal_data(words, 'proposed');
  if blocks is not null then
    perform private.forbid_personal_data((select string_agg(t #>> '{}', E'\n') from jsonb_path_query(blocks, 'strict $.**.text') t), 'proposed');
  end if;
  perform private.forbid_personal_data(reason, 'reason');
end $$;

-- The person's right in a text, at least `needed`, with the text's row held so that a lock or a phase waits. 404, 403 or 409 with the reason.
create function private.require_document_right(document_id uuid, person_id uuid, needed text) returns private.document_access
language plpgsql security definer set search_path = '' as $$
declare
  access private.document_access;
begin
  perform from public.documents d where d.id = require_document_right.document_id for share;
  access := private.document_access_of(require_document_right.document_id, require_document_right.person_id);
  if access."right" is null or access."right" = 'none' then perform private.fail('not_found', 404); end if;
  if not private.right_reaches(access, require_document_right.needed) then
    if coalesce(access.reason, 'right_missing') = 'right_missing' then perform private.fail('forbidden', 403); end if;
    perform private.fail(access.reason, 409);
  end if;
  return access;
end $$;

-- What a command answers about a suggestion.
create function private.suggestion_answer(s public.document_suggestions) returns jsonb
language sql immutable set search_path = '' as $$
  select jsonb_build_object('id', s.id, 'number', s.number, 'status', s.status, 'moderation', s.moderation, 'revision', s.revision)
$$;

-- Asks for a change. Whoever may suggest in the text now: the office, facilitators, organisations. The id comes from the form, so that a
-- double click makes one. An organisation that the section was not given to is read first, as the district chose.
create function public.suggest_change(suggestion_id uuid, document_id uuid, kind text, anchor jsonb, original text, proposed_text text, proposed_blocks jsonb, reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  access private.document_access := private.require_document_right(suggest_change.document_id, me, 'suggest');
  made public.document_suggestions;
  place jsonb;
  words text := '';
  blocks jsonb;
  quote text := left(private.clean_text(suggest_change.original), 8000);
  why text := private.require_text(suggest_change.reason, 'reason', 1000, 3);
begin
  if suggest_change.suggestion_id is null then perform private.fail('bad_request', 400); end if;
  if (suggest_change.kind in ('insert', 'delete', 'replace', 'add_block', 'remove_block', 'replace_block')) is not true then perform private.fail('choice_unknown', 422, 'kind'); end if;
  perform pg_advisory_xact_lock(hashtextextended('suggest_change' || suggest_change.document_id, 0));
  select * into made from public.document_suggestions s where s.id = suggest_change.suggestion_id;
  if made.id is not null then
    if (made.author_id = me and made.document_id = suggest_change.document_id) is not true then perform private.fail('bad_request', 400); end if;
    return private.suggestion_answer(made);
  end if;
  place := private.clean_suggestion_anchor(suggest_change.kind, suggest_change.anchor);
  if suggest_change.kind in ('add_block', 'replace_block') then
    blocks := private.suggested_blocks(suggest_change.proposed_blocks);
  elsif suggest_change.kind in ('insert', 'replace') then
    words := private.suggested_words(suggest_change.proposed_text);
    if words = '' then perform private.fail('text_empty', 422, 'proposed'); end if;
  end if;
  if suggest_change.kind in ('insert', 'delete', 'replace') then
    quote := place ->> 'quote';
    if (suggest_change.kind = 'insert') <> (quote = '') then perform private.fail('bad_request', 400); end if;
    if words = quote then perform private.fail('suggestion_same', 422, 'proposed'); end if;
  end if;
  perform private.forbid_personal_data_in_suggestion(words, blocks, why);
  perform private.take_rate('suggest_change', me::text, 60, interval '1 hour');
  insert into public.document_suggestions (id, document_id, district_id, number, kind, anchor, original, proposed_text, proposed_blocks, reason,
    author_id, organisation_id, capacity, author_municipality_id, moderation)
  select suggest_change.suggestion_id, d.id, d.district_id,
    (select coalesce(max(s.number), 0) + 1 from public.document_suggestions s where s.document_id = d.id),
    suggest_change.kind, place, quote, words, blocks, why, me, access.organisation_id, access.capacity, o.municipality_id,
    case when access.organisation_id is null or exists (select from public.plan_section_editors e
        join public.plan_sections p on p.id = e.section_id where p.document_id = d.id and e.organisation_id = access.organisation_id)
      then 'published' else private.first_moderation(d.district_id) end
  from public.documents d left join public.organisations o on o.id = access.organisation_id
  where d.id = suggest_change.document_id
  returning * into made;
  perform private.announce_suggestions(made.document_id);
  return private.suggestion_answer(made);
end $$;

-- The suggestion, locked, when the person asking made it or acts today for the organisation that did. Else 404; 409 suggestion_decided.
create function private.require_own_suggestion(suggestion_id uuid) returns public.document_suggestions
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  found public.document_suggestions;
begin
  select * into found from public.document_suggestions s where s.id = require_own_suggestion.suggestion_id for update;
  if ((found.organisation_id is null and found.author_id = me) or found.organisation_id = any (array(select private.my_whole_organisation_ids()))) is not true then
    perform private.fail('not_found', 404);
  end if;
  if found.status <> 'open' then perform private.fail('suggestion_decided', 409); end if;
  return found;
end $$;

-- Writes one's own open suggestion anew, at the same place. What the office asked to change is read again. 409 page_stale.
create function public.revise_suggestion(suggestion_id uuid, proposed_text text, proposed_blocks jsonb, reason text, expected_revision bigint) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  current public.document_suggestions := private.require_own_suggestion(revise_suggestion.suggestion_id);
  words text := '';
  blocks jsonb;
  why text := private.require_text(revise_suggestion.reason, 'reason', 1000, 3);
begin
  perform private.require_document_right(current.document_id, auth.uid(), 'suggest');
  if current.moderation = 'hidden' then perform private.fail('suggestion_unpublished', 409); end if;
  if current.revision is distinct from revise_suggestion.expected_revision then perform private.fail('page_stale', 409); end if;
  if current.kind in ('add_block', 'replace_block') then
    blocks := private.suggested_blocks(revise_suggestion.proposed_blocks);
  elsif current.kind in ('insert', 'replace') then
    words := private.suggested_words(revise_suggestion.proposed_text);
    if words = '' then perform private.fail('text_empty', 422, 'proposed'); end if;
    if words = current.original then perform private.fail('suggestion_same', 422, 'proposed'); end if;
  end if;
  perform private.forbid_personal_data_in_suggestion(words, blocks, why);
  if (words, blocks, why) is distinct from (current.proposed_text, current.proposed_blocks, current.reason) then
    perform private.take_rate('suggest_change', auth.uid()::text, 60, interval '1 hour');
    update public.document_suggestions s set proposed_text = words, proposed_blocks = blocks, reason = why, moderation_passage = '',
      moderation = case when s.capacity <> 'organisation' or exists (select from public.plan_section_editors e join public.plan_sections p on p.id = e.section_id
          where p.document_id = s.document_id and e.organisation_id = s.organisation_id) then 'published'
        when s.moderation = 'changes_asked' then 'waiting' else private.first_moderation(s.district_id) end
    where s.id = current.id returning * into current;
    perform private.announce_suggestions(current.document_id);
  end if;
  return private.suggestion_answer(current);
end $$;

-- Takes one's own open suggestion back; it stays in the list, as withdrawn.
create function public.withdraw_suggestion(suggestion_id uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  current public.document_suggestions := private.require_own_suggestion(withdraw_suggestion.suggestion_id);
begin
  update public.document_suggestions s set status = 'withdrawn' where s.id = current.id returning * into current;
  perform private.announce_suggestions(current.document_id);
  return private.suggestion_answer(current);
end $$;

-- ── what is answered ──────────────────────────────────────────────────────────────────────────────────────────────────

-- The suggestion, locked, while it may be answered: open and public. Else 404, 409 suggestion_decided, 409 suggestion_unpublished.
create function private.require_open_suggestion(suggestion_id uuid) returns public.document_suggestions
language plpgsql security definer set search_path = '' as $$
declare
  found public.document_suggestions;
begin
  select * into found from public.document_suggestions s where s.id = require_open_suggestion.suggestion_id for update;
  if found.id is null then perform private.fail('not_found', 404); end if;
  if found.status <> 'open' then perform private.fail('suggestion_decided', 409); end if;
  if found.moderation <> 'published' then perform private.fail('suggestion_unpublished', 409); end if;
  return found;
end $$;

-- Answers without touching the text: 'decline', or 'incorporated' (the text says it already, written by other means). The office's alone, in
-- every phase: a suggestion is owed an answer. The reason is obligatory. 409 page_stale when its author wrote it anew meanwhile.
create function public.decide_suggestion(suggestion_id uuid, decision text, reason text, expected_revision bigint) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid;
  current public.document_suggestions;
  why text;
begin
  me := private.require_office((select s.district_id from public.document_suggestions s where s.id = decide_suggestion.suggestion_id));
  current := private.require_open_suggestion(decide_suggestion.suggestion_id);
  if current.revision is distinct from decide_suggestion.expected_revision then perform private.fail('page_stale', 409); end if;
  if (decide_suggestion.decision in ('decline', 'incorporated')) is not true then perform private.fail('choice_unknown', 422, 'decision'); end if;
  why := private.require_text(decide_suggestion.reason, 'outcomeReason', 1000, 3);
  perform private.forbid_personal_data(why, 'outcomeReason');
  update public.document_suggestions s set status = case decide_suggestion.decision when 'decline' then 'declined' else 'accepted' end, outcome_reason = why,
    decided_by = me, decided_as = 'office', decided_at = now()
  where s.id = current.id returning * into current;
  perform private.audit(current.district_id, case current.status when 'declined' then 'decline_suggestion' else 'accept_suggestion' end, current.document_id, jsonb_build_object('number', current.number));
  perform private.tell_suggestion_decided(current);
  perform private.announce_suggestions(current.document_id);
  return private.suggestion_answer(current);
end $$;

-- Records the acceptance whose words the co-editing server just wrote (or will not have written, when this raises). payload: {suggestionId,
-- revision, outcome: accepted | partly, reason, appliedText}. The office and the facilitators of the cycle, while they may write.
create function private.finish_accept_suggestion(person_id uuid, document_id uuid, seq bigint, payload jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  given jsonb := private.json_argument(finish_accept_suggestion.payload);
  access private.document_access := private.require_document_right(finish_accept_suggestion.document_id, finish_accept_suggestion.person_id, 'write');
  current public.document_suggestions;
  why text;
begin
  if access.capacity not in ('office', 'facilitator') then perform private.fail('forbidden', 403); end if;
  current := private.require_open_suggestion((given ->> 'suggestionId')::uuid);
  if current.document_id <> finish_accept_suggestion.document_id then perform private.fail('not_found', 404); end if;
  if current.revision is distinct from (given ->> 'revision')::bigint then perform private.fail('page_stale', 409); end if;
  if (given ->> 'outcome' in ('accepted', 'partly')) is not true then perform private.fail('choice_unknown', 422, 'decision'); end if;
  why := private.require_text(given ->> 'reason', 'outcomeReason', 1000, case given ->> 'outcome' when 'partly' then 3 else 0 end);
  perform private.forbid_personal_data(why, 'outcomeReason');
  perform private.forbid_personal_data(given ->> 'appliedText', 'appliedText');
  update public.document_suggestions s set status = given ->> 'outcome', outcome_reason = why, applied_text = left(given ->> 'appliedText', 8000),
    decided_by = finish_accept_suggestion.person_id, decided_as = access.capacity, decided_at = now(), accepted_seq = finish_accept_suggestion.seq
  where s.id = current.id returning * into current;
  -- The direct connection has no login of its own: the trail names the person for whom the server acts.
  insert into private.audit_events (district_id, person_id, act, subject_id, detail, acted_as)
  select current.district_id, finish_accept_suggestion.person_id, 'accept_suggestion', current.document_id, jsonb_build_object('number', current.number, 'outcome', current.status),
    coalesce((select r.role from public.district_roles r where r.district_id = current.district_id and r.person_id = finish_accept_suggestion.person_id
      and r.role in ('plan_office_head', 'plan_office_staff') order by r.role limit 1), 'facilitator');
  perform private.tell_suggestion_decided(current);
  perform private.announce_suggestions(current.document_id);
end $$;

-- ── reading ───────────────────────────────────────────────────────────────────────────────────────────────────────────

-- How many suggestions wait for an answer.
create or replace function private.open_suggestions(document_id uuid) returns int
language sql stable security definer set search_path = '' as $$
  select count(*)::int from public.document_suggestions s where s.document_id = open_suggestions.document_id and s.status = 'open' and s.moderation = 'published'
$$;

-- A text's suggestions as the person asking may see them, by number, with what she may do. Null for who may not read the text.
create function public.section_suggestions(document_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'right', a.access ->> 'right', 'reason', a.access ->> 'reason', 'capacity', a.access ->> 'capacity',
    'items', (select coalesce(jsonb_agg(jsonb_build_object(
        'id', s.id, 'number', s.number, 'kind', s.kind, 'anchor', s.anchor, 'original', s.original, 'proposedText', s.proposed_text, 'proposedBlocks', s.proposed_blocks,
        'reason', s.reason, 'capacity', s.capacity, 'organisation', o.name, 'status', s.status, 'outcomeReason', s.outcome_reason, 'appliedText', s.applied_text,
        'decidedAs', s.decided_as, 'decidedAt', s.decided_at, 'moderation', s.moderation, 'moderationReason', s.moderation_reason,
        'revision', s.revision, 'createdAt', s.created_at,
        'isMine', s.id = any (array(select private.my_suggestion_ids())) or (s.organisation_id is not null and s.organisation_id = any (array(select private.my_whole_organisation_ids())))) order by s.number), '[]')
      from public.document_suggestions s left join public.organisations o on o.id = s.organisation_id
      where s.document_id = section_suggestions.document_id))
  from (select public.document_access(section_suggestions.document_id) as access) a
  where a.access ->> 'right' <> 'none'
    or exists (select from public.document_suggestions s where s.document_id = section_suggestions.document_id)
$$;

-- The participation chapter, now with the suggestions of the texts that the person asking may read: how many by outcome, and each with what was answered.
create function private.plan_suggestions(cycle_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'open', count(*) filter (where s.status = 'open'), 'accepted', count(*) filter (where s.status = 'accepted'), 'partly', count(*) filter (where s.status = 'partly'),
    'declined', count(*) filter (where s.status = 'declined'), 'withdrawn', count(*) filter (where s.status = 'withdrawn'),
    'items', coalesce(jsonb_agg(jsonb_build_object('number', s.number, 'kind', s.kind, 'original', s.original, 'proposedText', s.proposed_text, 'proposedBlocks', s.proposed_blocks,
      'reason', s.reason, 'capacity', s.capacity, 'organisation', o.name, 'status', s.status, 'outcomeReason', s.outcome_reason,
      'section', jsonb_build_object('outlineId', p.outline_id, 'number', p.number, 'title', p.title)) order by p.position, s.number), '[]'))
  from public.plan_sections p
  join public.document_suggestions s on s.document_id = p.document_id and s.moderation = 'published'
  left join public.organisations o on o.id = s.organisation_id
  where p.cycle_id = plan_suggestions.cycle_id and p.document_id = any (array(select private.my_readable_document_ids()))
$$;

-- What the participation chapter is made of: who took part, sessions begun, votes closed, proposals published, suggestions. No persons.
create or replace function private.plan_participation(cycle_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'organisations', (
      select coalesce(jsonb_agg(jsonb_build_object('name', o.name, 'category', o.category, 'municipality', m.name) order by o.name collate "it-x-icu"), '[]')
      from public.organisations o left join public.municipalities m on m.id = o.municipality_id
      where o.id in (
        select g.organisation_id from public.tavolo_organisations g join public.tavoli t on t.id = g.tavolo_id where t.cycle_id = plan_participation.cycle_id
        union
        select a.organisation_id from public.attendances a join public.sessions s on s.id = a.session_id
        where s.cycle_id = plan_participation.cycle_id and a.organisation_id is not null)),
    'sessions', (
      select coalesce(jsonb_agg(jsonb_build_object('tavolo', t.name, 'date', s.starts_at, 'place', nullif(s.place, ''),
        'presentByCategory', (select coalesce(jsonb_agg(jsonb_build_object('category', k.category, 'count', k.count) order by k.category), '[]')
          from public.session_counts(plan_participation.cycle_id) k where k.session_id = s.id)) order by s.starts_at), '[]')
      from public.sessions s join public.tavoli t on t.id = s.tavolo_id
      where s.cycle_id = plan_participation.cycle_id and s.state <> 'scheduled'),
    'votes', (
      select coalesce(jsonb_agg(jsonb_build_object('question', v.question, 'tavolo', t.name, 'date', v.closed_at, 'for', v.yes_count, 'against', v.no_count,
        'abstained', v.abstain_count, 'eligible', v.eligible, 'present', v.attending, 'outcome', v.outcome, 'majorityBase', v.majority_base,
        'majority', v.majority, 'quorumPercent', v.quorum_percent) order by v.closed_at), '[]')
      from public.votes v join public.sessions s on s.id = v.session_id join public.tavoli t on t.id = s.tavolo_id
      where s.cycle_id = plan_participation.cycle_id and v.state = 'closed'),
    'proposals', (
      select coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'title', p.title, 'tavolo', t.name, 'proposer', private.public_proposer(p),
        'state', p.state, 'reason', x.reason,
        'section', case when s.id is null then null else jsonb_build_object('outlineId', s.outline_id, 'number', s.number, 'title', s.title) end)
        order by p.number), '[]')
      from public.proposals p
      left join public.tavoli t on t.id = p.tavolo_id
      left join public.proposal_outcomes x on x.proposal_id = p.id
      left join public.plan_sections s on s.id = x.section_id
      where p.cycle_id = plan_participation.cycle_id and p.published_at is not null),
    'suggestions', private.plan_suggestions(plan_participation.cycle_id))
$$;

revoke execute on function public.suggest_change(uuid, uuid, text, jsonb, text, text, jsonb, text), public.revise_suggestion(uuid, text, jsonb, text, bigint),
  public.withdraw_suggestion(uuid), public.decide_suggestion(uuid, text, text, bigint), public.section_suggestions(uuid) from public, anon, authenticated;
grant execute on function public.suggest_change(uuid, uuid, text, jsonb, text, text, jsonb, text), public.revise_suggestion(uuid, text, jsonb, text, bigint),
  public.withdraw_suggestion(uuid), public.decide_suggestion(uuid, text, text, bigint) to authenticated;
grant execute on function public.section_suggestions(uuid) to anon, authenticated;
