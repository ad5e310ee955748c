import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { type Calendar, CalendarSchema, type Feed, FeedSchema } from "./feeds.schema.ts";

type Place = { ambito: string; tavolo?: string | undefined };

function argumentsOf({ ambito, tavolo }: Place) {
  return { slug: ambito, ...(tavolo === undefined ? {} : { tavolo_slug: tavolo }) };
}

/** The newest public facts of a district or of one of its tavoli. 404 for a place that is not there. */
export async function requireFeed(db: Db, place: Place): Promise<Feed> {
  const feed = FeedSchema.nullable().parse(unwrap(await db.rpc("feed_entries", argumentsOf(place))));
  if (feed === null) throw new AppError("not_found");
  return feed;
}

/** Sessions, deadlines and dates of a district or of one of its tavoli. 404 for a place that is not there. */
export async function requireCalendar(db: Db, place: Place): Promise<Calendar> {
  const calendar = CalendarSchema.nullable().parse(unwrap(await db.rpc("calendar_entries", argumentsOf(place))));
  if (calendar === null) throw new AppError("not_found");
  return calendar;
}
