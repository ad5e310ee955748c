-- Purpose: every event has its group of choices; reports and appeals are told to the office.
-- Locks: private.notice_kinds and the two tables of the moderation briefly. Way back: drop the constraint, the triggers and the function.

-- Events of the subjects before and after the notices. What is not a duty towards a person follows her choice.
insert into private.notice_kinds (kind, class, group_name) values ('text_reported', 'event', 'moderation'), ('text_appealed', 'event', 'moderation');
update private.notice_kinds k set class = 'event', group_name = e.group_name
from (values ('proposal_commented', 'comments'), ('comment_replied', 'comments'), ('joined_topic_news', 'topics'), ('note_mention', 'desk')) e (kind, group_name)
where k.kind = e.kind;
alter table private.notice_kinds add constraint notice_kinds_group check ((class = 'event') = (group_name is not null));

-- A reader pointed a text out (told once a day for each text), or an author appeals to the head. Who did it is not told.
create function private.tell_of_moderation() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  place text := '/' || (select d.slug from public.districts d where d.id = new.district_id) || '/ufficio/moderazione';
begin
  if tg_table_name = 'moderation_reports' then
    perform private.tell_people(array(select private.desk_people(new.district_id)), 'text_reported', new.district_id,
      jsonb_build_object('path', place), 'report:' || new.subject_id || ':' || (now() at time zone 'Europe/Rome')::date);
  else
    perform private.tell_people(array(select private.desk_people(new.district_id, array['plan_office_head'])), 'text_appealed', new.district_id,
      jsonb_build_object('path', place), 'appeal:' || new.id);
  end if;
  return null;
end $$;
create trigger tell_of_report after insert on public.moderation_reports for each row execute function private.tell_of_moderation();
create trigger tell_of_appeal after insert on public.moderation_appeals for each row execute function private.tell_of_moderation();
