import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { type CommentPlace, type CommentsPage, CommentsPageSchema } from "./comments.schema.ts";

/** One page of a proposal's comments, or one thread of them; 404 when the proposal or the thread is not for the person. */
export async function requireComments(db: Db, proposalId: string, place: CommentPlace): Promise<CommentsPage> {
  const page = await db.rpc("proposal_comments_page", {
    proposal_id: proposalId,
    sort: place.commenti,
    ...(place.dopo === null ? {} : { cursor: place.dopo }),
    ...(place.commento === null ? {} : { thread: place.commento }),
  });
  const found = CommentsPageSchema.nullable().parse(unwrap(page));
  if (found === null) throw new AppError("not_found");
  return found;
}
