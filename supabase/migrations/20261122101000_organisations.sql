-- Purpose: organisations that ask to be let in: what is known of each, its state (waiting, verified, refused, suspended), who looks
-- after its data, the public register and the office's import.
-- Locks: public.organisations briefly. Way back: drop the functions, tables and columns, put back the former policies and page functions.

-- ── what is known of an organisation ──────────────────────────────────────────────────────────────────────────────────
-- Who is there already was entered by an office: those are verified.
alter table public.organisations
  add column state text not null default 'verified' check (state in ('waiting', 'verified', 'refused', 'suspended')),
  add column legal_form text check (legal_form in (
    'recognised_association', 'unrecognised_association', 'foundation', 'committee', 'cooperative', 'company', 'mutual_society',
    'religious_body', 'public_body', 'informal_group', 'other')),
  add column runts_number text check (runts_number ~ '^[0-9]{1,7}$'),
  add column runts_section text check (runts_section in (
    'volunteer_orgs', 'social_promotion', 'philanthropic', 'social_enterprises', 'networks', 'mutual_societies', 'other_ets')),
  add column website text check (char_length(website) <= 200),
  add constraint organisations_runts check ((runts_number is null) = (runts_section is null));
comment on table public.organisations is 'A body that takes part in a district''s Conferenza. Its name is public once verified, the persons who act for it are not.';
-- A name is in the register once; one that waits or was refused does not hold it.
alter table public.organisations drop constraint organisations_district_id_name_key;
create unique index organisations_district_id_name_key on public.organisations (district_id, name) where state in ('verified', 'suspended');
create index organisations_lower_name on public.organisations (district_id, lower(name));
create index organisations_waiting on public.organisations (district_id) where state = 'waiting';

create table public.organisation_municipalities (
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  municipality_id uuid not null references public.municipalities (id) on delete cascade,
  primary key (organisation_id, municipality_id)
);
create index organisation_municipalities_municipality_id on public.organisation_municipalities (municipality_id);
comment on table public.organisation_municipalities is 'The municipalities of the district in which an organisation works.';
alter table public.organisation_municipalities enable row level security;
grant select on public.organisation_municipalities to anon, authenticated;

create table private.organisation_records (
  organisation_id uuid primary key references public.organisations (id) on delete cascade,
  tax_code text,
  legal_representative text not null default '' check (char_length(legal_representative) <= 120),
  contact_email text not null default '' check (char_length(contact_email) <= 254),
  state_reason text not null default '',
  decided_at timestamptz,
  registered_by uuid references auth.users (id) on delete set null
);
create index organisation_records_tax_code on private.organisation_records (tax_code);
create index organisation_records_registered_by on private.organisation_records (registered_by);
comment on table private.organisation_records is 'What is known of an organisation and is nobody else''s: codice fiscale, legal representative, contact, why it was refused or suspended.';

create table public.organisation_admins (
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  person_id uuid not null references auth.users (id) on delete cascade,
  since timestamptz not null default now(),
  primary key (organisation_id, person_id)
);
create index organisation_admins_person_id on public.organisation_admins (person_id);
comment on table public.organisation_admins is 'Who looks after an organisation''s data and, once it is verified, names its delegates: at first who registered it.';
alter table public.organisation_admins enable row level security;
grant select on public.organisation_admins to authenticated;
create policy organisation_admins_select_self on public.organisation_admins for select to authenticated using (person_id = (select auth.uid()));

-- Organisations whose data the person asking looks after, verified or not.
create function private.my_administered_organisation_ids() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select a.organisation_id from public.organisation_admins a where a.person_id = auth.uid()
$$;
grant execute on function private.my_administered_organisation_ids() to anon, authenticated;

-- What a suspended organisation did before stays signed; who waits or was refused is between herself and the office.
drop policy organisations_select_anyone on public.organisations;
create policy organisations_select_anyone on public.organisations for select to anon, authenticated using (state in ('verified', 'suspended'));
create policy organisations_select_admin on public.organisations for select to authenticated
  using (id = any (array(select private.my_administered_organisation_ids())));
create policy organisations_select_office on public.organisations for select to authenticated
  using (district_id = any (array(select private.my_office_district_ids())));
create policy organisation_municipalities_select_anyone on public.organisation_municipalities for select to anon, authenticated
  using (exists (select from public.organisations o where o.id = organisation_id));

-- ── the codice fiscale ────────────────────────────────────────────────────────────────────────────────────────────────
-- docs/rules/organisations.md ORG-06: eleven digits, the last of which is their control digit. Mirrors tax-code.rules.ts; one table
-- of cases runs on both.
create function private.is_tax_code(value text) returns boolean
language sql immutable set search_path = '' as $$
  select coalesce(value ~ '^[0-9]{11}$' and value <> '00000000000' and (
    select sum(case when place % 2 = 1 then digit when digit > 4 then digit * 2 - 9 else digit * 2 end) % 10
    from (select place, substr(value, place, 1)::int as digit from generate_series(1, 11) place) digits) = 0, false)
$$;

-- A typed codice fiscale without blanks, or null; 422 tax_code_personal for a person's of sixteen characters, 422 tax_code_wrong.
create function private.require_tax_code(value text) returns text
language plpgsql immutable set search_path = '' as $$
declare
  code text := upper(regexp_replace(coalesce(require_tax_code.value, ''), '[\s.-]', '', 'g'));
begin
  if code = '' then return null; end if;
  if code ~ '^[A-Z0-9]{16}$' and code ~ '[A-Z]' then perform private.fail('tax_code_personal', 422, 'taxCode'); end if;
  if not private.is_tax_code(code) then perform private.fail('tax_code_wrong', 422, 'taxCode'); end if;
  return code;
end $$;

-- ── writing ───────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Writes what is known of an organisation beyond name, category and seat. Keys: legalForm, taxCode, runtsNumber, runtsSection,
-- operatesIn (municipality ids), legalRepresentative, contactEmail, website. Each is optional.
create function private.write_organisation_details(organisation_id uuid, details jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  district uuid;
  tax text := private.require_tax_code(details ->> 'taxCode');
  runts text := nullif(regexp_replace(coalesce(details ->> 'runtsNumber', ''), '[\s.]', '', 'g'), '');
  section text := nullif(btrim(details ->> 'runtsSection'), '');
  mail text := lower(btrim(coalesce(details ->> 'contactEmail', '')));
  site text := nullif(private.require_text(details ->> 'website', 'website', 200, 0), '');
  places uuid[];
begin
  select o.district_id into district from public.organisations o where o.id = write_organisation_details.organisation_id;
  if (runts is null) <> (section is null) then perform private.fail('runts_incomplete', 422, case when runts is null then 'runtsNumber' else 'runtsSection' end); end if;
  if runts is not null and runts !~ '^[0-9]{1,7}$' then perform private.fail('runts_incomplete', 422, 'runtsNumber'); end if;
  if mail <> '' and (mail !~ '^[^@\s]{1,64}@[^@\s]+\.[^@\s]+$' or char_length(mail) > 254) then perform private.fail('email_invalid', 422, 'contactEmail'); end if;
  if site is not null and site !~* '^https?://[^\s<>"]+\.[^\s<>"]+$' then perform private.fail('link_invalid', 422, 'website'); end if;
  select coalesce(array_agg(distinct private.choice_id(m, 'operatesIn')), '{}') into places
  from jsonb_array_elements_text(case jsonb_typeof(details -> 'operatesIn') when 'array' then details -> 'operatesIn' else '[]' end) m;
  if exists (select from unnest(places) m where not exists (
    select from public.district_municipalities d where d.district_id = district and d.municipality_id = m)) then
    perform private.fail('municipality_unknown', 422, 'operatesIn');
  end if;
  begin
    update public.organisations o set legal_form = nullif(btrim(details ->> 'legalForm'), ''), runts_number = runts, runts_section = section, website = site
    where o.id = write_organisation_details.organisation_id;
  exception when check_violation then
    perform private.fail('choice_unknown', 422, case when section is null then 'legalForm' else 'runtsSection' end);
  end;
  insert into private.organisation_records as r (organisation_id, tax_code, legal_representative, contact_email)
  values (write_organisation_details.organisation_id, tax, private.require_text(details ->> 'legalRepresentative', 'legalRepresentative', 120, 0), mail)
  on conflict on constraint organisation_records_pkey do update set tax_code = excluded.tax_code,
    legal_representative = excluded.legal_representative, contact_email = excluded.contact_email;
  delete from public.organisation_municipalities m
  where m.organisation_id = write_organisation_details.organisation_id and m.municipality_id <> all (places);
  insert into public.organisation_municipalities (organisation_id, municipality_id)
  select write_organisation_details.organisation_id, m from unnest(places) m on conflict do nothing;
end $$;

-- 409 tax_code_taken when another verified organisation of the district has the same codice fiscale. The lock, held until the commit,
-- lets colleagues who verify two copies at once come one after the other.
create function private.require_free_tax_code(organisation_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('tax_code' || o.district_id, 0)) from public.organisations o where o.id = require_free_tax_code.organisation_id;
  if exists (
    select from private.organisation_records mine
    join public.organisations o on o.id = mine.organisation_id
    join private.organisation_records others on others.tax_code = mine.tax_code and others.organisation_id <> mine.organisation_id
    join public.organisations other on other.id = others.organisation_id and other.district_id = o.district_id and other.state in ('verified', 'suspended')
    where mine.organisation_id = require_free_tax_code.organisation_id) then
    perform private.fail('tax_code_taken', 409, 'taxCode');
  end if;
end $$;

-- Writes an organisation's details: its district's office, or who looks after its data. What was refused waits again.
create function public.save_organisation_details(organisation_id uuid, details jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  body public.organisations;
  of_office boolean;
begin
  select * into body from public.organisations o where o.id = save_organisation_details.organisation_id for update;
  of_office := coalesce(body.district_id = any (array(select private.my_office_district_ids())), false);
  if body.id is null or (of_office or body.id = any (array(select private.my_administered_organisation_ids()))) is not true then
    perform private.fail('not_found', 404);
  end if;
  if body.state = 'suspended' and not of_office then perform private.fail('organisation_not_verified', 409); end if;
  perform private.take_rate('organisation_details', me::text, 60, interval '1 hour');
  perform private.write_organisation_details(body.id, private.json_argument(save_organisation_details.details));
  if body.state = 'verified' then perform private.require_free_tax_code(body.id); end if;
  if body.state = 'refused' and not of_office then
    update public.organisations o set state = 'waiting' where o.id = body.id;
  end if;
  if of_office then perform private.audit(body.district_id, 'save_organisation_details', body.id); end if;
  perform private.announce('district', body.district_id, 0);
end $$;

-- Registers an organisation that waits for the office, with who asks as its administrator. The same form sent twice corrects the one.
-- data: name, category, municipalityId and the details.
create function private.register_organisation(district_id uuid, data jsonb) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  called text := private.require_text(data ->> 'name', 'name', 160, 3);
  seat uuid := private.choice_id(data ->> 'municipalityId', 'municipalityId');
  made uuid;
begin
  if exists (select from public.organisations o where o.district_id = register_organisation.district_id and o.name = called and o.state in ('verified', 'suspended')) then
    perform private.fail('organisation_exists', 409, 'name');
  end if;
  begin
    select o.id into made from public.organisations o join public.organisation_admins a on a.organisation_id = o.id and a.person_id = me
    where o.district_id = register_organisation.district_id and o.name = called and o.state in ('waiting', 'refused') limit 1 for update of o;
    if made is null then
      perform private.take_rate('register_organisation', me::text, 5, interval '1 day');
      insert into public.organisations (district_id, name, category, municipality_id, state)
      values (register_organisation.district_id, called, data ->> 'category', seat, 'waiting') returning id into made;
      insert into public.organisation_admins (organisation_id, person_id) values (made, me);
    else
      update public.organisations o set category = data ->> 'category', municipality_id = seat, state = 'waiting' where o.id = made;
    end if;
  exception
    when check_violation or not_null_violation then perform private.fail('category_unknown', 422, 'category');
    when foreign_key_violation then perform private.fail('municipality_unknown', 422, 'municipalityId');
  end;
  perform private.write_organisation_details(made, data);
  update private.organisation_records r set registered_by = me where r.organisation_id = made;
  return made;
end $$;

-- ── possible duplicates ───────────────────────────────────────────────────────────────────────────────────────────────
-- A name without accents, signs and the words that half of all names have.
create function private.bare_name(name text) returns text
language sql stable set search_path = '' as $$
  select coalesce(nullif(btrim(regexp_replace(plain, '\m(associazione|associazioni|cooperativa|coop|societa|sociale|sociali|onlus|odv|aps|ets|soc|scs|fondazione|comitato|di|del|della|dei|delle|per|la|il|i|e)\M|[^a-z0-9 ]', '', 'g')), ''), plain)
  from (select lower(extensions.unaccent(bare_name.name)) as plain) p
$$;

-- Organisations of the same district that may be the same one: same codice fiscale, or a similar name.
create function private.organisation_duplicates(organisation_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', found.id, 'name', found.name, 'state', found.state, 'why', found.why) order by found.why desc, found.likeness desc), '[]')
  from (
    select other.id, other.name, other.state,
      case when theirs.tax_code = mine.tax_code then 'tax_code' else 'name' end as why,
      near.likeness
    from public.organisations o
    cross join lateral (select private.bare_name(o.name) as name offset 0) bare
    left join private.organisation_records mine on mine.organisation_id = o.id
    join public.organisations other on other.district_id = o.district_id and other.id <> o.id and other.state <> 'refused'
    left join private.organisation_records theirs on theirs.organisation_id = other.id
    -- Each name is stripped once, not for every comparison.
    cross join lateral (select extensions.similarity(bare.name, private.bare_name(other.name)) as likeness offset 0) near
    where o.id = organisation_duplicates.organisation_id and (theirs.tax_code = mine.tax_code or near.likeness > 0.45)
    order by near.likeness desc limit 5
  ) found
$$;

-- ── import ────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Registers organisations from a list, verified: office only. A line whose codice fiscale, else whose name, is in the register already is
-- left alone, so running it twice makes no second copy. rows: [{name, category, municipalityCode, legalForm, taxCode, …}].
-- Answers [{line, outcome: 'new' | 'there', id}]; with `trying` nothing is written. A wrong row fails with its line as field.
create function public.import_organisations(district_id uuid, rows jsonb, trying boolean default false) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  list jsonb := private.json_argument(import_organisations.rows);
  entry jsonb;
  line int := 0;
  tax text;
  called text;
  made uuid;
  outcomes jsonb[] := '{}';
  seen text[] := '{}';
begin
  perform private.require_office(import_organisations.district_id);
  if coalesce(jsonb_typeof(list), '') <> 'array' or jsonb_array_length(list) > 5000 then perform private.fail('csv_too_long', 422, 'file'); end if;
  perform pg_advisory_xact_lock(hashtextextended('tax_code' || import_organisations.district_id, 0));
  for entry in select jsonb_array_elements(list) loop
    line := coalesce((entry ->> 'line')::int, line + 1);
    tax := private.require_tax_code(entry ->> 'taxCode');
    called := private.require_text(entry ->> 'name', 'name', 160, 3);
    made := null;
    if tax is not null then
      select o.id into made from public.organisations o join private.organisation_records r on r.organisation_id = o.id
      where o.district_id = import_organisations.district_id and o.state in ('verified', 'suspended') and r.tax_code = tax limit 1;
    end if;
    if made is null then
      select o.id into made from public.organisations o
      where o.district_id = import_organisations.district_id and o.state in ('verified', 'suspended') and lower(o.name) = lower(called) limit 1;
    end if;
    if made is not null or called = any (seen) or tax = any (seen) then
      outcomes := outcomes || jsonb_build_object('line', line, 'outcome', 'there', 'id', made);
    else
      if not import_organisations.trying then
        made := private.import_organisation(import_organisations.district_id, called, entry);
      end if;
      outcomes := outcomes || jsonb_build_object('line', line, 'outcome', 'new', 'id', made);
      seen := seen || called || coalesce(tax, called);
    end if;
  end loop;
  if not import_organisations.trying then
    perform private.audit(import_organisations.district_id, 'import_organisations', null, jsonb_build_object('lines', jsonb_array_length(list)));
    perform private.announce('district', import_organisations.district_id, 0);
  end if;
  return to_jsonb(outcomes);
end $$;

-- One line of the list.
create function private.import_organisation(district_id uuid, called text, entry jsonb) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  made uuid;
begin
  insert into public.organisations (district_id, name, category, municipality_id)
  values (import_organisation.district_id, import_organisation.called, entry ->> 'category',
    (select m.id from public.municipalities m where m.cadastral_code = entry ->> 'municipalityCode'))
  returning id into made;
  perform private.write_organisation_details(made, entry);
  return made;
exception when check_violation or not_null_violation then perform private.fail('category_unknown', 422, 'category'); return null;
end $$;

-- ── the public register ───────────────────────────────────────────────────────────────────────────────────────────────
-- One verified organisation: what it is, its tavoli of the current cycle, its published proposals. Null for any other.
create function public.organisation_page(slug text, organisation_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('id', o.id, 'name', o.name, 'category', o.category, 'legalForm', o.legal_form, 'runtsNumber', o.runts_number,
    'runtsSection', o.runts_section, 'website', o.website,
    'municipality', m.name, 'municipalityCode', case when exists (
      select from public.district_municipalities dm where dm.district_id = d.id and dm.municipality_id = m.id) then m.cadastral_code end,
    'operatesIn', (select coalesce(jsonb_agg(jsonb_build_object('code', w.cadastral_code, 'name', w.name) order by w.name collate "it-x-icu"), '[]')
      from public.organisation_municipalities om join public.municipalities w on w.id = om.municipality_id where om.organisation_id = o.id),
    'tavoli', (select coalesce(jsonb_agg(jsonb_build_object('slug', t.slug, 'name', t.name) order by t.position), '[]')
      from public.tavolo_organisations s join public.tavoli t on t.id = s.tavolo_id
      join public.planning_cycles c on c.id = t.cycle_id and c.is_current where s.organisation_id = o.id),
    'proposals', (select coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'title', p.title) order by p.published_at desc), '[]')
      from (select p.number, p.title, p.published_at from public.proposals p
        where p.organisation_id = o.id and p.published_at is not null order by p.published_at desc limit 50) p))
  from public.districts d
  join public.organisations o on o.district_id = d.id and o.id = organisation_page.organisation_id and o.state = 'verified'
  left join public.municipalities m on m.id = o.municipality_id
  where d.slug = organisation_page.slug
$$;

-- The same as before, but that only verified organisations count.
create or replace function private.tavolo_card(tavolo public.tavoli) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'slug', tavolo.slug, 'name', tavolo.name, 'area', tavolo.area, 'description', tavolo.description,
    'organisations', (select count(*) from public.tavolo_organisations s join public.organisations o on o.id = s.organisation_id
      where s.tavolo_id = tavolo.id and o.state = 'verified'),
    'proposals', (select count(*) from public.proposals p where p.tavolo_id = tavolo.id and p.published_at is not null))
$$;

-- The same as before, but that only verified organisations count.
create or replace function public.home_page() returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'slug', d.slug, 'name', d.name, 'leadBody', d.lead_body, 'municipalities', m.count, 'inhabitants', m.inhabitants,
    'cycleLabel', c.label, 'phase', c.phase,
    'tavoli', (select count(*) from public.tavoli t where t.cycle_id = c.id),
    'organisations', (select count(*) from public.organisations o where o.district_id = d.id and o.state = 'verified')
  ) order by d.name collate "it-x-icu"), '[]')
  from public.districts d
  left join public.planning_cycles c on c.district_id = d.id and c.is_current
  cross join lateral (
    select count(*) as count, coalesce(sum(m.population_2021), 0) as inhabitants
    from public.district_municipalities dm join public.municipalities m on m.id = dm.municipality_id where dm.district_id = d.id
  ) m
$$;

-- The same as before, but that only verified organisations count.
create or replace function public.district_page(slug text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'introduction', d.introduction, 'bodies', d.bodies, 'leadBody', d.lead_body, 'healthDistrict', d.health_district,
    'statedInhabitants', d.stated_inhabitants, 'statedAreaKm2', d.stated_area_km2, 'updatedAt', d.updated_at,
    'organisations', (select count(*) from public.organisations o where o.district_id = d.id and o.state = 'verified'),
    'phaseDates', (select jsonb_build_object('opensOn', p.opens_on, 'closesOn', p.closes_on)
      from public.cycle_phases p where p.cycle_id = c.id and p.phase = c.phase),
    'municipalities', (select coalesce(jsonb_agg(jsonb_build_object('code', m.cadastral_code, 'name', m.name, 'lead', dm.lead,
        'population2011', m.population_2011, 'population2021', m.population_2021) order by dm.lead desc, m.name collate "it-x-icu"), '[]')
      from public.district_municipalities dm join public.municipalities m on m.id = dm.municipality_id where dm.district_id = d.id),
    'tavoli', (select coalesce(jsonb_agg(private.tavolo_card(t) order by t.position), '[]') from public.tavoli t where t.cycle_id = c.id),
    'nextSessions', (select coalesce(jsonb_agg(private.session_card(n.id) order by n.state = 'open' desc, n.starts_at), '[]')
      from (select s.id, s.state, s.starts_at from public.sessions s
        where s.district_id = d.id and (s.state = 'open' or (s.state = 'scheduled' and s.ends_at > now()))
        order by s.state = 'open' desc, s.starts_at limit 5) n),
    'newestProposals', private.proposal_cards(d.id, null, null, 5))
  from public.districts d left join public.planning_cycles c on c.district_id = d.id and c.is_current
  where d.slug = district_page.slug
$$;

-- The same as before, but for the verified organisations only.
create or replace function public.tavolo_page(slug text, tavolo_slug text) returns jsonb
language sql stable set search_path = '' as $$
  select private.tavolo_card(t) || jsonb_build_object(
    'id', t.id, 'hasFacilitator', private.tavolo_has_facilitator(t.id),
    'participants', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'category', o.category, 'municipality', m.name)
        order by o.name collate "it-x-icu"), '[]')
      from public.tavolo_organisations s join public.organisations o on o.id = s.organisation_id
      left join public.municipalities m on m.id = o.municipality_id where s.tavolo_id = t.id and o.state = 'verified'),
    'proposalList', private.proposal_cards(d.id, t.id, null, 30),
    'sessionList', (select coalesce(jsonb_agg(private.session_card(s.id) order by s.starts_at desc), '[]') from public.sessions s where s.tavolo_id = t.id),
    'sectionList', (select coalesce(jsonb_agg(jsonb_build_object('slug', s.slug, 'number', s.number, 'title', s.title) order by s.position), '[]')
      from public.plan_sections s where s.cycle_id = c.id and exists (
        select from public.section_passages g join public.proposals p on p.id = g.proposal_id
        where g.section_id = s.id and p.tavolo_id = t.id and p.published_at is not null)))
  from public.districts d
  join public.planning_cycles c on c.district_id = d.id and c.is_current
  join public.tavoli t on t.cycle_id = c.id and t.slug = tavolo_page.tavolo_slug
  where d.slug = tavolo_page.slug
$$;

-- The same as before, but for the verified organisations only, with those that work there.
create or replace function public.municipality_page(slug text, code text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('code', m.cadastral_code, 'name', m.name, 'lead', dm.lead, 'postalCode', m.postal_code,
    'population2011', m.population_2011, 'population2021', m.population_2021,
    'organisations', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'category', o.category) order by o.name collate "it-x-icu"), '[]')
      from public.organisations o where o.district_id = d.id and o.state = 'verified' and (o.municipality_id = m.id or exists (
        select from public.organisation_municipalities w where w.organisation_id = o.id and w.municipality_id = m.id))),
    'proposals', private.proposal_cards(d.id, null, m.id, 30))
  from public.districts d
  join public.district_municipalities dm on dm.district_id = d.id
  join public.municipalities m on m.id = dm.municipality_id and m.cadastral_code = municipality_page.code
  where d.slug = municipality_page.slug
$$;

-- The same as before, but for the verified organisations only; a municipality is a seat or where one works.
create or replace function public.organisations_page(slug text, category text default null, municipality text default null, tavolo text default null) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'municipalities', (select coalesce(jsonb_agg(jsonb_build_object('code', m.cadastral_code, 'name', m.name) order by m.name collate "it-x-icu"), '[]')
      from public.district_municipalities dm join public.municipalities m on m.id = dm.municipality_id where dm.district_id = d.id),
    'tavoli', (select coalesce(jsonb_agg(jsonb_build_object('slug', t.slug, 'name', t.name) order by t.position), '[]') from public.tavoli t where t.cycle_id = c.id),
    'total', (select count(*) from public.organisations o where o.district_id = d.id and o.state = 'verified'),
    'organisations', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'category', o.category,
        'municipality', m.name, 'municipalityCode', case when dm.district_id is not null then m.cadastral_code end,
        'tavoli', (select coalesce(jsonb_agg(jsonb_build_object('slug', t.slug, 'name', t.name) order by t.position), '[]')
          from public.tavolo_organisations s join public.tavoli t on t.id = s.tavolo_id and t.cycle_id = c.id where s.organisation_id = o.id)
      ) order by o.name collate "it-x-icu"), '[]')
      from public.organisations o
      left join public.municipalities m on m.id = o.municipality_id
      left join public.district_municipalities dm on dm.municipality_id = m.id and dm.district_id = d.id
      where o.district_id = d.id and o.state = 'verified'
        and (organisations_page.category is null or o.category = organisations_page.category)
        and (organisations_page.municipality is null or m.cadastral_code = organisations_page.municipality or exists (
          select from public.organisation_municipalities w join public.municipalities wm on wm.id = w.municipality_id
          where w.organisation_id = o.id and wm.cadastral_code = organisations_page.municipality))
        and (organisations_page.tavolo is null or exists (select from public.tavolo_organisations s
          join public.tavoli t on t.id = s.tavolo_id and t.cycle_id = c.id and t.slug = organisations_page.tavolo where s.organisation_id = o.id))))
  from public.districts d left join public.planning_cycles c on c.district_id = d.id and c.is_current
  where d.slug = organisations_page.slug
$$;

revoke execute on function public.save_organisation_details(uuid, jsonb), public.import_organisations(uuid, jsonb, boolean),
  public.organisation_page(text, uuid) from public, anon, authenticated;
grant execute on function public.save_organisation_details(uuid, jsonb), public.import_organisations(uuid, jsonb, boolean) to authenticated;
grant execute on function public.organisation_page(text, uuid) to anon, authenticated;
