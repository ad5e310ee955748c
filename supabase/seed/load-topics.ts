import { randomUUID } from "node:crypto";
import { PERSONS } from "./content/persons.ts";
import { TOPICS, type TopicSeed } from "./content/topics.ts";
import { plusMinutes } from "./demo-clock.ts";
import type { Loading } from "./loading.ts";

const homes = new Map(PERSONS.map((person) => [person.key, person.municipality]));

/** Topics of both districts, who joined them, and what became of some: a tavolo, proposals. */
export async function loadTopics(loading: Loading): Promise<void> {
  for (const [index, seed] of TOPICS.toSorted((a, b) => b.daysAgo - a.daysAgo).entries()) await loadTopic(loading, seed, index);
}

async function loadTopic({ tx, id, clock }: Loading, seed: TopicSeed, index: number): Promise<void> {
  const topicId = randomUUID();
  const at = plusMinutes(clock.at(-seed.daysAgo, "09:20"), index);
  const home = seed.assisted ?? homes.get(seed.author) ?? "";
  const outcome = seed.tavolo !== undefined || seed.proposal !== undefined;
  await tx`insert into public.topics ${tx({
    id: topicId, district_id: id("district", seed.district), cycle_id: id("cycle", seed.district), title: seed.title, why: seed.why,
    number: (await tx<{ number: string }[]>`select private.next_topic_number(${id("district", seed.district)}, ${at}) as number`)[0]?.number ?? "",
    author_id: seed.assisted ? null : id("person", seed.author), organisation_id: seed.organisation ? id("organisation", seed.organisation) : null,
    author_municipality_id: seed.organisation ? null : id("municipality", home), assisted: seed.assisted !== undefined,
    state: outcome ? "became" : "open", moderation: seed.waits ? "waiting" : "published", created_at: at,
    published_at: seed.waits ? null : plusMinutes(at, 180),
  })}`;
  const joins = seed.joins.map((join, place) => {
    const [person, why] = typeof join === "string" ? [join, ""] : join;
    return {
      topic_id: topicId, district_id: id("district", seed.district), author_id: id("person", person), author_municipality_id: id("municipality", homes.get(person) ?? ""),
      why, moderation: "published", created_at: plusMinutes(at, 1440 * (place + 1)),
    };
  });
  if (joins.length > 0) await tx`insert into public.topic_joins ${tx(joins)}`;
  if (outcome) {
    await tx`insert into public.topic_outcomes ${tx({
      topic_id: topicId, tavolo_id: seed.tavolo ? id("tavolo", seed.tavolo) : null, proposal_id: seed.proposal ? id("proposal", seed.proposal) : null,
      decided_at: plusMinutes(at, 1440 * 10),
    })}`;
  }
  await tx`select private.recount_topic(${topicId})`;
}
