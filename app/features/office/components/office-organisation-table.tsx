import { href, Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import type { DelegateKind } from "#app/features/organisations/organisations.limits.ts";
import { categoryName } from "#app/features/organisations/categories.render.ts";
import type { OfficeOrganisation } from "#app/features/organisations/organisations.schema.ts";
import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/data-table.tsx";
import { Tag } from "#app/ui/tag.tsx";

/** The register as the office sees it: with who acts for each organisation. */
export function OfficeOrganisationTable({ organisations }: { organisations: readonly OfficeOrganisation[] }) {
  const { slug: ambito } = useDistrict();
  return (
    <DataTable
      caption={m.office_organisations_caption({ count: organisations.length })}
      rows={organisations}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "name",
          header: m.office_organisation_name(),
          isRowHeader: true,
          cell: (row) => <Link to={href("/:ambito/ufficio/organizzazioni/:organizzazione", { ambito, organizzazione: row.id })}>{row.name}</Link>,
        },
        { key: "category", header: m.office_organisation_category(), cell: (row) => categoryName(row.category) },
        { key: "municipality", header: m.office_organisation_municipality(), cell: (row) => row.municipality ?? m.office_organisation_outside() },
        { key: "delegate", header: m.office_delegate(), cell: (row) => <Place organisation={row} kind="delegate" /> },
        { key: "substitute", header: m.office_substitute(), cell: (row) => <Place organisation={row} kind="substitute" /> },
      ]}
    />
  );
}

function Place({ organisation, kind }: { organisation: OfficeOrganisation; kind: DelegateKind }) {
  const holder = organisation.delegates.find((delegate) => delegate.kind === kind && delegate.tavoloId === null);
  if (!holder) return kind === "delegate" ? <Tag tone="warning">{m.office_delegate_missing()}</Tag> : "–";
  return (
    <>
      {holder.email} {!holder.bound && <Tag>{m.office_delegate_waiting()}</Tag>}
    </>
  );
}
