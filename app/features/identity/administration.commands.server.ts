import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import type { NewDistrict } from "./administration.schema.ts";

/** Makes a district; municipalities that the installation doesn't know yet are added. Platform administrators only. */
export async function createDistrict(db: Db, input: NewDistrict): Promise<string> {
  const { slug, name, numberPrefix: number_prefix, leadBody: lead_body, municipalities } = input;
  return unwrap(await db.rpc("create_district", { slug, name, number_prefix, lead_body, municipalities }));
}

/** Names the head of a district's plan office by the e-mail of an existing account. */
export async function nameOfficeHead(db: Db, { districtId, email }: { districtId: string; email: string }): Promise<void> {
  unwrap(await db.rpc("grant_district_role", { district_id: districtId, email, role: "plan_office_head" }));
}
