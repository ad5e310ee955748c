import { euroCents, wholeNumber } from "./amounts.rules.ts";
import { type DetailField, detailFields, type LineField, lineFields, type TextField, textFields } from "./proposals.limits.ts";
import type { ProposalContent } from "./proposals.rules.ts";

/** Every answer, in the order of the form. */
export const contentFields = [
  "form", "organisationId", "shared", "title", "tavoloId", "need", "who", "municipalityIds", "proposal", "expectedChange",
  "evidence", "existingServices", "objectives", "activities", "recipientsEstimate", "partners", "ownResources", "costEstimate", "costSource",
  "indicators", "sociohealth", "leps", "urgency", "licenceOk", "noPersonalData",
] as const satisfies readonly (keyof ProposalContent)[];
export type ContentField = (typeof contentFields)[number];

/** For each answer that differs: the one of this page, the one that was saved elsewhere, or both, one after the other. */
export type ConflictChoice = "mine" | "theirs" | "both";
export type ConflictChoices = Partial<Record<ContentField, ConflictChoice>>;

function isText(field: ContentField): field is TextField | DetailField {
  return [...textFields, ...detailFields].some((text) => text === field);
}

function isList(field: ContentField): field is LineField {
  return lineFields.some((list) => list === field);
}

/** What two answers are compared by: blank lines and the way of writing a number make no difference. */
function comparable(content: ProposalContent, field: ContentField): string {
  switch (field) {
    case "municipalityIds":
    case "leps":
      return content[field].toSorted().join();
    case "objectives":
    case "partners":
    case "indicators":
      return content[field].map((line) => line.trim()).filter(Boolean).join("\n");
    case "activities":
      return JSON.stringify(content.activities.filter(({ what, from, to }) => what || from || to).map(({ what, from, to }) => [what.trim(), from, to]));
    case "recipientsEstimate":
      return String(wholeNumber(content.recipientsEstimate) ?? content.recipientsEstimate);
    case "costEstimate":
      return String(euroCents(content.costEstimate) ?? content.costEstimate);
    default:
      return String(content[field]);
  }
}

/** The answers in which two contents differ, in the order of the form. */
export function differingFields(a: ProposalContent, b: ProposalContent): ContentField[] {
  return contentFields.filter((field) => comparable(a, field) !== comparable(b, field));
}

/** True where both answers can stand one after the other. */
export function mayKeepBoth(field: ContentField): boolean {
  return isText(field) || isList(field) || field === "activities" || field === "municipalityIds" || field === "leps";
}

/** What is chosen before anybody chooses: what changed on one side only; this page's answer where both changed. */
export function likelyChoice(field: ContentField, { mine, theirs, base }: { mine: ProposalContent; theirs: ProposalContent; base: ProposalContent | null }): ConflictChoice {
  if (base !== null) return comparable(mine, field) === comparable(base, field) ? "theirs" : "mine";
  return comparable(mine, field) === comparable({ ...theirs, [field]: emptyOf(theirs, field) }, field) ? "theirs" : "mine";
}

function emptyOf(content: ProposalContent, field: ContentField): "" | [] | null {
  return Array.isArray(content[field]) ? [] : isText(field) || field === "recipientsEstimate" || field === "costEstimate" ? "" : null;
}

/** [PROP-02] One content of two, as chosen answer by answer; without a choice this page's answer stays. Nothing else is touched. */
export function mergeContents(mine: ProposalContent, theirs: ProposalContent, choices: ConflictChoices): ProposalContent {
  const merged: ProposalContent = { ...mine };
  for (const field of differingFields(mine, theirs)) {
    const choice = choices[field] ?? "mine";
    if (choice === "theirs") Object.assign(merged, { [field]: theirs[field] });
    else if (choice === "both") Object.assign(merged, { [field]: bothOf(field, mine, theirs) });
  }
  return merged;
}

function bothOf(field: ContentField, mine: ProposalContent, theirs: ProposalContent): unknown {
  if (field === "title") return [mine.title, theirs.title].filter(Boolean).join(" / ");
  if (isText(field)) return [mine[field], theirs[field]].filter(Boolean).join("\n\n");
  if (field === "activities") return [...mine.activities, ...theirs.activities.filter((row) => !mine.activities.some((own) => own.what === row.what && own.from === row.from && own.to === row.to))];
  if (isList(field) || field === "municipalityIds" || field === "leps") return [...new Set([...mine[field], ...theirs[field]])];
  return mine[field];
}
