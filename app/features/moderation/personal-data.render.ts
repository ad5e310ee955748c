import { m } from "#app/paraglide/messages.js";
import { formatList } from "#app/platform/i18n/format.ts";
import type { PersonalDataKind, PersonalDataMatch } from "./personal-data.rules.ts";

const names = {
  fiscal_code: m.moderation_personal_data_fiscal_code,
  iban: m.moderation_personal_data_iban,
  email: m.moderation_personal_data_email,
  phone: m.moderation_personal_data_phone,
} as const satisfies Record<PersonalDataKind, (inputs: { text: string }) => string>;

/** Says which personal data stand in a text and that they must go, quoting them. */
export function personalDataSentence(matches: readonly PersonalDataMatch[]): string {
  const items = [...new Set(matches.map((match) => names[match.kind]({ text: match.text })))];
  return m.moderation_personal_data_found({ items: formatList(items) });
}
