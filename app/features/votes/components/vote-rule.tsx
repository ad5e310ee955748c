import { m } from "#app/paraglide/messages.js";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { majoritySentence, quorumSentence } from "../votes.render.ts";
import type { VoteBoard } from "../votes.schema.ts";

/** The frozen rule in words: majority and of what it is taken, quorum, who votes. */
export function VoteRuleWords({ vote }: { vote: VoteBoard }) {
  return (
    <DefinitionList
      items={[
        { term: m.votes_rule_majority_label(), description: majoritySentence(vote) },
        { term: m.votes_rule_quorum_label(), description: quorumSentence(vote.quorumPercent, vote.tally.eligible) },
        { term: m.votes_count_eligible(), description: `${vote.citizensVote ? m.votes_who_votes_citizens() : m.votes_who_votes()} ${m.votes_rule_frozen()}` },
      ]}
    />
  );
}
