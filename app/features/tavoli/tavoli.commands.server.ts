import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import { slugOf } from "./tavoli.rules.ts";
import type { TavoloForm, TavoloRoleForm } from "./tavoli.schema.ts";

/** Makes a tavolo of the cycle; its address comes from the name. Office only. */
export async function addTavolo(db: Db, cycleId: string, input: TavoloForm): Promise<string> {
  return unwrap(await db.rpc("save_tavolo", { cycle_id: cycleId, slug: slugOf(input.name), ...input }));
}

/** Rewrites a tavolo; its address stays. Office only. */
export async function updateTavolo(db: Db, cycleId: string, tavoloId: string, input: TavoloForm): Promise<void> {
  unwrap(await db.rpc("save_tavolo", { cycle_id: cycleId, slug: slugOf(input.name), tavolo_id: tavoloId, ...input }));
}

/** Names a facilitator or minute-taker by the e-mail of her account. Office only. */
export async function grantTavoloRole(db: Db, tavoloId: string, input: TavoloRoleForm): Promise<void> {
  unwrap(await db.rpc("grant_tavolo_role", { tavolo_id: tavoloId, email: input.email, role: input.role }));
}

/** Takes a role at the tavolo away at once. Office only. */
export async function revokeTavoloRole(db: Db, tavoloId: string, personId: string, role: string): Promise<void> {
  unwrap(await db.rpc("revoke_tavolo_role", { tavolo_id: tavoloId, person_id: personId, role }));
}

/** Seats an organisation at the tavolo, or takes its seat away. Office only, while the phase allows it. */
export async function setTavoloOrganisation(db: Db, tavoloId: string, organisationId: string, seated: boolean): Promise<void> {
  unwrap(await db.rpc("set_tavolo_organisation", { tavolo_id: tavoloId, organisation_id: organisationId, seated }));
}
