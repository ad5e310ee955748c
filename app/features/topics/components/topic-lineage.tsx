import { m } from "#app/paraglide/messages.js";
import { Callout } from "#app/ui/callout.tsx";
import { interestedLabel } from "../topics.render.ts";
import type { Lineage } from "../topics.schema.ts";
import { TopicLink } from "./topic-link.tsx";

/** «Nasce dal tema …»: for the page of a tavolo or of a proposal. Nothing when it comes from no topic. */
export function TopicLineage({ topics, ambito }: { topics: Lineage; ambito: string }) {
  if (topics.length === 0) return null;
  return (
    <Callout title={topics.length === 1 ? m.topics_lineage_one() : m.topics_lineage_many()}>
      <ul className="mb-0">
        {topics.map((topic) => (
          <li key={topic.number}>
            <TopicLink number={topic.number} title={topic.title} ambito={ambito} /> ({interestedLabel(topic.interested)})
          </li>
        ))}
      </ul>
    </Callout>
  );
}
