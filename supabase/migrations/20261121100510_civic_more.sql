-- Purpose: what the civic pages read in one call.
-- Locks: none. Way back: drop the functions.

-- All that every page of a district needs: its name and the current cycle with what the phase allows. Null when unknown.
create function public.district_frame(slug text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'id', d.id, 'slug', d.slug, 'name', d.name, 'numberPrefix', d.number_prefix, 'leadBody', d.lead_body,
    'demonstration', d.demonstration, 'revision', d.revision,
    'currentCycle', (
      select jsonb_build_object('id', c.id, 'label', c.label, 'phase', c.phase, 'phaseAllows', to_jsonb(p.allows),
        'citizensVote', c.citizens_vote, 'revision', c.revision)
      from public.planning_cycles c
      join public.cycle_phases p on p.cycle_id = c.id and p.phase = c.phase
      where c.district_id = d.id and c.is_current))
  from public.districts d where d.slug = district_frame.slug
$$;
revoke execute on function public.district_frame(text) from public, anon, authenticated;
grant execute on function public.district_frame(text) to anon, authenticated;

-- Takes a role in a district away with effect at the next request. Head of the office or platform administrator;
-- a district keeps at least one head (409 last_head).
create function public.revoke_district_role(district_id uuid, person_id uuid, role text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  heads int;
begin
  perform private.require_login();
  if not private.is_platform_admin()
    and (revoke_district_role.district_id = any (array(select private.my_district_ids_as(array['plan_office_head'])))) is not true then
    perform private.fail('not_found', 404);
  end if;
  if revoke_district_role.role = 'plan_office_head' then
    perform 1 from public.districts d where d.id = revoke_district_role.district_id for update;
    select count(*) into heads from public.district_roles r
    where r.district_id = revoke_district_role.district_id and r.role = 'plan_office_head' and r.person_id <> revoke_district_role.person_id;
    if heads = 0 then perform private.fail('last_head', 409); end if;
  end if;
  delete from public.district_roles r where r.district_id = revoke_district_role.district_id
    and r.person_id = revoke_district_role.person_id and r.role = revoke_district_role.role;
  perform private.audit(revoke_district_role.district_id, 'revoke_district_role', revoke_district_role.person_id, jsonb_build_object('role', revoke_district_role.role));
  perform private.announce('login', revoke_district_role.person_id, 0);
end $$;

-- Takes a facilitator's or minute-taker's role away. Office only.
create function public.revoke_tavolo_role(tavolo_id uuid, person_id uuid, role text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  district uuid;
begin
  select t.district_id into district from public.tavoli t where t.id = revoke_tavolo_role.tavolo_id;
  perform private.require_office(district);
  delete from public.tavolo_roles r where r.tavolo_id = revoke_tavolo_role.tavolo_id
    and r.person_id = revoke_tavolo_role.person_id and r.role = revoke_tavolo_role.role;
  perform private.audit(district, 'revoke_tavolo_role', revoke_tavolo_role.tavolo_id, jsonb_build_object('role', revoke_tavolo_role.role));
  perform private.announce('login', revoke_tavolo_role.person_id, 0);
end $$;

-- Corrects a registered organisation's name, category or seat. Office only; 409 organisation_exists for a name already there.
create function public.update_organisation(organisation_id uuid, name text, category text, municipality_id uuid default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  district uuid;
begin
  select o.district_id into district from public.organisations o where o.id = update_organisation.organisation_id;
  perform private.require_office(district);
  begin
    update public.organisations o set name = private.require_text(update_organisation.name, 'name', 160, 3),
      category = update_organisation.category, municipality_id = update_organisation.municipality_id
    where o.id = update_organisation.organisation_id;
  exception
    when unique_violation then perform private.fail('organisation_exists', 409, 'name');
    when check_violation or not_null_violation then perform private.fail('category_unknown', 422, 'category');
    when foreign_key_violation then perform private.fail('municipality_unknown', 422, 'municipalityId');
  end;
  perform private.audit(district, 'update_organisation', update_organisation.organisation_id);
  perform private.announce('district', district, 0);
end $$;

-- The persons with a role in the district, with the address by which the office named them. Office only.
create function public.office_roles(district_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_office(office_roles.district_id);
  return (
    select coalesce(jsonb_agg(jsonb_build_object('personId', r.person_id, 'role', r.role, 'email', u.email, 'name', p.display_name)
      order by r.role, p.display_name), '[]')
    from public.district_roles r join auth.users u on u.id = r.person_id join public.profiles p on p.id = r.person_id
    where r.district_id = office_roles.district_id);
end $$;

-- The current cycle's tavoli with who runs them and who sits at them. Office only.
create function public.office_tavoli(district_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_office(office_tavoli.district_id);
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', t.id, 'slug', t.slug, 'area', t.area, 'name', t.name, 'description', t.description,
      'roles', (select coalesce(jsonb_agg(jsonb_build_object('personId', r.person_id, 'role', r.role, 'email', u.email, 'name', p.display_name)
          order by r.role, p.display_name), '[]')
        from public.tavolo_roles r join auth.users u on u.id = r.person_id join public.profiles p on p.id = r.person_id where r.tavolo_id = t.id),
      'organisations', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name collate "it-x-icu"), '[]')
        from public.tavolo_organisations s join public.organisations o on o.id = s.organisation_id where s.tavolo_id = t.id)
    ) order by t.position), '[]')
    from public.tavoli t join public.planning_cycles c on c.id = t.cycle_id and c.is_current
    where t.district_id = office_tavoli.district_id);
end $$;

-- The district's organisations with today's delegate and substitute and the tavoli where they sit. Office only.
create function public.office_organisations(district_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_office(office_organisations.district_id);
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', o.id, 'name', o.name, 'category', o.category, 'municipalityId', o.municipality_id, 'municipality', m.name,
      'delegates', (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'kind', d.kind, 'email', d.email, 'bound', d.person_id is not null,
          'namedAt', d.named_at) order by d.kind), '[]')
        from public.organisation_delegates d where d.organisation_id = o.id and d.revoked_at is null),
      'tavoloIds', (select coalesce(jsonb_agg(t.id order by t.position), '[]')
        from public.tavolo_organisations s join public.tavoli t on t.id = s.tavolo_id
        join public.planning_cycles c on c.id = t.cycle_id and c.is_current where s.organisation_id = o.id)
    ) order by o.name collate "it-x-icu"), '[]')
    from public.organisations o left join public.municipalities m on m.id = o.municipality_id
    where o.district_id = office_organisations.district_id);
end $$;

revoke execute on function public.revoke_district_role(uuid, uuid, text), public.revoke_tavolo_role(uuid, uuid, text),
  public.update_organisation(uuid, text, text, uuid), public.office_roles(uuid), public.office_tavoli(uuid), public.office_organisations(uuid)
  from public, anon, authenticated;
grant execute on function public.revoke_district_role(uuid, uuid, text), public.revoke_tavolo_role(uuid, uuid, text),
  public.update_organisation(uuid, text, text, uuid), public.office_roles(uuid), public.office_tavoli(uuid), public.office_organisations(uuid)
  to authenticated;
