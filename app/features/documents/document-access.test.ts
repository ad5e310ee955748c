import { afterAll, beforeAll, expect, it } from "vitest";
import { type Cast, createWorld, setPhase, type World } from "#tests/builders/world.ts";
import { addSection } from "#tests/realtime/coediting-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;
let documentId: string;
let sectionId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "redazione" });
  ({ documentId, sectionId } = await addSection(database, world));
  await world.people.office.db.rpc("set_section_editor", { section_id: sectionId, organisation_id: world.organisationId, allowed: true });
});
afterAll(() => database.close());

async function rights(): Promise<Record<keyof Cast | "anonymous", string>> {
  const right = async (db: ReturnType<typeof database.databases.asUser>) => {
    const { data } = await db.rpc("document_access", { document_id: documentId });
    return typeof data === "object" && data !== null && "right" in data ? String(data["right"]) : "error";
  };
  const { people } = world;
  return {
    anonymous: await right(database.databases.asUser(null)),
    citizen: await right(people.citizen.db),
    otherCitizen: await right(people.otherCitizen.db),
    stranger: await right(people.stranger.db),
    delegate: await right(people.delegate.db),
    substitute: await right(people.substitute.db),
    revokedDelegate: await right(people.revokedDelegate.db),
    otherDelegate: await right(people.otherDelegate.db),
    facilitator: await right(people.facilitator.db),
    otherFacilitator: await right(people.otherFacilitator.db),
    minuteTaker: await right(people.minuteTaker.db),
    officeHead: await right(people.officeHead.db),
    office: await right(people.office.db),
    mayor: await right(people.mayor.db),
    otherOffice: await right(people.otherOffice.db),
    administrator: await right(people.administrator.db),
  };
}

const nobody = { anonymous: "none", citizen: "none", otherCitizen: "none", stranger: "none", revokedDelegate: "none", otherDelegate: "none", minuteTaker: "none", otherOffice: "none", administrator: "none" };

it("[COED-01] [COED-02] [COED-03] [COED-04] who writes, who reads and who gets nothing of a draft", async () => {
  expect(await rights()).toEqual({
    ...nobody, delegate: "write", substitute: "write", facilitator: "write", otherFacilitator: "write", officeHead: "write", office: "write", mayor: "comment",
  });
});

it("[COED-04] in consultation everybody reads, and the page finds the text through row security", async () => {
  await database.sql`update public.plan_sections set state = 'consultation' where id = ${sectionId}`;
  expect(await rights()).toMatchObject({ anonymous: "read", citizen: "read", otherOffice: "read", delegate: "write", mayor: "comment" });
  const anonymous = database.databases.asUser(null);
  expect((await anonymous.from("documents").select("id")).data).toHaveLength(1);
  await database.sql`update public.plan_sections set state = 'draft' where id = ${sectionId}`;
  expect((await anonymous.from("documents").select("id")).data).toHaveLength(0);
});

it("[COED-06] phase and lock make readers of writers", async () => {
  await setPhase(database, world.cycleId, "approvazione");
  expect(await rights()).toMatchObject({ office: "read", delegate: "read", facilitator: "read" });
  await setPhase(database, world.cycleId, "redazione");
  await world.people.office.db.rpc("lock_document", { document_id: documentId, locked: true });
  expect(await rights()).toMatchObject({ office: "read", delegate: "read", facilitator: "read", mayor: "read", citizen: "none" });
  expect((await world.people.facilitator.db.rpc("lock_document", { document_id: documentId, locked: false })).error?.message).toBe("not_found");
  await world.people.office.db.rpc("lock_document", { document_id: documentId, locked: false });
});

it("[COED-12] the log answers nobody over the API, and versions keep their state and author to themselves", async () => {
  const { office } = world.people;
  const exposed = await database.sql`
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relname in ('document_updates', 'document_snapshots', 'document_clients')`;
  expect(exposed).toHaveLength(0);
  expect((await office.db.from("document_versions").select("state")).error).not.toBeNull();
  expect((await office.db.from("document_versions").select("created_by")).error).not.toBeNull();
  expect((await office.db.from("documents").update({ locked: true }).eq("id", documentId)).error).not.toBeNull();
});

it("[COED-16] in the phase of comments citizens comment on what is in consultation, organisations suggest, others as the office gave it", async () => {
  await setPhase(database, world.cycleId, "consultazione");
  expect(await rights()).toEqual({
    ...nobody, delegate: "write", substitute: "write", facilitator: "write", otherFacilitator: "write", officeHead: "write", office: "write", mayor: "comment",
  });
  await database.sql`update public.plan_sections set state = 'consultation' where id = ${sectionId}`;
  expect(await rights()).toMatchObject({
    anonymous: "read", stranger: "read", otherOffice: "read", administrator: "read", citizen: "comment", otherCitizen: "comment", otherDelegate: "suggest", delegate: "write",
  });
  await database.sql`update public.plan_section_editors set way = 'suggest' where section_id = ${sectionId}`;
  expect(await rights()).toMatchObject({ delegate: "suggest", substitute: "suggest", office: "write" });
  await database.sql`update public.plan_section_editors set way = 'write' where section_id = ${sectionId}`;
  await database.sql`update public.plan_sections set state = 'ready' where id = ${sectionId}`;
  expect(await rights()).toMatchObject({ office: "comment", delegate: "comment", mayor: "comment", citizen: "none", otherDelegate: "none" });
  await database.sql`update public.plan_sections set state = 'approved' where id = ${sectionId}`;
  expect(await rights()).toMatchObject({ office: "read", delegate: "read", mayor: "read", citizen: "read" });
  await database.sql`update public.plan_sections set state = 'draft' where id = ${sectionId}`;
  await setPhase(database, world.cycleId, "redazione");
});
