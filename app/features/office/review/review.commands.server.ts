import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import { type DraftForm, type PublishForm, PublishedSchema, type ReviewForm, SavedDraftSchema, SavedReviewSchema, type Weights } from "./review.schema.ts";

/** Saves a review as typed so far; 409 draft_changed when a colleague saved meanwhile. */
export async function saveReview(db: Db, { proposalId, revision, ...review }: ReviewForm) {
  return SavedReviewSchema.parse(unwrap(await db.rpc("save_proposal_review", { proposal_id: proposalId, expected_revision: revision, review })));
}

/** [DESK-06] Saves the answer as prepared so far; nobody is told. */
export async function saveOutcomeDraft(db: Db, { proposalId, revision, ...draft }: DraftForm) {
  return SavedDraftSchema.parse(unwrap(await db.rpc("save_outcome_draft", { proposal_id: proposalId, expected_revision: revision, draft })));
}

/** [DESK-07] Publishes the chosen answers together, all or none; says which can't go and why. */
export async function publishOutcomes(db: Db, districtId: string, { chosen }: PublishForm) {
  return PublishedSchema.parse(unwrap(await db.rpc("publish_outcomes", { district_id: districtId, chosen })));
}

/** How much each criterion counts. Head of the office only. */
export async function setReviewWeights(db: Db, districtId: string, weights: Weights): Promise<void> {
  unwrap(await db.rpc("set_review_weights", { district_id: districtId, ...weights }));
}
