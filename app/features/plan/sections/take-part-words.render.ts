import { type DocumentRight, rightReaches } from "#app/features/documents/documents.limits.ts";
import { m } from "#app/paraglide/messages.js";

/** What the link to a section's shared text says: what one may do there. */
export function takePartLabel(right: DocumentRight): string {
  if (rightReaches(right, "write")) return m.plan_section_edit();
  if (rightReaches(right, "suggest")) return m.plan_section_suggest();
  return rightReaches(right, "comment") ? m.plan_section_comment() : m.plan_section_follow();
}

/** The title of that page in the browser's tab. */
export function takePartTitle(right: DocumentRight, title: string): string {
  if (rightReaches(right, "write")) return m.plan_edit_title({ title });
  if (rightReaches(right, "suggest")) return m.plan_edit_title_suggest({ title });
  return rightReaches(right, "comment") ? m.plan_edit_title_comment({ title }) : m.plan_edit_title_follow({ title });
}
