import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { addressLimits, attemptLimits } from "#app/features/identity/identity.limits.ts";
import { type Fields, openSite, readable, type Site } from "#tests/borders/site.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;
/** Two processes on one database: what one counts the other knows. */
let nodes: [Site, Site];

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "proposte" });
  nodes = [await openSite(database), await openSite(database)];
}, 240_000);
beforeEach(async () => void (await database.sql`truncate private.rate_counters`));
afterAll(() => database.close());

let sent = 0;
/** The status of one more try, by turns at each node. */
async function attempt(path: string, fields: Fields, address: string): Promise<number> {
  sent += 1;
  const node = sent % 2 === 0 ? nodes[0] : nodes[1];
  const response = await node.post(path, null, fields, { address });
  const text = await response.text();
  if (response.status === 429) expect(readable(text)).toMatch(/provato troppe volte/);
  return response.status;
}

/** The last allowed try passes and the next one does not; the way there is walked in the database. */
async function expectLimit(action: string, max: number, one: (turn: number) => Promise<number>): Promise<void> {
  expect(await one(0)).not.toBe(429);
  const counted = await database.sql`update private.rate_counters set hits = ${max - 1} where action = ${action}`;
  expect(counted.count).toBe(1);
  expect(await one(1)).not.toBe(429);
  expect(await one(2)).toBe(429);
}

type Form = { path: string; action: keyof typeof attemptLimits; fields(email: string): Fields };

const FORMS: Form[] = [
  { path: "/accedi", action: "sign_in", fields: (email) => ({ azione: "password", email, password: "una password sbagliata" }) },
  { path: "/accedi", action: "mail", fields: (email) => ({ azione: "codice", email }) },
  { path: "/password-dimenticata", action: "mail", fields: (email) => ({ email }) },
];

it.each(FORMS)("[IDN-07] $path counts $action per account, wherever the tries come from", async ({ path, action, fields }) => {
  const { max } = attemptLimits[action].account;
  await expectLimit(`${action}:account`, max, (turn) => attempt(path, fields("Una.Persona@example.org "), `198.51.100.${turn}`));
  expect(await attempt(path, fields("un.altra@example.org"), "198.51.100.200")).not.toBe(429);
});

it.each(FORMS)("[IDN-07] $path counts $action per network address, whoever is tried", async ({ path, action, fields }) => {
  const { max } = attemptLimits[action].address;
  await expectLimit(`${action}:address`, max, (turn) => attempt(path, fields(`persona${turn}@example.org`), `2001:db8:0:1::${turn.toString(16)}`));
  expect(await attempt(path, fields("fuori@example.org"), "2001:db8:0:2::1")).not.toBe(429);
}, 60_000);

it("[IDN-07] sending proposals is counted per address, and per person in SQL", async () => {
  const { citizen } = world.people;
  const path = `/${world.districtSlug}/proposte/bozze/00000000-0000-4000-8000-000000000000`;
  const { max } = addressLimits.submit_proposal;
  const send = async (turn: number) => (await nodes[turn % 2 === 0 ? 0 : 1].post(path, citizen, { intent: "send", revision: "1" }, { address: "203.0.113.9" })).status;
  await expectLimit("submit_proposal:address", max, send);
}, 60_000);

it("[IDN-07] the counters hold hashes, no address and no e-mail", async () => {
  await attempt("/accedi", { azione: "password", email: "segreta@example.org", password: "x" }, "198.51.100.77");
  const rows = await database.sql<{ row: string }[]>`select c::text as row from private.rate_counters c`;
  expect(rows.length).toBe(2);
  for (const { row } of rows) expect(row).not.toMatch(/segreta|198\.51/);
});
