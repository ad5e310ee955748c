import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { parseContent, plainText, readContent } from "#app/features/documents/document-content.rules.ts";
import { DOCUMENT_FIELD } from "#app/features/documents/documents.limits.ts";
import { anchorAt, resolveAnchor } from "#app/features/documents/text-anchor.rules.ts";
import { stable } from "#app/features/plan/versions/compare.rules.ts";
import { restoreVersion } from "#app/features/plan/versions/versions.commands.server.ts";
import { requireFingerprintText, requireSectionVersions } from "#app/features/plan/versions/versions.queries.server.ts";
import type { Person } from "#tests/builders/people.ts";
import { setPhase } from "#tests/builders/world.ts";
import { authorOf, nameVersion, p, saved, textOf, type VersionRow, VersionsWorld } from "#tests/realtime/versions-world.ts";

let here: VersionsWorld;

beforeAll(async () => {
  here = await VersionsWorld.create();
});
afterEach(() => here.closeClients());
afterAll(() => here.close());

describe("[COED-65] restoring forward", () => {
  it("loses nothing that is typed meanwhile and after, and keeps anchors, authors and the text of before", async () => {
    const { documentId } = await here.section();
    const [office, facilitator] = [await here.open(here.world.people.office, documentId), await here.open(here.world.people.facilitator, documentId)];
    const version = await here.filled(await nameVersion(here.world.people.office, documentId, "Da riprendere"));
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
    await saved(office);
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
    const coediting = { change: async (...args: Parameters<typeof here.server.coediting.change>) => seqs.push(await here.server.coediting.change(...args)) };
    await restoreVersion(coediting, authorOf(here.world.people.office), documentId, { id: version.id, content: parseContent(version.content) }, "Si torna alla prima stesura.");
    isTyping = false;
    await Promise.all(typing);
    await Promise.all([office, facilitator].map(saved));
    await here.server.coediting.settle(documentId);
    const [stored] = await here.database.sql<{ content: unknown }[]>`select content from public.documents where id = ${documentId}`;
    const last = plainText(parseContent(stored?.content));
    await Promise.all([office, facilitator].map((client) => client.when(() => stable(readContent(client.doc).content) === stable(parseContent(stored?.content)))));
    expect(facilitator.text()).toBe(office.text());

    const [restoredAt = 0] = seqs;
    const [kept] = (await here.versionsOf(documentId)).filter(({ kind }) => kind === "restore");
    const before = plainText(parseContent((await here.filled(kept?.id ?? "")).content));
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
    const [audit] = await here.database.sql<{ detail: Record<string, unknown> }[]>`select detail from private.audit_events where act = 'restore_document_version' and subject_id = ${version.id}`;
    expect(audit?.detail).toMatchObject({ number: version.number, reason: "Si torna alla prima stesura.", kept: kept?.number });
  }, 30_000);

  it("is undone by restoring the text of before", async () => {
    const { documentId, slug } = await here.section([p("a", "Com’era."), { type: "bulletList", attrs: { id: "l" }, content: ["uno", "due", "tre"].map((word) => ({ type: "listItem", content: [p(`l-${word}`, word)] })) }]);
    const office = await here.open(here.world.people.office, documentId);
    const first = await here.filled(await nameVersion(here.world.people.office, documentId, "Com'era"));
    textOf(office.doc, 0).insert(0, "Non è più ");
    const list = office.doc.getXmlFragment(DOCUMENT_FIELD).get(1);
    if (list instanceof Y.XmlElement) list.delete(1, 1);
    await saved(office);
    const restore = (version: VersionRow) => restoreVersion(here.server.coediting, authorOf(here.world.people.office), documentId, { id: version.id, content: parseContent(version.content) }, "Prova di ritorno.");
    await restore(first);
    const reasonsSeen = async (person: Person) => (await requireSectionVersions(person.db, here.world.districtId, slug)).versions.map(({ restorations }) => restorations.map(({ reason }) => reason));
    // Beside the version that came back, for whoever may see it; who saw no version sees no reason.
    for (const person of [here.world.people.office, here.world.people.facilitator, here.world.people.mayor]) expect(await reasonsSeen(person)).toEqual([[], ["Prova di ritorno."]]);
    for (const person of [here.world.people.citizen, here.world.people.otherOffice, here.world.people.stranger]) expect(await reasonsSeen(person)).toEqual([]);
    await expect(restore(first)).rejects.toMatchObject({ code: "version_same" });
    const [, kept] = await here.versionsOf(documentId);
    const back = await here.filled(kept?.id ?? "");
    expect(plainText(parseContent(back.content))).toBe("Non è più Com’era.\nuno\ntre");
    await restore(back);
    await office.when((_, text) => text.includes("Non è più") && !text.includes("due"));
  });

  it("is the office's alone, and not of a text that is closed", async () => {
    const { sectionId, documentId } = await here.section();
    await here.world.people.office.db.rpc("set_section_editor", { section_id: sectionId, organisation_id: here.world.organisationId, allowed: true });
    const version = await here.filled(await nameVersion(here.world.people.office, documentId, "Da riprendere"));
    const office = await here.open(here.world.people.office, documentId);
    office.type(" Altro.");
    await saved(office);
    const attempt = (person: Person, reason = "Motivo valido.") => restoreVersion(here.server.coediting, authorOf(person), documentId, { id: version.id, content: parseContent(version.content) }, reason);
    for (const person of [here.world.people.facilitator, here.world.people.delegate, here.world.people.citizen, here.world.people.stranger, here.world.people.mayor, here.world.people.otherOffice, here.world.people.administrator]) {
      await expect(attempt(person)).rejects.toMatchObject({ name: "AppError" });
    }
    await expect(attempt(here.world.people.office, "  ")).rejects.toMatchObject({ code: "text_empty" });
    await here.world.people.office.db.rpc("lock_document", { document_id: documentId, locked: true });
    await expect(attempt(here.world.people.office)).rejects.toMatchObject({ code: "document_locked" });
    expect(await here.versionsOf(documentId)).toHaveLength(1);
    expect(office.text()).toContain("Altro.");
  });
});

describe("[COED-66] versions that are not public", () => {
  it("are for who takes part in the text at any time, also while it is in consultation", async () => {
    const { sectionId, documentId, slug } = await here.section();
    await here.filled(await nameVersion(here.world.people.office, documentId, "Non pubblica"));
    await setPhase(here.database, here.world.cycleId, "consultazione");
    await here.database.sql`update public.plan_sections set state = 'consultation' where id = ${sectionId}`;
    const sees = async (person: Person | null) => {
      const db = person?.db ?? here.database.databases.asUser(null);
      const { versions } = await requireSectionVersions(db, here.world.districtId, slug);
      const asked = { district_id: here.world.districtId, slug };
      const answers = await Promise.all([db.rpc("section_version", { ...asked, number: 1 }), db.rpc("version_fingerprint", { ...asked, number: 1 }), db.rpc("section_comparison", { ...asked, before: 1 })]);
      return { listed: versions.length > 0, read: answers.map(({ data }) => data !== null) };
    };
    const { officeHead, office, facilitator, mayor, citizen, stranger, delegate, otherOffice, administrator } = here.world.people;
    for (const person of [officeHead, office, facilitator, mayor]) expect(await sees(person)).toEqual({ listed: true, read: [true, true, true] });
    for (const person of [citizen, stranger, delegate, otherOffice, administrator, null]) expect(await sees(person)).toEqual({ listed: false, read: [false, false, false] });
    await setPhase(here.database, here.world.cycleId, "redazione");
  });

  it("[COED-67] become public by the office alone, under a name, for good", async () => {
    const { documentId, slug } = await here.section();
    const version = await here.filled(await nameVersion(here.world.people.office, documentId, "Interna"));
    const publish = async (person: Person, label = "Bozza per la consultazione") => (await person.db.rpc("publish_document_version", { version_id: version.id, label })).error?.message ?? "done";
    const { facilitator, delegate, citizen, mayor, otherOffice, administrator, office } = here.world.people;
    for (const person of [facilitator, delegate, citizen, mayor, otherOffice, administrator]) expect(await publish(person)).not.toBe("done");
    expect(await publish(office, "ab")).toBe("text_empty");
    expect(await publish(office)).toBe("done");
    expect(await publish(office)).toBe("done");
    expect(await publish(office, "Altro nome")).toBe("page_stale");
    const client = await here.open(office, documentId);
    client.type(" Dopo la pubblicazione.");
    await saved(client);
    const db = here.database.databases.asUser(null);
    expect(await requireSectionVersions(db, here.world.districtId, slug)).toMatchObject({ today: null, versions: [{ label: "Bozza per la consultazione", sha256: version.sha256 }] });
    expect(await requireFingerprintText(db, here.world.districtId, slug, version.number)).not.toContain("Dopo la pubblicazione");
    await expect(requireFingerprintText(db, here.world.districtId, slug, 99)).rejects.toMatchObject({ code: "not_found" });
  });
});
