import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { encodeInitialState } from "#app/features/documents/document-content.rules.ts";
import { DOCUMENT_FIELD } from "#app/features/documents/documents.limits.ts";
import { createDocumentStore } from "#server/coediting/document-store.ts";
import { createSchemaChecker } from "#server/coediting/schema-check.ts";
import { schemaProblem } from "#server/coediting/schema-problem.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { addSection } from "#tests/realtime/coediting-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "redazione" });
});
afterAll(() => database.close());

const whole = { type: "doc", content: [{ type: "bulletList", content: [{ type: "listItem", content: [{ type: "paragraph", content: [{ type: "text", text: "voce" }] }] }] }] };
/** Each name is allowed where it stands, so the gate lets it in; but a list's item begins with a paragraph. */
const damaged = { type: "doc", content: [{ type: "bulletList", content: [{ type: "listItem", content: [{ type: "horizontalRule" }] }] }] };

function stateWith(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  change(doc);
  return Y.encodeStateAsUpdate(doc);
}

it("[COED-83] the schema finds what the gate can't see", () => {
  expect(schemaProblem(encodeInitialState(whole))).toBeNull();
  expect(schemaProblem(encodeInitialState({ type: "doc" }))).toBeNull();
  expect(schemaProblem(encodeInitialState(damaged))).toContain("listItem");
  expect(schemaProblem(stateWith((doc) => doc.getXmlFragment(DOCUMENT_FIELD).insert(0, [new Y.XmlElement("script")])))).toContain("script");
  expect(schemaProblem(stateWith((doc) => void doc.getMap("altro").set("a", 1)))).toContain("other roots");
  expect(schemaProblem(Uint8Array.of(1, 2, 3))).not.toBeNull();
});

it("[COED-83] a damaged text is marked by a thread of its own, the office's trail says so, and the mark goes when it is whole", async () => {
  const { documentId } = await addSection(database, world);
  const store = createDocumentStore(database.sql);
  const errors: unknown[] = [];
  const noted: (string | null)[] = [];
  let tell = () => {};
  const checker = createSchemaChecker({
    delayMs: 0,
    onError: (error) => void errors.push(error),
    async note(id, seq, problem) {
      await store.noteCheck(id, seq, problem);
      noted.push(problem);
      tell();
    },
  });
  const checked = async (seq: number, content: typeof whole | typeof damaged) => {
    const next = new Promise<void>((done) => void (tell = done));
    checker.check({ documentId, seq, state: encodeInitialState(content) });
    await next;
  };
  await checked(5, damaged);
  const marks = () => database.sql`select seq::int, problem from private.document_problems where document_id = ${documentId}`;
  expect(await marks()).toMatchObject([{ seq: 5, problem: expect.stringContaining("listItem") }]);
  expect(errors).toHaveLength(1);
  await checked(6, damaged);
  await checked(7, whole);
  expect(await marks()).toEqual([]);
  expect(noted).toEqual([expect.any(String), expect.any(String), null]);
  const acts = await database.sql<{ act: string }[]>`select act from private.audit_events where subject_id = ${documentId} order by id`;
  expect(acts.map(({ act }) => act)).toEqual(["document_damaged", "document_whole_again"]);
  // Found twice today: told once, to the district's office and nobody else.
  const told = await database.sql<{ person_id: string; payload: { path: string } }[]>`select person_id, payload from private.notices where kind = 'text_damaged'`;
  expect(told.map(({ person_id }) => person_id).toSorted()).toEqual([world.people.office.id, world.people.officeHead.id].toSorted());
  expect(told[0]?.payload.path).toMatch(/^\/area-prova\/piano\//);
  // On another day it is told again.
  await database.sql`update private.notices set event_key = 'damaged:' || ${documentId} || ':2026-01-01' where kind = 'text_damaged'`;
  await checked(8, damaged);
  const [again] = await database.sql<{ told: number }[]>`select count(*)::int as told from private.notices where kind = 'text_damaged'`;
  expect(again?.told).toBe(4);
  await checker.close();
});
