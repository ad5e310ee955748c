import {
  type CostSource, type DetailField, type FormKind, type LineField, type ProposalState, type TextField, textFields, type Urgency,
} from "./proposals.limits.ts";

/** One line of the table of activities; months as `2027-03`, or as far as they were typed. */
export type Activity = { what: string; from: string; to: string };

/** The answers of both forms, as they are typed and kept in a draft. The light form hides the further ones without losing them. */
export type ProposalContent = Record<TextField | DetailField, string> & Record<LineField, readonly string[]> & {
  form: FormKind;
  /** A draft that everybody who acts for the organisation today may read and write. */
  shared: boolean;
  urgency: Urgency | null;
  tavoloId: string | null;
  organisationId: string | null;
  municipalityIds: readonly string[];
  licenceOk: boolean;
  noPersonalData: boolean;
  activities: readonly Activity[];
  /** As typed: «1.200». */
  recipientsEstimate: string;
  /** In euro, as typed: «12.500,50». */
  costEstimate: string;
  costSource: CostSource | null;
  sociohealth: "yes" | "no" | null;
  leps: readonly string[];
};

export const emptyContent: ProposalContent = {
  title: "", need: "", who: "", proposal: "", expectedChange: "",
  urgency: null, tavoloId: null, organisationId: null, municipalityIds: [], licenceOk: false, noPersonalData: false,
  form: "light", shared: false, evidence: "", existingServices: "", ownResources: "", objectives: [], partners: [], indicators: [], activities: [],
  recipientsEstimate: "", costEstimate: "", costSource: null, sociohealth: null, leps: [],
};

/** [PROP-03] True while the text may still be changed: a draft, or what the office sent back. */
export function isEditable(state: ProposalState): boolean {
  return state === "draft" || state === "returned";
}

export type MissingField = TextField | DetailField | LineField | "municipalityIds" | "licenceOk" | "noPersonalData" | "activities" | "recipientsEstimate" | "sociohealth" | "costSource" | "urgency";

/** [PROP-04] What is still missing before the proposal can be sent, by field and in the order of the form. */
export function missingFields(content: ProposalContent): MissingField[] {
  return [
    ...textFields.filter((field) => content[field].trim() === ""),
    ...(content.municipalityIds.length === 0 ? (["municipalityIds"] as const) : []),
    ...(content.form === "full" ? missingDetails(content) : []),
    ...(content.licenceOk ? [] : (["licenceOk"] as const)),
    ...(content.noPersonalData ? [] : (["noPersonalData"] as const)),
  ];
}

/** [PROP-31] What the full form asks for besides; cost, indicators and LEPS are free. */
function missingDetails(content: ProposalContent): MissingField[] {
  const isBlank = (lines: readonly string[]) => lines.every((line) => line.trim() === "");
  const missing: Partial<Record<MissingField, boolean>> = {
    evidence: content.evidence.trim() === "",
    existingServices: content.existingServices.trim() === "",
    objectives: isBlank(content.objectives),
    activities: isBlank(content.activities.map(({ what }) => what)),
    recipientsEstimate: content.recipientsEstimate.trim() === "",
    partners: isBlank(content.partners),
    ownResources: content.ownResources.trim() === "",
    costSource: content.costEstimate.trim() !== "" && content.costSource === null,
    sociohealth: content.sociohealth === null,
    urgency: content.urgency === null,
  };
  return detailOrder.filter((field) => missing[field]);
}

const detailOrder = [
  "evidence", "existingServices", "objectives", "activities", "recipientsEstimate", "partners", "ownResources", "costSource", "sociohealth", "urgency",
] as const satisfies readonly MissingField[];

/** True when two contents say the same, letter by letter: then nothing needs saving. The order of what was ticked makes no difference. */
export function isSameContent(a: ProposalContent, b: ProposalContent): boolean {
  return said(a) === said(b);
}

function said(content: ProposalContent): string {
  const ticked = { municipalityIds: content.municipalityIds.toSorted(), leps: content.leps.toSorted() };
  return JSON.stringify(Object.entries({ ...content, ...ticked }).toSorted());
}
