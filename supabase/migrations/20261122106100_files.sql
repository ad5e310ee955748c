-- Purpose: what is attached to proposals: who may add, take away and fetch a file; the files themselves lie outside of the database.
-- Locks: none (new tables). Way back: drop the tables and functions named here, put private.proposal_content of 20261122106000 and public.my_proposal of 20261121100710 back.

create table public.attachments (
  id uuid primary key default gen_random_uuid(),
  district_id uuid not null references public.districts (id) on delete cascade,
  proposal_id uuid not null references public.proposals (id) on delete cascade,
  uploaded_by uuid references auth.users (id) on delete set null,
  state text not null default 'pending' check (state in ('pending', 'stored')),
  title text not null default '' check (char_length(title) <= 120),
  alt_text text not null default '' check (char_length(alt_text) <= 300),
  kind text check (kind in ('pdf', 'odt', 'docx', 'jpg', 'png')),
  bytes int check (bytes between 1 and 10485760),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default now(),
  stored_at timestamptz,
  constraint attachments_stored_whole check (case state when 'stored'
    then stored_at is not null and kind is not null and bytes is not null and sha256 is not null and title <> ''
    else stored_at is null end),
  constraint attachments_images_described check (state = 'pending' or kind not in ('jpg', 'png') or alt_text <> '')
);
create index attachments_proposal_id on public.attachments (proposal_id, created_at);
create index attachments_district_id on public.attachments (district_id);
create index attachments_uploaded_by on public.attachments (uploaded_by);
create index attachments_pending on public.attachments (created_at) where state = 'pending';
comment on table public.attachments is 'Files of proposals: what they are, never their content. A row waits as pending until the file is stored; who uploaded is never selectable.';
alter table public.attachments enable row level security;
grant select (id, district_id, proposal_id, state, title, alt_text, kind, bytes, sha256, created_at, stored_at) on public.attachments to anon, authenticated;
-- Whoever may read the proposal may read what is attached to it.
create policy attachments_select_reader on public.attachments for select to anon, authenticated
  using (state = 'stored' and exists (select from public.proposals p where p.id = proposal_id));

create table private.attachment_links (
  token_hash bytea primary key,
  attachment_id uuid not null references public.attachments (id) on delete cascade,
  person_id uuid not null references auth.users (id) on delete cascade,
  expires_at timestamptz not null
);
create index attachment_links_attachment_id on private.attachment_links (attachment_id);
create index attachment_links_person_id on private.attachment_links (person_id);
create index attachment_links_expires_at on private.attachment_links (expires_at);
comment on table private.attachment_links is 'One-use links to files that are not public: for one person, for five minutes; the token itself is not kept.';

create table private.removed_files (
  path text primary key,
  removed_at timestamptz not null default now()
);
comment on table private.removed_files is 'Files whose row is gone: housekeeping takes them out of the store and then forgets them here.';

-- Where the file of an attachment lies in the store.
create function private.file_path(a public.attachments) returns text
language sql immutable set search_path = '' as $$
  select a.district_id || '/' || a.proposal_id || '/' || a.id
$$;

create function private.remember_removed_file() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.removed_files (path) values (private.file_path(old)) on conflict do nothing;
  return null;
end $$;
create trigger remember_removed_file after delete on public.attachments for each row execute function private.remember_removed_file();

-- The files of a proposal as a page shows them.
create function private.attachment_list(proposal_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'title', a.title, 'altText', a.alt_text, 'kind', a.kind, 'bytes', a.bytes) order by a.created_at, a.id), '[]')
  from public.attachments a where a.proposal_id = attachment_list.proposal_id and a.state = 'stored'
$$;

-- Makes room for one more file of a draft or a returned proposal, before anything of it is read. Returns where it goes:
-- {id, path}. 404 for who may not write the proposal, 409 proposal_moved, 422 too_many_files, 429 too_many_attempts.
create function public.begin_attachment(proposal_id uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.require_login();
  current public.proposals := private.require_own_proposal(begin_attachment.proposal_id);
  begun public.attachments;
begin
  if current.state not in ('draft', 'returned') then perform private.fail('proposal_moved', 409); end if;
  -- The proposal's row is locked: two at a time are counted one after the other. What broke off counts no longer after ten minutes.
  if (select count(*) from public.attachments a where a.proposal_id = current.id
    and (a.state = 'stored' or a.created_at > now() - interval '10 minutes')) >= 5 then
    perform private.fail('too_many_files', 422, 'file');
  end if;
  perform private.take_rate('upload_file', me::text, 40, interval '1 hour');
  insert into public.attachments (district_id, proposal_id, uploaded_by) values (current.district_id, current.id, me) returning * into begun;
  return jsonb_build_object('id', begun.id, 'path', private.file_path(begun));
end $$;

-- The file lies in the store: from now on it is there. Called by the server alone, which has looked into it.
create function public.commit_attachment(attachment_id uuid, title text, alt_text text, kind text, bytes int, sha256 text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  begun public.attachments;
  proposal_state text;
  clean_title text := regexp_replace(private.require_text(title, 'file', 120), '\s+', ' ', 'g');
  clean_alt text := private.require_text(alt_text, 'altText', 300, 0);
begin
  select a.* into begun from public.attachments a where a.id = commit_attachment.attachment_id and a.state = 'pending' for update;
  if begun.id is null then perform private.fail('not_found', 404); end if;
  -- With its lock: a proposal that is being sent at this moment is waited for.
  select p.state into proposal_state from public.proposals p where p.id = begun.proposal_id for update;
  if proposal_state not in ('draft', 'returned') then perform private.fail('proposal_moved', 409); end if;
  if (select count(*) from public.attachments a where a.proposal_id = begun.proposal_id and a.state = 'stored') >= 5 then perform private.fail('too_many_files', 422, 'file'); end if;
  if commit_attachment.kind in ('jpg', 'png') and clean_alt = '' then perform private.fail('alt_text_missing', 422, 'altText'); end if;
  perform private.forbid_personal_data(clean_title, 'file');
  perform private.forbid_personal_data(clean_alt, 'altText');
  update public.attachments a set state = 'stored', title = clean_title, alt_text = clean_alt, kind = commit_attachment.kind,
    bytes = commit_attachment.bytes, sha256 = commit_attachment.sha256, stored_at = now()
  where a.id = begun.id;
end $$;

-- The file was refused or never arrived whole; `may_lie_there` says whether something of it may be in the store. Called by the server alone.
create function public.abort_attachment(attachment_id uuid, may_lie_there boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  begun public.attachments;
begin
  delete from public.attachments a where a.id = abort_attachment.attachment_id and a.state = 'pending' returning a.* into begun;
  if not may_lie_there then delete from private.removed_files f where f.path = private.file_path(begun); end if;
end $$;

-- Takes a file away before sending. 404 for who may not write the proposal, 409 proposal_moved once it was sent.
create function public.remove_attachment(attachment_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  owner uuid;
  current public.proposals;
begin
  perform private.require_login();
  select a.proposal_id into owner from public.attachments a where a.id = remove_attachment.attachment_id and a.state = 'stored';
  current := private.require_own_proposal(owner);
  if current.state not in ('draft', 'returned') then perform private.fail('proposal_moved', 409); end if;
  delete from public.attachments a where a.id = remove_attachment.attachment_id;
end $$;

-- Asks for a file. Null when it is absent, of another district, or not for the person asking. Of a public proposal:
-- {title, kind, bytes, path}. Of any other: {link}, a word that gives it once, to her alone, within five minutes; with
-- `link` that word is used up and the answer is the file's. 410 link_expired for a word that is used, old or somebody else's.
create function public.open_attachment(district_id uuid, attachment_id uuid, link text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
  wanted public.attachments;
  current public.proposals;
  token text := encode(extensions.gen_random_bytes(24), 'hex');
begin
  select a.* into wanted from public.attachments a
  where a.id = open_attachment.attachment_id and a.district_id = open_attachment.district_id and a.state = 'stored';
  select p.* into current from public.proposals p where p.id = wanted.proposal_id;
  if current.id is null or (private.may_read_proposal(current) or current.id = any (array(select private.my_proposal_ids()))) is not true then
    return null;
  end if;
  if current.published_at is null then
    perform private.require_login();
    if open_attachment.link is null then
      perform private.take_rate('file_link', me::text, 300, interval '1 hour');
      insert into private.attachment_links (token_hash, attachment_id, person_id, expires_at)
      values (extensions.digest(token, 'sha256'), wanted.id, me, now() + interval '5 minutes');
      return jsonb_build_object('link', token);
    end if;
    delete from private.attachment_links l
    where l.token_hash = extensions.digest(open_attachment.link, 'sha256') and l.attachment_id = wanted.id and l.person_id = me and l.expires_at > now();
    if not found then perform private.fail('link_expired', 410); end if;
  end if;
  return jsonb_build_object('title', wanted.title, 'kind', wanted.kind, 'bytes', wanted.bytes, 'path', private.file_path(wanted));
end $$;

-- As in 20261122106000, with what is attached.
create or replace function private.proposal_content(p public.proposals) returns jsonb
language sql stable security definer set search_path = '' as $$
  select private.draft_content(p) - 'shared' || jsonb_build_object(
    'details', case p.form when 'full' then private.whole_details(p.details) || jsonb_build_object('leps',
      (select coalesce(jsonb_agg(t.name order by t.position), '[]') from public.leps_tags t where p.details -> 'leps' ? t.code)) end,
    'attachments', private.attachment_list(p.id))
$$;

-- As in 20261121100710, with the full form's answers and list, what is attached, and whether the person asking began it.
create or replace function public.my_proposal(district_id uuid, proposal_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_login();
  return (
    select private.proposal_summary(p) || jsonb_build_object(
      'cycleId', p.cycle_id, 'content', private.draft_content(p), 'attachments', private.attachment_list(p.id),
      'isAuthor', p.author_id is not distinct from auth.uid(),
      -- Before it is sent: as the author would show now.
      'proposer', private.public_proposer(p) || case when p.state = 'draft' and p.organisation_id is null then jsonb_build_object('municipality',
        (select m.name from public.profiles f join public.municipalities m on m.id = f.municipality_id where f.id = p.author_id)) else '{}' end,
      'municipalities', (select coalesce(jsonb_agg(m.name order by private.plain_words(m.name)), '[]')
        from public.proposal_municipalities pm join public.municipalities m on m.id = pm.municipality_id where pm.proposal_id = p.id),
      'returnReason', (select m.reason from public.proposal_moves m
        where m.proposal_id = p.id and m.to_state = 'returned' and p.state = 'returned' order by m.id desc limit 1),
      'choices', public.proposal_choices(p.district_id),
      'leps', (select coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'name', t.name) order by t.position), '[]') from public.leps_tags t))
    from public.proposals p
    where p.id = my_proposal.proposal_id and p.district_id = my_proposal.district_id
      and p.id = any (array(select private.my_proposal_ids())));
end $$;

revoke execute on function public.begin_attachment(uuid), public.commit_attachment(uuid, text, text, text, int, text), public.abort_attachment(uuid, boolean),
  public.remove_attachment(uuid), public.open_attachment(uuid, uuid, text) from public, anon, authenticated;
grant execute on function public.begin_attachment(uuid), public.remove_attachment(uuid) to authenticated;
grant execute on function public.open_attachment(uuid, uuid, text) to anon, authenticated;
grant execute on function public.commit_attachment(uuid, text, text, text, int, text), public.abort_attachment(uuid, boolean) to service_role;
