import { m } from "#app/paraglide/messages.js";
import type { TopicModeration, TopicSort } from "./topics.limits.ts";
import type { TopicProposer } from "./topics.schema.ts";

/** Who proposes: the organisation's name, or «cittadina/o di Uta». */
export function topicProposerLabel({ organisation, municipality }: TopicProposer): string {
  if (organisation !== null) return organisation;
  return municipality === null ? m.topics_proposer_unknown() : m.topics_proposer_citizen({ municipality });
}

/** «A 12 persone o organizzazioni interessa». */
export function interestedLabel(count: number): string {
  return count === 1 ? m.topics_interested_one() : m.topics_interested_many({ count });
}

export function moderationName(moderation: TopicModeration): string {
  switch (moderation) {
    case "waiting":
      return m.topics_moderation_waiting();
    case "published":
      return m.topics_moderation_published();
    case "changes_asked":
      return m.topics_moderation_changes_asked();
    case "hidden":
      return m.topics_moderation_hidden();
  }
}

export function sortName(sort: TopicSort): string {
  return sort === "newest" ? m.topics_sort_newest() : m.topics_sort_interested();
}
