import { useOutletContext } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { requireSessionByNumber } from "#app/features/sessions/sessions.queries.server.ts";
import type { SessionPage } from "#app/features/sessions/sessions.schema.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { useLive } from "#app/platform/realtime/use-live.ts";
import { VoteBars, VoteProgress } from "../components/vote-numbers.tsx";
import { outcomeReason, outcomeTitle } from "../votes.render.ts";
import { listSessionVotes } from "../votes.queries.server.ts";
import { voteInView } from "../votes.rules.ts";
import type { Route } from "./+types/screen-vote-panel";

export async function loader({ context, params }: Route.LoaderArgs) {
  const db = getDb(context);
  const session = await requireSessionByNumber(db, getDistrict(context).id, params.seduta);
  return { votes: await listSessionVotes(db, session.id) };
}

/** On the projector: the question and how many have voted, then the result. No choices before the close. */
export default function ScreenVotePanel({ loaderData: { votes } }: Route.ComponentProps) {
  const page = useOutletContext<SessionPage>();
  const vote = voteInView(votes, page.session.currentItemId);
  useLive("vote", vote?.id ?? null, vote?.revision);
  if (!vote) return null;
  return (
    <section aria-labelledby="votazione" className="ta-panel" aria-live="polite">
      <h2 id="votazione">{vote.state === "open" ? m.votes_screen_vote_now() : m.votes_heading({ number: vote.number })}</h2>
      <p className="display-6">{vote.question}</p>
      {vote.state === "open" ? (
        <VoteProgress vote={vote} />
      ) : (
        <>
          {vote.outcome && (
            <>
              <p className="fw-bold mb-1">{outcomeTitle(vote.outcome)}</p>
              <p>{outcomeReason(vote.outcome, vote.tally, vote)}</p>
            </>
          )}
          <VoteBars vote={vote} />
        </>
      )}
    </section>
  );
}
