import { expect, it } from "vitest";
import { ListFiltersSchema, ProposalContentSchema } from "./proposals.schema.ts";
import { personalDataByField } from "./free-texts.rules.ts";
import { isClosed } from "./closed.rules.ts";
import { emptyContent, isEditable, isSameContent, missingFields } from "./proposals.rules.ts";

it("[PROP-03] only drafts and returned proposals may be changed", () => {
  expect((["draft", "returned"] as const).every(isEditable)).toBe(true);
  expect((["submitted", "admitted", "under_review", "accepted"] as const).some(isEditable)).toBe(false);
});

it("[PROP-04] says what is missing in the order of the form", () => {
  expect(missingFields(emptyContent)).toEqual(["title", "need", "who", "proposal", "expectedChange", "municipalityIds", "licenceOk", "noPersonalData"]);
  const whole = { ...emptyContent, title: "a", need: "b", who: "c", proposal: "d", expectedChange: "e", municipalityIds: ["x"], licenceOk: true, noPersonalData: true };
  expect(missingFields(whole)).toEqual([]);
});

it("[PROP-05] finds personal data by field", () => {
  expect(personalDataByField({ ...emptyContent, need: "tel. 3471234567", who: "anziani" })).toMatchObject({ need: [{ kind: "phone", text: "3471234567" }] });
});

it("[PROP-09] five states are final", () => {
  expect((["accepted", "accepted_in_part", "deferred", "not_accepted", "out_of_competence"] as const).every(isClosed)).toBe(true);
  expect(isClosed("under_review")).toBe(false);
});

it("[PROP-02] the order of municipalities makes no difference between two texts", () => {
  expect(isSameContent({ ...emptyContent, municipalityIds: ["a", "b"] }, { ...emptyContent, municipalityIds: ["b", "a"] })).toBe(true);
  expect(isSameContent(emptyContent, { ...emptyContent, licenceOk: true })).toBe(false);
});

it("cleans a form as SQL does and counts a line break once", () => {
  const parsed = ProposalContentSchema.parse({ title: "a\u202eb\u0000", need: `${"x".repeat(1_499)}\r\n` });
  expect(parsed).toMatchObject({ title: "ab", need: `${"x".repeat(1_499)}\n` });
  expect(ProposalContentSchema.safeParse({ title: "x".repeat(121) }).error?.issues[0]?.message).toBe("text_too_long");
});

it("[PROP-12] leaves filters out that make no sense", () => {
  expect(ListFiltersSchema.parse({ q: "  ", stato: "draft", comune: ["a"] })).toEqual({ q: null, tavolo: null, comune: null, stato: null, dopo: null });
});
