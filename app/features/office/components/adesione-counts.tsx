import type { OfficeAdesioni } from "#app/features/conference/adesione.schema.ts";
import { categoryName } from "#app/features/organisations/categories.render.ts";
import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/data-table.tsx";

/** How many joined, by category and by tavolo: those that wait and those accepted. */
export function AdesioneCounts({ byCategory, byTavolo }: Pick<OfficeAdesioni, "byCategory" | "byTavolo">) {
  return (
    <section className="mb-5">
      <h2>{m.conference_adesioni_counts()}</h2>
      <DataTable
        narrow="compact"
        caption={m.conference_adesioni_by_tavolo()}
        rows={byTavolo}
        rowKey={(row) => row.name}
        columns={[
          { key: "name", header: m.organisations_tavolo(), isRowHeader: true, cell: (row) => row.name },
          { key: "organisations", header: m.conference_adesioni_bodies(), align: "end", cell: (row) => row.organisations },
          { key: "citizens", header: m.conference_adesioni_citizens_count(), align: "end", cell: (row) => row.citizens },
          { key: "online", header: m.conference_adesione_mode_online(), align: "end", cell: (row) => row.online },
        ]}
      />
      {byCategory.length > 0 && (
        <DataTable
          narrow="compact"
          caption={m.conference_adesioni_by_category()}
          rows={byCategory}
          rowKey={(row) => row.category}
          columns={[
            { key: "category", header: m.organisations_category(), isRowHeader: true, cell: (row) => (row.category === "citizen" ? m.conference_adesioni_citizen() : categoryName(row.category)) },
            { key: "count", header: m.conference_adesioni_count(), align: "end", cell: (row) => row.count },
          ]}
        />
      )}
    </section>
  );
}
