import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";

/** Offers to merge one's own draft into a public proposal, or takes the offer back. The office reads it at screening. */
export async function askMerge(db: Db, proposalId: string, { intoId, wanted }: { intoId: string; wanted: boolean }): Promise<void> {
  unwrap(await db.rpc("ask_proposal_merge", { proposal_id: proposalId, into_id: intoId, wanted }));
}
