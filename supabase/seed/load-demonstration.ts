import type { Sql } from "postgres";
import { createLoading } from "./loading.ts";
import { loadConferences } from "./load-conference.ts";
import { loadDistricts, loadMunicipalities } from "./load-districts.ts";
import { loadOrganisations, loadSeats } from "./load-organisations.ts";
import { loadDistrictRoles, loadPeople } from "./load-people.ts";
import { loadPlans } from "./load-plan.ts";
import { closeProposals, loadProposals, moveProposals } from "./load-proposals.ts";
import { loadSessions } from "./load-sessions.ts";
import { loadTavoli } from "./load-tavoli.ts";

/**
 * Fills an empty database with the demonstration, in one transaction, with dates counted back from `now`. Runs as the
 * schema's owner. Throws, and changes nothing, when the database already has a district.
 */
export async function loadDemonstration(sql: Sql, now: Date): Promise<void> {
  await sql.begin(async (tx) => {
    const [existing] = await tx`select from public.districts limit 1`;
    if (existing) throw new Error("this database already has districts: the demonstration is only loaded into an empty one");
    const loading = createLoading(tx, now);
    await loadMunicipalities(loading);
    await loadPeople(loading);
    await loadDistricts(loading);
    await loadDistrictRoles(loading);
    await loadOrganisations(loading);
    await loadConferences(loading);
    await loadTavoli(loading);
    await loadSeats(loading);
    await loadProposals(loading);
    await moveProposals(loading);
    await loadSessions(loading);
    await loadPlans(loading);
    await closeProposals(loading);
    // What these rows would have told by mail happened long ago.
    await tx`delete from private.notices`;
    await tx`update private.installation set demonstration = true`;
  });
}

/** True when there is nothing in the database yet, so that the demonstration may be loaded. */
export async function isEmptyDatabase(sql: Sql): Promise<boolean> {
  const [found] = await sql`select from public.districts union all select from auth.users limit 1`;
  return !found;
}
