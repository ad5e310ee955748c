import { describe, expect, test } from "vitest";
import { anglonaFinance } from "#tests/builders/plan-document.ts";
import { compareWithStated, subtotalByHeading } from "./finance.rules.ts";

const { lines, stated } = anglonaFinance;

describe("totals of the financial framework", () => {
  test("[FIN-01] sums are exact in cents and fractions are refused", () => {
    const one = { name: "a", recipients: 1, heading: "impegnato", staff: "" } as const;
    expect(subtotalByHeading([{ ...one, amountCents: 10 }, { ...one, amountCents: 20 }])[0]?.amountCents).toBe(30);
    expect(() => subtotalByHeading([{ ...one, amountCents: 0.1 }])).toThrow(RangeError);
  });

  test("[FIN-02] the two headings have separate subtotals", () => {
    expect(subtotalByHeading(lines).map(({ heading, amountCents, recipients }) => [heading, amountCents, recipients])).toEqual([
      ["impegnato", 507011293, 1873],
      ["impiegato", 22801447, 36],
    ]);
  });

  test("[FIN-03] a different stated amount is reported, not corrected", () => {
    const wrong = compareWithStated(lines, { amountCents: 529812741, recipients: null, wording: "" });
    expect(wrong.amountDifferenceCents).toBe(-1);
    expect(wrong.sum.amountCents).toBe(529812740);
    expect(wrong.addsHeadings).toBe(false);
    expect(compareWithStated(lines, { amountCents: null, recipients: null, wording: "" }).amountDifferenceCents).toBeNull();
  });

  test("[FIN-04] a stated total that adds both headings is recognised", () => {
    expect(stated !== null && compareWithStated(lines, stated).addsHeadings).toBe(true);
    const committed = lines.filter((line) => line.heading === "impegnato");
    expect(compareWithStated(committed, { amountCents: 507011293, recipients: null, wording: "" }).addsHeadings).toBe(false);
  });

  test("[FIN-05] the rows count 1,909 recipients, the source states 1,888", () => {
    const comparison = stated === null ? null : compareWithStated(lines, stated);
    expect(comparison?.sum.recipients).toBe(1909);
    expect(comparison?.recipientsDifference).toBe(21);
    expect(comparison?.amountDifferenceCents).toBe(0);
  });
});
