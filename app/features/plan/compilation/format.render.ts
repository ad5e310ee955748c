/** Language of an official document. */
export type DocumentLocale = "it" | "en";

const REGION = { it: "it-IT", en: "en-GB" } as const;

/** «5.070.112,93 €»: integer cents in, no-break space before the sign, grouped from four digits on. */
export function formatCents(cents: number, locale: DocumentLocale): string {
  return new Intl.NumberFormat(REGION[locale], { style: "currency", currency: "EUR", useGrouping: "always" })
    .format(cents / 100)
    .replaceAll("\u202f", "\u00a0");
}

/** «1.909». */
export function formatCount(count: number, locale: DocumentLocale): string {
  return new Intl.NumberFormat(REGION[locale], { useGrouping: "always", maximumFractionDigits: 0 }).format(count);
}

/** «+21», «-3» or «0»: the sign is part of the message. */
export function formatDifference(count: number, locale: DocumentLocale): string {
  return new Intl.NumberFormat(REGION[locale], { useGrouping: "always", signDisplay: "exceptZero" }).format(count);
}

/** The calendar day in Sardinia of a moment, as ISO 8601. */
export function localDay(moment: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Rome", dateStyle: "short" }).format(moment);
}

/** «12 marzo 2026», from an ISO day or a moment in ISO 8601. */
export function formatDay(iso: string, locale: DocumentLocale): string {
  const moment = iso.length === 10 ? new Date(`${iso}T12:00:00Z`) : new Date(iso);
  return new Intl.DateTimeFormat(REGION[locale], { timeZone: "Europe/Rome", dateStyle: "long" }).format(moment);
}
