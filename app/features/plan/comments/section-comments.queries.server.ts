import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { type CommentFigures, CommentFiguresSchema, type SectionComments, SectionCommentsSchema } from "./section-comments.schema.ts";

/** The threads on a section that the person asking may see, by number. 404 `not_found` when there is nothing for her. */
export async function requireSectionComments(db: Db, sectionId: string): Promise<SectionComments> {
  const comments = SectionCommentsSchema.nullable().parse(unwrap(await db.rpc("section_comments", { section_id: sectionId })));
  if (comments === null) throw new AppError("not_found");
  return comments;
}

/** How many threads the person asking may read, for the link that leads to them. */
export async function getCommentFigures(db: Db, sectionId: string): Promise<CommentFigures> {
  return CommentFiguresSchema.parse(unwrap(await db.rpc("section_comment_figures", { section_id: sectionId })));
}
