import type { z } from "zod";
import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { euroCents, wholeNumber } from "./amounts.rules.ts";
import { personalDataByField } from "./free-texts.rules.ts";
import type { ProposalContent } from "./proposals.rules.ts";
import { DraftFormSchema, type MyProposal, MovedProposalSchema, ReceiptSchema, SavedDraftSchema, type ScreenFormSchema } from "./proposals.schema.ts";

type DraftInput = { id: string; cycleId: string; expectedRevision: number; content: ProposalContent };

/**
 * Saves a draft as typed so far; revision 0 begins it, under the id that the form already carries. 409 draft_changed
 * when the text was changed elsewhere meanwhile.
 */
export async function saveDraft(db: Db, { id, cycleId, expectedRevision, content }: DraftInput) {
  const saved = await db.rpc("save_proposal_draft", {
    proposal_id: id,
    cycle_id: cycleId,
    expected_revision: expectedRevision,
    content: storedContent(content),
  });
  return SavedDraftSchema.parse(unwrap(saved));
}

/** The content as SQL keeps it: the further answers apart, numbers as numbers. */
function storedContent(content: ProposalContent) {
  const { evidence, existingServices, ownResources, objectives, partners, indicators, activities, recipientsEstimate, costEstimate, costSource, sociohealth, leps, ...light } = content;
  return {
    ...light,
    municipalityIds: [...light.municipalityIds],
    details: {
      evidence, existingServices, ownResources, costSource, sociohealth,
      objectives: [...objectives], partners: [...partners], indicators: [...indicators], leps: [...leps], activities: activities.map((row) => ({ ...row })),
      recipientsEstimate: wholeNumber(recipientsEstimate) ?? null,
      costEstimateCents: euroCents(costEstimate) ?? null,
    },
  };
}

/**
 * The same from a form that was sent as a whole. A refusal comes back with everything that was typed, also when `open`
 * throws because the login has ended.
 */
export async function saveDraftForm(open: () => Db, draft: { id: string; cycleId: string }, formData: FormData) {
  const parsed = parseForm(DraftFormSchema, formData);
  if (!parsed.ok) return formFailure(parsed);
  const { revision, ...content } = parsed.data;
  return commandResult(formData, async () => saveDraft(open(), { ...draft, expectedRevision: revision, content }));
}

export async function deleteDraft(db: Db, proposalId: string): Promise<void> {
  unwrap(await db.rpc("delete_proposal_draft", { proposal_id: proposalId }));
}

/** Sends a draft or a returned proposal. The answer is the receipt; sending twice gives the same one. */
export async function submitProposal(db: Db, proposal: Pick<MyProposal, "id" | "content">, expectedRevision: number) {
  // SQL refuses the same texts; asked here first, so that the answer names the first field of the form.
  const [field] = Object.keys(personalDataByField(proposal.content));
  if (field !== undefined) throw new AppError("personal_data_found", { field });
  return ReceiptSchema.parse(unwrap(await db.rpc("submit_proposal", { proposal_id: proposal.id, expected_revision: expectedRevision })));
}

/** The office admits a proposal, or returns it with a reason. The author is told by mail. */
export async function screenProposal(db: Db, input: z.infer<typeof ScreenFormSchema>) {
  const moved = await db.rpc("screen_proposal", {
    proposal_id: input.proposalId,
    decision: input.decision,
    expected_revision: input.revision,
    reason: input.reason,
    ...(input.tavoloId === null ? {} : { tavolo_id: input.tavoloId }),
  });
  return MovedProposalSchema.parse(unwrap(moved));
}
