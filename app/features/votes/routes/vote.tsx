import { href, Link } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { PostedFailure } from "#app/features/identity/components/posted-failure.tsx";
import { getViewer } from "#app/features/identity/viewer.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { ConnectionNotice } from "#app/platform/realtime/connection-notice.tsx";
import { useLive } from "#app/platform/realtime/use-live.ts";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { Page } from "#app/ui/page.tsx";
import { Ballots } from "../components/ballots.tsx";
import { SignInToVote } from "../components/sign-in-to-vote.tsx";
import { NotYetVoted, VoteBoardTable } from "../components/vote-board-table.tsx";
import { CategoryTable } from "../components/category-table.tsx";
import { VoteBars, VoteFigures, VoteProgress } from "../components/vote-numbers.tsx";
import { VoteOutcome } from "../components/vote-outcome.tsx";
import { Conflicts } from "../components/vote-result.tsx";
import { VoteRuleWords } from "../components/vote-rule.tsx";
import { VoteState } from "../components/vote-state.tsx";
import { voteAction } from "../vote-action.server.ts";
import { requireVoteBoard } from "../votes.queries.server.ts";
import type { VoteBoard } from "../votes.schema.ts";
import type { Route } from "./+types/vote";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, params }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const vote = await requireVoteBoard(getDb(context), district.id, params.votazione);
  return { title: `${m.votes_heading({ number: vote.number })} · ${district.name}`, vote, isSignedIn: getViewer(context).kind === "person" };
}

export const action = ({ request, context }: Route.ActionArgs) => voteAction({ request, context });

/** The public board of one vote: who votes how, by which rule, with what result. Electors also vote here. */
export default function Vote({ loaderData: { vote, isSignedIn } }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  useLive("vote", vote.id, vote.revision);
  const isOpen = vote.state === "open";
  const crumbs = useDistrictCrumbs({ label: m.votes_title(), to: href("/:ambito/votazioni", { ambito }) }, { label: m.votes_heading({ number: vote.number }) });
  return (
    <Page title={vote.question} eyebrow={m.votes_eyebrow({ number: vote.number, tavolo: vote.tavolo.name })} lead={<VoteState vote={vote} />} breadcrumb={crumbs}>
      <PostedFailure />
      {isOpen && <ConnectionNotice />}
      <VoteOutcome vote={vote} headingLevel={2} />
      <Ballots vote={vote} headingLevel={2} />
      {isOpen && !isSignedIn && <SignInToVote />}
      <section>
        <h2>{m.votes_numbers_title()}</h2>
        <VoteFigures vote={vote} />
        {isOpen && <VoteProgress vote={vote} />}
        <VoteBars vote={vote} />
        <CategoryTable vote={vote} />
        <Conflicts vote={vote} />
      </section>
      {isOpen && <NotYetVoted vote={vote} headingLevel={2} />}
      <section>
        <h2>{m.votes_organisations_title()}</h2>
        <VoteBoardTable vote={vote} isCaptionHidden />
      </section>
      <section>
        <h2>{m.votes_rule_title()}</h2>
        <VoteRuleWords vote={vote} />
        {isOpen && <p>{m.votes_consultative()}. {m.votes_consultative_text()}</p>}
      </section>
      <About vote={vote} ambito={ambito} />
    </Page>
  );
}

function About({ vote: { proposal, session, tavolo }, ambito }: { vote: VoteBoard; ambito: string }) {
  return (
    <section>
      <h2>{m.votes_about_title()}</h2>
      <DefinitionList
        items={[
          { term: m.votes_about_proposal(), description: <Link to={href("/:ambito/proposte/:numero", { ambito, numero: proposal.number })}>{m.votes_about_proposal_name(proposal)}</Link> },
          { term: m.votes_about_session(), description: <Link to={href("/:ambito/sedute/:seduta", { ambito, seduta: String(session.number) })}>{session.title}</Link> },
          { term: m.votes_about_tavolo(), description: <Link to={href("/:ambito/tavoli/:tavolo", { ambito, tavolo: tavolo.slug })}>{tavolo.name}</Link> },
        ]}
      />
    </section>
  );
}
