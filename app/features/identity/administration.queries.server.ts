import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { type AdminDistrict, AdminDistrictsSchema } from "./administration.schema.ts";

/** All districts with the heads of their offices; 404 for anybody but a platform administrator. */
export async function listDistrictsForAdmin(db: Db): Promise<AdminDistrict[]> {
  const parsed = AdminDistrictsSchema.safeParse(unwrap(await db.rpc("list_districts_for_admin")));
  if (!parsed.success) throw new AppError("unexpected", { cause: parsed.error });
  return parsed.data;
}
