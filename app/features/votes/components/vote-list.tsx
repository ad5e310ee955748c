import { href } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { Card, CardGrid } from "#app/ui/card.tsx";
import { Tag, type TagTone } from "#app/ui/tag.tsx";
import { choices, type Outcome } from "../votes.limits.ts";
import { countName, outcomeTitle } from "../votes.render.ts";
import type { VoteRow } from "../votes.schema.ts";
import { VoteState } from "./vote-state.tsx";

const tones = { favourable: "success", not_favourable: "danger", no_decision: "neutral", quorum_missing: "warning" } as const satisfies Record<Outcome, TagTone>;

/** Votes as cards: open ones with how many have voted, closed ones with the consultative outcome and the numbers. */
export function VoteList({ votes }: { votes: readonly VoteRow[] }) {
  const { slug: ambito } = useDistrict();
  return (
    <CardGrid label={m.votes_list_label()}>
      {votes.map((vote) => (
        <Card
          key={vote.number}
          headingLevel={2}
          title={vote.question}
          to={href("/:ambito/votazioni/:votazione", { ambito, votazione: String(vote.number) })}
          eyebrow={m.votes_eyebrow({ number: vote.number, tavolo: vote.tavolo })}
          footer={<VoteState vote={vote} />}
        >
          {vote.outcome ? (
            <>
              <p className="mb-2">
                <Tag tone={tones[vote.outcome]}>{outcomeTitle(vote.outcome)}</Tag>
              </p>
              <p className="mb-0">{choices.map((choice) => `${countName(choice)} ${vote.tally[choice] ?? 0}`).join(" · ")}</p>
            </>
          ) : (
            <p className="mb-0">
              {m.votes_progress()} {m.votes_of_total({ count: vote.cast, total: vote.eligible })}
            </p>
          )}
        </Card>
      ))}
    </CardGrid>
  );
}
