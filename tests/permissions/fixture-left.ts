import type { TestDatabase } from "#tests/setup/test-database.ts";
import type { World } from "#tests/builders/world.ts";

type Tx = TestDatabase["sql"];

async function one(rows: PromiseLike<{ id: string }[]>): Promise<string> {
  const [row] = await rows;
  if (!row) throw new Error("the fixture made no row");
  return row.id;
}

/**
 * What the revoked delegate wrote for the organisation while she acted for it: it is the organisation's, no longer hers. And what
 * moderation hid: a proposal of the citizen's. Values by the argument's name.
 */
export async function addLeftBehind(sql: Tx, world: World): Promise<Record<string, unknown>> {
  const proposalId = await addReturned(sql, world);
  const attachmentId = await one(sql<{ id: string }[]>`
    insert into public.attachments (district_id, proposal_id, uploaded_by, state, title, kind, bytes, sha256, stored_at)
    values (${world.districtId}, ${proposalId}, ${world.people.revokedDelegate.id}, 'stored', 'Preventivo', 'pdf', 100, ${"1".repeat(64)}, now()) returning id`);
  const [topic, hiddenTopic] = [await addTopic(sql, world, "changes_asked"), await addTopic(sql, world, "hidden")];
  const decisionId = await one(sql<{ id: string }[]>`
    insert into public.moderation_decisions (district_id, kind, subject_id, decision, ground, reason)
    values (${world.districtId}, 'topic', ${hiddenTopic.id}, 'hidden', 'off_topic', 'Il testo non riguarda il piano.') returning id`);
  const hiddenNumber = await addHidden(sql, world);
  return { left_proposal_id: proposalId, left_attachment_id: attachmentId, left_topic_id: topic.id, left_topic_number: topic.number, left_decision_id: decisionId, hidden_number: hiddenNumber };
}

async function addProposal(sql: Tx, world: World, authorId: string, organisationId: string | null): Promise<string> {
  return one(sql<{ id: string }[]>`
    insert into public.proposals (district_id, cycle_id, tavolo_id, author_id, organisation_id, author_municipality_id, title, need, who, proposal, expected_change, licence_ok, no_personal_data)
    values (${world.districtId}, ${world.cycleId}, ${world.tavoloId}, ${authorId}, ${organisationId}, ${organisationId ? null : world.municipalityId}, 'Tre corse in più', 'Manca il bus', 'Anziani',
      'Aggiungere tre corse', 'Più visite', true, true) returning id`);
}

async function addReturned(sql: Tx, world: World): Promise<string> {
  const id = await addProposal(sql, world, world.people.revokedDelegate.id, world.organisationId);
  await sql`select private.move_proposal(${id}, 'submitted', 'delegate', '', ${world.organisationId})`;
  await sql`select private.move_proposal(${id}, 'returned', 'office', 'Manca il numero delle persone che servirebbe.')`;
  return id;
}

async function addTopic(sql: Tx, world: World, moderation: string): Promise<{ id: string; number: string }> {
  const [row] = await sql<{ id: string; number: string }[]>`
    insert into public.topics (district_id, cycle_id, number, title, why, author_id, organisation_id, moderation, moderation_reason)
    values (${world.districtId}, ${world.cycleId}, private.next_topic_number(${world.districtId}, now()), 'Un tema della cooperativa', 'Perché serve',
      ${world.people.revokedDelegate.id}, ${world.organisationId}, ${moderation}, 'Togli il nome della struttura.') returning id, number`;
  if (!row) throw new Error("the fixture made no topic");
  return row;
}

async function addHidden(sql: Tx, world: World): Promise<string> {
  const id = await addProposal(sql, world, world.people.citizen.id, null);
  await sql`select private.move_proposal(${id}, 'submitted', 'author')`;
  await sql`select private.move_proposal(${id}, 'admitted', 'office')`;
  await sql`select private.hide_proposal(${id}, 'Il testo racconta la storia di una persona che si riconosce.')`;
  await sql`delete from private.notices where kind = 'proposal_hidden'`;
  const [row] = await sql<{ number: string }[]>`select number from public.proposals where id = ${id}`;
  return row?.number ?? "";
}
