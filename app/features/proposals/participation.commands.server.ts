import type { z } from "zod";
import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import { type CommentFormSchema, type ReplyFormSchema, type ReviseFormSchema, SaidSchema } from "./comments.schema.ts";

type Acting = { organisationId: string | null };

function acting({ organisationId }: Acting) {
  return organisationId === null ? {} : { organisation_id: organisationId };
}

/** Supports a proposal for oneself or for an organisation; twice is once. */
export async function supportProposal(db: Db, proposalId: string, input: Acting): Promise<void> {
  unwrap(await db.rpc("support_proposal", { proposal_id: proposalId, ...acting(input) }));
}

export async function withdrawSupport(db: Db, proposalId: string, input: Acting): Promise<void> {
  unwrap(await db.rpc("withdraw_support", { proposal_id: proposalId, ...acting(input) }));
}

/** Comments on a public proposal. The answer says whether it is public already or waits to be read. */
export async function addComment(db: Db, proposalId: string, input: z.infer<typeof CommentFormSchema>) {
  return SaidSchema.parse(unwrap(await db.rpc("add_comment", { proposal_id: proposalId, kind: input.kind, body: input.body, ...acting(input) })));
}

export async function replyToComment(db: Db, proposalId: string, input: z.infer<typeof ReplyFormSchema>) {
  return SaidSchema.parse(unwrap(await db.rpc("add_comment", { proposal_id: proposalId, kind: "", body: input.body, parent_id: input.parentId, ...acting(input) })));
}

export async function reviseComment(db: Db, input: z.infer<typeof ReviseFormSchema>) {
  return SaidSchema.parse(unwrap(await db.rpc("revise_comment", { comment_id: input.commentId, body: input.body, expected_revision: input.revision })));
}

/** Takes one's own comment away: its words are deleted, its replies stay. */
export async function removeComment(db: Db, commentId: string) {
  return SaidSchema.parse(unwrap(await db.rpc("remove_comment", { comment_id: commentId })));
}
