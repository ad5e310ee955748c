-- Purpose: each public page of the civic frame in one call. Row security of the person asking applies in all of them.
-- Locks: none. Way back: drop the functions.

-- Whether somebody runs the tavolo today. Who it is stays with the office.
create function private.tavolo_has_facilitator(tavolo_id uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.tavolo_roles r where r.tavolo_id = tavolo_has_facilitator.tavolo_id and r.role = 'facilitator')
$$;

-- A tavolo as lists show it.
create function private.tavolo_card(tavolo public.tavoli) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'slug', tavolo.slug, 'name', tavolo.name, 'area', tavolo.area, 'description', tavolo.description,
    'organisations', (select count(*) from public.tavolo_organisations s where s.tavolo_id = tavolo.id),
    'proposals', (select count(*) from public.proposals p where p.tavolo_id = tavolo.id and p.published_at is not null))
$$;

-- A published proposal as lists show it.
create function private.proposal_card(proposal_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('number', p.number, 'title', p.title, 'state', p.state, 'publishedAt', p.published_at, 'tavolo', t.name)
  from public.proposals p left join public.tavoli t on t.id = p.tavolo_id where p.id = proposal_card.proposal_id
$$;

-- The cards of published proposals, newest first: of a district, or only of a tavolo of its, or only about a municipality.
create function private.proposal_cards(district_id uuid, tavolo_id uuid, municipality_id uuid, most int) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(private.proposal_card(n.id) order by n.published_at desc), '[]')
  from (
    select p.id, p.published_at from public.proposals p
    where p.district_id = proposal_cards.district_id and p.published_at is not null
      and (proposal_cards.tavolo_id is null or p.tavolo_id = proposal_cards.tavolo_id)
      and (proposal_cards.municipality_id is null or exists (
        select from public.proposal_municipalities pm where pm.proposal_id = p.id and pm.municipality_id = proposal_cards.municipality_id))
    order by p.published_at desc limit proposal_cards.most
  ) n
$$;

-- A session as lists show it.
create function private.session_card(session_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('number', s.number, 'title', s.title, 'tavolo', t.name, 'startsAt', s.starts_at, 'endsAt', s.ends_at,
    'place', s.place, 'state', s.state)
  from public.sessions s join public.tavoli t on t.id = s.tavolo_id where s.id = session_card.session_id
$$;
grant execute on function private.tavolo_has_facilitator(uuid), private.tavolo_card(public.tavoli), private.proposal_card(uuid),
  private.proposal_cards(uuid, uuid, uuid, int), private.session_card(uuid) to anon, authenticated;

-- The districts of the installation, for the home page.
create function public.home_page() returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'slug', d.slug, 'name', d.name, 'leadBody', d.lead_body, 'municipalities', m.count, 'inhabitants', m.inhabitants,
    'cycleLabel', c.label, 'phase', c.phase,
    'tavoli', (select count(*) from public.tavoli t where t.cycle_id = c.id),
    'organisations', (select count(*) from public.organisations o where o.district_id = d.id)
  ) order by d.name collate "it-x-icu"), '[]')
  from public.districts d
  left join public.planning_cycles c on c.district_id = d.id and c.is_current
  cross join lateral (
    select count(*) as count, coalesce(sum(m.population_2021), 0) as inhabitants
    from public.district_municipalities dm join public.municipalities m on m.id = dm.municipality_id where dm.district_id = d.id
  ) m
$$;

-- A district's first page. Null when there is no such district.
create function public.district_page(slug text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'introduction', d.introduction, 'bodies', d.bodies, 'leadBody', d.lead_body, 'healthDistrict', d.health_district,
    'statedInhabitants', d.stated_inhabitants, 'statedAreaKm2', d.stated_area_km2, 'updatedAt', d.updated_at,
    'organisations', (select count(*) from public.organisations o where o.district_id = d.id),
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

-- The Conferenza of the district's current cycle. Null when the district has none.
create function public.conference_page(slug text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'id', k.id, 'revision', k.revision, 'updatedAt', k.updated_at,
    'cycleLabel', c.label, 'startsOn', c.starts_on, 'endsOn', c.ends_on, 'phase', c.phase, 'citizensVote', c.citizens_vote,
    'convenors', k.convenors, 'actReference', k.act_reference, 'actDate', k.act_date, 'summary', k.summary,
    'whoMayTakePart', k.who_may_take_part, 'programme', k.programme,
    'events', (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'title', e.title, 'place', e.place, 'startsAt', e.starts_at, 'endsAt', e.ends_at)
        order by e.starts_at), '[]') from public.conference_events e where e.conference_id = k.id),
    'documents', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'title', x.title, 'publishedOn', x.published_on)
        order by x.position), '[]') from public.conference_documents x where x.conference_id = k.id),
    'phases', (select jsonb_agg(jsonb_build_object('phase', p.phase, 'opensOn', p.opens_on, 'closesOn', p.closes_on, 'allows', p.allows)
        order by p.position) from public.cycle_phases p where p.cycle_id = c.id))
  from public.districts d
  join public.planning_cycles c on c.district_id = d.id and c.is_current
  join public.conferences k on k.cycle_id = c.id
  where d.slug = conference_page.slug
$$;

-- One document of a Conferenza of the district. Null when it has none such.
create function public.conference_document(slug text, document_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('id', x.id, 'title', x.title, 'body', x.body, 'publishedOn', x.published_on, 'cycleLabel', c.label)
  from public.conference_documents x
  join public.conferences k on k.id = x.conference_id
  join public.planning_cycles c on c.id = k.cycle_id
  join public.districts d on d.id = k.district_id and d.slug = conference_document.slug
  where x.id = conference_document.document_id
$$;

-- The tavoli of the district's current cycle.
create function public.tavoli_page(slug text) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(private.tavolo_card(t) order by t.position), '[]')
  from public.districts d
  join public.planning_cycles c on c.district_id = d.id and c.is_current
  join public.tavoli t on t.cycle_id = c.id
  where d.slug = tavoli_page.slug
$$;

-- One tavolo: who sits at it and what came of it. Null when the current cycle has none such.
create function public.tavolo_page(slug text, tavolo_slug text) returns jsonb
language sql stable set search_path = '' as $$
  select private.tavolo_card(t) || jsonb_build_object(
    'id', t.id, 'hasFacilitator', private.tavolo_has_facilitator(t.id),
    'participants', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'category', o.category, 'municipality', m.name)
        order by o.name collate "it-x-icu"), '[]')
      from public.tavolo_organisations s join public.organisations o on o.id = s.organisation_id
      left join public.municipalities m on m.id = o.municipality_id where s.tavolo_id = t.id),
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

-- The register of organisations, narrowed by category, by cadastral code of the seat and by tavolo; null means any.
create function public.organisations_page(slug text, category text default null, municipality text default null, tavolo text default null) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'municipalities', (select coalesce(jsonb_agg(jsonb_build_object('code', m.cadastral_code, 'name', m.name) order by m.name collate "it-x-icu"), '[]')
      from public.district_municipalities dm join public.municipalities m on m.id = dm.municipality_id where dm.district_id = d.id),
    'tavoli', (select coalesce(jsonb_agg(jsonb_build_object('slug', t.slug, 'name', t.name) order by t.position), '[]') from public.tavoli t where t.cycle_id = c.id),
    'total', (select count(*) from public.organisations o where o.district_id = d.id),
    'organisations', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'category', o.category,
        'municipality', m.name, 'municipalityCode', case when dm.district_id is not null then m.cadastral_code end,
        'tavoli', (select coalesce(jsonb_agg(jsonb_build_object('slug', t.slug, 'name', t.name) order by t.position), '[]')
          from public.tavolo_organisations s join public.tavoli t on t.id = s.tavolo_id and t.cycle_id = c.id where s.organisation_id = o.id)
      ) order by o.name collate "it-x-icu"), '[]')
      from public.organisations o
      left join public.municipalities m on m.id = o.municipality_id
      left join public.district_municipalities dm on dm.municipality_id = m.id and dm.district_id = d.id
      where o.district_id = d.id
        and (organisations_page.category is null or o.category = organisations_page.category)
        and (organisations_page.municipality is null or m.cadastral_code = organisations_page.municipality)
        and (organisations_page.tavolo is null or exists (select from public.tavolo_organisations s
          join public.tavoli t on t.id = s.tavolo_id and t.cycle_id = c.id and t.slug = organisations_page.tavolo where s.organisation_id = o.id))))
  from public.districts d left join public.planning_cycles c on c.district_id = d.id and c.is_current
  where d.slug = organisations_page.slug
$$;

-- What concerns one municipality of the district. Null when it is not of the district.
create function public.municipality_page(slug text, code text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('code', m.cadastral_code, 'name', m.name, 'lead', dm.lead, 'postalCode', m.postal_code,
    'population2011', m.population_2011, 'population2021', m.population_2021,
    'organisations', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'category', o.category) order by o.name collate "it-x-icu"), '[]')
      from public.organisations o where o.district_id = d.id and o.municipality_id = m.id),
    'proposals', private.proposal_cards(d.id, null, m.id, 30))
  from public.districts d
  join public.district_municipalities dm on dm.district_id = d.id
  join public.municipalities m on m.id = dm.municipality_id and m.cadastral_code = municipality_page.code
  where d.slug = municipality_page.slug
$$;

-- What waits at the plan office's desk, as counts. Office only.
create function public.office_desk(district_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_office(office_desk.district_id);
  return (
    select jsonb_build_object(
      'organisations', (select count(*) from public.organisations o where o.district_id = d.id),
      'organisationsWithoutDelegate', (select count(*) from public.organisations o where o.district_id = d.id and not exists (
        select from public.organisation_delegates g where g.organisation_id = o.id and g.kind = 'delegate' and g.revoked_at is null)),
      'delegatesWithoutAccount', (select count(*) from public.organisation_delegates g join public.organisations o on o.id = g.organisation_id
        where o.district_id = d.id and g.revoked_at is null and g.person_id is null),
      'tavoli', (select count(*) from public.tavoli t where t.cycle_id = c.id),
      'tavoliWithoutFacilitator', (select count(*) from public.tavoli t where t.cycle_id = c.id and not private.tavolo_has_facilitator(t.id)),
      'proposalsToScreen', (select count(*) from public.proposals p where p.district_id = d.id and p.state = 'submitted'),
      'proposalsToClose', (select count(*) from public.proposals p where p.district_id = d.id and p.state in ('discussed', 'prioritised', 'under_review')))
    from public.districts d left join public.planning_cycles c on c.district_id = d.id and c.is_current
    where d.id = office_desk.district_id);
end $$;

revoke execute on function public.home_page(), public.district_page(text), public.conference_page(text), public.conference_document(text, uuid),
  public.tavoli_page(text), public.tavolo_page(text, text), public.organisations_page(text, text, text, text),
  public.municipality_page(text, text), public.office_desk(uuid) from public, anon, authenticated;
grant execute on function public.home_page(), public.district_page(text), public.conference_page(text), public.conference_document(text, uuid),
  public.tavoli_page(text), public.tavolo_page(text, text), public.organisations_page(text, text, text, text),
  public.municipality_page(text, text) to anon, authenticated;
grant execute on function public.office_desk(uuid) to authenticated;
