import { type DateStyle, formatDate, formatDateTime } from "#app/platform/i18n/format.ts";

type Props = { value: string | Date; format?: DateStyle | undefined; withTime?: boolean | undefined };

/** A date that machines read too: `<time datetime>`. */
export function Time({ value, format = "long", withTime = false }: Props) {
  const machine = typeof value === "string" ? value : value.toISOString();
  return <time dateTime={machine}>{withTime ? formatDateTime(value, format) : formatDate(value, format)}</time>;
}
