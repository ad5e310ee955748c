-- Purpose: what a person can do with her own data: take all of it away, close the account; how long each class of data is kept; the district's privacy notice.
-- Locks: none (new tables). Way back: drop the tables and the functions named here.

-- ── everything mine ───────────────────────────────────────────────────────────────────────────────────────────────────

-- All that the platform holds about the person asking, by subject, in the words of the database. Nobody else's data is in it.
-- At most ten times a day.
create function public.my_data() returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
begin
  perform private.take_rate('my_data', me::text, 10, interval '1 day');
  return jsonb_build_object(
    'takenAt', now(),
    'account', (select jsonb_build_object('email', u.email, 'createdAt', u.created_at, 'confirmedAt', u.email_confirmed_at, 'lastSignInAt', u.last_sign_in_at,
        'displayName', p.display_name, 'locale', p.locale, 'municipality', m.name, 'ageDeclaredAt', p.age_declared_at)
      from auth.users u join public.profiles p on p.id = u.id left join public.municipalities m on m.id = p.municipality_id where u.id = me),
    'roles', private.my_roles_data(me),
    'adesioni', (select coalesce(jsonb_agg(jsonb_build_object('district', d.name, 'cycle', c.label, 'kind', a.kind, 'mode', a.mode, 'state', a.state, 'sentAt', a.created_at,
        'tavoli', (select coalesce(jsonb_agg(t.name order by t.position), '[]') from public.adesione_tavoli s join public.tavoli t on t.id = s.tavolo_id where s.adesione_id = a.id),
        'needs', (select n.needs from public.adesione_needs n where n.adesione_id = a.id and n.person_id = me)) order by a.created_at), '[]')
      from public.adesioni a join public.districts d on d.id = a.district_id join public.planning_cycles c on c.id = a.cycle_id
      where a.person_id = me or exists (select from public.adesione_needs n where n.adesione_id = a.id and n.person_id = me)),
    'topics', (select coalesce(jsonb_agg(jsonb_build_object('number', t.number, 'title', t.title, 'why', t.why, 'writtenAt', t.created_at, 'moderation', t.moderation,
        'moderationReason', t.moderation_reason, 'forOrganisation', (select o.name from public.organisations o where o.id = t.organisation_id)) order by t.created_at), '[]')
      from public.topics t where t.author_id = me
        and (t.organisation_id is null or t.moderation = 'published' or t.organisation_id = any (array(select private.my_organisation_ids())))),
    'topicsOfInterest', (select coalesce(jsonb_agg(jsonb_build_object('number', t.number, 'title', case when t.moderation = 'published' then t.title end, 'why', j.why, 'at', j.created_at) order by j.created_at), '[]')
      from public.topic_joins j join public.topics t on t.id = j.topic_id where j.author_id = me),
    'proposals', (select coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'state', p.state, 'createdAt', p.created_at, 'submittedAt', p.submitted_at,
        -- What she wrote for an organisation and is not public is its own, once she no longer acts for it.
        'content', case when p.published_at is not null or p.id = any (array(select private.my_proposal_ids())) then private.draft_content(p) end, 'forOrganisation', (select o.name from public.organisations o where o.id = p.organisation_id),
        'attachments', (select coalesce(jsonb_agg(jsonb_build_object('title', f.title, 'kind', f.kind, 'bytes', f.bytes) order by f.created_at), '[]')
          from public.attachments f where f.proposal_id = p.id and f.state = 'stored'
            and (p.published_at is not null or p.id = any (array(select private.my_proposal_ids()))))) order by p.created_at), '[]')
      from public.proposals p where p.author_id = me),
    'supports', (select coalesce(jsonb_agg(jsonb_build_object('proposal', p.number, 'title', case when p.published_at is not null then p.title end, 'at', s.created_at) order by s.created_at), '[]')
      from public.proposal_supports s join public.proposals p on p.id = s.proposal_id where s.author_id = me),
    'comments', (select coalesce(jsonb_agg(jsonb_build_object('proposal', p.number, 'kind', c.kind, 'text', c.body, 'writtenAt', c.created_at, 'moderation', c.moderation,
        'moderationReason', c.moderation_reason) order by c.created_at), '[]')
      from public.proposal_comments c join public.proposals p on p.id = c.proposal_id where c.author_id = me),
    'sessions', (select coalesce(jsonb_agg(jsonb_build_object('session', s.title, 'tavolo', t.name, 'mode', a.mode, 'arrivedAt', a.arrived_at, 'leftAt', a.left_at,
        'asked', (select coalesce(jsonb_agg(jsonb_build_object('kind', r.kind, 'at', r.requested_at, 'givenAt', r.given_at) order by r.requested_at), '[]')
          from public.speaking_requests r where r.attendance_id = a.id)) order by a.arrived_at), '[]')
      from public.attendances a join public.sessions s on s.id = a.session_id join public.tavoli t on t.id = s.tavolo_id where a.person_id = me),
    'ballots', (select coalesce(jsonb_agg(jsonb_build_object('question', v.question, 'choice', b.choice, 'castAt', b.cast_at,
        'forOrganisation', (select o.name from public.organisations o where o.id = e.organisation_id)) order by b.cast_at), '[]')
      from public.ballots b join public.vote_electors e on e.id = b.elector_id join public.votes v on v.id = b.vote_id where b.cast_by = me),
    'writing', (select coalesce(jsonb_agg(jsonb_build_object('section', w.title, 'changes', w.many, 'from', w.first, 'to', w.last) order by w.first), '[]') from (
      select s.title, count(*) as many, min(u.created_at) as first, max(u.created_at) as last
      from private.document_updates u join public.plan_sections s on s.document_id = u.document_id where u.person_id = me group by s.id, s.title) w),
    'moderation', jsonb_build_object(
      'reports', (select coalesce(jsonb_agg(jsonb_build_object('ground', r.ground, 'note', r.note, 'at', r.reported_at) order by r.reported_at), '[]')
        from public.moderation_reports r where r.reporter_id = me),
      'appeals', (select coalesce(jsonb_agg(jsonb_build_object('text', a.body, 'at', a.appealed_at, 'outcome', a.outcome, 'answer', a.answer) order by a.appealed_at), '[]')
        from public.moderation_appeals a where a.author_id = me)),
    'notices', (select coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'about', n.payload - 'proposalId', 'at', n.created_at, 'readAt', n.read_at) order by n.seq), '[]')
      from private.notices n where n.person_id = me));
end $$;

-- The places and roles of a person, by name.
create function private.my_roles_data(person_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'districts', (select coalesce(jsonb_agg(jsonb_build_object('district', d.name, 'role', r.role) order by d.name), '[]')
      from public.district_roles r join public.districts d on d.id = r.district_id where r.person_id = my_roles_data.person_id),
    'tavoli', (select coalesce(jsonb_agg(jsonb_build_object('tavolo', t.name, 'role', r.role) order by t.name), '[]')
      from public.tavolo_roles r join public.tavoli t on t.id = r.tavolo_id where r.person_id = my_roles_data.person_id),
    'delegations', (select coalesce(jsonb_agg(jsonb_build_object('organisation', o.name, 'place', g.kind, 'from', g.named_at, 'revokedAt', g.revoked_at) order by g.named_at), '[]')
      from public.organisation_delegates g join public.organisations o on o.id = g.organisation_id where g.person_id = my_roles_data.person_id))
$$;

-- ── closing the account ───────────────────────────────────────────────────────────────────────────────────────────────

insert into private.notice_kinds (kind, class) values ('account_closed', 'service');

-- Closes the account of the person asking, for good: what she published stays, without anything that leads to her («ex partecipante»),
-- receipts stay valid; her own drafts, supports and lines of interest go; ballots already cast count. `confirmation` is her own e-mail
-- address: 422 confirmation_wrong. The only head of an office (409 last_head) and the only administrator (409 last_admin) first hand over.
create function public.close_account(confirmation text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  address text := (select u.email from auth.users u where u.id = me);
  words text := (select p.locale from public.profiles p where p.id = me);
begin
  if lower(btrim(coalesce(confirmation, ''))) is distinct from lower(address) then perform private.fail('confirmation_wrong', 422, 'confirmation'); end if;
  perform 1 from public.districts d where d.id in (select r.district_id from public.district_roles r where r.person_id = me and r.role = 'plan_office_head') order by d.id for update;
  if exists (select from public.district_roles r where r.person_id = me and r.role = 'plan_office_head' and not exists (
    select from public.district_roles o where o.district_id = r.district_id and o.role = 'plan_office_head' and o.person_id <> me)) then
    perform private.fail('last_head', 409);
  end if;
  if private.is_platform_admin() then perform from private.platform_admins a order by a.person_id for update; end if;
  if private.is_platform_admin() and (select count(*) from private.platform_admins) = 1 then perform private.fail('last_admin', 409); end if;
  delete from public.proposals p where p.author_id = me and p.state = 'draft' and not p.shared;
  delete from public.proposal_supports s where s.author_id = me and s.organisation_id is null;
  delete from public.topic_joins j where j.author_id = me and j.organisation_id is null;
  update public.proposals p set author_municipality_id = null where p.author_id = me and p.organisation_id is null;
  update public.proposal_comments c set author_municipality_id = null where c.author_id = me and c.organisation_id is null;
  update public.topics t set author_municipality_id = null where t.author_id = me and t.organisation_id is null;
  perform private.queue_notice_to(address, 'account_closed', null, jsonb_build_object('locale', words));
  perform private.audit(null, 'close_account', null);
  perform private.announce('login', me, 0);
  delete from auth.users u where u.id = me;
end $$;

-- ── how long data is kept ─────────────────────────────────────────────────────────────────────────────────────────────

create table private.retention_rules (
  class text primary key,
  position int not null unique,
  days int not null check (days between 1 and 3650),
  shortest int not null check (shortest >= 1),
  longest int not null check (longest <= 3650),
  constraint retention_rules_within check (days between shortest and longest)
);
comment on table private.retention_rules is 'How many days each class of data is kept: the housekeeping applies it every night, the privacy pages show it.';
insert into private.retention_rules (class, position, days, shortest, longest) values
  ('counters', 1, 2, 2, 30),
  ('unconfirmed_accounts', 2, 7, 1, 30),
  ('trial_mails', 3, 7, 1, 30),
  ('mails_to_addresses', 4, 30, 7, 180),
  ('access_needs', 5, 30, 1, 90),
  ('drafts', 6, 365, 90, 730),
  ('notices', 7, 365, 90, 730),
  ('reports', 8, 365, 90, 730),
  ('adesioni', 9, 365, 30, 730),
  ('attendance', 10, 365, 30, 730),
  ('ballot_links', 11, 365, 30, 730);

create function private.kept_since(class text) returns timestamptz
language sql stable security definer set search_path = '' as $$
  select now() - make_interval(days => r.days) from private.retention_rules r where r.class = kept_since.class
$$;

-- Forgets what is older than its class is kept. Called every night by the housekeeping; calling it twice does nothing more.
create function private.apply_retention() returns void
language plpgsql security definer set search_path = '' as $$
begin
  delete from private.rate_counters where window_start < private.kept_since('counters');
  delete from auth.users where email_confirmed_at is null and created_at < private.kept_since('unconfirmed_accounts') and last_sign_in_at is null;
  delete from private.test_mails where sent_at < private.kept_since('trial_mails');
  -- What went to an address without an account is in nobody's centre.
  delete from private.notices where person_id is null and sent_at < private.kept_since('mails_to_addresses');
  delete from private.notices where created_at < private.kept_since('notices');
  delete from private.digests d where d.due_at < private.kept_since('notices') and not exists (select from private.notices n where n.digest_id = d.id);
  delete from public.proposals p where p.state = 'draft' and p.updated_at < private.kept_since('drafts');
  delete from public.moderation_reports r where r.handled_at < private.kept_since('reports');
  -- After the last event of the Conferenza, or after the cycle when its calendar is empty.
  delete from public.adesione_needs n using public.adesioni a
  where a.id = n.adesione_id and private.last_event(a.cycle_id) < private.kept_since('access_needs');
  delete from public.adesioni a using public.planning_cycles c
  where c.id = a.cycle_id and a.kind = 'citizen' and c.ends_on < private.kept_since('adesioni')::date;
  -- The numbers stay, whom they belonged to goes.
  update public.attendances a set person_id = null from public.sessions s
  where s.id = a.session_id and a.person_id is not null and s.state = 'closed' and s.starts_at < private.kept_since('attendance');
  update public.vote_electors e set person_id = null from public.votes v
  where v.id = e.vote_id and e.person_id is not null and v.closed_at < private.kept_since('ballot_links');
  update public.ballots b set cast_by = null from public.votes v
  where v.id = b.vote_id and b.cast_by is not null and v.closed_at < private.kept_since('ballot_links');
end $$;

-- The end of the last date of the cycle: in the Conferenza's calendar or of a tavolo's session; without any, of the cycle.
create function private.last_event(cycle_id uuid) returns timestamptz
language sql stable security definer set search_path = '' as $$
  select coalesce(
    greatest(
      (select max(coalesce(e.ends_at, e.starts_at)) from public.conference_events e join public.conferences c on c.id = e.conference_id where c.cycle_id = last_event.cycle_id),
      (select max(coalesce(s.ends_at, s.starts_at)) from public.sessions s where s.cycle_id = last_event.cycle_id)),
    (select c.ends_on::timestamptz from public.planning_cycles c where c.id = last_event.cycle_id))
$$;

-- The table as everybody may read it: class and days, in order.
create function public.retention_table() returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_agg(jsonb_build_object('class', r.class, 'days', r.days, 'shortest', r.shortest, 'longest', r.longest) order by r.position) from private.retention_rules r
$$;

-- Changes how long a class is kept, within its bounds (422 number_invalid). The platform's administrator only.
create function public.set_retention(class text, days int) returns void
language plpgsql security definer set search_path = '' as $$
declare
  rule private.retention_rules;
begin
  perform private.require_login();
  if private.is_platform_admin() is not true then perform private.fail('not_found', 404); end if;
  select * into rule from private.retention_rules r where r.class = set_retention.class for update;
  if rule.class is null then perform private.fail('not_found', 404); end if;
  if set_retention.days is null or set_retention.days not between rule.shortest and rule.longest then perform private.fail('number_invalid', 422, 'days'); end if;
  if rule.days = set_retention.days then return; end if;
  update private.retention_rules r set days = set_retention.days where r.class = rule.class;
  perform private.audit(null, 'set_retention', null, jsonb_build_object('class', rule.class, 'from', rule.days, 'to', set_retention.days));
end $$;

-- ── the district's privacy notice ─────────────────────────────────────────────────────────────────────────────────────

create table public.privacy_notices (
  district_id uuid primary key references public.districts (id) on delete cascade,
  controller text not null default '' check (char_length(controller) <= 200),
  controller_contact text not null default '' check (char_length(controller_contact) <= 300),
  dpo_contact text not null default '' check (char_length(dpo_contact) <= 300),
  processors text not null default '' check (char_length(processors) <= 1000),
  hosting text not null default '' check (char_length(hosting) <= 500),
  rights_contact text not null default '' check (char_length(rights_contact) <= 300),
  revision bigint not null default 1,
  updated_at timestamptz not null default now()
);
comment on table public.privacy_notices is 'What the office fills into the template of the privacy notice: who answers for the data, whom to write to.';
alter table public.privacy_notices enable row level security;
grant select on public.privacy_notices to anon, authenticated;
create policy privacy_notices_select_anyone on public.privacy_notices for select to anon, authenticated using (true);
create trigger privacy_notices_revision before update on public.privacy_notices for each row execute function private.bump_revision();

-- Writes the fields of the district's privacy notice. Office only; expected_revision 0 begins it, else 409 page_stale guards against a colleague's work.
create function public.save_privacy_notice(
  district_id uuid, controller text, controller_contact text, dpo_contact text, processors text, hosting text, rights_contact text, expected_revision bigint
) returns void
language plpgsql security definer set search_path = '' as $$
declare
  was public.privacy_notices;
  is_first boolean;
begin
  perform private.require_office(save_privacy_notice.district_id);
  insert into public.privacy_notices (district_id) values (save_privacy_notice.district_id) on conflict do nothing;
  is_first := found;
  select * into was from public.privacy_notices n where n.district_id = save_privacy_notice.district_id for update;
  if not is_first and was.revision is distinct from expected_revision then perform private.fail('page_stale', 409); end if;
  update public.privacy_notices n set
    controller = private.require_text(save_privacy_notice.controller, 'controller', 200, 0),
    controller_contact = private.require_text(save_privacy_notice.controller_contact, 'controllerContact', 300, 0),
    dpo_contact = private.require_text(save_privacy_notice.dpo_contact, 'dpoContact', 300, 0),
    processors = private.require_text(save_privacy_notice.processors, 'processors', 1000, 0),
    hosting = private.require_text(save_privacy_notice.hosting, 'hosting', 500, 0),
    rights_contact = private.require_text(save_privacy_notice.rights_contact, 'rightsContact', 300, 0),
    updated_at = now()
  where n.district_id = was.district_id;
  perform private.audit(was.district_id, 'save_privacy_notice', was.district_id);
  perform private.announce('district', was.district_id, 0);
end $$;

revoke execute on function public.my_data(), public.close_account(text), public.retention_table(), public.set_retention(text, int),
  public.save_privacy_notice(uuid, text, text, text, text, text, text, bigint) from public, anon, authenticated;
grant execute on function public.retention_table() to anon, authenticated;
grant execute on function public.my_data(), public.close_account(text), public.set_retention(text, int),
  public.save_privacy_notice(uuid, text, text, text, text, text, text, bigint) to authenticated;
