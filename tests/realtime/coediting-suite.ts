import { afterAll, afterEach, beforeAll } from "vitest";
import { createWorld, type World } from "#tests/builders/world.ts";
import { addSection, type Client, type CoeditingWorld, openClient, serveTestDatabase } from "#tests/realtime/coediting-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

type Parts = { database: TestDatabase; world: World; server: CoeditingWorld };
type SectionOptions = { state?: string; text?: string };
type ClientOptions = { schemaVersion?: number; returnMs?: number };

/** What every test file of co-editing starts with: a district that writes its plan, and the server; what a test opened ends with it. */
export function coeditingSuite() {
  let parts: Parts | null = null;
  let clients: Client[] = [];
  let position = 0;

  beforeAll(async () => {
    const database = await createTestDatabase();
    parts = { database, world: await createWorld(database, { phase: "redazione" }), server: await serveTestDatabase(database) };
  });
  afterEach(() => {
    for (const client of clients) client.close();
    clients = [];
  });
  afterAll(async () => {
    await parts?.server.close();
    await parts?.database.close();
  });

  function started(): Parts {
    if (!parts) throw new Error("the suite starts with its first test");
    return parts;
  }

  return {
    get database() {
      return started().database;
    },
    get world() {
      return started().world;
    },
    get server() {
      return started().server;
    },
    /** A new section with a text; `slug` is its address. */
    async section(options: SectionOptions = {}) {
      position += 1;
      const outlineId = `prova_${"abcdefghijklmnopqrstuvwxyz"[position]}`;
      return { ...(await addSection(started().database, started().world, { outlineId, position, ...options })), slug: outlineId.replace("_", "-") };
    },
    /** A browser of this person that opens a text; null for an anonymous one. */
    open(person: { accessToken: string } | null, documentId: string, options: ClientOptions = {}): Client {
      const client = openClient(started().server.origin, person?.accessToken ?? null, documentId, options);
      clients.push(client);
      return client;
    },
  };
}
