import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import { type OfficeDesk, OfficeDeskSchema, type OfficeRole, OfficeRolesSchema } from "./office.schema.ts";

/** What waits at the desk. Office only, else 404 `not_found`. */
export async function getOfficeDesk(db: Db, districtId: string): Promise<OfficeDesk> {
  return OfficeDeskSchema.parse(unwrap(await db.rpc("office_desk", { district_id: districtId })));
}

/** Who has a role in the district, with the address by which she was named. Office only, else 404 `not_found`. */
export async function listOfficeRoles(db: Db, districtId: string): Promise<OfficeRole[]> {
  return OfficeRolesSchema.parse(unwrap(await db.rpc("office_roles", { district_id: districtId })));
}
