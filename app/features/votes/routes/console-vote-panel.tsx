import { useOutletContext } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { PostedFailure } from "#app/features/identity/components/posted-failure.tsx";
import { requireSessionByNumber } from "#app/features/sessions/sessions.queries.server.ts";
import type { SessionPage } from "#app/features/sessions/sessions.schema.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { useLive } from "#app/platform/realtime/use-live.ts";
import { CloseVote } from "../components/close-vote.tsx";
import { OpenVoteForm } from "../components/open-vote-form.tsx";
import { NotYetVoted, VoteBoardTable } from "../components/vote-board-table.tsx";
import { VoteBars, VoteProgress } from "../components/vote-numbers.tsx";
import { VoteOutcome } from "../components/vote-outcome.tsx";
import { VoteRuleWords } from "../components/vote-rule.tsx";
import { Conflicts } from "../components/vote-result.tsx";
import { VoteState } from "../components/vote-state.tsx";
import { voteAction } from "../vote-action.server.ts";
import { listSessionVotes } from "../votes.queries.server.ts";
import { voteInView } from "../votes.rules.ts";
import type { SessionVote } from "../votes.schema.ts";
import type { Route } from "./+types/console-vote-panel";

export async function loader({ context, params }: Route.LoaderArgs) {
  const db = getDb(context);
  const session = await requireSessionByNumber(db, getDistrict(context).id, params.seduta);
  return { votes: await listSessionVotes(db, session.id) };
}

export const action = ({ request, context }: Route.ActionArgs) => voteAction({ request, context });

/** In the console: open a vote on the current item, follow who has voted, close. */
export default function ConsoleVotePanel({ loaderData: { votes } }: Route.ComponentProps) {
  const page = useOutletContext<SessionPage>();
  const vote = voteInView(votes, page.session.currentItemId);
  useLive("vote", vote?.id ?? null, vote?.revision);
  const mayOpen = page.may.lead && page.session.state === "open" && vote?.state !== "open";
  const posted = <PostedFailure isGone={(intent) => intent === "vote:open" && !mayOpen} />;
  if (!vote && !mayOpen) return posted;
  return (
    <section aria-labelledby="votazione" className="ta-panel">
      <h2 id="votazione">{m.votes_console_title()}</h2>
      {posted}
      {vote && (vote.state === "open" ? <OpenBoard vote={vote} mayClose={page.may.lead} /> : <ClosedBoard vote={vote} />)}
      {mayOpen && <OpenNext page={page} hasEarlier={vote !== null} />}
    </section>
  );
}

function Heading({ vote }: { vote: SessionVote }) {
  return (
    <>
      <p className="lead mb-1">{vote.question}</p>
      <p>
        {m.votes_heading({ number: vote.number })} · <VoteState vote={vote} />
      </p>
    </>
  );
}

function OpenBoard({ vote, mayClose }: { vote: SessionVote; mayClose: boolean }) {
  return (
    <>
      <Heading vote={vote} />
      <VoteProgress vote={vote} />
      <NotYetVoted vote={vote} />
      {mayClose && <CloseVote vote={vote} />}
      <details className="mt-3">
        <summary className="mb-3">{m.votes_board_link()}</summary>
        <VoteBars vote={vote} />
        <VoteBoardTable vote={vote} />
        <VoteRuleWords vote={vote} />
      </details>
    </>
  );
}

function ClosedBoard({ vote }: { vote: SessionVote }) {
  return (
    <>
      <Heading vote={vote} />
      <VoteOutcome vote={vote} />
      <VoteBars vote={vote} />
      <Conflicts vote={vote} />
    </>
  );
}

/** After a first vote on an item the form for another one is a click away. */
function OpenNext({ page, hasEarlier }: { page: SessionPage; hasEarlier: boolean }) {
  const { currentCycle } = useDistrict();
  const item = page.items.find(({ id }) => id === page.session.currentItemId);
  if (currentCycle && !currentCycle.phaseAllows.includes("open_vote")) return <p className="mb-0">{m.votes_console_phase()}</p>;
  if (!item?.proposal) return <p className="mb-0">{m.votes_console_no_proposal()}</p>;
  return (
    <details key={item.id} open={!hasEarlier}>
      <summary className="h5">{m.votes_console_open_title()}</summary>
      <p>{m.votes_console_open_hint()}</p>
      <OpenVoteForm sessionId={page.session.id} itemId={item.id} proposalTitle={item.proposal.title} />
    </details>
  );
}
