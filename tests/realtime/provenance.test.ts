import { expect, it } from "vitest";
import { anchorAt } from "#app/features/documents/text-anchor.rules.ts";
import { requireSectionPage } from "#app/features/plan/plan.queries.server.ts";
import { requireTextOrigins } from "#app/features/plan/provenance/provenance.queries.server.ts";
import type { Person } from "#tests/builders/people.ts";
import { numberOf } from "#tests/builders/proposals.ts";
import { createOpenSession, openVoteIn } from "#tests/builders/votes.ts";
import { setPhase } from "#tests/builders/world.ts";
import { coeditingSuite } from "#tests/realtime/coediting-suite.ts";
import type { Client } from "#tests/realtime/coediting-world.ts";

const suite = coeditingSuite();

async function section(options: { state?: string } = {}) {
  const made = await suite.section(options);
  await suite.database.sql`insert into public.plan_section_editors (section_id, organisation_id, way) values (${made.sectionId}, ${suite.world.organisationId}, 'write')`;
  return made;
}

async function open(person: Person, documentId: string): Promise<Client> {
  const client = suite.open(person, documentId);
  await client.when((state) => state.ready && state.status === "saved");
  return client;
}

async function write(client: Client, words: string): Promise<void> {
  client.type(words);
  await client.when((state) => state.status === "saved" && state.unsaved === 0);
}

function anchorOf(client: Client, from: number, to: number) {
  const anchor = anchorAt(client.doc, { from, to });
  if (!anchor) throw new Error("no words there");
  return anchor;
}

async function ask(person: Person, slug: string, anchor: ReturnType<typeof anchorOf>) {
  const page = await requireSectionPage(person.db, suite.world.districtId, slug);
  return requireTextOrigins(person.db, suite.server.coediting, { ...page, anchor });
}

it("[COED-77] some words say which organisation and office wrote them and when, and never who", async () => {
  const { documentId, slug } = await section();
  const office = await open(suite.world.people.office, documentId);
  await write(office, " Ufficio.");
  const delegate = await open(suite.world.people.delegate, documentId);
  await write(delegate, " Delegata.");
  const facilitator = await open(suite.world.people.facilitator, documentId);
  await write(facilitator, " Tavolo.");
  // «Testo iniziale. Ufficio. Delegata. Tavolo.»
  const whole = await ask(suite.world.people.office, slug, anchorOf(facilitator, 1, 43));
  if (whole.kind !== "found") throw new Error("gone");
  expect(whole.parts.map(({ by, organisation, characters }) => [by, organisation, characters])).toEqual([
    ["template", null, 15], ["office", null, 9], ["organisation", "Cooperativa Prova", 10], ["facilitator", null, 8],
  ]);
  expect(whole.parts.at(-1)?.day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  const part = await ask(suite.world.people.mayor, slug, anchorOf(facilitator, 27, 34));
  expect(part).toMatchObject({ parts: [{ by: "organisation", organisation: "Cooperativa Prova", characters: 7 }] });
  for (const { id } of Object.values(suite.world.people)) expect(JSON.stringify(whole)).not.toContain(id);
});

it("[COED-77] what is written afterwards is found too, and a role that changed rewrites nothing", async () => {
  const { documentId, slug } = await section();
  const delegate = await open(suite.world.people.delegate, documentId);
  await write(delegate, " Uno.");
  const anchor = anchorOf(delegate, 16, 21);
  expect(await ask(suite.world.people.office, slug, anchor)).toMatchObject({ parts: [{ organisation: "Cooperativa Prova", characters: 5 }] });
  const facilitator = await open(suite.world.people.facilitator, documentId);
  await write(facilitator, " Due.");
  await suite.database.sql`update public.tavolo_roles set role = 'minute_taker' where person_id = ${suite.world.people.facilitator.id}`;
  try {
    expect(await ask(suite.world.people.office, slug, anchorOf(facilitator, 21, 26))).toMatchObject({ parts: [{ by: "facilitator", characters: 5 }] });
  } finally {
    await suite.database.sql`update public.tavolo_roles set role = 'facilitator' where person_id = ${suite.world.people.facilitator.id}`;
  }
});

it("[COED-77] who may not read the section gets no answer, whatever she names", async () => {
  const { documentId, sectionId, slug } = await section();
  const office = await open(suite.world.people.office, documentId);
  await write(office, " Bozza.");
  const anchor = anchorOf(office, 16, 22);
  for (const person of [suite.world.people.office, suite.world.people.facilitator, suite.world.people.delegate, suite.world.people.mayor]) {
    expect(await ask(person, slug, anchor)).toMatchObject({ kind: "found" });
  }
  for (const person of [suite.world.people.citizen, suite.world.people.otherDelegate, suite.world.people.revokedDelegate, suite.world.people.otherOffice, suite.world.people.administrator, suite.world.people.stranger]) {
    await expect(ask(person, slug, anchor)).rejects.toMatchObject({ code: "not_found" });
    expect((await person.db.rpc("text_origins", { section_id: sectionId, asked: { blocks: ["primo"], numbers: [], seqs: [1] } })).error?.message).toBe("not_found");
  }
  await suite.database.sql`update public.plan_sections set state = 'consultation' where id = ${sectionId}`;
  expect(await ask(suite.world.people.citizen, slug, anchor)).toMatchObject({ kind: "found", parts: [{ by: "office", characters: 6 }] });
});

it("[COED-77] proposals named by the block or by its passage come with the session and the vote", async () => {
  const { documentId, sectionId, slug } = await section();
  await setPhase(suite.database, suite.world.cycleId, "tavoli");
  const session = await createOpenSession(suite.database, suite.world);
  const voteId = await openVoteIn(suite.world, session);
  await suite.world.people.facilitator.db.rpc("close_vote", { vote_id: voteId });
  await setPhase(suite.database, suite.world.cycleId, "redazione");
  const number = await numberOf(suite.database, session.proposalId);
  await suite.database.sql`insert into public.section_passages (section_id, proposal_id, block_id, quote) values (${sectionId}, ${session.proposalId}, 'primo', 'Testo')`;
  const office = await open(suite.world.people.office, documentId);
  await write(office, " Accolto.");
  const [row] = await suite.database.sql<{ seq: number }[]>`select max(seq)::int as seq from private.document_updates where document_id = ${documentId}`;
  await suite.database.sql`
    insert into public.document_suggestions (document_id, district_id, number, kind, anchor, proposed_text, reason, author_id, organisation_id, capacity, status, decided_as, decided_at, accepted_seq, moderation)
    values (${documentId}, ${suite.world.districtId}, 1, 'insert', '{}', 'Accolto.', 'Mancava.', ${suite.world.people.delegate.id}, ${suite.world.organisationId}, 'organisation', 'accepted', 'office', now(), ${row?.seq ?? 0}, 'published')`;
  const answer = await ask(suite.world.people.office, slug, anchorOf(office, 1, 24));
  expect(answer).toMatchObject({
    origins: {
      proposals: [{ number, sessions: [{ number: session.number }], votes: [{ outcome: "no_decision" }] }],
      suggestions: [{ number: 1, organisation: "Cooperativa Prova", reason: "Mancava." }],
    },
  });
  for (const { id } of Object.values(suite.world.people)) expect(JSON.stringify(answer)).not.toContain(id);
  // Words beside it were not brought by the suggestion.
  expect(await ask(suite.world.people.office, slug, anchorOf(office, 1, 6))).toMatchObject({ origins: { suggestions: [] } });
});

it("[COED-77] words that nobody has saved yet have no answer", async () => {
  const { documentId, slug } = await section();
  const office = await open(suite.world.people.office, documentId);
  office.socket.disconnect();
  office.type(" Fuori linea.");
  const anchor = anchorOf(office, 17, 22);
  expect(await ask(suite.world.people.office, slug, anchor)).toEqual({ kind: "gone" });
});
