/** How a source labels an amount: committed (impegnato) or used (impiegato). The two are different things. */
export const FINANCE_HEADINGS = ["impegnato", "impiegato"] as const;
export type FinanceHeading = (typeof FINANCE_HEADINGS)[number];

export type FinancialLine = {
  name: string;
  recipients: number | null;
  /** Integer euro cents: a sum of decimal fractions is not exact. */
  amountCents: number;
  heading: FinanceHeading;
  staff: string;
};

/** What the source itself declares as its total, with its own words. */
export type StatedTotal = { amountCents: number | null; recipients: number | null; wording: string };

export type Subtotal = { heading: FinanceHeading; lines: FinancialLine[]; amountCents: number; recipients: number };

export type Comparison = {
  sum: { amountCents: number; recipients: number };
  /** Sum of the rows minus the stated total; null when the source does not state one. */
  amountDifferenceCents: number | null;
  recipientsDifference: number | null;
  /** The stated amount can only be the sum of amounts under different headings. */
  addsHeadings: boolean;
};

function addCents(total: number, cents: number): number {
  if (!Number.isSafeInteger(cents)) throw new RangeError("amount is not a whole number of cents");
  return total + cents;
}

/** Rows and sum of each heading that occurs, in the fixed order; headings are never added together here (FIN-01, FIN-02). */
export function subtotalByHeading(lines: readonly FinancialLine[]): Subtotal[] {
  return FINANCE_HEADINGS.map((heading) => {
    const own = lines.filter((line) => line.heading === heading);
    return {
      heading,
      lines: own,
      amountCents: own.reduce((total, line) => addCents(total, line.amountCents), 0),
      recipients: own.reduce((total, line) => total + (line.recipients ?? 0), 0),
    };
  }).filter((subtotal) => subtotal.lines.length > 0);
}

/** Sets the stated total beside the sum of the rows; it reports differences and corrects nothing (FIN-03, FIN-04, FIN-05). */
export function compareWithStated(lines: readonly FinancialLine[], stated: StatedTotal): Comparison {
  const subtotals = subtotalByHeading(lines);
  const amountCents = subtotals.reduce((total, subtotal) => addCents(total, subtotal.amountCents), 0);
  const recipients = subtotals.reduce((total, subtotal) => total + subtotal.recipients, 0);
  return {
    sum: { amountCents, recipients },
    amountDifferenceCents: stated.amountCents === null ? null : amountCents - stated.amountCents,
    recipientsDifference: stated.recipients === null ? null : recipients - stated.recipients,
    addsHeadings: subtotals.length > 1 && stated.amountCents === amountCents,
  };
}
