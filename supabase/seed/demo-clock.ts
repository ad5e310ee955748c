/** The moments of the demonstration: days count from the one on which it is loaded, hours are those of the districts. */
export type DemoClock = {
  now: Date;
  /** The calendar day `offset` days from today, as YYYY-MM-DD in Europe/Rome. */
  day(offset: number): string;
  /** The moment at which clocks in Europe/Rome show `time` (HH:MM) on that day. */
  at(offset: number, time: string): Date;
  minutesAgo(minutes: number): Date;
};

const ZONE = "Europe/Rome";
const DAY = 86_400_000;
const MINUTE = 60_000;

export function createDemoClock(now: Date): DemoClock {
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short" }).format(now);
  const day = (offset: number) => new Date(Date.parse(`${today}T00:00:00Z`) + offset * DAY).toISOString().slice(0, 10);
  return {
    now,
    day,
    at: (offset, time) => fromRomanClock(`${day(offset)}T${time}:00Z`),
    minutesAgo: (minutes) => new Date(now.getTime() - minutes * MINUTE),
  };
}

export function plusMinutes(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * MINUTE);
}

/** Reads a wall time written as if it were UTC: the zone's distance from UTC is taken off, judged at the result itself. */
function fromRomanClock(wall: string): Date {
  const asUtc = Date.parse(wall);
  const first = asUtc - distance(new Date(asUtc));
  return new Date(asUtc - distance(new Date(first)));
}

function distance(moment: Date): number {
  const shown = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short", timeStyle: "medium" }).format(moment);
  return Date.parse(`${shown.replace(" ", "T")}Z`) - Math.floor(moment.getTime() / 1000) * 1000;
}
