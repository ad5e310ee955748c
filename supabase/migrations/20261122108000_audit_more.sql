-- Purpose: seating an organisation at a tavolo was not in the audit trail yet.
-- Locks: none. Way back: put set_tavolo_organisation of 20261121100500 back.

-- The same as before, with its line in the audit trail.
create or replace function public.set_tavolo_organisation(tavolo_id uuid, organisation_id uuid, seated boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  tavolo public.tavoli;
begin
  select * into tavolo from public.tavoli t where t.id = set_tavolo_organisation.tavolo_id;
  perform private.require_office(tavolo.district_id);
  perform private.require_phase(tavolo.cycle_id, 'manage_participants');
  if not exists (select from public.organisations o where o.id = set_tavolo_organisation.organisation_id and o.district_id = tavolo.district_id) then
    perform private.fail('not_found', 404);
  end if;
  if set_tavolo_organisation.seated then
    insert into public.tavolo_organisations (tavolo_id, organisation_id) values (tavolo.id, set_tavolo_organisation.organisation_id) on conflict do nothing;
  else
    delete from public.tavolo_organisations s where s.tavolo_id = tavolo.id and s.organisation_id = set_tavolo_organisation.organisation_id;
  end if;
  if not found then return; end if;
  perform private.audit(tavolo.district_id, 'set_tavolo_organisation', set_tavolo_organisation.organisation_id,
    jsonb_build_object('tavolo', tavolo.name, 'seated', set_tavolo_organisation.seated));
  perform private.announce('tavolo', tavolo.id, tavolo.revision);
end $$;
