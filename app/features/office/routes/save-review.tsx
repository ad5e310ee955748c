import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { AppError, isAppError } from "#app/platform/errors.ts";
import { parseForm } from "#app/platform/forms.ts";
import { errorSentence } from "#app/platform/i18n/error-sentence.ts";
import { getViewer } from "#app/features/identity/viewer.ts";
import { saveOutcomeDraft, saveReview } from "../review/review.commands.server.ts";
import { DraftFormSchema, ReviewFormSchema } from "../review/review.schema.ts";
import type { AutosaveAnswer } from "../review/use-form-autosave.ts";
import type { Route } from "./+types/save-review";

/** The autosave's door for the review and the prepared answer: the page's own form in, JSON out, no page. */
export async function action({ context, request }: Route.ActionArgs): Promise<Response> {
  const formData = await request.formData();
  const db = getDb(context);
  try {
    if (getViewer(context).kind === "anonymous") throw new AppError("sign_in_needed");
    const intent = formData.get("intent");
    if (intent !== "review" && intent !== "draft") throw new AppError("bad_request");
    const { revision, savedAt, ...extra } = intent === "review" ? await saveReview(db, parsed(ReviewFormSchema, formData)) : await saveOutcomeDraft(db, parsed(DraftFormSchema, formData));
    return Response.json({ ok: true, revision, savedAt, extra } satisfies AutosaveAnswer);
  } catch (error) {
    if (!isAppError(error)) throw error;
    const sentence = error.code === "draft_changed" ? m.office_autosave_conflict() : errorSentence(error.code);
    return Response.json({ ok: false, code: error.code, sentence } satisfies AutosaveAnswer, { status: error.status });
  }
}

function parsed<S extends Parameters<typeof parseForm>[0]>(schema: S, formData: FormData) {
  const result = parseForm(schema, formData);
  if (result.ok) return result.data;
  throw new AppError(result.formError ?? Object.values(result.fieldErrors)[0] ?? "invalid");
}
