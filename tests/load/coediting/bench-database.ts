import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres, { type Sql, type TransactionSql } from "postgres";
import { createDatabases } from "#app/platform/db.ts";
import { knownCluster } from "#server/embedded/binaries.ts";
import { GATEWAY } from "#server/embedded/roles.ts";
import { SUPERUSER } from "#server/embedded/cluster.ts";
import type { Secrets } from "#server/embedded/secrets.ts";
import { DATABASE, localUrl, startEmbedded } from "#server/embedded/start-embedded.ts";
import { createPerson, type Person, signAccessToken } from "#tests/builders/people.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { sectionContent } from "#tests/load/coediting/fixtures.ts";

export type BenchDatabase = {
  sql: Sql;
  databaseUrl: string;
  gatewayUrl: string;
  secrets: Secrets;
  world: World;
  /** Staff of the planning office, each with an account and a sign-in of her own: all may write all sections. */
  people: Person[];
  stop(): Promise<void>;
};

/** A browser renews its sign-in while it is open; the bench signs in once. */
const LONGEST_RUN_SECONDS = 4 * 3600;

/** The embedded PostgreSQL as an installation runs it (durable), with a district in the phase in which sections are written. */
export async function startBenchDatabase(peopleWanted: number): Promise<BenchDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), "tavoli-bench-"));
  chmodSync(dataDir, 0o711);
  const { supabase, secrets, stop } = await startEmbedded({ dataDir, siteUrl: "http://localhost" });
  const port = Number(readFileSync(join(knownCluster(dataDir), "postmaster.pid"), "utf8").split("\n")[3]);
  const sql = postgres(supabase.databaseUrl, { max: 2, onnotice() {} });
  const superuserUrl = localUrl(SUPERUSER, secrets.superuserPassword, port, DATABASE);
  const database = { sql, supabase, databases: createDatabases(supabase), superuserUrl, authMails: [], close: async () => {} };
  const world = await createWorld(database, { phase: "redazione" });
  const people: Person[] = [];
  const expiresAt = Math.ceil(Date.now() / 1000) + LONGEST_RUN_SECONDS;
  for (let place = 0; place < peopleWanted; place += 1) {
    const person = await createPerson(database, `Editor ${place}`, { municipalityId: world.municipalityId });
    people.push({ ...person, accessToken: await signAccessToken(database, person, expiresAt) });
  }
  await sql`insert into public.district_roles ${sql(people.map(({ id }) => ({ district_id: world.districtId, person_id: id, role: "plan_office_staff" })))}`;
  await sql`create table private.bench_hocuspocus (name text primary key, state bytea not null, stored_at timestamptz not null default now())`;
  return {
    sql, secrets, world, people,
    databaseUrl: supabase.databaseUrl,
    gatewayUrl: localUrl(GATEWAY, secrets.gatewayPassword, port, DATABASE),
    async stop() {
      await sql.end();
      await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Sections that nobody has opened yet, for both servers: the same first state in the log's snapshot and in the table of the bench. */
export async function addSections({ sql, world }: BenchDatabase, state: Uint8Array, count: number): Promise<string[]> {
  const content = sectionContent();
  return sql.begin(async (tx) => {
    const made: string[] = [];
    for (let place = 0; place < count; place += 1) {
      const sectionId = crypto.randomUUID();
      const [row] = await tx<{ id: string }[]>`select private.create_document(${world.districtId}, 'section', ${sectionId}, ${tx.json(JSON.parse(JSON.stringify(content)))}) as id`;
      const id = row?.id ?? "";
      await tx`
        insert into public.plan_sections (id, cycle_id, district_id, outline_id, slug, number, title, position, document_id, state)
        values (${sectionId}, ${world.cycleId}, ${world.districtId}, ${`b${id.replace(/\d/g, (digit) => "ghijklmnop".charAt(Number(digit))).replaceAll("-", "_")}`}, ${`b-${id}`}, '1', 'Sezione di prova', ${await nextPosition(tx)}, ${id}, 'draft')`;
      await tx`insert into private.document_snapshots (document_id, upto_seq, epoch, state) values (${id}, 0, 1, ${Buffer.from(state)})`;
      await tx`update public.documents set initialised = true where id = ${id}`;
      await tx`insert into private.bench_hocuspocus (name, state) values (${id}, ${Buffer.from(state)})`;
      made.push(id);
    }
    return made;
  });
}

async function nextPosition(tx: TransactionSql): Promise<number> {
  const [row] = await tx<{ next: number }[]>`select coalesce(max(position), 0) + 1 as next from public.plan_sections`;
  return row?.next ?? 1;
}
