import { randomUUID } from "node:crypto";
import { addOrganisation, addTavolo, type World } from "#tests/builders/world.ts";
import type { TestDatabase } from "#tests/setup/test-database.ts";

/** One of each thing in the other district, by the argument's name: what nobody of the first district may touch or, unpublished, read. */
export type OtherThings = Record<
  | "district_id" | "cycle_id" | "tavolo_id" | "organisation_id" | "delegation_id" | "municipality_id" | "conference_id" | "event_id" | "paper_id"
  | "proposal_id" | "draft_id" | "session_id" | "item_id" | "attendance_id" | "request_id" | "vote_id" | "section_id" | "document_id",
  string
>;

async function one(rows: PromiseLike<{ id: string }[]>): Promise<string> {
  const [row] = await rows;
  if (!row) throw new Error("no row came back");
  return row.id;
}

type Ids = readonly { id: string }[];

export async function addOtherDistrict(database: TestDatabase, world: World): Promise<OtherThings> {
  const { sql } = database;
  const tavoloId = await addTavolo(database, world.otherCycleId, world.otherDistrictId, "casa", "poverty_inclusion");
  const organisationId = await addOrganisation(database, world.otherDistrictId, "Associazione Altrove", "social_cooperative", world.otherMunicipalityId);
  const delegationId = await one(sql<{ id: string }[]>`
    insert into public.organisation_delegates (organisation_id, kind, email) values (${organisationId}, 'delegate', 'altrove@example.org') returning id`);
  const conferenceId = await one(sql<{ id: string }[]>`select id from public.conferences where cycle_id = ${world.otherCycleId}`);
  const eventId = await one(sql<{ id: string }[]>`
    insert into public.conference_events (conference_id, title, starts_at) values (${conferenceId}, 'Altrove', '2027-05-01T16:00:00Z') returning id`);
  const paperId = await one(sql<{ id: string }[]>`insert into public.conference_documents (conference_id, title) values (${conferenceId}, 'Carta altrove') returning id`);
  const [draftId, proposalId] = await addProposals(database, world, tavoloId);
  return {
    district_id: world.otherDistrictId, cycle_id: world.otherCycleId, tavolo_id: tavoloId, organisation_id: organisationId, delegation_id: delegationId,
    municipality_id: world.otherMunicipalityId, conference_id: conferenceId, event_id: eventId, paper_id: paperId, draft_id: draftId, proposal_id: proposalId,
    ...(await addSession(database, world, { tavoloId, organisationId, proposalId })), ...(await addSection(database, world)),
  };
}

async function addProposals({ sql }: TestDatabase, world: World, tavoloId: string): Promise<[string, string]> {
  const add = () => one(sql<{ id: string }[]>`
    insert into public.proposals (district_id, cycle_id, tavolo_id, author_id, author_municipality_id, title, need, who, proposal, expected_change, licence_ok, no_personal_data)
    values (${world.otherDistrictId}, ${world.otherCycleId}, ${tavoloId}, ${world.people.otherOffice.id}, ${world.otherMunicipalityId}, 'Altrove', 'Manca', 'Tutti', 'Fare', 'Meglio', true, true)
    returning id`);
  const [draft, admitted] = [await add(), await add()];
  await sql`select private.move_proposal(${admitted}, 'submitted', 'author')`;
  await sql`select private.move_proposal(${admitted}, 'admitted', 'office')`;
  return [draft, admitted];
}

type Called = { tavoloId: string; organisationId: string; proposalId: string };

async function addSession({ sql }: TestDatabase, world: World, { tavoloId, organisationId, proposalId }: Called) {
  return sql.begin(async (tx) => {
    const add = (rows: PromiseLike<Ids>) => rows.then(([row]) => row?.id ?? "");
    const sessionId = await add(tx<{ id: string }[]>`
      insert into public.sessions (tavolo_id, district_id, cycle_id, number, title, starts_at, ends_at, state, started_at, check_in_code, queue_open)
      values (${tavoloId}, ${world.otherDistrictId}, ${world.otherCycleId}, 1, 'Seduta altrove', now(), now() + interval '2 hours', 'open', now(), 'QRSTUV', true) returning id`);
    const itemId = await add(tx<{ id: string }[]>`insert into public.agenda_items (session_id, position, title, proposal_id) values (${sessionId}, 1, 'Punto', ${proposalId}) returning id`);
    await tx`update public.sessions set current_item_id = ${itemId}, item_started_at = now() where id = ${sessionId}`;
    const attendanceId = await add(tx<{ id: string }[]>`
      insert into public.attendances (session_id, badge, person_id, organisation_id, mode)
      values (${sessionId}, 1, ${world.people.otherOffice.id}, ${organisationId}, 'presence') returning id`);
    const requestId = await add(tx<{ id: string }[]>`
      insert into public.speaking_requests (session_id, attendance_id, agenda_item_id, kind) values (${sessionId}, ${attendanceId}, ${itemId}, 'intervention') returning id`);
    const voteId = await add(tx<{ id: string }[]>`
      insert into public.votes (district_id, number, session_id, agenda_item_id, proposal_id, question, majority_base, majority, quorum_percent, citizens_vote, eligible, present)
      values (${world.otherDistrictId}, 1, ${sessionId}, ${itemId}, ${proposalId}, 'Altrove?', 'yes_no', 'more_than_half', 0, false, 1, 1) returning id`);
    await tx`insert into public.vote_electors (vote_id, organisation_id, category, was_present) values (${voteId}, ${organisationId}, 'social_cooperative', true)`;
    return { session_id: sessionId, item_id: itemId, attendance_id: attendanceId, request_id: requestId, vote_id: voteId };
  });
}

async function addSection({ sql }: TestDatabase, world: World) {
  return sql.begin(async (tx) => {
    const [sectionId, documentId] = [randomUUID(), randomUUID()];
    await tx`
      insert into public.plan_sections (id, cycle_id, district_id, outline_id, slug, number, title, position, document_id)
      values (${sectionId}, ${world.otherCycleId}, ${world.otherDistrictId}, 'preface', 'premessa', '1', 'Premessa', 1, ${documentId})`;
    await tx`insert into public.documents (id, district_id, owner_kind, owner_id) values (${documentId}, ${world.otherDistrictId}, 'section', ${sectionId})`;
    return { section_id: sectionId, document_id: documentId };
  });
}
