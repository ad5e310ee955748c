import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/data-table.tsx";
import { Time } from "#app/ui/time.tsx";
import { actSentence, capacityName } from "../audit.render.ts";
import type { AuditLine } from "../audit.schema.ts";

/** The entries of the trail, in words. */
export function AuditList({ lines }: { lines: readonly AuditLine[] }) {
  return (
    <DataTable
      caption={m.office_audit_caption()}
      isCaptionHidden
      rows={lines}
      rowKey={(line) => String(line.id)}
      columns={[
        { key: "act", header: m.office_audit_column_act(), isRowHeader: true, cell: actSentence },
        { key: "at", header: m.office_audit_column_at(), cell: (line) => <Time value={line.at} format="short" withTime /> },
        { key: "by", header: m.office_audit_column_by(), cell: (line) => (line.by === null ? capacityName(line.actedAs) : m.office_audit_by({ name: line.by, capacity: capacityName(line.actedAs) })) },
      ]}
    />
  );
}
