import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { loginIdOf } from "#app/features/identity/login-id.ts";
import { anchorAt } from "#app/features/documents/text-anchor.rules.ts";
import type { Person } from "#tests/builders/people.ts";
import { type Cast, createWorld, setPhase, type World } from "#tests/builders/world.ts";
import { addSection, type CoeditingWorld, openClient, serveTestDatabase } from "#tests/realtime/coediting-world.ts";
import { outcomeCode as code } from "#tests/setup/outcome-code.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { acceptSuggestion, decideSuggestion, reviseSuggestion, suggestChange, withdrawSuggestion } from "./suggestions.commands.server.ts";
import { requireSuggestions } from "./suggestions.queries.server.ts";
import type { DecideForm, SuggestForm, Suggestion } from "./suggestions.schema.ts";

const TEXT = "Il servizio fa due corse al giorno.";
let database: TestDatabase;
let world: World;
let server: CoeditingWorld;
let documentId: string;
let sectionId: string;
let position = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "consultazione" });
  server = await serveTestDatabase(database);
});
afterAll(async () => {
  await server.close();
  await database.close();
});
beforeEach(async () => {
  position += 1;
  await setPhase(database, world.cycleId, "consultazione");
  // The office writes in this phase too, so that it can accept.
  await database.sql`update public.cycle_phases set allows = array_append(array_remove(allows, 'edit_section'), 'edit_section') where cycle_id = ${world.cycleId} and phase = 'consultazione'`;
  ({ documentId, sectionId } = await addSection(database, world, { outlineId: `prova_${"abcdefghijklmnopqrstuvwxyz"[position]}`, position, state: "consultation", text: TEXT }));
  await database.sql`insert into public.plan_section_editors (section_id, organisation_id, way) values (${sectionId}, ${world.otherOrganisationId}, 'suggest')`;
});

async function anchorOf(words: string) {
  const client = openClient(server.origin, world.people.office.accessToken, documentId);
  await client.when((state) => state.ready);
  const from = TEXT.indexOf(words) + 1;
  const anchor = anchorAt(client.doc, { from, to: from + words.length });
  client.close();
  if (!anchor) throw new Error("no anchor");
  return anchor;
}

async function replacing(words: string, proposed: string, changes: Partial<SuggestForm> = {}): Promise<SuggestForm> {
  return { id: randomUUID(), kind: "replace", anchor: await anchorOf(words), words: "", proposed, reason: "Due corse non bastano a chi lavora.", ...changes };
}

async function suggest(person: Person, form: SuggestForm): Promise<Suggestion> {
  await suggestChange(person.db, server.coediting, documentId, form);
  return read(person, form.id);
}

async function read(person: Person, id: string): Promise<Suggestion> {
  const found = (await requireSuggestions(person.db, documentId)).items.find((item) => item.id === id);
  if (!found) throw new Error("not there");
  return found;
}

function answer(suggestion: Suggestion, changes: Partial<DecideForm> = {}): DecideForm {
  return { suggestionId: suggestion.id, revision: suggestion.revision, decision: "accepted", seen: suggestion.original, appliedText: "", outcomeReason: "", ...changes };
}

function accept(person: Person, suggestion: Suggestion, changes: Partial<DecideForm> = {}): Promise<void> {
  return acceptSuggestion(server.coediting, { personId: person.id, loginId: loginIdOf(person.accessToken) ?? "" }, documentId, suggestion, answer(suggestion, changes));
}

function text(): Promise<string> {
  return server.coediting.read(documentId, ({ node }) => node.textBetween(0, node.content.size, "\n"));
}

it("[COED-40] who may suggest, by name", async () => {
  const outcome = async (who: keyof Cast) => code(suggestChange(world.people[who].db, server.coediting, documentId, await replacing("due corse", "quattro corse")));
  const names = ["office", "facilitator", "otherDelegate", "delegate", "substitute", "citizen", "mayor", "stranger", "otherOffice", "administrator", "revokedDelegate"] as const;
  const found: Record<string, string> = {};
  for (const who of names) found[who] = await outcome(who);
  expect(found).toEqual({
    office: "ok", facilitator: "ok", otherDelegate: "ok", delegate: "ok", substitute: "ok", citizen: "comment_only", mayor: "comment_only",
    // Has no role, but lives nowhere in the district: reads only.
    stranger: "forbidden", otherOffice: "forbidden", administrator: "forbidden", revokedDelegate: "forbidden",
  });
  expect(await code(suggestChange(database.databases.asUser(null), server.coediting, documentId, await replacing("due corse", "tre corse")))).toBe("not_found");
  await database.sql`update public.plan_sections set state = 'draft' where id = ${sectionId}`;
  expect(await outcome("delegate")).toBe("not_found");
  expect(await outcome("otherDelegate")).toBe("ok");
  await database.sql`update public.plan_section_editors set way = 'comment' where section_id = ${sectionId}`;
  expect(await outcome("otherDelegate")).toBe("comment_only");
  await database.sql`update public.plan_section_editors set way = 'write' where section_id = ${sectionId}`;
  expect(await outcome("otherDelegate")).toBe("ok");
  await database.sql`update public.documents set locked = true where id = ${documentId}`;
  expect(await outcome("office")).toBe("document_locked");
});

it("[COED-41] a suggestion needs a reason, no personal data, a change; sent twice it is one", async () => {
  const { office } = world.people;
  const form = await replacing("due corse", "quattro corse");
  const tried = (changes: Partial<SuggestForm>) => code(suggestChange(office.db, server.coediting, documentId, { ...form, id: randomUUID(), ...changes }));
  expect(await tried({ reason: "x" })).toBe("text_empty");
  expect(await tried({ reason: "Chiamami al 347 123 4567 per favore" })).toBe("personal_data_found");
  expect(await tried({ proposed: "scrivi a anna@example.org" })).toBe("personal_data_found");
  expect(await tried({ proposed: "due corse" })).toBe("suggestion_same");
  expect(await tried({ proposed: " " })).toBe("ok");
  expect(await tried({ proposed: "a".repeat(4_001) })).toBe("text_too_long");
  await Promise.all([suggestChange(office.db, server.coediting, documentId, form), suggestChange(office.db, server.coediting, documentId, form)]);
  expect((await requireSuggestions(office.db, documentId)).items.filter(({ id }) => id === form.id)).toHaveLength(1);
  expect(await code(suggestChange(world.people.facilitator.db, server.coediting, documentId, form))).toBe("bad_request");
});

it("[COED-42] an organisation without the section is read first; nobody sees a person", async () => {
  const { delegate, substitute, citizen, office, otherDelegate } = world.people;
  const waiting = await suggest(delegate, await replacing("due corse", "tre corse"));
  expect(waiting).toMatchObject({ moderation: "waiting", organisation: "Cooperativa Prova", isMine: true });
  expect((await read(substitute, waiting.id)).isMine).toBe(true);
  expect((await read(office, waiting.id)).isMine).toBe(false);
  expect((await requireSuggestions(citizen.db, documentId)).items).toHaveLength(0);
  expect(await code(accept(office, waiting))).toBe("suggestion_unpublished");
  const public_ = await suggest(otherDelegate, await replacing("due corse", "quattro corse"));
  expect(public_.moderation).toBe("published");
  const seen = await requireSuggestions(database.databases.asUser(null), documentId);
  expect(seen.items.map(({ id }) => id)).toEqual([public_.id]);
  expect(JSON.stringify(seen)).not.toContain(otherDelegate.id);
  for (const column of ["author_id", "decided_by"]) expect((await office.db.from("document_suggestions").select(column)).error).not.toBeNull();
  expect((await office.db.from("document_suggestions").update({ reason: "altro" }).eq("id", public_.id)).error).not.toBeNull();
  await database.sql`update public.plan_sections set state = 'draft' where id = ${sectionId}`;
  expect(await code(requireSuggestions(citizen.db, documentId))).toBe("not_found");
  expect((await requireSuggestions(delegate.db, documentId)).items.map(({ id }) => id)).toEqual([waiting.id]);
});

it("[COED-43] one's own open suggestion can be written anew and taken back, nobody else's", async () => {
  const { otherDelegate, delegate, office } = world.people;
  const made = await suggest(otherDelegate, await replacing("due corse", "quattro corse"));
  const revised = { suggestionId: made.id, revision: made.revision, proposed: "cinque corse", reason: "Anche la sera." };
  expect(await code(reviseSuggestion(delegate.db, made, revised))).toBe("not_found");
  expect(await code(reviseSuggestion(office.db, made, revised))).toBe("not_found");
  await reviseSuggestion(otherDelegate.db, made, revised);
  expect(await code(reviseSuggestion(otherDelegate.db, made, { ...revised, proposed: "sei corse" }))).toBe("page_stale");
  expect(await read(office, made.id)).toMatchObject({ proposedText: "cinque corse", status: "open" });
  expect(await code(withdrawSuggestion(delegate.db, made.id))).toBe("not_found");
  await withdrawSuggestion(otherDelegate.db, made.id);
  expect(await code(withdrawSuggestion(otherDelegate.db, made.id))).toBe("suggestion_decided");
  expect((await read(office, made.id)).status).toBe("withdrawn");
});

it("[COED-44] accepting writes the words and the outcome together, and everybody who has the text open gets them", async () => {
  const { otherDelegate, office, facilitator, delegate } = world.people;
  const made = await suggest(otherDelegate, await replacing("due corse", "quattro corse"));
  const clients = [office, facilitator].map((person) => openClient(server.origin, person.accessToken, documentId));
  await Promise.all(clients.map((client) => client.when((state) => state.ready)));
  expect(await code(accept(delegate, made))).toBe("forbidden");
  expect(await code(accept(otherDelegate, made))).toBe("forbidden");
  expect(await text()).toBe(TEXT);
  await accept(facilitator, made);
  await Promise.all(clients.map((client) => client.when((_, now) => now.includes("quattro corse"))));
  for (const client of clients) client.close();
  expect(await text()).toBe("Il servizio fa quattro corse al giorno.");
  const decided = await read(otherDelegate, made.id);
  expect(decided).toMatchObject({ status: "accepted", decidedAs: "facilitator", appliedText: "quattro corse" });
  const [audit] = await database.sql`select person_id, act, acted_as from private.audit_events where subject_id = ${documentId} and act = 'accept_suggestion'`;
  expect(audit).toEqual({ person_id: facilitator.id, act: "accept_suggestion", acted_as: "facilitator" });
  expect(await code(accept(office, decided))).toBe("suggestion_decided");
});

it("[COED-45] accepting in part and declining need a reason; only the office declines", async () => {
  const { otherDelegate, office, facilitator, mayor } = world.people;
  await database.sql`delete from private.notices`;
  const first = await suggest(otherDelegate, await replacing("due corse", "quattro corse"));
  expect(await code(accept(office, first, { decision: "partly", appliedText: "tre corse" }))).toBe("text_empty");
  expect(await text()).toBe(TEXT);
  await accept(office, first, { decision: "partly", appliedText: "tre corse", outcomeReason: "Le risorse bastano per tre." });
  expect(await text()).toBe("Il servizio fa tre corse al giorno.");
  const second = await suggest(otherDelegate, await replacing("giorno", "giorno e la sera"));
  for (const person of [facilitator, otherDelegate, mayor]) expect(await code(decideSuggestion(person.db, answer(second, { decision: "decline", outcomeReason: "No, grazie." })))).toBe("not_found");
  expect(await code(decideSuggestion(office.db, answer(second, { decision: "decline", outcomeReason: "" })))).toBe("text_empty");
  await setPhase(database, world.cycleId, "approvazione");
  await decideSuggestion(office.db, answer(second, { decision: "decline", outcomeReason: "Il servizio serale non è di questo piano." }));
  const [notices] = await database.sql`select array_agg(kind || ':' || coalesce(payload ->> 'state', '') order by seq) as kinds from private.notices where person_id = ${otherDelegate.id}`;
  expect(notices?.["kinds"]).toEqual(["suggestion_decided:partly", "suggestion_decided:declined"]);
  const told = await database.sql`select distinct person_id from private.notices where kind = 'suggestion_made' and payload ->> 'path' like ${`%prova-${"abcdefghijklmnopqrstuvwxyz"[position]}/%`}`;
  expect(told.map((row) => row["person_id"]).toSorted()).toEqual([office.id, world.people.officeHead.id].toSorted());
});

it("[COED-46] both or neither: what the record refuses leaves the text as it was, and two acceptances at once are one", async () => {
  const { otherDelegate, office, officeHead } = world.people;
  const made = await suggest(otherDelegate, await replacing("due corse", "quattro corse"));
  expect(await code(accept(office, made, { revision: made.revision + 7 }))).toBe("page_stale");
  expect(await text()).toBe(TEXT);
  const [logged] = await database.sql`select count(*)::int as rows from private.document_updates where document_id = ${documentId}`;
  expect(logged?.["rows"]).toBe(0);
  const replaced = await Promise.all([office, officeHead, office].map((person) => code(accept(person, made))));
  expect(replaced.filter((outcome) => outcome === "ok")).toHaveLength(1);
  expect(await text()).toBe("Il servizio fa quattro corse al giorno.");
  const place = await anchorOf("");
  // Nothing in the text shows that words were added already: here only the record holds the second one back.
  const added = await suggest(otherDelegate, await replacing("", "Oggi ", { kind: "insert", anchor: place }));
  const outcomes = await Promise.all([office, officeHead, office].map((person) => code(accept(person, added))));
  expect(outcomes.toSorted()).toEqual(["ok", "suggestion_decided", "suggestion_decided"]);
  expect(await text()).toBe("Oggi Il servizio fa quattro corse al giorno.");
});

it("[COED-46] a connection that breaks between the words and their record leaves neither; afterwards it works, and a restarted server has both", async () => {
  const { otherDelegate, office } = world.people;
  const made = await suggest(otherDelegate, await replacing("due corse", "quattro corse"));
  // Somebody holds the suggestion's row: the update is written, its record waits.
  const held = await database.sql.reserve();
  await held`begin`;
  await held`select from public.document_suggestions where id = ${made.id} for update`;
  const accepting = code(accept(office, made));
  const killed = async () => (await database.sql`select pg_terminate_backend(pid) from pg_stat_activity where query like '%append_change%' and wait_event_type = 'Lock' and datname = current_database()`).length;
  while ((await killed()) === 0) await new Promise((done) => setImmediate(done));
  expect(await accepting).not.toBe("ok");
  await held`rollback`;
  held.release();
  expect(await text()).toBe(TEXT);
  const [left] = await database.sql`select (select count(*)::int from private.document_updates where document_id = ${documentId}) as rows, status from public.document_suggestions where id = ${made.id}`;
  expect(left).toEqual({ rows: 0, status: "open" });
  await accept(office, made);
  const restarted = await serveTestDatabase(database);
  expect(await restarted.coediting.read(documentId, ({ node }) => node.textContent)).toBe("Il servizio fa quattro corse al giorno.");
  await restarted.close();
});

it("[COED-47] when the words have changed or gone the office is told, and can still answer", async () => {
  const { otherDelegate, office } = world.people;
  const one = await suggest(otherDelegate, await replacing("due corse", "quattro corse"));
  const other = await suggest(otherDelegate, await replacing("due", "tre"));
  await accept(office, one);
  const place = await server.coediting.read(documentId, ({ find }) => ("quote" in other.anchor ? find(other.anchor) : null));
  expect(place).toBeNull();
  expect(await code(accept(office, other))).toBe("suggestion_gone");
  await decideSuggestion(office.db, answer(other, { decision: "incorporated", outcomeReason: "Il testo ora dice quattro corse." }));
  expect(await read(office, other.id)).toMatchObject({ status: "accepted", outcomeReason: "Il testo ora dice quattro corse.", appliedText: null });
});

it("[COED-48] a suggestion to whole paragraphs keeps their number of proposal and their id", async () => {
  const { office } = world.people;
  const rewritten = await suggest(office, { id: randomUUID(), kind: "replace_block", anchor: { blockIds: ["primo"] }, words: "", proposed: "Il servizio fa quattro corse.\n- la mattina\n- la sera", reason: "Più chiaro." });
  expect(rewritten.original).toBe(TEXT);
  await accept(office, rewritten);
  const shape = await server.coediting.read(documentId, ({ node }) => node.content.content.map((block) => `${block.type.name}:${block.attrs["id"] === "primo"}`));
  expect(shape).toEqual(["paragraph:true", "bulletList:false"]);
  const added = await suggest(office, { id: randomUUID(), kind: "add_block", blockId: "primo", words: "", proposed: "# Orari", reason: "Manca un titolo." });
  await accept(office, added, { seen: "" });
  expect(await text()).toBe("Il servizio fa quattro corse.\nOrari\nla mattina\nla sera");
});

it("[COED-49] the participation chapter counts suggestions by outcome and lists them with the answer", async () => {
  const { otherDelegate, office } = world.people;
  const made = await suggest(otherDelegate, await replacing("due corse", "quattro corse"));
  await accept(office, made);
  await suggest(otherDelegate, await replacing("giorno", "mattino"));
  const [row] = await database.sql`select private.open_suggestions(${documentId}) as open, private.plan_participation(${world.cycleId}) -> 'suggestions' as counted`;
  expect(row?.["open"]).toBe(1);
  expect(row?.["counted"]).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ organisation: "Sindacato Prova", status: "accepted", reason: "Due corse non bastano a chi lavora." })]) });
});
