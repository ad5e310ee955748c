import { href, Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { formatNumber } from "#app/platform/i18n/format.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import type { DistrictPage } from "../districts.schema.ts";
import { useDistrict } from "../use-district.ts";

type Municipality = DistrictPage["municipalities"][number];

/** The district's municipalities with their inhabitants; the sum stands below. */
export function MunicipalityTable({ municipalities }: { municipalities: readonly Municipality[] }) {
  const { slug } = useDistrict();
  return (
    <DataTable
      caption={m.districts_municipalities_caption({ count: municipalities.length })}
      rows={municipalities}
      rowKey={(row) => row.code}
      narrow="scroll"
      columns={[
        {
          key: "name",
          header: m.districts_municipality(),
          isRowHeader: true,
          cell: (row) => (
            <>
              <Link to={href("/:ambito/comuni/:comune", { ambito: slug, comune: row.code })}>{row.name}</Link>{" "}
              {row.lead && <Tag tone="info">{m.districts_municipality_lead()}</Tag>}
            </>
          ),
        },
        { key: "y2011", header: m.districts_population_2011(), align: "end", cell: (row) => population(row.population2011) },
        { key: "y2021", header: m.districts_population_2021(), align: "end", cell: (row) => population(row.population2021) },
      ]}
      footer={{
        name: m.districts_total(),
        y2011: population(sum(municipalities.map((row) => row.population2011))),
        y2021: population(sum(municipalities.map((row) => row.population2021))),
      }}
    />
  );
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}

function population(value: number | null): string {
  return value === null ? "–" : formatNumber(value);
}
