import { getLocale, type Locale } from "#app/paraglide/runtime.js";

/** Every date is entered and shown on the clock of the districts. */
const zone = "Europe/Rome";
const tags = { it: "it-IT", en: "en-GB" } as const satisfies Record<Locale, string>;

type Moment = Date | string | number;

const dateFormat = remembered((tag, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options));
const numberFormat = remembered((tag, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options));

/** Making a format takes as long as formatting hundreds of times, and a page shows dozens of dates: each kind is made once. */
function remembered<O, F>(make: (tag: string, options: O) => F): (locale: Locale, options: O) => F {
  const made = new Map<string, F>();
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const known = made.get(key) ?? make(tags[locale], options);
    made.set(key, known);
    return known;
  };
}

const dateStyles = {
  short: { day: "2-digit", month: "2-digit", year: "numeric" },
  medium: { day: "numeric", month: "short", year: "numeric" },
  long: { day: "numeric", month: "long", year: "numeric" },
  full: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateStyle = keyof typeof dateStyles;

/** «3 maggio 2026». A plain calendar day (`2026-05-03`) is shown as that day, in whatever zone. */
export function formatDate(value: Moment, style: DateStyle = "long", locale: Locale = getLocale()): string {
  const timeZone = isCalendarDay(value) ? "UTC" : zone;
  return dateFormat(locale, { ...dateStyles[style], timeZone }).format(new Date(value));
}

/** «15:30», on the Roman clock. */
export function formatTime(value: Moment, locale: Locale = getLocale()): string {
  return dateFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(new Date(value));
}

/** «3 maggio 2026, 15:30». */
export function formatDateTime(value: Moment, style: DateStyle = "long", locale: Locale = getLocale()): string {
  return `${formatDate(value, style, locale)}, ${formatTime(value, locale)}`;
}

/** «1.909», «12,5». */
export function formatNumber(value: number | bigint, locale: Locale = getLocale(), decimals?: number): string {
  const digits = decimals === undefined ? {} : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return numberFormat(locale, { useGrouping: "always", ...digits }).format(value);
}

/** «62%» from a share between 0 and 1. */
export function formatPercent(share: number, locale: Locale = getLocale()): string {
  return numberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(share);
}

/** «5.070.112,93 €» from whole cents. */
export function formatMoney(cents: number, locale: Locale = getLocale()): string {
  return numberFormat(locale, { style: "currency", currency: "EUR", useGrouping: "always" }).format(cents / 100);
}

const units = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** «3 giorni fa», «tra 2 ore», «adesso». `now` is an argument: server and browser must agree on it. */
export function formatRelative(value: Moment, now: Moment, locale: Locale = getLocale()): string {
  const seconds = (new Date(value).getTime() - new Date(now).getTime()) / 1000;
  const format = new Intl.RelativeTimeFormat(tags[locale], { numeric: "auto" });
  const unit = units.find(([, size]) => Math.abs(seconds) >= size);
  return unit ? format.format(Math.round(seconds / unit[1]), unit[0]) : format.format(0, "second");
}

/** «Ittiri, Olmedo e Putifigari». */
export function formatList(items: readonly string[], locale: Locale = getLocale()): string {
  return new Intl.ListFormat(tags[locale], { type: "conjunction" }).format(items);
}

/** Sorts Italian names as people expect: accents and case do not separate them. */
export function compareNames(a: string, b: string): number {
  return a.localeCompare(b, "it", { sensitivity: "base", numeric: true });
}

function isCalendarDay(value: Moment): boolean {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
}
