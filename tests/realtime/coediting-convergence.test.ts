import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createWorld, type World } from "#tests/builders/world.ts";
import { addSection, type CoeditingWorld, openClient, serveTestDatabase, storedText } from "#tests/realtime/coediting-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;
let server: CoeditingWorld;
let position = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "redazione" });
  server = await serveTestDatabase(database);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

type Step = { who: number; act: "type" | "delete" | "drop" | "return" };
const steps = fc.array(fc.record({ who: fc.nat(4), act: fc.constantFrom("type", "type", "type", "delete", "drop", "return") }), { minLength: 10, maxLength: 40 });

it("[COED-05] [COED-07] five people who type, erase, fall out and come back end with one text, the stored one", async () => {
  await fc.assert(fc.asyncProperty(steps, converges), { numRuns: 6, seed: 42 });
});

async function converges(script: Step[]): Promise<void> {
  position += 1;
  const { documentId } = await addSection(database, world, { outlineId: `caso_${"abcdefghijklmnop"[position]}`, position });
  const { office, officeHead, facilitator, otherFacilitator } = world.people;
  const clients = [office, officeHead, facilitator, otherFacilitator, office].map((person) => openClient(server.origin, person.accessToken, documentId));
  await Promise.all(clients.map((client) => client.when((state) => state.status === "saved")));
  for (const [index, { who, act }] of script.entries()) {
    const client = clients[who];
    if (!client) continue;
    if (act === "type") client.type(` ${who}-${index}`);
    else if (act === "delete") erase(client);
    else if (act === "drop") client.socket.disconnect();
    else client.socket.connect();
    // Lets what is on its way arrive in some steps and not in others.
    if (index % 3 === 0) await new Promise((done) => setImmediate(done));
  }
  for (const client of clients) client.socket.connect();
  await Promise.all(clients.map((client) => client.when((state) => state.status === "saved" && state.unsaved === 0)));
  const stored = await storedText(database, documentId);
  await Promise.all(clients.map((client) => client.when((_, text) => text === stored)));
  for (const client of clients) client.close();
}

function erase(client: ReturnType<typeof openClient>): void {
  const text = client.provider.doc.getXmlFragment("default").get(0);
  const [first] = text && "toArray" in text ? text.toArray() : [];
  if (first && "length" in first && "delete" in first && first.length > 6) first.delete(2, 3);
}

it("[COED-14] the log is folded into a snapshot, and a document read anew is the same", async () => {
  position += 1;
  const { documentId } = await addSection(database, world, { outlineId: "compatta", position });
  const client = openClient(server.origin, world.people.office.accessToken, documentId);
  await client.when((state) => state.status === "saved");
  for (let index = 0; index < 60; index += 1) {
    client.type(` ${index}`);
    await client.when((state) => state.unsaved === 0);
  }
  await server.coediting.settle(documentId);
  const [row] = await database.sql<{ upto: string; last: string }[]>`
    select (select max(upto_seq) from private.document_snapshots where document_id = ${documentId}) as upto,
      (select max(seq) from private.document_updates where document_id = ${documentId}) as last`;
  expect(row?.upto).toBe(row?.last);
  const text = client.text();
  client.close();
  const reader = openClient(server.origin, world.people.mayor.accessToken, documentId);
  await reader.when((state, read) => state.ready && read === text);
  reader.close();
});
