import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MyModeratedTextsSchema } from "#app/features/moderation/moderation.schema.ts";
import { namedPersonCases } from "#tests/builders/named-person-cases.ts";
import { publishAs, refusal } from "#tests/builders/proposals.ts";
import type { Person } from "#tests/builders/people.ts";
import { createWorld, type Cast, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;
let people: Cast;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
  people = world.people;
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.sql`delete from private.rate_counters`;
  await database.sql`delete from private.notices`;
});

const why = "Il testo nomina una persona che si riconosce.";

async function topicAs(author: Person, title = "Trasporti per le visite"): Promise<string> {
  const [made] = await database.sql<{ id: string }[]>`
    insert into public.topics (district_id, cycle_id, number, title, why, author_id, author_municipality_id)
    values (${world.districtId}, ${world.cycleId}, private.next_topic_number(${world.districtId}, now()), ${title}, 'Nelle frazioni non passa nessun autobus.', ${author.id}, ${world.municipalityId})
    returning id`;
  if (!made) throw new Error("no topic");
  return made.id;
}

async function commentAs(author: Person): Promise<string> {
  const proposal = await publishAs(database, world, people.otherCitizen);
  const [made] = await database.sql<{ id: string }[]>`
    insert into public.proposal_comments (proposal_id, kind, body, author_id, author_municipality_id)
    values (${proposal}, 'note', 'Serve anche il sabato mattina.', ${author.id}, ${world.municipalityId}) returning id`;
  if (!made) throw new Error("no comment");
  return made.id;
}

const decide = (person: Person, kind: string, id: string, decision: string, more: Record<string, string> = {}) =>
  person.db.rpc("moderate_text", { kind, subject_id: id, decision, expected_state: "waiting", ...more });
const stateOf = async (kind: string, id: string) => (await database.sql`select moderation from private.moderated_texts where kind = ${kind} and id = ${id}`)[0]?.["moderation"];
const noticesOf = async (person: Person) => (await database.sql`select kind from private.notices where person_id = ${person.id} order by seq`).map((notice) => notice["kind"]);

describe("[MOD-01] the queue", () => {
  it("is for the district's office alone, and so are the decisions", async () => {
    const id = await topicAs(people.citizen);
    for (const person of [people.citizen, people.stranger, people.delegate, people.facilitator, people.mayor, people.otherOffice, people.administrator]) {
      expect(refusal(await person.db.rpc("moderation_queue", { district_id: world.districtId }))).toMatchObject({ status: 404 });
      expect(refusal(await decide(person, "topic", id, "publish"))).toMatchObject({ status: 404 });
    }
    expect(refusal(await database.databases.asUser(null).rpc("moderate_text", { kind: "topic", subject_id: id, decision: "publish", expected_state: "waiting" })).status).toBeGreaterThanOrEqual(401);
    const queue = (await people.office.db.rpc("moderation_queue", { district_id: world.districtId })).data;
    expect(JSON.stringify(queue)).toContain(id);
    expect(JSON.stringify(queue)).not.toContain(people.citizen.id);
  });

  it("publishes a topic and a comment, tells their authors, and does it once", async () => {
    for (const [kind, id, notice] of [["topic", await topicAs(people.citizen), "text_published"], ["comment", await commentAs(people.citizen), "comment_published"]] as const) {
      await database.sql`delete from private.notices`;
      expect((await decide(people.office, kind, id, "publish")).error).toBeNull();
      expect(await stateOf(kind, id)).toBe("published");
      expect(await noticesOf(people.citizen)).toEqual([notice]);
      expect(refusal(await decide(people.officeHead, kind, id, "publish"))).toMatchObject({ status: 409, code: "page_stale" });
    }
  });

  it("what a colleague decided meanwhile is not decided again, whoever of two is first", async () => {
    const id = await topicAs(people.citizen);
    const answers = await Promise.all([
      decide(people.office, "topic", id, "publish"),
      decide(people.officeHead, "topic", id, "hide", { reason: why, ground: "personal_data" }),
    ]);
    expect(answers.filter((answer) => answer.error === null)).toHaveLength(1);
    expect((await database.sql`select from public.moderation_decisions where subject_id = ${id}`).length).toBe(1);
  });
});

describe("[MOD-02] nothing is sent back or hidden without a reason that its author reads", () => {
  it("asks for a change with the passage, which must stand in the text", async () => {
    const id = await topicAs(people.citizen);
    expect(refusal(await decide(people.office, "topic", id, "ask_changes", { reason: "breve" }))).toMatchObject({ status: 422, code: "reason_too_short", field: "reason" });
    expect(refusal(await decide(people.office, "topic", id, "ask_changes", { reason: why, passage: "parole che non ci sono" }))).toMatchObject({ status: 422, code: "passage_not_found" });
    expect((await decide(people.office, "topic", id, "ask_changes", { reason: why, passage: "nessun autobus" })).error).toBeNull();
    const mine = MyModeratedTextsSchema.parse((await people.citizen.db.rpc("my_moderated_texts", { district_id: world.districtId })).data);
    expect(mine.find((text) => text.id === id)).toMatchObject({ state: "changes_asked", reason: why, passage: "nessun autobus" });
    expect((await people.otherCitizen.db.rpc("my_moderated_texts", { district_id: world.districtId })).data).toEqual([]);
  });

  it("hides a public proposal with a ground; nobody but its author and the office reads it then", async () => {
    const id = await publishAs(database, world, people.citizen);
    const hide = (more: Record<string, string>) => people.office.db.rpc("moderate_text", { kind: "proposal", subject_id: id, decision: "hide", expected_state: "published", ...more });
    expect(refusal(await hide({ reason: why }))).toMatchObject({ status: 422, code: "choice_missing", field: "ground" });
    expect(refusal(await hide({ reason: "Scrive RSSMRA80A01H501U nel testo pubblico", ground: "personal_data" }))).toMatchObject({ status: 422, code: "personal_data_found" });
    expect((await hide({ reason: why, ground: "personal_data" })).error).toBeNull();
    expect((await database.databases.asUser(null).from("proposals").select("id").eq("id", id)).data).toEqual([]);
    expect((await people.stranger.db.from("proposals").select("id").eq("id", id)).data).toEqual([]);
    expect((await people.citizen.db.from("proposals").select("id").eq("id", id)).data).toEqual([{ id }]);
    expect(await noticesOf(people.citizen)).toContain("proposal_hidden");
  });
});

describe("[MOD-03] readers report, with or without an account", () => {
  it("once each while it is unread; only public texts; the office closes the reports by deciding", async () => {
    const id = await topicAs(people.citizen);
    const report = (db = people.otherCitizen.db) => db.rpc("report_text", { kind: "topic", subject_id: id, ground: "off_topic", note: "" });
    expect(refusal(await report())).toMatchObject({ status: 404 });
    await decide(people.office, "topic", id, "publish");
    for (let n = 0; n < 3; n += 1) expect((await report()).error).toBeNull();
    expect((await report(database.databases.asUser(null))).error).toBeNull();
    const waiting = () => database.sql`select from public.moderation_reports where subject_id = ${id} and handled_at is null`;
    expect((await waiting()).length).toBe(2);
    expect((await people.otherOffice.db.from("moderation_reports").select("id")).data).toEqual([]);
    expect((await people.citizen.db.from("moderation_reports").select("id")).data).toEqual([]);
    expect((await people.office.db.rpc("moderate_text", { kind: "topic", subject_id: id, decision: "keep", expected_state: "published" })).error).toBeNull();
    expect((await waiting()).length).toBe(0);
    expect(await stateOf("topic", id)).toBe("published");
  });

  it("too many in an hour are refused", async () => {
    const id = await topicAs(people.citizen);
    await decide(people.office, "topic", id, "publish");
    const tries = [];
    for (let n = 0; n < 21; n += 1) tries.push(await people.stranger.db.rpc("report_text", { kind: "topic", subject_id: id, ground: "offensive" }));
    expect(tries.slice(0, 20).every((answer) => answer.error === null)).toBe(true);
    expect(tries.slice(20).map((answer) => answer.error?.message)).toEqual(["too_many_attempts"]);
  });
});

describe("[MOD-04] the author of a hidden text may ask the head to look again, once", () => {
  it("the head's answer restores it; staff, strangers and the other district cannot", async () => {
    const id = await topicAs(people.citizen);
    await decide(people.office, "topic", id, "hide", { reason: why, ground: "offensive" });
    const mine = MyModeratedTextsSchema.parse((await people.citizen.db.rpc("my_moderated_texts", { district_id: world.districtId })).data);
    const decision = mine.find((text) => text.id === id)?.decisionId ?? "";
    const appeal = (person: Person) => person.db.rpc("appeal_moderation", { decision_id: decision, body: "Non offendo nessuno: parlo degli orari degli autobus." });
    for (const person of [people.otherCitizen, people.stranger, people.office, people.administrator]) expect(refusal(await appeal(person))).toMatchObject({ status: 404 });
    expect((await appeal(people.citizen)).error).toBeNull();
    expect((await appeal(people.citizen)).error).toBeNull();
    const [asked] = await database.sql<{ id: string }[]>`select id from public.moderation_appeals`;
    const answer = (person: Person) => person.db.rpc("decide_appeal", { appeal_id: asked?.id ?? "", outcome: "restored", answer: "Hai ragione: il testo torna pubblico." });
    for (const person of [people.office, people.citizen, people.otherOffice, people.administrator]) expect(refusal(await answer(person))).toMatchObject({ status: 404 });
    expect((await answer(people.officeHead)).error).toBeNull();
    expect(refusal(await answer(people.officeHead))).toMatchObject({ status: 409, code: "page_stale" });
    expect(await stateOf("topic", id)).toBe("published");
    expect(await noticesOf(people.citizen)).toContain("appeal_decided");
    const figures = (await database.databases.asUser(null).rpc("moderation_figures", { district_id: world.districtId })).data;
    expect(figures).toMatchObject({ restored: 1 });
  });
});

it.each(namedPersonCases)("[MOD-05] «%s» warns in SQL too: %s", async (text, warns) => {
  const [row] = await database.sql`select private.names_person_with_health(${text}) as warns`;
  expect(row?.["warns"]).toBe(warns);
});

it("[MOD-06] the head alone chooses before or after, and new texts begin accordingly", async () => {
  const set = (person: Person) => person.db.rpc("set_moderation", { district_id: world.districtId, moderation: "after" });
  for (const person of [people.office, people.otherOffice, people.administrator, people.citizen]) expect(refusal(await set(person))).toMatchObject({ status: 404 });
  expect((await set(people.officeHead)).error).toBeNull();
  expect((await database.sql`select private.first_moderation(${world.districtId}) as state`)[0]?.["state"]).toBe("published");
  await people.officeHead.db.rpc("set_moderation", { district_id: world.districtId, moderation: "before" });
  expect((await database.sql`select private.first_moderation(${world.districtId}) as state`)[0]?.["state"]).toBe("waiting");
});
