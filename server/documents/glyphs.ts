import { create } from "fontkit";
import type { HasGlyph } from "#app/features/plan/compilation/characters.rules.ts";
import { readFonts } from "./fonts.ts";

/** Reads which characters every style of the document's font can draw; about 10 ms, so read once at start. */
export function readGlyphCoverage(): HasGlyph {
  const [first = new Set<number>(), ...others] = readFonts().map((font) => new Set(create(font).characterSet));
  const covered = new Set([...first].filter((codePoint) => others.every((other) => other.has(codePoint))));
  return (codePoint) => covered.has(codePoint);
}
