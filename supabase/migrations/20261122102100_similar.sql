-- Purpose: what resembles the text that somebody is writing: proposals and topics by words that they share, thesaurus and typing errors
-- included; thresholds for each phase; the wish to merge a proposal into another one, for the office at screening.
-- Locks: none that last (one row trigger each on public.proposals and public.topics). Way back: drop the tables, triggers and functions named here.

create table private.similarity_thresholds (
  phase text primary key check (phase in ('informazione', 'adesioni', 'proposte', 'tavoli', 'redazione', 'consultazione', 'restituzione', 'approvazione', 'attuazione')),
  title real not null check (title between 0 and 1),
  body real not null check (body between 0 and 1)
);
comment on table private.similarity_thresholds is 'From which resemblance on something is shown to who writes: of the titles (trigrams) or of the weighted words. Stricter once much has been written.';
insert into private.similarity_thresholds (phase, title, body) values
  ('informazione', 0.35, 0.18), ('adesioni', 0.35, 0.18), ('proposte', 0.35, 0.20), ('tavoli', 0.40, 0.22), ('redazione', 0.45, 0.28),
  ('consultazione', 0.45, 0.28), ('restituzione', 0.45, 0.28), ('approvazione', 0.45, 0.28), ('attuazione', 0.45, 0.28);

-- ── the thesaurus ─────────────────────────────────────────────────────────────────────────────────────────────────────
create table private.similar_words (
  lexeme text primary key,
  concept text not null
);
comment on table private.similar_words is 'Italian words of social services that mean the same here, by stem: each is compared as its concept.';

-- Adds words that mean the same; the first gives the concept its name.
create function private.add_similar_words(variadic words text[]) returns void
language sql set search_path = '' as $$
  insert into private.similar_words (lexeme, concept)
  select distinct on (l.lexeme) l.lexeme, '~' || words[1]
  from unnest(words) w cross join lateral (select unnest(tsvector_to_array(to_tsvector('pg_catalog.italian', private.plain_words(w)))) as lexeme) l
  on conflict do nothing
$$;
select private.add_similar_words(variadic string_to_array(g, ' ')) from (values
  ('anziani anziana anziano vecchi vecchia vecchiaia nonni nonne pensionati pensionata geriatrico ottantenni settantenni'),
  ('giovani giovane ragazzi ragazze ragazza adolescenti adolescente adolescenza teenager gioventù giovanile'),
  ('bambini bambina bambine bambino piccoli minori minorenni infanzia figli figlio figlie bimbi'),
  ('trasporto trasporti pulmino pulmini bus autobus navetta navette corriera corriere pullman pulman accompagnamento furgone mezzi corse'),
  ('disabilità disabile disabili handicap invalidi invalidità invalido diversamente'),
  ('medico medici dottore dottori dottoressa ambulatorio ambulatori visite visita curante'),
  ('lavoro lavorare impiego occupazione occupazionale disoccupati disoccupazione mestiere tirocini tirocinio lavorativo'),
  ('povertà povero poveri indigenti indigenza bisognosi miseria reddito'),
  ('casa case abitazione abitazioni alloggio alloggi domicilio domiciliare domiciliari appartamento appartamenti abitare'),
  ('scuola scuole scolastico scolastica scolastici studenti alunni alunno classe classi istituto'),
  ('doposcuola compiti ripetizioni'),
  ('abbandono dispersione drop'),
  ('compagnia solitudine soli sola solo isolamento isolati isolate'),
  ('stranieri straniere straniero immigrati immigrate immigrazione migranti migrante extracomunitari'),
  ('lingua italiano interprete interpreti traduzione tradurre mediatore mediatrice mediatori mediazione traduttore'),
  ('ascolto sportello sportelli consulenza orientamento informazioni'),
  ('psicologo psicologa psicologi psicologico psicologica psicoterapia psicoterapeuta psichico mentale psichiatrico psichiatria'),
  ('violenza maltrattamento maltrattamenti maltrattate abusi abuso aggressioni'),
  ('donne donna femminile madri madre mamme mamma signore'),
  ('azzardo slot scommesse ludopatia videolottery macchinette machine'),
  ('gioco giochi giocare ludico ludoteca ludobus'),
  ('droga droghe sostanze dipendenze dipendenza tossicodipendenza stupefacenti alcol alcolismo alcool'),
  ('spesa alimentare alimentari cibo viveri mensa mense pasti pasto pacchi dispensa emporio frigo frigorifero'),
  ('sollievo riposo tregua respiro'),
  ('caregiver familiari parenti congiunti badanti badante assistenti'),
  ('assistenza assistere aiuto aiutare sostegno supporto accudire'),
  ('demenza demenze alzheimer memoria'),
  ('digitale digitali internet computer smartphone telefono telefonino informatica spid online informatico'),
  ('sport sportiva sportive sportivo palestra calcio ginnastica motoria attività'),
  ('estate estivo estivi estiva estive vacanze agosto luglio colonie grest campi'),
  ('spiaggia mare balneare lido'),
  ('barriere architettoniche rampe rampa scivolo scivoli accessibile accessibilità gradini carrozzina'),
  ('farmacia farmaci farmaco medicine medicinali pastiglie'),
  ('nido nidi asilo asili'),
  ('nascita nascere nato nata nati neonati neonato neonata parto gravidanza ostetrica allattamento'),
  ('separazione separazioni separati divorzio'),
  ('genitori genitore genitoriale genitorialità padri papà'),
  ('volontari volontariato volontario volontarie'),
  ('associazioni associazione enti circoli'),
  ('orto orti agricoltura agricola campagna terreni coltivare ortaggi'),
  ('carcere detenuti detenuto penale ex-detenuti reclusi pena'),
  ('autismo autistico autistici spettro'),
  ('affitto affitti canone locazione pigione sfratto sfratti'),
  ('bollette bolletta utenze luce riscaldamento'),
  ('notte notti notturno notturna notturni'),
  ('soldi denaro economico economici contributo contributi sussidio sussidi buono buoni voucher'),
  ('incontri incontrarsi ritrovo ritrovi ritrovarsi aggregazione socializzazione socializzare'),
  ('centro centri locale sede spazio sala stanza punto luogo'),
  ('biblioteca biblioteche libri lettura leggere'),
  ('musica musicale suonare band coro'),
  ('bullismo cyberbullismo prepotenze'),
  ('logopedia logopedista linguaggio parlare'),
  ('infermiere infermiera infermieri infermieristico prelievi prelievo'),
  ('dopo futuro autonomia autonomo indipendente indipendenza'),
  ('quartiere quartieri vicinato vicini rione'),
  ('paese paesi comune comuni comunale comunali municipio municipi municipale frazione frazioni borgo borghi'),
  ('patente guida'),
  ('corso corsi formazione formativo lezioni lezione insegnare imparare laboratori laboratorio'),
  ('badare sorvegliare custodire babysitter tata'),
  ('animali cane cani gatto pet'),
  ('ambulanza emergenza urgenze urgenza soccorso'),
  ('burocrazia pratiche pratica moduli modulo domande documenti patronato caf'),
  ('udito sordi sordo sordità segni lis'),
  ('ciechi cieco ipovedenti vista vedere'),
  ('uscita dimissioni dimesso dimessi'),
  ('teatro recitare spettacolo'),
  ('muoversi spostarsi raggiungere mobilità spostamenti viaggi viaggio'),
  ('chiuso chiudere chiusura'),
  ('aperto aprire apertura riaprire'),
  ('affido affidamento affidatarie accoglienza accogliere'),
  ('lutto lutti morte'),
  ('diritti legale avvocato giuridica'),
  ('debiti debito sovraindebitamento usura'),
  ('alimentazione obesità dieta')) as groups (g);

-- ── the index ─────────────────────────────────────────────────────────────────────────────────────────────────────────
create table private.similar_texts (
  kind text not null check (kind in ('proposal', 'topic')),
  subject_id uuid not null,
  district_id uuid not null references public.districts (id) on delete cascade,
  title text not null,
  terms text[] not null,
  primary key (kind, subject_id)
);
create index similar_texts_district_id on private.similar_texts (district_id, kind);
create index similar_texts_terms on private.similar_texts using gin (terms);
create index similar_texts_title on private.similar_texts using gin (title extensions.gin_trgm_ops);
comment on table private.similar_texts is 'The words of every public proposal and topic as they are compared: stems, each as its concept. Kept by triggers.';

create table private.similar_terms (
  district_id uuid not null references public.districts (id) on delete cascade,
  kind text not null,
  term text not null,
  documents int not null,
  primary key (district_id, kind, term)
);
comment on table private.similar_terms is 'In how many public texts of a district a word stands: rare words say more. The term '''' counts the texts.';

-- The words of a text as they are compared. Not longer than what a form takes.
create function private.similar_terms_of(value text) returns text[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct coalesce(w.concept, l.lexeme)), '{}')
  from unnest(tsvector_to_array(to_tsvector('pg_catalog.italian', private.plain_words(left(value, 6000))))) l (lexeme)
  left join private.similar_words w on w.lexeme = l.lexeme
  where char_length(l.lexeme) between 2 and 40
$$;

create function private.count_similar_terms(district_id uuid, kind text, terms text[], step int) returns void
language sql security definer set search_path = '' as $$
  -- In one order, so that two publications at once wait for each other instead of for ever.
  insert into private.similar_terms as s (district_id, kind, term, documents)
  select count_similar_terms.district_id, count_similar_terms.kind, t, count_similar_terms.step
  from (select distinct t from unnest(array_append(terms, '')) t order by t) ordered (t)
  on conflict on constraint similar_terms_pkey do update set documents = s.documents + count_similar_terms.step
$$;

-- Puts a text into the index, rewrites it or takes it out.
create function private.index_similar(kind text, subject_id uuid, district_id uuid, title text, body text, is_public boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  was private.similar_texts;
  plain text := private.plain_words(index_similar.title);
  terms text[];
begin
  select * into was from private.similar_texts t where t.kind = index_similar.kind and t.subject_id = index_similar.subject_id;
  if was.subject_id is null and not index_similar.is_public then return; end if;
  terms := case when index_similar.is_public then private.similar_terms_of(index_similar.title || ' ' || index_similar.body) end;
  if was.title is not distinct from plain and was.terms is not distinct from terms then return; end if;
  if was.subject_id is not null then
    delete from private.similar_texts t where t.kind = was.kind and t.subject_id = was.subject_id;
    perform private.count_similar_terms(was.district_id, was.kind, was.terms, -1);
  end if;
  if not index_similar.is_public then return; end if;
  insert into private.similar_texts (kind, subject_id, district_id, title, terms)
  values (index_similar.kind, index_similar.subject_id, index_similar.district_id, plain, terms);
  perform private.count_similar_terms(index_similar.district_id, index_similar.kind, terms, 1);
end $$;

create function private.index_similar_proposal() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.index_similar('proposal', old.id, old.district_id, '', '', false);
  elsif new.published_at is not null or (tg_op = 'UPDATE' and old.published_at is not null) then
    -- By name: a hidden or merged proposal is nothing to support, and the column that hides is younger than this table.
    perform private.index_similar('proposal', new.id, new.district_id, new.title, new.need || ' ' || new.proposal,
      new.published_at is not null and new.state <> 'merged' and to_jsonb(new) ->> 'hidden_at' is null);
  end if;
  return null;
end $$;
create trigger index_similar_proposal after insert or update or delete on public.proposals for each row execute function private.index_similar_proposal();

create function private.index_similar_topic() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.index_similar('topic', old.id, old.district_id, '', '', false);
  else
    perform private.index_similar('topic', new.id, new.district_id, new.title, new.why, new.moderation = 'published' and new.state <> 'merged');
  end if;
  return null;
end $$;
create trigger index_similar_topic after insert or update or delete on public.topics for each row execute function private.index_similar_topic();

-- Makes the whole index anew, in one go: after the thesaurus changed, or after rows were loaded beside the triggers.
create function private.rebuild_similar() returns void
language sql security definer set search_path = '' as $$
  delete from private.similar_texts;
  delete from private.similar_terms;
  insert into private.similar_texts (kind, subject_id, district_id, title, terms)
  select 'proposal', p.id, p.district_id, private.plain_words(p.title), private.similar_terms_of(p.title || ' ' || p.need || ' ' || p.proposal)
  from public.proposals p where p.published_at is not null and p.state <> 'merged' and to_jsonb(p) ->> 'hidden_at' is null
  union all
  select 'topic', t.id, t.district_id, private.plain_words(t.title), private.similar_terms_of(t.title || ' ' || t.why)
  from public.topics t where t.moderation = 'published' and t.state <> 'merged';
  insert into private.similar_terms (district_id, kind, term, documents)
  select s.district_id, s.kind, t, count(*) from private.similar_texts s cross join lateral unnest(array_append(s.terms, '')) t group by 1, 2, 3;
$$;
select private.rebuild_similar();

-- ── the look-up ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- The compared words of what is being written with their weight: the rarer in the district, the heavier; those of the title twice.
-- A word that nobody used yet is taken for a mistyped one when a published word is very near it.
create function private.similar_query(district_id uuid, kind text, title text, body text) returns table (term text, weight real, documents int)
language sql stable security definer set search_path = '' as $$
  with typed as (
    select w.word, bool_or(w.in_title) as in_title from (
      select regexp_split_to_table(private.plain_words(left(similar_query.title, 200)), '[^a-z0-9]+') as word, true as in_title
      union all
      select regexp_split_to_table(private.plain_words(left(similar_query.body, 3000)), '[^a-z0-9]+'), false) w
    where char_length(w.word) between 2 and 40 group by w.word limit 250),
  stems as (
    select t.word, t.in_title, (tsvector_to_array(to_tsvector('pg_catalog.italian', t.word)))[1] as lexeme from typed t),
  concepts as (
    select s.word, s.in_title, coalesce(w.concept, s.lexeme) as term from stems s left join private.similar_words w on w.lexeme = s.lexeme
    where s.lexeme is not null),
  counted as (
    select c.*, coalesce(n.documents, 0) as documents from concepts c
    left join private.similar_terms n on n.district_id = similar_query.district_id and n.kind = similar_query.kind and n.term = c.term),
  mended as (
    select c.in_title, coalesce(w.concept, near.lexeme, c.term) as term
    from (select * from counted c where c.documents = 0 and char_length(c.word) >= 5 order by c.in_title desc, char_length(c.word) desc limit 12) c
    left join lateral (
      select s.lexeme from private.search_words s
      where s.word operator(extensions.%) c.word and extensions.similarity(s.word, c.word) >= 0.5
      order by extensions.similarity(s.word, c.word) desc limit 1) near on true
    left join private.similar_words w on w.lexeme = near.lexeme),
  everything as (
    select c.term, c.in_title from counted c where c.documents > 0 or char_length(c.word) < 5
    union all select m.term, m.in_title from mended m),
  total as (
    select greatest(coalesce((select n.documents from private.similar_terms n
      where n.district_id = similar_query.district_id and n.kind = similar_query.kind and n.term = ''), 0), 1) as documents)
  -- What nobody wrote can match nothing: it says only a little against a resemblance.
  select e.term, (ln(1 + total.documents::real / greatest(coalesce(n.documents, 0), 1)) * case when bool_or(e.in_title) then 2 else 1 end
    * case when coalesce(n.documents, 0) = 0 then 0.4 else 1 end)::real, coalesce(n.documents, 0)
  from everything e cross join total
  left join private.similar_terms n on n.district_id = similar_query.district_id and n.kind = similar_query.kind and n.term = e.term
  group by e.term, n.documents, total.documents
$$;

-- What resembles a title and a text among the public texts of a district, best first. Each line passes one threshold of the phase:
-- the share of the weighted words that both have (two at least, or one that says nearly all), or the trigram similarity of the titles. A long text has more words in common by
-- chance: its share counts for less in the order.
create function private.similar_to(district_id uuid, kind text, title text, body text, max_hits int)
returns table (subject_id uuid, score real)
language plpgsql stable security definer set search_path = '' as $$
declare
  plain text := private.plain_words(left(similar_to.title, 200));
  all_terms text[];
  all_weights real[];
  whole real;
  picked text[];
  threshold private.similarity_thresholds;
begin
  select t.* into threshold from private.similarity_thresholds t
  join public.planning_cycles c on c.phase = t.phase and c.district_id = similar_to.district_id and c.is_current;
  if threshold.phase is null then return; end if;
  select array_agg(q.term), array_agg(q.weight), sum(q.weight), coalesce(array_agg(q.term) filter (where q.documents > 0 and (q.place <= 2 or q.reached <= 250)), '{}')
  into all_terms, all_weights, whole, picked
  from (select s.*, sum(s.documents) over rarest as reached, row_number() over rarest as place
    from private.similar_query(similar_to.district_id, similar_to.kind, similar_to.title, similar_to.body) s
    window rarest as (order by s.documents = 0, s.documents, s.term)) q;
  -- The rarest words lead to the candidates, as many as do not bring half of the district along.
  return query
    with by_words as materialized (
      select t.subject_id, t.title, t.terms from private.similar_texts t
      where t.kind = similar_to.kind and t.district_id = similar_to.district_id and t.terms && picked limit 500),
    -- Titles are compared letter by letter only where words lead to little: over ten thousand titles that costs more than all the rest.
    candidates as (
      select * from by_words
      union
      select t.subject_id, t.title, t.terms from private.similar_texts t
      where (select count(*) from by_words) < 10 and char_length(plain) >= 8
        and t.kind = similar_to.kind and t.district_id = similar_to.district_id and t.title operator(extensions.%) plain),
    shared as (
      select c.subject_id, sum(q.weight) as weight, count(*) as words
      from candidates c cross join lateral unnest(c.terms) t (term) join unnest(all_terms, all_weights) q (term, weight) on q.term = t.term
      group by c.subject_id),
    weighed as (
      select c.subject_id, extensions.similarity(c.title, plain) as title_alike, cardinality(c.terms) / greatest(avg(cardinality(c.terms)) over (), 1) as length,
        coalesce(s.weight, 0) / greatest(whole, 0.001) as alike, coalesce(s.words, 0) as shared
      from candidates c left join shared s on s.subject_id = c.subject_id),
    ranked as (
      select w.subject_id, (w.alike / (0.4 + 0.6 * w.length) + 0.5 * w.title_alike)::real as score
      from weighed w where w.alike >= threshold.body and (w.shared >= 2 or w.alike >= 1.6 * threshold.body) or w.title_alike >= threshold.title)
    -- What is far behind the best has only common words with the text: long texts would bring strangers along.
    select r.subject_id, r.score from (select *, max(x.score) over () as best from ranked x) r where r.score >= 0.5 * r.best order by r.score desc, r.subject_id
    limit least(greatest(coalesce(max_hits, 5), 1), 10);
end $$;

-- Public proposals of the district that resemble what somebody writes, best first: [{id, number, title, excerpt, state, proposer}].
create function public.similar_proposals(district_id uuid, title text, need text, max_hits int default 5) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'number', p.number, 'title', p.title, 'excerpt', left(p.need, 200), 'state', p.state,
    'organisation', (select o.name from public.organisations o where o.id = p.organisation_id),
    'municipality', (select m.name from public.municipalities m where m.id = p.author_municipality_id))
    order by s.score desc, s.subject_id), '[]')
  from private.similar_to(district_id, 'proposal', title, need, max_hits) s join public.proposals p on p.id = s.subject_id
$$;

-- The same for topics: [{id, number, title, excerpt, interested, organisation, municipality}].
create function public.similar_topics(district_id uuid, title text, why text, max_hits int default 5) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'number', t.number, 'title', t.title, 'excerpt', left(t.why, 200), 'interested', t.interested,
    'organisation', (select o.name from public.organisations o where o.id = t.organisation_id),
    'municipality', (select m.name from public.municipalities m where m.id = t.author_municipality_id))
    order by s.score desc, s.subject_id), '[]')
  from private.similar_to(district_id, 'topic', title, why, max_hits) s join public.topics t on t.id = s.subject_id
$$;

-- ── «proponi di unirle» ───────────────────────────────────────────────────────────────────────────────────────────────
create table public.proposal_merge_requests (
  proposal_id uuid not null references public.proposals (id) on delete cascade,
  into_id uuid not null references public.proposals (id) on delete cascade,
  asked_at timestamptz not null default now(),
  primary key (proposal_id, into_id),
  check (proposal_id <> into_id)
);
create index proposal_merge_requests_into_id on public.proposal_merge_requests (into_id);
comment on table public.proposal_merge_requests is 'Who wrote a proposal offers to merge it into a similar one: the office reads it at screening and decides.';
alter table public.proposal_merge_requests enable row level security;
grant select on public.proposal_merge_requests to authenticated;
create policy proposal_merge_requests_select_proposer on public.proposal_merge_requests for select to authenticated
  using (proposal_id = any (array(select private.my_proposal_ids())));
create policy proposal_merge_requests_select_office on public.proposal_merge_requests for select to authenticated using (exists (
  select from public.proposals p where p.id = proposal_id and p.state <> 'draft' and p.district_id = any (array(select private.my_office_district_ids()))));

-- Offers to merge one's own draft (or returned proposal) into a public one of the same cycle, or takes the offer back.
create function public.ask_proposal_merge(proposal_id uuid, into_id uuid, wanted boolean default true) returns void
language plpgsql security definer set search_path = '' as $$
declare
  current public.proposals := private.require_own_proposal(ask_proposal_merge.proposal_id);
begin
  if current.state not in ('draft', 'returned') then perform private.fail('proposal_moved', 409); end if;
  if not coalesce(ask_proposal_merge.wanted, true) then
    delete from public.proposal_merge_requests r where r.proposal_id = current.id and r.into_id = ask_proposal_merge.into_id;
    return;
  end if;
  if not exists (select from public.proposals p where p.id = ask_proposal_merge.into_id and p.id <> current.id
    and p.cycle_id = current.cycle_id and p.published_at is not null) then
    perform private.fail('choice_unknown', 422, 'intoId');
  end if;
  perform private.take_rate('ask_proposal_merge', auth.uid()::text, 60, interval '1 day');
  insert into public.proposal_merge_requests (proposal_id, into_id) values (current.id, ask_proposal_merge.into_id) on conflict do nothing;
end $$;

-- Into what a proposal could be merged, as who wrote it offered: for its author and for the office, [{id, number, title}].
create function public.proposal_merge_offers(proposal_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'number', p.number, 'title', p.title) order by p.number), '[]')
  from public.proposal_merge_requests r join public.proposals p on p.id = r.into_id
  where r.proposal_id = proposal_merge_offers.proposal_id
$$;

revoke execute on function public.similar_proposals(uuid, text, text, int), public.similar_topics(uuid, text, text, int),
  public.ask_proposal_merge(uuid, uuid, boolean), public.proposal_merge_offers(uuid) from public, anon, authenticated;
grant execute on function public.similar_proposals(uuid, text, text, int), public.similar_topics(uuid, text, text, int) to anon, authenticated;
grant execute on function public.ask_proposal_merge(uuid, uuid, boolean), public.proposal_merge_offers(uuid) to authenticated;
