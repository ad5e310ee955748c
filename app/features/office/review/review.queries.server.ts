import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import { type PreparedAnswer, PublicationSchema, type ReviewPage, ReviewPageSchema, type Weights, WeightsSchema } from "./review.schema.ts";

/** All that the office needs to work on one sent proposal, in one call; 404 for anybody else and for what was not sent. */
export async function requireReviewPage(db: Db, districtId: string, number: string): Promise<ReviewPage> {
  return ReviewPageSchema.parse(unwrap(await db.rpc("review_page", { district_id: districtId, number: number.toUpperCase().slice(0, 30) })));
}

/** Every open public proposal with its prepared answer. Office only, else 404. */
export async function listPreparedAnswers(db: Db, districtId: string): Promise<PreparedAnswer[]> {
  return PublicationSchema.parse(unwrap(await db.rpc("publication_page", { district_id: districtId })));
}

/** How much each criterion counts in the district, in hundredths. Office only, else 404. */
export async function getReviewWeights(db: Db, districtId: string): Promise<Weights> {
  return WeightsSchema.parse(unwrap(await db.rpc("review_weights", { district_id: districtId })));
}
