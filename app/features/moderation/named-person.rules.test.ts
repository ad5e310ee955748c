import { expect, it } from "vitest";
import { namedPersonCases } from "#tests/builders/named-person-cases.ts";
import { sentenceWithNamedPersonAndHealth } from "./named-person.rules.ts";

it.each(namedPersonCases)("[MOD-05] «%s» warns: %s", (text, warns) => {
  expect(sentenceWithNamedPersonAndHealth(text) !== null).toBe(warns);
});

it("comes to the end of a hostile megabyte", () => {
  for (const unit of ["Maria ", "figlia Maria ", "A", "malat", "sig. ", "'"]) expect(sentenceWithNamedPersonAndHealth(unit.repeat(1_000_000 / unit.length))).toBeDefined();
});
