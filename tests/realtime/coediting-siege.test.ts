import { type ChildProcess, fork } from "node:child_process";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { z } from "zod";
import * as Y from "yjs";
import { schemaProblem } from "#server/coediting/schema-problem.ts";
import { GATEWAY } from "#server/embedded/roles.ts";
import { localUrl } from "#server/embedded/start-embedded.ts";
import { createPerson, type Person, signAccessToken } from "#tests/builders/people.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import type { Attack } from "#tests/realtime/attack.ts";
import { addSection, type Client, isSaved, openClient, storedDoc, untilState } from "#tests/realtime/coediting-world.ts";
import { isSoak, report, seedOfRun } from "#tests/realtime/seeded-chance.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

/** The full numbers of coediting-attack.test.ts: the server, the attack and the people at their editors in a process each. */
const PACKETS = Number(process.env["PACKETS"] ?? 20_000);
const EDITORS = 20;
const SEED = seedOfRun(Math.floor(Math.random() * 1_000_000) + 1);
const ReportSchema = z.object({ sent: z.number(), answers: z.record(z.string(), z.number()), acknowledged: z.array(z.object({ name: z.string(), seed: z.number() })) });

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "redazione" });
});
afterAll(() => database.close());

function start(file: string, message: object): { child: ChildProcess; answer: Promise<unknown> } {
  const child = fork(resolve(import.meta.dirname, file), { execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
  child.send(message);
  const answer = new Promise<unknown>((done, fail) => {
    child.once("message", done);
    child.once("exit", () => fail(new Error(`${file} ended`)));
  });
  return { child, answer };
}

async function facilitators(count: number): Promise<Person[]> {
  const made: Person[] = [];
  for (let index = 0; index < count; index += 1) made.push(await createPerson(database, `Person ${index}`));
  await database.sql`insert into public.tavolo_roles ${database.sql(made.map(({ id }) => ({ tavolo_id: world.tavoloId, person_id: id, role: "facilitator" })))}`;
  // The attack may take longer than a token lives.
  const until = Math.floor(Date.now() / 1000) + 7_200;
  return Promise.all(made.map(async (person) => ({ ...person, accessToken: await signAccessToken(database, person, until) })));
}

/** Twenty people who type a word a second each, until it is over; how long each word took to be saved, in milliseconds. */
async function type(editors: readonly Client[], isOver: () => boolean): Promise<number[]> {
  const times: number[] = [];
  await Promise.all(editors.map(async (client, index) => {
    await delay(index * 50);
    while (!isOver()) {
      const started = performance.now();
      client.type(" parola");
      await untilState(client, isSaved);
      times.push(performance.now() - started);
      await delay(1_000);
    }
  }));
  return times.sort((one, other) => one - other);
}

const percentile = (times: readonly number[], share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

it.runIf(isSoak)(`[COED-81] the whole attack: others' latency and the server's memory (SEED=${SEED})`, { timeout: 1_800_000 }, async () => {
  const { documentId } = await addSection(database, world, { outlineId: "assedio" });
  const { port, secrets } = inject("cluster");
  const name = new URL(database.supabase.databaseUrl).pathname.slice(1);
  const server = start("coediting-process.ts", { databaseUrl: database.supabase.databaseUrl, gatewayUrl: localUrl(GATEWAY, secrets.gatewayPassword, port, name), secrets });
  const { origin } = z.object({ origin: z.string() }).parse(await server.answer);
  const memory = async () => Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${server.child.pid}/status`, "utf8").catch(() => ""))?.[1] ?? 0) / 1_024;
  const editors = (await facilitators(EDITORS)).map((person) => openClient(origin, person.accessToken, documentId));
  await Promise.all(editors.map((client) => untilState(client, isSaved)));
  const [hostile, quiet] = [await facilitators(Math.ceil(PACKETS / 85)), await memory()];
  let isOver = false;
  const calm = type(editors, () => isOver);
  await delay(20_000);
  isOver = true;
  const before = await calm;
  const attack: Attack = {
    origin, documentId, packets: PACKETS, seed: SEED,
    attackers: [...hostile.map(({ accessToken }) => ({ accessToken, mayWrite: true })), ...[world.people.mayor, world.people.citizen, world.people.revokedDelegate].map(({ accessToken }) => ({ accessToken, mayWrite: false }))],
  };
  isOver = false;
  const typing = type(editors, () => isOver);
  const result = ReportSchema.parse(await start("attack-process.ts", attack).answer);
  isOver = true;
  const during = await typing;
  const [p99, p99Calm] = [percentile(during, 0.99), percentile(before, 0.99)];
  report(`attack SEED=${SEED}: ${result.sent} packets, ${result.acknowledged.length} bad ones acknowledged, answers ${JSON.stringify(result.answers)}`);
  report(`attack: time to «saved» of the ${EDITORS} others p50 ${percentile(before, 0.5).toFixed(0)} → ${percentile(during, 0.5).toFixed(0)} ms, p99 ${p99Calm.toFixed(0)} → ${p99.toFixed(0)} ms, ratio ${(p99 / p99Calm).toFixed(2)}; server ${quiet.toFixed(0)} → ${(await memory()).toFixed(0)} MB`);
  expect(result.acknowledged).toEqual([]);
  expect(schemaProblem(Y.encodeStateAsUpdate(await storedDoc(database, documentId)))).toBeNull();
  expect(server.child.exitCode).toBeNull();
  for (const client of editors) client.close();
  server.child.kill();
});
