import { getServices } from "#app/platform/context.ts";
import { renderCalendar } from "../calendar.render.ts";
import { addressOf, publicFile } from "../feed-response.server.ts";
import { requireCalendar } from "../feeds.queries.server.ts";
import type { Route } from "./+types/calendar";

/** `/:ambito/calendario.ics` and `/:ambito/tavoli/:tavolo/calendario.ics`: public dates, read as an anonymous person whoever asks. */
export async function loader({ context, request, params }: Route.LoaderArgs): Promise<Response> {
  const { databases, config } = getServices(context);
  const calendar = await requireCalendar(databases.asUser(null), params);
  return publicFile(request, renderCalendar(calendar, addressOf(request, config.origin, params)), "text/calendar; charset=utf-8");
}
