-- Purpose: what all of participation stands on: the phases' new actions, for whom somebody acts, moderation before or after, kinds of notice.
-- Locks: public.districts and public.cycle_phases briefly. Way back: drop the functions and the table, drop the column, take the new actions out of cycle_phases.

-- ── what the phases allow ─────────────────────────────────────────────────────────────────────────────────────────────
-- propose_topic, join_conference (adesione), support_proposal, comment_proposal (docs/rules/conference.md, CONF-01).
create or replace function private.add_default_phases(cycle_id uuid) returns void
language sql set search_path = '' as $$
  insert into public.cycle_phases (cycle_id, phase, position, allows) values
    (add_default_phases.cycle_id, 'informazione', 1, array['manage_participants', 'propose_topic']),
    (add_default_phases.cycle_id, 'adesioni', 2, array['manage_participants', 'propose_topic', 'join_conference', 'submit_proposal', 'support_proposal', 'comment_proposal']),
    (add_default_phases.cycle_id, 'proposte', 3, array['manage_participants', 'propose_topic', 'join_conference', 'submit_proposal', 'screen_proposal', 'support_proposal', 'comment_proposal', 'hold_session', 'open_vote']),
    (add_default_phases.cycle_id, 'tavoli', 4, array['manage_participants', 'propose_topic', 'join_conference', 'submit_proposal', 'screen_proposal', 'support_proposal', 'comment_proposal', 'hold_session', 'open_vote', 'edit_section', 'close_proposal']),
    (add_default_phases.cycle_id, 'redazione', 5, array['screen_proposal', 'support_proposal', 'comment_proposal', 'hold_session', 'open_vote', 'edit_section', 'close_proposal']),
    (add_default_phases.cycle_id, 'consultazione', 6, array['comment_proposal', 'hold_session', 'open_vote', 'edit_section', 'comment_section', 'close_proposal']),
    (add_default_phases.cycle_id, 'restituzione', 7, array['hold_session', 'close_proposal', 'edit_section']),
    (add_default_phases.cycle_id, 'approvazione', 8, array['close_proposal']),
    (add_default_phases.cycle_id, 'attuazione', 9, array['hold_session'])
$$;

-- Cycles that exist already get the new actions in the phases where the default has them.
update public.cycle_phases p set allows = p.allows || n.added
from (values
  ('informazione', array['propose_topic']),
  ('adesioni', array['propose_topic', 'join_conference', 'support_proposal', 'comment_proposal']),
  ('proposte', array['propose_topic', 'join_conference', 'support_proposal', 'comment_proposal']),
  ('tavoli', array['propose_topic', 'join_conference', 'support_proposal', 'comment_proposal']),
  ('redazione', array['support_proposal', 'comment_proposal']),
  ('consultazione', array['comment_proposal'])) n (phase, added)
where p.phase = n.phase;

-- ── for whom somebody acts ────────────────────────────────────────────────────────────────────────────────────────────
-- Who is asking acts for the organisation, as its delegate or substitute of today, or, without one, for herself as a citizen
-- of the district. Returns her id; 401 sign_in_needed, 403 delegation_missing, 403 citizens_only.
create function private.require_acting(organisation_id uuid, district_id uuid) returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
begin
  if require_acting.organisation_id is null then
    if (require_acting.district_id = any (array(select private.my_citizen_district_ids()))) is not true then perform private.fail('citizens_only', 403); end if;
  elsif not exists (
    select from public.organisations o where o.id = require_acting.organisation_id and o.district_id = require_acting.district_id
      and o.id = any (array(select private.my_organisation_ids()))) then
    perform private.fail('delegation_missing', 403, 'organisationId');
  end if;
  return me;
end $$;

-- ── moderation ────────────────────────────────────────────────────────────────────────────────────────────────────────
alter table public.districts add column moderation text not null default 'before' check (moderation in ('before', 'after'));
comment on column public.districts.moderation is 'Whether what people write is read by the office before it is public (the default) or after.';

-- How a new text of people begins in the district: waiting to be read, or published at once.
create function private.first_moderation(district_id uuid) returns text
language sql stable security definer set search_path = '' as $$
  select case d.moderation when 'after' then 'published' else 'waiting' end from public.districts d where d.id = first_moderation.district_id
$$;

-- ── notices ───────────────────────────────────────────────────────────────────────────────────────────────────────────
create table private.notice_kinds (
  kind text primary key check (kind ~ '^[a-z_]{3,60}$'),
  class text not null check (class in ('service', 'event'))
);
comment on table private.notice_kinds is 'What a notice may tell. A service message always goes out at once; an event follows the person''s choice (at once, digest, never).';
insert into private.notice_kinds (kind, class) values
  ('proposal_received', 'service'), ('proposal_admitted', 'service'), ('proposal_returned', 'service'),
  ('proposal_under_review', 'service'), ('proposal_closed', 'service'), ('delegate_named', 'service'), ('email_changed', 'service');
alter table private.notices add constraint notices_kind foreign key (kind) references private.notice_kinds (kind);
create index notices_kind on private.notices (kind);
