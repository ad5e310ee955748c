/**
 * The proposals that a block says it comes from: numbers parted by spaces, in the order in which they came. Two paragraphs of different
 * proposals that are joined keep both (PLAN-04).
 */
export function originNumbers(attribute: unknown): string[] {
  return typeof attribute === "string" ? [...new Set(attribute.split(/\s+/).filter((number) => number !== ""))] : [];
}

/** As many as an attribute holds. */
const MOST = 12;

/** The attribute of a block that comes from these proposals too; null for none. */
export function withOrigins(attribute: unknown, more: readonly string[]): string | null {
  const numbers = [...new Set([...originNumbers(attribute), ...more])].slice(0, MOST);
  return numbers.length === 0 ? null : numbers.join(" ");
}
