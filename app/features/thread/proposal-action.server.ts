import { href, type RouterContextProvider } from "react-router";
import type { z } from "zod";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { getViewer } from "#app/features/identity/viewer.ts";
import { CommentFormSchema, RemoveFormSchema, ReplyFormSchema, ReviseFormSchema, SupportFormSchema } from "#app/features/proposals/comments.schema.ts";
import { addComment, removeComment, replyToComment, reviseComment, supportProposal, withdrawSupport } from "#app/features/proposals/participation.commands.server.ts";
import { commentParameters } from "#app/features/proposals/participation.limits.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { requireProposalPage } from "./thread.queries.server.ts";

type Args = { context: Readonly<RouterContextProvider>; params: { numero: string }; request: Request };
type Form<S extends z.ZodType, T> = { schema: S; run: (input: z.output<S>) => Promise<T>; done: (result: T) => string; to: (result: T) => string };
type Said = { id: string; parentId: string | null; moderation: string };

/** The forms of a proposal's page, told apart by their hidden field `intent`. */
export async function proposalAction({ context, params, request }: Args) {
  const formData = await request.formData();
  const district = getDistrict(context);
  const db = getDb(context);
  const { id, number } = await requireProposalPage(db, district.id, params.numero);
  const page = href("/:ambito/proposte/:numero", { ambito: district.slug, numero: number });

  async function answer<S extends z.ZodType, T>({ schema, run, done, to }: Form<S, T>) {
    const parsed = parseForm(schema, formData);
    if (!parsed.ok) return formFailure(parsed);
    const result = await commandResult(formData, async () => {
      // A login that ended while one wrote: the page asks to sign in again and keeps the words.
      if (getViewer(context).kind === "anonymous") throw new AppError("sign_in_needed");
      return run(parsed.data);
    });
    if (!("ok" in result)) return result;
    return redirectWithToast(`${page}${to(result.data)}`, { kind: "success", text: done(result.data) });
  }

  const threadOf = ({ id: own, parentId }: Said) => `?${commentParameters.thread}=${parentId ?? own}#commenti`;
  const said = ({ moderation }: Said) => (moderation === "published" ? m.comments_done_published() : m.comments_done_waiting());
  switch (formData.get("intent")) {
    case "support":
      return answer({ schema: SupportFormSchema, run: (input) => supportProposal(db, id, input), done: () => m.support_done(), to: () => "#sostegno" });
    case "withdraw":
      return answer({ schema: SupportFormSchema, run: (input) => withdrawSupport(db, id, input), done: () => m.support_withdrawn(), to: () => "#sostegno" });
    case "comment":
      return answer({ schema: CommentFormSchema, run: (input) => addComment(db, id, input), done: said, to: (result) => (result.moderation === "published" ? threadOf(result) : "#commenti") });
    case "reply":
      return answer({ schema: ReplyFormSchema, run: (input) => replyToComment(db, id, input), done: said, to: threadOf });
    case "revise":
      return answer({ schema: ReviseFormSchema, run: (input) => reviseComment(db, input), done: said, to: () => "#commenti" });
    case "remove":
      return answer({ schema: RemoveFormSchema, run: (input) => removeComment(db, input.commentId), done: () => m.comments_done_removed(), to: () => "#commenti" });
    default:
      throw new AppError("bad_request");
  }
}
