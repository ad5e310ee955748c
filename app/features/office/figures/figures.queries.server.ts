import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { type Figures, FiguresSchema } from "./figures.schema.ts";

/** [DESK-09] The public figures of a district, small numbers taken out. */
export async function requireFigures(db: Db, slug: string): Promise<Figures> {
  const figures = FiguresSchema.nullable().parse(unwrap(await db.rpc("figures_page", { slug })));
  if (figures === null) throw new AppError("not_found");
  return figures;
}

/** The same, whole. Office only, else 404. */
export async function requireOfficeFigures(db: Db, districtId: string): Promise<Figures> {
  return FiguresSchema.parse(unwrap(await db.rpc("office_figures", { district_id: districtId })));
}
