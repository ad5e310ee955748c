import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Person } from "#tests/builders/people.ts";
import { type Cast, createWorld, setPhase, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { topicLimits } from "./topics.limits.ts";
import { joinTopic, leaveTopic, mergeTopics, proposeTopic, reviseTopic, topicsToNewTavolo, topicsToTavolo, topicToProposal, unmergeTopic } from "./topics.commands.server.ts";
import { getTopicDesk, listMyTopics, listTavoloTopics, listTopicLineage, listTopics, requireTopic } from "./topics.queries.server.ts";
import { TopicFiltersSchema } from "./topics.schema.ts";

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
  await database.sql`delete from public.topics`;
  await setPhase(database, world.cycleId, "adesioni");
});

const anonymous = () => database.databases.asUser(null);
const text = { title: "Chi aiuta chi assiste un familiare", why: "A casa siamo soli, giorno e notte." };
type Proposed = { id: string; number: string };

async function propose(person: Person, changes: Partial<typeof text> & { id?: string; organisationId?: string | null } = {}): Promise<Proposed> {
  return proposeTopic(person.db, world.cycleId, { id: randomUUID(), organisationId: null, ...text, ...changes });
}
async function publish(...topics: Proposed[]): Promise<void> {
  await database.sql`update public.topics set moderation = 'published' where id = any (${topics.map(({ id }) => id)})`;
}
async function published(person: Person, changes: Parameters<typeof propose>[1] = {}): Promise<Proposed> {
  const topic = await propose(person, changes);
  await publish(topic);
  return topic;
}
const page = (number: string, db = anonymous()) => requireTopic(db, world.districtId, number);
const list = async (filters: Record<string, string> = {}) => (await listTopics(anonymous(), world.districtId, TopicFiltersSchema.parse(filters))).items.map(({ title }) => title);
const notices = (kind: string) => database.sql<{ person_id: string }[]>`select person_id from private.notices where kind = ${kind} order by created_at`;

it("[TOPIC-01] citizens and today's delegates propose, in a phase that allows it; sent twice it is one topic with one number", async () => {
  const id = randomUUID();
  const first = await propose(people.citizen, { id });
  expect(first).toMatchObject({ moderation: "waiting" });
  expect(first.number).toMatch(/^T-\d{4}-\d{3}$/);
  expect(await propose(people.citizen, { id })).toEqual(first);
  await expect(propose(people.otherCitizen, { id })).rejects.toMatchObject({ code: "not_found" });
  expect(await propose(people.delegate, { organisationId: world.organisationId })).toMatchObject({ moderation: "waiting" });
  for (const person of [people.stranger, people.otherOffice, people.administrator, people.facilitator]) await expect(propose(person)).rejects.toMatchObject({ code: "citizens_only" });
  for (const person of [people.revokedDelegate, people.otherDelegate, people.citizen]) {
    await expect(propose(person, { organisationId: world.organisationId })).rejects.toMatchObject({ code: "delegation_missing" });
  }
  await expect(proposeTopic(anonymous(), world.cycleId, { id: randomUUID(), organisationId: null, ...text })).rejects.toMatchObject({ code: expect.stringMatching(/sign_in_needed|not_found/) });
  await setPhase(database, world.cycleId, "redazione");
  await expect(propose(people.citizen)).rejects.toMatchObject({ code: "phase_closed", status: 409 });
});

it("[TOPIC-01] limits are the table's, personal data are refused, too many in a day too", async () => {
  await expect(propose(people.citizen, { title: "x".repeat(topicLimits.title + 1) })).rejects.toMatchObject({ code: "text_too_long", field: "title" });
  await expect(propose(people.citizen, { why: "x".repeat(topicLimits.why + 1) })).rejects.toMatchObject({ code: "text_too_long", field: "why" });
  await expect(propose(people.citizen, { why: "Chiamate il 347 1234567" })).rejects.toMatchObject({ code: "personal_data_found", field: "why" });
  for (let count = 0; count < 10; count += 1) await propose(people.citizen);
  await expect(propose(people.citizen)).rejects.toMatchObject({ code: "too_many_attempts" });
});

it("[TOPIC-02] a waiting topic is its author's and the office's; its author is never shown", async () => {
  const topic = await propose(people.citizen);
  for (const person of [people.otherCitizen, people.delegate, people.otherOffice, people.facilitator, people.administrator]) {
    await expect(page(topic.number, person.db)).rejects.toMatchObject({ code: "not_found" });
    expect((await person.db.from("topics").select("id")).data).toEqual([]);
  }
  await expect(page(topic.number)).rejects.toMatchObject({ code: "not_found" });
  expect((await page(topic.number, people.citizen.db)).mine).toBe(true);
  expect((await page(topic.number, people.office.db)).mine).toBe(false);
  expect(await listMyTopics(people.citizen.db, world.districtId)).toHaveLength(1);
  await publish(topic);
  const shown = await page(topic.number);
  expect(shown.proposer).toEqual({ organisation: null, municipality: "Villa San Pietro" });
  expect(JSON.stringify(shown)).not.toContain(people.citizen.id);
  expect((await people.office.db.from("topics").select("*")).error).not.toBeNull();
});

it("[TOPIC-02] what the office asked to change waits again once its author rewrote it, and only she may", async () => {
  const topic = await propose(people.citizen);
  await database.sql`update public.topics set moderation = 'changes_asked', moderation_reason = 'Togli il nome della via', moderation_passage = 'via Roma' where id = ${topic.id}`;
  const own = await page(topic.number, people.citizen.db);
  expect(own).toMatchObject({ moderationReason: "Togli il nome della via", moderationPassage: "via Roma" });
  for (const person of [people.otherCitizen, people.office]) await expect(reviseTopic(person.db, topic.id, { ...text, revision: own.revision })).rejects.toMatchObject({ code: "not_found" });
  await expect(reviseTopic(people.citizen.db, topic.id, { ...text, revision: 0 })).rejects.toMatchObject({ code: "page_stale" });
  await reviseTopic(people.citizen.db, topic.id, { ...text, why: "Senza la via.", revision: own.revision });
  expect(await page(topic.number, people.citizen.db)).toMatchObject({ moderation: "waiting", moderationReason: "", why: "Senza la via." });
  await publish(topic);
  await expect(reviseTopic(people.citizen.db, topic.id, { ...text, revision: own.revision + 2 })).rejects.toMatchObject({ code: "topic_closed" });
});

describe("[TOPIC-03] «mi interessa»", () => {
  it("counts each once, the proposer too, and lets one go back", async () => {
    const topic = await published(people.citizen);
    const count = async () => (await page(topic.number)).interested;
    await joinTopic(people.citizen.db, topic.id, { line: "", organisationId: null });
    expect(await count()).toBe(1);
    await Promise.all(Array.from({ length: 20 }, () => joinTopic(people.otherCitizen.db, topic.id, { line: "", organisationId: null })));
    expect(await count()).toBe(2);
    await joinTopic(people.delegate.db, topic.id, { line: "", organisationId: world.organisationId });
    await joinTopic(people.substitute.db, topic.id, { line: "", organisationId: world.organisationId });
    expect(await count()).toBe(3);
    await expect(leaveTopic(people.otherDelegate.db, topic.id, world.organisationId)).rejects.toMatchObject({ code: "delegation_missing" });
    await leaveTopic(people.substitute.db, topic.id, world.organisationId);
    await leaveTopic(people.otherCitizen.db, topic.id, null);
    await leaveTopic(people.otherCitizen.db, topic.id, null);
    expect(await count()).toBe(1);
    for (const person of [people.stranger, people.otherOffice]) await expect(joinTopic(person.db, topic.id, { line: "", organisationId: null })).rejects.toMatchObject({ code: "citizens_only" });
    await expect(joinTopic(people.revokedDelegate.db, topic.id, { line: "", organisationId: world.organisationId })).rejects.toMatchObject({ code: "delegation_missing" });
  });

  it("its line is public only when the office read it; a topic that is not public cannot be joined", async () => {
    const topic = await published(people.citizen);
    await joinTopic(people.otherCitizen.db, topic.id, { line: "Capita anche a me", organisationId: null });
    expect((await page(topic.number)).lines).toEqual([]);
    expect((await page(topic.number, people.otherCitizen.db)).joined).toMatchObject([{ why: "Capita anche a me", moderation: "waiting", organisationId: null }]);
    await database.sql`update public.topic_joins set moderation = 'published' where topic_id = ${topic.id}`;
    expect((await page(topic.number)).lines).toMatchObject([{ why: "Capita anche a me", proposer: { municipality: "Villa San Pietro" } }]);
    await joinTopic(people.otherCitizen.db, topic.id, { line: "Cambio idea", organisationId: null });
    expect((await page(topic.number)).lines).toEqual([]);
    await expect(joinTopic(people.otherCitizen.db, topic.id, { line: "Scrivimi a x@y.it", organisationId: null })).rejects.toMatchObject({ code: "personal_data_found" });
    const waiting = await propose(people.citizen);
    await expect(joinTopic(people.otherCitizen.db, waiting.id, { line: "", organisationId: null })).rejects.toMatchObject({ code: "not_found" });
  });
});

it("[TOPIC-04] the list: most interesting or newest, Italian search, pages by cursor without a gap", async () => {
  const titles = ["Gli anziani soli d’inverno", "Un posto per i ragazzi", "Il bus che non passa"];
  for (const title of titles) {
    const topic = await published(people.citizen, { title });
    await database.sql`update public.topics set published_at = now() + ${titles.indexOf(title)} * interval '1 minute' where id = ${topic.id}`;
    if (title.startsWith("Gli anziani")) await joinTopic(people.otherCitizen.db, topic.id, { line: "", organisationId: null });
  }
  expect(await list()).toEqual([titles[0], titles[2], titles[1]]);
  expect(await list({ ordine: "recenti" })).toEqual([titles[2], titles[1], titles[0]]);
  expect(await list({ q: "anziana" })).toEqual([titles[0]]);
  expect(await list({ q: "ragazzo" })).toEqual([titles[1]]);
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const { data } = await anonymous().rpc("topics_page", { district_id: world.districtId, page_size: 1, ...(cursor === null ? {} : { cursor }) });
    const one = JSON.parse(JSON.stringify(data));
    seen.push(one.items[0].title);
    cursor = one.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual([titles[0], titles[2], titles[1]]);
});

describe("[TOPIC-05] what a topic becomes", () => {
  it("the office alone makes a tavolo of several; both sides tell of each other and everybody is told", async () => {
    await setPhase(database, world.cycleId, "tavoli");
    const [one, two] = [await published(people.citizen), await published(people.delegate, { organisationId: world.organisationId, title: "Sollievo per le famiglie" })];
    await joinTopic(people.otherCitizen.db, one.id, { line: "", organisationId: null });
    const tavolo = { topicIds: [two.id], name: "Chi cura chi cura", area: "multi_users" as const, description: "" };
    for (const person of [people.facilitator, people.citizen, people.otherOffice, people.mayor, people.administrator]) {
      await expect(topicsToNewTavolo(person.db, one.id, tavolo)).rejects.toMatchObject({ code: "not_found" });
    }
    await topicsToNewTavolo(people.office.db, one.id, tavolo);
    expect((await page(one.number)).outcomes).toMatchObject([{ tavolo: { slug: "chi-cura-chi-cura" }, proposal: null }]);
    expect((await listTavoloTopics(anonymous(), world.districtId, "chi-cura-chi-cura")).map(({ number }) => number)).toEqual([one.number, two.number]);
    const told = (await notices("topic_became_tavolo")).map((row) => row.person_id);
    expect(told.sort()).toEqual([people.citizen.id, people.delegate.id, people.substitute.id].sort());
    expect((await notices("joined_topic_news")).map((row) => row.person_id)).toEqual([people.otherCitizen.id]);
    await expect(topicsToNewTavolo(people.office.db, one.id, { ...tavolo, topicIds: [], name: "Un altro" })).rejects.toMatchObject({ code: "topic_closed" });
    await expect(joinTopic(people.otherCitizen.db, one.id, { line: "ancora", organisationId: null })).rejects.toMatchObject({ code: "topic_closed" });
  });

  it("a facilitator gives topics to her own tavolo, to no other", async () => {
    const topic = await published(people.citizen);
    const into = { topicIds: [], tavoloId: world.tavoloId };
    for (const person of [people.otherFacilitator, people.minuteTaker, people.citizen]) await expect(topicsToTavolo(person.db, topic.id, into)).rejects.toMatchObject({ code: "not_found" });
    expect((await getTopicDesk(people.facilitator.db, world.districtId))?.tavoli.map(({ id }) => id)).toEqual([world.tavoloId]);
    expect(await getTopicDesk(people.citizen.db, world.districtId)).toBeNull();
    expect(await getTopicDesk(anonymous(), world.districtId)).toBeNull();
    await topicsToTavolo(people.facilitator.db, topic.id, into);
    expect((await listTavoloTopics(anonymous(), world.districtId, "anziani")).map(({ number }) => number)).toEqual([topic.number]);
  });

  it("a proposal's draft goes to who proposed the topic; the thread is public once the proposal is", async () => {
    const topic = await published(people.citizen);
    await expect(topicToProposal(people.facilitator.db, topic.id, null)).rejects.toMatchObject({ code: "not_found" });
    await expect(topicToProposal(people.facilitator.db, topic.id, world.otherTavoloId)).rejects.toMatchObject({ code: "not_found" });
    const draft = await topicToProposal(people.facilitator.db, topic.id, world.tavoloId);
    expect((await page(topic.number, people.citizen.db)).outcomes).toMatchObject([{ draftId: draft, proposal: null }]);
    expect((await page(topic.number)).outcomes).toMatchObject([{ draftId: null, proposal: null, tavolo: null }]);
    expect(await listTopicLineage(anonymous(), "proposal", draft)).toEqual([]);
    expect((await anonymous().from("topic_outcomes").select("proposal_id")).data).toEqual([]);
    await database.sql`update public.proposals set who = 'Chi assiste', proposal = 'Un aiuto', expected_change = 'Respiro', licence_ok = true, no_personal_data = true where id = ${draft}`;
    for (const state of ["submitted", "admitted"]) await database.sql`select private.move_proposal(${draft}, ${state}, 'office')`;
    expect(await listTopicLineage(anonymous(), "proposal", draft)).toMatchObject([{ number: topic.number }]);
    expect((await page(topic.number)).outcomes[0]?.proposal?.number).toMatch(/^AP-/);
  });
});

describe("[TOPIC-06] merging similar topics", () => {
  it("counts each interested once, keeps both readable, and can be undone", async () => {
    const [one, two] = [await published(people.citizen), await published(people.otherCitizen, { title: "Aiuto a chi cura in casa" })];
    await joinTopic(people.delegate.db, one.id, { line: "", organisationId: world.organisationId });
    await joinTopic(people.substitute.db, two.id, { line: "", organisationId: world.organisationId });
    await joinTopic(people.citizen.db, two.id, { line: "", organisationId: null });
    for (const person of [people.facilitator, people.otherOffice, people.citizen]) await expect(mergeTopics(person.db, one.id, two.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(mergeTopics(people.office.db, one.id, one.id)).rejects.toMatchObject({ code: "choice_unknown" });
    await mergeTopics(people.office.db, one.id, two.id);
    expect(await page(two.number)).toMatchObject({ interested: 3, mergedFrom: [{ number: one.number }] });
    expect(await page(one.number)).toMatchObject({ state: "merged", mergedInto: { number: two.number } });
    expect(await list()).toEqual(["Aiuto a chi cura in casa"]);
    expect((await notices("topic_merged")).length).toBeGreaterThan(0);
    // Who leaves the merged one is still counted where she joined too.
    await leaveTopic(people.substitute.db, one.id, world.organisationId);
    expect((await page(two.number)).interested).toBe(3);
    await unmergeTopic(people.office.db, one.id);
    expect(await page(one.number)).toMatchObject({ state: "open", interested: 1, mergedInto: null });
    expect((await page(two.number)).interested).toBe(3);
    expect(await list()).toHaveLength(2);
  });
});
