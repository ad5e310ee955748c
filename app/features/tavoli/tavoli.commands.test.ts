import { afterAll, beforeAll, expect, it } from "vitest";
import { grantDistrictRole, revokeDistrictRole } from "#app/features/office/office.commands.server.ts";
import { addOrganisation, createWorld, setPhase, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { addTavolo, grantTavoloRole, revokeTavoloRole, setTavoloOrganisation, updateTavolo } from "./tavoli.commands.server.ts";
import { listOfficeTavoli, requireTavoloPage } from "./tavoli.queries.server.ts";
import { slugOf } from "./tavoli.rules.ts";

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "tavoli" });
});
afterAll(() => database.close());

const form = { name: "Povertà e inclusione", area: "poverty_inclusion", description: "" } as const;
const publicPage = (slug: string) => requireTavoloPage(database.databases.asUser(null), world.districtSlug, slug);

it("an address comes from a name, whatever its letters", () => {
  expect(slugOf("Povertà e inclusione")).toBe("poverta-e-inclusione");
  expect(slugOf("  2 Anziani: l’età d’argento! ")).toBe("anziani-l-eta-d-argento");
  expect(slugOf("日本")).toBe("tavolo");
  expect(slugOf("a".repeat(200)).length).toBeLessThanOrEqual(61);
});

it("[TAV-01] only the district's office makes tavoli; the address stays and a form sent twice makes one", async () => {
  const { office, otherOffice, facilitator, delegate, citizen, mayor, administrator } = world.people;
  for (const person of [otherOffice, facilitator, delegate, citizen, mayor, administrator]) {
    await expect(addTavolo(person.db, world.cycleId, form)).rejects.toMatchObject({ code: "not_found" });
  }
  const id = await addTavolo(office.db, world.cycleId, form);
  expect(await addTavolo(office.db, world.cycleId, form)).toBe(id);
  await expect(addTavolo(office.db, world.cycleId, { ...form, description: "Altro" })).rejects.toMatchObject({ code: "tavolo_exists", field: "name" });
  await updateTavolo(office.db, world.cycleId, id, { ...form, name: "Inclusione sociale" });
  expect((await publicPage("poverta-e-inclusione")).name).toBe("Inclusione sociale");
  await expect(updateTavolo(otherOffice.db, world.otherCycleId, id, form)).rejects.toMatchObject({ code: "not_found" });
});

it("[TAV-02] [TAV-04] the office names who facilitates; the public page shows the role without the name", async () => {
  const { office, otherOffice, citizen } = world.people;
  await expect(grantTavoloRole(otherOffice.db, world.tavoloId, { role: "facilitator", email: citizen.email })).rejects.toMatchObject({ code: "not_found" });
  await expect(grantTavoloRole(office.db, world.tavoloId, { role: "facilitator", email: "nessuno@example.org" })).rejects.toMatchObject({
    code: "account_unknown", field: "email",
  });
  const id = await addTavolo(office.db, world.cycleId, { ...form, name: "Volontariato", area: "volunteering" });
  expect((await publicPage("volontariato")).hasFacilitator).toBe(false);
  await grantTavoloRole(office.db, id, { role: "facilitator", email: citizen.email });
  const page = await publicPage("volontariato");
  expect(page.hasFacilitator).toBe(true);
  expect(JSON.stringify(page)).not.toContain(citizen.id);
  const [role] = (await listOfficeTavoli(office.db, world.districtId)).find((tavolo) => tavolo.id === id)?.roles ?? [];
  expect(role).toMatchObject({ personId: citizen.id, email: citizen.email });
  await revokeTavoloRole(office.db, id, citizen.id, "facilitator");
  expect((await publicPage("volontariato")).hasFacilitator).toBe(false);
  await expect(listOfficeTavoli(citizen.db, world.districtId)).rejects.toMatchObject({ code: "not_found" });
});

it("[TAV-03] [CONF-08] organisations of the district are seated while the phase allows it", async () => {
  const { office, facilitator } = world.people;
  const foreign = await addOrganisation(database, world.otherDistrictId, "Di un altro ambito", "trade_union", world.otherMunicipalityId);
  await expect(setTavoloOrganisation(office.db, world.tavoloId, foreign, true)).rejects.toMatchObject({ code: "not_found" });
  await expect(setTavoloOrganisation(facilitator.db, world.tavoloId, world.organisationId, false)).rejects.toMatchObject({ code: "not_found" });
  await setTavoloOrganisation(office.db, world.tavoloId, world.organisationId, false);
  await setTavoloOrganisation(office.db, world.tavoloId, world.organisationId, true);
  await setTavoloOrganisation(office.db, world.tavoloId, world.organisationId, true);
  expect((await publicPage("anziani")).participants.map((organisation) => organisation.id)).toContain(world.organisationId);
  await setPhase(database, world.cycleId, "consultazione");
  await expect(setTavoloOrganisation(office.db, world.tavoloId, world.organisationId, false)).rejects.toMatchObject({ code: "phase_closed", status: 409 });
  await expect(addTavolo(office.db, world.cycleId, { ...form, name: "Tardivo" })).rejects.toMatchObject({ code: "phase_closed" });
});

it("[TAV-05] the head gives and takes roles, and the last head stays", async () => {
  const { officeHead, office, otherOffice, stranger, administrator } = world.people;
  const input = { role: "observer", email: stranger.email } as const;
  for (const person of [office, otherOffice, stranger]) {
    await expect(grantDistrictRole(person.db, world.districtId, input)).rejects.toMatchObject({ code: "not_found" });
    await expect(revokeDistrictRole(person.db, world.districtId, { personId: office.id, role: "plan_office_staff" })).rejects.toMatchObject({ code: "not_found" });
  }
  await grantDistrictRole(officeHead.db, world.districtId, input);
  await revokeDistrictRole(officeHead.db, world.districtId, { personId: stranger.id, role: "observer" });
  const self = { personId: officeHead.id, role: "plan_office_head" } as const;
  await expect(revokeDistrictRole(officeHead.db, world.districtId, self)).rejects.toMatchObject({ code: "last_head", status: 409 });
  await grantDistrictRole(administrator.db, world.districtId, { role: "plan_office_head", email: office.email });
  await revokeDistrictRole(officeHead.db, world.districtId, self);
  await expect(grantDistrictRole(officeHead.db, world.districtId, input)).rejects.toMatchObject({ code: "not_found" });
});
