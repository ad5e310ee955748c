import pino from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createJobs, type Jobs } from "#server/jobs/create-jobs.ts";
import type { Mail, Mailer } from "#server/jobs/mailer.ts";
import { createPerson, type Person } from "#tests/builders/people.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let person: Person;
let jobs: Jobs;
let failures = 0;
const waiting: ((mail: Mail) => void)[] = [];

const mailer: Mailer = {
  isLocal: false,
  async send(mail) {
    if (failures > 0) {
      failures -= 1;
      throw Object.assign(new Error("connection refused"), { code: "ECONNECTION" });
    }
    waiting.shift()?.(mail);
  },
  close() {},
};

function nextMail(): Promise<Mail> {
  return new Promise((resolve) => waiting.push(resolve));
}

beforeAll(async () => {
  database = await createTestDatabase();
  person = await createPerson(database, "Destinataria");
  jobs = createJobs({ databaseUrl: database.supabase.databaseUrl, sql: database.sql, mailer, origin: "http://localhost:3000", log: pino({ level: "silent" }) });
  expect(jobs.healthy()).toBe(false);
  await jobs.start();
});
afterAll(async () => {
  await jobs.stop();
  expect(jobs.healthy()).toBe(false);
  await database.close();
});

it("a notice that a transaction wrote is mailed when it commits, without waiting for the sweep", async () => {
  expect(jobs.healthy()).toBe(true);
  const arrived = nextMail();
  await database.sql`select private.queue_notice(${person.id}, 'proposal_received', null, '{"number": "AP-2026-0001"}')`;
  expect(await arrived).toMatchObject({ to: person.email });
});

it("a sign-in mail goes through the queue and keeps nothing behind that names anybody", async () => {
  const arrived = nextMail();
  await jobs.sendAuthMail({ to: person.email, subject: "Codice", html: "<p>123456</p>" });
  expect(await arrived).toMatchObject({ to: person.email, html: "<p>123456</p>", text: "123456" });
});

it("the queue's tables are out of reach of the API roles", async () => {
  const [row] = await database.sql`
    select has_schema_privilege('anon', 'pgboss', 'usage') as anon, has_schema_privilege('authenticated', 'pgboss', 'usage') as authenticated`;
  expect(row).toEqual({ anon: false, authenticated: false });
});
