import { m } from "#app/paraglide/messages.js";
import type { Locale } from "#app/paraglide/runtime.js";

/** The word above a callout: what it is may not depend on its colour. */
export function calloutWord(kind: unknown, locale?: Locale): string {
  const options = locale ? { locale } : {};
  switch (kind) {
    case "warning":
      return m.documents_callout_warning({}, options);
    case "example":
      return m.documents_callout_example({}, options);
    default:
      return m.documents_callout_info({}, options);
  }
}
