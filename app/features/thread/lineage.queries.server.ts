import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { type CorrectionPage, CorrectionPageSchema, type MergePage, MergePageSchema, type VersionsPage, VersionsPageSchema } from "./lineage.schema.ts";

function found<T>(page: T | null): T {
  if (page === null) throw new AppError("not_found");
  return page;
}

function asNumber(typed: string): string {
  return typed.toUpperCase().slice(0, 30);
}

/** What the office needs to merge a proposal or to undo it. 404 for everybody else. */
export async function requireMergePage(db: Db, districtId: string, number: string): Promise<MergePage> {
  return MergePageSchema.parse(unwrap(await db.rpc("merge_form", { district_id: districtId, number: asNumber(number) })));
}

/** Every text that a proposal has had; 404 when it is not for the person. */
export async function requireVersionsPage(db: Db, districtId: string, number: string): Promise<VersionsPage> {
  return found(VersionsPageSchema.nullable().parse(unwrap(await db.rpc("proposal_versions_page", { district_id: districtId, number: asNumber(number) }))));
}

/** The text of a published proposal, for who may correct it; 404 for everybody else. */
export async function requireCorrectionPage(db: Db, districtId: string, number: string): Promise<CorrectionPage> {
  return found(CorrectionPageSchema.nullable().parse(unwrap(await db.rpc("correction_form", { district_id: districtId, number: asNumber(number) }))));
}
