import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { type Comparison, ComparisonSchema, type SectionVersions, SectionVersionsSchema } from "./versions.schema.ts";

const SLUG = /^[a-z0-9][a-z0-9-]{0,60}$/;
const HIGHEST = 1_000_000;

/** The versions of a section that the person asking may see, newest first. 404 `not_found` when the current plan has no such section. */
export async function requireSectionVersions(db: Db, districtId: string, slug: string): Promise<SectionVersions> {
  if (!SLUG.test(slug)) throw new AppError("not_found");
  const versions = unwrap(await db.rpc("section_versions", { district_id: districtId, slug }));
  if (versions === null) throw new AppError("not_found");
  return SectionVersionsSchema.parse(versions);
}

/** Two texts to compare, null for the text of today. 404 `not_found` unless the person asking may read both. */
export async function requireComparison(db: Db, districtId: string, slug: string, { before, after }: { before: number | null; after: number | null }): Promise<Comparison> {
  if (!SLUG.test(slug)) throw new AppError("not_found");
  const sides = { ...(before === null ? {} : { before }), ...(after === null ? {} : { after }) };
  const comparison = unwrap(await db.rpc("section_comparison", { district_id: districtId, slug, ...sides }));
  if (comparison === null) throw new AppError("not_found");
  return ComparisonSchema.parse(comparison);
}

/** The exact text that a version's fingerprint is of. 404 `not_found` for none, and while it may not leave (docs/rules/documents.md COED-62). */
export async function requireFingerprintText(db: Db, districtId: string, slug: string, number: number): Promise<string> {
  if (!SLUG.test(slug) || !Number.isSafeInteger(number) || number < 1 || number > HIGHEST) throw new AppError("not_found");
  const text = unwrap(await db.rpc("version_fingerprint", { district_id: districtId, slug, number }));
  if (text === null) throw new AppError("not_found");
  return text;
}
