import { href, Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/data-table.tsx";
import { categoryName } from "../categories.render.ts";
import type { RegisteredOrganisation } from "../organisations.schema.ts";

type Props = { organisations: readonly RegisteredOrganisation[]; total: number };

/** The register: bodies, never the persons who act for them. */
export function OrganisationTable({ organisations, total }: Props) {
  const { slug: ambito } = useDistrict();
  return (
    <DataTable
      narrow="compact"
      caption={m.organisations_caption({ shown: organisations.length, total })}
      rows={organisations}
      rowKey={(row) => row.id}
      columns={[
        { key: "name", header: m.organisations_name(), isRowHeader: true, cell: (row) => <Link to={href("/:ambito/organizzazioni/:organizzazione", { ambito, organizzazione: row.id })}>{row.name}</Link> },
        { key: "category", header: m.organisations_category(), cell: (row) => categoryName(row.category) },
        {
          key: "municipality",
          header: m.organisations_municipality(),
          cell: (row) =>
            row.municipalityCode ? (
              <Link to={href("/:ambito/comuni/:comune", { ambito, comune: row.municipalityCode })}>{row.municipality}</Link>
            ) : (
              (row.municipality ?? m.organisations_outside())
            ),
        },
        {
          key: "tavoli",
          header: m.organisations_tavoli(),
          cell: (row) =>
            row.tavoli.length === 0
              ? "–"
              : row.tavoli.map((tavolo, index) => (
                  <span key={tavolo.slug}>
                    {index > 0 && ", "}
                    <Link to={href("/:ambito/tavoli/:tavolo", { ambito, tavolo: tavolo.slug })}>{tavolo.name}</Link>
                  </span>
                )),
        },
      ]}
    />
  );
}
