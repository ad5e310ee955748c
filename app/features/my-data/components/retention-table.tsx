import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/data-table.tsx";
import { retentionClassName } from "../my-data.render.ts";
import type { RetentionLine } from "../my-data.schema.ts";

/** How long each class of data is kept: what the software applies every night. */
export function RetentionTable({ lines }: { lines: readonly RetentionLine[] }) {
  return (
    <DataTable
      caption={m.my_data_retention_caption()}
      columns={[
        { key: "class", header: m.my_data_retention_class(), cell: (line) => retentionClassName(line.class), isRowHeader: true },
        { key: "days", header: m.my_data_retention_days(), cell: (line) => line.days, align: "end" },
      ]}
      rows={lines}
      rowKey={(line) => line.class}
    />
  );
}
