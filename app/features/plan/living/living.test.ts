import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { encodeInitialState } from "#app/features/documents/document-content.rules.ts";
import type { Db } from "#app/platform/db.ts";
import { nodeWith, p } from "#tests/builders/plan-document.ts";
import { publishAs, sendAs } from "#tests/builders/proposals.ts";
import { createOpenSession, openVoteIn } from "#tests/builders/votes.ts";
import { createWorld, setPhase, type World } from "#tests/builders/world.ts";
import { addSection, type CoeditingWorld, serveTestDatabase } from "#tests/realtime/coediting-world.ts";
import { outcomeCode as code } from "#tests/setup/outcome-code.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { createSectionVersion } from "../plan.commands.server.ts";
import { requirePlanCompilation, requireSectionPage, requireSectionVersion } from "../plan.queries.server.ts";
import { compilePlan } from "../plan.render.ts";
import { findLivingChoices, requireLivingBlocks } from "./living.queries.server.ts";
import { type LivingData, LivingDataSchema } from "./living.schema.ts";

let database: TestDatabase;
let world: World;
let server: CoeditingWorld;
let section: { sectionId: string; documentId: string };
let published: string;
let unpublished: string;
let openVote: string;
let closedVote: string;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "proposte" });
  server = await serveTestDatabase(database);
  const { citizen, facilitator } = world.people;
  published = await numberOf(await publishAs(database, world, citizen));
  unpublished = await numberOf(await sendAs(world, citizen, { title: "Segreto non pubblicato", proposal: "Parole non ancora pubbliche." }));
  await setPhase(database, world.cycleId, "tavoli");
  const session = await createOpenSession(database, world);
  closedVote = await openVoteIn(world, session);
  const closed = await facilitator.db.rpc("close_vote", { vote_id: closedVote });
  expect(closed.error).toBeNull();
  openVote = await openVoteIn(world, session);
  await setPhase(database, world.cycleId, "redazione");
  await addLine("SAD", 319, 75_854_300, "impegnato", 1);
  await addLine("Dopo di noi", 24, 12_801_447, "impiegato", 2);
  await database.sql`insert into public.stated_totals (cycle_id, district_id, amount_cents, recipients, wording) values (${world.cycleId}, ${world.districtId}, 88655747, 343, 'In tutto 343 persone.')`;
  section = await addSection(database, world);
});
beforeEach(async () => {
  await write(["proposal", published], ["proposal", unpublished], ["proposal", "AP-2026-9999"], ["vote", closedVote], ["vote", openVote], ["vote", "senza-senso"], ["services", "all"], ["services", "impegnato"], ["services", "altro"]);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

async function numberOf(id: string): Promise<string> {
  const [row] = await database.sql<{ number: string }[]>`select number from public.proposals where id = ${id}`;
  return row?.number ?? "";
}

async function addLine(name: string, recipients: number, cents: number, heading: string, position: number): Promise<void> {
  await database.sql`
    insert into public.financial_lines (cycle_id, district_id, position, name, recipients, amount_cents, heading, staff)
    values (${world.cycleId}, ${world.districtId}, ${position}, ${name}, ${recipients}, ${cents}, ${heading}, 'Maria Rossi, assistente sociale')`;
}

/** Gives the section this text, as after a first opening. */
async function write(...blocks: [kind: string, ref: string][]): Promise<void> {
  const content = { type: "doc", content: [p("Testo."), ...blocks.map(([kind, ref], index) => nodeWith("livingBlock", { id: `b${index}`, kind, ref }))] };
  await database.sql`update public.documents set content = ${JSON.stringify(content)}::text::jsonb where id = ${section.documentId}`;
  await database.sql`delete from private.document_snapshots where document_id = ${section.documentId}`;
  await database.sql`
    insert into private.document_snapshots (document_id, upto_seq, epoch, state) values (${section.documentId}, 0, 1, ${Buffer.from(encodeInitialState(content))})`;
  await database.sql`update public.documents set initialised = true where id = ${section.documentId}`;
}

async function livingOf(db: Db): Promise<LivingData> {
  const { text } = await requireSectionPage(db, world.districtId, "preface");
  return text?.living ?? {};
}

it("[COED-33] a living block shows published proposals, closed votes and the cycle's rows, and nothing else", async () => {
  const living = await livingOf(world.people.office.db);
  expect(living[`proposal:${published}`]).toMatchObject({ number: published, title: "Trasporto per gli anziani soli", proposal: "Un pulmino prenotabile due pomeriggi alla settimana." });
  expect(living[`vote:${closedVote}`]).toMatchObject({ question: "Si inserisce la proposta nel piano?", for: 0, against: 0, outcome: "no_decision" });
  expect(living["services:all"]).toMatchObject({ lines: [{ name: "SAD", recipients: 319, amountCents: 75_854_300 }, { name: "Dopo di noi" }], stated: { amountCents: 88_655_747, recipients: 343 } });
  expect(living["services:impegnato"]).toMatchObject({ lines: [{ name: "SAD" }], stated: null });
  for (const key of [`proposal:${unpublished}`, "proposal:AP-2026-9999", `vote:${openVote}`, "vote:senza-senso", "services:altro"]) {
    expect([key, living[key]]).toEqual([key, null]);
  }
  const [elsewhere] = await database.sql<{ living: LivingData }[]>`select private.living_data(content, ${world.otherCycleId}) as living from public.documents where id = ${section.documentId}`;
  expect(Object.values(elsewhere?.living ?? { none: 1 }).every((value) => value === null)).toBe(true);
});

it("[COED-33] the author of an unpublished proposal sees no more than others, and no person appears", async () => {
  await database.sql`update public.plan_sections set state = 'consultation' where id = ${section.sectionId}`;
  const forAll = await livingOf(database.databases.asUser(null));
  for (const person of [world.people.citizen, world.people.office, world.people.mayor]) expect(await livingOf(person.db)).toEqual(forAll);
  const { citizen } = world.people;
  for (const secret of ["Segreto", "non ancora pubbliche", citizen.id, "Citizen", "Maria Rossi", "Facilitator"]) expect(JSON.stringify(forAll)).not.toContain(secret);
  await database.sql`update public.plan_sections set state = 'draft' where id = ${section.sectionId}`;
});

it("[COED-33] choices are for who writes, data for who may open the text", async () => {
  const { office, citizen, mayor, otherOffice, stranger } = world.people;
  const choices = await findLivingChoices(office.db, section.sectionId);
  expect(choices).toMatchObject({ votes: [{ ref: closedVote }], services: ["impegnato", "impiegato"] });
  expect(choices?.proposals.map(({ ref }) => ref)).toContain(published);
  expect(choices?.proposals.map(({ ref }) => ref)).not.toContain(unpublished);
  for (const person of [citizen, mayor, otherOffice, stranger]) expect(await findLivingChoices(person.db, section.sectionId)).toBeNull();
  const blocks = [`proposal:${published}`, `proposal:${unpublished}`, `vote:${openVote}`, "script:x", "proposal:' or 1=1", ""];
  const data = await requireLivingBlocks(office.db, section.sectionId, blocks);
  expect(Object.keys(data).sort()).toEqual([`proposal:${published}`, `proposal:${unpublished}`, `vote:${openVote}`].sort());
  expect([data[`proposal:${unpublished}`], data[`vote:${openVote}`]]).toEqual([null, null]);
  expect(await requireLivingBlocks(mayor.db, section.sectionId, blocks)).toEqual(data);
  for (const person of [citizen, otherOffice, stranger]) expect(await code(requireLivingBlocks(person.db, section.sectionId, blocks))).toBe("not_found");
  expect(await code(requireLivingBlocks(database.databases.asUser(null), section.sectionId, blocks))).not.toBe("ok");
});

it("[COED-34] a version shows the figures of its day; a proposal hidden by moderation afterwards is hidden there too", async () => {
  const { office } = world.people;
  const settle = (documentId: string) => server.coediting.settle(documentId);
  await createSectionVersion(office.db, settle, section.documentId, { label: "Con i dati di oggi", isPublic: true });
  await database.sql`update public.financial_lines set amount_cents = 1, recipients = 1 where cycle_id = ${world.cycleId}`;
  await database.sql`update public.votes set question = 'Un’altra domanda?' where id = ${closedVote}`;
  const anonymous = database.databases.asUser(null);
  const read = async () => {
    const { text, versions } = await requireSectionPage(anonymous, world.districtId, "preface");
    const { version } = await requireSectionVersion(anonymous, world.districtId, "preface", versions.find(({ label }) => label === "Con i dati di oggi")?.number ?? Number(0));
    expect(text?.living).toEqual(version.living);
    return version.living;
  };
  const frozen = await read();
  expect(frozen["services:all"]).toMatchObject({ lines: [{ amountCents: 75_854_300 }, { amountCents: 12_801_447 }] });
  expect(frozen[`vote:${closedVote}`]).toMatchObject({ question: "Si inserisce la proposta nel piano?" });
  expect(frozen[`proposal:${unpublished}`]).toBeNull();
  expect((await livingOf(office.db))["services:all"]).toMatchObject({ lines: [{ amountCents: 1 }, { amountCents: 1 }] });
  const [hidden] = await database.sql<{ id: string }[]>`select id from public.proposals where number = ${published}`;
  await database.sql`select private.hide_proposal(${hidden?.id ?? ""}, 'Contiene il nome di una persona')`;
  expect((await read())[`proposal:${published}`]).toBeNull();
  expect((await livingOf(office.db))[`proposal:${published}`]).toBeNull();
  await database.sql`select private.unhide_proposal(${hidden?.id ?? ""})`;
  expect((await read())[`proposal:${published}`]).toMatchObject({ number: published });
  await database.sql`update public.financial_lines set amount_cents = case position when 1 then 75854300 else 12801447 end where cycle_id = ${world.cycleId}`;
});

it("[COED-33] the compiled plan prints the data, «non disponibile» for the rest, and «esito consultivo»", async () => {
  const options = { district: { name: "PLUS prova", slug: "area-prova", leadBody: "Comune di prova", demonstration: false }, origin: "http://localhost", locale: "it" as const, hasGlyph: () => true };
  const compiled = compilePlan(await requirePlanCompilation(world.people.office.db, world.districtId), options);
  const printed = JSON.stringify(compiled.body);
  for (const word of [`Proposta ${published}: Trasporto per gli anziani soli`, `http://localhost/area-prova/proposte/${published}`, "Esito consultivo", "758.543,00\u00a0€", `Proposta ${unpublished}: dato non disponibile.`]) {
    expect(printed).toContain(word);
  }
  expect(compiled.issues.filter((issue) => issue.code === "living_unavailable").length).toBeGreaterThanOrEqual(3);
  expect(printed).not.toContain("Parole non ancora pubbliche");
});

it("[COED-33] data of another shape is «non disponibile», never an error", () => {
  expect(LivingDataSchema.parse({ "vote:x": { kind: "vote", number: "?" }, "proposal:y": null, "z:z": 5 })).toEqual({ "vote:x": null, "proposal:y": null, "z:z": null });
});
