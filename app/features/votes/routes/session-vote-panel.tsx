import { lazy } from "react";
import { href, Link, useOutletContext } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { PostedFailure } from "#app/features/identity/components/posted-failure.tsx";
import { requireSessionByNumber } from "#app/features/sessions/sessions.queries.server.ts";
import type { SessionPage } from "#app/features/sessions/sessions.schema.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { useLive } from "#app/platform/realtime/use-live.ts";
import { Ballots } from "../components/ballots.tsx";
import { SignInToVote } from "../components/sign-in-to-vote.tsx";
import { VoteBars, VoteProgress } from "../components/vote-numbers.tsx";
import { VoteState } from "../components/vote-state.tsx";
import { majoritySentence } from "../votes.render.ts";
import { voteAction } from "../vote-action.server.ts";
import { listSessionVotes } from "../votes.queries.server.ts";
import { voteInView } from "../votes.rules.ts";
import type { SessionVote } from "../votes.schema.ts";
import type { Route } from "./+types/session-vote-panel";

// What came of a vote is loaded with the first one that is closed.
const VoteOutcome = lazy(async () => ({ default: (await import("../components/vote-outcome.tsx")).VoteOutcome }));

export async function loader({ context, params }: Route.LoaderArgs) {
  const db = getDb(context);
  const session = await requireSessionByNumber(db, getDistrict(context).id, params.seduta);
  return { votes: await listSessionVotes(db, session.id) };
}

export const action = ({ request, context }: Route.ActionArgs) => voteAction({ request, context });

/** In the participant's page, below the current item: the open vote with one's ballots, or what came of the last one. */
export default function SessionVotePanel({ loaderData: { votes } }: Route.ComponentProps) {
  const page = useOutletContext<SessionPage>();
  const vote = voteInView(votes, page.session.currentItemId);
  useLive("vote", vote?.id ?? null, vote?.revision);
  if (!vote) return <PostedFailure />;
  return (
    <section aria-labelledby="votazione" className="ta-panel">
      <h2 id="votazione">{m.votes_heading({ number: vote.number })}</h2>
      <p className="lead mb-1">{vote.question}</p>
      <p>
        <VoteState vote={vote} />
      </p>
      <PostedFailure />
      <Ballots vote={vote} />
      {vote.state === "open" ? <WhileOpen vote={vote} isSignedIn={page.mine !== null} /> : <Closed vote={vote} />}
      <BoardLink number={vote.number} />
    </section>
  );
}

function WhileOpen({ vote, isSignedIn }: { vote: SessionVote; isSignedIn: boolean }) {
  return (
    <>
      {!isSignedIn && <SignInToVote />}
      <VoteProgress vote={vote} />
      <p>
        {majoritySentence(vote)} {m.votes_consultative()}.
      </p>
    </>
  );
}

function Closed({ vote }: { vote: SessionVote }) {
  return (
    <>
      <VoteOutcome vote={vote} />
      <VoteBars vote={vote} />
    </>
  );
}

function BoardLink({ number }: { number: number }) {
  const { slug: ambito } = useDistrict();
  return (
    <p className="mb-0">
      <Link to={href("/:ambito/votazioni/:votazione", { ambito, votazione: String(number) })}>{m.votes_board_link()}</Link>
    </p>
  );
}
