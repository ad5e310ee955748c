import type { Db } from "#app/platform/db.ts";
import { AppError, isAppError, unwrap } from "#app/platform/errors.ts";
import type { DecisionForm } from "./accreditation.schema.ts";
import type { DelegateForm, NewOrganisationForm, OrganisationDetails, OrganisationForm } from "./organisations.schema.ts";

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

/** Writes what an organisation says of itself. The office, or who looks after it. */
export async function saveOrganisationDetails(db: Db, organisationId: string, details: OrganisationDetails): Promise<void> {
  unwrap(await db.rpc("save_organisation_details", { organisation_id: organisationId, details }));
}

/**
 * Invites the delegate or substitute by e-mail, for the whole organisation or for a tavolo; who held the place is revoked at once.
 * The office, or who looks after the organisation.
 */
export async function nameDelegate(db: Db, organisationId: string, { kind, email, tavoloId = null, endsOn = null }: Pick<DelegateForm, "kind" | "email"> & Partial<DelegateForm>): Promise<void> {
  unwrap(
    await db.rpc("name_delegate", {
      organisation_id: organisationId,
      kind,
      email,
      ...(tavoloId ? { tavolo_id: tavoloId } : {}),
      ...(endsOn ? { ends_on: endsOn } : {}),
    }),
  );
}

/** Takes the place away at once; nobody else gets it. The office, who looks after the organisation, or the person herself. */
export async function revokeDelegate(db: Db, delegationId: string): Promise<void> {
  unwrap(await db.rpc("revoke_delegate", { delegation_id: delegationId }));
}

/** Accepts or declines an invitation sent to one's own confirmed address. 410 `invitation_expired`. */
export async function answerInvitation(db: Db, delegationId: string, accepted: boolean): Promise<void> {
  unwrap(await db.rpc("answer_invitation", { delegation_id: delegationId, accepted }));
}

/** Verifies, refuses or suspends an organisation, with effect at the next request. Office only. */
export async function decideOrganisation(db: Db, { organisationId, decision, reason, acceptAdesione }: DecisionForm): Promise<void> {
  unwrap(await db.rpc("decide_organisation", { organisation_id: organisationId, decision, reason, accept_adesione: acceptAdesione }));
}

/** How many days an invitation is good for. Office only. */
export async function setInvitationDays(db: Db, districtId: string, days: number): Promise<void> {
  unwrap(await db.rpc("set_invitation_days", { district_id: districtId, days }));
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
