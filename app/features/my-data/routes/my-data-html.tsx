import { requirePerson } from "#app/features/identity/require-person.server.ts";
import { getLocale } from "#app/paraglide/runtime.js";
import { getDb } from "#app/platform/context.ts";
import { myDataHtml } from "../my-data.render.ts";
import { takeMyData } from "../my-data.queries.server.ts";
import { privateDownload } from "../private-download.server.ts";
import type { Route } from "./+types/my-data-html";

/** `/profilo/dati.html`: everything of the person asking, to read. */
export async function loader({ context, request }: Route.LoaderArgs): Promise<Response> {
  requirePerson(context, request);
  return privateDownload(myDataHtml(await takeMyData(getDb(context)), getLocale()), "text/html; charset=utf-8", null);
}
