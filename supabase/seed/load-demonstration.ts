import type { Sql } from "postgres";
import { createLoading } from "./loading.ts";
import { loadAdesioni } from "./load-adesioni.ts";
import { loadConferences } from "./load-conference.ts";
import { loadDesk } from "./load-desk.ts";
import { loadDistricts, loadMunicipalities } from "./load-districts.ts";
import { loadOrganisations, loadSeats } from "./load-organisations.ts";
import { loadFullForms } from "./load-full-forms.ts";
import { loadModeration } from "./load-moderation.ts";
import { loadNotices } from "./load-notices.ts";
import { loadDistrictRoles, loadPeople } from "./load-people.ts";
import { loadComments, loadSupports, mergeProposals } from "./load-participation.ts";
import { loadPlans } from "./load-plan.ts";
import { closeProposals, loadProposals, moveProposals } from "./load-proposals.ts";
import { loadSectionTalk } from "./load-section-talk.ts";
import { loadSessions } from "./load-sessions.ts";
import { loadTavoli } from "./load-tavoli.ts";
import { loadTopics } from "./load-topics.ts";

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
    await loadAdesioni(loading);
    await loadProposals(loading);
    await loadFullForms(loading);
    await moveProposals(loading);
    await loadTopics(loading);
    await loadSessions(loading);
    await loadPlans(loading);
    await mergeProposals(loading);
    await closeProposals(loading);
    await loadSupports(loading);
    await loadComments(loading);
    await loadSectionTalk(loading);
    await loadModeration(loading);
    await loadDesk(loading);
    // What these rows would have told by mail happened long ago.
    await tx`delete from private.notices`;
    await loadNotices(loading);
    await tx`update private.installation set demonstration = true`;
  });
}

/** True when there is nothing in the database yet, so that the demonstration may be loaded. */
export async function isEmptyDatabase(sql: Sql): Promise<boolean> {
  const [found] = await sql`select from public.districts union all select from auth.users limit 1`;
  return !found;
}
