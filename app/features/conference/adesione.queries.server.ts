import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import { type AdesionePage, AdesionePageSchema, type OfficeAdesioni, OfficeAdesioniSchema } from "./adesione.schema.ts";

/** What the page needs on which one joins; null in a district without a cycle. */
export async function getAdesionePage(db: Db, slug: string): Promise<AdesionePage | null> {
  const answer = unwrap(await db.rpc("adesione_page", { slug }));
  return answer === null ? null : AdesionePageSchema.parse(answer);
}

/** The adesioni of the current cycle, with counts and the needs for accessibility. Office only. */
export async function listOfficeAdesioni(db: Db, districtId: string): Promise<OfficeAdesioni> {
  return OfficeAdesioniSchema.parse(unwrap(await db.rpc("office_adesioni", { district_id: districtId })));
}
