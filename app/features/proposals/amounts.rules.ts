/** A whole number as people type it: «1200», «1.200», «1 200». Undefined for anything else; null when nothing was typed. */
export function wholeNumber(typed: string): number | null | undefined {
  const text = typed.replace(/[\s\u00a0]/g, "");
  if (text === "") return null;
  return /^(\d{1,12}|\d{1,3}(\.\d{3}){1,3})$/.test(text) ? Number(text.replaceAll(".", "")) : undefined;
}

/** An amount in euro as people type it («12.500,50», «12500.5», «€ 300»), in cents. Undefined for anything else; null when nothing was typed. */
export function euroCents(typed: string): number | null | undefined {
  const text = typed.replace(/[\s\u00a0€]/g, "");
  if (text === "") return null;
  const grouped = /^(\d{1,3}(?:\.\d{3}){1,3})(?:,(\d{1,2}))?$/.exec(text) ?? /^(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(text);
  if (!grouped) return undefined;
  return Number((grouped[1] ?? "").replaceAll(".", "")) * 100 + Number((grouped[2] ?? "").padEnd(2, "0"));
}

/** Cents as they are typed: «12500» or «12500,50». */
export function typedEuro(cents: number | null): string {
  if (cents === null) return "";
  const rest = cents % 100;
  return rest === 0 ? String(cents / 100) : `${Math.floor(cents / 100)},${String(rest).padStart(2, "0")}`;
}

/** A month as SQL keeps it, `2027-03`; «3/2027» and «03-2027» become it, anything else stays as typed. */
export function typedMonth(typed: string): string {
  const text = typed.trim();
  const match = /^(\d{1,2})[/.-](\d{4})$/.exec(text);
  return match ? `${match[2]}-${(match[1] ?? "").padStart(2, "0")}` : text;
}

/** True for nothing, or a month that there is. */
export function isMonth(text: string): boolean {
  return /^(\d{4}-(0[1-9]|1[0-2]))?$/.test(text);
}
