import { z } from "zod";
import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";

const ProposalActsSchema = z.array(z.object({ id: z.number(), at: z.string(), act: z.string(), actedAs: z.string(), detail: z.record(z.string(), z.unknown()) }));
export type ProposalAct = z.infer<typeof ProposalActsSchema>[number];

/** [DESK-12] What the office and the tavolo did about one's own proposal, oldest first; null when it is somebody else's. */
export async function listMyProposalActs(db: Db, proposalId: string): Promise<ProposalAct[] | null> {
  return ProposalActsSchema.nullable().parse(unwrap(await db.rpc("my_proposal_audit", { proposal_id: proposalId })));
}
