import { href, Link } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { PostedFailure } from "#app/features/identity/components/posted-failure.tsx";
import { MergeOffers } from "#app/features/proposals/components/merge-offers.tsx";
import { ProposalAnswers } from "#app/features/proposals/components/proposal-answers.tsx";
import { ScreeningForm } from "#app/features/proposals/components/screening-form.tsx";
import { StateTag } from "#app/features/proposals/components/state-tag.tsx";
import { screenProposal } from "#app/features/proposals/proposals.commands.server.ts";
import { proposerLabel } from "#app/features/proposals/proposals.render.ts";
import { ScreenFormSchema } from "#app/features/proposals/proposals.schema.ts";
import { listMergeOffers } from "#app/features/proposals/similar.queries.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { Page } from "#app/ui/page.tsx";
import { Time } from "#app/ui/time.tsx";
import { answerFollowForms } from "../desk/follow-forms.server.ts";
import { DeskNotes } from "../desk/components/desk-notes.tsx";
import { FollowForm } from "../desk/components/follow-form.tsx";
import { requireReviewPage } from "../review/review.queries.server.ts";
import { shownForm } from "../shown-form.ts";
import { useOfficeCrumbs } from "../use-office.ts";
import type { Route } from "./+types/office-screening";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, params }: Route.LoaderArgs) {
  const db = getDb(context);
  const page = await requireReviewPage(db, getDistrict(context).id, params.numero);
  return { title: m.office_screening_title({ number: page.proposal.number }), page, offers: await listMergeOffers(db, page.proposal.id), noteId: crypto.randomUUID() };
}

export async function action({ context, request, params: { ambito, numero } }: Route.ActionArgs) {
  const formData = await request.formData();
  const intent = formData.get("intent");
  const to = href("/:ambito/ufficio/proposte/:numero/vaglio", { ambito, numero });
  if (intent === "follow" || intent === "note") return answerFollowForms({ context, formData, to });
  const parsed = parseForm(ScreenFormSchema, formData);
  if (!parsed.ok) return formFailure(parsed);
  const db = getDb(context);
  const screened = await commandResult(formData, () => screenProposal(db, parsed.data));
  if (!("ok" in screened)) return screened;
  const { number, state } = screened.data;
  const { nextToScreen } = await requireReviewPage(db, getDistrict(context).id, number);
  const next = nextToScreen === null ? href("/:ambito/ufficio/proposte", { ambito }) : href("/:ambito/ufficio/proposte/:numero/vaglio", { ambito, numero: nextToScreen });
  return redirectWithToast(next, { kind: "success", text: state === "admitted" ? m.proposals_office_admitted({ number }) : m.proposals_office_returned({ number }) });
}

export default function OfficeScreening({ loaderData: { page, title, offers, noteId }, actionData }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const { proposal, nextToScreen } = page;
  const isOpen = proposal.state === "submitted";
  const isScreening = actionData !== undefined && actionData.values["intent"] === undefined;
  const toTable = href("/:ambito/ufficio/proposte", { ambito });
  return (
    <Page
      title={proposal.title}
      eyebrow={`${proposal.number} · ${proposerLabel(proposal.proposer)}`}
      width="narrow"
      breadcrumb={useOfficeCrumbs({ label: m.office_proposals_title(), to: toTable }, { label: title })}
    >
      {isScreening && !isOpen && <PostedFailure isGone={() => true} />}
      <p>
        <StateTag state={proposal.state} /> {m.proposals_office_sent()} {proposal.submittedAt && <Time value={proposal.submittedAt} format="medium" />}
      </p>
      <MergeOffers offers={offers} ambito={ambito} headingLevel={2} />
      <article aria-label={proposal.title}>
        <ProposalAnswers content={proposal.content} municipalities={proposal.municipalities} tavolo={proposal.tavolo?.name ?? null} headingLevel={2} />
        {isOpen ? (
          <ScreeningForm key={proposal.id} proposal={proposal} choices={page.choices} failure={isScreening ? actionData : null} />
        ) : (
          <p>
            <Link to={href("/:ambito/ufficio/proposte/:numero/istruttoria", { ambito, numero: proposal.number })}>{m.office_review_title()}</Link>
          </p>
        )}
      </article>
      {nextToScreen !== null && (
        <p className="my-4">
          <Link to={href("/:ambito/ufficio/proposte/:numero/vaglio", { ambito, numero: nextToScreen })}>{m.office_screening_next({ number: nextToScreen })}</Link>
        </p>
      )}
      <FollowForm line={proposal} people={page.people} form={shownForm(actionData, "follow")} />
      <DeskNotes notes={page.notes} people={page.people} form={shownForm(actionData, "note")} proposalId={proposal.id} noteId={noteId} />
    </Page>
  );
}
