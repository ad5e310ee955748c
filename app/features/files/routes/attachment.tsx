import { href, redirect } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { countByAddress } from "#app/features/identity/attempts.server.ts";
import { getDb, getRequestInfo, getServices } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { downloadHeaders } from "../file-name.rules.ts";
import { linkParameter } from "../files.limits.ts";
import { openAttachment } from "../files.queries.server.ts";
import type { Route } from "./+types/attachment";

/**
 * `/:ambito/allegati/:id`: the only way to a file, and the right is asked each time. One that is not public goes through a
 * link that works once, for the person who asked, for five minutes.
 */
export async function loader({ context, params: { ambito, id }, url }: Route.LoaderArgs): Promise<Response> {
  const { databases, files } = getServices(context);
  await countByAddress(databases, "download_file", getRequestInfo(context).clientAddress);
  const opened = await openAttachment(getDb(context), getDistrict(context).id, id, url.searchParams.get(linkParameter));
  if ("link" in opened) {
    return redirect(`${href("/:ambito/allegati/:id", { ambito, id })}?${linkParameter}=${opened.link}`, { status: 303, headers: { "Cache-Control": "private, no-store", "Referrer-Policy": "no-referrer" } });
  }
  const content = await files.open(opened.path);
  if (content === null) throw new AppError("not_found");
  return new Response(content, { headers: downloadHeaders(opened) });
}
