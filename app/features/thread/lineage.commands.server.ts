import { z } from "zod";
import { MovedProposalSchema } from "#app/features/proposals/proposals.schema.ts";
import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import type { CorrectionFormSchema, MergeFormSchema, UndoFormSchema } from "./lineage.schema.ts";

const MergedSchema = z.object({ number: z.string(), merged: z.array(z.string()) });

/** Lets a proposal, and others named with it, flow into another one. Each author is told. */
export async function mergeProposals(db: Db, districtId: string, number: string, { into, others, reason }: z.infer<typeof MergeFormSchema>) {
  const ids = unwrap(await db.rpc("proposal_ids", { district_id: districtId, numbers: [into, number, ...others] }));
  const [target = "", ...originals] = ids;
  return MergedSchema.parse(unwrap(await db.rpc("merge_proposals", { into_id: target, original_ids: originals, reason })));
}

/** Takes a merge back: the original returns to where it was. */
export async function undoMerge(db: Db, { lineageId, reason }: z.infer<typeof UndoFormSchema>) {
  return MovedProposalSchema.parse(unwrap(await db.rpc("undo_merge", { lineage_id: lineageId, reason })));
}

/** Corrects a published text; the former one stays as a version. */
export async function correctProposal(db: Db, { proposalId, revision, reason, withhold, ...content }: z.infer<typeof CorrectionFormSchema>) {
  return MovedProposalSchema.parse(unwrap(await db.rpc("correct_proposal", { proposal_id: proposalId, expected_revision: revision, content, reason, withhold })));
}
