-- Purpose: co-edited documents: append-only log, snapshots, versions, who may read and write.
-- Locks: none. Way back: drop the tables and functions.

create table public.documents (
  id uuid primary key default gen_random_uuid(),
  district_id uuid not null references public.districts (id) on delete cascade,
  owner_kind text not null check (owner_kind in ('section', 'minutes')),
  owner_id uuid not null,
  schema_version int not null default 1 check (schema_version > 0),
  epoch int not null default 1 check (epoch > 0),
  locked boolean not null default false,
  initialised boolean not null default false,
  content jsonb not null default '{"type": "doc", "content": [{"type": "paragraph"}]}',
  content_seq bigint not null default 0,
  content_length int not null default 0,
  revision bigint not null default 1,
  updated_at timestamptz not null default now(),
  unique (owner_kind, owner_id)
);
create index documents_district_id on public.documents (district_id);
comment on table public.documents is 'A text that several people write together. content is its ProseMirror JSON up to content_seq of the log, for readers; until the first opening (initialised) it is the template that the log starts from.';
alter table public.documents enable row level security;
grant select on public.documents to anon, authenticated;
create trigger documents_revision before update on public.documents for each row execute function private.bump_revision();

create table private.document_updates (
  seq bigint generated always as identity primary key,
  document_id uuid not null references public.documents (id) on delete cascade,
  epoch int not null,
  person_id uuid not null,
  organisation_id uuid,
  client_ids bigint[] not null,
  body bytea not null,
  created_at timestamptz not null default now()
);
create index document_updates_document_id on private.document_updates (document_id, seq);
comment on table private.document_updates is 'The log of a document: every integrated Yjs update with who wrote it and when. Only appended to; «salvato» means that the row is here.';

create table private.document_snapshots (
  document_id uuid not null references public.documents (id) on delete cascade,
  upto_seq bigint not null,
  epoch int not null,
  state bytea not null,
  created_at timestamptz not null default now(),
  primary key (document_id, upto_seq)
);
comment on table private.document_snapshots is 'State of a document after the log''s row upto_seq, so that loading needs not apply the whole log.';

create table private.document_clients (
  document_id uuid not null references public.documents (id) on delete cascade,
  client_id bigint not null,
  person_id uuid not null,
  primary key (document_id, client_id)
);
comment on table private.document_clients is 'Which person a Yjs client id belongs to: the one who first wrote under it. Nobody else may.';

create table public.document_versions (
  id uuid primary key default gen_random_uuid(),
  document_id uuid not null references public.documents (id) on delete cascade,
  number int not null,
  label text not null check (char_length(label) between 3 and 120),
  phase text not null,
  is_public boolean not null default false,
  schema_version int not null,
  epoch int not null,
  seq bigint not null,
  state bytea not null,
  content jsonb not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  unique (document_id, number)
);
create index document_versions_created_by on public.document_versions (created_by);
comment on table public.document_versions is 'A named, frozen state of a document: Yjs state, ProseMirror JSON and its SHA-256. A public one has an address that anybody may open.';
alter table public.document_versions enable row level security;
-- Neither the person nor the binary state leaves by a select.
grant select (id, document_id, number, label, phase, is_public, schema_version, epoch, seq, content, sha256, created_at)
  on public.document_versions to anon, authenticated;

-- What a person may do with a document now: right 'none' | 'read' | 'write'; when not 'write', the reason's code; the
-- capacity in which she acts and, for an organisation, its name: that is what others see of her.
create type private.document_access as (
  "right" text, reason text, capacity text, organisation_id uuid, label text
);

-- Each kind of owner has its own rule (section_access in the plan's migration); an unknown kind gives nothing.
create function private.document_access_of(document_id uuid, person_id uuid) returns private.document_access
language plpgsql stable security definer set search_path = '' as $$
declare
  document public.documents;
  access private.document_access := row('none', 'right_missing', 'reader', null, null);
begin
  select * into document from public.documents d where d.id = document_access_of.document_id;
  if document.id is null then return access; end if;
  if document.owner_kind = 'section' then
    access := private.section_access(document.owner_id, document_access_of.person_id);
  end if;
  if access."right" = 'write' and document.locked then
    access."right" := 'read';
    access.reason := 'document_locked';
  end if;
  return access;
end $$;

-- The short form: 'none', 'read' or 'write'.
create function private.document_right(document_id uuid, person_id uuid) returns text
language sql stable security definer set search_path = '' as $$
  select (private.document_access_of(document_right.document_id, document_right.person_id))."right"
$$;

-- Documents that the person asking may read, for the policies.
create function private.my_readable_document_ids() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select private.my_readable_section_document_ids();
end $$;
grant execute on function private.my_readable_document_ids() to anon, authenticated;

create policy documents_select_reader on public.documents for select to anon, authenticated
  using (id = any (array(select private.my_readable_document_ids())));
create policy document_versions_select_public on public.document_versions for select to anon, authenticated using (is_public);
create policy document_versions_select_reader on public.document_versions for select to authenticated
  using (document_id = any (array(select private.my_readable_document_ids())));

-- What the person asking may do with a document, for the page around the editor. Anonymous people may at most read.
create function public.document_access(document_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  document public.documents;
  access private.document_access;
  alive boolean := auth.uid() is not null and private.login_alive();
begin
  select * into document from public.documents d where d.id = document_access.document_id;
  access := private.document_access_of(document_access.document_id, case when alive then auth.uid() end);
  if document.id is null or access."right" = 'none' then return jsonb_build_object('right', 'none'); end if;
  return jsonb_build_object(
    'right', access."right", 'reason', access.reason, 'capacity', access.capacity, 'label', access.label,
    'epoch', document.epoch, 'schemaVersion', document.schema_version, 'locked', document.locked, 'initialised', document.initialised);
end $$;
revoke execute on function public.document_access(uuid) from public;
grant execute on function public.document_access(uuid) to anon, authenticated;

-- For the co-editing server: the same for the login of a socket. 'none' with sign_in_needed once the login has ended.
create function private.login_document_access(document_id uuid, person_id uuid, login_id uuid)
returns table ("right" text, reason text, capacity text, organisation_id uuid, label text, district_id uuid, epoch int, schema_version int)
language plpgsql stable security definer set search_path = '' as $$
declare
  access private.document_access;
begin
  if exists (select from auth.sessions s where s.id = login_document_access.login_id and s.user_id = login_document_access.person_id) then
    access := private.document_access_of(login_document_access.document_id, login_document_access.person_id);
  else
    access := row('none', 'sign_in_needed', 'reader', null, null);
  end if;
  return query select access."right", access.reason, access.capacity, access.organisation_id, access.label, d.district_id, d.epoch, d.schema_version
    from public.documents d where d.id = login_document_access.document_id;
end $$;

-- Appends a batch to the logs and answers for each row, by its place in the batch: the sequence number, or why it was
-- refused. The right, the lock, the phase, the login and the client ids are judged here again, now: this is what counts.
-- The documents' rows are locked in order, so that within one document a higher sequence number is always committed later.
create function private.append_updates(
  document_ids uuid[], epochs int[], person_ids uuid[], login_ids uuid[], client_ids text[], bodies bytea[]
) returns table (place bigint, seq bigint, refused text)
language plpgsql security definer set search_path = '' as $$
begin
  perform from public.documents d where d.id = any (append_updates.document_ids) order by d.id for no key update;
  insert into private.document_clients (document_id, client_id, person_id)
  select distinct on (p.document_id, c.client_id) p.document_id, c.client_id::bigint, p.person_id
  from unnest(append_updates.document_ids, append_updates.person_ids, append_updates.client_ids)
    with ordinality as p (document_id, person_id, client_ids, place)
  cross join lateral unnest(string_to_array(p.client_ids, ',')) as c (client_id)
  order by p.document_id, c.client_id, p.place
  on conflict do nothing;

  return query
  with packet as (
    select p.* from unnest(append_updates.document_ids, append_updates.epochs, append_updates.person_ids, append_updates.login_ids,
      append_updates.client_ids, append_updates.bodies) with ordinality as p (document_id, epoch, person_id, login_id, client_ids, body, place)
  ), access as materialized (
    select k.document_id, k.person_id, k.login_id, a."right", a.reason, a.organisation_id, a.epoch
    from (select distinct p.document_id, p.person_id, p.login_id from packet p) k
    cross join lateral private.login_document_access(k.document_id, k.person_id, k.login_id) a
  ), judged as materialized (
    select p.*, a.organisation_id, string_to_array(p.client_ids, ',')::bigint[] as clients,
      case
        when a.document_id is null then 'not_found'
        when a."right" <> 'write' then coalesce(a.reason, 'right_missing')
        when a.epoch <> p.epoch then 'epoch_changed'
        when exists (
          select from private.document_clients b
          where b.document_id = p.document_id and b.client_id = any (string_to_array(p.client_ids, ',')::bigint[]) and b.person_id <> p.person_id
        ) then 'client_foreign'
      end as refusal
    from packet p
    left join access a on a.document_id = p.document_id and a.person_id = p.person_id and a.login_id = p.login_id
  ), numbered as materialized (
    select j.place, nextval(pg_get_serial_sequence('private.document_updates', 'seq')) as seq
    from (select i.place from judged i where i.refusal is null order by i.place) j
  ), appended as (
    insert into private.document_updates (seq, document_id, epoch, person_id, organisation_id, client_ids, body)
    overriding system value
    select n.seq, j.document_id, j.epoch, j.person_id, j.organisation_id, j.clients, j.body
    from numbered n join judged j on j.place = n.place
  )
  select j.place, n.seq, j.refusal from judged j left join numbered n on n.place = j.place order by j.place;
end $$;

-- Names the state that the co-editing server has just settled (log, snapshot and content at one sequence number).
-- Whoever may write the document; a public version is the office's. 409 document_busy when somebody wrote meanwhile.
create function public.create_document_version(document_id uuid, label text, is_public boolean) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  document public.documents;
  snapshot private.document_snapshots;
  access private.document_access;
  cleaned text := private.require_text(create_document_version.label, 'label', 120, 3);
  made uuid;
begin
  select * into document from public.documents d where d.id = create_document_version.document_id for no key update;
  access := private.document_access_of(create_document_version.document_id, me);
  if document.id is null or access.capacity not in ('office', 'facilitator', 'organisation') or access."right" = 'none' then
    perform private.fail('not_found', 404);
  end if;
  if access.capacity <> 'office' then
    if create_document_version.is_public then perform private.fail('forbidden', 403); end if;
    if access."right" <> 'write' then perform private.fail(access.reason, 409); end if;
  end if;
  select * into snapshot from private.document_snapshots s where s.document_id = document.id order by s.upto_seq desc limit 1;
  if snapshot.document_id is null or snapshot.upto_seq <> document.content_seq
    or exists (select from private.document_updates u where u.document_id = document.id and u.seq > snapshot.upto_seq) then
    perform private.fail('document_busy', 409);
  end if;
  perform private.forbid_personal_data(cleaned, 'label');
  -- The same name for the same text is the same version: a double click makes one.
  select v.id into made from public.document_versions v
  where v.document_id = document.id and v.epoch = document.epoch and v.seq = snapshot.upto_seq and v.label = cleaned
    and v.is_public = create_document_version.is_public;
  if made is not null then return made; end if;
  insert into public.document_versions (document_id, number, label, phase, is_public, schema_version, epoch, seq, state, content, sha256, created_by)
  values (document.id, (select coalesce(max(v.number), 0) + 1 from public.document_versions v where v.document_id = document.id), cleaned,
    coalesce((select c.phase from public.planning_cycles c where c.district_id = document.district_id and c.is_current), ''),
    create_document_version.is_public, document.schema_version, document.epoch, snapshot.upto_seq, snapshot.state, document.content,
    encode(sha256(convert_to(document.content::text, 'UTF8')), 'hex'), me)
  returning id into made;
  perform private.audit(document.district_id, 'create_document_version', made);
  perform private.announce(document.owner_kind, document.owner_id, document.revision);
  return made;
end $$;

-- Locks a text for everybody, or opens it again, with effect at the next keystroke. Office of its district only.
create function public.lock_document(document_id uuid, locked boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  document public.documents;
begin
  select * into document from public.documents d where d.id = lock_document.document_id for no key update;
  perform private.require_office(document.district_id);
  if lock_document.locked is null then perform private.fail('bad_request', 400); end if;
  update public.documents d set locked = lock_document.locked, updated_at = now() where d.id = document.id;
  perform private.audit(document.district_id, case when lock_document.locked then 'lock_document' else 'unlock_document' end, document.id);
  perform private.announce('document', document.id, document.revision + 1);
  perform private.announce(document.owner_kind, document.owner_id, document.revision + 1);
end $$;
revoke execute on function public.create_document_version(uuid, text, boolean), public.lock_document(uuid, boolean) from public, anon;
grant execute on function public.create_document_version(uuid, text, boolean), public.lock_document(uuid, boolean) to authenticated;

-- Makes the text of a new page or section, starting from a template (ProseMirror JSON). Called by its owner's own command.
create function private.create_document(district_id uuid, owner_kind text, owner_id uuid, template jsonb) returns uuid
language sql security definer set search_path = '' as $$
  insert into public.documents (district_id, owner_kind, owner_id, content)
  values (create_document.district_id, create_document.owner_kind, create_document.owner_id,
    coalesce(create_document.template, '{"type": "doc", "content": [{"type": "paragraph"}]}'))
  returning id
$$;
