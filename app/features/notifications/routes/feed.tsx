import { getServices } from "#app/platform/context.ts";
import { addressOf, publicFile } from "../feed-response.server.ts";
import { renderAtom } from "../feed.render.ts";
import { requireFeed } from "../feeds.queries.server.ts";
import type { Route } from "./+types/feed";

/** `/:ambito/feed.xml` and `/:ambito/tavoli/:tavolo/feed.xml`: public facts, read as an anonymous person whoever asks. */
export async function loader({ context, request, params }: Route.LoaderArgs): Promise<Response> {
  const { databases, config } = getServices(context);
  const feed = await requireFeed(databases.asUser(null), params);
  return publicFile(request, renderAtom(feed, addressOf(request, config.origin, params)), "application/atom+xml; charset=utf-8");
}
