import { namedPersonWarning } from "#app/features/moderation/named-person.render.ts";
import { personalDataSentence } from "#app/features/moderation/personal-data.render.ts";
import { freeTexts, personalDataByField } from "./free-texts.rules.ts";
import type { ProposalContent } from "./proposals.rules.ts";

/** Beside each field, as soon as they are typed: personal data, which must go; else what seems to speak of one person's health. */
export function textWarnings(content: ProposalContent): Record<string, string> {
  const warned = freeTexts(content).flatMap(([field, text]) => {
    const warning = namedPersonWarning(text);
    return warning === null ? [] : [[field, warning]];
  });
  return {
    ...Object.fromEntries(warned),
    ...Object.fromEntries(Object.entries(personalDataByField(content)).map(([field, matches]) => [field, personalDataSentence(matches)])),
  };
}
