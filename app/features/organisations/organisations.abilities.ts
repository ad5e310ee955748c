import type { Viewer } from "#app/features/identity/viewer.ts";

/**
 * For whom the person in front of the page may act: what `ActingAsField` needs, and nothing that must stay on the server.
 * A loader hands it over as `actingViewer(getViewer(context))`; the whole viewer does not fit, because it carries the token.
 */
export type ActingViewer = {
  citizenDistrictIds: readonly string[];
  organisations: readonly { id: string; name: string; districtId: string }[];
  accessToken?: never;
};

export function actingViewer(viewer: Viewer): ActingViewer {
  if (viewer.kind === "anonymous") return { citizenDistrictIds: [], organisations: [] };
  return {
    citizenDistrictIds: viewer.citizenDistrictIds,
    organisations: viewer.organisations.map(({ id, name, districtId }) => ({ id, name, districtId })),
  };
}

/** For whom she may act in the district: `""` is herself, as a citizen; an id is one of her organisations. */
export function actingChoices(viewer: ActingViewer, districtId: string) {
  const organisations = viewer.organisations.filter((organisation) => organisation.districtId === districtId).map(({ id, name }) => ({ id, name }));
  return { isCitizen: viewer.citizenDistrictIds.includes(districtId), organisations };
}
