import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import { type AssistedDesk, AssistedDeskSchema, type Followed, FollowedSchema } from "./assisted.schema.ts";

/** The operator's half hour and what was entered lately. Office only, else 404 `not_found`. */
export async function getAssistedDesk(db: Db, districtId: string): Promise<AssistedDesk> {
  return AssistedDeskSchema.parse(unwrap(await db.rpc("assisted_desk", { district_id: districtId })));
}

/** Where something stands that was entered for somebody, by its number and code; null for any other pair. */
export async function getFollowed(db: Db, number: string, code: string): Promise<Followed | null> {
  return FollowedSchema.parse(unwrap(await db.rpc("follow_entry", { number, code })));
}
