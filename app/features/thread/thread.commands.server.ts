import { MovedProposalSchema } from "#app/features/proposals/proposals.schema.ts";
import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import type { OutcomeInput } from "./thread.schema.ts";

/** The office takes a public proposal into review. */
export async function startReview(db: Db, input: { proposalId: string; revision: number }) {
  return MovedProposalSchema.parse(unwrap(await db.rpc("start_proposal_review", { proposal_id: input.proposalId, expected_revision: input.revision })));
}

/** The office gives a proposal its outcome: public, final, told to who proposed. */
export async function closeProposal(db: Db, input: OutcomeInput) {
  const isAccepted = input.kind === "accepted" || input.kind === "accepted_in_part";
  const closed = await db.rpc("close_proposal", {
    proposal_id: input.proposalId,
    kind: input.kind,
    reason: input.reason,
    expected_revision: input.revision,
    ...(isAccepted && input.sectionId !== null && input.blockId !== null ? { section_id: input.sectionId, block_id: input.blockId } : {}),
  });
  return MovedProposalSchema.parse(unwrap(closed));
}
