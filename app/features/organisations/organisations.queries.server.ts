import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { type Accreditations, AccreditationsSchema, type Invitation, InvitationSchema, type Management, ManagementSchema, type OrganisationPage, OrganisationPageSchema, type StoredOrganisation, StoredOrganisationSchema } from "./accreditation.schema.ts";
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

/** One verified organisation, public. */
export async function requireOrganisationPage(db: Db, slug: string, organisationId: string): Promise<OrganisationPage> {
  return OrganisationPageSchema.parse(found(await db.rpc("organisation_page", { slug, organisation_id: known(organisationId) })));
}

/** An organisation's own page: for who looks after it and who acts for it, else 404 `not_found`. */
export async function requireManagement(db: Db, slug: string, organisationId: string): Promise<Management> {
  return ManagementSchema.parse(found(await db.rpc("organisation_management", { slug, organisation_id: known(organisationId) })));
}

/** An invitation sent to the address of the person asking; null for every other, whoever asks. */
export async function getInvitation(db: Db, delegationId: string): Promise<Invitation | null> {
  if (!isId(delegationId)) return null;
  const answer = unwrap(await db.rpc("invitation", { delegation_id: delegationId }));
  return answer === null ? null : InvitationSchema.parse(answer);
}

/** What waits for accreditation, and what was refused or suspended. Office only. */
export async function listAccreditations(db: Db, districtId: string): Promise<Accreditations> {
  return AccreditationsSchema.parse(unwrap(await db.rpc("office_accreditations", { district_id: districtId })));
}

/** All that the office knows of one organisation. Office only. */
export async function requireOfficeOrganisation(db: Db, organisationId: string): Promise<StoredOrganisation> {
  return StoredOrganisationSchema.parse(unwrap(await db.rpc("office_organisation_details", { organisation_id: known(organisationId) })));
}

/** An address may hold anything: what is no id is found nowhere. */
function known(id: string): string {
  if (!isId(id)) throw new AppError("not_found");
  return id;
}

function isId(id: string): boolean {
  return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id);
}

function found<T>(result: Parameters<typeof unwrap<T>>[0]): NonNullable<T> {
  const data = unwrap(result);
  if (data === null || data === undefined) throw new AppError("not_found");
  return data;
}
