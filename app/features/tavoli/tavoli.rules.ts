import { tavoloSlugPattern } from "./tavoli.limits.ts";

/** The address of a new tavolo from its name: «Anziani e non autosufficienza» → `anziani-e-non-autosufficienza`. */
export function slugOf(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 61)
    .replace(/-+$/, "");
  return tavoloSlugPattern.test(plain) ? plain : `tavolo-${plain}`.replace(/-+$/, "").slice(0, 61);
}
