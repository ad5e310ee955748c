-- Purpose: who supports a proposal: organisations by name, citizens as a number; counted once also through merges.
-- Locks: none (new tables). Way back: drop the tables and the functions.

-- ── figures of a proposal, kept as they change ────────────────────────────────────────────────────────────────────────
create table public.proposal_figures (
  proposal_id uuid primary key references public.proposals (id) on delete cascade,
  supporting_organisations int not null default 0 check (supporting_organisations >= 0),
  supporting_citizens int not null default 0 check (supporting_citizens >= 0),
  comments_for int not null default 0 check (comments_for >= 0),
  comments_against int not null default 0 check (comments_against >= 0),
  comments_question int not null default 0 check (comments_question >= 0),
  comments_note int not null default 0 check (comments_note >= 0),
  replies int not null default 0 check (replies >= 0)
);
comment on table public.proposal_figures is 'How many support a proposal and how many public comments it has. Only triggers write it; not part of proposals, so that a support makes nobody''s page stale.';
alter table public.proposal_figures enable row level security;
grant select on public.proposal_figures to anon, authenticated;
create policy proposal_figures_select_reader on public.proposal_figures for select to anon, authenticated
  using (exists (select from public.proposals p where p.id = proposal_id));

-- ── supports ──────────────────────────────────────────────────────────────────────────────────────────────────────────
create table public.proposal_supports (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references public.proposals (id) on delete cascade,
  -- Null once the account is closed: the support still counts.
  author_id uuid references auth.users (id) on delete set null,
  organisation_id uuid references public.organisations (id) on delete cascade,
  author_municipality_id uuid references public.municipalities (id),
  created_at timestamptz not null default now()
);
create unique index proposal_supports_one_organisation on public.proposal_supports (proposal_id, organisation_id) where organisation_id is not null;
create unique index proposal_supports_one_citizen on public.proposal_supports (proposal_id, author_id) where organisation_id is null;
create index proposal_supports_proposal_id on public.proposal_supports (proposal_id, created_at);
create index proposal_supports_author_id on public.proposal_supports (author_id);
create index proposal_supports_organisation_id on public.proposal_supports (organisation_id);
create index proposal_supports_author_municipality_id on public.proposal_supports (author_municipality_id);
comment on table public.proposal_supports is 'Who supports a proposal: each person and each organisation once. Only organisations are readable; a citizen is a number.';
alter table public.proposal_supports enable row level security;
grant select (id, proposal_id, organisation_id, created_at) on public.proposal_supports to anon, authenticated;
create policy proposal_supports_select_anyone on public.proposal_supports for select to anon, authenticated
  using (organisation_id is not null and exists (select from public.proposals p where p.id = proposal_id and p.published_at is not null));
create policy proposal_supports_select_author on public.proposal_supports for select to authenticated using (author_id = (select auth.uid()));

create function private.count_supports() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    insert into public.proposal_figures as f (proposal_id, supporting_organisations, supporting_citizens)
    values (new.proposal_id, (new.organisation_id is not null)::int, (new.organisation_id is null)::int)
    on conflict on constraint proposal_figures_pkey do update set
      supporting_organisations = f.supporting_organisations + excluded.supporting_organisations,
      supporting_citizens = f.supporting_citizens + excluded.supporting_citizens;
  else
    update public.proposal_figures f set
      supporting_organisations = f.supporting_organisations - (old.organisation_id is not null)::int,
      supporting_citizens = f.supporting_citizens - (old.organisation_id is null)::int
    where f.proposal_id = old.proposal_id;
  end if;
  return null;
end $$;
create trigger count_supports after insert or delete on public.proposal_supports for each row execute function private.count_supports();

-- True when the person asking, or the organisation for which she acts, proposed this herself.
create function private.is_own_proposal(p public.proposals, me uuid, organisation_id uuid) returns boolean
language sql immutable set search_path = '' as $$
  select coalesce(case when is_own_proposal.organisation_id is null then p.author_id = me else p.organisation_id = is_own_proposal.organisation_id end, false)
$$;

-- What a proposal's support is: its own, and combined with what flowed into it, where each person and each organisation counts
-- once and who proposes it herself does not count. `combined` is null when nothing flowed into it.
create function private.support_figures(p public.proposals) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  own jsonb;
  combined jsonb;
begin
  select jsonb_build_object('organisations', f.supporting_organisations, 'citizens', f.supporting_citizens) into own
  from public.proposal_figures f where f.proposal_id = p.id;
  if exists (select from public.proposal_lineage l where l.child_id = p.id and l.undone_at is null) then
    select jsonb_build_object(
      'organisations', count(distinct s.organisation_id),
      'citizens', count(distinct coalesce(s.author_id, s.id)) filter (where s.organisation_id is null)) into combined
    from public.proposal_supports s
    where (s.proposal_id = p.id or s.proposal_id in (select b.id from private.lineage_before(p.id) b))
      and (case when s.organisation_id is null then s.author_id is distinct from p.author_id else s.organisation_id is distinct from p.organisation_id end);
  end if;
  return coalesce(own, '{"organisations": 0, "citizens": 0}') || jsonb_build_object('combined', combined);
end $$;

-- The support box of a proposal's page: figures, names of the organisations (of originals too), and for whom the person asking
-- supports it already: null stands for herself.
create function private.support_box(p public.proposals) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select private.support_figures(p) || jsonb_build_object(
      'names', (select coalesce(jsonb_agg(jsonb_build_object('name', n.name, 'through', n.through) order by n.through is not null, n.name collate "it-x-icu"), '[]') from (
        select distinct on (o.id) o.name, case when s.proposal_id <> p.id then q.number end as through
        from public.proposal_supports s join public.organisations o on o.id = s.organisation_id join public.proposals q on q.id = s.proposal_id
        where (s.proposal_id = p.id or s.proposal_id in (select b.id from private.lineage_before(p.id) b))
          and (s.proposal_id = p.id or o.id is distinct from p.organisation_id)
        order by o.id, (s.proposal_id <> p.id)
      ) n),
      'isOpen', private.phase_allows(p.cycle_id, 'support_proposal') and p.published_at is not null and p.state in ('admitted', 'discussed', 'prioritised', 'under_review'),
      'mine', (select coalesce(jsonb_agg(s.organisation_id), '[]') from public.proposal_supports s
        where s.proposal_id = p.id and auth.uid() is not null
          and ((s.organisation_id is null and s.author_id = auth.uid()) or s.organisation_id = any (array(select private.my_organisation_ids()))))));
end $$;

-- Supports a public, open proposal of somebody else, for oneself as a citizen of the district or for an organisation.
-- Supporting twice is supporting once, also at the same moment. 409 phase_closed, proposal_moved (closed or merged), 403 support_own.
create function public.support_proposal(proposal_id uuid, organisation_id uuid default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  current public.proposals;
begin
  select * into current from public.proposals p where p.id = support_proposal.proposal_id and p.published_at is not null for share;
  if current.id is null then perform private.fail('not_found', 404); end if;
  perform private.require_acting(support_proposal.organisation_id, current.district_id);
  if private.is_own_proposal(current, me, support_proposal.organisation_id) then perform private.fail('support_own', 403); end if;
  perform private.require_phase(current.cycle_id, 'support_proposal');
  if current.state not in ('admitted', 'discussed', 'prioritised', 'under_review') then perform private.fail('proposal_moved', 409); end if;
  perform private.take_rate('support_proposal', me::text, 300, interval '1 hour');
  insert into public.proposal_supports (proposal_id, author_id, organisation_id, author_municipality_id)
  values (current.id, me, support_proposal.organisation_id,
    case when support_proposal.organisation_id is null then (select f.municipality_id from public.profiles f where f.id = me) end)
  on conflict do nothing;
  perform private.announce('proposal', current.id, current.revision);
  return private.support_figures(current);
end $$;

-- Takes a support back, while the proposal is open. What was not there is no error.
create function public.withdraw_support(proposal_id uuid, organisation_id uuid default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  current public.proposals;
begin
  select * into current from public.proposals p where p.id = withdraw_support.proposal_id and p.published_at is not null for share;
  if current.id is null then perform private.fail('not_found', 404); end if;
  if withdraw_support.organisation_id is not null then perform private.require_acting(withdraw_support.organisation_id, current.district_id); end if;
  if current.state in ('accepted', 'accepted_in_part', 'deferred', 'not_accepted', 'out_of_competence') then perform private.fail('proposal_moved', 409); end if;
  delete from public.proposal_supports s where s.proposal_id = current.id
    and case when withdraw_support.organisation_id is null then s.organisation_id is null and s.author_id = me else s.organisation_id = withdraw_support.organisation_id end;
  if found then perform private.announce('proposal', current.id, current.revision); end if;
  return private.support_figures(current);
end $$;

-- ── who follows it by supporting it ───────────────────────────────────────────────────────────────────────────────────
-- Who supports a proposal, or one that flowed into it: persons and those who act today for a supporting organisation. The
-- notices' followers (their events tell of every move) come from here too.
create function private.supporter_ids(proposal_id uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  with way as (select supporter_ids.proposal_id as id union select b.id from private.lineage_before(supporter_ids.proposal_id) b)
  select s.author_id from way join public.proposal_supports s on s.proposal_id = way.id and s.organisation_id is null and s.author_id is not null
  union
  select d.person_id from way join public.proposal_supports s on s.proposal_id = way.id
  join public.organisation_delegates d on d.organisation_id = s.organisation_id and d.revoked_at is null and d.person_id is not null
$$;

revoke execute on function public.support_proposal(uuid, uuid), public.withdraw_support(uuid, uuid) from public, anon, authenticated;
grant execute on function public.support_proposal(uuid, uuid), public.withdraw_support(uuid, uuid) to authenticated;
