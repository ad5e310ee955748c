import { createHash } from "node:crypto";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { type ContentNode, encodeInitialState, parseContent, plainText, readContent } from "#app/features/documents/document-content.rules.ts";
import { DOCUMENT_FIELD } from "#app/features/documents/documents.limits.ts";
import { anchorAt, resolveAnchor } from "#app/features/documents/text-anchor.rules.ts";
import { loginIdOf } from "#app/features/identity/login-id.ts";
import { stable } from "#app/features/plan/versions/compare.rules.ts";
import { inOrder, loadComparison } from "#app/features/plan/versions/comparison.server.ts";
import { restoreVersion } from "#app/features/plan/versions/versions.commands.server.ts";
import { requireFingerprintText, requireSectionVersions } from "#app/features/plan/versions/versions.queries.server.ts";
import type { Person } from "#tests/builders/people.ts";
import { createWorld, setPhase, type World } from "#tests/builders/world.ts";
import { addSection, type Client, type CoeditingWorld, openClient, serveTestDatabase } from "#tests/realtime/coediting-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;
let server: CoeditingWorld;
let clients: Client[] = [];
let position = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "redazione" });
  server = await serveTestDatabase(database);
});
afterEach(() => {
  for (const client of clients) client.close();
  clients = [];
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const p = (id: string, value: string): ContentNode => ({ type: "paragraph", attrs: { id }, content: [{ type: "text", text: value }] });

async function section(blocks: ContentNode[] = [p("a", "Primo."), p("b", "Secondo paragrafo."), p("c", "Terzo, che va via."), p("d", "Quarto.")]) {
  position += 1;
  const outlineId = `prova_${"abcdefghijklmnopqrstuvwxyz"[position]}`;
  const made = await addSection(database, world, { outlineId, position });
  await database.sql`update public.documents set content = ${database.sql.json(JSON.parse(JSON.stringify({ type: "doc", content: blocks })))} where id = ${made.documentId}`;
  return { ...made, slug: outlineId.replaceAll("_", "-") };
}

async function open(person: Person, documentId: string): Promise<Client> {
  const client = openClient(server.origin, person.accessToken, documentId);
  clients.push(client);
  await client.when((state) => state.ready && state.right === "write");
  return client;
}

function textOf(doc: Y.Doc, index: number): Y.XmlText {
  const block = doc.getXmlFragment(DOCUMENT_FIELD).get(index);
  const text = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error(`no text in block ${index}`);
  return text;
}

async function name(person: Person, documentId: string, label: string, isPublic = false): Promise<string> {
  const { data, error } = await person.db.rpc("create_document_version", { document_id: documentId, label, is_public: isPublic });
  if (error) throw new Error(error.message);
  return String(data);
}

type VersionRow = { id: string; number: number; kind: string; label: string; seq: string; content: unknown; state: Uint8Array | null; sha256: string | null };
const versionsOf = (documentId: string) => database.sql<VersionRow[]>`select id, number, kind, label, seq, content, state, sha256 from public.document_versions where document_id = ${documentId} order by number`;

/** Waits for the server's announcement that a version's text is there. */
async function filled(versionId: string): Promise<VersionRow> {
  const events = new EventTarget();
  const listening = await database.sql.listen("tavoli_aperti", () => void events.dispatchEvent(new Event("said")));
  try {
    for (;;) {
      const said = once(events, "said");
      const [row] = await database.sql<VersionRow[]>`select id, number, kind, label, seq, content, state, sha256 from public.document_versions where id = ${versionId}`;
      if (row?.content) return row;
      await said;
    }
  } finally {
    await listening.unlisten();
  }
}

/** The text at a place of the log, made from the template and every row: no snapshot, none of the server's code. */
async function rebuilt(documentId: string, template: ContentNode, seq: number): Promise<ContentNode> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeInitialState(template));
  for (const { body } of await database.sql<{ body: Uint8Array }[]>`select body from private.document_updates where document_id = ${documentId} and seq <= ${seq} order by seq`) Y.applyUpdate(doc, body);
  return readContent(doc).content;
}

const template = (documentId: string) => database.sql<{ content: unknown }[]>`select content from public.documents where id = ${documentId}`.then(([row]) => parseContent(row?.content));
const authorOf = (person: Person) => ({ personId: person.id, loginId: loginIdOf(person.accessToken) ?? "" });

describe("[COED-61] a version is a place in the log", () => {
  it("names exactly that text while people type without a pause", async () => {
    const { documentId } = await section();
    const start = await template(documentId);
    const writers = [await open(world.people.office, documentId), await open(world.people.facilitator, documentId)];
    let isTyping = true;
    const typing = writers.map(async (client, index) => {
      for (let word = 0; isTyping; word += 1) {
        textOf(client.doc, index).insert(0, `${word} `);
        await client.when((state) => state.unsaved < 3);
      }
    });
    const made: string[] = [];
    for (const label of ["Prima", "Seconda", "Terza", "Quarta"]) made.push(await name(world.people.office, documentId, label));
    isTyping = false;
    await Promise.all(typing);
    for (const id of made) {
      const version = await filled(id);
      expect(version.content).toEqual(JSON.parse(JSON.stringify(await rebuilt(documentId, start, Number(version.seq)))));
      const doc = new Y.Doc();
      Y.applyUpdate(doc, version.state ?? new Uint8Array());
      expect(readContent(doc).content).toEqual(version.content);
    }
  }, 30_000);

  it("is made after a crash too: what was only marked waits in the database for the next start", async () => {
    const { documentId } = await section();
    const start = await template(documentId);
    const client = await open(world.people.office, documentId);
    client.type(" Scritto prima.");
    await client.when((state) => state.status === "saved" && state.unsaved === 0);
    client.close();
    await server.close();
    // Nobody runs who could make it.
    await database.sql`delete from private.document_snapshots where document_id = ${documentId} and upto_seq > 0`;
    const id = await name(world.people.office, documentId, "Durante il guasto");
    const [marked] = await versionsOf(documentId);
    expect(marked).toMatchObject({ content: null, state: null, sha256: null });
    server = await serveTestDatabase(database);
    const version = await filled(id);
    expect(version.content).toEqual(JSON.parse(JSON.stringify(await rebuilt(documentId, start, Number(version.seq)))));
    expect(JSON.stringify(version.content)).toContain("Scritto prima.");
  });

  it("is made of a text that nobody has opened yet", async () => {
    const { documentId } = await section();
    const version = await filled(await name(world.people.office, documentId, "Mai aperta"));
    expect(plainText(parseContent(version.content))).toContain("Secondo paragrafo.");
  });
});

describe("[COED-60] versions kept by themselves", () => {
  it("keeps every written text before a phase ends, and no other", async () => {
    const [written, unwritten, named] = [await section(), await section(), await section()];
    const change = async (documentId: string) => {
      const client = await open(world.people.office, documentId);
      client.type(" Nuovo.");
      await client.when((state) => state.status === "saved" && state.unsaved === 0);
    };
    await change(written.documentId);
    await change(named.documentId);
    await name(world.people.office, named.documentId, "Già fissata");
    const move = async (phase: string) => {
      const [cycle] = await database.sql<{ revision: string }[]>`select revision from public.planning_cycles where id = ${world.cycleId}`;
      const { error } = await world.people.officeHead.db.rpc("change_phase", { cycle_id: world.cycleId, phase, expected_revision: Number(cycle?.revision) });
      expect(error).toBeNull();
    };
    await move("consultazione");
    const kept = await versionsOf(written.documentId);
    expect(kept).toMatchObject([{ kind: "phase", label: "consultazione" }]);
    expect(JSON.stringify((await filled(kept[0]?.id ?? "")).content)).toContain("Nuovo.");
    expect(await versionsOf(unwritten.documentId)).toHaveLength(0);
    expect(await versionsOf(named.documentId)).toHaveLength(1);
    await move("redazione");
    expect(await versionsOf(written.documentId)).toHaveLength(1);
  });

  it("keeps the text on which a consultation begins and the ones called ready and approved, once each", async () => {
    const { sectionId, documentId } = await section();
    const become = (state: string) => database.sql`update public.plan_sections set state = ${state} where id = ${sectionId}`;
    await become("consultation");
    await become("draft");
    await become("ready");
    expect(await versionsOf(documentId)).toMatchObject([{ kind: "state", label: "consultation" }]);
    await become("draft");
    const client = await open(world.people.office, documentId);
    client.type(" Rivisto.");
    await client.when((state) => state.status === "saved" && state.unsaved === 0);
    await become("approved");
    expect(await versionsOf(documentId)).toMatchObject([{}, { kind: "state", label: "approved" }]);
  });
});

describe("[COED-62] the fingerprint", () => {
  it("is of bytes that anybody can download and hash, text and data", async () => {
    const { documentId, slug } = await section();
    const version = await filled(await name(world.people.office, documentId, "Bozza per la consultazione", true));
    const text = await requireFingerprintText(database.databases.asUser(null), world.districtId, slug, version.number);
    expect(createHash("sha256").update(text, "utf8").digest("hex")).toBe(version.sha256);
    expect(JSON.parse(text)).toEqual({ content: version.content, living: {} });
  });

  it("stays as it was for versions made before data were kept with them, and they say so", async () => {
    const { documentId, slug } = await section();
    await database.sql`
      insert into public.document_versions (document_id, number, label, phase, is_public, schema_version, epoch, seq, state, content, sha256)
      select ${documentId}, 1, 'Di prima', 'redazione', true, 1, 1, 0, ''::bytea, d.content, encode(sha256(convert_to(d.content::text, 'UTF8')), 'hex') from public.documents d where d.id = ${documentId}`;
    const db = database.databases.asUser(null);
    const { versions } = await requireSectionVersions(db, world.districtId, slug);
    expect(versions).toMatchObject([{ hashForm: 1 }]);
    const text = await requireFingerprintText(db, world.districtId, slug, 1);
    expect(createHash("sha256").update(text, "utf8").digest("hex")).toBe(versions[0]?.sha256);
  });
});

describe("[COED-64] who wrote the new words", () => {
  it("is told from the log by body, for each block, and never by person", async () => {
    const { sectionId, documentId, slug } = await section();
    await world.people.office.db.rpc("set_section_editor", { section_id: sectionId, organisation_id: world.organisationId, allowed: true });
    const [office, facilitator, delegate] = [await open(world.people.office, documentId), await open(world.people.facilitator, documentId), await open(world.people.delegate, documentId)];
    const write = async (client: Client, index: number, words: string) => {
      textOf(client.doc, index).insert(0, words);
      await client.when((state) => state.status === "saved" && state.unsaved === 0);
    };
    await write(office, 1, "Prima della versione. ");
    const first = await filled(await name(world.people.office, documentId, "Prima"));
    await write(delegate, 0, "Dalla cooperativa. ");
    await write(facilitator, 1, "Dalla facilitazione. ");
    await delegate.when((_, text) => text.includes("Dalla facilitazione."));
    await write(delegate, 1, "E ancora. ");
    const second = await filled(await name(world.people.office, documentId, "Seconda"));
    const db = world.people.office.db;
    const page = await requireSectionVersions(db, world.districtId, slug);
    const comparison = await loadComparison({ db, coediting: server.coediting, districtId: world.districtId, page, sides: inOrder(second.number, first.number), isWhole: true });
    if (comparison.state !== "ready") throw new Error("not ready");
    const bodies = comparison.rows.map((row) => (row.kind === "block" ? row.bodies.map(({ capacity, label }) => label ?? capacity).sort() : []));
    expect(bodies).toEqual([["Cooperativa Prova"], ["Cooperativa Prova", "facilitator"], [], []]);
    expect(comparison.summary).toMatchObject({ changed: 2, added: 0, removed: 0, wordsAdded: 6 });
    expect(JSON.stringify(comparison)).not.toContain(world.people.delegate.id);
  });
});

describe("[COED-65] restoring forward", () => {
  it("loses nothing that is typed meanwhile and after, and keeps anchors, authors and the text of before", async () => {
    const { documentId } = await section();
    const [office, facilitator] = [await open(world.people.office, documentId), await open(world.people.facilitator, documentId)];
    const version = await filled(await name(world.people.office, documentId, "Da riprendere"));
    const untouched = textOf(office.doc, 3)._start?.id;
    office.doc.transact(() => {
      const fragment = office.doc.getXmlFragment(DOCUMENT_FIELD);
      textOf(office.doc, 1).insert(7, " e cambiato");
      fragment.delete(2, 1);
      const added = new Y.XmlElement("paragraph");
      added.setAttribute("id", "e");
      fragment.insert(3, [added]);
      added.insert(0, [new Y.XmlText("Aggiunto dopo.")]);
    });
    await office.when((state) => state.status === "saved" && state.unsaved === 0);
    await facilitator.when((_, text) => text.includes("Aggiunto dopo."));
    const anchor = anchorAt(office.doc, { from: 9, to: 16 });
    if (!anchor) throw new Error("no anchor");
    expect(anchor.quote).toBe("Secondo");

    // In blocks that are in both texts: what is typed into a block while it is taken away goes with it, as when a colleague deletes it.
    const typed: string[] = [];
    let isTyping = true;
    const typing = [office, facilitator].map(async (client, writer) => {
      for (let word = 0; isTyping || word < 10; word += 1) {
        const token = `<${writer}:${word}>`;
        typed.push(token);
        textOf(client.doc, writer).insert(0, token);
        await client.when((state) => state.unsaved < 2);
      }
    });
    const seqs: number[] = [];
    const coediting = { change: async (...args: Parameters<typeof server.coediting.change>) => seqs.push(await server.coediting.change(...args)) };
    await restoreVersion(coediting, authorOf(world.people.office), documentId, { id: version.id, content: parseContent(version.content) }, "Si torna alla prima stesura.");
    isTyping = false;
    await Promise.all(typing);
    await Promise.all([office, facilitator].map((client) => client.when((state) => state.status === "saved" && state.unsaved === 0)));
    await server.coediting.settle(documentId);
    const [stored] = await database.sql<{ content: unknown }[]>`select content from public.documents where id = ${documentId}`;
    const last = plainText(parseContent(stored?.content));
    await Promise.all([office, facilitator].map((client) => client.when(() => stable(readContent(client.doc).content) === stable(parseContent(stored?.content)))));
    expect(facilitator.text()).toBe(office.text());

    const [restoredAt = 0] = seqs;
    const [kept] = (await versionsOf(documentId)).filter(({ kind }) => kind === "restore");
    const before = plainText(parseContent((await filled(kept?.id ?? "")).content));
    expect(Number(kept?.seq)).toBeLessThan(restoredAt);
    expect(before).toContain("Aggiunto dopo.");
    for (const token of typed) expect(before.includes(token) || last.includes(token), token).toBe(true);
    expect(last).not.toContain("Aggiunto dopo.");
    expect(last).toContain("Terzo, che va via.");
    expect(last).toContain("Secondo paragrafo.");
    // What was the same is the same to Yjs too: who wrote it and what hangs on it stay.
    const place = resolveAnchor(office.doc, anchor);
    expect(place && anchorAt(office.doc, place)?.quote).toBe("Secondo");
    const fourth = textOf(office.doc, 3);
    const ids: unknown[] = [];
    for (let item = fourth._start; item !== null; item = item.right) ids.push(item.id);
    expect(ids).toContainEqual(untouched);
    const [audit] = await database.sql<{ detail: Record<string, unknown> }[]>`select detail from private.audit_events where act = 'restore_document_version' and subject_id = ${version.id}`;
    expect(audit?.detail).toMatchObject({ number: version.number, reason: "Si torna alla prima stesura.", kept: kept?.number });
  }, 30_000);

  it("is undone by restoring the text of before", async () => {
    const { documentId } = await section([p("a", "Com’era."), { type: "bulletList", attrs: { id: "l" }, content: ["uno", "due", "tre"].map((word) => ({ type: "listItem", content: [p(`l-${word}`, word)] })) }]);
    const office = await open(world.people.office, documentId);
    const first = await filled(await name(world.people.office, documentId, "Com'era"));
    textOf(office.doc, 0).insert(0, "Non è più ");
    const list = office.doc.getXmlFragment(DOCUMENT_FIELD).get(1);
    if (list instanceof Y.XmlElement) list.delete(1, 1);
    await office.when((state) => state.status === "saved" && state.unsaved === 0);
    const restore = (version: VersionRow) => restoreVersion(server.coediting, authorOf(world.people.office), documentId, { id: version.id, content: parseContent(version.content) }, "Prova di ritorno.");
    await restore(first);
    await expect(restore(first)).rejects.toMatchObject({ code: "version_same" });
    const [, kept] = await versionsOf(documentId);
    const back = await filled(kept?.id ?? "");
    expect(plainText(parseContent(back.content))).toBe("Non è più Com’era.\nuno\ntre");
    await restore(back);
    await office.when((_, text) => text.includes("Non è più") && !text.includes("due"));
  });

  it("is the office's alone, and not of a text that is closed", async () => {
    const { sectionId, documentId } = await section();
    await world.people.office.db.rpc("set_section_editor", { section_id: sectionId, organisation_id: world.organisationId, allowed: true });
    const version = await filled(await name(world.people.office, documentId, "Da riprendere"));
    const office = await open(world.people.office, documentId);
    office.type(" Altro.");
    await office.when((state) => state.status === "saved" && state.unsaved === 0);
    const attempt = (person: Person, reason = "Motivo valido.") => restoreVersion(server.coediting, authorOf(person), documentId, { id: version.id, content: parseContent(version.content) }, reason);
    for (const person of [world.people.facilitator, world.people.delegate, world.people.citizen, world.people.stranger, world.people.mayor, world.people.otherOffice, world.people.administrator]) {
      await expect(attempt(person)).rejects.toMatchObject({ name: "AppError" });
    }
    await expect(attempt(world.people.office, "  ")).rejects.toMatchObject({ code: "text_empty" });
    await world.people.office.db.rpc("lock_document", { document_id: documentId, locked: true });
    await expect(attempt(world.people.office)).rejects.toMatchObject({ code: "document_locked" });
    expect(await versionsOf(documentId)).toHaveLength(1);
    expect(office.text()).toContain("Altro.");
  });
});

describe("[COED-66] versions that are not public", () => {
  it("are for who takes part in the text at any time, also while it is in consultation", async () => {
    const { sectionId, documentId, slug } = await section();
    await filled(await name(world.people.office, documentId, "Non pubblica"));
    await setPhase(database, world.cycleId, "consultazione");
    await database.sql`update public.plan_sections set state = 'consultation' where id = ${sectionId}`;
    const sees = async (person: Person | null) => {
      const db = person?.db ?? database.databases.asUser(null);
      const { versions } = await requireSectionVersions(db, world.districtId, slug);
      const asked = { district_id: world.districtId, slug };
      const answers = await Promise.all([db.rpc("section_version", { ...asked, number: 1 }), db.rpc("version_fingerprint", { ...asked, number: 1 }), db.rpc("section_comparison", { ...asked, before: 1 })]);
      return { listed: versions.length > 0, read: answers.map(({ data }) => data !== null) };
    };
    const { officeHead, office, facilitator, mayor, citizen, stranger, delegate, otherOffice, administrator } = world.people;
    for (const person of [officeHead, office, facilitator, mayor]) expect(await sees(person)).toEqual({ listed: true, read: [true, true, true] });
    for (const person of [citizen, stranger, delegate, otherOffice, administrator, null]) expect(await sees(person)).toEqual({ listed: false, read: [false, false, false] });
    await setPhase(database, world.cycleId, "redazione");
  });

  it("[COED-67] become public by the office alone, under a name, for good", async () => {
    const { documentId, slug } = await section();
    const version = await filled(await name(world.people.office, documentId, "Interna"));
    const publish = async (person: Person, label = "Bozza per la consultazione") => (await person.db.rpc("publish_document_version", { version_id: version.id, label })).error?.message ?? "done";
    const { facilitator, delegate, citizen, mayor, otherOffice, administrator, office } = world.people;
    for (const person of [facilitator, delegate, citizen, mayor, otherOffice, administrator]) expect(await publish(person)).not.toBe("done");
    expect(await publish(office, "ab")).toBe("text_empty");
    expect(await publish(office)).toBe("done");
    expect(await publish(office)).toBe("done");
    expect(await publish(office, "Altro nome")).toBe("page_stale");
    const client = await open(office, documentId);
    client.type(" Dopo la pubblicazione.");
    await client.when((state) => state.status === "saved" && state.unsaved === 0);
    const db = database.databases.asUser(null);
    expect(await requireSectionVersions(db, world.districtId, slug)).toMatchObject({ today: null, versions: [{ label: "Bozza per la consultazione", sha256: version.sha256 }] });
    expect(await requireFingerprintText(db, world.districtId, slug, version.number)).not.toContain("Dopo la pubblicazione");
    await expect(requireFingerprintText(db, world.districtId, slug, 99)).rejects.toMatchObject({ code: "not_found" });
  });
});
