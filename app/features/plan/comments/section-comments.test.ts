import { describe, expect, it } from "vitest";
import type { Db } from "#app/platform/db.ts";
import { commentedSection, outcome } from "#tests/builders/section-comments.ts";
import type { Cast } from "#tests/builders/world.ts";
import { removeSectionComment, reopenSectionComment, replySectionComment, resolveSectionComment, reviseSectionComment } from "./section-comments.commands.server.ts";
import { getCommentFigures, requireSectionComments } from "./section-comments.queries.server.ts";

const section = commentedSection();

async function everybody(command: (person: { db: Db }) => Promise<unknown>, who: readonly (keyof Cast)[]) {
  const all: Record<string, string> = { anonymous: await outcome(command({ db: section.anonymous })) };
  for (const name of who) all[name] = await outcome(command(section.people[name]));
  return all;
}

async function rows({ db }: { db: Db }): Promise<number> {
  return (await db.from("document_comments").select("id")).data?.length ?? 0;
}

const ALL = ["citizen", "otherCitizen", "stranger", "delegate", "substitute", "revokedDelegate", "otherDelegate", "facilitator", "officeHead", "office", "mayor", "otherOffice", "administrator"] as const satisfies readonly (keyof Cast)[];
const outside = { anonymous: "404 not_found", stranger: "404 not_found", revokedDelegate: "404 not_found", otherOffice: "404 not_found", administrator: "404 not_found" };

describe("[COED-50] who comments", () => {
  it("on a draft only who works on it, whatever her way", async () => {
    for (const way of ["comment", "suggest", "write"] as const) {
      await section.giveWay(way);
      expect(await everybody((person) => section.say(person, `Con ${way}.`), ALL)).toEqual({
        ...outside, citizen: "404 not_found", otherCitizen: "404 not_found", otherDelegate: "404 not_found",
        delegate: "ok", substitute: "ok", facilitator: "ok", officeHead: "ok", office: "ok", mayor: "ok",
      });
    }
  });

  it("in consultation also the citizens and the organisations of the district, not those of another", async () => {
    await section.life("consultazione", "consultation");
    expect(await everybody((person) => section.say(person), ALL)).toEqual({
      anonymous: "404 not_found", stranger: "403 forbidden", revokedDelegate: "403 forbidden", otherOffice: "403 forbidden", administrator: "403 forbidden",
      citizen: "ok", otherCitizen: "ok", otherDelegate: "ok", delegate: "ok", substitute: "ok", facilitator: "ok", officeHead: "ok", office: "ok", mayor: "ok",
    });
    const [osilo] = await section.sql<{ id: string }[]>`update public.profiles set municipality_id = ${section.world.otherMunicipalityId} where id = ${section.people.otherCitizen.id} returning id`;
    expect(osilo).toBeDefined();
    expect(await outcome(section.say(section.people.otherCitizen, "Da un altro ambito."))).toBe("403 forbidden");
    await section.sql`update public.profiles set municipality_id = ${section.world.municipalityId} where id = ${section.people.otherCitizen.id}`;
  });

  it("never where the phase is closed, the text locked or the section approved, and a reply no more than a thread", async () => {
    const { id } = await section.say(section.people.office);
    await section.life("approvazione", "draft");
    expect(await outcome(section.say(section.people.office))).toBe("409 phase_closed");
    expect(await outcome(replySectionComment(section.people.delegate.db, { commentId: id, body: "Sì.", mentions: [] }))).toBe("409 phase_closed");
    await section.life("redazione", "draft");
    await section.people.office.db.rpc("lock_document", { document_id: section.documentId, locked: true });
    expect(await outcome(section.say(section.people.delegate))).toBe("409 document_locked");
    await section.people.office.db.rpc("lock_document", { document_id: section.documentId, locked: false });
    await section.life("consultazione", "approved");
    expect(await outcome(section.say(section.people.citizen))).toBe("403 forbidden");
    expect(await outcome(section.say(section.people.office))).toBe("409 section_approved");
  });
});

describe("[COED-51] what a comment is", () => {
  it("stands on words that the text says, on a block, or on all of it; nothing else is taken", async () => {
    const anchor = { start: { item: { client: 1, clock: 2 } }, end: { item: { client: 1, clock: 8 } }, quote: "iniziale", blockId: "primo" };
    expect(await section.say(section.people.office, "Sulle parole.", { anchor, quote: "iniziale" })).toMatchObject({ number: 1, moderation: "published" });
    expect(await section.say(section.people.office, "Su tutto.", { quote: "", blockId: null })).toMatchObject({ number: 2 });
    expect(await outcome(section.say(section.people.office, "Mai dette.", { anchor, quote: "parole mai scritte" }))).toBe("409 words_changed");
    expect(await outcome(section.say(section.people.office, "Senza posto.", { blockId: null }))).toBe("400 bad_request");
    for (const bad of [{ start: 1, end: 2 }, { start: { item: null } }, "x", [1]]) {
      const { error } = await section.people.office.db.rpc("add_section_comment", { section_id: section.sectionId, body: "Ancora rotta", quote: "iniziale", block_id: "primo", anchor: bad });
      expect(error?.message).toBe("bad_request");
    }
    expect(await outcome(section.say(section.people.office, "Scrivimi a nome@example.org"))).toBe("422 personal_data_found");
    expect(await outcome(section.say(section.people.office, "   "))).toBe("422 text_empty");
    expect(await outcome(section.say(section.people.office, "a".repeat(2001)))).toBe("422 text_too_long");
    const [thread] = (await requireSectionComments(section.people.delegate.db, section.sectionId)).threads;
    expect(thread).toMatchObject({ number: 1, quote: "iniziale", blockId: "primo", anchor: { start: anchor.start, end: anchor.end }, by: { capacity: "office", organisation: null } });
  });

  it("has answers of one level, in a thread that is there for others", async () => {
    const { id } = await section.say(section.people.office);
    const reply = await replySectionComment(section.people.delegate.db, { commentId: id, body: "Lo aggiungiamo.", mentions: [] });
    expect(reply).toMatchObject({ parentId: id, number: null, moderation: "published" });
    expect(await outcome(replySectionComment(section.people.office.db, { commentId: reply.id, body: "Terzo.", mentions: [] }))).toBe("409 comment_closed");
    await expect(section.sql`insert into public.document_comments (document_id, district_id, parent_id, body, capacity, is_internal)
      values (${section.documentId}, ${section.world.districtId}, ${reply.id}, 'Terzo', 'office', true)`).rejects.toThrow("comment_closed");
    await removeSectionComment(section.people.office.db, id);
    expect(await outcome(replySectionComment(section.people.delegate.db, { commentId: id, body: "Ancora.", mentions: [] }))).toBe("409 comment_closed");
    expect((await requireSectionComments(section.people.delegate.db, section.sectionId)).threads[0]).toMatchObject({ isRemoved: true, body: "", replies: [{ body: "Lo aggiungiamo." }] });
  });

  it("is revised by its author within fifteen minutes, and removed whenever", async () => {
    const { id, revision } = await section.say(section.people.delegate);
    expect(await outcome(reviseSectionComment(section.people.otherDelegate.db, { commentId: id, body: "Altro.", revision }))).toBe("404 not_found");
    expect(await outcome(removeSectionComment(section.people.office.db, id))).toBe("404 not_found");
    // Who acts for the organisation too.
    expect(await reviseSectionComment(section.people.substitute.db, { commentId: id, body: "Detto meglio.", revision })).toMatchObject({ moderation: "published" });
    expect(await outcome(reviseSectionComment(section.people.delegate.db, { commentId: id, body: "Vecchio.", revision }))).toBe("409 page_stale");
    await section.sql`alter table public.document_comments disable trigger guard_section_comment`;
    await section.sql`update public.document_comments set created_at = now() - interval '16 minutes' where id = ${id}`;
    await section.sql`alter table public.document_comments enable trigger guard_section_comment`;
    expect(await outcome(reviseSectionComment(section.people.delegate.db, { commentId: id, body: "Tardi.", revision: revision + 1 }))).toBe("409 comment_closed");
    await removeSectionComment(section.people.delegate.db, id);
    expect(await section.bodies(section.people.office)).toEqual([]);
  });

  it("is one when the same is sent fifty times at once", async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => section.say(section.people.office, "Premuto due volte.")));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    const replies = await Promise.all(Array.from({ length: 20 }, () => replySectionComment(section.people.office.db, { commentId: all[0]?.id ?? "", body: "Anche questa.", mentions: [] })));
    expect(new Set(replies.map(({ id }) => id)).size).toBe(1);
    expect(await section.sql`select 1 from public.document_comments`).toHaveLength(2);
    const different = await Promise.all(Array.from({ length: 10 }, (_, n) => section.say(section.people.office, `Diverso ${n}.`)));
    expect(new Set(different.map(({ number }) => number)).size).toBe(10);
  });
});

describe("[COED-52] who reads", () => {
  it("comments written on a draft stay among who works on it, also once the section is public", async () => {
    const { id } = await section.say(section.people.office, "Tra noi.");
    for (const person of [section.people.delegate, section.people.mayor, section.people.facilitator, section.people.officeHead]) expect(await section.bodies(person)).toEqual(["Tra noi."]);
    for (const person of [section.people.citizen, section.people.otherDelegate, section.people.stranger, section.people.otherOffice, section.people.administrator, section.people.revokedDelegate, { db: section.anonymous }]) {
      expect(await outcome(requireSectionComments(person.db, section.sectionId))).toBe("404 not_found");
      expect(await rows(person)).toBe(0);
    }
    await section.life("consultazione", "consultation");
    for (const person of [section.people.citizen, section.people.otherDelegate, { db: section.anonymous }]) {
      expect(await section.bodies(person)).toEqual([]);
      expect(await rows(person)).toBe(0);
      expect(await outcome(replySectionComment(person.db, { commentId: id, body: "Vedo?", mentions: [] }))).toMatch(/^40[14]/);
      expect((await person.db.rpc("reportable_text", { district_id: section.world.districtId, kind: "section_comment", subject_id: id })).data).toBeNull();
      expect((await person.db.rpc("report_text", { kind: "section_comment", subject_id: id, ground: "off_topic" })).error?.message).toBe("not_found");
    }
    await replySectionComment(section.people.delegate.db, { commentId: id, body: "Ancora tra noi.", mentions: [] });
    expect(await section.bodies(section.people.citizen)).toEqual([]);
    expect(await section.bodies(section.people.mayor)).toEqual(["Tra noi.", "Ancora tra noi."]);
    expect(await getCommentFigures(section.people.mayor.db, section.sectionId)).toEqual({ open: 1, resolved: 0 });
    expect(await getCommentFigures(section.anonymous, section.sectionId)).toEqual({ open: 0, resolved: 0 });
  });

  it("who began a thread in consultation keeps it, with the answers, when the section is closed again", async () => {
    await section.moderate("after");
    await section.life("consultazione", "consultation");
    const { id } = await section.say(section.people.citizen, "Dalla cittadina.");
    await section.life("redazione", "revised");
    await replySectionComment(section.people.office.db, { commentId: id, body: "Accolto nel testo.", mentions: [] });
    expect(await section.bodies(section.people.citizen)).toEqual(["Dalla cittadina.", "Accolto nel testo."]);
    expect(await outcome(requireSectionComments(section.people.otherCitizen.db, section.sectionId))).toBe("404 not_found");
    expect(await section.told(section.people.citizen)).toEqual(["section_comment_replied"]);
  });

  it("nobody learns which person wrote or resolved", async () => {
    await section.say(section.people.office);
    for (const column of ["author_id", "resolved_by"]) expect((await section.people.officeHead.db.from("document_comments").select(column)).error).not.toBeNull();
    expect(JSON.stringify(await requireSectionComments(section.people.officeHead.db, section.sectionId))).not.toContain(section.people.office.id);
    expect((await section.people.office.db.from("document_comments").update({ body: "x" }).eq("document_id", section.documentId)).error).not.toBeNull();
    expect((await section.people.office.db.from("document_comments").delete().eq("document_id", section.documentId)).error).not.toBeNull();
  });
});

describe("[COED-54] threads are resolved and opened again", () => {
  it("by the office, the facilitators, who writes the section, and who began the thread; twice is once", async () => {
    await section.moderate("after");
    await section.life("consultazione", "consultation");
    const { id } = await section.say(section.people.citizen);
    const resolve = ({ db }: { db: Db }) => resolveSectionComment(db, { commentId: id, note: "Sistemato." });
    const notTheirs = ["otherCitizen", "stranger", "otherDelegate", "revokedDelegate", "mayor", "otherOffice", "administrator"] as const;
    expect(await everybody(resolve, notTheirs)).toEqual({ anonymous: "404 not_found", ...Object.fromEntries(notTheirs.map((name) => [name, "403 forbidden"])) });
    for (const person of [section.people.citizen, section.people.facilitator, section.people.delegate, section.people.officeHead]) {
      expect(await resolve(person)).toMatchObject({ isResolved: true });
      expect(await resolve(person)).toMatchObject({ isResolved: true });
      expect((await requireSectionComments(section.anonymous, section.sectionId)).threads[0]).toMatchObject({ resolution: "Sistemato." });
      expect(await reopenSectionComment(person.db, id)).toMatchObject({ isResolved: false });
    }
    await section.giveWay("suggest");
    expect(await outcome(resolve(section.people.delegate))).toBe("403 forbidden");
    await section.life("approvazione", "approved");
    expect(await outcome(resolve(section.people.citizen))).toBe("403 forbidden");
    expect(await outcome(resolve(section.people.office))).toBe("ok");
    expect(await outcome(resolveSectionComment(section.people.office.db, { commentId: id, note: "Chiama 347 1234567" }))).toBe("422 personal_data_found");
  });
});

it("[COED-52] a closed account leaves its comments without a place", async () => {
  await section.moderate("after");
  await section.life("consultazione", "consultation");
  await section.say(section.people.citizen);
  await section.sql`update public.document_comments set author_id = null`;
  expect((await requireSectionComments(section.anonymous, section.sectionId)).threads[0]?.by).toEqual({ capacity: "citizen", organisation: null, municipality: null, isFormer: true });
});
