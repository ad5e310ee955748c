import { getViewer } from "#app/features/identity/viewer.ts";
import { getDb } from "#app/platform/context.ts";
import { countUnread } from "../notifications.queries.server.ts";
import type { Route } from "./+types/unread";

/** `/avvisi/nuovi`: how many notices wait, for the header's script. 0 for whoever is not signed in. */
export async function loader({ context }: Route.LoaderArgs): Promise<Response> {
  const unread = getViewer(context).kind === "anonymous" ? 0 : await countUnread(getDb(context));
  return Response.json({ unread }, { headers: { "Cache-Control": "private, no-store" } });
}
