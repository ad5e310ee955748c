import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "#app/platform/db.ts";
import { createWorld, setPhase, type World } from "#tests/builders/world.ts";
import { addSection, type CoeditingWorld, openClient, serveTestDatabase } from "#tests/realtime/coediting-world.ts";
import { outcomeCode as code } from "#tests/setup/outcome-code.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { setSectionEditor, setSectionOwner, setSectionState } from "./plan.commands.server.ts";
import { requirePlanPage, requireSectionPage } from "./plan.queries.server.ts";
import { sectionGaps } from "./sections/checklist.rules.ts";
import { SECTION_STATES, type SectionState } from "./sections/section-states.limits.ts";
import { movesFrom } from "./sections/section-life.rules.ts";
import { gapCases, madeContents } from "./sections/checklist.cases.ts";

let database: TestDatabase;
let world: World;
let server: CoeditingWorld;
let anonymous: Db;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "redazione" });
  server = await serveTestDatabase(database);
  anonymous = database.databases.asUser(null);
  await addSection(database, world, { text: "Il testo della premessa." });
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const settle = (documentId: string) => server.coediting.settle(documentId);
const pageOf = (db: Db) => requireSectionPage(db, world.districtId, "preface");

async function move(db: Db, state: SectionState, withVersion = false): Promise<string> {
  const { section } = await pageOf(world.people.office.db);
  return code(setSectionState(db, settle, section, { state, revision: section.revision, withVersion }));
}

/** Puts the section into a state, whatever it was; a trigger raises its revision. */
async function begin(state: SectionState, content?: object): Promise<void> {
  await database.sql`update public.plan_sections set state = ${state} where slug = 'preface'`;
  if (content) await database.sql`update public.documents set content = ${database.sql.json(JSON.parse(JSON.stringify(content)))} where id = ${(await pageOf(world.people.office.db)).section.documentId}`;
}

/** Who must not do what only this district's office does. */
function others(): [string, Db][] {
  const { citizen, stranger, delegate, otherDelegate, facilitator, minuteTaker, mayor, otherOffice, administrator } = world.people;
  return Object.entries({ citizen, stranger, delegate, otherDelegate, facilitator, minuteTaker, mayor, otherOffice, administrator }).map(([name, { db }]) => [name, db]);
}

describe("[PLAN-02] the life of a section", () => {
  it("[PLAN-02] SQL and the page know the same steps: forward one by one, back always", async () => {
    const rows = await database.sql<{ was: SectionState; becomes: SectionState }[]>`
      select a.s as was, b.s as becomes from unnest(${[...SECTION_STATES]}::text[]) with ordinality a (s, n), unnest(${[...SECTION_STATES]}::text[]) with ordinality b (s, n)
      where private.section_move_allowed(a.s, b.s)`;
    const sql = rows.map(({ was, becomes }) => `${was} → ${becomes}`).toSorted();
    const page = SECTION_STATES.flatMap((was) => [...movesFrom(was).forward, ...movesFrom(was).back].map((becomes) => `${was} → ${becomes}`)).toSorted();
    expect(sql).toEqual(page);
    expect(rows.filter(({ becomes }) => becomes === "approved").map(({ was }) => was)).toEqual(["ready"]);
    for (const [place, was] of SECTION_STATES.entries()) expect(movesFrom(was).back).toHaveLength(place);
  });

  it("[PLAN-02] only the district's office moves it", async () => {
    await begin("draft");
    for (const [name, db] of others()) expect([name, await move(db, "consultation")]).toEqual([name, "not_found"]);
    expect(await move(anonymous, "consultation")).not.toBe("ok");
    expect((await pageOf(world.people.office.db)).section.state).toBe("draft");
    expect(await move(world.people.officeHead.db, "consultation")).toBe("ok");
  });

  it("[PLAN-02] a step that there is not is refused, and each move is on record", async () => {
    const { office } = world.people;
    await begin("draft");
    for (const state of ["draft", "revised", "approved"] as const) expect([state, await move(office.db, state)]).toEqual([state, "section_move_wrong"]);
    for (const state of ["consultation", "revised", "ready", "approved", "draft"] as const) expect([state, await move(office.db, state)]).toEqual([state, "ok"]);
    const trail = await database.sql<{ step: string }[]>`
      select detail ->> 'from' || ' → ' || (detail ->> 'to') as step from private.audit_events where act = 'set_section_state' and person_id = ${office.id} order by id desc limit 5`;
    expect(trail.map(({ step }) => step).toReversed()).toEqual(["draft → consultation", "consultation → revised", "revised → ready", "ready → approved", "approved → draft"]);
  });
});

describe("[PLAN-07] before «pronta» nothing is missing", () => {
  it("[PLAN-07] SQL finds the same gaps as the page, in every case and in made-up texts", async () => {
    for (const { content, mayBeEmpty } of [...gapCases, ...madeContents(200)]) {
      const [row] = await database.sql<{ gaps: unknown }[]>`select private.section_gaps(${database.sql.json(JSON.parse(JSON.stringify(content)))}, ${mayBeEmpty}) as gaps`;
      expect(row?.gaps, JSON.stringify(content)).toEqual(sectionGaps(content, mayBeEmpty));
    }
  });

  it("[PLAN-07] a section with an empty heading, a table without caption or no text stays where it is", async () => {
    const { office } = world.people;
    for (const { content, mayBeEmpty } of gapCases.filter((one) => !one.mayBeEmpty)) {
      await begin("revised", content);
      expect(await move(office.db, "ready")).toBe(sectionGaps(content, mayBeEmpty).length > 0 ? "section_unfinished" : "ok");
    }
  });

  it("[PLAN-07] an open suggestion stops it, an open comment does not", async () => {
    const { office } = world.people;
    await begin("draft", { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Testo." }] }] });
    const newest = await database.sql<{ body: string }[]>`select pg_get_functiondef('private.open_suggestions(uuid)'::regprocedure) as body`;
    await database.sql`create or replace function private.open_suggestions(document_id uuid) returns int language sql stable as 'select 2'`;
    expect((await pageOf(office.db)).work?.openSuggestions).toBe(2);
    expect(await move(office.db, "ready")).toBe("section_unfinished");
    await database.sql.unsafe(newest[0]?.body ?? "");
    expect(await move(office.db, "ready")).toBe("ok");
  });

  it("[PLAN-07] a chapter of sub-sections needs no text of its own", async () => {
    const { office } = world.people;
    await begin("draft", { type: "doc", content: [{ type: "paragraph" }] });
    const { sectionId } = await addSection(database, world, { outlineId: "part", position: 2 });
    expect(await move(office.db, "ready")).toBe("section_unfinished");
    await database.sql`update public.plan_sections set parent_id = (select id from public.plan_sections where slug = 'preface') where id = ${sectionId}`;
    expect((await pageOf(office.db)).work?.mayBeEmpty).toBe(true);
    expect(await move(office.db, "ready")).toBe("ok");
    await database.sql`update public.plan_sections set parent_id = null where id = ${sectionId}`;
  });

  it("[PLAN-07] what is judged is the text of this moment: words that only the log has yet count too", async () => {
    const { office } = world.people;
    const { sectionId, documentId } = await addSection(database, world, { outlineId: "busy", position: 3, text: "" });
    const client = openClient(server.origin, office.accessToken, documentId);
    await client.when((state) => state.status === "saved");
    client.type("Appena scritto.");
    await client.when((state) => state.unsaved === 0 && state.status === "saved");
    client.close();
    const section = { id: sectionId, documentId };
    expect(await code(setSectionState(office.db, settle, section, { state: "ready", revision: 1, withVersion: false }))).toBe("ok");
    await database.sql`update public.plan_sections set state = 'draft' where id = ${sectionId}`;
    await database.sql`update public.documents set content_seq = content_seq - 1 where id = ${documentId}`;
    const unsettled = setSectionState(office.db, async () => {}, section, { state: "ready", revision: 3, withVersion: false });
    expect(await code(unsettled)).toBe("document_busy");
  });
});

it("[PLAN-12] a consultation begins with a public version when the office wants one", async () => {
  const { office } = world.people;
  await begin("draft");
  expect(await move(office.db, "consultation", true)).toBe("ok");
  expect((await pageOf(anonymous)).versions).toMatchObject([{ label: "Bozza per la consultazione", isPublic: true }]);
  const { section } = await pageOf(office.db);
  const [texts] = await database.sql<{ versions: number }[]>`select count(*)::int as versions from public.document_versions where document_id = ${section.documentId} and seq = 0 and label in ('consultation', 'Bozza per la consultazione')`;
  // The text that began the consultation is one version, not one by hand and one that was kept by itself.
  expect(texts?.versions).toBe(1);
  await begin("draft");
  expect(await code(setSectionState(office.db, settle, section, { state: "consultation", revision: section.revision - 1, withVersion: true }))).toBe("page_stale");
  expect((await pageOf(anonymous)).versions).toHaveLength(1);
});

describe("[PLAN-08] ways of organisations", () => {
  const given = (way: "comment" | "suggest" | "write", allowed = true) => ({ organisationId: world.organisationId, allowed, way });

  it("[PLAN-08] the office gives a section in one of three ways, changes the way and takes it back; nobody else", async () => {
    const { office, delegate, substitute, revokedDelegate, otherDelegate } = world.people;
    await begin("draft");
    const { section } = await pageOf(office.db);
    for (const [name, db] of others()) expect([name, await code(setSectionEditor(db, section.id, given("write")))]).toEqual([name, "not_found"]);
    for (const way of ["comment", "suggest", "write"] as const) {
      await setSectionEditor(office.db, section.id, given(way));
      expect((await pageOf(anonymous)).editors).toEqual([{ id: world.organisationId, name: "Cooperativa Prova", way }]);
      for (const person of [delegate, substitute]) expect((await pageOf(person.db)).access).toMatchObject({ right: way, capacity: "organisation" });
      for (const person of [revokedDelegate, otherDelegate]) expect((await pageOf(person.db)).access.right).toBe("none");
    }
    const wrong = await office.db.rpc("set_section_editor", { section_id: section.id, organisation_id: world.organisationId, allowed: true, way: "own" });
    expect(wrong.error?.message).toBe("choice_unknown");
    await setSectionEditor(office.db, section.id, given("write", false));
    expect((await pageOf(delegate.db)).access.right).toBe("none");
    expect((await pageOf(office.db)).editors).toEqual([]);
  });

  it("[PLAN-08] [COED-06] a changed way holds at the next keystroke of who is writing, and says why", async () => {
    const { office, delegate } = world.people;
    const { sectionId, documentId } = await addSection(database, world, { outlineId: "live", position: 4 });
    await setSectionEditor(office.db, sectionId, given("write"));
    const client = openClient(server.origin, delegate.accessToken, documentId);
    await client.when((state) => state.status === "saved" && state.right === "write");
    client.type(" Della cooperativa.");
    await client.when((state) => state.unsaved === 0);
    await setSectionEditor(office.db, sectionId, given("suggest"));
    await client.when((state) => state.right === "suggest" && state.reason === "suggest_only");
    await setSectionEditor(office.db, sectionId, given("comment"));
    await client.when((state) => state.right === "comment" && state.reason === "comment_only");
    await setSectionEditor(office.db, sectionId, given("write"));
    await client.when((state) => state.right === "write" && state.reason === null);
    await setSectionEditor(office.db, sectionId, given("write", false));
    await client.when((state) => state.right === "none" || state.right === "read");
    client.close();
  });
});

it("[PLAN-09] the office says who of it answers for a section; the office and the facilitators see the name, nobody else", async () => {
  const { office, officeHead, facilitator, otherFacilitator, otherOffice, citizen } = world.people;
  await begin("consultation");
  const { section } = await pageOf(office.db);
  for (const [name, db] of others()) expect([name, await code(setSectionOwner(db, section.id, { personId: office.id }))]).toEqual([name, "not_found"]);
  for (const person of [citizen, facilitator, otherOffice]) expect(await code(setSectionOwner(office.db, section.id, { personId: person.id }))).toBe("choice_unknown");
  await setSectionOwner(office.db, section.id, { personId: officeHead.id });
  const ownerOf = async (db: Db) => (await requirePlanPage(db, world.districtId)).sections.find(({ slug }) => slug === "preface")?.owner;
  for (const person of [office, officeHead, facilitator, otherFacilitator]) {
    expect(await ownerOf(person.db)).toBe("Office head");
    expect((await pageOf(person.db)).work?.owner).toEqual({ id: officeHead.id, name: "Office head" });
  }
  expect((await pageOf(facilitator.db)).work?.people).toEqual([]);
  expect((await pageOf(office.db)).work?.people.map(({ name }) => name)).toEqual(["Office", "Office head"]);
  for (const [name, db] of [...others().filter(([who]) => who !== "facilitator"), ["anonymous", anonymous] as const]) {
    expect([name, await ownerOf(db), (await pageOf(db)).work]).toEqual([name, null, null]);
    expect(JSON.stringify([await requirePlanPage(db, world.districtId), await pageOf(db)])).not.toContain("Office head");
  }
  await database.sql`delete from public.district_roles where person_id = ${officeHead.id}`;
  expect(await ownerOf(office.db)).toBeNull();
  await setSectionOwner(office.db, section.id, { personId: null });
  expect((await pageOf(office.db)).work?.owner).toBeNull();
  await setPhase(database, world.cycleId, "redazione");
});
