/** Anchor of a plan section in every output; the same word works in `/piano.html#…` and inside the PDF. */
export function sectionAnchor(outlineId: string): string {
  return `s-${outlineId.replace(/[^a-zA-Z0-9_.-]/g, "-")}`.slice(0, 90);
}
