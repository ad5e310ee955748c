import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import {
  type PassageSource,
  PassageSourcesSchema,
  type PlanCompilation,
  PlanCompilationSchema,
  type PlanPage,
  PlanPageSchema,
  type SectionPage,
  SectionPageSchema,
  SectionVersionPageSchema,
} from "./plan.schema.ts";

const SLUG = /^[a-z0-9][a-z0-9-]{0,60}$/;

/** The index of the current cycle's plan; no sections before the office makes them. */
export async function requirePlanPage(db: Db, districtId: string): Promise<PlanPage> {
  return PlanPageSchema.parse(unwrap(await db.rpc("plan_page", { district_id: districtId })) ?? { cycle: null, sections: [] });
}

/** One section with all that its page shows, by its slug or id. 404 `not_found` when the current plan has none such. */
export async function requireSectionPage(db: Db, districtId: string, slug: string): Promise<SectionPage> {
  if (!SLUG.test(slug)) throw new AppError("not_found");
  const page = unwrap(await db.rpc("section_page", { district_id: districtId, slug }));
  if (page === null) throw new AppError("not_found");
  return SectionPageSchema.parse(page);
}

/** A frozen version. 404 `not_found` when there is none or it is not for the person asking. */
export async function requireSectionVersion(db: Db, districtId: string, slug: string, number: number) {
  if (!SLUG.test(slug) || !Number.isSafeInteger(number) || number < 1 || number > 1_000_000) throw new AppError("not_found");
  const page = unwrap(await db.rpc("section_version", { district_id: districtId, slug, number }));
  if (page === null) throw new AppError("not_found");
  return SectionVersionPageSchema.parse(page);
}

/** The proposals from which a passage may be written; none for who may not write the section. */
export async function listPassageSources(db: Db, sectionId: string): Promise<PassageSource[]> {
  return PassageSourcesSchema.parse(unwrap(await db.rpc("passage_sources", { section_id: sectionId })));
}

/** All that the compiled plan holds, as the person asking may see it. 404 `not_found` while there is no plan. */
export async function requirePlanCompilation(db: Db, districtId: string): Promise<PlanCompilation> {
  const compilation = unwrap(await db.rpc("plan_compilation", { district_id: districtId }));
  if (compilation === null) throw new AppError("not_found");
  return PlanCompilationSchema.parse(compilation);
}
