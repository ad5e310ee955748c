import type { WrittenPart } from "./provenance.limits.ts";

export type Writing = { capacity: "office" | "facilitator" | "organisation" | null; label: string | null; writtenAt: string | null; characters: number };

/** [COED-77] One line for each body or organisation and day, oldest first; the text's own beginning before everything else. */
export function writtenParts(writings: readonly Writing[], dayOf: (at: string) => string): WrittenPart[] {
  const parts = new Map<string, WrittenPart>();
  for (const writing of writings) {
    const part = partOf(writing, dayOf);
    const key = `${part.day ?? ""} ${part.by} ${part.organisation ?? ""}`;
    const known = parts.get(key);
    if (known) known.characters += part.characters;
    else parts.set(key, part);
  }
  return [...parts.values()].sort((one, other) => (one.day ?? "").localeCompare(other.day ?? ""));
}

function partOf({ capacity, label, writtenAt, characters }: Writing, dayOf: (at: string) => string): WrittenPart {
  if (writtenAt === null) return { by: "template", organisation: null, day: null, characters };
  return { by: capacity ?? "unknown", organisation: capacity === "organisation" ? label : null, day: dayOf(writtenAt), characters };
}
