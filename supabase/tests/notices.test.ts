import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { chosenGroups, frequencies } from "#app/features/notifications/notifications.limits.ts";
import { noticeKinds } from "#app/features/notifications/notifications.schema.ts";
import type { Person } from "#tests/builders/people.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.sql`delete from private.notices`;
  await database.sql`delete from private.notice_choices`;
});

const in7Days = () => new Date(Date.now() + 7 * 86_400_000);

async function callSession(person: Person, startsAt = in7Days(), tavoloId = world.tavoloId): Promise<{ id: string; number: number }> {
  const { data, error } = await person.db.rpc("create_session", {
    tavolo_id: tavoloId, title: "Seduta del tavolo", starts_at: startsAt.toISOString(), ends_at: new Date(startsAt.getTime() + 7_200_000).toISOString(),
    place: "Sala civica", online_link: "", items: ["Apertura"],
  });
  expect(error).toBeNull();
  if (typeof data !== "object" || data === null || !("id" in data) || typeof data.id !== "string" || !("number" in data)) throw new Error("no session");
  return { id: data.id, number: Number(data.number) };
}

/** Who was told what, by name. */
async function told(kind: string): Promise<string[]> {
  const rows = await database.sql<{ name: string }[]>`
    select p.display_name as name from private.notices n join public.profiles p on p.id = n.person_id where n.kind = ${kind} order by 1`;
  return rows.map(({ name }) => name);
}

function queue(person: Person, kind = "session_convened", key: string | null = null) {
  return database.sql`select private.write_notice(${person.id}, ${kind}, ${world.districtId}, '{"title": "Prova"}', ${key})`;
}

it("[NOTE-01] an event and its notices are one transaction: what is rolled back tells nobody", async () => {
  const { sql } = database;
  await sql.begin(async (tx) => {
    await tx`select private.write_notice(${world.people.citizen.id}, 'session_convened', ${world.districtId}, '{}', null)`;
    throw new Error("undone");
  }).catch(() => null);
  expect(await sql`select from private.notices`).toHaveLength(0);
});

it("[NOTE-02] a session to come is told to who takes part in its tavolo: not to the caller, nor to who has left or sits elsewhere", async () => {
  const session = await callSession(world.people.facilitator);
  expect(await told("session_convened")).toEqual(["Delegate", "Minute taker", "Other delegate", "Substitute"]);
  await database.sql`update public.sessions set place = 'Biblioteca' where id = ${session.id}`;
  await database.sql`update public.sessions set title = 'Altro titolo' where id = ${session.id}`;
  expect(await told("session_changed")).toEqual(["Delegate", "Facilitator", "Minute taker", "Other delegate", "Substitute"]);
  await database.sql`delete from public.sessions where id = ${session.id}`;
  expect(await told("session_cancelled")).toHaveLength(5);
});

it("[NOTE-02] a session of the past is told to nobody", async () => {
  await callSession(world.people.facilitator, new Date(Date.now() - 86_400_000));
  expect(await database.sql`select from private.notices`).toHaveLength(0);
});

it("[NOTE-02] nobody hears of one event twice", async () => {
  await queue(world.people.citizen, "session_convened", "session:1");
  await queue(world.people.citizen, "vote_opened", "session:1");
  expect(await database.sql`select from private.notices`).toHaveLength(1);
});

it("[NOTE-03] the choice of the moment decides the mail; a service message cannot be switched off", async () => {
  const { citizen } = world.people;
  const channels = async () => (await database.sql<{ channel: string }[]>`select channel from private.notices order by seq`).map(({ channel }) => channel);
  await queue(citizen);
  for (const frequency of ["daily", "weekly", "never"]) {
    expect((await citizen.db.rpc("choose_notices", { choices: { tavoli: frequency } })).error).toBeNull();
    await queue(citizen);
  }
  await queue(citizen, "proposal_received");
  // «Never» also took back what was still waiting.
  expect(await channels()).toEqual(["none", "none", "none", "none", "now"]);
  expect((await citizen.db.rpc("choose_notices", { choices: { service: "never" } })).error?.message).toBe("choice_unknown");
  expect((await citizen.db.rpc("choose_notices", { choices: { tavoli: "hourly" } })).error?.message).toBe("choice_unknown");
  expect((await citizen.db.rpc("my_notice_choices")).data).toMatchObject({ tavoli: "never", mine: "now" });
});

it("[NOTE-04] everybody reads and marks only her own notices; an anonymous person none", async () => {
  const { citizen, otherCitizen, officeHead, administrator } = world.people;
  for (let count = 0; count < 3; count += 1) await queue(citizen);
  const [newest] = await database.sql<{ id: string; seq: string }[]>`select id, seq from private.notices order by seq desc limit 1`;
  const page = await citizen.db.rpc("my_notices", { page_size: 2 });
  expect(page.data).toMatchObject({ unread: 3, revision: Number(newest?.seq), items: [{ id: newest?.id, isRead: false }, {}] });
  const rest = await citizen.db.rpc("my_notices", { before: Number(Reflect.get(Object(page.data), "nextCursor")) });
  expect(rest.data).toMatchObject({ nextCursor: null, items: [{}] });
  for (const other of [otherCitizen, officeHead, administrator]) {
    expect((await other.db.rpc("my_notices")).data).toMatchObject({ unread: 0, items: [] });
    expect((await other.db.rpc("read_notice", { notice_id: newest?.id ?? "" })).error?.message).toBe("not_found");
    expect((await other.db.rpc("notice_revision", { person_id: citizen.id })).data).toBeNull();
    await other.db.rpc("read_all_notices", { up_to: Number(newest?.seq) });
  }
  const anonymous = database.databases.asUser(null);
  expect((await anonymous.rpc("unread_notices")).data).toBeNull();
  expect((await anonymous.rpc("my_notices")).error).not.toBeNull();
  expect((await citizen.db.rpc("unread_notices")).data).toBe(3);
  expect((await citizen.db.rpc("read_notice", { notice_id: newest?.id ?? "" })).error).toBeNull();
  expect((await citizen.db.rpc("unread_notices")).data).toBe(2);
  await citizen.db.rpc("read_all_notices", { up_to: Number(newest?.seq) });
  expect((await citizen.db.rpc("unread_notices")).data).toBe(0);
});

it("[NOTE-05] a signed word switches one group off for its own person, without a login; forged or foreign ones do nothing", async () => {
  const { citizen, otherCitizen } = world.people;
  const anonymous = database.databases.asUser(null);
  const [row] = await database.sql<{ mine: string; digest: string; other: string }[]>`
    select private.unsubscribe_token(${citizen.id}, 'tavoli') as mine, private.unsubscribe_token(${citizen.id}, 'daily') as digest,
      private.unsubscribe_token(${otherCitizen.id}, 'tavoli') as other`;
  const { mine = "", digest = "", other = "" } = row ?? {};
  const [person, , signature = ""] = mine.split(".");
  const forged = [
    "", "x", `${person}.tavoli.${"0".repeat(64)}`, `${person}.followed.${signature}`, `${other.split(".")[0]}.tavoli.${signature}`, `${mine}0`, mine.toUpperCase(),
  ];
  for (const token of forged) {
    expect((await anonymous.rpc("unsubscribe_scope", { token })).data, token).toBeNull();
    expect((await anonymous.rpc("unsubscribe", { token })).error?.message, token).toBe("not_found");
  }
  expect(await database.sql`select from private.notice_choices`).toHaveLength(0);
  expect((await anonymous.rpc("unsubscribe_scope", { token: mine })).data).toBe("tavoli");
  expect(await database.sql`select from private.notice_choices`).toHaveLength(0);
  expect((await anonymous.rpc("unsubscribe", { token: mine })).data).toBe("tavoli");
  expect((await anonymous.rpc("unsubscribe", { token: mine })).data).toBe("tavoli");
  expect(await database.sql`select person_id, group_name, frequency from private.notice_choices`).toEqual([{ person_id: citizen.id, group_name: "tavoli", frequency: "never" }]);
  await anonymous.rpc("unsubscribe", { token: digest });
  expect((await citizen.db.rpc("my_notice_choices")).data).toEqual({ mine: "now", followed: "never", tavoli: "never", topics: "never", comments: "never", moderation: "now", desk: "never" });
  expect((await otherCitizen.db.rpc("my_notice_choices")).data).toMatchObject({ tavoli: "now", followed: "daily" });
});

it("[NOTE-06] digests are due at 7:00 in Rome, in winter and in summer, weekly ones on Mondays", async () => {
  const due = async (period: string, at: string) => {
    const [row] = await database.sql<{ due: Date }[]>`select private.digest_due(${period}, ${at}) as due`;
    return row?.due.toISOString();
  };
  expect(await due("daily", "2026-11-22T05:59:59Z")).toBe("2026-11-21T06:00:00.000Z");
  expect(await due("daily", "2026-11-22T06:00:00Z")).toBe("2026-11-22T06:00:00.000Z");
  expect(await due("daily", "2026-07-01T05:00:00Z")).toBe("2026-07-01T05:00:00.000Z");
  // The clocks went back on Sunday, 25 October 2026.
  expect(await due("daily", "2026-10-25T05:59:00Z")).toBe("2026-10-24T05:00:00.000Z");
  expect(await due("weekly", "2026-11-22T20:00:00Z")).toBe("2026-11-16T06:00:00.000Z");
  expect(await due("weekly", "2026-11-23T06:00:00Z")).toBe("2026-11-23T06:00:00.000Z");
});

it("the kinds, groups and frequencies of the code are those of the database", async () => {
  const kinds = await database.sql<{ kind: string; group_name: string | null }[]>`
    select kind, case class when 'service' then 'service' else group_name end as group_name from private.notice_kinds order by kind`;
  expect(Object.fromEntries(kinds.map(({ kind, group_name }) => [kind, group_name]))).toEqual(noticeKinds);
  expect((await database.sql<{ name: string }[]>`select name from private.notice_groups order by position`).map(({ name }) => name)).toEqual(chosenGroups);
  const [check] = await database.sql<{ text: string }[]>`select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'notice_choices_frequency_check'`;
  for (const frequency of frequencies) expect(check?.text).toContain(`'${frequency}'`);
});
