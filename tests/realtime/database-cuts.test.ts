import { setTimeout as delay } from "node:timers/promises";
import postgres, { type Sql } from "postgres";
import pino from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { unwrap } from "#app/platform/errors.ts";
import { connectionOptions } from "#server/database-connection.ts";
import { createJobs } from "#server/jobs/create-jobs.ts";
import type { Mail } from "#server/jobs/mailer.ts";
import { listenForAnnouncements } from "#server/realtime/listen.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { addSection, openClient, serveTestDatabase, storedText } from "#tests/realtime/coediting-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;
let superuser: Sql;
/** What would have ended a process without a test around it. */
const uncaught: unknown[] = [];
const note = (error: unknown): void => void uncaught.push(error);

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "redazione" });
  superuser = postgres(database.superuserUrl, { max: 1, onnotice() {}, connection: { application_name: "cutter" } });
});
afterAll(async () => {
  await superuser.end();
  await database.close();
});
beforeEach(() => void process.on("uncaughtExceptionMonitor", note));
afterEach(() => {
  process.off("uncaughtExceptionMonitor", note);
  expect(uncaught).toEqual([]);
});

/** Cuts connections of this database, as an administrator, a failover or a proxy does. */
async function cut(application = "%"): Promise<number> {
  const rows = await superuser`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name like ${application}`;
  return rows.length;
}

/** Cuts everything again and again, at moments that nobody chose, until the work is done. */
async function cutting<T>(times: number, work: () => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const cuts = (async () => {
    for (let count = 0; count < times && !abort.signal.aborted; count += 1) {
      await cut();
      await delay(Math.random() * 60);
    }
  })();
  try {
    return await work();
  } finally {
    abort.abort();
    await cuts;
  }
}

it("queries, transactions and calls of the API that are cut fail, and nothing else; a transaction is never half done", async () => {
  const sql = postgres(database.supabase.databaseUrl, { max: 3, ...connectionOptions("many") });
  await sql`create table private.cut_pairs (pair integer, half integer)`;
  let failed = 0;
  const lost = (): void => void (failed += 1);
  await cutting(60, async () => {
    for (let round = 0; round < 60; round += 1) {
      await Promise.all([
        ...[1, 2, 3, 4].map((n) => sql`select ${n}::int, pg_sleep(0.003)`.then(() => {}, lost)),
        sql.begin(async (tx) => {
          await tx`insert into private.cut_pairs values (${round}, 1)`;
          await delay(Math.random() * 10);
          await tx`insert into private.cut_pairs values (${round}, 2)`;
        }).catch(lost),
        Promise.resolve(database.databases.asUser(world.people.citizen.accessToken).rpc("my_roles")).then(({ error }) => error && lost()),
      ]);
    }
  });
  expect(failed).toBeGreaterThan(0);
  expect(await sql`select pair from private.cut_pairs group by pair having count(*) <> 2`).toEqual([]);
  await sql`drop table private.cut_pairs`;
  await sql.end();
  for (let call = 0; call < 12; call += 1) expect(unwrap(await database.databases.asUser(world.people.citizen.accessToken).rpc("my_roles"))).toBeTruthy();
});

it("what was announced while the listener was cut is caught up, and what comes later is heard", async () => {
  const announcements = await listenForAnnouncements({ databaseUrl: database.supabase.databaseUrl, log: { warn() {} } });
  for (let round = 1; round <= 5; round += 1) {
    const resumed = Promise.withResolvers<void>();
    const stop = announcements.onResumed(resumed.resolve);
    expect(await cut("announcements")).toBe(1);
    await resumed.promise;
    stop();
    const heard = Promise.withResolvers<number>();
    const forget = announcements.on("district", ({ revision }) => heard.resolve(revision));
    await database.sql`select private.announce('district', ${world.districtId}, ${round})`;
    expect(await heard.promise).toBe(round);
    forget();
  }
  await announcements.close();
});

it("[COED-05] two people write while every connection is cut: each character that was called saved is there", { timeout: 90_000 }, async () => {
  const { documentId } = await addSection(database, world);
  const server = await serveTestDatabase(database);
  const clients = [world.people.office, world.people.facilitator].map((person) => openClient(server.origin, person.accessToken, documentId));
  await Promise.all(clients.map((client) => client.when((state) => state.status === "saved")));
  const words: string[] = [];
  await cutting(40, () => Promise.all(clients.map(async (client, index) => {
    for (let count = 0; count < 12; count += 1) {
      const word = `c${index}n${count}.`;
      client.type(word);
      await client.when((state) => state.unsaved === 0);
      words.push(word);
    }
  })));
  const stored = await storedText(database, documentId);
  expect(words.filter((word) => stored.split(word).length !== 2)).toEqual([]);
  expect(words).toHaveLength(24);
  for (const client of clients) client.close();
  await server.close();
});

it("the queue's connections come back: a notice is mailed after all of them were cut", async () => {
  const mails: Mail[] = [];
  const arrived = Promise.withResolvers<void>();
  const mailer = { isLocal: false, close() {}, async send(mail: Mail) { mails.push(mail); arrived.resolve(); } };
  const sql = postgres(database.supabase.databaseUrl, { max: 3, ...connectionOptions("many") });
  const jobs = createJobs({ databaseUrl: database.supabase.databaseUrl, sql, mailer, origin: "http://localhost", log: pino({ level: "silent" }) });
  await jobs.start();
  for (let round = 0; round < 3; round += 1) await cut();
  // The listener that wakes the queue is back when its connection is.
  while ((await superuser`select from pg_stat_activity where datname = current_database() and query like 'listen "tavoli_aperti"%'`).length === 0) await delay(20);
  // The test's own connections were cut as well, and its pool may still hold one.
  await superuser`select private.queue_notice(${world.people.citizen.id}, 'proposal_received', null, '{"number": "AP-2026-0001"}')`;
  await arrived.promise;
  expect(mails).toHaveLength(1);
  await jobs.stop();
  await sql.end({ timeout: 5 });
});
