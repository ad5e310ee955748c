import { href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { ProposalAnswers } from "#app/features/proposals/components/proposal-answers.tsx";
import { StateTag } from "#app/features/proposals/components/state-tag.tsx";
import { proposerLabel, stateText } from "#app/features/proposals/proposals.render.ts";
import { isClosed } from "#app/features/proposals/proposals.rules.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { Alert } from "#app/ui/alert.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { Page } from "#app/ui/page.tsx";
import { Time } from "#app/ui/time.tsx";
import { OutcomeCard } from "../components/outcome-card.tsx";
import { Thread } from "../components/thread.tsx";
import { requireProposalPage } from "../thread.queries.server.ts";
import type { Route } from "./+types/proposal";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }, { name: "description", content: loaderData?.proposal.excerpt }];

export async function loader({ context, params }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const proposal = await requireProposalPage(getDb(context), district.id, params.numero);
  return { title: m.proposals_meta_title({ title: `${proposal.number} ${proposal.title}`, district: district.name }), proposal };
}

export default function Proposal({ loaderData: { proposal } }: Route.ComponentProps) {
  const { slug: ambito, isOffice } = useDistrict();
  const { number, state, steps, outcome } = proposal;
  const mayClose = isOffice && proposal.publishedAt !== null && !isClosed(state);
  return (
    <Page
      title={proposal.title}
      eyebrow={number}
      width="narrow"
      breadcrumb={useDistrictCrumbs({ label: m.proposals_list_title(), to: href("/:ambito/proposte", { ambito }) }, { label: number })}
      lead={
        <p>
          <StateTag state={state} /> {stateText(state)}
        </p>
      }
      actions={mayClose && <LinkButton to={href("/:ambito/ufficio/proposte/:numero/esito", { ambito, numero: number })}>{m.proposals_office_give_outcome_short()}</LinkButton>}
      updatedAt={proposal.stateSince}
    >
      {proposal.publishedAt === null && <NotPublicNotice proposal={proposal} ambito={ambito} />}
      <DefinitionList
        items={[
          { term: m.proposals_page_by(), description: proposerLabel(proposal.proposer) },
          { term: m.proposals_page_published(), description: proposal.publishedAt && <Time value={proposal.publishedAt} /> },
        ]}
      />
      <Thread steps={steps} state={state} number={number} ambito={ambito} />
      {outcome && <OutcomeCard outcome={outcome} ambito={ambito} />}
      <section aria-labelledby="testo">
        <h2 id="testo">{m.proposals_page_text()}</h2>
        <ProposalAnswers content={proposal.content} municipalities={proposal.municipalities} tavolo={proposal.tavolo?.name ?? null} headingLevel={3} />
        <p>
          <small>{m.proposals_page_licence()}</small>
        </p>
      </section>
    </Page>
  );
}

type NoticeProps = { proposal: Route.ComponentProps["loaderData"]["proposal"]; ambito: string };

function NotPublicNotice({ proposal, ambito }: NoticeProps) {
  return (
    <Alert title={m.proposals_page_not_public_title()}>
      <p className={proposal.state === "returned" ? undefined : "mb-0"}>{m.proposals_page_not_public_text()}</p>
      {proposal.state === "returned" && proposal.isMine && (
        <LinkButton to={href("/:ambito/proposte/bozze/:id", { ambito, id: proposal.id })} size="sm">
          {m.proposals_mine_revise()}
        </LinkButton>
      )}
    </Alert>
  );
}
