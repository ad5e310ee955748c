import { lazy } from "react";
import { href, Link } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { getViewer } from "#app/features/identity/viewer.ts";
import { actingViewer } from "#app/features/organisations/organisations.abilities.ts";
import { requireComments } from "#app/features/proposals/comments.queries.server.ts";
import { CommentPlaceSchema } from "#app/features/proposals/comments.schema.ts";
import { ReportLink } from "#app/features/moderation/components/report-link.tsx";
import { ProposalAnswers } from "#app/features/proposals/components/proposal-answers.tsx";
import { StateTag } from "#app/features/proposals/components/state-tag.tsx";
import { proposerLabel, stateText } from "#app/features/proposals/proposals.render.ts";
import { TopicLineage } from "#app/features/topics/components/topic-lineage.tsx";
import { listTopicLineage } from "#app/features/topics/topics.queries.server.ts";
import { isClosed } from "#app/features/proposals/closed.rules.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { isFormFailure } from "#app/platform/form-failure.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { Page } from "#app/ui/page.tsx";
import { Time } from "#app/ui/time.tsx";
import { LineageNotice, LineageOriginals } from "../components/lineage.tsx";
import { OutcomeCard } from "../components/outcome-card.tsx";
import { NotPublicNotice } from "../components/not-public-notice.tsx";
import { Thread } from "../components/thread.tsx";
import { proposalAction } from "../proposal-action.server.ts";
import { requireProposalPage } from "../thread.queries.server.ts";
import type { Route } from "./+types/proposal";

// What people say and support comes with the page; its code after it.
const SupportBox = lazy(async () => ({ default: (await import("#app/features/proposals/components/support-box.tsx")).SupportBox }));
const PostedFailure = lazy(async () => ({ default: (await import("#app/features/identity/components/posted-failure.tsx")).PostedFailure }));
const Comments = lazy(async () => ({ default: (await import("#app/features/proposals/components/comments.tsx")).Comments }));

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }, { name: "description", content: loaderData?.proposal.excerpt }];

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const db = getDb(context);
  const viewer = getViewer(context);
  const proposal = await requireProposalPage(db, district.id, params.numero);
  const place = CommentPlaceSchema.parse(Object.fromEntries(url.searchParams));
  const [comments, topics] = await Promise.all([requireComments(db, proposal.id, place), listTopicLineage(db, "proposal", proposal.id)]);
  return {
    title: m.proposals_meta_title({ title: `${proposal.number} ${proposal.title}`, district: district.name }),
    proposal,
    place,
    comments,
    topics,
    viewer: viewer.kind === "person" ? actingViewer(viewer) : null,
    districtId: district.id,
  };
}

export const action = (args: Route.ActionArgs) => proposalAction(args);

export default function Proposal({ loaderData: { proposal, place, comments, topics, viewer, districtId }, actionData }: Route.ComponentProps) {
  const { slug: ambito, isOffice } = useDistrict();
  const { number, state, steps, outcome, lineage } = proposal;
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
      actions={isOffice && !isClosed(state) && <OfficeLinks proposal={proposal} ambito={ambito} />}
      updatedAt={proposal.stateSince}
    >
      {proposal.publishedAt === null && <NotPublicNotice proposal={proposal} ambito={ambito} />}
      <TopicLineage topics={topics} ambito={ambito} />
      <LineageNotice lineage={lineage} ambito={ambito} />
      {isFormFailure(actionData) && <PostedFailure isGone={(intent) => intent === "revise" || ((intent === "comment" || intent === "reply") && !comments.isOpen)} />}
      <DefinitionList
        items={[
          { term: m.proposals_page_by(), description: proposerLabel(proposal.proposer) },
          { term: m.proposals_page_published(), description: proposal.publishedAt && <Time value={proposal.publishedAt} /> },
        ]}
      />
      <Thread steps={steps} state={state} number={number} ambito={ambito} />
      {outcome && <OutcomeCard outcome={outcome} ambito={ambito} />}
      {lineage.ends.map((end) => end.outcome && <OutcomeCard key={end.number} outcome={end.outcome} ambito={ambito} through={end.number} />)}
      <section aria-labelledby="testo">
        <h2 id="testo">{m.proposals_page_text()}</h2>
        <ProposalAnswers content={proposal.content} municipalities={proposal.municipalities} tavolo={proposal.tavolo?.name ?? null} headingLevel={3} />
        <p>
          <small>{m.proposals_page_licence()}</small>
        </p>
        {proposal.publishedAt !== null && <div className="ta-comment-links">
          {proposal.versions > 0 && <Link to={href("/:ambito/proposte/:numero/versioni", { ambito, numero: number })}>{m.thread_versions_link({ count: proposal.versions })}</Link>}
          {proposal.mayCorrect && <Link to={href("/:ambito/proposte/:numero/correggi", { ambito, numero: number })}>{m.thread_correct_link()}</Link>}
          {!proposal.isMine && <ReportLink ambito={ambito} kind="proposal" id={proposal.id} title={proposal.title} />}
        </div>}
      </section>
      <LineageOriginals lineage={lineage} ambito={ambito} />
      {proposal.publishedAt !== null && (
        <>
          <SupportBox support={proposal.support} viewer={viewer} districtId={districtId} own={{ isMine: proposal.isMine, organisationId: proposal.content.organisationId }} />
          <Comments page={comments} place={place} viewer={viewer} districtId={districtId} ambito={ambito} failure={isFormFailure(actionData) ? actionData : null} isMerged={state === "merged"} />
        </>
      )}
    </Page>
  );
}

function OfficeLinks({ proposal, ambito }: { proposal: Route.ComponentProps["loaderData"]["proposal"]; ambito: string }) {
  const at = { ambito, numero: proposal.number };
  return (
    <>
      {proposal.publishedAt !== null && proposal.state !== "merged" && <LinkButton to={href("/:ambito/ufficio/proposte/:numero/esito", at)}>{m.proposals_office_give_outcome_short()}</LinkButton>}
      {proposal.state !== "returned" && <LinkButton to={href("/:ambito/ufficio/proposte/:numero/unisci", at)} variant="outline">{m.thread_merge_link()}</LinkButton>}
    </>
  );
}
