/** The anchor of a block in a page: the official document uses the same. */
export function blockAnchor(id: unknown): string | undefined {
  return typeof id === "string" && id !== "" ? `b-${id}` : undefined;
}
