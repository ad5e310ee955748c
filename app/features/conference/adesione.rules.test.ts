import { expect, it } from "vitest";
import { adesioneFor, organisationsToJoin, readJoining } from "./adesione.rules.ts";

const id = "11111111-1111-4111-8111-111111111111";
const own = { id, organisationId: null, state: "submitted", reason: "", mode: "presence", revision: 1, tavoloIds: [], accessNeeds: "" } as const;

it("the address says for whom the form is, and nothing else than the three is understood", () => {
  expect(readJoining("persona")).toEqual({ who: "citizen" });
  expect(readJoining("nuova")).toEqual({ who: "new" });
  expect(readJoining(id)).toEqual({ who: "organisation", organisationId: id });
  for (const come of [null, "", "altro", "1111", `${id}'`]) expect(readJoining(come)).toBeNull();
});

it("finds one's adesione, and offers the organisations that have none", () => {
  const page = { mine: [{ ...own, tavoloIds: [] }], organisations: [{ id, name: "Uno", state: "verified" as const }, { id, name: "Due", state: "suspended" as const }] };
  expect(adesioneFor(page, { who: "citizen" })).toMatchObject({ id });
  expect(adesioneFor(page, { who: "organisation", organisationId: id })).toBeNull();
  expect(organisationsToJoin(page).map(({ name }) => name)).toEqual(["Uno"]);
});
