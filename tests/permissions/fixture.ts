import { randomUUID } from "node:crypto";
import type { TestDatabase } from "#tests/setup/test-database.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { addLeftBehind } from "#tests/permissions/fixture-left.ts";
import { addSectionComments } from "#tests/permissions/fixture-section-comments.ts";
import { addSuggestion } from "#tests/permissions/fixture-suggestions.ts";
import { addTopics } from "#tests/permissions/fixture-topics.ts";
import { addVersions } from "#tests/permissions/fixture-versions.ts";

/** A world in the middle of everything: one of each thing that a function takes. Values by the argument's name. */
export type Fixture = World & { values: Record<string, unknown> };

const FUTURE = "2027-05-01T16:00:00Z";

type Tx = TestDatabase["sql"];

async function one(rows: PromiseLike<{ id: string }[]>): Promise<string> {
  const [row] = await rows;
  if (!row) throw new Error("the fixture made no row");
  return row.id;
}

export async function createFixture(database: TestDatabase): Promise<Fixture> {
  const world = await createWorld(database, { phase: "tavoli" });
  const { sql } = database;
  await sql`update public.planning_cycles set citizens_vote = true where id = ${world.cycleId}`;
  const proposals = await addProposals(sql, world);
  const session = await addSession(sql, world, proposals.admitted);
  const vote = await addVote(sql, world, session, proposals.admitted);
  const plan = await addPlan(sql, world);
  const sectionComments = await addSectionComments(sql, world, plan.document_id);
  const suggestion = await addSuggestion(sql, world, plan.document_id);
  const versions = await addVersions(sql, plan.document_id);
  const conference = await addConference(sql, world);
  const notice = await addNotice(sql, world);
  const attachmentId = await addAttachment(sql, world, proposals.draft);
  const moderated = await addModerated(sql, world, proposals.admitted);
  const delegation = await one(sql`select id from public.organisation_delegates where organisation_id = ${world.organisationId} and revoked_at is null and kind = 'substitute'`);
  const joining = await addJoining(sql, world);
  const topics = await addTopics(sql, world);
  const participation = await addParticipation(sql, world);
  const left = await addLeftBehind(sql, world);
  const [district] = await sql<{ slug: string }[]>`select slug from public.districts where id = ${world.districtId}`;
  return {
    ...world,
    values: {
      district_id: world.districtId, cycle_id: world.cycleId, tavolo_id: world.tavoloId, organisation_id: world.organisationId,
      municipality_id: world.municipalityId, person_id: world.people.otherCitizen.id, email: world.people.stranger.email,
      delegation_id: delegation, slug: district?.slug ?? "", tavolo_slug: "anziani", code: "ABCDEF", kind: "delegate", role: "observer",
      locale: "it", display_name: "Nome", area: "elderly", category: "social_cooperative", phase: "redazione", expected_revision: 1,
      starts_at: FUTURE, ends_at: "2027-05-01T18:00:00Z", starts_on: "2030-01-01", ends_on: "2032-12-31", act_date: "2026-10-01",
      proposals, ...session, ...vote, ...plan, ...sectionComments, ...suggestion, ...versions, ...conference, ...notice, ...joining, ...topics, ...moderated, ...participation, ...left, attachment_id: attachmentId,
    },
  };
}

async function addProposals(sql: Tx, world: World): Promise<Record<"draft" | "submitted" | "admitted" | "underReview", string>> {
  const add = () => one(sql<{ id: string }[]>`
    insert into public.proposals (district_id, cycle_id, tavolo_id, author_id, author_municipality_id, title, need, who, proposal, expected_change, licence_ok, no_personal_data)
    values (${world.districtId}, ${world.cycleId}, ${world.tavoloId}, ${world.people.citizen.id}, ${world.municipalityId}, 'Una corsa in più', 'Manca il bus', 'Anziani', 'Aggiungere una corsa', 'Più visite', true, true)
    returning id`);
  const move = async (id: string, ...states: string[]) => {
    for (const state of states) await sql`select private.move_proposal(${id}, ${state}, ${state === "submitted" ? "author" : "office"})`;
    return id;
  };
  const draft = await add();
  await sql`insert into public.proposal_municipalities (proposal_id, municipality_id) values (${draft}, ${world.municipalityId})`;
  return {
    draft,
    submitted: await move(await add(), "submitted"),
    admitted: await move(await add(), "submitted", "admitted"),
    underReview: await move(await add(), "submitted", "admitted", "under_review"),
  };
}

async function addSession(sql: Tx, world: World, proposalId: string) {
  return sql.begin(async (tx) => {
    const sessionId = await one(tx<{ id: string }[]>`
      insert into public.sessions (tavolo_id, district_id, cycle_id, number, title, starts_at, ends_at, state, started_at, check_in_code, queue_open)
      values (${world.tavoloId}, ${world.districtId}, ${world.cycleId}, 1, 'Seduta di prova', now(), now() + interval '2 hours', 'open', now(), 'ABCDEF', true) returning id`);
    const itemId = await one(tx<{ id: string }[]>`
      insert into public.agenda_items (session_id, position, title, proposal_id) values (${sessionId}, 1, 'Primo punto', ${proposalId}) returning id`);
    const laterItemId = await one(tx<{ id: string }[]>`insert into public.agenda_items (session_id, position, title) values (${sessionId}, 2, 'Secondo punto') returning id`);
    await tx`update public.sessions set current_item_id = ${itemId}, item_started_at = now() where id = ${sessionId}`;
    const attend = (badge: number, personId: string, organisationId: string | null) => one(tx<{ id: string }[]>`
      insert into public.attendances (session_id, badge, person_id, organisation_id, municipality_id, mode)
      values (${sessionId}, ${badge}, ${personId}, ${organisationId}, ${organisationId ? null : world.municipalityId}, 'presence') returning id`);
    const attendanceId = await attend(1, world.people.delegate.id, world.organisationId);
    await attend(2, world.people.citizen.id, null);
    const requestId = await one(tx<{ id: string }[]>`
      insert into public.speaking_requests (session_id, attendance_id, agenda_item_id, kind) values (${sessionId}, ${attendanceId}, ${itemId}, 'intervention') returning id`);
    return { session_id: sessionId, item_id: itemId, later_item_id: laterItemId, expected_item_id: itemId, attendance_id: attendanceId, request_id: requestId };
  });
}

async function addVote(sql: Tx, world: World, session: { session_id: string; item_id: string }, proposalId: string) {
  const voteId = await one(sql<{ id: string }[]>`
    insert into public.votes (district_id, number, session_id, agenda_item_id, proposal_id, question, majority_base, majority, quorum_percent, citizens_vote, eligible, present)
    values (${world.districtId}, 1, ${session.session_id}, ${session.item_id}, ${proposalId}, 'Siete d''accordo?', 'yes_no', 'more_than_half', 0, true, 2, 1) returning id`);
  await sql`insert into public.vote_electors (vote_id, organisation_id, category, was_present) values (${voteId}, ${world.organisationId}, 'social_cooperative', true)`;
  await sql`insert into public.vote_electors (vote_id, person_id, category, was_present) values (${voteId}, ${world.people.citizen.id}, 'citizen', true)`;
  return { vote_id: voteId };
}

async function addPlan(sql: Tx, world: World) {
  return sql.begin(async (tx) => {
    const [sectionId, documentId] = [randomUUID(), randomUUID()];
    await tx`
      insert into public.plan_sections (id, cycle_id, district_id, outline_id, slug, number, title, position, document_id)
      values (${sectionId}, ${world.cycleId}, ${world.districtId}, 'preface', 'premessa', '1', 'Premessa', 1, ${documentId})`;
    await tx`insert into public.documents (id, district_id, owner_kind, owner_id) values (${documentId}, ${world.districtId}, 'section', ${sectionId})`;
    return { section_id: sectionId, document_id: documentId, block_id: "b1" };
  });
}

async function addConference(sql: Tx, world: World) {
  const conferenceId = await one(sql<{ id: string }[]>`select id from public.conferences where cycle_id = ${world.cycleId}`);
  const eventId = await one(sql<{ id: string }[]>`
    insert into public.conference_events (conference_id, title, starts_at) values (${conferenceId}, 'Apertura', ${FUTURE}) returning id`);
  const paperId = await one(sql<{ id: string }[]>`insert into public.conference_documents (conference_id, title) values (${conferenceId}, 'Avviso') returning id`);
  return { conference_id: conferenceId, event_id: eventId, paper_id: paperId };
}

/** An adesione that waits, an organisation that waits, an invitation for the other citizen by the other organisation, which its delegate looks after. */
async function addJoining(sql: Tx, world: World) {
  const { delegate, otherCitizen, otherDelegate } = world.people;
  const adesioneId = await one(sql<{ id: string }[]>`
    insert into public.adesioni (cycle_id, district_id, kind, organisation_id, person_id, mode)
    values (${world.cycleId}, ${world.districtId}, 'organisation', ${world.organisationId}, ${delegate.id}, 'presence') returning id`);
  await sql`insert into public.adesione_tavoli (adesione_id, tavolo_id) values (${adesioneId}, ${world.tavoloId})`;
  await sql`insert into public.adesione_needs (adesione_id, person_id, needs) values (${adesioneId}, ${delegate.id}, 'Rampa')`;
  const waitingId = await one(sql<{ id: string }[]>`
    insert into public.organisations (district_id, name, category, state) values (${world.districtId}, 'Associazione in attesa', 'volunteer_org', 'waiting') returning id`);
  const invitationId = await one(sql<{ id: string }[]>`
    insert into public.organisation_delegates (organisation_id, kind, email) values (${world.otherOrganisationId}, 'substitute', ${otherCitizen.email}) returning id`);
  await sql`insert into public.organisation_admins (organisation_id, person_id) values (${world.otherOrganisationId}, ${otherDelegate.id})`;
  return { adesione_id: adesioneId, waiting_organisation_id: waitingId, invitation_id: invitationId };
}

/** A notice of the citizen's, and the word with which her mails about tavoli are switched off. */
async function addNotice(sql: Tx, world: World) {
  const personId = world.people.citizen.id;
  await sql`delete from private.notices`;
  const noticeId = await one(sql<{ id: string }[]>`
    insert into private.notices (person_id, kind, district_id, payload) values (${personId}, 'session_convened', ${world.districtId}, '{"title": "Seduta"}') returning id`);
  const [signed] = await sql<{ token: string }[]>`select private.unsubscribe_token(${personId}, 'tavoli') as token`;
  return { notice_id: noticeId, unsubscribe_token: signed?.token ?? "" };
}

/** A file of the citizen's draft, as if it had been stored. */
async function addAttachment(sql: Tx, world: World, proposalId: string): Promise<string> {
  return one(sql<{ id: string }[]>`
    insert into public.attachments (district_id, proposal_id, uploaded_by, state, title, kind, bytes, sha256, stored_at)
    values (${world.districtId}, ${proposalId}, ${world.people.citizen.id}, 'stored', 'Relazione', 'pdf', 100, ${"0".repeat(64)}, now()) returning id`);
}

/** A comment of the citizen's that waits to be read, a public one, and a hidden one whose author asked to look again. */
async function addModerated(sql: Tx, world: World, proposalId: string) {
  const add = (state: string) => one(sql<{ id: string }[]>`
    insert into public.proposal_comments (proposal_id, kind, body, author_id, author_municipality_id, moderation)
    values (${proposalId}, 'note', 'Serve anche il sabato.', ${world.people.citizen.id}, ${world.municipalityId}, ${state}) returning id`);
  const hide = async (comment: string) => one(sql<{ id: string }[]>`
    insert into public.moderation_decisions (district_id, kind, subject_id, decision, ground, reason)
    values (${world.districtId}, 'comment', ${comment}, 'hidden', 'offensive', 'Il testo offende chi organizza.') returning id`);
  const [waiting, shown] = [await add("waiting"), await add("published")];
  const decisionId = await hide(await add("hidden"));
  const appealed = await hide(await add("hidden"));
  const appealId = await one(sql<{ id: string }[]>`
    insert into public.moderation_appeals (decision_id, district_id, author_id, body)
    values (${appealed}, ${world.districtId}, ${world.people.citizen.id}, 'Non volevo offendere nessuno.') returning id`);
  return { waiting_comment_id: waiting, public_comment_id: shown, decision_id: decisionId, appeal_id: appealId };
}

/** Three more public proposals of the other citizen's, AP-2026-0004 to 0006: one takes in the next, the last stands alone. */
async function addParticipation(sql: Tx, world: World) {
  const publish = async () => {
    const id = await one(sql<{ id: string }[]>`
      insert into public.proposals (district_id, cycle_id, tavolo_id, author_id, author_municipality_id, title, need, who, proposal, expected_change, licence_ok, no_personal_data)
      values (${world.districtId}, ${world.cycleId}, ${world.tavoloId}, ${world.people.otherCitizen.id}, ${world.municipalityId}, 'Due corse in più', 'Manca il bus', 'Anziani', 'Aggiungere due corse', 'Più visite', true, true)
      returning id`);
    for (const state of ["submitted", "admitted"]) await sql`select private.move_proposal(${id}, ${state}, ${state === "submitted" ? "author" : "office"})`;
    return id;
  };
  const [taker, original, free] = [await publish(), await publish(), await publish()];
  await sql`select private.merge_proposal(${original}, ${taker}, 'Chiedono la stessa corsa per le stesse frazioni.')`;
  const lineageId = await one(sql<{ id: string }[]>`select id from public.proposal_lineage where parent_id = ${original}`);
  await sql`insert into public.proposal_supports (proposal_id, author_id) values (${original}, ${world.people.citizen.id})`;
  await sql`insert into public.proposal_supports (proposal_id, author_id, organisation_id) values (${original}, ${world.people.otherDelegate.id}, ${world.otherOrganisationId})`;
  await sql`select private.replace_texts(p.id, private.proposal_texts(p) || '{"need": "Manca il bus la sera"}', 'author') from public.proposals p where p.id = ${taker}`;
  return { into_id: taker, original_ids: [free], lineage_id: lineageId, free_proposal_id: free };
}
