import type { SimilarHit } from "#app/features/topics/similar.limits.ts";
import { similarHits } from "#app/features/topics/topics.limits.ts";
import { SimilarHitsSchema } from "#app/features/topics/topics.schema.ts";
import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import { MergeOffersSchema, type MergeOffer } from "./similar.schema.ts";

/** Public proposals that resemble what somebody writes, best first. */
export async function listSimilarProposals(db: Db, districtId: string, title: string, need: string): Promise<SimilarHit[]> {
  return SimilarHitsSchema.parse(unwrap(await db.rpc("similar_proposals", { district_id: districtId, title, need, max_hits: similarHits })));
}

/** Into what its author offers to merge a proposal; empty for who may not know. */
export async function listMergeOffers(db: Db, proposalId: string): Promise<MergeOffer[]> {
  return MergeOffersSchema.parse(unwrap(await db.rpc("proposal_merge_offers", { proposal_id: proposalId })));
}
