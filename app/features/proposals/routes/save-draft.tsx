import { requireCurrentCycle, getDistrict } from "#app/features/districts/district-context.ts";
import { requirePerson } from "#app/features/identity/require-person.server.ts";
import { getDb } from "#app/platform/context.ts";
import { type AppError, isAppError } from "#app/platform/errors.ts";
import { errorSentence } from "#app/platform/i18n/error-sentence.ts";
import { saveDraft } from "../proposals.commands.server.ts";
import { getMyProposal } from "../proposals.queries.server.ts";
import { DraftFormSchema } from "../proposals.schema.ts";
import type { SaveAnswer } from "../use-autosave.ts";
import type { Route } from "./+types/save-draft";

/** Autosave's door: JSON in, JSON out, no page. A conflict comes with the text that stands there now. */
export async function action({ context, request, params: { id } }: Route.ActionArgs): Promise<Response> {
  const parsed = DraftFormSchema.safeParse(await request.json().catch(() => null));
  if (!parsed.success) {
    const tooLong = parsed.error.issues.some((issue) => issue.message === "text_too_long");
    const code = tooLong ? "text_too_long" : "bad_request";
    return Response.json({ ok: false, code, sentence: errorSentence(code) } satisfies SaveAnswer, { status: 422 });
  }
  const { revision, ...content } = parsed.data;
  try {
    requirePerson(context, request);
    const saved = await saveDraft(getDb(context), { id, cycleId: requireCurrentCycle(context).id, expectedRevision: revision, content });
    return Response.json({ ok: true, revision: saved.revision, savedAt: saved.savedAt } satisfies SaveAnswer);
  } catch (error) {
    if (!isAppError(error)) throw error;
    return Response.json(await refusal(error, () => getMyProposal(getDb(context), getDistrict(context).id, id)), { status: error.status });
  }
}

async function refusal(error: AppError, read: () => ReturnType<typeof getMyProposal>): Promise<SaveAnswer> {
  if (error.code !== "draft_changed") return { ok: false, code: error.code, sentence: errorSentence(error.code) };
  const current = await read();
  return { ok: false, code: "draft_changed", current: current ? { revision: current.revision, content: current.content } : undefined };
}
