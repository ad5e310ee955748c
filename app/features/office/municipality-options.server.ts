import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import { compareNames } from "#app/platform/i18n/format.ts";

/** The district's municipalities as the choices of a form. */
export async function listMunicipalityOptions(db: Db, districtId: string): Promise<{ value: string; label: string }[]> {
  const rows = unwrap(await db.from("district_municipalities").select("municipalities(id, name)").eq("district_id", districtId));
  return rows.map(({ municipalities: { id, name } }) => ({ value: id, label: name })).toSorted((a, b) => compareNames(a.label, b.label));
}
