import { expect, it } from "vitest";
import { openCapacities } from "./support.rules.ts";

const viewer = { citizenDistrictIds: ["ovest"], organisations: [{ id: "coop", name: "Cooperativa", districtId: "ovest" }, { id: "altrove", name: "Altra", districtId: "anglona" }] };
const others = { isMine: false, organisationId: null };

it("[SUP-02] offers oneself and each organisation of the district that has not supported yet", () => {
  const open = (mine: (string | null)[], own: { isMine: boolean; organisationId: string | null } = others) => {
    const { citizenDistrictIds, organisations } = openCapacities(viewer, { districtId: "ovest", own, mine });
    return [...citizenDistrictIds, ...organisations.map(({ id }) => id)];
  };
  expect(open([])).toEqual(["ovest", "coop"]);
  expect(open([null])).toEqual(["coop"]);
  expect(open([null, "coop"])).toEqual([]);
  expect(open([], { isMine: true, organisationId: null })).toEqual(["coop"]);
  expect(open([], { isMine: true, organisationId: "coop" })).toEqual(["ovest"]);
});
