import { describe, expect, it } from "vitest";
import type { Person } from "#tests/builders/people.ts";
import { commentedSection, outcome } from "#tests/builders/section-comments.ts";
import { replySectionComment, reviseSectionComment } from "./section-comments.commands.server.ts";
import { requireSectionComments } from "./section-comments.queries.server.ts";

const section = commentedSection();

describe("[COED-53] moderation", () => {
  it("before: citizens and organisations without a role in the section are read first, the others are not", async () => {
    await section.life("consultazione", "consultation");
    const state = async (person: Person) => (await section.say(person)).moderation;
    for (const person of [section.people.office, section.people.facilitator, section.people.mayor, section.people.delegate]) expect(await state(person)).toBe("published");
    for (const person of [section.people.citizen, section.people.otherDelegate]) expect(await state(person)).toBe("waiting");
    expect(await section.bodies({ db: section.anonymous })).toHaveLength(4);
    expect(await section.bodies(section.people.citizen)).toHaveLength(5);
    expect(await section.bodies(section.people.office)).toHaveLength(6);
    expect(await section.told(section.people.officeHead)).toHaveLength(4);
  });

  it("after: everybody's are public at once", async () => {
    await section.moderate("after");
    await section.life("consultazione", "consultation");
    expect(await section.say(section.people.citizen)).toMatchObject({ moderation: "published" });
    expect(await section.bodies({ db: section.anonymous })).toEqual(["Manca il trasporto."]);
  });

  it("the desk publishes, asks for changes and hides; the author is told, answers, and may appeal", async () => {
    await section.life("consultazione", "consultation");
    const { id, revision } = await section.say(section.people.citizen);
    const { data: queue } = await section.people.office.db.rpc("moderation_queue", { district_id: section.world.districtId });
    expect(queue).toMatchObject({ waitingCount: 1, waiting: [{ kind: "section_comment", capacity: "citizen", municipality: "Villa San Pietro", title: "1 Premessa di prova" }] });
    await section.decide(id, "ask_changes");
    expect(await reviseSectionComment(section.people.citizen.db, { commentId: id, body: "Detto senza nomi.", revision: revision + 1 })).toMatchObject({ moderation: "waiting" });
    await section.decide(id, "publish");
    expect(await section.bodies({ db: section.anonymous })).toEqual(["Detto senza nomi."]);
    expect((await section.anonymous.rpc("report_text", { kind: "section_comment", subject_id: id, ground: "off_topic" })).error).toBeNull();
    await section.decide(id, "hide");
    expect(await section.bodies({ db: section.anonymous })).toEqual([]);
    expect(await section.told(section.people.citizen)).toEqual(["text_changes_asked", "text_published", "text_hidden"]);
    const { data: mine } = await section.people.citizen.db.rpc("my_moderated_texts", { district_id: section.world.districtId });
    expect(mine).toMatchObject([{ kind: "section_comment", state: "hidden" }]);
    const [decision] = await section.sql<{ id: string }[]>`select id from public.moderation_decisions where subject_id = ${id} and decision = 'hidden'`;
    await section.people.citizen.db.rpc("appeal_moderation", { decision_id: decision?.id ?? "", body: "Non nomino nessuno, rileggete il testo." });
    const [appeal] = await section.sql<{ id: string }[]>`select id from public.moderation_appeals where decision_id = ${decision?.id ?? ""}`;
    expect((await section.people.officeHead.db.rpc("decide_appeal", { appeal_id: appeal?.id ?? "", outcome: "restored", answer: "Riletto: il commento può restare." })).error).toBeNull();
    expect(await section.bodies({ db: section.anonymous })).toEqual(["Detto senza nomi."]);
  });

  it("moderates a suggestion in the same queue", async () => {
    await section.life("consultazione", "consultation");
    const anchor = { start: { item: { client: 1, clock: 2 } }, end: { item: { client: 1, clock: 8 } }, quote: "iniziale", blockId: "primo" };
    const { data, error } = await section.people.otherDelegate.db.rpc("suggest_change", {
      suggestion_id: crypto.randomUUID(), document_id: section.documentId, kind: "replace", anchor, original: "iniziale", proposed_text: "finale", proposed_blocks: null, reason: "È più chiaro così per chi legge.",
    });
    expect(error).toBeNull();
    const id = typeof data === "object" && data !== null && "id" in data ? String(data["id"]) : "";
    await section.decide(id, "publish", "section_suggestion");
    expect(await section.told(section.people.otherDelegate)).toContain("text_published");
    expect((await section.anonymous.rpc("reportable_text", { district_id: section.world.districtId, kind: "section_suggestion", subject_id: id })).data).toMatchObject({ kind: "section_suggestion" });
    await section.life("redazione", "draft");
    expect((await section.anonymous.rpc("reportable_text", { district_id: section.world.districtId, kind: "section_suggestion", subject_id: id })).data).toBeNull();
  });
});

describe("[COED-55] mentions and notices", () => {
  it("reach the section.people who act today for what is named, each once, never the author", async () => {
    await section.say(section.people.office, "Servono i dati.", { mentions: [section.world.organisationId, "facilitators", "office"] });
    for (const person of [section.people.delegate, section.people.substitute, section.people.facilitator, section.people.otherFacilitator, section.people.officeHead]) expect(await section.told(person)).toEqual(["section_mention"]);
    for (const person of [section.people.office, section.people.revokedDelegate, section.people.otherDelegate, section.people.citizen, section.people.otherOffice]) expect(await section.told(person)).toEqual([]);
    const [thread] = (await requireSectionComments(section.people.mayor.db, section.sectionId)).threads;
    expect(thread?.mentions).toEqual([{ id: section.world.organisationId, name: "Cooperativa Prova" }, { id: "facilitators", name: null }, { id: "office", name: null }].toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  });

  it("name nobody who could not read it, and no person", async () => {
    for (const mention of [section.world.otherOrganisationId, section.people.delegate.id, "everybody"]) expect(await outcome(section.say(section.people.office, "Chi?", { mentions: [mention] }))).toBe("422 choice_unknown");
  });

  it("a reply tells who is in the thread, the office hears of every comment, nobody twice", async () => {
    const { id } = await section.say(section.people.delegate);
    expect(await section.told(section.people.officeHead)).toEqual(["section_commented"]);
    expect(await section.told(section.people.substitute)).toEqual([]);
    await replySectionComment(section.people.facilitator.db, { commentId: id, body: "Perché?", mentions: [] });
    await replySectionComment(section.people.mayor.db, { commentId: id, body: "Anch'io vorrei capire.", mentions: [section.world.organisationId] });
    expect(await section.told(section.people.delegate)).toEqual(["section_comment_replied", "section_mention"]);
    expect(await section.told(section.people.facilitator)).toEqual(["section_comment_replied"]);
    expect(await section.told(section.people.officeHead)).toEqual(["section_commented", "section_commented", "section_commented"]);
  });

  it("come once a comment that waits is published", async () => {
    await section.life("consultazione", "consultation");
    const { id } = await section.say(section.people.citizen, "Che cosa ne dite?", { mentions: [section.world.organisationId] });
    expect(await section.told(section.people.delegate)).toEqual([]);
    await section.decide(id, "publish");
    expect(await section.told(section.people.delegate)).toEqual(["section_mention"]);
    expect(await section.told(section.people.citizen)).toEqual(["text_published"]);
  });
});


it("[COED-56] three hundred threads with their answers come in one call, and quickly", async () => {
  await section.sql`
    with threads as (
      insert into public.document_comments (document_id, district_id, number, quote, block_id, body, author_id, capacity, is_internal, moderation)
      select ${section.documentId}, ${section.world.districtId}, n, 'Testo iniziale.', 'primo', repeat('Manca il trasporto. ', 50), ${section.people.office.id}, 'office', true, 'published'
      from generate_series(1, 300) n returning id)
    insert into public.document_comments (document_id, district_id, parent_id, body, author_id, organisation_id, capacity, is_internal, moderation)
    select ${section.documentId}, ${section.world.districtId}, t.id, 'Lo aggiungiamo.', ${section.people.delegate.id}, ${section.world.organisationId}, 'organisation', true, 'published'
    from threads t, generate_series(1, 3)`;
  const began = performance.now();
  const { threads } = await requireSectionComments(section.people.mayor.db, section.sectionId);
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(threads).toHaveLength(300);
  expect(threads.every(({ replies }) => replies.length === 3)).toBe(true);
});
