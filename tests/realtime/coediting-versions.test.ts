import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { parseContent, plainText, readContent } from "#app/features/documents/document-content.rules.ts";
import { createTextDocument } from "#app/features/documents/text-document.rules.ts";
import { inOrder, loadComparison } from "#app/features/plan/versions/comparison.server.ts";
import { requireFingerprintText, requireSectionVersions } from "#app/features/plan/versions/versions.queries.server.ts";
import { type Client, serveTestDatabase } from "#tests/realtime/coediting-world.ts";
import { nameVersion, p, saved, textOf, VersionsWorld } from "#tests/realtime/versions-world.ts";

let here: VersionsWorld;

beforeAll(async () => {
  here = await VersionsWorld.create();
});
afterEach(() => here.closeClients());
afterAll(() => here.close());

describe("[COED-61] a version is a place in the log", () => {
  it("names exactly that text while people type without a pause", async () => {
    const { documentId } = await here.section();
    const start = await here.template(documentId);
    const writers = [await here.open(here.world.people.office, documentId), await here.open(here.world.people.facilitator, documentId)];
    let isTyping = true;
    const typing = writers.map(async (client, index) => {
      for (let word = 0; isTyping; word += 1) {
        textOf(client.doc, index).insert(0, `${word} `);
        await client.when((state) => state.unsaved < 3);
      }
    });
    const made: string[] = [];
    for (const label of ["Prima", "Seconda", "Terza", "Quarta"]) made.push(await nameVersion(here.world.people.office, documentId, label));
    isTyping = false;
    await Promise.all(typing);
    for (const id of made) {
      const version = await here.filled(id);
      expect(version.content).toEqual(await here.rebuilt(documentId, start, Number(version.seq)));
      const doc = createTextDocument();
      Y.applyUpdate(doc, version.state ?? new Uint8Array());
      expect(readContent(doc).content).toEqual(version.content);
    }
  }, 30_000);

  it("is made after a crash too: what was only marked waits in the database for the next start", async () => {
    const { documentId } = await here.section();
    const start = await here.template(documentId);
    const client = await here.open(here.world.people.office, documentId);
    client.type(" Scritto prima.");
    await saved(client);
    client.close();
    await here.server.close();
    // Nobody runs who could make it.
    await here.database.sql`delete from private.document_snapshots where document_id = ${documentId} and upto_seq > 0`;
    const id = await nameVersion(here.world.people.office, documentId, "Durante il guasto");
    const [marked] = await here.versionsOf(documentId);
    expect(marked).toMatchObject({ content: null, state: null, sha256: null });
    here.server = await serveTestDatabase(here.database);
    const version = await here.filled(id);
    expect(version.content).toEqual(await here.rebuilt(documentId, start, Number(version.seq)));
    expect(JSON.stringify(version.content)).toContain("Scritto prima.");
  });

  it("is made of a text that nobody has opened yet", async () => {
    const { documentId } = await here.section();
    const version = await here.filled(await nameVersion(here.world.people.office, documentId, "Mai aperta"));
    expect(plainText(parseContent(version.content))).toContain("Secondo paragrafo.");
  });
});

describe("[COED-60] versions kept by themselves", () => {
  it("keeps every written text before a phase ends, and no other", async () => {
    const [written, unwritten, named] = [await here.section(), await here.section(), await here.section()];
    const change = async (documentId: string) => {
      const client = await here.open(here.world.people.office, documentId);
      client.type(" Nuovo.");
      await saved(client);
    };
    await change(written.documentId);
    await change(named.documentId);
    await nameVersion(here.world.people.office, named.documentId, "Già fissata");
    const move = async (phase: string) => {
      const [cycle] = await here.database.sql<{ revision: string }[]>`select revision from public.planning_cycles where id = ${here.world.cycleId}`;
      const { error } = await here.world.people.officeHead.db.rpc("change_phase", { cycle_id: here.world.cycleId, phase, expected_revision: Number(cycle?.revision) });
      expect(error).toBeNull();
    };
    await move("consultazione");
    const kept = await here.versionsOf(written.documentId);
    expect(kept).toMatchObject([{ kind: "phase", label: "consultazione" }]);
    expect(JSON.stringify((await here.filled(kept[0]?.id ?? "")).content)).toContain("Nuovo.");
    expect(await here.versionsOf(unwritten.documentId)).toHaveLength(0);
    expect(await here.versionsOf(named.documentId)).toHaveLength(1);
    await move("redazione");
    expect(await here.versionsOf(written.documentId)).toHaveLength(1);
  });

  it("the office's name goes to the version that was kept at the same place, for what it was kept; others' names do not", async () => {
    const { sectionId, documentId } = await here.section();
    const { office, facilitator } = here.world.people;
    await here.database.sql`update public.plan_sections set state = 'consultation' where id = ${sectionId}`;
    await nameVersion(facilitator, documentId, "Per la facilitazione");
    expect(await here.versionsOf(documentId)).toMatchObject([{ kind: "state" }, { kind: "named" }]);
    await here.database.sql`update public.plan_sections set state = 'draft' where id = ${sectionId}`;
    const client = await here.open(office, documentId);
    client.type(" Ancora.");
    await saved(client);
    await here.database.sql`update public.plan_sections set state = 'consultation' where id = ${sectionId}`;
    const draft = await here.filled(await nameVersion(office, documentId, "Bozza per la consultazione", true));
    expect(draft).toMatchObject({ number: 3, kind: "named", label: "Bozza per la consultazione" });
    // Once it has a name by hand, another name is another version.
    await nameVersion(office, documentId, "Un altro nome");
    expect((await here.versionsOf(documentId)).map(({ label }) => label)).toEqual(["consultation", "Per la facilitazione", "Bozza per la consultazione", "Un altro nome"]);
  });

  it("keeps the text on which a consultation begins and the ones called ready and approved, once each", async () => {
    const { sectionId, documentId } = await here.section();
    const become = (state: string) => here.database.sql`update public.plan_sections set state = ${state} where id = ${sectionId}`;
    await become("consultation");
    await become("draft");
    await become("ready");
    expect(await here.versionsOf(documentId)).toMatchObject([{ kind: "state", label: "consultation" }]);
    await become("draft");
    const client = await here.open(here.world.people.office, documentId);
    client.type(" Rivisto.");
    await saved(client);
    await become("approved");
    expect(await here.versionsOf(documentId)).toMatchObject([{}, { kind: "state", label: "approved" }]);
  });
});

describe("[COED-62] the fingerprint", () => {
  it("is of bytes that anybody can download and hash, text and data", async () => {
    const { documentId, slug } = await here.section();
    const version = await here.filled(await nameVersion(here.world.people.office, documentId, "Bozza per la consultazione", true));
    const text = await requireFingerprintText(here.database.databases.asUser(null), here.world.districtId, slug, version.number);
    expect(createHash("sha256").update(text, "utf8").digest("hex")).toBe(version.sha256);
    expect(JSON.parse(text)).toEqual({ content: version.content, living: {} });
  });

  it("stays as it was for versions made before data were kept with them, and they say so", async () => {
    const { documentId, slug } = await here.section();
    await here.database.sql`
      insert into public.document_versions (document_id, number, label, phase, is_public, schema_version, epoch, seq, state, content, sha256)
      select ${documentId}, 1, 'Di prima', 'redazione', true, 1, 1, 0, ''::bytea, d.content, encode(sha256(convert_to(d.content::text, 'UTF8')), 'hex') from public.documents d where d.id = ${documentId}`;
    const db = here.database.databases.asUser(null);
    const { versions } = await requireSectionVersions(db, here.world.districtId, slug);
    expect(versions).toMatchObject([{ hashForm: 1 }]);
    const text = await requireFingerprintText(db, here.world.districtId, slug, 1);
    expect(createHash("sha256").update(text, "utf8").digest("hex")).toBe(versions[0]?.sha256);
  });
});

describe("[COED-64] who wrote the new words", () => {
  it("is told from the log by body, for each block, and never by person", async () => {
    const { sectionId, documentId, slug } = await here.section();
    await here.world.people.office.db.rpc("set_section_editor", { section_id: sectionId, organisation_id: here.world.organisationId, allowed: true });
    const [office, facilitator, delegate] = [await here.open(here.world.people.office, documentId), await here.open(here.world.people.facilitator, documentId), await here.open(here.world.people.delegate, documentId)];
    const write = async (client: Client, index: number, words: string) => {
      textOf(client.doc, index).insert(0, words);
      await saved(client);
    };
    await write(office, 1, "Prima della versione. ");
    const first = await here.filled(await nameVersion(here.world.people.office, documentId, "Prima"));
    await write(delegate, 0, "Dalla cooperativa. ");
    await write(facilitator, 1, "Dalla facilitazione. ");
    await delegate.when((_, text) => text.includes("Dalla facilitazione."));
    await write(delegate, 1, "E ancora. ");
    const second = await here.filled(await nameVersion(here.world.people.office, documentId, "Seconda"));
    const db = here.world.people.office.db;
    const page = await requireSectionVersions(db, here.world.districtId, slug);
    const comparison = await loadComparison({ db, coediting: here.server.coediting, districtId: here.world.districtId, page, sides: inOrder(second.number, first.number), isWhole: true });
    if (comparison.state !== "ready") throw new Error("not ready");
    const bodies = comparison.rows.map((row) => (row.kind === "block" ? row.bodies.map(({ capacity, label }) => label ?? capacity).sort() : []));
    expect(bodies).toEqual([["Cooperativa Prova"], ["Cooperativa Prova", "facilitator"], [], []]);
    expect(comparison.summary).toMatchObject({ changed: 2, added: 0, removed: 0, wordsAdded: 6 });
    expect(JSON.stringify(comparison)).not.toContain(here.world.people.delegate.id);
  });

  it("is told within bearable time for the longest text that there may be", async () => {
    const words = (index: number) => Array.from({ length: 60 }, (_, word) => `parola${(index * 7 + word * 13) % 97}`).join(" ");
    const { documentId, slug } = await here.section(Array.from({ length: 540 }, (_, index) => p(`b${index}`, words(index))));
    const office = await here.open(here.world.people.office, documentId);
    const first = await here.filled(await nameVersion(here.world.people.office, documentId, "Lunga"));
    office.doc.transact(() => {
      for (let index = 0; index < 540; index += 3) textOf(office.doc, index).insert(20, " cambiato qui, e ancora");
    });
    await saved(office);
    await here.server.coediting.settle(documentId);
    const db = here.world.people.office.db;
    const page = await requireSectionVersions(db, here.world.districtId, slug);
    const started = performance.now();
    const comparison = await loadComparison({ db, coediting: here.server.coediting, districtId: here.world.districtId, page, sides: [first.number, "oggi"], isWhole: false });
    const took = performance.now() - started;
    expect(comparison).toMatchObject({ state: "ready", summary: { changed: 180 } });
    expect(took, `${Math.round(took)} ms`).toBeLessThan(5_000);
    if (process.env["TEST_LOG"]) process.stdout.write(`compared in ${Math.round(took)} ms\n`);
  }, 30_000);
});
