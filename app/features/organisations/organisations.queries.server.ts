import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { type OfficeOrganisation, OfficeOrganisationsSchema, type OrganisationFilters, type OrganisationsPage, OrganisationsPageSchema } from "./organisations.schema.ts";

/** A district's register, narrowed by the filters, with what the filters can be. */
export async function requireOrganisationsPage(db: Db, slug: string, filters: OrganisationFilters): Promise<OrganisationsPage> {
  const { categoria, comune, tavolo } = filters;
  const page = unwrap(
    await db.rpc("organisations_page", {
      slug,
      ...(categoria ? { category: categoria } : {}),
      ...(comune ? { municipality: comune } : {}),
      ...(tavolo ? { tavolo } : {}),
    }),
  );
  if (page === null) throw new AppError("not_found");
  return OrganisationsPageSchema.parse(page);
}

/** All organisations of the district with who acts for them. Office only, else 404 `not_found`. */
export async function listOfficeOrganisations(db: Db, districtId: string): Promise<OfficeOrganisation[]> {
  return OfficeOrganisationsSchema.parse(unwrap(await db.rpc("office_organisations", { district_id: districtId })));
}
