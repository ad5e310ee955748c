import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import { slugPattern } from "./districts.limits.ts";
import { type District, DistrictFrameSchema } from "./districts.schema.ts";

/** The district at an address, with its current cycle; null when there is none. */
export async function getDistrictBySlug(db: Db, slug: string): Promise<District | null> {
  if (!slugPattern.test(slug)) return null;
  const frame = unwrap(await db.rpc("district_frame", { slug }));
  return frame === null ? null : DistrictFrameSchema.parse(frame);
}
