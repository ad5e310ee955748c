import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { OutcomeFormPageSchema, type OutcomeFormPage, type ProposalPage, ProposalPageSchema } from "./thread.schema.ts";

/** A proposal's page with its thread, in one call; 404 when there is none that the person may read. */
export async function requireProposalPage(db: Db, districtId: string, number: string): Promise<ProposalPage> {
  const page = ProposalPageSchema.nullable().parse(unwrap(await db.rpc("proposal_page", { district_id: districtId, number: number.toUpperCase().slice(0, 30) })));
  if (page === null) throw new AppError("not_found");
  return page;
}

/** What the office needs to close a proposal. `reason` is counted on other outcomes of the district. */
export async function requireOutcomeForm(db: Db, districtId: string, number: string, wanted: { sectionId: string | null; reason: string }): Promise<OutcomeFormPage> {
  const page = await db.rpc("outcome_form", {
    district_id: districtId,
    number,
    reason: wanted.reason,
    ...(wanted.sectionId === null ? {} : { section_id: wanted.sectionId }),
  });
  return OutcomeFormPageSchema.parse(unwrap(page));
}
