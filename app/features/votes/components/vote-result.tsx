import { href, Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { formatList } from "#app/platform/i18n/format.ts";
import type { SessionVote } from "../votes.schema.ts";
import { CategoryTable } from "./category-table.tsx";
import { VoteBars, VoteFigures } from "./vote-numbers.tsx";
import { VoteOutcome } from "./vote-outcome.tsx";
import { VoteRuleWords } from "./vote-rule.tsx";
import { VoteState } from "./vote-state.tsx";

/**
 * A vote with all its numbers, for reading and printing: question, outcome with «esito consultivo», majority and quorum in
 * words, present, eligible, for, against, abstained, by category, declared interests. Draws no heading of its own but the outcome's.
 */
export function VoteResult({ vote, headingLevel = 4 }: { vote: SessionVote; headingLevel?: 2 | 3 | 4 }) {
  const { slug } = useDistrict();
  return (
    <div className="ta-vote-result">
      <p className="mb-1">
        <span className="fw-semibold">{m.votes_heading({ number: vote.number })}</span> · <VoteState vote={vote} />
      </p>
      <p className="lead">{vote.question}</p>
      <VoteOutcome vote={vote} headingLevel={headingLevel} />
      <VoteFigures vote={vote} />
      <VoteBars vote={vote} />
      <CategoryTable vote={vote} />
      <Conflicts vote={vote} />
      <VoteRuleWords vote={vote} />
      <p>
        <Link to={href("/:ambito/votazioni/:votazione", { ambito: slug, votazione: String(vote.number) })}>{m.votes_board_link()}</Link>
      </p>
    </div>
  );
}

/** The organisations that declared a direct interest, by name; citizens stand in the numbers. */
export function Conflicts({ vote }: { vote: SessionVote }) {
  const names = vote.organisations.filter((row) => row.conflict).map((row) => row.name);
  return names.length === 0 ? null : <p>{m.votes_conflict_named({ names: formatList(names) })}</p>;
}
