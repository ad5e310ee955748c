import { m } from "#app/paraglide/messages.js";
import { formatList, formatNumber } from "#app/platform/i18n/format.ts";

/** «3 organizzazioni e 12 cittadine e cittadini», or that nobody has yet. */
export function supportSentence({ organisations, citizens }: { organisations: number; citizens: number }): string {
  if (organisations + citizens === 0) return m.support_none();
  return m.support_by({ who: supportersOf({ organisations, citizens }) });
}

/** The same for a list's small print. */
export function supportersOf({ organisations, citizens }: { organisations: number; citizens: number }): string {
  const who: string[] = [];
  if (organisations > 0) who.push(organisations === 1 ? m.support_organisations_one() : m.support_organisations({ count: formatNumber(organisations) }));
  if (citizens > 0) who.push(citizens === 1 ? m.support_citizens_one() : m.support_citizens({ count: formatNumber(citizens) }));
  return formatList(who);
}
