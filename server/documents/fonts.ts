import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The styles that the template uses. All of them must draw a character for it to count as printable. */
const STYLES = [
  "400Regular",
  "400Regular_Italic",
  "600SemiBold",
  "600SemiBold_Italic",
  "700Bold",
  "700Bold_Italic",
] as const;

/** The document's font files (real TrueType: the compiler ignores woff in silence). */
export function readFonts(): Buffer[] {
  const { resolve } = createRequire(import.meta.url);
  return STYLES.map((style) =>
    readFileSync(resolve(`@expo-google-fonts/titillium-web/${style}/TitilliumWeb_${style}.ttf`)),
  );
}
