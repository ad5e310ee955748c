import type { CurrentCycle } from "#app/features/districts/districts.schema.ts";
import type { Viewer } from "#app/features/identity/viewer.ts";

/** What the pages offer to the person in front of them. SQL decides again at every command. */
export function proposalAbilities(viewer: Viewer, districtId: string, cycle: Pick<CurrentCycle, "phaseAllows">) {
  const organisations = viewer.kind === "person" ? viewer.organisations.filter((organisation) => organisation.districtId === districtId) : [];
  const isCitizen = viewer.kind === "person" && viewer.citizenDistrictIds.includes(districtId);
  return {
    isSignedIn: viewer.kind === "person",
    /** Collection of proposals is open now. */
    isOpen: cycle.phaseAllows.includes("submit_proposal"),
    organisations: organisations.map(({ id, name }) => ({ id, name })),
    isCitizen,
    /** Neither a citizen nor a delegate here: a draft can be written, but not sent. */
    lacksMunicipality: viewer.kind === "person" && !isCitizen && organisations.length === 0,
  };
}
export type ProposalAbilities = ReturnType<typeof proposalAbilities>;
