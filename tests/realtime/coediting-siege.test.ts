import { cpus } from "node:os";
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
import { nextMessage, pin, type Started, startProcess } from "#tests/realtime/processes.ts";
import { isSoak, report, seedOfRun } from "#tests/realtime/seeded-chance.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

/**
 * The full numbers of coediting-attack.test.ts. The server has a core for itself where the machine has two and allows it; the attack, in a
 * process of its own, and the people at their editors share the other, wherever PostgreSQL runs. The people type three times: while all is
 * quiet, while the same attack at the same rate hits something that does nothing with it (what the attack costs the machine), and while it
 * hits their own text. Only the third beside the second says what the server lets an attack do to others.
 */
const PACKETS = Number(process.env["PACKETS"] ?? 20_000);
const PER_SECOND = Number(process.env["PER_SECOND"] ?? 150);
const EDITORS = 20;
const QUIET_SECONDS = 20;
const SEED = seedOfRun(Math.floor(Math.random() * 1_000_000) + 1);
const MEGABYTE = 1_048_576;

const OriginSchema = z.object({ origin: z.string() });
const NeedSchema = z.object({ occupied: z.number(), needed: z.number(), share: z.number(), longest: z.number(), long: z.number() });
const ReportSchema = z.object({ sent: z.number(), answers: z.record(z.string(), z.number()), acknowledged: z.array(z.object({ name: z.string(), seed: z.number() })) });

let database: TestDatabase;
let world: World;
let started: Started[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "redazione" });
});
afterAll(async () => {
  for (const { child } of started) child.kill();
  started = [];
  await database.close();
});

async function facilitators(count: number): Promise<Person[]> {
  const made: Person[] = [];
  for (let index = 0; index < count; index += 1) made.push(await createPerson(database, `Person ${index}`));
  await database.sql`insert into public.tavolo_roles ${database.sql(made.map(({ id }) => ({ tavolo_id: world.tavoloId, person_id: id, role: "facilitator" })))}`;
  // The attack may take longer than a token lives.
  const until = Math.floor(Date.now() / 1000) + 7_200;
  return Promise.all(made.map(async (person) => ({ ...person, accessToken: await signAccessToken(database, person, until) })));
}

/** Twenty people who type a word a second each, until it is over; how long each word took to be saved, in milliseconds. */
async function type(editors: readonly Client[], until: Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let isOver = false;
  const stop = () => void (isOver = true);
  until.then(stop, stop);
  await Promise.all(editors.map(async (client, index) => {
    await delay(index * 50);
    while (!isOver) {
      const began = performance.now();
      client.type(" parola");
      await untilState(client, isSaved);
      times.push(performance.now() - began);
      await delay(1_000);
    }
  }));
  return times.sort((one, other) => one - other);
}

const percentile = (times: readonly number[], share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
const inWords = (times: readonly number[]) => `p50 ${percentile(times, 0.5).toFixed(0)}, p99 ${percentile(times, 0.99).toFixed(0)} ms`;
const ratio = (times: readonly number[], base: readonly number[], share: number) => (percentile(times, share) / percentile(base, share)).toFixed(2);

type Siege = { name: string; /** Whether no limit per second stands before the gate, so that it judges every packet. */ unlimited: boolean };

async function startServer({ unlimited }: Siege): Promise<Started & { origin: string }> {
  const { port, secrets } = inject("cluster");
  const { databaseUrl } = database.supabase;
  const gatewayUrl = localUrl(GATEWAY, secrets.gatewayPassword, port, new URL(databaseUrl).pathname.slice(1));
  const server = startProcess("coediting-process.ts", { databaseUrl, gatewayUrl, secrets, unlimited, contentDelayMs: 1_500 }, ["--expose-gc"]);
  started.push(server);
  return { ...server, ...OriginSchema.parse(await server.answer) };
}

async function attack(plan: Omit<Attack, "perSecond">): Promise<z.infer<typeof ReportSchema>> {
  const attackers = startProcess("attack-process.ts", { ...plan, perSecond: PER_SECOND });
  started.push(attackers);
  await pin(attackers.child.pid, 1);
  return ReportSchema.parse(await attackers.answer);
}

async function besiege(siege: Siege): Promise<void> {
  const { documentId } = await addSection(database, world, { outlineId: siege.unlimited ? "assalto" : "assedio", position: siege.unlimited ? 2 : 1 });
  const server = await startServer(siege);
  const sink = startProcess("attack-sink-process.ts", {});
  started.push(sink);
  const { origin: nowhere } = OriginSchema.parse(await sink.answer);
  const isPinned = cpus().length > 1 && (await Promise.all([pin(server.child.pid, 0), pin(sink.child.pid, 1), pin(process.pid, 1)])).every(Boolean);
  const need = async () => {
    server.child.send("say");
    return NeedSchema.parse(await nextMessage(server.child, "the server"));
  };
  const editors = (await facilitators(EDITORS)).map((person) => openClient(server.origin, person.accessToken, documentId));
  await Promise.all(editors.map((client) => untilState(client, isSaved)));
  const hostile = await facilitators(Math.ceil(PACKETS / 85));
  const plan = {
    documentId, packets: PACKETS, seed: SEED,
    attackers: [...hostile.map(({ accessToken }) => ({ accessToken, mayWrite: true })), ...[world.people.mayor, world.people.citizen, world.people.revokedDelegate].map(({ accessToken }) => ({ accessToken, mayWrite: false }))],
  };
  await need();
  const quiet = await type(editors, delay(QUIET_SECONDS * 1_000));
  const calm = await need();
  const elsewhere = await type(editors, attack({ ...plan, origin: nowhere, packets: Math.min(PACKETS, PER_SECOND * QUIET_SECONDS) }));
  sink.child.kill();
  const before = await need();
  const attacking = attack({ ...plan, origin: server.origin });
  const during = await type(editors, attacking);
  const result = await attacking;
  const after = await need();
  report(`attack SEED=${SEED} (${siege.name}): ${result.sent} packets, ${PER_SECOND} a second, ${result.acknowledged.length} bad ones acknowledged, answers ${JSON.stringify(result.answers)}`);
  report(`attack (${siege.name}): time to «saved» of the ${EDITORS} others: quiet ${inWords(quiet)}; the same attack elsewhere ${inWords(elsewhere)}; attacked ${inWords(during)}; ratio attacked to elsewhere p50 ${ratio(during, elsewhere, 0.5)}, p99 ${ratio(during, elsewhere, 0.99)}; server ${isPinned ? "alone on its core" : "anywhere"}`);
  report(`attack (${siege.name}): processor of the server's thread, quiet → elsewhere → attacked: ${[calm, before, after].map(({ share }) => `${(share * 100).toFixed(0)} %`).join(" → ")}; one turn at a time, p99: ${[calm, before, after].map(({ long }) => long.toFixed(0)).join(" → ")} ms, longest: ${[calm, before, after].map(({ longest }) => longest.toFixed(0)).join(" → ")} ms`);
  report(`attack (${siege.name}): server's memory in use ${(before.needed / MEGABYTE).toFixed(0)} → ${(after.needed / MEGABYTE).toFixed(0)} MB, occupied ${(before.occupied / MEGABYTE).toFixed(0)} → ${(after.occupied / MEGABYTE).toFixed(0)} MB`);
  expect(result.acknowledged).toEqual([]);
  expect(schemaProblem(Y.encodeStateAsUpdate(await storedDoc(database, documentId)))).toBeNull();
  expect(server.child.exitCode).toBeNull();
  for (const client of editors) client.close();
  server.child.kill();
}

const sieges: readonly Siege[] = [{ name: "limits as they are", unlimited: false }, { name: "every packet judged", unlimited: true }];

it.runIf(isSoak).each(sieges)(`[COED-81] the whole attack, $name: others' latency and the server's memory (SEED=${SEED})`, { timeout: 1_800_000 }, besiege);
