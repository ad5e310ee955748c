import { sessionNumber } from "#app/features/sessions/sessions.queries.server.ts";
import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { type Minutes, MinutesSchema } from "./minutes.schema.ts";

/** The minutes of a session as far as it has gone. 404 for a number that the district does not have. */
export async function requireMinutes(db: Db, districtId: string, number: string): Promise<Minutes> {
  const minutes = unwrap(await db.rpc("minutes_page", { district_id: districtId, number: sessionNumber(number) }));
  if (minutes === null) throw new AppError("not_found");
  return MinutesSchema.parse(minutes);
}
