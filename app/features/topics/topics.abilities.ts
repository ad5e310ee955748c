import type { CurrentCycle } from "#app/features/districts/districts.schema.ts";
import type { Viewer } from "#app/features/identity/viewer.ts";
import { actingChoices, actingViewer } from "#app/features/organisations/organisations.abilities.ts";

/** What the pages offer to the person in front of them. SQL decides again at every command. */
export function topicAbilities(viewer: Viewer, districtId: string, cycle: Pick<CurrentCycle, "phaseAllows"> | null) {
  const { isCitizen, organisations } = actingChoices(actingViewer(viewer), districtId);
  return {
    isSignedIn: viewer.kind === "person",
    /** Topics are collected now, and one may join them. */
    isOpen: cycle?.phaseAllows.includes("propose_topic") ?? false,
    /** Signed in, but for nobody here: neither a citizen of the district nor a delegate. */
    lacksMunicipality: viewer.kind === "person" && !isCitizen && organisations.length === 0,
  };
}
export type TopicAbilities = ReturnType<typeof topicAbilities>;
