import type { TavoloCard } from "#app/features/districts/districts.schema.ts";
import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { tavoloSlugPattern } from "./tavoli.limits.ts";
import { type OfficeTavolo, OfficeTavoliSchema, TavoliPageSchema, type TavoloPage, TavoloPageSchema } from "./tavoli.schema.ts";

/** The tavoli of a district's current cycle, in order. */
export async function listTavoli(db: Db, slug: string): Promise<TavoloCard[]> {
  return TavoliPageSchema.parse(unwrap(await db.rpc("tavoli_page", { slug })));
}

/** One tavolo of the current cycle with what came of it. 404 `not_found` when there is none. */
export async function requireTavoloPage(db: Db, slug: string, tavolo: string): Promise<TavoloPage> {
  if (!tavoloSlugPattern.test(tavolo)) throw new AppError("not_found");
  const page = unwrap(await db.rpc("tavolo_page", { slug, tavolo_slug: tavolo }));
  if (page === null) throw new AppError("not_found");
  return TavoloPageSchema.parse(page);
}

/** The tavoli of the current cycle with who runs them and who sits at them. Office only, else 404 `not_found`. */
export async function listOfficeTavoli(db: Db, districtId: string): Promise<OfficeTavolo[]> {
  return OfficeTavoliSchema.parse(unwrap(await db.rpc("office_tavoli", { district_id: districtId })));
}
