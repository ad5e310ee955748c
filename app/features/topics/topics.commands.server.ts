import type { z } from "zod";
import { slugOf } from "#app/features/tavoli/tavoli.rules.ts";
import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import {
  type JoinTopicFormSchema, type NewTavoloFormSchema, type NewTopicForm, ProposedTopicSchema, type ReviseTopicFormSchema, type ToTavoloFormSchema,
} from "./topics.schema.ts";

const acting = (organisationId: string | null) => (organisationId === null ? {} : { organisation_id: organisationId });

/** Proposes a topic, for oneself or for an organisation. Sent twice it is one topic. */
export async function proposeTopic(db: Db, cycleId: string, input: Omit<NewTopicForm, "similarSeen">) {
  const { id, title, why, organisationId } = input;
  return ProposedTopicSchema.parse(unwrap(await db.rpc("propose_topic", { topic_id: id, cycle_id: cycleId, title, why, ...acting(organisationId) })));
}

/** Rewrites one's own topic while it waits or was sent back. */
export async function reviseTopic(db: Db, topicId: string, { title, why, revision }: z.infer<typeof ReviseTopicFormSchema>): Promise<void> {
  unwrap(await db.rpc("revise_topic", { topic_id: topicId, title, why, expected_revision: revision }));
}

/** «Mi interessa»; a second time rewrites the line. */
export async function joinTopic(db: Db, topicId: string, { line, organisationId }: z.infer<typeof JoinTopicFormSchema>): Promise<void> {
  unwrap(await db.rpc("join_topic", { topic_id: topicId, why: line, ...acting(organisationId) }));
}

export async function leaveTopic(db: Db, topicId: string, organisationId: string | null): Promise<void> {
  unwrap(await db.rpc("leave_topic", { topic_id: topicId, ...acting(organisationId) }));
}

/** The office makes a tavolo of a topic and of others with it. */
export async function topicsToNewTavolo(db: Db, topicId: string, { topicIds, name, area, description }: z.infer<typeof NewTavoloFormSchema>): Promise<void> {
  unwrap(await db.rpc("topics_to_new_tavolo", { topic_ids: [topicId, ...topicIds], slug: slugOf(name), area, name, description }));
}

/** The office, or that tavolo's facilitator, gives topics to a tavolo. */
export async function topicsToTavolo(db: Db, topicId: string, { topicIds, tavoloId }: z.infer<typeof ToTavoloFormSchema>): Promise<void> {
  unwrap(await db.rpc("topics_to_tavolo", { topic_ids: [topicId, ...topicIds], tavolo_id: tavoloId }));
}

/** Makes the draft of a proposal and hands it to who proposed the topic. */
export async function topicToProposal(db: Db, topicId: string, tavoloId: string | null): Promise<string> {
  return unwrap(await db.rpc("topic_to_proposal", { topic_id: topicId, ...(tavoloId === null ? {} : { tavolo_id: tavoloId }) }));
}

/** The office merges a topic into a similar one. */
export async function mergeTopics(db: Db, topicId: string, intoId: string): Promise<void> {
  unwrap(await db.rpc("merge_topics", { topic_id: topicId, into_id: intoId }));
}

export async function unmergeTopic(db: Db, topicId: string): Promise<void> {
  unwrap(await db.rpc("unmerge_topic", { topic_id: topicId }));
}
