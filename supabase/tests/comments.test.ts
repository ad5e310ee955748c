import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { publishAs, refusal, sendAs } from "#tests/builders/proposals.ts";
import { createWorld, setPhase, type Cast, type World } from "#tests/builders/world.ts";
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

type Input = { kind?: string; body?: string; parentId?: string; organisationId?: string };

function say(person: Cast[keyof Cast], proposalId: string, { kind = "for", body = "Serve anche a noi, nelle frazioni.", parentId, organisationId }: Input = {}) {
  return person.db.rpc("add_comment", {
    proposal_id: proposalId, kind, body,
    ...(parentId === undefined ? {} : { parent_id: parentId }), ...(organisationId === undefined ? {} : { organisation_id: organisationId }),
  });
}

const AnswerSchema = z.object({ id: z.string(), moderation: z.string(), revision: z.number() });
async function said(person: Cast[keyof Cast], proposalId: string, input: Input = {}) {
  const { data, error } = await say(person, proposalId, input);
  if (error) throw new Error(error.message);
  return AnswerSchema.parse(data);
}

async function publish(...ids: string[]) {
  for (const id of ids) await database.sql`select private.moderate_comment(${id}, 'published')`;
}

const ItemSchema = z.object({ id: z.string(), body: z.string(), isRemoved: z.boolean(), isHidden: z.boolean(), isMine: z.boolean(), mayRevise: z.boolean(), by: z.record(z.string(), z.unknown()).nullable(), moderation: z.record(z.string(), z.unknown()).nullable() });
const PageSchema = z.object({
  figures: z.record(z.string(), z.number()), isOpen: z.boolean(), nextCursor: z.string().nullable(), mine: z.array(ItemSchema),
  items: z.array(ItemSchema.extend({ replies: z.object({ items: z.array(ItemSchema), nextCursor: z.string().nullable(), total: z.number() }) })),
});
async function read(proposalId: string, person: Cast[keyof Cast] | null = null, args: Record<string, string | number> = {}) {
  const { data, error } = await (person?.db ?? database.databases.asUser(null)).rpc("proposal_comments_page", { proposal_id: proposalId, ...args });
  if (error) throw new Error(error.message);
  return PageSchema.parse(data);
}

async function noticesOf(kind: string, person: Cast[keyof Cast]): Promise<number> {
  const [row] = await database.sql<{ many: number }[]>`select count(*)::int as many from private.notices where kind = ${kind} and person_id = ${person.id}`;
  return row?.many ?? 0;
}

describe("[COM-01] who comments", () => {
  it("citizens of the district and today's delegates, on public proposals that are not merged, in a phase that allows it", async () => {
    const id = await publishAs(database, world, people.citizen);
    expect((await database.databases.asUser(null).rpc("add_comment", { proposal_id: id, kind: "for", body: "Sì" })).error).not.toBeNull();
    for (const person of [people.stranger, people.administrator, people.otherOffice]) expect(refusal(await say(person, id))).toMatchObject({ status: 403, code: "citizens_only" });
    for (const person of [people.revokedDelegate, people.otherDelegate, people.office]) {
      expect(refusal(await say(person, id, { organisationId: world.organisationId }))).toMatchObject({ status: 403, code: "delegation_missing" });
    }
    expect(refusal(await say(people.otherCitizen, await sendAs(world, people.citizen)))).toMatchObject({ status: 404 });
    await setPhase(database, world.cycleId, "restituzione");
    expect(refusal(await say(people.otherCitizen, id))).toMatchObject({ status: 409, code: "phase_closed" });
    await setPhase(database, world.cycleId, "tavoli");
    const target = await publishAs(database, world, people.otherCitizen);
    await people.office.db.rpc("merge_proposals", { into_id: target, original_ids: [id], reason: "Chiedono la stessa cosa, con altre parole." });
    expect(refusal(await say(people.otherCitizen, id))).toMatchObject({ status: 409, code: "proposal_moved" });
  });

  it("shows organisation or municipality, never who", async () => {
    const id = await publishAs(database, world, people.citizen);
    await publish((await said(people.otherCitizen, id)).id, (await said(people.delegate, id, { kind: "question", organisationId: world.organisationId })).id);
    const page = await read(id);
    expect(page.items.map(({ by }) => by)).toEqual([
      { organisation: null, municipality: "Villa San Pietro", isFormer: false }, { organisation: "Cooperativa Prova", municipality: null, isFormer: false },
    ]);
    expect(JSON.stringify(page)).not.toContain(people.otherCitizen.id);
    expect((await people.office.db.from("proposal_comments").select("author_id")).error).not.toBeNull();
  });
});

describe("[COM-02] a comment", () => {
  it("has a kind, words, and no personal data; a reply has one level and no kind", async () => {
    const id = await publishAs(database, world, people.citizen);
    expect(refusal(await say(people.otherCitizen, id, { kind: "maybe" }))).toEqual({ status: 422, code: "choice_missing", field: "kind" });
    expect(refusal(await say(people.otherCitizen, id, { body: "   " }))).toEqual({ status: 422, code: "text_empty", field: "body" });
    expect(refusal(await say(people.otherCitizen, id, { body: "a".repeat(2001) }))).toEqual({ status: 422, code: "text_too_long", field: "body" });
    expect(refusal(await say(people.otherCitizen, id, { body: "Chiamatemi al 349 1234567" }))).toEqual({ status: 422, code: "personal_data_found", field: "body" });
    const thread = await said(people.otherCitizen, id);
    expect(refusal(await say(people.citizen, id, { parentId: thread.id }))).toMatchObject({ status: 409, code: "comment_closed" });
    await publish(thread.id);
    const reply = await said(people.citizen, id, { parentId: thread.id });
    await publish(reply.id);
    expect(refusal(await say(people.otherCitizen, id, { parentId: reply.id }))).toMatchObject({ status: 409, code: "comment_closed" });
    const other = await publishAs(database, world, people.citizen);
    expect(refusal(await say(people.otherCitizen, other, { parentId: thread.id }))).toMatchObject({ status: 404 });
    await expect(database.sql`insert into public.proposal_comments (proposal_id, parent_id, body) values (${id}, ${reply.id}, 'Terzo livello')`).rejects.toThrow("comment_closed");
    // Twice the same within a minute is one.
    expect((await said(people.citizen, id, { parentId: thread.id })).id).toBe(reply.id);
    expect((await read(id)).figures).toEqual({ for: 1, against: 0, question: 0, note: 0, replies: 1 });
  });

  it("is told to the proposal's people and to who is answered, once it is public", async () => {
    const id = await publishAs(database, world, people.delegate, { organisationId: world.organisationId });
    const before = await noticesOf("proposal_commented", people.substitute);
    const thread = await said(people.otherCitizen, id);
    expect(await noticesOf("proposal_commented", people.substitute)).toBe(before);
    await publish(thread.id);
    expect(await noticesOf("proposal_commented", people.substitute)).toBe(before + 1);
    const replied = await noticesOf("comment_replied", people.otherCitizen);
    await publish((await said(people.delegate, id, { parentId: thread.id, organisationId: world.organisationId })).id);
    expect(await noticesOf("comment_replied", people.otherCitizen)).toBe(replied + 1);
    expect(await noticesOf("proposal_commented", people.substitute)).toBe(before + 1);
  });
});

describe("[COM-03] moderation", () => {
  it("comes first unless the district chose otherwise; until then only the author and the office read it", async () => {
    const id = await publishAs(database, world, people.citizen);
    const waiting = await said(people.otherCitizen, id, { body: "Aspetto di essere letto." });
    expect(waiting.moderation).toBe("waiting");
    expect((await read(id)).items).toEqual([]);
    expect((await read(id)).figures["for"] ?? 0).toBe(0);
    expect((await read(id, people.otherCitizen)).mine).toEqual([expect.objectContaining({ id: waiting.id, moderation: { state: "waiting", reason: "", passage: "" } })]);
    expect((await read(id, people.citizen)).mine).toEqual([]);
    const seenBy = async (person: Cast[keyof Cast] | null) => ((await (person?.db ?? database.databases.asUser(null)).from("proposal_comments").select("id").eq("id", waiting.id)).data ?? []).length;
    for (const person of [null, people.citizen, people.delegate, people.facilitator, people.otherOffice, people.administrator]) expect(await seenBy(person)).toBe(0);
    for (const person of [people.otherCitizen, people.office]) expect(await seenBy(person)).toBe(1);
    await database.sql`update public.districts set moderation = 'after' where id = ${world.districtId}`;
    expect((await said(people.otherCitizen, id, { body: "Subito pubblico." })).moderation).toBe("published");
    await database.sql`update public.districts set moderation = 'before' where id = ${world.districtId}`;
    expect((await read(id)).figures["for"]).toBe(1);
  });

  it("asks for a change with the passage, hides with a reason, keeps the place of a hidden thread with its replies", async () => {
    const id = await publishAs(database, world, people.citizen);
    const thread = await said(people.otherCitizen, id, { body: "Il sindaco è un incapace, serve il pulmino." });
    await database.sql`select private.moderate_comment(${thread.id}, 'changes_asked', 'Critica le scelte, non la persona.', 'Il sindaco è un incapace')`;
    expect(await noticesOf("comment_changes_asked", people.otherCitizen)).toBe(1);
    expect((await read(id, people.otherCitizen)).mine[0]?.moderation).toEqual({ state: "changes_asked", reason: "Critica le scelte, non la persona.", passage: "Il sindaco è un incapace" });
    expect((await people.otherCitizen.db.rpc("revise_comment", { comment_id: thread.id, body: "Serve il pulmino.", expected_revision: 2 })).data).toMatchObject({ moderation: "waiting" });
    await publish(thread.id);
    const reply = await said(people.citizen, id, { parentId: thread.id });
    await publish(reply.id);
    await database.sql`select private.moderate_comment(${thread.id}, 'hidden', 'Ripete un’offesa già tolta.')`;
    const page = await read(id);
    expect(page.items).toEqual([expect.objectContaining({ isHidden: true, body: "", by: null, replies: expect.objectContaining({ total: 1 }) })]);
    expect(page.figures).toMatchObject({ for: 0, replies: 1 });
    expect(refusal(await people.otherCitizen.db.rpc("revise_comment", { comment_id: thread.id, body: "Di nuovo", expected_revision: 5 }))).toMatchObject({ status: 409, code: "comment_closed" });
    expect((await read(id, people.otherCitizen)).mine[0]?.moderation).toMatchObject({ state: "hidden", reason: "Ripete un’offesa già tolta." });
  });
});

describe("[COM-04] one's own comment", () => {
  it("is changed within fifteen minutes by its author alone and is then read again", async () => {
    const id = await publishAs(database, world, people.citizen);
    const mine = await said(people.delegate, id, { organisationId: world.organisationId });
    await publish(mine.id);
    const revise = (person: Cast[keyof Cast], revision = 2) => person.db.rpc("revise_comment", { comment_id: mine.id, body: "Parole nuove.", expected_revision: revision });
    for (const person of [people.citizen, people.otherDelegate, people.revokedDelegate, people.office, people.administrator]) expect(refusal(await revise(person))).toMatchObject({ status: 404 });
    expect(refusal(await revise(people.delegate, 1))).toMatchObject({ status: 409, code: "page_stale" });
    expect((await revise(people.substitute)).data).toMatchObject({ moderation: "waiting" });
    await publish(mine.id);
    const [late] = await database.sql<{ id: string }[]>`
      insert into public.proposal_comments (proposal_id, kind, body, author_id, author_municipality_id, moderation, created_at)
      values (${id}, 'note', 'Scritto prima', ${people.otherCitizen.id}, ${world.municipalityId}, 'published', now() - interval '16 minutes') returning id`;
    expect(refusal(await people.otherCitizen.db.rpc("revise_comment", { comment_id: late?.id ?? "", body: "Troppo tardi", expected_revision: 1 }))).toMatchObject({ status: 409, code: "comment_closed" });
  });

  it("is taken away by its author alone: the words go, the replies stay", async () => {
    const id = await publishAs(database, world, people.citizen);
    const thread = await said(people.otherCitizen, id);
    await publish(thread.id);
    await publish((await said(people.citizen, id, { parentId: thread.id })).id);
    for (const person of [people.citizen, people.office, people.administrator]) expect(refusal(await person.db.rpc("remove_comment", { comment_id: thread.id }))).toMatchObject({ status: 404 });
    expect((await people.otherCitizen.db.rpc("remove_comment", { comment_id: thread.id })).error).toBeNull();
    expect((await people.otherCitizen.db.rpc("remove_comment", { comment_id: thread.id })).error).toBeNull();
    const page = await read(id);
    expect(page.items).toEqual([expect.objectContaining({ isRemoved: true, body: "", by: null, replies: expect.objectContaining({ total: 1 }) })]);
    expect(page.figures).toMatchObject({ for: 0, replies: 1 });
    const [row] = await database.sql<{ body: string }[]>`select body from public.proposal_comments where id = ${thread.id}`;
    expect(row?.body).toBe("");
    expect(refusal(await say(people.citizen, id, { parentId: thread.id, body: "Ancora una cosa" }))).toMatchObject({ status: 409, code: "comment_closed" });
  });
});

describe("[COM-05] many comments", () => {
  it("come in pages of twenty threads with five replies each, oldest or newest first, none lost or twice", async () => {
    const id = await publishAs(database, world, people.citizen);
    await database.sql`
      insert into public.proposal_comments (proposal_id, kind, body, author_id, author_municipality_id, moderation, created_at)
      select ${id}, (array['for', 'against', 'question', 'note'])[1 + n % 4], 'Commento ' || n, ${people.otherCitizen.id}, ${world.municipalityId}, 'published', now() - (1000 - n / 2) * interval '1 minute'
      from generate_series(1, 1000) n`;
    const [first] = (await read(id)).items;
    await database.sql`
      insert into public.proposal_comments (proposal_id, parent_id, body, author_id, author_municipality_id, moderation, created_at)
      select ${id}, ${first?.id ?? ""}, 'Risposta ' || n, ${people.otherCitizen.id}, ${world.municipalityId}, 'published', now() + n * interval '1 second' from generate_series(1, 43) n`;
    const seen = new Set<string>();
    for (const sort of ["oldest", "newest"]) {
      seen.clear();
      let cursor: string | null = null;
      let pages = 0;
      do {
        const page: z.infer<typeof PageSchema> = await read(id, null, { sort, ...(cursor === null ? {} : { cursor }) });
        expect(page.items.length).toBe(20);
        expect(page.items.every((item) => item.replies.items.length <= 5)).toBe(true);
        for (const item of page.items) seen.add(item.id);
        cursor = page.nextCursor;
        pages += 1;
      } while (cursor !== null);
      expect([pages, seen.size]).toEqual([50, 1000]);
    }
    const replies: string[] = [];
    let cursor: string | null = null;
    do {
      const page: z.infer<typeof PageSchema> = await read(id, null, { thread: first?.id ?? "", ...(cursor === null ? {} : { cursor }) });
      replies.push(...(page.items[0]?.replies.items.map(({ body }) => body) ?? []));
      cursor = page.items[0]?.replies.nextCursor ?? null;
    } while (cursor !== null);
    expect(replies).toEqual(Array.from({ length: 43 }, (_, index) => `Risposta ${index + 1}`));
    expect((await read(id)).figures).toEqual({ for: 250, against: 250, question: 250, note: 250, replies: 43 });
    expect(refusal(await database.databases.asUser(null).rpc("proposal_comments_page", { proposal_id: id, cursor: "rotto" }))).toMatchObject({ status: 400, code: "bad_request" });
  });

  it("a page reads no more rows when there are a thousand than when there are ten", async () => {
    const planOf = async (many: number) => {
      const id = await publishAs(database, world, people.otherCitizen);
      await database.sql`
        insert into public.proposal_comments (proposal_id, kind, body, author_id, author_municipality_id, moderation, created_at)
        select ${id}, 'note', 'Commento ' || n, ${people.otherCitizen.id}, ${world.municipalityId}, 'published', now() - n * interval '1 minute' from generate_series(1, ${many}::int) n`;
      await database.sql`analyze public.proposal_comments`;
      const rows = await database.sql<{ "QUERY PLAN": string }[]>`
        explain (analyze, buffers) select c from public.proposal_comments c
        where c.proposal_id = ${id} and c.parent_id is null and (c.moderation = 'published' or c.replies > 0) and (c.created_at, c.id) > ('-infinity', '00000000-0000-0000-0000-000000000000')
        order by c.created_at, c.id limit 21`;
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    };
    expect(await planOf(10)).toContain("proposal_comments");
    const plan = await planOf(5000);
    expect(plan).toContain("Index Scan using proposal_comments_threads");
    expect(plan).not.toMatch(/Seq Scan|Sort/);
  });
});
