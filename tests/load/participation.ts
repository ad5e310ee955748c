import type { Sql } from "postgres";
import { startApp, type App } from "#tests/setup/app-server.ts";
import { connectTo } from "#tests/load/database-of.ts";
import { watchDownload } from "#tests/load/export-memory.ts";
import { addComments, addSmallDistrict, fillProposals, LARGE, SMALL } from "#tests/load/participation-data.ts";
import { sayRatios } from "#tests/load/side-by-side.ts";

/**
 * Prints how participation grows: pages and functions with many rows, each beside the same with few rows, or beside a bare query
 * on the same rows, taken in turn. The node's short memory answers anonymous visitors; so pages are also asked for by a person
 * who has signed in, for whom every page is the database's work, and the database's own work stands alone on a third line.
 */
const FEW = 10;
const PROPOSALS = 10_000;
const EXPORTED = 5_000;
const COMMENTS = 1_000;
const WORD = "anziano";
const SEARCHED = [WORD, "trasporto anziani", "asilo nido aperto la sera"];
const TYPED = {
  title: "Un pulmino per portare gli anziani alle visite",
  need: "Chi è anziano e vive solo nei paesi non ha modo di arrivare all'ambulatorio: gli autobus sono pochi, i figli lavorano lontano e molte visite saltano.",
};

type Say = (line: string) => void;
type Ids = { large: string; small: string };

export async function measureParticipation(app: App, say: Say): Promise<void> {
  const sql = connectTo(app.dataDir);
  try {
    await addSmallDistrict(sql);
    await fillProposals(sql, SMALL, FEW);
    await fillProposals(sql, LARGE, EXPORTED);
    await measureExports(app, say, EXPORTED);
    await fillProposals(sql, LARGE, PROPOSALS);
    await measureExports(app, say, PROPOSALS);
    const ids = await districtIds(sql);
    await measureLists(app, say);
    await measureSearch(sql, say, ids);
    await measureSimilar(sql, say, ids);
    await measureComments(app, sql, say, ids);
  } finally {
    await sql.end();
  }
}

async function districtIds(sql: Sql): Promise<Ids> {
  const rows = await sql<{ id: string; slug: string }[]>`select id, slug from public.districts where slug in (${LARGE}, ${SMALL})`;
  const idOf = (slug: string): string => rows.find((row) => row.slug === slug)?.id ?? "";
  return { large: idOf(LARGE), small: idOf(SMALL) };
}

async function measureLists(app: App, say: Say): Promise<void> {
  say(`pages of a district with ${PROPOSALS} proposals beside one with ${FEW}:`);
  await inBothWays(app, async (how, cookie) => {
    const page = (slug: string, query: string) => ({ name: `${slug === SMALL ? `the page with ${FEW}` : how}`, run: () => getPage(`${app.origin}/${slug}/proposte${query}`, cookie) });
    await sayRatios(say, "list", [page(LARGE, ""), page(SMALL, "")], { aim: 1.5 });
    await sayRatios(say, `search «${WORD}»`, [page(LARGE, `?q=${WORD}`), page(SMALL, `?q=${WORD}`)]);
  });
}

async function measureSearch(sql: Sql, say: Say, { large, small }: Ids): Promise<void> {
  say(`the database's own work, ${PROPOSALS} proposals:`);
  // As many lines from both: what differs is among how many they are found.
  const list = (id: string) => sql`select public.search_proposals(${id}, page_size => ${FEW})`;
  await sayRatios(say, `list of ${FEW}`, [{ name: "public.search_proposals", run: () => list(large) }, { name: `the same with ${FEW} in all`, run: () => list(small) }]);
  for (const q of SEARCHED) {
    const [made] = await sql<{ words: string; plain: string }[]>`select private.search_query(${q})::text as words, plainto_tsquery('pg_catalog.italian', ${q})::text as plain`;
    if (!made) continue;
    // What a list shows, joined by hand: the same lines.
    const bare = (words: string) => () => sql`
      select p.id, p.number, p.title, left(p.proposal, 240) as excerpt, p.state, p.state_since, p.submitted_at, p.published_at, p.updated_at, p.revision, t.slug, t.name as tavolo,
        o.name as organisation, o.category, m.name as municipality, f.*, count(*) over () as total
      from public.proposals p left join public.tavoli t on t.id = p.tavolo_id left join public.organisations o on o.id = p.organisation_id
      left join public.municipalities m on m.id = p.author_municipality_id left join public.proposal_figures f on f.proposal_id = p.id
      where p.district_id = ${large} and p.published_at is not null and p.search_document @@ ${words}::tsquery
      order by ts_rank(p.search_document, ${words}::tsquery) desc, p.published_at desc limit 20`;
    const search = { name: "public.search_proposals", run: () => sql`select public.search_proposals(${large}, ${q})` };
    await sayRatios(say, `search «${q}»`, [search, { name: "a bare query for the same lines", run: bare(made.words) }], { aim: 3 });
    await sayRatios(say, `search «${q}»`, [search, { name: "one that forgives no other ending and no typing error", run: bare(made.plain) }]);
  }
}

async function measureSimilar(sql: Sql, say: Say, { large }: Ids): Promise<void> {
  const { title, need } = TYPED;
  const bare = () => sql`
    select p.id, p.number, p.title from public.proposals p,
      (select replace(plainto_tsquery('pg_catalog.italian', ${`${title} ${need}`})::text, '&', '|')::tsquery as words) q
    where p.district_id = ${large} and p.published_at is not null and (p.search_document @@ q.words or p.title operator(extensions.%) ${title})
    order by ts_rank(p.search_document, q.words) + extensions.similarity(p.title, ${title}) desc limit 5`;
  const call = () => sql`select public.similar_proposals(${large}, ${title}, ${need})`;
  await sayRatios(say, "similar proposals", [{ name: "public.similar_proposals", run: call }, { name: "a bare query by words and trigrams", run: bare }], { aim: 3 });
}

async function measureComments(app: App, sql: Sql, say: Say, { large }: Ids): Promise<void> {
  const { few, many } = await addComments(sql, FEW, COMMENTS);
  say(`a proposal's page with ${COMMENTS} comments beside the same with ${FEW}:`);
  await inBothWays(app, async (how, cookie) => {
    const page = (number: string) => ({ name: number === few ? `the page with ${FEW}` : how, run: () => getPage(`${app.origin}/${LARGE}/proposte/${number}`, cookie) });
    await sayRatios(say, "page", [page(many), page(few)], { aim: 1.5 });
  });
  const call = (number: string) => sql`select public.proposal_comments_page(p.id), public.proposal_page(${large}, ${number}) from public.proposals p where p.number = ${number}`;
  await sayRatios(say, "page", [{ name: "the database's own work", run: () => call(many) }, { name: `the same with ${FEW}`, run: () => call(few) }], { aim: 1.5 });
}

async function measureExports(app: App, say: Say, many: number): Promise<void> {
  const cookie = await signIn(app, "office");
  say(`${many} proposals as a file, memory of the serving process:`);
  const megabytes = (value: number | null): string => (value === null ? "?" : value.toFixed(0));
  for (const format of ["csv", "csv", "xlsx"]) {
    const file = await watchDownload(app.pid(), `${app.origin}/${LARGE}/ufficio/esporta/proposte.${format}`, cookie);
    say(`  ${format}: ${(file.bytes / 1e6).toFixed(1)} MB in ${file.seconds.toFixed(1)} s; ${megabytes(file.before)} MB before, ${megabytes(file.peak)} at most, ${megabytes(file.after)} after`);
  }
}

/** First as an anonymous visitor, whom the node's short memory answers, then as a person who has signed in, whom the database answers. */
async function inBothWays(app: App, measure: (how: string, cookie: string) => Promise<void>): Promise<void> {
  await measure("from the node's short memory", "");
  await measure("signed in, no memory", await signIn(app, "citizen"));
}

async function getPage(url: string, cookie: string): Promise<void> {
  const response = await fetch(url, { headers: { accept: "text/html", ...(cookie && { cookie }) } });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
}

async function signIn(app: App, persona: string): Promise<string> {
  const response = await fetch(`${app.origin}/demo/entra`, { method: "POST", redirect: "manual", headers: { origin: app.origin }, body: new URLSearchParams({ persona }) });
  return response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
}

if (import.meta.main) {
  const app = await startApp({ demo: true });
  try {
    await measureParticipation(app, (line) => void process.stdout.write(`${line}\n`));
  } finally {
    await app.stop();
  }
}
