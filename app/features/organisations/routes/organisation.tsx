import { href, Link } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { getViewer } from "#app/features/identity/viewer.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";
import { OrganisationFacts } from "../components/organisation-facts.tsx";
import { requireOrganisationPage } from "../organisations.queries.server.ts";
import type { Route } from "./+types/organisation";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, params }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const organisation = await requireOrganisationPage(getDb(context), district.slug, params.organizzazione);
  const viewer = getViewer(context);
  return {
    title: `${organisation.name} · ${district.name}`,
    organisation,
    isOwn: viewer.kind === "person" && viewer.organisations.some(({ id }) => id === organisation.id),
  };
}

export default function Organisation({ loaderData: { organisation, isOwn } }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const { id, name, tavoli, proposals } = organisation;
  return (
    <Page
      title={name}
      breadcrumb={useDistrictCrumbs({ label: m.organisations_title(), to: href("/:ambito/organizzazioni", { ambito }) }, { label: name })}
      actions={isOwn && <LinkButton to={href("/:ambito/organizzazioni/:organizzazione/gestione", { ambito, organizzazione: id })}>{m.organisations_manage()}</LinkButton>}
    >
      <OrganisationFacts organisation={organisation} />
      <section className="my-5">
        <h2>{m.organisations_tavoli()}</h2>
        {tavoli.length === 0 ? (
          <p>{m.organisations_tavoli_none()}</p>
        ) : (
          <ul>
            {tavoli.map((tavolo) => (
              <li key={tavolo.slug}>
                <Link to={href("/:ambito/tavoli/:tavolo", { ambito, tavolo: tavolo.slug })}>{tavolo.name}</Link>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>{m.organisations_proposals()}</h2>
        {proposals.length === 0 ? (
          <p>{m.organisations_proposals_none()}</p>
        ) : (
          <ul>
            {proposals.map((proposal) => (
              <li key={proposal.number}>
                <Link to={href("/:ambito/proposte/:numero", { ambito, numero: proposal.number })}>{proposal.title}</Link> <small>{proposal.number}</small>
              </li>
            ))}
          </ul>
        )}
      </section>
    </Page>
  );
}
