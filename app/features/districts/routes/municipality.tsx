import { href, Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { formatNumber } from "#app/platform/i18n/format.ts";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { ProposalList } from "../components/proposal-list.tsx";
import { getDistrict } from "../district-context.ts";
import { requireMunicipalityPage } from "../districts.queries.server.ts";
import { useDistrict, useDistrictCrumbs } from "../use-district.ts";
import type { Route } from "./+types/municipality";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, params }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const municipality = await requireMunicipalityPage(getDb(context), district.slug, params.comune);
  return { title: `${municipality.name} · ${district.name}`, municipality };
}

export default function MunicipalityPage({ loaderData: { municipality } }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const crumbs = useDistrictCrumbs({ label: municipality.name });
  const { population2011, population2021 } = municipality;
  return (
    <Page title={municipality.name} eyebrow={municipality.lead ? m.districts_municipality_eyebrow_lead() : m.districts_municipality()} breadcrumb={crumbs}>
      <DefinitionList
        items={[
          { term: m.districts_population_2021(), description: population2021 === null ? null : formatNumber(population2021) },
          { term: m.districts_population_2011(), description: population2011 === null ? null : formatNumber(population2011) },
          { term: m.districts_postal_code(), description: municipality.postalCode },
          { term: m.districts_cadastral_code(), description: municipality.code },
        ]}
      />
      <section className="mb-5">
        <h2>{m.districts_municipality_proposals()}</h2>
        <ProposalList proposals={municipality.proposals} emptyText={m.districts_municipality_proposals_none()} />
        <Link to={`${href("/:ambito/proposte", { ambito })}?comune=${municipality.code}`}>{m.districts_municipality_proposals_all()}</Link>
      </section>
      <section className="mb-5">
        <h2>{m.districts_municipality_organisations()}</h2>
        {municipality.organisations.length === 0 ? (
          <EmptyState title={m.districts_municipality_organisations_none()} />
        ) : (
          <ul>
            {municipality.organisations.map((organisation) => (
              <li key={organisation.id}>{organisation.name}</li>
            ))}
          </ul>
        )}
        <Link to={`${href("/:ambito/organizzazioni", { ambito })}?comune=${municipality.code}`}>{m.districts_municipality_organisations_all()}</Link>
      </section>
    </Page>
  );
}
