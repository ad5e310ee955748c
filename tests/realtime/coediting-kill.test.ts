import { type ChildProcess, fork } from "node:child_process";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { GATEWAY } from "#server/embedded/roles.ts";
import { localUrl } from "#server/embedded/start-embedded.ts";
import { signAccessToken } from "#tests/builders/people.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { addSection, isSaved, openClient, storedText, untilState } from "#tests/realtime/coediting-world.ts";
import { isSoak, report } from "#tests/realtime/seeded-chance.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "redazione" });
});
afterAll(() => database.close());

/** How often the server is killed; `npm run soak` does it a hundred times. */
const ROUNDS = Number(process.env["KILL_ROUNDS"] ?? (isSoak ? 100 : 4));

async function startServer(): Promise<{ child: ChildProcess; origin: string }> {
  const { port, secrets } = inject("cluster");
  const name = new URL(database.supabase.databaseUrl).pathname.slice(1);
  const child = fork(resolve(import.meta.dirname, "coediting-process.ts"), { execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
  child.send({ databaseUrl: database.supabase.databaseUrl, gatewayUrl: localUrl(GATEWAY, secrets.gatewayPassword, port, name), secrets });
  const origin = await new Promise<string>((done, fail) => {
    child.once("message", (message) => done(typeof message === "object" && message !== null && "origin" in message ? String(message.origin) : ""));
    child.once("exit", () => fail(new Error("the server did not start")));
  });
  return { child, origin };
}

it("[COED-05] after «saved» the server may be killed and every client lost: each acknowledged character is there", { timeout: 30_000 * (ROUNDS + 1) }, async () => {
  const { documentId } = await addSection(database, world);
  // A hundred repetitions may take longer than a token lives.
  const until = Math.floor(Date.now() / 1000) + 7_200;
  const tokens = await Promise.all([world.people.office, world.people.facilitator].map((person) => signAccessToken(database, person, until)));
  const words: string[] = [];
  // The next server starts while the present one is written to.
  let next = startServer();
  for (let round = 0; round < ROUNDS; round += 1) {
    const { child, origin } = await next;
    if (round + 1 < ROUNDS) next = startServer();
    const clients = tokens.map((token) => openClient(origin, token, documentId));
    await Promise.all(clients.map((client) => untilState(client, isSaved)));
    await Promise.all(
      clients.map(async (client, index) => {
        for (let count = 0; count < 5 + (round % 8); count += 1) {
          const word = `r${round}c${index}n${count}.`;
          client.type(word);
          await untilState(client, isSaved);
          words.push(word);
        }
        // Never acknowledged: may be there or not, and must harm nothing.
        client.type("?");
      }),
    );
    const gone = new Promise((done) => child.once("exit", done));
    child.kill("SIGKILL");
    await gone;
    for (const client of clients) client.close();
  }
  const stored = await storedText(database, documentId);
  const lost = words.filter((word) => stored.split(word).length !== 2);
  report(`kill -9: ${ROUNDS} repetitions, ${words.join("").length} acknowledged characters, ${lost.join("").length} lost or doubled`);
  expect(lost).toEqual([]);
});
