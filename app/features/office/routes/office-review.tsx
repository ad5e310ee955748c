import { Form, href, Link } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { PostedFailure } from "#app/features/identity/components/posted-failure.tsx";
import { ProposalAnswers } from "#app/features/proposals/components/proposal-answers.tsx";
import { StateTag } from "#app/features/proposals/components/state-tag.tsx";
import { proposerLabel } from "#app/features/proposals/proposals.render.ts";
import { startReview } from "#app/features/thread/thread.commands.server.ts";
import { ReviewFormSchema as StartFormSchema } from "#app/features/thread/thread.schema.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { Alert } from "#app/ui/alert.tsx";
import { SubmitButton } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";
import { DeskNotes } from "../desk/components/desk-notes.tsx";
import { FollowForm } from "../desk/components/follow-form.tsx";
import { answerFollowForms } from "../desk/follow-forms.server.ts";
import { answerForm } from "../office-answer.server.ts";
import { AnswerForm } from "../review/components/answer-form.tsx";
import { ReviewFormPart } from "../review/components/review-form.tsx";
import { saveOutcomeDraft, saveReview } from "../review/review.commands.server.ts";
import { requireReviewPage } from "../review/review.queries.server.ts";
import { DraftFormSchema, ReviewFormSchema } from "../review/review.schema.ts";
import { shownForm } from "../shown-form.ts";
import { useOfficeCrumbs } from "../use-office.ts";
import type { Route } from "./+types/office-review";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, params }: Route.LoaderArgs) {
  const page = await requireReviewPage(getDb(context), getDistrict(context).id, params.numero);
  return { title: m.office_review_page_title({ number: page.proposal.number }), page, noteId: crypto.randomUUID() };
}

export async function action({ context, request, params: { ambito, numero } }: Route.ActionArgs) {
  const db = getDb(context);
  const formData = await request.formData();
  const to = href("/:ambito/ufficio/proposte/:numero/istruttoria", { ambito, numero });
  switch (formData.get("intent")) {
    case "start":
      return answerForm(context, formData, StartFormSchema, { command: (input) => startReview(db, input), to, done: m.thread_form_review_started({ number: numero }) });
    case "review":
      return answerForm(context, formData, ReviewFormSchema, { command: (input) => saveReview(db, input), to, done: m.office_review_saved() });
    case "draft":
      return answerForm(context, formData, DraftFormSchema, { command: (input) => saveOutcomeDraft(db, input), to, done: m.office_draft_saved() });
    case "follow":
    case "note":
      return answerFollowForms({ context, formData, to });
    default:
      throw new AppError("bad_request");
  }
}

export default function OfficeReview({ loaderData: { page, title, noteId }, actionData }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const { proposal } = page;
  const saveTo = href("/:ambito/ufficio/proposte/:numero/istruttoria/salva", { ambito, numero: proposal.number });
  return (
    <Page
      title={proposal.title}
      eyebrow={`${proposal.number} · ${proposerLabel(proposal.proposer)}`}
      breadcrumb={useOfficeCrumbs({ label: m.office_proposals_title(), to: href("/:ambito/ufficio/proposte", { ambito }) }, { label: title })}
    >
      <p className="d-flex flex-wrap gap-3 align-items-center">
        <StateTag state={proposal.state} />
        <Link to={href("/:ambito/proposte/:numero", { ambito, numero: proposal.number })}>{m.office_review_public_page()}</Link>
      </p>
      <details className="mb-4">
        <summary>{m.proposals_page_text()}</summary>
        <ProposalAnswers content={proposal.content} municipalities={proposal.municipalities} tavolo={proposal.tavolo?.name ?? null} headingLevel={2} />
      </details>
      {proposal.awaitsAnswer && proposal.state !== "under_review" && (
        <Form method="post" className="mb-4">
          <input type="hidden" name="proposalId" value={proposal.id} />
          <input type="hidden" name="revision" value={proposal.revision} />
          <SubmitButton name="intent" value="start" variant="outline">{m.thread_form_review_start()}</SubmitButton>
        </Form>
      )}
      {proposal.awaitsAnswer ? (
        <div className="row" key={proposal.id}>
          <section className="col-12 col-lg-6 mb-5">
            <h2 className="h4">{m.office_review_title()}</h2>
            <ReviewFormPart form={shownForm(actionData, "review")} review={page.review} weights={page.weights} proposalId={proposal.id} saveTo={saveTo} />
          </section>
          <section className="col-12 col-lg-6 mb-5">
            <h2 className="h4">{m.office_draft_title()}</h2>
            <p>{m.office_draft_lead()}</p>
            <AnswerForm form={shownForm(actionData, "draft")} page={page} ambito={ambito} saveTo={saveTo} />
          </section>
        </div>
      ) : (
        <>
          <PostedFailure isGone={() => true} />
          <Alert>{m.office_review_not_open()}</Alert>
        </>
      )}
      <FollowForm line={proposal} people={page.people} form={shownForm(actionData, "follow")} />
      <DeskNotes notes={page.notes} people={page.people} form={shownForm(actionData, "note")} proposalId={proposal.id} noteId={noteId} />
    </Page>
  );
}
