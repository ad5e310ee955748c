import type { Fixture } from "#tests/permissions/fixture.ts";
import type { TestDatabase } from "#tests/setup/test-database.ts";

/** A word that stands in everything that is not public: whoever reads it reads too much. */
export const SECRET = "Riservatissimo";

/** Puts the word into drafts, returned and hidden proposals, texts that wait, notes, reviews, prepared answers, needs, withheld versions, reports. */
export async function hideSecrets({ sql }: TestDatabase, fixture: Fixture): Promise<void> {
  const { citizen, office } = fixture.people;
  await sql`update public.proposals set need = ${SECRET} where state in ('draft', 'returned')`;
  const [hidden] = await sql<{ id: string }[]>`
    insert into public.proposals (district_id, cycle_id, tavolo_id, author_id, author_municipality_id, title, need, who, proposal, expected_change, licence_ok, no_personal_data)
    values (${fixture.districtId}, ${fixture.cycleId}, ${fixture.tavoloId}, ${citizen.id}, ${fixture.municipalityId}, ${`${SECRET}: una corsa`}, 'Manca', 'Tutti', 'Fare', 'Meglio', true, true) returning id`;
  const id = hidden?.id ?? "";
  await sql`select private.move_proposal(${id}, 'submitted', 'author')`;
  await sql`select private.move_proposal(${id}, 'admitted', 'office')`;
  await sql`insert into public.proposal_supports (proposal_id, author_id) values (${id}, ${fixture.people.otherCitizen.id})`;
  await sql`select private.hide_proposal(${id}, ${`${SECRET}: racconta la storia di una persona.`})`;
  const proposals = fixture.values["proposals"];
  const open = String(typeof proposals === "object" && proposals !== null ? Reflect.get(proposals, "underReview") : "");
  await sql`insert into private.outcome_drafts (proposal_id, kind, reason) values (${open}, 'deferred', ${SECRET})`;
  await sql`insert into private.desk_notes (proposal_id, author_id, body) values (${open}, ${office.id}, ${SECRET})`;
  await sql`insert into private.proposal_reviews (proposal_id, relevance_text) values (${open}, ${SECRET})`;
  await sql`
    insert into public.proposal_versions (proposal_id, version, content, replaced_as, reason, withheld)
    select ${open}, 1, jsonb_build_object('title', ${SECRET}::text), 'office', 'Il testo nominava una persona precisa.', true`;
  await sql`update public.topics set why = ${SECRET} where moderation <> 'published'`;
  await sql`update public.topic_joins set author_id = ${citizen.id} where author_id = ${fixture.people.otherCitizen.id}`;
  await sql`update public.topic_joins set why = ${SECRET}, moderation = 'waiting'`;
  await sql`update public.proposal_comments set body = ${SECRET} where moderation <> 'published'`;
  await sql`update public.adesione_needs set needs = ${SECRET}`;
  await sql`insert into private.organisation_records (organisation_id, legal_representative) values (${fixture.organisationId}, ${SECRET}) on conflict (organisation_id) do update set legal_representative = excluded.legal_representative`;
  await sql`
    insert into public.moderation_reports (district_id, kind, subject_id, ground, note) values (${fixture.districtId}, 'comment', ${String(fixture.values["public_comment_id"])}, 'off_topic', ${SECRET})`;
  await sql`update private.notices set payload = payload || jsonb_build_object('reason', ${SECRET}::text) where person_id = ${citizen.id}`;
}

/** People who are close to the things and have no right to them. */
export const OUTSIDERS = ["anonymous", "stranger", "otherCitizen", "revokedDelegate", "otherDelegate", "facilitator", "otherFacilitator", "mayor", "otherOffice", "administrator"] as const;
