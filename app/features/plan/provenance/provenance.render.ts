import { m } from "#app/paraglide/messages.js";
import { formatDate } from "#app/platform/i18n/format.ts";
import type { WrittenPart } from "./provenance.limits.ts";
import type { TextOrigins } from "./provenance.schema.ts";

/** «Cooperativa X, 3 novembre 2026»: a body or an organisation, never a person. */
export function writtenPartLine({ by, organisation, day }: WrittenPart): string {
  if (day === null) return m.plan_origin_template();
  return m.plan_origin_written({ name: organisation ?? bodyName(by), date: formatDate(day) });
}

export function suggesterName({ capacity, organisation }: TextOrigins["suggestions"][number]): string {
  return organisation ?? bodyName(capacity);
}

function bodyName(by: WrittenPart["by"]): string {
  switch (by) {
    case "office":
      return m.documents_capacity_office();
    case "facilitator":
      return m.documents_capacity_facilitator();
    default:
      return m.plan_origin_office_or_facilitator();
  }
}
