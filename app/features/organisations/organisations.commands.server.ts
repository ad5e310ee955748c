import type { Db } from "#app/platform/db.ts";
import { AppError, isAppError, unwrap } from "#app/platform/errors.ts";
import type { DelegateForm, NewOrganisationForm, OrganisationForm } from "./organisations.schema.ts";

/**
 * Registers an organisation and, when their addresses are given, names its delegate and substitute. Office only.
 * An address that is refused leaves the organisation registered without it: the error names the field.
 */
export async function addOrganisation(db: Db, districtId: string, input: NewOrganisationForm): Promise<string> {
  if (input.delegateEmail && input.delegateEmail.toLowerCase() === input.substituteEmail?.toLowerCase()) {
    throw new AppError("delegate_twice", { field: "substituteEmail" });
  }
  const id = unwrap(
    await db.rpc("add_organisation", {
      district_id: districtId,
      name: input.name,
      category: input.category,
      ...seat(input.municipalityId),
    }),
  );
  if (input.delegateEmail) await atField("delegateEmail", () => nameDelegate(db, id, { kind: "delegate", email: input.delegateEmail ?? "" }));
  if (input.substituteEmail) await atField("substituteEmail", () => nameDelegate(db, id, { kind: "substitute", email: input.substituteEmail ?? "" }));
  return id;
}

/** Corrects name, category and seat. Office only. */
export async function updateOrganisation(db: Db, organisationId: string, input: OrganisationForm): Promise<void> {
  unwrap(
    await db.rpc("update_organisation", { organisation_id: organisationId, name: input.name, category: input.category, ...seat(input.municipalityId) }),
  );
}

/** Names the delegate or substitute by e-mail; who held the place is revoked at once. Office only. */
export async function nameDelegate(db: Db, organisationId: string, input: DelegateForm): Promise<void> {
  unwrap(await db.rpc("name_delegate", { organisation_id: organisationId, kind: input.kind, email: input.email }));
}

/** Takes the place away at once; nobody else gets it. Office only. */
export async function revokeDelegate(db: Db, delegationId: string): Promise<void> {
  unwrap(await db.rpc("revoke_delegate", { delegation_id: delegationId }));
}

/** No argument at all for a seat outside the district: SQL's default is null. */
function seat(municipalityId: string | null): { municipality_id?: string } {
  return municipalityId === null ? {} : { municipality_id: municipalityId };
}

async function atField(field: string, command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (isAppError(error)) throw new AppError(error.code, { field, cause: error });
    throw error;
  }
}
