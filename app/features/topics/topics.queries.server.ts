import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import type { SimilarHit } from "./similar.limits.ts";
import { similarHits, topicPageSize } from "./topics.limits.ts";
import {
  type Lineage, LineageSchema, MyTopicsSchema, SimilarHitsSchema, type TopicDesk, TopicDeskSchema, type TopicFilters, type TopicPage, TopicPageSchema, TopicsPageSchema,
} from "./topics.schema.ts";

/** One page of a district's public topics. */
export async function listTopics(db: Db, districtId: string, filters: TopicFilters) {
  const page = await db.rpc("topics_page", {
    district_id: districtId,
    sort: filters.ordine,
    page_size: topicPageSize,
    ...(filters.q === null ? {} : { q: filters.q }),
    ...(filters.dopo === null ? {} : { cursor: filters.dopo }),
  });
  return TopicsPageSchema.parse(unwrap(page));
}

/** The person's own topics in a district and those of her organisations, whatever their state. */
export async function listMyTopics(db: Db, districtId: string) {
  return MyTopicsSchema.parse(unwrap(await db.rpc("my_topics", { district_id: districtId })));
}

/** One topic; 404 `not_found` also for what the person asking may not read. */
export async function requireTopic(db: Db, districtId: string, number: string): Promise<TopicPage> {
  const page = /^T-\d{4}-\d{3,6}$/i.test(number) ? unwrap(await db.rpc("topic_page", { district_id: districtId, number })) : null;
  if (page === null) throw new AppError("not_found");
  return TopicPageSchema.parse(page);
}

/** What the office or a facilitator can do with topics; null for everybody else. */
export async function getTopicDesk(db: Db, districtId: string): Promise<TopicDesk | null> {
  return TopicDeskSchema.parse(unwrap(await db.rpc("topic_desk", { district_id: districtId })));
}

/** From which topics a public proposal came. */
export async function listTopicLineage(db: Db, kind: "tavolo" | "proposal", id: string): Promise<Lineage> {
  return LineageSchema.parse(unwrap(await db.rpc("topic_lineage", { kind, id })));
}

/** From which topics a tavolo of the current cycle came. */
export async function listTavoloTopics(db: Db, districtId: string, slug: string): Promise<Lineage> {
  return LineageSchema.parse(unwrap(await db.rpc("tavolo_topics", { district_id: districtId, tavolo_slug: slug })));
}

/** Public topics that resemble what somebody writes, best first. */
export async function listSimilarTopics(db: Db, districtId: string, title: string, why: string): Promise<SimilarHit[]> {
  return SimilarHitsSchema.parse(unwrap(await db.rpc("similar_topics", { district_id: districtId, title, why, max_hits: similarHits })));
}
