import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { PostedFailure } from "#app/features/identity/components/posted-failure.tsx";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Time } from "#app/ui/time.tsx";
import { href } from "react-router";
import { OpenProposalsTable } from "../components/open-proposals-table.tsx";
import { ProposalAnswers } from "../components/proposal-answers.tsx";
import { ScreeningForm } from "../components/screening-form.tsx";
import { screenProposal } from "../proposals.commands.server.ts";
import { listOfficeProposals } from "../proposals.queries.server.ts";
import { proposerLabel } from "../proposals.render.ts";
import { ScreenFormSchema } from "../proposals.schema.ts";
import type { Route } from "./+types/office-proposals";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context }: Route.LoaderArgs) {
  const district = getDistrict(context);
  return {
    title: m.proposals_meta_title({ title: m.proposals_office_title(), district: district.name }),
    desk: await listOfficeProposals(getDb(context), district.id),
  };
}

export async function action({ context, request, params: { ambito } }: Route.ActionArgs) {
  const formData = await request.formData();
  const parsed = parseForm(ScreenFormSchema, formData);
  if (!parsed.ok) return formFailure(parsed);
  const screened = await commandResult(formData, () => screenProposal(getDb(context), parsed.data));
  if (!("ok" in screened)) return screened;
  const { number, state } = screened.data;
  const text = state === "admitted" ? m.proposals_office_admitted({ number }) : m.proposals_office_returned({ number });
  return redirectWithToast(href("/:ambito/ufficio/proposte", { ambito }), { kind: "success", text });
}

export default function OfficeProposals({ loaderData: { desk }, actionData }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const isScreenedMeanwhile = actionData !== undefined && !desk.toScreen.some(({ id }) => id === actionData.values["proposalId"]);
  const failureOf = (id: string) => (actionData && actionData.values["proposalId"] === id ? actionData : null);
  return (
    <Page
      title={m.proposals_office_title()}
      lead={m.proposals_office_lead()}
      breadcrumb={useDistrictCrumbs({ label: m.districts_nav_office(), to: href("/:ambito/ufficio", { ambito }) }, { label: m.proposals_office_title() })}
    >
      {isScreenedMeanwhile && <PostedFailure isGone={() => true} />}
      {desk.toScreen.length === 0 && (
        <EmptyState title={m.proposals_office_none_title()}>
          <p className="mb-0">{m.proposals_office_none_text()}</p>
        </EmptyState>
      )}
      {desk.toScreen.length > 0 && <p>{m.proposals_office_waiting({ count: desk.counts.submitted ?? 0 })}</p>}
      {desk.toScreen.map((proposal) => (
        <article key={proposal.id} className="mb-5 pb-4 border-bottom" aria-labelledby={`t-${proposal.id}`}>
          <p className="mb-1">
            {proposal.number} · {proposerLabel(proposal.proposer)} · {m.proposals_office_sent()} {proposal.submittedAt && <Time value={proposal.submittedAt} format="medium" />}
          </p>
          <h2 id={`t-${proposal.id}`} className="h4">{proposal.title}</h2>
          <ProposalAnswers content={proposal.content} municipalities={proposal.municipalities} tavolo={proposal.tavolo?.name ?? null} headingLevel={3} />
          <ScreeningForm proposal={proposal} choices={desk.choices} failure={failureOf(proposal.id)} />
        </article>
      ))}
      <h2>{m.proposals_office_open_title()}</h2>
      <OpenProposalsTable proposals={desk.open} ambito={ambito} />
    </Page>
  );
}
