-- Purpose: what the platform's administrators do: make districts, see who heads their offices.
-- Locks: none. Way back: drop the functions.

-- Makes a district with its municipalities ([{"cadastralCode", "name", "postalCode"}]; those unknown so far are added) and
-- returns its id. 404 for anybody but a platform administrator; 409 district_exists for an address or prefix that is taken.
create function public.create_district(slug text, name text, number_prefix text, lead_body text, municipalities jsonb) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  made uuid;
  -- The embedded gateway hands a JSON array over as a JSON string; Supabase hands over the array.
  towns jsonb := case jsonb_typeof(create_district.municipalities)
    when 'string' then (create_district.municipalities #>> '{}')::jsonb else create_district.municipalities end;
  item jsonb;
  code text;
  town uuid;
begin
  perform private.require_login();
  if not private.is_platform_admin() then perform private.fail('not_found', 404); end if;
  if create_district.slug !~ '^[a-z][a-z0-9-]{2,40}$' then perform private.fail('slug_invalid', 422, 'slug'); end if;
  if create_district.number_prefix !~ '^[A-Z]{2,6}$' then perform private.fail('prefix_invalid', 422, 'numberPrefix'); end if;
  if coalesce(jsonb_typeof(towns), '') <> 'array' or jsonb_array_length(towns) not between 1 and 100 then
    perform private.fail('municipalities_invalid', 422, 'municipalities');
  end if;
  begin
    insert into public.districts (slug, name, number_prefix, lead_body)
    values (create_district.slug, private.require_text(create_district.name, 'name', 120, 3), create_district.number_prefix,
      private.require_text(create_district.lead_body, 'leadBody', 200, 3))
    returning id into made;
  exception when unique_violation then perform private.fail('district_exists', 409, 'slug');
  end;
  for item in select * from jsonb_array_elements(towns) loop
    code := upper(btrim(item ->> 'cadastralCode'));
    if code is null or code !~ '^[A-Z][0-9]{3}$' then perform private.fail('municipalities_invalid', 422, 'municipalities'); end if;
    select m.id into town from public.municipalities m where m.cadastral_code = code;
    if town is null then
      insert into public.municipalities (cadastral_code, name, postal_code)
      values (code, private.require_text(item ->> 'name', 'municipalities', 80, 2), nullif(private.clean_text(item ->> 'postalCode'), ''))
      returning id into town;
    end if;
    insert into public.district_municipalities (district_id, municipality_id) values (made, town) on conflict do nothing;
  end loop;
  perform private.audit(made, 'create_district', made);
  perform private.announce('district', made, 1);
  return made;
end $$;

-- Districts with their municipalities' number and the addresses of their offices' heads. 404 for anybody but a platform administrator.
create function public.list_districts_for_admin() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_login();
  if not private.is_platform_admin() then perform private.fail('not_found', 404); end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', d.id, 'slug', d.slug, 'name', d.name, 'numberPrefix', d.number_prefix,
      'municipalities', (select count(*) from public.district_municipalities dm where dm.district_id = d.id),
      'heads', (select coalesce(jsonb_agg(u.email order by u.email), '[]') from public.district_roles r
        join auth.users u on u.id = r.person_id where r.district_id = d.id and r.role = 'plan_office_head')
    ) order by d.name), '[]')
    from public.districts d
  );
end $$;
revoke execute on function public.create_district(text, text, text, text, jsonb), public.list_districts_for_admin() from public, anon;
grant execute on function public.create_district(text, text, text, text, jsonb), public.list_districts_for_admin() to authenticated;
