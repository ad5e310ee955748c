import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Card } from "#app/ui/card.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Time } from "#app/ui/time.tsx";
import { interestedLabel, moderationName, topicProposerLabel } from "../topics.render.ts";
import type { TopicSummary } from "../topics.schema.ts";

const excerptLength = 180;

/** A topic in a list: number, title, why, who, how many are interested. */
export function TopicCard({ topic, ambito }: { topic: TopicSummary; ambito: string }) {
  const { why } = topic;
  return (
    <Card
      title={<span lang="it">{topic.title}</span>}
      to={href("/:ambito/temi/:numero", { ambito, numero: topic.number })}
      headingLevel={2}
      eyebrow={topic.number}
      footer={<TopicTag topic={topic} />}
    >
      <p lang="it">{why.length <= excerptLength ? why : `${why.slice(0, excerptLength).replace(/\s+\S*$/, "")}…`}</p>
      <p className="mb-0">
        <small>
          {topicProposerLabel(topic.proposer)} · <Time value={topic.publishedAt ?? topic.createdAt} format="medium" />
        </small>
      </p>
    </Card>
  );
}

/** Where the topic stands: with its office, open, or become something. */
export function TopicTag({ topic }: { topic: Pick<TopicSummary, "moderation" | "state" | "interested"> }) {
  if (topic.moderation !== "published") return <Tag tone={topic.moderation === "waiting" ? "info" : "warning"}>{moderationName(topic.moderation)}</Tag>;
  return (
    <>
      <Tag tone="neutral">{interestedLabel(topic.interested)}</Tag> {topic.state === "became" && <Tag tone="success">{m.topics_state_became()}</Tag>}
      {topic.state === "merged" && <Tag tone="neutral">{m.topics_state_merged()}</Tag>}
    </>
  );
}
