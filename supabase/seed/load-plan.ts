import { encodeInitialState } from "#app/features/documents/document-content.rules.ts";
import { ANGLONA_FINANCIAL_LINES, ANGLONA_STATED } from "./content/municipalities.ts";
import { PROPOSALS } from "./content/proposals.ts";
import type { DistrictKey } from "./content/types.ts";
import { plusMinutes } from "./demo-clock.ts";
import { DISTRICT_KEYS } from "./load-districts.ts";
import type { Loading } from "./loading.ts";
import { blockIdOf, contentLength, passageOf, sectionContent, sectionOf } from "./plan-blocks.ts";
import { outlineOf } from "./plan-outline.ts";

const ANGLONA = "anglona-coros-figulinas" satisfies DistrictKey;
const DRAFT_LABEL = "Bozza per la consultazione";

export async function loadPlans(loading: Loading): Promise<void> {
  const numbers = await proposalNumbers(loading);
  for (const district of DISTRICT_KEYS) await loadSections(loading, district, numbers);
  await loadPassages(loading);
  await loadEditors(loading);
  await loadVersions(loading);
  await loadFinance(loading);
}

async function proposalNumbers({ tx, id }: Loading): Promise<(proposalKey: string) => string> {
  const rows = await tx<{ id: string; number: string }[]>`select id, number from public.proposals where number is not null`;
  const numbers = new Map(rows.map((row) => [row.id, row.number]));
  return (proposalKey) => numbers.get(id("proposal", proposalKey)) ?? "";
}

/** Anglona's whole draft is open to everybody's reading; of Area Ovest's, what is begun. */
async function loadSections({ tx, id, clock }: Loading, district: DistrictKey, numberOf: (proposalKey: string) => string): Promise<void> {
  const sections = outlineOf(district);
  const writtenAt = clock.at(district === ANGLONA ? -15 : -9, "17:00");
  await tx`insert into public.documents ${tx(sections.map((section) => {
    const content = sectionContent(section.blocks, numberOf);
    return {
      id: id("document", `${district} ${section.key}`), district_id: id("district", district), owner_kind: "section",
      owner_id: id("section", `${district} ${section.key}`), content: json(tx, content), content_length: contentLength(content), updated_at: writtenAt,
    };
  }))}`;
  await tx`insert into public.plan_sections ${tx(sections.map((section, index) => ({
    id: id("section", `${district} ${section.key}`), cycle_id: id("cycle", district), district_id: id("district", district),
    outline_id: section.outlineId, slug: section.slug, number: section.number, title: section.title, position: index + 1,
    parent_id: section.parentKey === null ? null : id("section", `${district} ${section.parentKey}`),
    document_id: id("document", `${district} ${section.key}`), state: section.blocks.length > 0 ? "consultation" : "draft", updated_at: writtenAt,
  })))}`;
}

async function loadPassages({ tx, id, clock }: Loading): Promise<void> {
  const rows = PROPOSALS.flatMap((seed, index) => {
    const section = sectionOf(seed);
    return section && seed.outcome ? [{
      section_id: id("section", `${seed.district} ${section.key}`), proposal_id: id("proposal", seed.key), block_id: blockIdOf(seed.key),
      quote: passageOf(seed), created_at: plusMinutes(clock.at(-seed.outcome.daysAgo - 1, "16:00"), index),
    }] : [];
  });
  await tx`insert into public.section_passages ${tx(rows)}`;
}

/** The cooperative of «Entra come…» writes one section together with the office. */
async function loadEditors({ tx, id }: Loading): Promise<void> {
  await tx`insert into public.plan_section_editors ${tx({
    section_id: id("section", "area-ovest intervention_areas:elderly"), organisation_id: id("organisation", "ao-org-coop-oras"),
  })}`;
}

/** The frozen text on which Anglona's consultation began. */
async function loadVersions({ tx, id, clock }: Loading): Promise<void> {
  const documents = await tx<{ id: string; content: Parameters<typeof encodeInitialState>[0] }[]>`
    select d.id, d.content from public.documents d where d.district_id = ${id("district", ANGLONA)}`;
  await tx`insert into public.document_versions ${tx(documents.map((document) => ({
    document_id: document.id, number: 1, label: DRAFT_LABEL, phase: "consultazione", is_public: true, schema_version: 1, epoch: 1, seq: 0,
    state: Buffer.from(encodeInitialState(document.content)), content: json(tx, document.content), sha256: "0".repeat(64),
    created_by: id("person", "an-office-head"), created_at: clock.at(-14, "09:00"),
  })))}`;
  await tx`update public.document_versions set sha256 = encode(sha256(convert_to(content::text, 'UTF8')), 'hex')`;
}

async function loadFinance({ tx, id }: Loading): Promise<void> {
  const of = { cycle_id: id("cycle", ANGLONA), district_id: id("district", ANGLONA) };
  await tx`insert into public.financial_lines ${tx(ANGLONA_FINANCIAL_LINES.map((line, index) => ({
    ...of, position: index + 1, name: line.name, recipients: line.recipients, amount_cents: line.amountCents, heading: line.heading, staff: line.staff,
  })))}`;
  await tx`insert into public.stated_totals ${tx({ ...of, amount_cents: ANGLONA_STATED.amountCents, recipients: ANGLONA_STATED.recipients, wording: ANGLONA_STATED.wording })}`;
}

/** Content as a jsonb parameter: its type is open, and everything in it is plain JSON. */
function json(tx: Loading["tx"], content: object) {
  return tx.json(JSON.parse(JSON.stringify(content)));
}
