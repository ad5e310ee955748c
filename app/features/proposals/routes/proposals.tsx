import { href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { getViewer } from "#app/features/identity/viewer.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { formatNumber } from "#app/platform/i18n/format.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { CardGrid } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { ProposalCard } from "../components/proposal-card.tsx";
import { ProposalFilters } from "../components/proposal-filters.tsx";
import { listProposals } from "../proposals.queries.server.ts";
import { ListFiltersSchema } from "../proposals.schema.ts";
import type { Route } from "./+types/proposals";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }, { name: "description", content: m.proposals_list_lead() }];

export async function loader({ context, url }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const filters = ListFiltersSchema.parse(Object.fromEntries(url.searchParams));
  const page = await listProposals(getDb(context), district.id, filters);
  return {
    title: m.proposals_meta_title({ title: m.proposals_list_title(), district: district.name }),
    isSignedIn: getViewer(context).kind === "person",
    filters,
    page,
  };
}

export default function Proposals({ loaderData: { page, filters, isSignedIn } }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const isNarrowed = [filters.q, filters.tavolo, filters.comune, filters.stato].some((filter) => filter !== null);
  return (
    <Page
      title={m.proposals_list_title()}
      breadcrumb={useDistrictCrumbs({ label: m.proposals_list_title() })}
      lead={m.proposals_list_lead()}
      actions={
        <>
          <LinkButton to={href("/:ambito/proposte/nuova", { ambito })} icon="it-pencil">
            {m.proposals_list_new()}
          </LinkButton>
          {isSignedIn && (
            <LinkButton to={href("/:ambito/proposte/mie", { ambito })} variant="outline">
              {m.proposals_list_mine()}
            </LinkButton>
          )}
        </>
      }
    >
      <ProposalFilters filters={filters} choices={page.choices} listTo={href("/:ambito/proposte", { ambito })} />
      {page.total !== null && page.total > 0 && <p role="status">{m.proposals_list_total({ count: formatNumber(page.total) })}</p>}
      {page.items.length > 0 ? (
        <CardGrid label={m.proposals_list_title()}>
          {page.items.map((proposal) => (
            <ProposalCard key={proposal.id} proposal={proposal} ambito={ambito} />
          ))}
        </CardGrid>
      ) : (
        <EmptyState title={isNarrowed ? m.proposals_list_none_title() : m.proposals_list_empty_title()}>
          <p className="mb-0">{isNarrowed ? m.proposals_list_none_text() : m.proposals_list_empty_text()}</p>
        </EmptyState>
      )}
      <Pagination nextCursor={page.nextCursor} label={m.proposals_list_pages()} />
    </Page>
  );
}
