import { getSchema } from "@tiptap/core";
import { yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import { afterAll, beforeAll, expect, it } from "vitest";
import type * as Y from "yjs";
import { DOCUMENT_FIELD } from "#app/features/documents/documents.limits.ts";
import { sectionExtensions } from "#app/features/plan/sections/sections.extensions.ts";
import { createPerson, type Person } from "#tests/builders/people.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { attack, type Attacker } from "#tests/realtime/attack.ts";
import { addSection, type Client, type CoeditingWorld, isSaved, openClient, quickClock, serveTestDatabase, storedDoc, untilState } from "#tests/realtime/coediting-world.ts";
import { type Chance, seedOfRun, withSeed } from "#tests/realtime/seeded-chance.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

const PACKETS = Number(process.env["PACKETS"] ?? 2_000);
const EDITORS = 20;
const SEED = seedOfRun(20_261_122);

let database: TestDatabase;
let world: World;
let server: CoeditingWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "redazione" });
  server = await serveTestDatabase(database, { now: quickClock });
});
afterAll(async () => {
  await server.close();
  await database.close();
});

async function facilitators(count: number): Promise<Person[]> {
  const made: Person[] = [];
  for (let index = 0; index < count; index += 1) made.push(await createPerson(database, `Person ${index}`));
  await database.sql`insert into public.tavolo_roles ${database.sql(made.map(({ id }) => ({ tavolo_id: world.tavoloId, person_id: id, role: "facilitator" })))}`;
  return made;
}

/** So many of the people at once have something on its way; the others read along. */
const AT_ONCE = 2;

/** Types word after word, each after the one before was saved, until the attack is over; returns the words. */
async function typeInTurns(editors: readonly Client[], isOver: () => boolean): Promise<number> {
  let turn = 0;
  const work = async (): Promise<void> => {
    while (!isOver() || turn < editors.length * 5) {
      const client = editors[turn % editors.length];
      turn += 1;
      client?.type(` parola${turn}`);
      if (client) await untilState(client, isSaved);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return turn;
}

async function withstands(chance: Chance): Promise<void> {
  const { documentId } = await addSection(database, world, { outlineId: "assalto" });
  const editors = (await facilitators(EDITORS)).map((person) => openClient(server.origin, person.accessToken, documentId));
  await Promise.all(editors.map((client) => untilState(client, isSaved)));
  const ids = editors.map(({ doc }) => doc.clientID);
  const attackers: Attacker[] = [
    ...(await facilitators(24)).map(({ accessToken }) => ({ accessToken, mayWrite: true })),
    ...[world.people.mayor, world.people.citizen, world.people.otherOffice, world.people.revokedDelegate].map(({ accessToken }) => ({ accessToken, mayWrite: false })),
  ];
  let isOver = false;
  const [report, words] = await Promise.all([
    attack({ origin: server.origin, documentId, attackers, packets: PACKETS, seed: chance.seed }).finally(() => void (isOver = true)),
    typeInTurns(editors, () => isOver),
  ]);
  expect(report.acknowledged).toEqual([]);
  expect(report.sent).toBeGreaterThanOrEqual(PACKETS);
  expect(report.answers["none"] ?? 0).toBe(0);
  expect(words).toBeGreaterThanOrEqual(EDITORS * 5);
  // Yjs draws a new id when somebody else writes under one's own.
  expect(editors.map(({ doc }) => doc.clientID)).toEqual(ids);
  await onlyTheSchema(await storedDoc(database, documentId));
  expect(editors.every((client) => client.provider.getState().problem === null)).toBe(true);
  for (const client of editors) client.close();
}

/** Every root, node, mark and attribute of the stored text is in the editor's schema, and every node holds what it must. */
async function onlyTheSchema(doc: Y.Doc): Promise<void> {
  expect([...doc.share.keys()]).toEqual([DOCUMENT_FIELD]);
  const schema = getSchema(sectionExtensions());
  const json = yXmlFragmentToProsemirrorJSON(doc.getXmlFragment(DOCUMENT_FIELD));
  expect(() => schema.nodeFromJSON(json).check()).not.toThrow();
  expect(JSON.stringify(json)).not.toContain("FALSO");
}

it("[COED-81] two thousand damaged, crafted and unauthorised packets while twenty people type: nothing of them is taken", { timeout: 120_000 }, () => withSeed(SEED, withstands));
