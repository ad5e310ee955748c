import { m } from "#app/paraglide/messages.js";
import { GENERATED_CHAPTERS } from "./plan-outline.limits.ts";

/** What the whole document adds after a chapter's own text, or null. */
export function generatedNote(outlineId: string): string | null {
  switch (outlineId) {
    case GENERATED_CHAPTERS.participation:
      return m.plan_section_generated_participation();
    case GENERATED_CHAPTERS.finance:
      return m.plan_section_generated_finance();
    default:
      return null;
  }
}
