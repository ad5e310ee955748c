import { href, Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Callout } from "#app/ui/callout.tsx";
import { Time } from "#app/ui/time.tsx";
import { TopicLink } from "./topic-link.tsx";
import type { TopicOutcome, TopicPage } from "../topics.schema.ts";

/** What became of a topic: the tavolo, the proposal, the topic into which it went. */
export function TopicStory({ topic, ambito }: { topic: TopicPage; ambito: string }) {
  if (topic.outcomes.length === 0 && topic.mergedInto === null && topic.mergedFrom.length === 0) return null;
  return (
    <Callout kind="success" title={m.topics_story_title()}>
      <ul className="mb-0">
        {topic.outcomes.map((outcome) => (
          <li key={`${outcome.decidedAt} ${outcome.tavolo?.slug ?? outcome.proposal?.number ?? ""}`}>
            <OutcomeLine outcome={outcome} ambito={ambito} /> (<Time value={outcome.decidedAt} format="medium" />)
          </li>
        ))}
        {topic.mergedInto && (
          <li>
            {m.topics_story_merged_into()} <TopicLink {...topic.mergedInto} ambito={ambito} />
          </li>
        )}
        {topic.mergedFrom.map((merged) => (
          <li key={merged.id}>
            {m.topics_story_merged_from()} <TopicLink {...merged} ambito={ambito} />
          </li>
        ))}
      </ul>
    </Callout>
  );
}

function OutcomeLine({ outcome, ambito }: { outcome: TopicOutcome; ambito: string }) {
  if (outcome.tavolo) {
    return (
      <>
        {m.topics_story_tavolo()} <Link to={href("/:ambito/tavoli/:tavolo", { ambito, tavolo: outcome.tavolo.slug })}>{outcome.tavolo.name}</Link>
      </>
    );
  }
  if (outcome.proposal) {
    const { number, title } = outcome.proposal;
    return (
      <>
        {m.topics_story_proposal()} <Link to={href("/:ambito/proposte/:numero", { ambito, numero: number })}>{number}, <span lang="it">{title}</span></Link>
      </>
    );
  }
  if (outcome.draftId) return <Link to={href("/:ambito/proposte/bozze/:id", { ambito, id: outcome.draftId })}>{m.topics_story_your_draft()}</Link>;
  return <>{m.topics_story_draft()}</>;
}
