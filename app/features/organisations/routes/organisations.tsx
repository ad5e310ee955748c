import { m } from "#app/paraglide/messages.js";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { getDb } from "#app/platform/context.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { OrganisationFilterForm } from "../components/organisation-filter-form.tsx";
import { OrganisationTable } from "../components/organisation-table.tsx";
import { requireOrganisationsPage } from "../organisations.queries.server.ts";
import { OrganisationFiltersSchema } from "../organisations.schema.ts";
import type { Route } from "./+types/organisations";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, url }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const filters = OrganisationFiltersSchema.parse(Object.fromEntries(url.searchParams));
  const page = await requireOrganisationsPage(getDb(context), district.slug, filters);
  return { title: `${m.organisations_title()} · ${district.name}`, filters, page };
}

export default function Organisations({ loaderData: { filters, page } }: Route.ComponentProps) {
  return (
    <Page title={m.organisations_title()} lead={m.organisations_lead()} breadcrumb={useDistrictCrumbs({ label: m.organisations_title() })}>
      <OrganisationFilterForm filters={filters} municipalities={page.municipalities} tavoli={page.tavoli} />
      {page.organisations.length === 0 ? (
        <EmptyState title={page.total === 0 ? m.organisations_none() : m.organisations_none_found()} />
      ) : (
        <OrganisationTable organisations={page.organisations} total={page.total} />
      )}
    </Page>
  );
}
