import { useEffect } from "react";
import { href, redirect } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { requirePerson } from "#app/features/identity/require-person.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { Callout } from "#app/ui/callout.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { Page } from "#app/ui/page.tsx";
import { Time } from "#app/ui/time.tsx";
import { ProposalActs } from "../components/proposal-acts.tsx";
import { listMyProposalActs } from "../proposal-acts.queries.server.ts";
import { requireMyProposal } from "../proposals.queries.server.ts";
import { proposerLabel } from "../proposals.render.ts";
import { draftCopyKey, forgetCopy, newCopyKey, readCopy } from "../use-device-copy.ts";
import type { Route } from "./+types/receipt";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, request, params: { ambito, id } }: Route.LoaderArgs) {
  requirePerson(context, request);
  const district = getDistrict(context);
  const db = getDb(context);
  const [proposal, acts] = await Promise.all([requireMyProposal(db, district.id, id), listMyProposalActs(db, id)]);
  const { number, submittedAt } = proposal;
  if (number === null || submittedAt === null) throw redirect(href("/:ambito/proposte/bozze/:id", { ambito, id }));
  return {
    title: m.proposals_meta_title({ title: m.proposals_receipt_title(), district: district.name }),
    receipt: { id, number, submittedAt, title: proposal.title, proposer: proposal.proposer },
    acts: acts ?? [],
  };
}

export default function Receipt({ loaderData: { receipt, acts } }: Route.ComponentProps) {
  const { slug: ambito, name } = useDistrict();
  useEffect(() => {
    forgetCopy(draftCopyKey(receipt.id));
    if (readCopy(newCopyKey(ambito))?.id === receipt.id) forgetCopy(newCopyKey(ambito));
  }, [receipt.id, ambito]);
  const next = [m.proposals_receipt_next_1(), m.proposals_receipt_next_2(), m.proposals_receipt_next_3(), m.proposals_receipt_next_4()];
  return (
    <Page
      title={m.proposals_receipt_title()}
      eyebrow={name}
      lead={m.proposals_receipt_lead({ number: receipt.number })}
      width="narrow"
      breadcrumb={useDistrictCrumbs({ label: m.proposals_list_mine(), to: href("/:ambito/proposte/mie", { ambito }) }, { label: m.proposals_receipt_title() })}
    >
      <Callout kind="success" title={receipt.title}>
        <DefinitionList
          items={[
            { term: m.proposals_receipt_number(), description: receipt.number },
            { term: m.proposals_receipt_date(), description: <Time value={receipt.submittedAt} withTime /> },
            { term: m.proposals_review_sender(), description: proposerLabel(receipt.proposer) },
          ]}
        />
      </Callout>
      <ProposalActs acts={acts} />
      <h2>{m.proposals_receipt_next_title()}</h2>
      <ol>
        {next.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      <p>{m.proposals_receipt_print()}</p>
      <LinkButton to={href("/:ambito/proposte/:numero", { ambito, numero: receipt.number })}>{m.proposals_receipt_follow()}</LinkButton>
    </Page>
  );
}
