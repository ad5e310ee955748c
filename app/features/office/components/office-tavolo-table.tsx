import { href, Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import type { OfficeTavolo } from "#app/features/tavoli/tavoli.schema.ts";
import { areaName } from "#app/features/tavoli/tavoli.render.ts";
import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/data-table.tsx";

/** The cycle's tavoli as the office sees them: who runs each, how many sit there. */
export function OfficeTavoloTable({ tavoli }: { tavoli: readonly OfficeTavolo[] }) {
  const { slug: ambito } = useDistrict();
  return (
    <DataTable
      caption={m.office_tavoli_caption()}
      rows={tavoli}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "name",
          header: m.office_tavolo_name(),
          isRowHeader: true,
          cell: (row) => <Link to={href("/:ambito/ufficio/tavoli/:tavolo", { ambito, tavolo: row.slug })}>{row.name}</Link>,
        },
        { key: "area", header: m.office_tavolo_area(), cell: (row) => areaName(row.area) },
        {
          key: "facilitator",
          header: m.office_tavolo_facilitator(),
          cell: (row) => row.roles.filter((role) => role.role === "facilitator").map((role) => role.name || role.email).join(", ") || m.office_tavolo_no_facilitator(),
        },
        { key: "seats", header: m.office_tavolo_seats(), align: "end", cell: (row) => row.organisations.length },
      ]}
    />
  );
}
