import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { createPerson, type Person, signAccessToken } from "#tests/builders/people.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { addSection, type Client, type CoeditingWorld, isSaved, openClient, startCoediting, storedDoc, storedText, untilState } from "#tests/realtime/coediting-world.ts";
import { editAtRandom } from "#tests/realtime/random-edits.ts";
import { type Chance, isSoak, report, seedOfRun, withSeed } from "#tests/realtime/seeded-chance.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

const CLIENTS = 30;
/** How often all take part, and how often the whole is done with another seed. */
const { rounds: ROUNDS, repetitions: REPETITIONS } = isSoak ? { rounds: 60, repetitions: 10 } : { rounds: 8, repetitions: 1 };
const SEED = seedOfRun(isSoak ? Math.floor(Math.random() * 1_000_000) + 1 : 20_261_122);

let database: TestDatabase;
let world: World;
const people: Person[] = [];
let server: CoeditingWorld;
let position = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "redazione" });
  for (let index = 0; index < CLIENTS; index += 1) people.push(await createPerson(database, `Facilitator ${index}`));
  server = await serve(0);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

function serve(port: number): Promise<CoeditingWorld> {
  const { databaseUrl, jwtSecret } = database.supabase;
  return startCoediting({ sql: database.sql, databases: database.databases, databaseUrl, jwtSecret, port });
}

async function giveRight({ id }: Person): Promise<void> {
  await database.sql`insert into public.tavolo_roles (tavolo_id, person_id, role) values (${world.tavoloId}, ${id}, 'facilitator') on conflict do nothing`;
}

async function giveAll(): Promise<void> {
  for (const person of people) await giveRight(person);
}

async function takeRight({ id }: Person): Promise<void> {
  await database.sql`delete from public.tavolo_roles where person_id = ${id}`;
  await database.sql`select private.announce('login', ${id}, 0)`;
}

const mayEdit = (client: Client) => client.provider.getState().ready && (client.provider.getState().right === "write" || !client.socket.connected);

/** The same text, whatever the order in which its attributes and marks came. */
function canonical(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) => {
    if (key === "marks" && Array.isArray(value)) return value.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
    return value;
  });
}

async function restart(): Promise<void> {
  const port = Number(new URL(server.origin).port);
  await server.close();
  server = await serve(port);
}

type Stage = { clients: Client[]; documentId: string; chance: Chance; without: Set<number> };

async function disturb({ clients, documentId, chance, without }: Stage, index: number): Promise<void> {
  const [client, person] = [clients[index], people[index]];
  if (!client || !person) return;
  switch (chance.pick(["drop", "drop", "return", "return", "return", "right", "lock", "settle", "wait", "wait"])) {
    case "drop":
      return void client.socket.disconnect();
    case "return":
      return void client.socket.connect();
    case "right":
      if (without.delete(index)) await giveRight(person);
      else if (without.add(index).size < CLIENTS / 3) await takeRight(person);
      return;
    case "lock":
      await world.people.office.db.rpc("lock_document", { document_id: documentId, locked: true });
      await world.people.office.db.rpc("lock_document", { document_id: documentId, locked: false });
      return;
    case "settle":
      return server.coediting.settle(documentId);
    default:
      if (client.socket.connected && !without.has(index) && client.provider.getState().right === "write") await Promise.race([untilState(client, isSaved), new Promise<void>((done) => client.socket.once("disconnect", () => done()))]);
  }
}

async function converges(chance: Chance): Promise<void> {
  position += 1;
  await giveAll();
  const { documentId } = await addSection(database, world, { outlineId: `caos_${"abcdefghijklmnopqrstuvwxyz"[position]}`, position });
  // Ten repetitions take longer than a token lives.
  const tokens = await Promise.all(people.map((person) => signAccessToken(database, person, Math.floor(Date.now() / 1000) + 7_200)));
  const clients = tokens.map((token) => openClient(server.origin, token, documentId));
  await Promise.all(clients.map((client) => untilState(client, isSaved)));
  const stage: Stage = { clients, documentId, chance, without: new Set() };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const client of clients) if (chance.percent(70) && mayEdit(client)) editAtRandom(client.doc, chance);
    for (let count = 0; count < 3; count += 1) await disturb(stage, chance.whole(CLIENTS));
    if (round === Math.floor(ROUNDS / 2) || chance.percent(5)) await restart();
    await new Promise((done) => setImmediate(done));
  }
  await giveAll();
  // Whoever was shown out asks again, as a page that was loaded anew does.
  for (const client of clients) client.socket.disconnect().connect();
  await Promise.all(clients.map((client) => untilState(client, isSaved)));
  const stored = await storedText(database, documentId);
  // Everything is in the log by now; what the others wrote and erased may still be on its way down.
  const whole = Y.snapshot(await storedDoc(database, documentId));
  await Promise.all(clients.map((client) => untilState(client, () => Y.equalSnapshots(Y.snapshot(client.doc), whole))));
  for (const client of clients) expect(canonical(client.text())).toEqual(canonical(stored));
  for (const client of clients) client.close();
  const [row] = await database.sql<{ updates: string }[]>`select count(*) as updates from private.document_updates where document_id = ${documentId}`;
  report(`convergence SEED=${chance.seed}: ${CLIENTS} clients, ${row?.updates} changes in the log, ${stored.length} characters of JSON, all equal to a fresh load`);
}

it.each(Array.from({ length: REPETITIONS }, (_, index) => SEED + index))(
  "[COED-80] thirty people in the worst of networks end with one text, the stored one (SEED=%i)",
  (seed) => withSeed(seed, converges),
  isSoak ? 600_000 : 60_000,
);
