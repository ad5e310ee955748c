import type { UploadAnswer } from "#app/features/files/use-upload.ts";
import { attachFile } from "#app/features/files/files.commands.server.ts";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { countByAddress } from "#app/features/identity/attempts.server.ts";
import { requirePerson } from "#app/features/identity/require-person.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb, getRequestInfo, getServices } from "#app/platform/context.ts";
import { isAppError } from "#app/platform/errors.ts";
import { errorSentence } from "#app/platform/i18n/error-sentence.ts";
import { requireMyProposal } from "../proposals.queries.server.ts";
import type { Route } from "./+types/upload";

/** Where scripts send a file, to say how far it has come: the page's form in, JSON out. */
export async function action({ context, request, params: { id } }: Route.ActionArgs): Promise<Response> {
  const { databases, files } = getServices(context);
  try {
    requirePerson(context, request);
    const db = getDb(context);
    const proposal = await requireMyProposal(db, getDistrict(context).id, id);
    await countByAddress(databases, "upload_file", getRequestInfo(context).clientAddress);
    await attachFile({ db, databases, files }, proposal.id, request, m.files_untitled());
    return Response.json({ ok: true } satisfies UploadAnswer);
  } catch (error) {
    if (!isAppError(error)) throw error;
    return Response.json({ ok: false, field: error.field ?? "form", sentence: errorSentence(error.code) } satisfies UploadAnswer, { status: error.status });
  }
}
