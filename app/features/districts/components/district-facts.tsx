import { m } from "#app/paraglide/messages.js";
import { formatNumber } from "#app/platform/i18n/format.ts";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import type { DistrictPage } from "../districts.schema.ts";

/** The facts that the district states about itself. */
export function DistrictFacts({ page }: { page: DistrictPage }) {
  return (
    <DefinitionList
      items={[
        { term: m.districts_fact_lead(), description: page.leadBody },
        { term: m.districts_fact_health(), description: page.healthDistrict },
        { term: m.districts_fact_municipalities(), description: formatNumber(page.municipalities.length) },
        { term: m.districts_fact_inhabitants(), description: page.statedInhabitants === null ? null : formatNumber(page.statedInhabitants) },
        { term: m.districts_fact_area(), description: page.statedAreaKm2 === null ? null : m.districts_fact_area_value({ area: formatNumber(page.statedAreaKm2) }) },
      ]}
    />
  );
}
