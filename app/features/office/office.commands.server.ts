import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import type { GrantRoleForm, RevokeRoleForm } from "./office.schema.ts";

/** Gives the account with this e-mail a role in the district. Head of the office (or platform administrator) only. */
export async function grantDistrictRole(db: Db, districtId: string, input: GrantRoleForm): Promise<void> {
  unwrap(await db.rpc("grant_district_role", { district_id: districtId, email: input.email, role: input.role }));
}

/** Takes the role away at once. Head only; 409 `last_head` for the last head. */
export async function revokeDistrictRole(db: Db, districtId: string, input: RevokeRoleForm): Promise<void> {
  unwrap(await db.rpc("revoke_district_role", { district_id: districtId, person_id: input.personId, role: input.role }));
}
