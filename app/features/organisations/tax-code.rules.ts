export type TaxCodeProblem = "tax_code_wrong" | "tax_code_personal";

/** What was typed, without blanks, dots and hyphens. */
export function bareTaxCode(typed: string): string {
  return typed.replace(/[\s.-]/g, "").toUpperCase();
}

/**
 * What is wrong with an organisation's codice fiscale: it has eleven digits, and the last one is computed from the others as for
 * a VAT number. The sixteen characters of a person's are refused. Mirrors private.require_tax_code(); null when it is right.
 */
export function taxCodeProblem(typed: string): TaxCodeProblem | null {
  const code = bareTaxCode(typed);
  if (/^[A-Z0-9]{16}$/.test(code) && /[A-Z]/.test(code)) return "tax_code_personal";
  if (!/^\d{11}$/.test(code) || code === "00000000000") return "tax_code_wrong";
  const sum = [...code].map(Number).reduce((total, digit, index) => total + (index % 2 === 0 ? digit : doubled(digit)), 0);
  return sum % 10 === 0 ? null : "tax_code_wrong";
}

function doubled(digit: number): number {
  return digit > 4 ? digit * 2 - 9 : digit * 2;
}
