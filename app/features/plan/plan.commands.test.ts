import { afterAll, beforeAll, expect, it } from "vitest";
import type { Db } from "#app/platform/db.ts";
import { publishAs } from "#tests/builders/proposals.ts";
import { createWorld, setPhase, type World } from "#tests/builders/world.ts";
import { addSection, type CoeditingWorld, openClient, serveTestDatabase } from "#tests/realtime/coediting-world.ts";
import { outcomeCode as code } from "#tests/setup/outcome-code.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { createPlanSections, createSectionVersion, recordPassage, setSectionEditor, setSectionState } from "./plan.commands.server.ts";
import { requirePlanCompilation, requirePlanPage, requireSectionPage, requireSectionVersion } from "./plan.queries.server.ts";
import { compilePlan } from "./plan.render.ts";
import { PLAN_OUTLINE } from "./sections/plan-outline.limits.ts";

let database: TestDatabase;
let world: World;
let server: CoeditingWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "redazione" });
  server = await serveTestDatabase(database);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

function sectionOf(db: Db, slug = "premessa") {
  return requireSectionPage(db, world.districtId, slug);
}

it("[PLAN-01] the office makes the sections once; nobody else does", async () => {
  const { office, facilitator, otherOffice, mayor, administrator } = world.people;
  for (const person of [facilitator, otherOffice, mayor, administrator]) expect(await code(createPlanSections(person.db, world.cycleId))).toBe("not_found");
  expect(await code(createPlanSections(database.databases.asUser(null), world.cycleId))).not.toBe("ok");
  expect(await createPlanSections(office.db, world.cycleId)).toBe(PLAN_OUTLINE.length);
  expect(await code(createPlanSections(office.db, world.cycleId))).toBe("plan_exists");
  const { sections } = await requirePlanPage(database.databases.asUser(null), world.districtId);
  expect(sections.map(({ number, title }) => [number, title])).toEqual(PLAN_OUTLINE.map(({ number, title }) => [number, title]));
  expect(sections.every((section) => section.state === "draft" && !section.isReadable)).toBe(true);
});

it("[PLAN-02] [PLAN-03] the state is the office's; an approved section is closed to everybody", async () => {
  const { office, facilitator } = world.people;
  const { section } = await sectionOf(office.db);
  await database.sql`update public.documents set content = ${database.sql.json({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Premessa." }] }] })} where id = ${section.documentId}`;
  const settle = async () => {};
  const to = (state: "draft" | "ready" | "approved", revision: number) => ({ state, revision, withVersion: false });
  expect(await code(setSectionState(facilitator.db, settle, section, to("ready", section.revision)))).toBe("not_found");
  await setSectionState(office.db, settle, section, to("ready", section.revision));
  await setSectionState(office.db, settle, section, to("approved", section.revision + 1));
  expect(await code(setSectionState(office.db, settle, section, to("draft", section.revision)))).toBe("page_stale");
  const approved = await sectionOf(office.db);
  expect(approved.access).toMatchObject({ right: "read", reason: "section_approved" });
  expect((await sectionOf(database.databases.asUser(null))).text).toMatchObject({ kind: "live" });
  await setSectionState(office.db, settle, section, to("draft", approved.section.revision));
  expect((await sectionOf(database.databases.asUser(null))).text).toBeNull();
});

it("[COED-02] only organisations of the district can be given a section", async () => {
  const { office } = world.people;
  const { section } = await sectionOf(office.db);
  const foreign = "00000000-0000-4000-8000-00000000abcd";
  expect(await code(setSectionEditor(office.db, section.id, { organisationId: foreign, allowed: true, way: "write" }))).toBe("choice_unknown");
  await setSectionEditor(office.db, section.id, { organisationId: world.organisationId, allowed: true, way: "write" });
  expect((await sectionOf(world.people.delegate.db)).access).toMatchObject({ right: "write", capacity: "organisation", label: "Cooperativa Prova" });
  expect((await sectionOf(world.people.otherDelegate.db)).access).toEqual({ right: "none" });
});

it("[PLAN-05] a version holds all that was saved up to it, with its fingerprint; a public one is the office's", async () => {
  const { office, delegate, citizen, mayor } = world.people;
  const { section } = await sectionOf(office.db);
  const client = openClient(server.origin, office.accessToken, section.documentId);
  await client.when((state) => state.status === "saved");
  client.type("Testo della versione.");
  await client.when((state) => state.unsaved === 0);
  const settle = (documentId: string) => server.coediting.settle(documentId);
  expect(await code(createSectionVersion(delegate.db, settle, section.documentId, { label: "Nostra", isPublic: true }))).toBe("forbidden");
  expect(await code(createSectionVersion(citizen.db, settle, section.documentId, { label: "Nostra", isPublic: false }))).toBe("not_found");
  expect(await code(createSectionVersion(mayor.db, settle, section.documentId, { label: "Nostra", isPublic: false }))).toBe("not_found");
  await createSectionVersion(delegate.db, settle, section.documentId, { label: "Versione della cooperativa", isPublic: false });
  await createSectionVersion(office.db, settle, section.documentId, { label: "Bozza per la consultazione", isPublic: true });
  client.close();
  const anonymous = database.databases.asUser(null);
  // The section's earlier moves kept versions of their own: the last two are these.
  const [{ number } = { number: 0 }] = (await sectionOf(office.db)).versions;
  expect(await code(requireSectionVersion(anonymous, world.districtId, "premessa", number - 1))).toBe("not_found");
  const { version } = await requireSectionVersion(anonymous, world.districtId, "premessa", number);
  expect(JSON.stringify(version.content)).toContain("Testo della versione.");
  expect(version).toMatchObject({ label: "Bozza per la consultazione", phase: "redazione" });
  expect(version.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect((await sectionOf(anonymous)).text).toMatchObject({ kind: "version", number });
});

it("[PLAN-04] a passage is noted by who writes the section, from a published proposal of the cycle", async () => {
  const { office, citizen, mayor } = world.people;
  const { section } = await sectionOf(office.db);
  await setPhase(database, world.cycleId, "tavoli");
  const proposalId = await publishAs(database, world, citizen);
  await setPhase(database, world.cycleId, "redazione");
  const input = { proposalId, blockId: "blocco-1", quote: "Il passaggio." };
  expect(await code(recordPassage(citizen.db, section.id, input))).toBe("not_found");
  expect(await code(recordPassage(mayor.db, section.id, input))).toBe("comment_only");
  expect(await code(recordPassage(office.db, section.id, { ...input, proposalId: section.id }))).toBe("choice_unknown");
  await recordPassage(office.db, section.id, input);
  await recordPassage(office.db, section.id, { ...input, quote: "Il passaggio, riscritto." });
  expect((await sectionOf(office.db)).origins).toMatchObject([{ number: expect.stringMatching(/^AP-/), blockId: "blocco-1" }]);
});

it("[PLAN-06] the compiled plan holds what the reader may read, and never a person", async () => {
  const { office } = world.people;
  await addSection(database, world, { outlineId: "extra", position: 99, text: "Bozza riservata." });
  const options = { district: { name: "PLUS prova", slug: "area-prova", leadBody: "Comune di prova", demonstration: false }, origin: "http://localhost", locale: "it" as const, hasGlyph: () => true };
  const forOffice = JSON.stringify(compilePlan(await requirePlanCompilation(office.db, world.districtId), options));
  const forAll = JSON.stringify(compilePlan(await requirePlanCompilation(database.databases.asUser(null), world.districtId), options));
  expect(forOffice).toContain("Bozza riservata.");
  expect(forAll).not.toContain("Bozza riservata.");
  expect(forAll).toContain("Testo della versione.");
  expect(forAll).toMatch(/AP-2026-\d{4}/);
  for (const name of ["Citizen", "Delegate", world.people.citizen.id]) expect(forAll).not.toContain(`"${name}`);
});
