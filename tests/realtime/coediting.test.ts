import { expect, it } from "vitest";
import { setPhase } from "#tests/builders/world.ts";
import { coeditingSuite } from "#tests/realtime/coediting-suite.ts";
import { storedText } from "#tests/realtime/coediting-world.ts";

const suite = coeditingSuite();
const { section, open } = suite;

it("[COED-05] what two people write reaches both, and «saved» is in the database", async () => {
  const { documentId } = await section();
  const office = open(suite.world.people.office, documentId);
  const facilitator = open(suite.world.people.facilitator, documentId);
  await office.when((state) => state.status === "saved" && state.right === "write");
  await facilitator.when((state) => state.ready);
  expect(office.text()).toContain("Testo iniziale.");
  office.type(" Ufficio.");
  await office.when((state) => state.status === "saved" && state.unsaved === 0);
  expect(await storedText(suite.database, documentId)).toContain("Testo iniziale. Ufficio.");
  await facilitator.when((_, text) => text.includes("Ufficio."));
  facilitator.type(" Facilitazione.");
  await office.when((_, text) => text.includes("Facilitazione."));
  expect(office.text()).toBe(facilitator.text());
});

it("[COED-04] anonymous people and strangers get no draft", async () => {
  const { documentId } = await section();
  const anonymous = open(null, documentId);
  expect(await anonymous.when((state) => state.reason !== null)).toMatchObject({ ready: false, right: "none", reason: "sign_in_needed" });
  for (const person of [suite.world.people.citizen, suite.world.people.otherOffice, suite.world.people.administrator, suite.world.people.revokedDelegate, suite.world.people.otherDelegate]) {
    const stranger = open(person, documentId);
    expect(await stranger.when((state) => state.reason !== null)).toMatchObject({ ready: false, right: "none", reason: "not_found" });
  }
});

it("[COED-03] the Conferenza di servizi reads a draft, comments and writes nothing", async () => {
  const { documentId } = await section();
  const mayor = open(suite.world.people.mayor, documentId);
  expect(await mayor.when((state) => state.ready)).toMatchObject({ right: "comment", reason: "comment_only" });
});

it("[COED-06] a delegate whose section is taken back is read-only at the next keystroke, and is told", async () => {
  const { sectionId, documentId } = await section();
  await suite.world.people.office.db.rpc("set_section_editor", { section_id: sectionId, organisation_id: suite.world.organisationId, allowed: true });
  const delegate = open(suite.world.people.delegate, documentId);
  expect(await delegate.when((state) => state.right === "write")).toMatchObject({ me: { capacity: "organisation", label: "Cooperativa Prova" } });
  delegate.type(" Prima.");
  await delegate.when((state) => state.status === "saved");
  await suite.database.sql`update public.organisation_delegates set revoked_at = now() where person_id = ${suite.world.people.delegate.id}`;
  // No announcement has been made: the log itself refuses.
  delegate.type(" Dopo.");
  expect(await delegate.when((state) => state.right !== "write")).toMatchObject({ unsaved: 1 });
  expect(await storedText(suite.database, documentId)).not.toContain("Dopo.");
  await suite.database.sql`update public.organisation_delegates set revoked_at = null where person_id = ${suite.world.people.delegate.id}`;
});

it("[COED-06] a lock and a phase take effect at once for everybody, the office too", async () => {
  const { documentId } = await section();
  const office = open(suite.world.people.office, documentId);
  await office.when((state) => state.right === "write");
  await suite.world.people.office.db.rpc("lock_document", { document_id: documentId, locked: true });
  await office.when((state) => state.right === "read" && state.reason === "document_locked");
  await suite.world.people.office.db.rpc("lock_document", { document_id: documentId, locked: false });
  await office.when((state) => state.right === "write");
  await setPhase(suite.database, suite.world.cycleId, "approvazione");
  await suite.database.sql`select private.announce('district', ${suite.world.districtId}, 0)`;
  await office.when((state) => state.right === "read" && state.reason === "phase_closed");
  await setPhase(suite.database, suite.world.cycleId, "redazione");
  await suite.database.sql`select private.announce('district', ${suite.world.districtId}, 0)`;
  await office.when((state) => state.right === "write");
});

it("[COED-06] who signs out everywhere is out of the document", async () => {
  const { documentId } = await section();
  const office = open(suite.world.people.officeHead, documentId);
  await office.when((state) => state.right === "write");
  await suite.world.people.officeHead.db.rpc("sign_out_everywhere");
  await office.when((state) => state.right === "none");
  await suite.database.sql`insert into auth.sessions (id, user_id, created_at, updated_at) values (${suite.world.people.officeHead.loginId}, ${suite.world.people.officeHead.id}, now(), now())`;
});

it("[COED-08] an older page reads along and deletes nothing", async () => {
  const { documentId } = await section();
  await suite.database.sql`update public.documents set schema_version = 2 where id = ${documentId}`;
  const office = open(suite.world.people.office, documentId, { schemaVersion: 1 });
  expect(await office.when((state) => state.ready)).toMatchObject({ right: "read", reason: "client_outdated" });
});

it("[COED-07] what was written offline is kept and merged on return", async () => {
  const { documentId } = await section();
  const office = open(suite.world.people.office, documentId);
  const facilitator = open(suite.world.people.facilitator, documentId);
  await office.when((state) => state.status === "saved");
  await facilitator.when((state) => state.status === "saved");
  office.socket.disconnect();
  await office.when((state) => state.status === "offline");
  office.type(" Scritto fuori linea.");
  expect(office.provider.getState().unsaved).toBe(1);
  facilitator.type(" Nel frattempo.");
  await facilitator.when((state) => state.status === "saved");
  office.socket.connect();
  await office.when((state, text) => state.status === "saved" && text.includes("Nel frattempo."));
  await facilitator.when((_, text) => text.includes("Scritto fuori linea."));
  expect(office.text()).toBe(facilitator.text());
});

it("[COED-07] a big change goes up in chunks", async () => {
  const { documentId } = await section();
  const office = open(suite.world.people.office, documentId);
  await office.when((state) => state.status === "saved");
  office.socket.disconnect();
  office.type(" parola".repeat(28_000));
  office.socket.connect();
  await office.when((state) => state.status === "saved" && state.unsaved === 0);
  expect((await storedText(suite.database, documentId)).length).toBeGreaterThan(190_000);
});

it("[COED-09] a text has a greatest length; beyond it nothing is taken and the change stays on the device", async () => {
  const { documentId } = await section();
  const office = open(suite.world.people.office, documentId);
  await office.when((state) => state.status === "saved");
  office.type("x".repeat(300_001));
  expect(await office.when((state) => state.problem !== null)).toMatchObject({ problem: "document_full", unsaved: 1 });
});

it("[COED-10] others see the organisation, never the person; carets move, and go with the socket", async () => {
  const { sectionId, documentId } = await section();
  await suite.world.people.office.db.rpc("set_section_editor", { section_id: sectionId, organisation_id: suite.world.organisationId, allowed: true });
  const office = open(suite.world.people.office, documentId);
  await office.when((state) => state.ready);
  const delegate = open(suite.world.people.delegate, documentId);
  await office.when((state) => state.others.length === 1);
  expect(office.provider.getState().others[0]).toMatchObject({ capacity: "organisation", label: "Cooperativa Prova", cursor: null });
  expect(JSON.stringify(office.provider.getState().others)).not.toContain(suite.world.people.delegate.id);
  const here = { type: null, tname: "default", item: { client: 1, clock: 0 }, assoc: 0 };
  await delegate.when((state) => state.ready);
  delegate.provider.awareness.setLocalStateField("cursor", { anchor: here, head: here });
  await office.when((state) => state.others[0]?.cursor?.anchor.tname === "default");
  delegate.close();
  await office.when((state) => state.others.length === 0);
});

it("[COED-11] readers see what was saved without any editor", async () => {
  const { documentId, sectionId } = await section({ state: "consultation" });
  const office = open(suite.world.people.office, documentId);
  await office.when((state) => state.status === "saved");
  office.type(" In consultazione.");
  await office.when((state) => state.status === "saved" && state.unsaved === 0);
  await suite.server.coediting.settle(documentId);
  const { data } = await suite.database.databases.asUser(null).from("documents").select("content").eq("owner_id", sectionId).single();
  expect(JSON.stringify(data?.content)).toContain("In consultazione.");
});
