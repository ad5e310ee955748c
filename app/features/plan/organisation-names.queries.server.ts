import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";

/** The organisations of a district by name, for a choice in a form. */
export async function listOrganisationNames(db: Db, districtId: string): Promise<{ id: string; name: string }[]> {
  return unwrap(await db.from("organisations").select("id, name").eq("district_id", districtId).order("name"));
}
