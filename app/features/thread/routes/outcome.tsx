import { Form, href, Link } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { PostedFailure } from "#app/features/identity/components/posted-failure.tsx";
import { ProposalAnswers } from "#app/features/proposals/components/proposal-answers.tsx";
import { isClosed } from "#app/features/proposals/closed.rules.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm, typedValues } from "#app/platform/forms.ts";
import { Alert } from "#app/ui/alert.tsx";
import { SubmitButton } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";
import { OutcomeConfirmation, OutcomeForm, SectionChoice } from "../components/outcome-form.tsx";
import { closeProposal, startReview } from "../thread.commands.server.ts";
import { requireOutcomeForm } from "../thread.queries.server.ts";
import { OutcomeFormSchema, ReviewFormSchema } from "../thread.schema.ts";
import type { Route } from "./+types/outcome";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const wanted = url.searchParams.get("sezione");
  const page = await requireOutcomeForm(getDb(context), district.id, params.numero, { sectionId: wanted !== null && uuid.test(wanted) ? wanted : null, reason: "" });
  return { title: m.proposals_meta_title({ title: m.thread_form_title({ number: page.proposal.number }), district: district.name }), page };
}

export async function action({ context, request, params: { ambito, numero } }: Route.ActionArgs) {
  const db = getDb(context);
  const formData = await request.formData();
  const back = (values = typedValues(formData)) => ({ ok: false as const, formError: null, fieldErrors: {}, values, checked: null });
  const intent = formData.get("intent");
  if (intent === "review") {
    const review = parseForm(ReviewFormSchema, formData);
    if (!review.ok) return formFailure(review);
    const started = await commandResult(formData, () => startReview(db, review.data));
    if (!("ok" in started)) return started;
    return redirectWithToast(href("/:ambito/ufficio/proposte/:numero/esito", { ambito, numero }), { kind: "success", text: m.thread_form_review_started({ number: numero }) });
  }
  if (intent === "edit") return back();
  const parsed = parseForm(OutcomeFormSchema, formData);
  if (!parsed.ok) return formFailure(parsed);
  if (intent !== "publish") {
    const { sectionId, reason } = parsed.data;
    return { ...back(), checked: await requireOutcomeForm(db, getDistrict(context).id, numero, { sectionId, reason }) };
  }
  const closed = await commandResult(formData, () => closeProposal(db, parsed.data));
  if (!("ok" in closed)) return closed;
  return redirectWithToast(href("/:ambito/proposte/:numero", { ambito, numero }), { kind: "success", text: m.thread_form_published({ number: closed.data.number }) });
}

export default function OutcomePage({ loaderData: { page }, actionData }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const { proposal } = page;
  const checked = actionData && "checked" in actionData ? actionData.checked : null;
  const title = m.thread_form_title({ number: proposal.number });
  return (
    <Page
      title={title}
      eyebrow={proposal.title}
      lead={m.thread_form_lead()}
      width="narrow"
      breadcrumb={useDistrictCrumbs({ label: m.proposals_office_title(), to: href("/:ambito/ufficio/proposte", { ambito }) }, { label: title })}
    >
      {isClosed(proposal.state) ? (
        <>
          <PostedFailure isGone={() => true} />
          <Alert title={m.thread_form_closed_title()}>{m.thread_form_closed_text()}</Alert>
        </>
      ) : checked ? (
        <OutcomeConfirmation page={checked} values={actionData?.values ?? {}} backTo={href("/:ambito/proposte/:numero", { ambito, numero: proposal.number })} />
      ) : (
        <>
          <details className="mb-4">
            <summary>{m.proposals_page_text()}</summary>
            <ProposalAnswers content={proposal.content} municipalities={proposal.municipalities} tavolo={proposal.tavolo?.name ?? null} headingLevel={2} />
          </details>
          {proposal.state !== "under_review" && (
            <Form method="post" className="mb-4">
              <input type="hidden" name="proposalId" value={proposal.id} />
              <input type="hidden" name="revision" value={proposal.revision} />
              <SubmitButton name="intent" value="review" variant="outline">{m.thread_form_review_start()}</SubmitButton>
            </Form>
          )}
          <p>
            <Link to={href("/:ambito/ufficio/proposte/:numero/istruttoria", { ambito, numero: proposal.number })}>{m.thread_form_prepare()}</Link>
          </p>
          <SectionChoice page={page} />
          <OutcomeForm page={page} failure={actionData ?? null} />
        </>
      )}
    </Page>
  );
}
