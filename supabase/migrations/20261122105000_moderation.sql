-- Purpose: moderation of what people write: one queue for all kinds of text, reports by readers, appeals, public counts, the warning about persons and health.
-- Locks: none (new tables). Way back: drop the tables, the view and the functions named here.

-- ── personal data: a guess that warns ─────────────────────────────────────────────────────────────────────────────────
-- True when a sentence of the text names a person and says something of somebody's health: whoever writes and whoever
-- moderates is warned, nothing is refused. The same patterns stand in named-person.rules.ts; one table of cases runs on both.
create function private.names_person_with_health(value text) returns boolean
language sql immutable set search_path = '' as $$
  select exists (
    select from regexp_split_to_table(
      regexp_replace(coalesce(value, ''), '(?<![a-zA-Z])(sig|dott|prof|avv)[.]\s', '\1 ', 'gi'), '[.!?;]\s|\n') s
    where s ~ '(?<![a-zA-ZàèéìòùÀÈÉÌÒÙ])(?:(?:[Ss]ignora?|[Ss]ig[.]?(?:ra)?|[Dd]ott(?:[.]?ssa|or|oressa|[.])?|[Ff]igli[oa]|[Nn]ipote|[Mm]adre|[Pp]adre|[Mm]amma|[Pp]apà|[Mm]arito|[Mm]oglie|[Nn]onn[oa]|[Zz]i[oa]|[Ff]ratello|[Ss]orella|[Aa]lunn[oa]|[Bb]ambin[oa]|[Rr]agazz[oa]|[Vv]icin[oa]|[Aa]mic[oa]|[Pp]aziente),? (?:di nome )?[A-ZÀÈÉÌÒÙ][a-zàèéìòù'']{2,}|(?<!(?:[Ss]an|[Ss]anta|[Ss]anto|[Vv]ia|[Pp]iazza|[Cc]orso|[Ss]cuola|[Ii]stituto|[Vv]illa|[Cc]asa|[Dd]e|[Oo]spedale|[Pp]arrocchia) )(?:Maria|Anna|Giuseppe|Giuseppina|Giovanni|Giovanna|Antonio|Antonia|Antonietta|Francesco|Francesca|Salvatore|Pietro|Paolo|Paola|Luigi|Luigia|Mario|Marco|Carlo|Carla|Andrea|Angelo|Angela|Efisio|Efisia|Gavino|Gavina|Ignazio|Bachisio|Rosa|Rita|Teresa|Caterina|Giulia|Giulio|Sara|Laura|Elena|Stefano|Stefania|Roberto|Roberta|Matteo|Lorenzo|Davide|Alessandro|Alessandra|Luca|Chiara|Silvia|Simone|Michele|Raffaele|Daniele|Daniela|Claudia|Claudio|Fabio|Bruno|Franco|Franca|Sergio|Giorgio|Grazia|Lucia|Martina|Valentina|Federico|Federica|Emanuele|Manuela|Sandra|Sandro|Tonino|Pinuccia|Peppino) [A-ZÀÈÉÌÒÙ][a-zàèéìòù'']{2,})'
      and private.plain_words(s) ~ '(?<![a-z])(?:diagnos|autis|alzheimer|demenz|parkinson|tumor|cancro|oncolog|schizofren|bipolar|depress|psichiatr|tossicodip|tossicomani|alcolis|alcolizz|hiv(?![a-z])|epiless|sindrome di|sclerosi|disabil|invalid|handicap|carrozzin|malat|ricoverat|in cura|in terapia|chemioterap|non vedente|ipovedent|sordomut)')
$$;

-- ── what was decided ──────────────────────────────────────────────────────────────────────────────────────────────────
create table public.moderation_decisions (
  id uuid primary key default gen_random_uuid(),
  district_id uuid not null references public.districts (id) on delete cascade,
  kind text not null check (kind in ('topic', 'topic_interest', 'comment', 'proposal')),
  subject_id uuid not null,
  decision text not null check (decision in ('published', 'changes_asked', 'hidden', 'kept', 'restored')),
  ground text check (ground in ('personal_data', 'offensive', 'discrimination', 'off_topic', 'repeated', 'rights_of_others')),
  reason text not null default '' check (char_length(reason) <= 1000),
  passage text not null default '' check (char_length(passage) <= 500),
  decided_at timestamptz not null default now(),
  person_id uuid references auth.users (id) on delete set null,
  constraint moderation_decisions_hidden_why check (decision <> 'hidden' or (ground is not null and char_length(reason) >= 20)),
  constraint moderation_decisions_changes_why check (decision <> 'changes_asked' or char_length(reason) >= 20)
);
create index moderation_decisions_subject on public.moderation_decisions (kind, subject_id, decided_at desc);
create index moderation_decisions_district on public.moderation_decisions (district_id, decision, ground);
create index moderation_decisions_person_id on public.moderation_decisions (person_id);
comment on table public.moderation_decisions is 'Every decision on a text of people, with its reason. Only ever appended to; who decided is never selectable.';
alter table public.moderation_decisions enable row level security;
grant select (id, district_id, kind, subject_id, decision, ground, reason, passage, decided_at) on public.moderation_decisions to authenticated;
create policy moderation_decisions_select_office on public.moderation_decisions for select to authenticated
  using (district_id = any (array(select private.my_office_district_ids())));

create table public.moderation_reports (
  id uuid primary key default gen_random_uuid(),
  district_id uuid not null references public.districts (id) on delete cascade,
  kind text not null check (kind in ('topic', 'topic_interest', 'comment', 'proposal')),
  subject_id uuid not null,
  reporter_id uuid references auth.users (id) on delete set null,
  ground text not null check (ground in ('personal_data', 'offensive', 'discrimination', 'off_topic', 'repeated', 'rights_of_others')),
  note text not null default '' check (char_length(note) <= 500),
  reported_at timestamptz not null default now(),
  handled_at timestamptz
);
create unique index moderation_reports_once on public.moderation_reports (kind, subject_id, reporter_id) where handled_at is null and reporter_id is not null;
create index moderation_reports_waiting on public.moderation_reports (district_id, kind, subject_id) where handled_at is null;
create index moderation_reports_district_id on public.moderation_reports (district_id);
create index moderation_reports_reporter_id on public.moderation_reports (reporter_id);
comment on table public.moderation_reports is 'What readers pointed out, with or without an account. Read by the office; who reported is never selectable.';
alter table public.moderation_reports enable row level security;
grant select (id, district_id, kind, subject_id, ground, note, reported_at, handled_at) on public.moderation_reports to authenticated;
create policy moderation_reports_select_office on public.moderation_reports for select to authenticated
  using (district_id = any (array(select private.my_office_district_ids())));

create table public.moderation_appeals (
  id uuid primary key default gen_random_uuid(),
  decision_id uuid not null unique references public.moderation_decisions (id) on delete cascade,
  district_id uuid not null references public.districts (id) on delete cascade,
  author_id uuid references auth.users (id) on delete set null,
  body text not null check (char_length(body) between 20 and 1000),
  appealed_at timestamptz not null default now(),
  decided_at timestamptz,
  outcome text check (outcome in ('upheld', 'restored')),
  answer text not null default '' check (char_length(answer) <= 1000),
  constraint moderation_appeals_answered check ((decided_at is null) = (outcome is null) and (outcome is null or char_length(answer) >= 20))
);
create index moderation_appeals_waiting on public.moderation_appeals (district_id, appealed_at) where decided_at is null;
create index moderation_appeals_district_id on public.moderation_appeals (district_id);
create index moderation_appeals_author_id on public.moderation_appeals (author_id);
comment on table public.moderation_appeals is 'An author asks the head of the office to look again at a text that was hidden: once for each decision.';
alter table public.moderation_appeals enable row level security;
grant select (id, decision_id, district_id, body, appealed_at, decided_at, outcome, answer) on public.moderation_appeals to authenticated;
create policy moderation_appeals_select_author on public.moderation_appeals for select to authenticated using (author_id = (select auth.uid()));
create policy moderation_appeals_select_office on public.moderation_appeals for select to authenticated
  using (district_id = any (array(select private.my_office_district_ids())));

insert into private.notice_kinds (kind, class) values
  ('text_published', 'service'), ('text_changes_asked', 'service'), ('text_hidden', 'service'), ('appeal_decided', 'service');

-- ── every text of people, in one shape ────────────────────────────────────────────────────────────────────────────────
-- What the moderation reads, whatever the kind. Removed texts, drafts and joins without a line are none. Only definer functions read it.
create view private.moderated_texts as
select 'topic' as kind, t.id, t.district_id, t.moderation, t.moderation_reason as reason, t.moderation_passage as passage, t.title,
  t.title || E'\n' || t.why as body, t.author_id, t.organisation_id, t.author_municipality_id as municipality_id, t.created_at as written_at,
  '/' || d.slug || '/temi/' || t.number as path
from public.topics t join public.districts d on d.id = t.district_id
union all
select 'topic_interest', j.id, j.district_id, j.moderation, j.moderation_reason, j.moderation_passage, t.title,
  j.why, j.author_id, j.organisation_id, j.author_municipality_id, j.created_at, '/' || d.slug || '/temi/' || t.number
from public.topic_joins j join public.topics t on t.id = j.topic_id join public.districts d on d.id = j.district_id where j.why <> ''
union all
select 'comment', c.id, p.district_id, c.moderation, c.moderation_reason, c.moderation_passage, p.title,
  c.body, c.author_id, c.organisation_id, c.author_municipality_id, c.created_at, '/' || d.slug || '/proposte/' || p.number || '#commenti'
from public.proposal_comments c join public.proposals p on p.id = c.proposal_id join public.districts d on d.id = p.district_id where c.removed_at is null
union all
select 'proposal', p.id, p.district_id, case when p.hidden_at is null then 'published' else 'hidden' end, p.hidden_reason, '', p.title,
  concat_ws(E'\n', p.title, p.need, p.who, p.proposal, p.expected_change), p.author_id, p.organisation_id, p.author_municipality_id, p.submitted_at,
  '/' || d.slug || '/proposte/' || p.number
from public.proposals p join public.districts d on d.id = p.district_id where p.published_at is not null or p.hidden_at is not null;
comment on view private.moderated_texts is 'Topics, lines of interest, comments and public or hidden proposals in one shape, for the moderation.';

-- Who is told of a text: its author, or whoever acts today for the organisation in whose name it was written.
create function private.text_writers(t private.moderated_texts) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select t.author_id where t.author_id is not null and t.organisation_id is null
  union
  select d.person_id from public.organisation_delegates d
  where d.organisation_id = t.organisation_id and d.revoked_at is null and d.person_id is not null
$$;

create function private.tell_text_writers(t private.moderated_texts, kind text, reason text) returns void
language sql security definer set search_path = '' as $$
  select private.queue_notice(w.person, tell_text_writers.kind, t.district_id,
    jsonb_build_object('title', t.title, 'reason', tell_text_writers.reason, 'path', '/' || d.slug || '/miei-testi'))
  from private.text_writers(t) w (person) join public.districts d on d.id = t.district_id
$$;

-- Writes the state into a topic or a line of interest, and tells who wrote it. Comments and proposals have their own (moderate_comment, hide_proposal).
create function private.moderate_topic_text(kind text, id uuid, state text, reason text, passage text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  found private.moderated_texts;
begin
  if moderate_topic_text.kind = 'topic' then
    update public.topics t set moderation = moderate_topic_text.state, moderation_reason = moderate_topic_text.reason, moderation_passage = moderate_topic_text.passage
    where t.id = moderate_topic_text.id;
  else
    update public.topic_joins j set moderation = moderate_topic_text.state, moderation_reason = moderate_topic_text.reason, moderation_passage = moderate_topic_text.passage
    where j.id = moderate_topic_text.id;
  end if;
  select * into found from private.moderated_texts t where t.kind = moderate_topic_text.kind and t.id = moderate_topic_text.id;
  perform private.tell_text_writers(found, 'text_' || moderate_topic_text.state, moderate_topic_text.reason);
  perform private.announce('district', found.district_id, 0);
end $$;

-- ── deciding ──────────────────────────────────────────────────────────────────────────────────────────────────────────

-- The text, when it is the office's to moderate. Else 404.
create function private.require_moderated_text(kind text, subject_id uuid) returns private.moderated_texts
language plpgsql stable security definer set search_path = '' as $$
declare
  found private.moderated_texts;
begin
  perform private.require_login();
  select * into found from private.moderated_texts t where t.kind = require_moderated_text.kind and t.id = require_moderated_text.subject_id;
  perform private.require_office(found.district_id);
  return found;
end $$;

-- Writes the state into the text's own table, through its subject's function.
create function private.apply_moderation(kind text, subject_id uuid, state text, reason text, passage text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  case apply_moderation.kind
  when 'comment' then perform private.moderate_comment(subject_id, state, reason, passage);
  when 'proposal' then
    if state = 'hidden' then perform private.hide_proposal(subject_id, reason); else perform private.unhide_proposal(subject_id); end if;
  else perform private.moderate_topic_text(kind, subject_id, state, reason, passage);
  end case;
end $$;

-- One decision of the office on a text: 'publish' (a waiting one), 'ask_changes' (a waiting one; reason of 20 characters, and the
-- passage concerned, which must stand in the text), 'hide' (waiting or public; ground and reason), 'keep' (a reported one stays).
-- `expected_state` and `expected_mark` are what the page showed: 409 page_stale when a colleague was faster, or when the author wrote
-- something else meanwhile: nobody publishes words that nobody read. The author is told, whatever she chose for her mail.
create function public.moderate_text(
  kind text, subject_id uuid, decision text, expected_state text, reason text default '', ground text default null, passage text default '',
  expected_mark text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  found private.moderated_texts := private.require_moderated_text(moderate_text.kind, moderate_text.subject_id);
  why text := private.require_text(moderate_text.reason, 'reason', 1000, 0);
  quoted text := private.require_text(moderate_text.passage, 'passage', 500, 0);
  state text;
  made public.moderation_decisions;
begin
  perform pg_advisory_xact_lock(hashtextextended(found.id::text, 7));
  select * into found from private.moderated_texts t where t.kind = found.kind and t.id = found.id;
  state := case moderate_text.decision when 'publish' then 'published' when 'ask_changes' then 'changes_asked' when 'hide' then 'hidden' when 'keep' then 'kept' end;
  if state is null then perform private.fail('choice_unknown', 422, 'decision'); end if;
  if found.moderation is distinct from moderate_text.expected_state or md5(found.body) <> moderate_text.expected_mark then perform private.fail('page_stale', 409); end if;
  if (state = 'published' and found.moderation <> 'waiting') or (state = 'changes_asked' and (found.moderation <> 'waiting' or found.kind = 'proposal'))
    or (state = 'hidden' and found.moderation = 'hidden') or (state = 'kept' and found.moderation <> 'published') then
    perform private.fail('page_stale', 409);
  end if;
  if state in ('changes_asked', 'hidden') then
    if char_length(why) < 20 then perform private.fail('reason_too_short', 422, 'reason'); end if;
    perform private.forbid_personal_data(why, 'reason');
  end if;
  if state = 'hidden' and (moderate_text.ground is null or moderate_text.ground not in ('personal_data', 'offensive', 'discrimination', 'off_topic', 'repeated', 'rights_of_others')) then
    perform private.fail('choice_missing', 422, 'ground');
  end if;
  if quoted <> '' and strpos(found.body, quoted) = 0 then perform private.fail('passage_not_found', 422, 'passage'); end if;
  insert into public.moderation_decisions (district_id, kind, subject_id, decision, ground, reason, passage, person_id)
  values (found.district_id, found.kind, found.id, state, case when state = 'hidden' then moderate_text.ground end, why, quoted, auth.uid())
  returning * into made;
  if state <> 'kept' then perform private.apply_moderation(found.kind, found.id, state, why, quoted); end if;
  update public.moderation_reports r set handled_at = now() where r.kind = found.kind and r.subject_id = found.id and r.handled_at is null;
  perform private.audit(found.district_id, 'moderate_text', found.id, jsonb_build_object('kind', found.kind, 'decision', state, 'ground', made.ground));
  return jsonb_build_object('decision', state, 'title', found.title);
end $$;

-- A reader points out a public text, with or without an account; the same person's second report of it changes nothing.
create function public.report_text(kind text, subject_id uuid, ground text, note text default '') returns void
language plpgsql security definer set search_path = '' as $$
declare
  found private.moderated_texts;
  said text := private.require_text(report_text.note, 'note', 500, 0);
  me uuid := case when private.login_alive() then auth.uid() end;
begin
  select * into found from private.moderated_texts t where t.kind = report_text.kind and t.id = report_text.subject_id and t.moderation = 'published';
  if found.id is null then perform private.fail('not_found', 404); end if;
  if report_text.ground is null or report_text.ground not in ('personal_data', 'offensive', 'discrimination', 'off_topic', 'repeated', 'rights_of_others') then
    perform private.fail('choice_missing', 422, 'ground');
  end if;
  perform private.take_rate('report_text', coalesce(me::text, 'anonymous ' || found.district_id::text), case when me is null then 60 else 20 end, interval '1 hour');
  insert into public.moderation_reports (district_id, kind, subject_id, reporter_id, ground, note)
  values (found.district_id, found.kind, found.id, me, report_text.ground, said)
  on conflict do nothing;
  perform private.announce('district', found.district_id, 0);
end $$;

-- ── appeals ───────────────────────────────────────────────────────────────────────────────────────────────────────────

-- The author (or today's delegate of the organisation that wrote) asks the head to look again at a hidden text. Once per decision.
create function public.appeal_moderation(decision_id uuid, body text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  decided public.moderation_decisions;
  found private.moderated_texts;
begin
  select * into decided from public.moderation_decisions d where d.id = appeal_moderation.decision_id and d.decision = 'hidden';
  select * into found from private.moderated_texts t where t.kind = decided.kind and t.id = decided.subject_id;
  if found.id is null or ((found.organisation_id is null and found.author_id = me) or found.organisation_id = any (array(select private.my_organisation_ids()))) is not true then
    perform private.fail('not_found', 404);
  end if;
  if found.moderation <> 'hidden' then perform private.fail('page_stale', 409); end if;
  insert into public.moderation_appeals (decision_id, district_id, author_id, body)
  values (decided.id, decided.district_id, me, private.require_text(appeal_moderation.body, 'body', 1000, 20))
  on conflict on constraint moderation_appeals_decision_id_key do nothing;
  perform private.announce('district', decided.district_id, 0);
end $$;

-- The head of the office answers an appeal: 'restored' makes the text public again, 'upheld' leaves it hidden. Final.
create function public.decide_appeal(appeal_id uuid, outcome text, answer text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  asked public.moderation_appeals;
  decided public.moderation_decisions;
  found private.moderated_texts;
  said text := private.require_text(decide_appeal.answer, 'answer', 1000, 0);
begin
  perform private.require_login();
  select * into asked from public.moderation_appeals a where a.id = decide_appeal.appeal_id for update;
  if asked.id is null or (asked.district_id = any (array(select private.my_district_ids_as(array['plan_office_head'])))) is not true then perform private.fail('not_found', 404); end if;
  if asked.decided_at is not null then perform private.fail('page_stale', 409); end if;
  if decide_appeal.outcome is null or decide_appeal.outcome not in ('upheld', 'restored') then perform private.fail('choice_missing', 422, 'outcome'); end if;
  if char_length(said) < 20 then perform private.fail('reason_too_short', 422, 'answer'); end if;
  perform private.forbid_personal_data(said, 'answer');
  update public.moderation_appeals a set decided_at = now(), outcome = decide_appeal.outcome, answer = said where a.id = asked.id;
  select * into decided from public.moderation_decisions d where d.id = asked.decision_id;
  select * into found from private.moderated_texts t where t.kind = decided.kind and t.id = decided.subject_id;
  if decide_appeal.outcome = 'restored' and found.moderation = 'hidden' then
    perform private.apply_moderation(found.kind, found.id, 'published', '', '');
    insert into public.moderation_decisions (district_id, kind, subject_id, decision, reason, person_id)
    values (found.district_id, found.kind, found.id, 'restored', said, auth.uid());
  end if;
  perform private.audit(asked.district_id, 'decide_appeal', decided.subject_id, jsonb_build_object('outcome', decide_appeal.outcome));
  perform private.tell_text_writers(found, 'appeal_decided', said);
end $$;

-- Whether texts are read before or after they are public. Head of the office only.
create function public.set_moderation(district_id uuid, moderation text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_login();
  if (set_moderation.district_id = any (array(select private.my_district_ids_as(array['plan_office_head'])))) is not true then perform private.fail('not_found', 404); end if;
  if set_moderation.moderation is null or set_moderation.moderation not in ('before', 'after') then perform private.fail('choice_unknown', 422, 'moderation'); end if;
  update public.districts d set moderation = set_moderation.moderation where d.id = set_moderation.district_id and d.moderation <> set_moderation.moderation;
  if not found then return; end if;
  perform private.audit(set_moderation.district_id, 'set_moderation', set_moderation.district_id, jsonb_build_object('moderation', set_moderation.moderation));
  perform private.announce('district', set_moderation.district_id, 0);
end $$;

-- ── reading ───────────────────────────────────────────────────────────────────────────────────────────────────────────

-- A line of the queue: the text whole, by whom as everybody would see it, what was reported, what looks like a named person's health.
create function private.moderation_line(t private.moderated_texts) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('kind', t.kind, 'id', t.id, 'state', t.moderation, 'title', t.title, 'body', t.body, 'mark', md5(t.body), 'path', t.path, 'writtenAt', t.written_at,
    'organisation', (select o.name from public.organisations o where o.id = t.organisation_id),
    'municipality', (select m.name from public.municipalities m where m.id = t.municipality_id),
    'namesPerson', private.names_person_with_health(t.body),
    'reports', (select coalesce(jsonb_agg(jsonb_build_object('ground', r.ground, 'note', r.note, 'at', r.reported_at) order by r.reported_at), '[]')
      from public.moderation_reports r where r.kind = t.kind and r.subject_id = t.id and r.handled_at is null))
$$;

-- The office's queue: texts that wait to be read (oldest first, 30 at a time), reported ones, appeals, and how many of each. Office only.
create function public.moderation_queue(district_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_office(district_id);
  return jsonb_build_object(
    'moderation', (select d.moderation from public.districts d where d.id = moderation_queue.district_id),
    'waiting', (select coalesce(jsonb_agg(private.moderation_line(w.t) order by (w.t).written_at), '[]') from (
      select t from private.moderated_texts t where t.district_id = moderation_queue.district_id and t.moderation = 'waiting' order by t.written_at limit 30) w),
    'waitingCount', (select count(*) from private.moderated_texts t where t.district_id = moderation_queue.district_id and t.moderation = 'waiting'),
    'reported', (select coalesce(jsonb_agg(private.moderation_line(w.t) order by w.first_report), '[]') from (
      select t, r.first_report from (
        select x.kind, x.subject_id, min(x.reported_at) as first_report from public.moderation_reports x
        where x.district_id = moderation_queue.district_id and x.handled_at is null group by 1, 2 order by 3 limit 30) r
      join private.moderated_texts t on t.kind = r.kind and t.id = r.subject_id and t.moderation = 'published') w),
    'appeals', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'body', a.body, 'at', a.appealed_at, 'ground', d.ground, 'reason', d.reason,
        'title', t.title, 'text', t.body) order by a.appealed_at), '[]')
      from public.moderation_appeals a join public.moderation_decisions d on d.id = a.decision_id
      join private.moderated_texts t on t.kind = d.kind and t.id = d.subject_id
      where a.district_id = moderation_queue.district_id and a.decided_at is null));
end $$;

-- What everybody may know: how many texts were published, sent back and hidden, and on which grounds; restored after an appeal.
create function public.moderation_figures(district_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'moderation', (select d.moderation from public.districts d where d.id = moderation_figures.district_id),
    'published', count(*) filter (where x.decision = 'published'),
    'changesAsked', count(*) filter (where x.decision = 'changes_asked'),
    'hidden', count(*) filter (where x.decision = 'hidden'),
    'restored', count(*) filter (where x.decision = 'restored'),
    'grounds', (select coalesce(jsonb_agg(jsonb_build_object('ground', g.ground, 'many', g.many) order by g.many desc, g.ground), '[]') from (
      select d.ground, count(*) as many from public.moderation_decisions d
      where d.district_id = moderation_figures.district_id and d.decision = 'hidden' group by d.ground) g))
  from public.moderation_decisions x where x.district_id = moderation_figures.district_id
$$;

-- The person's own texts (and her organisations') that are not public as she wrote them, with the reason and what she can do.
create function public.my_moderated_texts(district_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'id', t.id, 'state', t.moderation, 'title', t.title, 'body', t.body, 'path', t.path,
      'writtenAt', t.written_at, 'reason', t.reason, 'passage', t.passage, 'ground', d.ground, 'decisionId', d.id,
      'appeal', (select jsonb_build_object('body', a.body, 'at', a.appealed_at, 'outcome', a.outcome, 'answer', a.answer)
        from public.moderation_appeals a where a.decision_id = d.id)) order by t.written_at desc), '[]')
    from private.moderated_texts t
    left join lateral (
      select x.id, x.ground from public.moderation_decisions x
      where x.kind = t.kind and x.subject_id = t.id and x.decision = 'hidden' and t.moderation = 'hidden' order by x.decided_at desc limit 1) d on true
    where t.district_id = my_moderated_texts.district_id and t.moderation <> 'published'
      and ((t.organisation_id is null and t.author_id = me) or t.organisation_id = any (array(select private.my_organisation_ids()))));
end $$;

-- The title and the words of a public text, for the form that reports it. Null when there is none.
create function public.reportable_text(district_id uuid, kind text, subject_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('kind', t.kind, 'id', t.id, 'title', t.title, 'excerpt', left(t.body, 400), 'path', t.path)
  from private.moderated_texts t
  where t.district_id = reportable_text.district_id and t.kind = reportable_text.kind and t.id = reportable_text.subject_id and t.moderation = 'published'
$$;

revoke execute on function public.moderate_text(text, uuid, text, text, text, text, text, text), public.report_text(text, uuid, text, text),
  public.appeal_moderation(uuid, text), public.decide_appeal(uuid, text, text), public.set_moderation(uuid, text), public.moderation_queue(uuid),
  public.moderation_figures(uuid), public.my_moderated_texts(uuid), public.reportable_text(uuid, text, uuid) from public, anon, authenticated;
grant execute on function public.report_text(text, uuid, text, text), public.moderation_figures(uuid), public.reportable_text(uuid, text, uuid) to anon, authenticated;
grant execute on function public.moderate_text(text, uuid, text, text, text, text, text, text), public.appeal_moderation(uuid, text),
  public.decide_appeal(uuid, text, text), public.set_moderation(uuid, text), public.moderation_queue(uuid), public.my_moderated_texts(uuid) to authenticated;
