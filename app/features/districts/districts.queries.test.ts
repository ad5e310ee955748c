import { afterAll, beforeAll, expect, it } from "vitest";
import { createWorld, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { getDistrictBySlug, listHomeDistricts, requireDistrictPage, requireMunicipalityPage } from "./districts.queries.server.ts";

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "tavoli" });
});
afterAll(() => database.close());

const anonymous = () => database.databases.asUser(null);

it("anybody finds a district by its address, with the current cycle and what its phase allows", async () => {
  const district = await getDistrictBySlug(anonymous(), world.districtSlug);
  expect(district).toMatchObject({ id: world.districtId, currentCycle: { id: world.cycleId, phase: "tavoli" } });
  expect(district?.currentCycle?.phaseAllows).toContain("open_vote");
  expect(await getDistrictBySlug(anonymous(), "che-non-esiste")).toBeNull();
  expect(await getDistrictBySlug(anonymous(), "favicon.ico")).toBeNull();
});

it("a district without a cycle has its page all the same", async () => {
  await database.sql`update public.planning_cycles set is_current = false where district_id = ${world.otherDistrictId}`;
  expect((await getDistrictBySlug(anonymous(), "altra-area"))?.currentCycle).toBeNull();
  expect(await requireDistrictPage(anonymous(), "altra-area")).toMatchObject({ tavoli: [], nextSessions: [], phaseDates: null });
});

it("the home page and the district's page say what is there, each in one call", async () => {
  const home = await listHomeDistricts(anonymous());
  expect(home.find(({ slug }) => slug === world.districtSlug)).toMatchObject({ municipalities: 1, tavoli: 2, organisations: 2, phase: "tavoli" });
  const page = await requireDistrictPage(anonymous(), world.districtSlug);
  expect(page.municipalities).toMatchObject([{ code: "I118", name: "Villa San Pietro", lead: true }]);
  expect(page.tavoli.find(({ slug }) => slug === "anziani")).toMatchObject({ organisations: 2, proposals: 0 });
});

it("a municipality's page belongs to its district", async () => {
  expect(await requireMunicipalityPage(anonymous(), world.districtSlug, "I118")).toMatchObject({ name: "Villa San Pietro", organisations: [{}, {}] });
  await expect(requireMunicipalityPage(anonymous(), world.districtSlug, "G156")).rejects.toMatchObject({ code: "not_found" });
  await expect(requireMunicipalityPage(anonymous(), world.districtSlug, "I118'--")).rejects.toMatchObject({ code: "not_found" });
});
