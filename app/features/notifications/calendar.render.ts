import ical, { ICalCalendarMethod } from "ical-generator";
import { phaseName } from "#app/features/districts/districts.render.ts";
import { m } from "#app/paraglide/messages.js";
import { days, hours } from "#app/platform/time.ts";
import type { Address } from "./feed.render.ts";
import type { Calendar } from "./feeds.schema.ts";

const ZONE = "Europe/Rome";

/** The rules of Italian clocks since 1996, as calendars want them beside times that name the zone. */
const VTIMEZONE = [
  "BEGIN:VTIMEZONE", `TZID:${ZONE}`,
  "BEGIN:DAYLIGHT", "DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST", "END:DAYLIGHT",
  "BEGIN:STANDARD", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "END:STANDARD",
  "END:VTIMEZONE",
].join("\r\n");

/** Sessions, deadlines and dates as a calendar. Each keeps its UID for ever; a change raises its SEQUENCE. */
export function renderCalendar({ district, tavolo, sessions, deadlines, events }: Calendar, { origin, slug, page, locale }: Address): string {
  const o = { locale };
  const calendar = ical({
    name: tavolo ? `${tavolo} · ${district}` : district, description: m.feeds_calendar_description({}, o), prodId: { company: "Tavoli Aperti", product: "Calendario", language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH, url: `${origin}${page}`,
    // No zone of its own: with one the library writes DTSTAMP on the local clock, and times without TZID.
    timezone: { name: null, generator: () => VTIMEZONE }, ttl: hours(1) / 1000,
  });
  for (const session of sessions) {
    calendar.createEvent({
      timezone: ZONE, id: `session-${session.id}@tavoli-aperti`, sequence: session.revision - 1, stamp: new Date(session.changedAt),
      start: new RomanDate(session.startsAt), end: new RomanDate(session.endsAt), summary: m.feeds_calendar_session({ title: session.title, tavolo: session.tavolo }, o),
      location: session.where || null, url: `${origin}/${slug}/sedute/${session.number}`,
    });
  }
  for (const { cycleId, phase, cycle, day, changedAt, revision } of deadlines) {
    // The whole last day: it ends at 24:00 in Rome.
    const start = new RomanDate(`${day}T12:00:00Z`);
    calendar.createEvent({
      timezone: ZONE, id: `deadline-${cycleId}-${phase}@tavoli-aperti`, sequence: revision - 1, stamp: new Date(changedAt), allDay: true, start, end: new RomanDate(start.getTime() + days(1)),
      summary: m.feeds_calendar_deadline({ phase: phaseName(phase, locale) }, o), description: m.feeds_calendar_deadline_text({ cycle }, o), url: `${origin}/${slug}/conferenza`,
    });
  }
  for (const { id, title, where, startsAt, endsAt, changedAt, revision } of events) {
    calendar.createEvent({
      timezone: ZONE, id: `event-${id}@tavoli-aperti`, sequence: revision - 1, stamp: new Date(changedAt), start: new RomanDate(startsAt), end: endsAt ? new RomanDate(endsAt) : null,
      summary: title, location: where || null, url: `${origin}/${slug}/conferenza`,
    });
  }
  // The library leaves the last line open; RFC 5545 ends each with CRLF.
  return `${calendar.toString()}\r\n`;
}

/**
 * A moment whose parts are those of a clock in Rome, in the shape in which the calendar's library takes dates with a zone
 * of their own: it would read a plain Date on the clock of the machine.
 */
class RomanDate extends Date {
  readonly internal: Date;

  constructor(moment: string | number) {
    super(moment);
    this.internal = new Date(`${new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short", timeStyle: "medium" }).format(new Date(moment)).replace(" ", "T")}Z`);
  }

  withTimeZone(): this {
    return this;
  }

  tzComponents(): [string, string, string] {
    return ["", "", ""];
  }

  override getFullYear(): number {
    return this.internal.getUTCFullYear();
  }

  override getMonth(): number {
    return this.internal.getUTCMonth();
  }

  override getDate(): number {
    return this.internal.getUTCDate();
  }

  override getHours(): number {
    return this.internal.getUTCHours();
  }

  override getMinutes(): number {
    return this.internal.getUTCMinutes();
  }

  override getSeconds(): number {
    return this.internal.getUTCSeconds();
  }
}
