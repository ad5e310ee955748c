import { expect, it } from "vitest";
import { findPersonalData, hasRightControlCharacter } from "./personal-data.rules.ts";

it("[PROP-05] says where the data stand and which fiscal codes are certain", () => {
  const text = "Maria (RSSMRA80A01H501U), tel. 347 1234567, non RSSMRA80A01H501A";
  const matches = findPersonalData(text);
  expect(matches.map(({ kind, certain }) => [kind, certain])).toEqual([["fiscal_code", true], ["phone", true], ["fiscal_code", false]]);
  for (const match of matches) expect(text.slice(match.start, match.end)).toBe(match.text);
});

it("[PROP-05] knows the control character, also with letters for digits (omocodia)", () => {
  expect(hasRightControlCharacter("rss mra 80a01 h501u")).toBe(true);
  expect(hasRightControlCharacter("RSSMRA80A01H501X")).toBe(false);
  expect(hasRightControlCharacter("RSSMRA80A01H50MX")).toBe(hasRightControlCharacter("RSSMRA80A01H50MX".toLowerCase()));
});

it("comes to the end of a hostile megabyte (a quadratic pattern would run into the test's limit)", () => {
  for (const unit of ["x", "a.", "a@", "0", "070 12 ", "it60x", "RSSMRA", " ", "+39"]) expect(Array.isArray(findPersonalData(unit.repeat(1_000_000 / unit.length)))).toBe(true);
});
