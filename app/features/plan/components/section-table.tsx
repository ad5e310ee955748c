import { href, Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { formatNumber } from "#app/platform/i18n/format.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Time } from "#app/ui/time.tsx";
import { sectionTitle } from "../sections/section-words.render.ts";
import type { PlanPage } from "../plan.schema.ts";
import { SectionStateTag } from "./section-state-tag.tsx";

type Section = PlanPage["sections"][number];

/** The plan's index: each section with its state, how many proposals it comes from and, for those who work on it, who answers for it. */
export function SectionTable({ sections, withOwners }: { sections: readonly Section[]; withOwners: boolean }) {
  const { slug: ambito } = useDistrict();
  return (
    <DataTable
      narrow="compact"
      caption={m.plan_sections_caption()}
      rows={sections}
      rowKey={(section) => section.id}
      columns={[
        {
          key: "section",
          header: m.plan_column_section(),
          isRowHeader: true,
          cell: (section) => (
            <span className={section.level > 1 ? "ps-md-4" : undefined}>
              <Link to={href("/:ambito/piano/:sezione", { ambito, sezione: section.slug })}>{sectionTitle(section)}</Link>
              {!section.isReadable && <small className="d-block text-secondary">{m.plan_section_hidden()}</small>}
            </span>
          ),
        },
        { key: "state", header: m.plan_column_state(), cell: (section) => <SectionStateTag state={section.state} /> },
        ...(withOwners ? [{ key: "owner", header: m.sections_owner_column(), cell: (section: Section) => section.owner ?? "–" }] : []),
        { key: "origins", header: m.plan_column_origins(), align: "end", cell: (section) => formatNumber(section.origins) },
        { key: "updated", header: m.plan_column_updated(), cell: (section) => (section.updatedAt ? <Time value={section.updatedAt} /> : "–") },
      ]}
    />
  );
}
