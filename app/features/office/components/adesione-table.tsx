import { adesioneStateName, adesioneStateTone, modeName } from "#app/features/conference/adesione.render.ts";
import type { OfficeAdesione } from "#app/features/conference/adesione.schema.ts";
import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/data-table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Time } from "#app/ui/time.tsx";

/** All adesioni of the cycle. Needs for accessibility are not in it: this is what one would print or hand on. */
export function AdesioneTable({ adesioni }: { adesioni: readonly OfficeAdesione[] }) {
  return (
    <DataTable
      caption={m.conference_adesioni_all({ count: adesioni.length })}
      rows={adesioni}
      rowKey={(row) => row.id}
      columns={[
        { key: "name", header: m.conference_adesioni_who(), isRowHeader: true, cell: (row) => row.organisation ?? row.person ?? m.conference_adesioni_former() },
        { key: "municipality", header: m.organisations_municipality(), cell: (row) => row.municipality ?? "–" },
        { key: "tavoli", header: m.organisations_tavoli(), cell: (row) => row.tavoli.join(", ") || "–" },
        { key: "mode", header: m.conference_adesione_mode(), cell: (row) => modeName(row.mode) },
        { key: "sent", header: m.conference_adesioni_sent_on(), cell: (row) => <Time value={row.sentAt} format="short" /> },
        { key: "state", header: m.conference_adesioni_state(), cell: (row) => <Tag tone={adesioneStateTone(row.state)}>{adesioneStateName(row.state)}</Tag> },
      ]}
    />
  );
}
