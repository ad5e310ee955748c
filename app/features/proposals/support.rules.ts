import type { ActingViewer } from "#app/features/organisations/organisations.abilities.ts";

type Own = { isMine: boolean; organisationId: string | null };
type Given = { districtId: string; own: Own; mine: readonly (string | null)[] };

/** [SUP-02] In which capacities the person could still support a proposal: not those that did, nor the one that proposes it. */
export function openCapacities(viewer: ActingViewer, { districtId, own, mine }: Given): ActingViewer {
  const isAuthor = own.isMine && own.organisationId === null;
  return {
    citizenDistrictIds: mine.includes(null) || isAuthor ? [] : viewer.citizenDistrictIds.filter((id) => id === districtId),
    organisations: viewer.organisations.filter(({ id, districtId: of }) => of === districtId && !mine.includes(id) && id !== own.organisationId),
  };
}
