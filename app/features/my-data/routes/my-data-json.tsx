import { requirePerson } from "#app/features/identity/require-person.server.ts";
import { getDb } from "#app/platform/context.ts";
import { takeMyData } from "../my-data.queries.server.ts";
import { privateDownload } from "../private-download.server.ts";
import type { Route } from "./+types/my-data-json";

/** `/profilo/dati.json`: everything of the person asking, for machines. */
export async function loader({ context, request }: Route.LoaderArgs): Promise<Response> {
  requirePerson(context, request);
  return privateDownload(JSON.stringify(await takeMyData(getDb(context)), null, 2), "application/json; charset=utf-8", "dati.json");
}
