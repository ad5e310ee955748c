import fc from "fast-check";
import pino from "pino";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { days, hours } from "#app/platform/time.ts";
import type { Mail, Mailer } from "#server/jobs/mailer.ts";
import { sendWaitingNotices } from "#server/jobs/notices.ts";
import { createPerson, type Person } from "#tests/builders/people.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

const origin = "http://localhost:3000";
const log = pino({ level: "silent" });
/** A Monday, 9:00 in Rome. */
const START = Date.parse("2026-11-02T08:00:00Z");
let database: TestDatabase;
let world: World;
/** Reads in digests; her twin hears of the same events at once. */
let reader: Person;
let twin: Person;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
  [reader, twin] = [await createPerson(database, "Lettrice"), await createPerson(database, "Gemella")];
});
afterAll(() => database.close());
beforeEach(clean);

async function clean(): Promise<void> {
  await database.sql`delete from private.notices`;
  await database.sql`delete from private.digests`;
  await database.sql`delete from private.notice_choices`;
  await twin.db.rpc("choose_notices", { choices: { tavoli: "now", followed: "now" } });
}

type How = "ok" | "fail" | "crash";
const groups = { tavoli: "session_convened", followed: "followed_moved" } as const;
type Group = keyof typeof groups;

/** What happens to the two, with a clock of its own. */
function simulate() {
  let clock = START;
  let events = 0;
  const mails: Mail[] = [];
  /** Events that «never» may have kept from being mailed. */
  const mayBeDropped = new Set<number>();
  const groupOf: Group[] = [];
  const chosen: Record<Group, string> = { tavoli: "now", followed: "daily" };
  return {
    mails,
    mayBeDropped,
    events: () => events,
    async event(group: Group) {
      const title = `Fatto ${events};`;
      for (const person of [reader, twin]) {
        await database.sql`select private.write_notice(${person.id}, ${groups[group]}, ${world.districtId}, ${database.sql.json({ title })}, ${title})`;
      }
      await database.sql`update private.notices set created_at = ${new Date(clock)} where payload ->> 'title' = ${title}`;
      groupOf.push(group);
      if (chosen[group] === "never") mayBeDropped.add(events);
      events += 1;
    },
    async choose(group: Group, frequency: string) {
      const { error } = await reader.db.rpc("choose_notices", { choices: { [group]: frequency } });
      expect(error).toBeNull();
      chosen[group] = frequency;
      if (frequency === "never") groupOf.forEach((theirs, index) => theirs === group && mayBeDropped.add(index));
    },
    async pass(time: number, how: How) {
      clock += time;
      await database.sql`update private.notices set next_attempt_at = now(), attempts = 0 where sent_at is null`;
      await database.sql`update private.digests set next_attempt_at = now(), attempts = 0 where sent_at is null`;
      await sendAs(how, mails, new Date(clock));
    },
  };
}

/** `fail`: the mail server takes nothing. `crash`: it took the mail, and the process dies before it could note it. */
async function sendAs(how: How, mails: Mail[], now: Date): Promise<void> {
  const doomed = postgres(database.supabase.databaseUrl, { max: 1, onnotice() {}, connection: { application_name: "doomed" } });
  const mailer: Mailer = {
    isLocal: false,
    async send(mail) {
      if (how === "fail") throw Object.assign(new Error("no"), { code: "ECONNECTION" });
      mails.push(mail);
      if (how === "crash") await database.sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'doomed' and datname = current_database()`;
    },
    close() {},
  };
  const sending = sendWaitingNotices({ sql: doomed, mailer, origin, log, now: () => now });
  if (how === "crash") await sending.catch(() => null);
  else await sending;
  await doomed.end({ timeout: 0 });
}

/** The events that a mail tells, in its order. */
function eventsIn(mail: Mail): number[] {
  return [...new Set([...mail.text.matchAll(/Fatto (\d+);/g)].map(([, index]) => Number(index)))];
}

/** In how many different mails each event came; a repetition must say the very same. */
function deliveries(mails: readonly Mail[], person: Person): Map<number, number> {
  const byId = new Map<string, Mail>();
  for (const mail of mails.filter(({ to }) => to === person.email)) {
    const first = byId.get(mail.messageId ?? "");
    if (first) expect(mail).toEqual(first);
    else byId.set(mail.messageId ?? "", mail);
  }
  const counts = new Map<number, number>();
  for (const mail of byId.values()) for (const index of eventsIn(mail)) counts.set(index, (counts.get(index) ?? 0) + 1);
  return counts;
}

const group = fc.constantFrom<Group>("tavoli", "followed");
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("event" as const), group }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("choose" as const), group, frequency: fc.constantFrom("now", "daily", "weekly", "never") }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("pass" as const), hours: fc.integer({ min: 1, max: 80 }), how: fc.constantFrom<How>("ok", "fail", "crash") }) },
);

it("[NOTE-07] whatever happens, digests tell exactly what is told at once: nothing lost, nothing twice, newest first", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
      await clean();
      const run = simulate();
      for (const one of steps) {
        if (one.do === "event") await run.event(one.group);
        else if (one.do === "choose") await run.choose(one.group, one.frequency);
        else await run.pass(hours(one.hours), one.how);
      }
      await run.pass(days(15), "ok");
      const [mine, hers] = [deliveries(run.mails, reader), deliveries(run.mails, twin)];
      for (let index = 0; index < run.events(); index += 1) {
        expect(hers.get(index), `event ${index}, at once`).toBe(1);
        if (run.mayBeDropped.has(index)) expect(mine.get(index) ?? 0, `event ${index}`).toBeLessThanOrEqual(1);
        else expect(mine.get(index), `event ${index}`).toBe(1);
      }
      for (const mail of run.mails.filter(({ messageId }) => messageId?.startsWith("<digest-"))) {
        const order = eventsIn(mail);
        expect(order).toEqual(order.toSorted((a, b) => b - a));
      }
      const [centre] = await database.sql`select count(*)::int as count from private.notices where person_id = ${reader.id}`;
      expect(centre).toEqual({ count: run.events() });
    }),
    { numRuns: 25 },
  );
}, 120_000);

it("[NOTE-07] a digest that the mail server refused and one that was sent before a crash come again as they were", async () => {
  await reader.db.rpc("choose_notices", { choices: { tavoli: "daily" } });
  const run = simulate();
  await run.event("tavoli");
  await run.pass(days(1), "fail");
  await run.event("tavoli");
  await run.pass(hours(1), "crash");
  await run.pass(hours(1), "crash");
  await run.pass(hours(1), "ok");
  await run.pass(days(1), "ok");
  const digests = run.mails.filter(({ to }) => to === reader.email);
  expect(digests.length).toBeGreaterThan(1);
  expect(new Set(digests.map(({ messageId }) => messageId)).size).toBe(2);
  expect([...deliveries(run.mails, reader)]).toEqual([[0, 1], [1, 1]]);
});

it("[NOTE-06] two nodes at 7:00 make one digest", async () => {
  await reader.db.rpc("choose_notices", { choices: { tavoli: "daily" } });
  const run = simulate();
  for (let count = 0; count < 12; count += 1) await run.event("tavoli");
  const mails: Mail[] = [];
  const now = new Date(START + days(1));
  await Promise.all([sendAs("ok", mails, now), sendAs("ok", mails, now), sendAs("ok", mails, now)]);
  expect(mails.filter(({ to }) => to === reader.email)).toHaveLength(1);
  expect(mails.filter(({ to }) => to === twin.email)).toHaveLength(12);
});

it("[NOTE-05] an event's mail and a digest carry the one-click header's address, a service message never", async () => {
  await reader.db.rpc("choose_notices", { choices: { tavoli: "now", followed: "daily" } });
  await twin.db.rpc("choose_notices", { choices: { tavoli: "never", followed: "never" } });
  const run = simulate();
  await run.event("tavoli");
  await run.event("followed");
  await database.sql`select private.queue_notice(${reader.id}, 'proposal_received', ${world.districtId}, '{"number": "AP-2026-0001", "title": "Un pulmino"}')`;
  await run.pass(days(1), "ok");
  const [service, event, digest] = ["AP-2026-0001", "Fatto 0;", "Fatto 1;"].map((words) => run.mails.find(({ text }) => text.includes(words)));
  expect(service?.unsubscribeUrl).toBeNull();
  expect(service?.text).not.toContain("/avvisi/disiscrizione");
  expect(event?.unsubscribeUrl).toContain(`${origin}/avvisi/disiscrizione?t=`);
  expect(event?.text).toContain(event?.unsubscribeUrl ?? "?");
  const token = new URL(digest?.unsubscribeUrl ?? "").searchParams.get("t") ?? "";
  expect((await database.databases.asUser(null).rpc("unsubscribe", { token })).data).toBe("daily");
  expect((await reader.db.rpc("my_notice_choices")).data).toMatchObject({ tavoli: "now", followed: "never" });
  expect(digest?.subject).toBe("Il riepilogo di oggi: una novità");
  expect(digest?.text).toContain("PLUS area-prova".toUpperCase());
});
