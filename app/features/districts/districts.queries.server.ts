import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { cadastralCodePattern, slugPattern } from "./districts.limits.ts";
import {
  type District,
  DistrictFrameSchema,
  type DistrictPage,
  DistrictPageSchema,
  type HomeDistrict,
  HomePageSchema,
  type MunicipalityPage,
  MunicipalityPageSchema,
} from "./districts.schema.ts";

/** The district at an address, with its current cycle; null when there is none. */
export async function getDistrictBySlug(db: Db, slug: string): Promise<District | null> {
  if (!slugPattern.test(slug)) return null;
  const frame = unwrap(await db.rpc("district_frame", { slug }));
  return frame === null ? null : DistrictFrameSchema.parse(frame);
}

/** Every district of the installation, by name. */
export async function listHomeDistricts(db: Db): Promise<HomeDistrict[]> {
  return HomePageSchema.parse(unwrap(await db.rpc("home_page")));
}

/** What a district's first page shows. 404 `not_found` for an unknown district. */
export async function requireDistrictPage(db: Db, slug: string): Promise<DistrictPage> {
  const page = unwrap(await db.rpc("district_page", { slug }));
  if (page === null) throw new AppError("not_found");
  return DistrictPageSchema.parse(page);
}

/** What concerns one municipality of a district, by its cadastral code. 404 `not_found` when it is not of the district. */
export async function requireMunicipalityPage(db: Db, slug: string, code: string): Promise<MunicipalityPage> {
  if (!cadastralCodePattern.test(code)) throw new AppError("not_found");
  const page = unwrap(await db.rpc("municipality_page", { slug, code }));
  if (page === null) throw new AppError("not_found");
  return MunicipalityPageSchema.parse(page);
}
