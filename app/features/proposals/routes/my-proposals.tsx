import { href, Link } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { requirePerson } from "#app/features/identity/require-person.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Card, CardGrid } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Time } from "#app/ui/time.tsx";
import { StateTag } from "../components/state-tag.tsx";
import { listMyProposals } from "../proposals.queries.server.ts";
import { stateText } from "../proposals.render.ts";
import { isEditable } from "../proposals.rules.ts";
import type { Route } from "./+types/my-proposals";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, request }: Route.LoaderArgs) {
  requirePerson(context, request);
  const district = getDistrict(context);
  return {
    title: m.proposals_meta_title({ title: m.proposals_mine_title(), district: district.name }),
    proposals: await listMyProposals(getDb(context), district.id),
  };
}

export default function MyProposals({ loaderData: { proposals } }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const newTo = href("/:ambito/proposte/nuova", { ambito });
  return (
    <Page
      title={m.proposals_mine_title()}
      lead={m.proposals_mine_lead()}
      breadcrumb={useDistrictCrumbs({ label: m.proposals_list_title(), to: href("/:ambito/proposte", { ambito }) }, { label: m.proposals_mine_title() })}
      actions={<LinkButton to={newTo}>{m.proposals_list_new()}</LinkButton>}
    >
      {proposals.length === 0 ? (
        <EmptyState title={m.proposals_mine_empty_title()}>
          <p className="mb-0">{m.proposals_mine_empty_text()}</p>
        </EmptyState>
      ) : (
        <CardGrid label={m.proposals_mine_title()}>
          {proposals.map((proposal) => (
            <MyProposalCard key={proposal.id} proposal={proposal} ambito={ambito} />
          ))}
        </CardGrid>
      )}
    </Page>
  );
}

type Mine = Route.ComponentProps["loaderData"]["proposals"][number];

function MyProposalCard({ proposal, ambito }: { proposal: Mine; ambito: string }) {
  const to = isEditable(proposal.state)
    ? href("/:ambito/proposte/bozze/:id", { ambito, id: proposal.id })
    : href("/:ambito/proposte/:numero", { ambito, numero: proposal.number ?? "" });
  const action = { draft: m.proposals_mine_resume(), returned: m.proposals_mine_revise() };
  return (
    <Card
      title={proposal.title || m.proposals_mine_untitled()}
      to={to}
      headingLevel={2}
      eyebrow={proposal.number}
      footer={<StateTag state={proposal.state} />}
    >
      <p>{proposal.state === "draft" && proposal.shared ? m.proposals_mine_shared() : stateText(proposal.state)}</p>
      {proposal.returnReason && <blockquote style={{ whiteSpace: "pre-line" }}>{proposal.returnReason}</blockquote>}
      <p className="mb-0">
        <small>
          {m.proposals_mine_changed()} <Time value={proposal.updatedAt} format="medium" withTime />
        </small>
      </p>
      {(proposal.state === "draft" || proposal.state === "returned") && <Link to={to}>{action[proposal.state]}</Link>}
    </Card>
  );
}
