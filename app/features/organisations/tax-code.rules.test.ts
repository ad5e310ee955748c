import { expect, it } from "vitest";
import { TAX_CODE_CASES } from "#tests/builders/tax-code-cases.ts";
import { taxCodeProblem } from "./tax-code.rules.ts";

it.each(TAX_CODE_CASES)("[ORG-06] «$typed» is judged $problem: $why", ({ typed, problem }) => {
  expect(taxCodeProblem(typed)).toBe(problem);
});
