/** Today's day in the districts' time zone, `2026-05-03`. */
export function todayInRome(now = new Date()): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Rome" }).format(now);
}
