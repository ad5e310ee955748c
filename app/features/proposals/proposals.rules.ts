import { closedStates, type ProposalState, type TextField, textFields } from "./proposals.limits.ts";
import { findPersonalData, type PersonalDataMatch } from "./personal-data.rules.ts";

/** The answers of the light form, as they are kept in a draft. */
export type ProposalContent = Record<TextField, string> & {
  urgency: "high" | "medium" | "low" | null;
  tavoloId: string | null;
  organisationId: string | null;
  municipalityIds: readonly string[];
  licenceOk: boolean;
  noPersonalData: boolean;
};

export const emptyContent: ProposalContent = {
  title: "", need: "", who: "", proposal: "", expectedChange: "",
  urgency: null, tavoloId: null, organisationId: null, municipalityIds: [], licenceOk: false, noPersonalData: false,
};

/** [PROP-03] True while the text may still be changed: a draft, or what the office sent back. */
export function isEditable(state: ProposalState): boolean {
  return state === "draft" || state === "returned";
}

/** [PROP-09] True once the proposal has its outcome, which is final. */
export function isClosed(state: ProposalState): boolean {
  return closedStates.some((closed) => closed === state);
}

/** [PROP-04] What is still missing before the proposal can be sent, by field and in the order of the form. */
export function missingFields(content: ProposalContent): (TextField | "municipalityIds" | "licenceOk" | "noPersonalData")[] {
  return [
    ...textFields.filter((field) => content[field].trim() === ""),
    ...(content.municipalityIds.length === 0 ? (["municipalityIds"] as const) : []),
    ...(content.licenceOk ? [] : (["licenceOk"] as const)),
    ...(content.noPersonalData ? [] : (["noPersonalData"] as const)),
  ];
}

/** [PROP-05] The personal data that stand in each answer; fields without any are left out. */
export function personalDataByField(content: Pick<ProposalContent, TextField>): Partial<Record<TextField, PersonalDataMatch[]>> {
  const found: Partial<Record<TextField, PersonalDataMatch[]>> = {};
  for (const field of textFields) {
    const matches = findPersonalData(content[field]);
    if (matches.length > 0) found[field] = matches;
  }
  return found;
}

/** True when two contents say the same: then nothing needs saving, and two copies are not in conflict. */
export function isSameContent(a: ProposalContent, b: ProposalContent): boolean {
  return (
    textFields.every((field) => a[field] === b[field]) &&
    (["urgency", "tavoloId", "organisationId", "licenceOk", "noPersonalData"] as const).every((field) => a[field] === b[field]) &&
    a.municipalityIds.toSorted().join() === b.municipalityIds.toSorted().join()
  );
}
