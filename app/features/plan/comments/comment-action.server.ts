import { href, type RouterContextProvider } from "react-router";
import type { z } from "zod";
import { parseContent } from "#app/features/documents/document-content.rules.ts";
import { DOCUMENT_LIMITS, rightReaches } from "#app/features/documents/documents.limits.ts";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { getViewer } from "#app/features/identity/viewer.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb, getServices } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { requireSectionPage } from "../plan.queries.server.ts";
import { addSectionComment, removeSectionComment, reopenSectionComment, replySectionComment, resolveSectionComment, reviseSectionComment } from "./section-comments.commands.server.ts";
import { answerAsData, placeParameters } from "./section-comments.limits.ts";
import { saidSentence } from "./section-comments.render.ts";
import { textBlocks } from "./section-comments.rules.ts";
import { NewCommentSchema, RemoveSchema, ReopenSchema, ReplySchema, ResolveSchema, ReviseSchema, type Said } from "./section-comments.schema.ts";

type Args = { context: Readonly<RouterContextProvider>; params: { sezione: string }; request: Request };
type Form<S extends z.ZodType> = { schema: S; run: (input: z.output<S>) => Promise<Said>; done: (said: Said) => string; to: (said: Said) => string };

const threadOf = (said: Said): string => `?${placeParameters.thread}=${said.parentId ?? said.id}#commento-${said.id}`;

/** The forms of the page of comments and of the panel, told apart by their hidden field `intent`. */
export async function sectionCommentAction(args: Args) {
  const { context, params, request } = args;
  const formData = await request.formData();
  const district = getDistrict(context);
  const db = getDb(context);
  const { section, access } = await requireSectionPage(db, district.id, params.sezione);
  const mayComment = rightReaches(access.right, "comment");

  async function answer<S extends z.ZodType>({ schema, run, done, to }: Form<S>) {
    const parsed = parseForm(schema, formData);
    if (!parsed.ok) return formFailure(parsed);
    const result = await commandResult(formData, async () => {
      // A login that ended while one wrote: the page asks to sign in again and keeps the words.
      if (getViewer(context).kind === "anonymous") throw new AppError("sign_in_needed");
      return run(parsed.data);
    });
    if (!("ok" in result)) return result;
    // A panel stays where it is and says itself what was done.
    if (formData.get("answer") === answerAsData) return { ok: true as const, said: result.data, sentence: done(result.data) };
    const page = href("/:ambito/piano/:sezione/commenti", { ambito: district.slug, sezione: section.slug });
    return redirectWithToast(`${page}${to(result.data)}`, { kind: "success", text: done(result.data) });
  }

  switch (formData.get("intent")) {
    case "comment":
      return answer({ schema: NewCommentSchema, run: async (input) => addSectionComment(db, section.id, { ...input, ...(await placeOf(args, mayComment ? section.documentId : null, input)) }), done: saidSentence, to: threadOf });
    case "reply":
      return answer({ schema: ReplySchema, run: (input) => replySectionComment(db, input), done: saidSentence, to: threadOf });
    case "revise":
      return answer({ schema: ReviseSchema, run: (input) => reviseSectionComment(db, input), done: saidSentence, to: threadOf });
    case "remove":
      return answer({ schema: RemoveSchema, run: (input) => removeSectionComment(db, input.commentId), done: () => m.section_comments_done_removed(), to: () => "" });
    case "resolve":
      return answer({ schema: ResolveSchema, run: (input) => resolveSectionComment(db, input), done: ({ number }) => m.section_comments_done_resolved({ number: number ?? 0 }), to: threadOf });
    case "reopen":
      return answer({ schema: ReopenSchema, run: (input) => reopenSectionComment(db, input.commentId), done: ({ number }) => m.section_comments_done_reopened({ number: number ?? 0 }), to: threadOf });
    default:
      throw new AppError("bad_request");
  }
}

/**
 * The words that a new comment is about: those of its anchor, or of its block as the text is now. 422 `choice_unknown` for a
 * block that is gone.
 */
async function placeOf({ context, params }: Args, documentId: string | null, { anchor, blockId }: z.output<typeof NewCommentSchema>): Promise<{ quote: string; blockId: string | null }> {
  // Who may not comment is told so by the command itself.
  if (documentId === null || (anchor === null && blockId === null)) return { quote: "", blockId: null };
  // What was typed a moment ago is in the log, not yet in the stored text that quotes are compared with.
  await getServices(context).coediting.settle(documentId);
  if (anchor !== null) return { quote: anchor.quote, blockId: anchor.blockId };
  const { text } = await requireSectionPage(getDb(context), getDistrict(context).id, params.sezione);
  const block = text && textBlocks(parseContent(text.content)).find(({ id }) => id === blockId);
  if (!block) throw new AppError("choice_unknown", { field: "blockId" });
  return { quote: block.text.trim().slice(0, DOCUMENT_LIMITS.quoteLength), blockId };
}
