import { RouterContextProvider } from "react-router";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { requireDistrict } from "#app/features/districts/district-context.ts";
import { type Viewer, viewerContext } from "#app/features/identity/viewer.ts";
import { loadPlanDocument } from "#app/features/plan/plan-document.server.ts";
import { loader } from "#app/features/plan/routes/section.tsx";
import { dbContext, servicesContext } from "#app/platform/context.ts";
import type { Person } from "#tests/builders/people.ts";
import { testServices } from "#tests/builders/sign-in-browser.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { addSection, type Client, type CoeditingWorld, isSaved, openClient, startCoediting } from "#tests/realtime/coediting-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

// Readers' text follows by itself only after an hour: what a page shows is what it asked for.
const HOUR = 3_600_000;

let database: TestDatabase;
let world: World;
let server: CoeditingWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "redazione" });
  const { databaseUrl, jwtSecret } = database.supabase;
  server = await startCoediting({ sql: database.sql, databases: database.databases, databaseUrl, jwtSecret, contentDelayMs: HOUR });
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const ambito = "area-prova";

async function contextOf(person: Person): Promise<RouterContextProvider> {
  const context = new RouterContextProvider();
  const viewer: Viewer = {
    kind: "person", id: person.id, displayName: "", accessToken: person.accessToken, locale: "it", municipalityId: null, citizenDistrictIds: [],
    districtRoles: [], tavoloRoles: [], organisations: [], platformAdmin: false,
  };
  context.set(servicesContext, { ...testServices(database), coediting: server.coediting });
  context.set(dbContext, person.db);
  context.set(viewerContext, viewer);
  await requireDistrict(context, { ambito });
  return context;
}

async function pageFor(person: Person, slug: string): Promise<string> {
  const url = new URL(`http://localhost/${ambito}/piano/${slug}`);
  const { page } = await loader({ context: await contextOf(person), params: { ambito, sezione: slug }, request: new Request(url), url, pattern: "/:ambito/piano/:sezione" });
  return JSON.stringify(page.text);
}

async function writing(person: Person, documentId: string, words: string): Promise<Client> {
  const client = openClient(server.origin, person.accessToken, documentId);
  await client.when((state) => state.status === "saved" && state.right === "write");
  client.type(words);
  await client.when(isSaved);
  return client;
}

it("[COED-11] who has written reads it on the page and in the plan at once; nobody else's page writes readers' text", async () => {
  const { office, facilitator } = world.people;
  const { documentId } = await addSection(database, world, { outlineId: "preface", position: 1 });
  const client = await writing(office, documentId, " Detto dall’ufficio.");
  expect(await pageFor(facilitator, "preface")).not.toContain("Detto dall’ufficio.");
  expect(await pageFor(office, "preface")).toContain("Detto dall’ufficio.");
  expect(await pageFor(facilitator, "preface")).toContain("Detto dall’ufficio.");
  client.close();
});

it("[COED-11] what stands in the plan's PDF and HTML has one's own words too, of every section", async () => {
  const { facilitator, officeHead } = world.people;
  const first = await addSection(database, world, { outlineId: "prova_a", position: 2 });
  const second = await addSection(database, world, { outlineId: "prova_b", position: 3 });
  const clients = [await writing(facilitator, first.documentId, " Nella prima."), await writing(facilitator, second.documentId, " Nella seconda.")];
  const planFor = async (person: Person) => JSON.stringify((await loadPlanDocument(await contextOf(person), { ambito })).model);
  expect(await planFor(officeHead)).not.toContain("Nella prima.");
  const plan = await planFor(facilitator);
  expect(plan).toContain("Nella prima.");
  expect(plan).toContain("Nella seconda.");
  for (const client of clients) client.close();
});

it("[COED-11] a person's pages ask for nothing when nothing is new, and for a text at most once in a while", async () => {
  const { office, facilitator, officeHead } = world.people;
  const { documentId } = await addSection(database, world, { outlineId: "prova_c", position: 4 });
  const client = await writing(officeHead, documentId, " Prima.");
  expect(await pageFor(officeHead, "prova-c")).toContain("Prima.");
  const contentSeq = async () => Number((await database.sql`select content_seq from public.documents where id = ${documentId}`)[0]?.["content_seq"]);
  const before = await contentSeq();
  for (const person of [office, facilitator, officeHead]) await server.coediting.catchUp(person.id);
  expect(await contentSeq()).toBe(before);
  client.type(" Poi.");
  await client.when(isSaved);
  const settled = vi.fn();
  void server.coediting.catchUp(officeHead.id).then(settled);
  expect(await pageFor(facilitator, "prova-c")).not.toContain("Poi.");
  expect(settled).not.toHaveBeenCalled();
  client.close();
});
