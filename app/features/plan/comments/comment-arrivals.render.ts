import type { Arrival } from "#app/features/documents/use-arrivals.ts";
import { m } from "#app/paraglide/messages.js";
import { sectionCommenterLabel } from "./section-comments.render.ts";
import type { SectionComment, SectionThread } from "./section-comments.schema.ts";

type Heard = Pick<SectionComment, "id" | "isMine" | "by">;

/** What others hear of when it comes: threads, and the answers in them. */
export function commentArrivals(threads: readonly (Heard & Pick<SectionThread, "number"> & { replies: readonly Heard[] })[]): Arrival[] {
  return threads.flatMap((thread) => [
    { id: thread.id, isMine: thread.isMine, sentence: m.section_comments_announce_new({ number: thread.number, author: sectionCommenterLabel(thread) }) },
    ...thread.replies.map((reply) => ({ id: reply.id, isMine: reply.isMine, sentence: m.section_comments_announce_reply({ number: thread.number, author: sectionCommenterLabel(reply) }) })),
  ]);
}
