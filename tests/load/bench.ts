import { performance } from "node:perf_hooks";
import { resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { measureFirstLoads } from "#server/http/first-load.ts";
import { startApp } from "#tests/setup/app-server.ts";
import { connectTo } from "#tests/load/database-of.ts";
import { median, pagesPerSecond } from "#tests/load/pages-per-second.ts";
import { treeMegabytes } from "#tests/load/process-tree.ts";

/**
 * Prints what the project promises in numbers, each beside what it is measured against in the same run:
 * pages per second as a ratio to a bare page (same handler and shell, no data), JavaScript per page, start-up, memory.
 */
const ROUNDS = 5;
const ROUND_MS = 3000;
const PROPOSALS = 2000;
const CLIENT = resolve(import.meta.dirname, "../../build/client");

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

async function comparePages(): Promise<void> {
  const pages = { bare: "/note-legali", district: "/area-ovest", proposals: "/area-ovest/proposte", search: "/area-ovest/proposte?q=anziano" };
  const rates: Record<string, number[]> = {};
  for (const path of Object.values(pages)) await pagesPerSecond(app.origin + path, 1000);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, path] of Object.entries(pages)) (rates[name] ??= []).push(await pagesPerSecond(app.origin + path, ROUND_MS));
  }
  const bare = median(rates["bare"] ?? []);
  say(`bare page: ${bare.toFixed(0)} pages/s`);
  for (const name of ["district", "proposals", "search"]) {
    const rate = median(rates[name] ?? []);
    say(`${name} page (${PROPOSALS} proposals): ${rate.toFixed(0)} pages/s, ${(rate / bare).toFixed(2)} of the bare page, from the node's short memory of what everybody may see${name === "search" ? "" : " (aim ≥ 0.30)"}`);
  }
}

async function printJavaScript(): Promise<void> {
  const loads = (await measureFirstLoads(CLIENT)).filter(({ isPublic }) => isPublic);
  say("JavaScript of a public page's first visit, gzipped (aim ≤ 130 kB):");
  for (const { path, bytes } of loads) say(`  ${(bytes / 1000).toFixed(1)} kB ${path}`);
}
