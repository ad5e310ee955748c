import { m } from "#app/paraglide/messages.js";
import { Figure } from "#app/ui/figure.tsx";
import { Meter } from "#app/ui/meter.tsx";
import { choices } from "../votes.limits.ts";
import { countName } from "../votes.render.ts";
import { castCount } from "../votes.rules.ts";
import type { VoteBoard } from "../votes.schema.ts";

const tones = { yes: "success", no: "danger", abstain: "neutral" } as const;

/** How many may vote, were present, voted. */
export function VoteFigures({ vote: { tally, present } }: { vote: VoteBoard }) {
  return (
    <div className="ta-figures">
      <Figure value={tally.eligible} label={m.votes_count_eligible()} />
      <Figure value={present} label={m.votes_count_present()} />
      <Figure value={castCount(tally)} label={m.votes_count_cast()} />
      {tally.conflict > 0 && <Figure value={tally.conflict} label={m.votes_count_conflict()} />}
    </div>
  );
}

/** For, against, abstaining: a bar each with its number, out of the ballots cast. */
export function VoteBars({ vote: { tally } }: { vote: VoteBoard }) {
  const total = castCount(tally);
  return (
    <div className="mb-4">
      {choices.map((choice) => (
        <Meter key={choice} label={countName(choice)} value={tally[choice]} max={total} tone={tones[choice]} text={m.votes_of_total({ count: tally[choice], total })} />
      ))}
    </div>
  );
}

/** How many have voted so far: for who waits, without the choices. */
export function VoteProgress({ vote: { tally } }: { vote: VoteBoard }) {
  const cast = castCount(tally);
  return <Meter label={m.votes_progress()} value={cast} max={tally.eligible} text={m.votes_of_total({ count: cast, total: tally.eligible })} />;
}
