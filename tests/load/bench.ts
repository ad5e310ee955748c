import { performance } from "node:perf_hooks";
import { resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { measureFirstLoads } from "#server/http/first-load.ts";
import { startApp } from "#tests/setup/app-server.ts";
import { connectTo } from "#tests/load/database-of.ts";
import { measureParticipation } from "#tests/load/participation.ts";
import { median, pagesPerSecond } from "#tests/load/pages-per-second.ts";
import { treeMegabytes } from "#tests/load/process-tree.ts";

/**
 * Prints what the project promises in numbers, each beside what it is measured against in the same run:
 * pages per second as a ratio to a bare page (same handler and shell, no data), JavaScript per page, start-up, memory.
 */
const ROUNDS = 5;
const ROUND_MS = 2000;
const PROPOSALS = 2000;
const CLIENT = resolve(import.meta.dirname, "../../build/client");

const BARE = "/note-legali";
const PAGES = [
  { name: "district", path: () => "/area-ovest" },
  { name: "proposals", path: () => "/area-ovest/proposte" },
  { name: "search", path: () => "/area-ovest/proposte?q=anziano" },
];
/** A word that nobody has asked for: its answer is in no memory. */
const WORDS = { name: "search, another word each time", path: () => `/area-ovest/proposte?q=anziano+${Math.random().toString(36).slice(2, 8)}` };

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const beforeFirst = performance.now();
const app = await startApp({ demo: true });
say(`first start, build included when it was missing: ${((performance.now() - beforeFirst) / 1000).toFixed(1)} s (aim ≤ 90)`);
try {
  await app.kill();
  const beforeAgain = performance.now();
  await app.restart();
  say(`start again after kill -9: ${((performance.now() - beforeAgain) / 1000).toFixed(1)} s (aim ≤ 8)`);
  await delay(5000);
  const megabytes = treeMegabytes(app.pid());
  if (megabytes !== null) say(`memory of the process tree at rest: ${megabytes.toFixed(0)} MB (aim ≤ 300)`);
  await addProposals();
  await comparePages();
  await printJavaScript();
  await measureParticipation(app, say);
} finally {
  await app.stop();
}

/** Copies the demonstration's public proposals until the district has enough of them. */
async function addProposals(): Promise<void> {
  const sql = connectTo(app.dataDir);
  await sql.begin(async (tx) => {
    const [author] = await tx<{ id: string }[]>`select author_id as id from public.proposals where published_at is not null limit 1`;
    if (!author) throw new Error("no demonstration proposals");
    const made = await tx<{ id: string }[]>`
      insert into public.proposals (district_id, cycle_id, tavolo_id, author_id, author_municipality_id, title, need, who, proposal, expected_change, licence_ok, no_personal_data)
      select p.district_id, p.cycle_id, p.tavolo_id, ${author.id}, p.author_municipality_id, left(p.title, 110) || ' ' || n, p.need, p.who, p.proposal, p.expected_change, true, true
      from public.proposals p join public.districts d on d.id = p.district_id and d.slug = 'area-ovest', generate_series(1, 400) n
      where p.published_at is not null limit ${PROPOSALS} returning id`;
    for (const { id } of made) {
      await tx`select private.move_proposal(${id}, 'submitted', 'author'), private.move_proposal(${id}, 'admitted', 'office')`;
    }
  });
  await sql.unsafe("analyze");
  await sql.end();
}

/**
 * What visitors get from the node's short memory of what everybody may see, and what each costs without it: the memory emptied
 * by announcements all the time, and a person who has signed in, for whom it does not exist (beside a bare page as she gets it).
 */
async function comparePages(): Promise<void> {
  await compare("from the node's short memory", [...PAGES, WORDS], " (aim ≥ 0.30)");
  const sql = connectTo(app.dataDir);
  const announcing = setInterval(() => void sql`select pg_notify('tavoli_aperti', '{"topic":"bench"}')`.catch(() => {}), 5);
  await compare("memory emptied 200 times a second", PAGES);
  clearInterval(announcing);
  await sql.end();
  await compare("a person who has signed in, no memory", PAGES, "", await signIn());
}

type Measured = { name: string; path: () => string };

/** Rounds of one page after the other, so that what else the machine does meets all of them. */
async function compare(how: string, pages: readonly Measured[], aim = "", cookie = ""): Promise<void> {
  const all = [{ name: "bare", path: () => BARE }, ...pages];
  const rates = new Map<string, number[]>();
  for (const { path } of all) await pagesPerSecond(() => app.origin + path(), 1000, cookie);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { name, path } of all) rates.set(name, [...(rates.get(name) ?? []), await pagesPerSecond(() => app.origin + path(), ROUND_MS, cookie)]);
  }
  const bare = median(rates.get("bare") ?? []);
  say(`${how}, ${PROPOSALS} proposals: bare page ${bare.toFixed(0)} pages/s${aim}`);
  for (const { name } of pages) {
    const rate = median(rates.get(name) ?? []);
    say(`  ${name}: ${rate.toFixed(0)} pages/s, ${(rate / bare).toFixed(2)} of the bare page`);
  }
}

async function signIn(): Promise<string> {
  const response = await fetch(`${app.origin}/demo/entra`, {
    method: "POST", redirect: "manual", headers: { origin: app.origin }, body: new URLSearchParams({ persona: "citizen" }),
  });
  return response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
}

async function printJavaScript(): Promise<void> {
  const loads = (await measureFirstLoads(CLIENT)).filter(({ isPublic }) => isPublic);
  say("JavaScript of a public page's first visit, gzipped (aim ≤ 130 kB):");
  for (const { path, bytes } of loads) say(`  ${(bytes / 1000).toFixed(1)} kB ${path}`);
}
