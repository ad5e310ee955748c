import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { DOCUMENT_LIMITS } from "#app/features/documents/documents.limits.ts";
import { statusLine } from "#app/features/documents/documents.render.ts";
import { anchorAt } from "#app/features/documents/text-anchor.rules.ts";
import { suggestChange } from "#app/features/plan/suggestions/suggestions.commands.server.ts";
import { requireSuggestions } from "#app/features/plan/suggestions/suggestions.queries.server.ts";
import { coeditingSuite } from "#tests/realtime/coediting-suite.ts";
import { type Client, isSaved, storedText, untilState } from "#tests/realtime/coediting-world.ts";

const suite = coeditingSuite();

/** As many windows as may write at once, of three people. */
async function fill(documentId: string): Promise<Client[]> {
  const { officeHead, facilitator, otherFacilitator } = suite.world.people;
  const writers = [officeHead, facilitator, otherFacilitator].flatMap((person) => Array.from({ length: DOCUMENT_LIMITS.editorsPerDocument / 3 }, () => suite.open(person, documentId)));
  await Promise.all(writers.map((client) => untilState(client, (state) => state.right === "write" && isSaved(state))));
  return writers;
}

it("[COED-94] who comes after the sixtieth writer suggests and comments meanwhile, and writes when a place is free", async () => {
  const { sectionId, documentId } = await suite.section();
  const { delegate, office, otherDelegate, mayor } = suite.world.people;
  await suite.database.sql`
    insert into public.plan_section_editors (section_id, organisation_id, way) values (${sectionId}, ${suite.world.organisationId}, 'write'), (${sectionId}, ${suite.world.otherOrganisationId}, 'suggest')`;
  const writers = await fill(documentId);
  const late = suite.open(delegate, documentId);
  expect(await untilState(late, (state) => state.ready)).toMatchObject({ right: "suggest", reason: "document_crowded" });
  expect(statusLine(late.provider.getState()).text).toContain("intanto puoi suggerire e commentare");
  const lateOffice = suite.open(office, documentId);
  expect(await untilState(lateOffice, (state) => state.ready)).toMatchObject({ right: "suggest", reason: "document_crowded" });
  // Whoever may not write is told her own reason, crowd or not.
  expect(await untilState(suite.open(otherDelegate, documentId), (state) => state.ready)).toMatchObject({ right: "suggest", reason: "suggest_only" });
  expect(await untilState(suite.open(mayor, documentId), (state) => state.ready)).toMatchObject({ right: "comment", reason: "comment_only" });

  const anchor = anchorAt(late.doc, { from: 1, to: 6 });
  if (!anchor) throw new Error("no words there");
  const form = { id: randomUUID(), kind: "replace" as const, anchor, words: "", proposed: "Parole", reason: "Si capisce meglio così." };
  await suggestChange(delegate.db, suite.server.coediting, documentId, form);
  expect((await requireSuggestions(office.db, documentId)).items).toMatchObject([{ id: form.id, original: "Testo", status: "open" }]);

  late.type(" Troppo presto.");
  const [first] = writers;
  first?.close();
  await untilState(late, (state) => state.right === "write" && isSaved(state));
  // One place, one more writer: in the order in which they came.
  expect(lateOffice.provider.getState()).toMatchObject({ right: "suggest", reason: "document_crowded" });
  expect(await storedText(suite.database, documentId)).toContain("Troppo presto.");
});

it("[COED-94] a packet of somebody who came too late is refused with the reason, and the log keeps nothing of it", async () => {
  const { documentId } = await suite.section();
  await fill(documentId);
  const late = suite.open(suite.world.people.office, documentId);
  await untilState(late, (state) => state.ready);
  const answer: unknown = await late.socket.timeout(5_000).emitWithAck("document:update", { documentId, update: "AAA=" });
  expect(answer).toEqual({ ok: false, code: "document_crowded" });
  const [row] = await suite.database.sql<{ count: number }[]>`select count(*)::int as count from private.document_updates where document_id = ${documentId}`;
  expect(row?.count).toBe(0);
});
