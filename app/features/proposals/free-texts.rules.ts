import { findPersonalData, type PersonalDataMatch } from "#app/features/moderation/personal-data.rules.ts";
import { type DetailField, detailFields, type LineField, lineFields, type TextField, textFields } from "./proposals.limits.ts";
import type { ProposalContent } from "./proposals.rules.ts";

export type FreeField = TextField | DetailField | LineField | "activities";

/** Every free text of the form by field: the further answers of a full form too. */
export function freeTexts(content: ProposalContent): [FreeField, string][] {
  const light = textFields.map((field): [FreeField, string] => [field, content[field]]);
  if (content.form === "light") return light;
  return [
    ...light,
    ...detailFields.map((field): [FreeField, string] => [field, content[field]]),
    ...lineFields.map((field): [FreeField, string] => [field, content[field].join("\n")]),
    ["activities", content.activities.map(({ what }) => what).join("\n")],
  ];
}

/** [PROP-05] The personal data that stand in each answer; fields without any are left out. */
export function personalDataByField(content: ProposalContent): Partial<Record<FreeField, PersonalDataMatch[]>> {
  const found: Partial<Record<FreeField, PersonalDataMatch[]>> = {};
  for (const [field, text] of freeTexts(content)) {
    const matches = findPersonalData(text);
    if (matches.length > 0) found[field] = matches;
  }
  return found;
}
