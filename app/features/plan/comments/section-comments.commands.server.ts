import type { z } from "zod";
import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import { type NewCommentSchema, type ReplySchema, type ResolveSchema, type ReviseSchema, type Said, SaidSchema } from "./section-comments.schema.ts";

type Place = { quote: string; blockId: string | null };

/**
 * Comments on words, a block or all of a section's text. Whoever may comment now; 409 `words_changed` when the quoted words are not in the
 * text. The answer says whether others can read it or the office reads it first.
 */
export async function addSectionComment(db: Db, sectionId: string, { anchor, body, mentions, quote, blockId }: z.infer<typeof NewCommentSchema> & Place): Promise<Said> {
  return SaidSchema.parse(unwrap(await db.rpc("add_section_comment", {
    section_id: sectionId, body, quote, mentions,
    ...(blockId === null ? {} : { block_id: blockId }),
    ...(anchor === null ? {} : { anchor: { start: anchor.start, end: anchor.end } }),
  })));
}

export async function replySectionComment(db: Db, { commentId, body, mentions }: z.infer<typeof ReplySchema>): Promise<Said> {
  return SaidSchema.parse(unwrap(await db.rpc("reply_section_comment", { comment_id: commentId, body, mentions })));
}

/** Within fifteen minutes, or when the office asked for a change. 409 `comment_closed` later, `page_stale`. */
export async function reviseSectionComment(db: Db, { commentId, body, revision }: z.infer<typeof ReviseSchema>): Promise<Said> {
  return SaidSchema.parse(unwrap(await db.rpc("revise_section_comment", { comment_id: commentId, body, expected_revision: revision })));
}

/** Takes one's own comment away: its words are deleted, its replies stay. */
export async function removeSectionComment(db: Db, commentId: string): Promise<Said> {
  return SaidSchema.parse(unwrap(await db.rpc("remove_section_comment", { comment_id: commentId })));
}

/** Closes a thread, with an optional note. */
export async function resolveSectionComment(db: Db, { commentId, note }: z.infer<typeof ResolveSchema>): Promise<Said> {
  return SaidSchema.parse(unwrap(await db.rpc("resolve_section_comment", { comment_id: commentId, resolved: true, note })));
}

export async function reopenSectionComment(db: Db, commentId: string): Promise<Said> {
  return SaidSchema.parse(unwrap(await db.rpc("resolve_section_comment", { comment_id: commentId, resolved: false })));
}
