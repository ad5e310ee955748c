import { randomUUID } from "node:crypto";
import pino from "pino";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createTestMailer, type Mail, type Mailer } from "#server/jobs/mailer.ts";
import { sendWaitingNotices } from "#server/jobs/notices.ts";
import { MAX_ATTEMPTS } from "#server/jobs/outbox.ts";
import { createPerson, type Person } from "#tests/builders/people.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

const origin = "http://localhost:3000";
const log = pino({ level: "silent" });
let database: TestDatabase;
let person: Person;

beforeAll(async () => {
  database = await createTestDatabase();
  person = await createPerson(database, "Destinataria");
});
afterAll(() => database.close());
beforeEach(() => database.sql`delete from private.notices`);

function recorder(fail: (mail: Mail) => unknown = () => null): Mailer & { sent: Mail[] } {
  const sent: Mail[] = [];
  return {
    isLocal: false,
    sent,
    async send(mail) {
      sent.push(mail);
      const error = fail(mail);
      if (error) throw error;
    },
    close() {},
  };
}

async function queue(kind = "proposal_received", payload = { number: "AP-2026-0001", title: "Un pulmino per la frazione" }): Promise<void> {
  await database.sql`select private.queue_notice(${person.id}, ${kind}, null, ${database.sql.json(payload)})`;
}

function send(mailer: Mailer): Promise<number> {
  return sendWaitingNotices({ sql: database.sql, mailer, origin, log });
}

it("sends each waiting notice to the person's address, in her language", async () => {
  await database.sql`update public.profiles set locale = 'en' where id = ${person.id}`;
  await queue();
  const mailer = recorder();
  expect(await send(mailer)).toBe(1);
  expect(mailer.sent).toHaveLength(1);
  expect(mailer.sent[0]).toMatchObject({ to: person.email, subject: "We received proposal AP-2026-0001" });
  expect(await send(mailer)).toBe(0);
  await database.sql`update public.profiles set locale = 'it' where id = ${person.id}`;
});

it("[IDN-10] a crash between sending and marking sends the same Message-ID again, and the trial mailbox keeps one", async () => {
  await queue();
  const mailbox = createTestMailer(database.sql);
  const ids: (string | undefined)[] = [];
  const crashing: Mailer = {
    ...mailbox,
    async send(mail) {
      ids.push(mail.messageId);
      await mailbox.send(mail);
      // The connection that holds the row dies with the process: its transaction never marks the notice.
      await database.sql`select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and datname = current_database() and pid <> pg_backend_pid()`;
    },
  };
  const doomed = postgres(database.supabase.databaseUrl, { max: 1, onnotice() {} });
  await expect(sendWaitingNotices({ sql: doomed, mailer: crashing, origin, log })).rejects.toThrow();
  await doomed.end({ timeout: 0 });
  const [waiting] = await database.sql`select sent_at from private.notices`;
  expect(waiting).toEqual({ sent_at: null });
  await send({ ...mailbox, async send(mail) { ids.push(mail.messageId); await mailbox.send(mail); } });
  expect(ids).toHaveLength(2);
  expect(ids[0]).toBe(ids[1]);
  expect((await mailbox.list()).filter((mail) => mail.to === person.email)).toHaveLength(1);
  const [marked] = await database.sql`select sent_at is not null as sent from private.notices`;
  expect(marked).toEqual({ sent: true });
});

it("[IDN-10] two nodes at once send forty notices once each", async () => {
  for (let index = 0; index < 40; index += 1) await queue("proposal_admitted", { number: `AP-2026-${index}`, title: randomUUID() });
  const mailer = recorder();
  const counts = await Promise.all([send(mailer), send(mailer), send(mailer)]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40);
  expect(new Set(mailer.sent.map((mail) => mail.messageId)).size).toBe(40);
  expect(mailer.sent).toHaveLength(40);
});

it("a failure waits longer each time, holds nobody back and keeps no address", async () => {
  await queue("proposal_received", { number: "AP-2026-0007", title: "prima" });
  await queue("proposal_received", { number: "AP-2026-0008", title: "seconda" });
  const refused = Object.assign(new Error(`550 <${person.email}> unknown`), { code: "EENVELOPE", responseCode: 550 });
  const mailer = recorder((mail) => (mail.subject.includes("0007") ? refused : null));
  expect(await send(mailer)).toBe(1);
  const [row] = await database.sql`select attempts, last_error, next_attempt_at > now() as later from private.notices where sent_at is null`;
  expect(row).toEqual({ attempts: 1, last_error: "EENVELOPE 550", later: true });
  await database.sql`update private.notices set next_attempt_at = now(), attempts = ${MAX_ATTEMPTS - 1} where sent_at is null`;
  await send(mailer);
  await database.sql`update private.notices set next_attempt_at = now() where sent_at is null`;
  expect(await send(recorder())).toBe(0);
});

it("[NOTE-01] a mail server that is down for a while loses nothing: what waited arrives, once each", async () => {
  for (let index = 0; index < 3; index += 1) await queue("proposal_admitted", { number: `AP-2026-010${index}`, title: "in attesa" });
  let down = 9;
  const mailer = recorder(() => (down-- > 0 ? Object.assign(new Error("down"), { code: "ECONNECTION" }) : null));
  let arrived = 0;
  for (let round = 0; round < 5; round += 1) {
    arrived += await send(mailer);
    await database.sql`update private.notices set next_attempt_at = now() where sent_at is null`;
  }
  expect(arrived).toBe(3);
  expect(mailer.sent).toHaveLength(12);
  expect(new Set(mailer.sent.map((mail) => mail.messageId)).size).toBe(3);
});

it("an address that was never confirmed gets nothing", async () => {
  const id = randomUUID();
  await database.sql`insert into auth.users (id, aud, role, email) values (${id}, 'authenticated', 'authenticated', 'mai@example.org')`;
  await database.sql`select private.queue_notice(${id}, 'proposal_received', null, '{}')`;
  const mailer = recorder();
  expect(await send(mailer)).toBe(0);
  expect(mailer.sent).toEqual([]);
});

it("an unknown kind or a damaged payload still makes a mail", async () => {
  await database.sql`insert into private.notice_kinds (kind, class, group_name) values ('something_new', 'event', 'mine')`;
  await queue("something_new");
  await database.sql`select private.queue_notice(${person.id}, 'proposal_closed', null, '[1, 2]')`;
  const mailer = recorder();
  expect(await send(mailer)).toBe(2);
  expect(mailer.sent.every((mail) => mail.text.includes(origin))).toBe(true);
});
