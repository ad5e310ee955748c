import { participantName } from "#app/features/documents/participant.render.ts";
import type { Version } from "./versions.schema.ts";

/** For whom a version was kept or words were written; never a person. Roles that are over leave no trace. */
export function bodyName(author: { capacity: Version["capacity"]; label: string | null }): string | null {
  if (author.label !== null) return author.label;
  return author.capacity === null ? null : participantName({ capacity: author.capacity, label: null });
}

