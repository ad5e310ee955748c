-- Purpose: whoever is named delegate or substitute is told by mail, with or without an account.
-- Locks: a trigger on public.organisation_delegates (brief). Way back: drop the trigger and the function.

create function private.tell_delegate() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  body public.organisations;
  about jsonb;
begin
  select * into body from public.organisations o where o.id = new.organisation_id;
  about := jsonb_build_object('organisation', body.name, 'place', new.kind,
    'path', '/' || (select d.slug from public.districts d where d.id = body.district_id));
  if new.person_id is not null then
    perform private.queue_notice(new.person_id, 'delegate_named', body.district_id, about);
  else
    perform private.queue_notice_to(new.email, 'delegate_named', body.district_id, about);
  end if;
  return new;
end $$;
create trigger tell_delegate after insert on public.organisation_delegates for each row execute function private.tell_delegate();
