import { m } from "#app/paraglide/messages.js";
import { formatDate } from "#app/platform/i18n/format.ts";
import { Alert } from "#app/ui/alert.tsx";
import type { SectionPage } from "../plan.schema.ts";

/** Above a section's text: who answers for it (for those who are told), which text this is, why it can't be written. */
export function SectionNotices({ page: { text, work }, closed }: { page: Pick<SectionPage, "text" | "work">; closed: string | null }) {
  return (
    <>
      {work?.owner && <p>{m.sections_owner({ name: work.owner.name })}</p>}
      {text?.kind === "version" && <Alert>{m.plan_section_version_shown({ label: text.label, date: formatDate(text.at) })}</Alert>}
      {closed && <Alert>{closed}</Alert>}
    </>
  );
}
