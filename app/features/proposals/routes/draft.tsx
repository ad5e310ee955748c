import { data, href, redirect } from "react-router";
import { getDistrict, requireCurrentCycle } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { requirePerson } from "#app/features/identity/require-person.server.ts";
import { getViewer } from "#app/features/identity/viewer.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb, getRequestInfo, getServices } from "#app/platform/context.ts";
import { Page } from "#app/ui/page.tsx";
import { DraftEditor, SignedOutDraft } from "../components/draft-editor.tsx";
import { answerDraftForm, type DraftRequest } from "../draft-intents.server.ts";
import { ReviewStep } from "../components/review-step.tsx";
import { proposalAbilities } from "../proposals.abilities.ts";
import { listProposalChoices, requireMyProposal } from "../proposals.queries.server.ts";
import { isEditable } from "../proposals.rules.ts";
import type { Route } from "./+types/draft";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, params: { ambito, id }, url }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const db = getDb(context);
  const abilities = proposalAbilities(getViewer(context), district.id, requireCurrentCycle(context));
  const title = m.proposals_meta_title({ title: m.proposals_draft_title(), district: district.name });
  // No redirect to the sign-in page: a login that ended while one typed must not cost the text of the form just sent.
  if (!abilities.isSignedIn) return data({ title, abilities, proposal: null, choices: await listProposalChoices(db, district.id), isReview: false, id }, { status: 401 });
  const proposal = await requireMyProposal(db, district.id, id);
  if (!isEditable(proposal.state)) throw redirect(href("/:ambito/proposte/:numero", { ambito, numero: proposal.number ?? "" }));
  return data({ title, abilities, proposal, choices: proposal.choices, isReview: url.searchParams.get("passo") === "rilettura", id });
}

export async function action({ context, request, params: { ambito, id } }: Route.ActionArgs) {
  const draft: DraftRequest = {
    id, ambito,
    open: () => (requirePerson(context, request), getDb(context)),
    districtId: getDistrict(context).id,
    cycleId: requireCurrentCycle(context).id,
    clientAddress: getRequestInfo(context).clientAddress,
    databases: getServices(context).databases,
  };
  return answerDraftForm(draft, await request.formData());
}

export default function Draft({ loaderData, actionData }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const { proposal, abilities, isReview, id } = loaderData;
  const failure = actionData ?? null;
  const title = proposal?.state === "returned" ? m.proposals_draft_title_returned() : m.proposals_draft_title();
  const crumbs = useDistrictCrumbs({ label: m.proposals_list_mine(), to: href("/:ambito/proposte/mie", { ambito }) }, { label: title });
  if (proposal === null) {
    return (
      <Page title={title} width="narrow">
        <SignedOutDraft id={id} ambito={ambito} choices={loaderData.choices} failure={failure} />
      </Page>
    );
  }
  if (isReview) {
    const { organisation, municipality } = proposal.proposer;
    return (
      <Page title={m.proposals_review_title()} lead={m.proposals_review_lead()} width="narrow" breadcrumb={crumbs}>
        <ReviewStep proposal={proposal} sender={{ organisation, municipality }} editTo={href("/:ambito/proposte/bozze/:id", { ambito, id })} failure={failure} />
      </Page>
    );
  }
  return (
    <Page title={title} width="narrow" breadcrumb={crumbs}>
      <DraftEditor proposal={proposal} ambito={ambito} abilities={abilities} failure={failure} />
    </Page>
  );
}
