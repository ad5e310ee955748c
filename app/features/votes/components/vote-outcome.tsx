import { m } from "#app/paraglide/messages.js";
import { Callout } from "#app/ui/callout.tsx";
import type { Outcome } from "../votes.limits.ts";
import { outcomeReason, outcomeTitle } from "../votes.render.ts";
import type { VoteBoard } from "../votes.schema.ts";

const kinds = { favourable: "success", not_favourable: "danger", no_decision: "note", quorum_missing: "warning" } as const satisfies Record<Outcome, string>;

/** The outcome with its label «esito consultivo», and why the numbers give it. Nothing while the vote is open. */
export function VoteOutcome({ vote, headingLevel = 3 }: { vote: VoteBoard; headingLevel?: 2 | 3 | 4 }) {
  if (vote.outcome === null) return null;
  return (
    <Callout kind={kinds[vote.outcome]} title={outcomeTitle(vote.outcome)} headingLevel={headingLevel}>
      <p>{outcomeReason(vote.outcome, vote.tally, vote)}</p>
      <p>{m.votes_consultative_text()}</p>
    </Callout>
  );
}
