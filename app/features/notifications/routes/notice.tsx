import { redirect } from "react-router";
import { requirePerson, signInPath } from "#app/features/identity/require-person.server.ts";
import { getViewer } from "#app/features/identity/viewer.ts";
import { getDb } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { safePath } from "#app/platform/safe-path.ts";
import { readNotice } from "../notifications.commands.server.ts";
import { ReadNoticeSchema } from "../notifications.schema.ts";
import type { Route } from "./+types/notice";

/** `/avvisi/:id`: marks the notice as read and goes on to what it tells about. */
export async function loader({ context, request, params }: Route.LoaderArgs): Promise<Response> {
  if (getViewer(context).kind === "anonymous") return redirect(signInPath(request));
  requirePerson(context, request);
  const parsed = ReadNoticeSchema.safeParse(params);
  if (!parsed.success) throw new AppError("not_found");
  return redirect(safePath(await readNotice(getDb(context), parsed.data.id)));
}
