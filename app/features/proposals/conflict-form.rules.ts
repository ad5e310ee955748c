import { type ConflictChoices, contentFields } from "./draft-conflict.rules.ts";
import type { ProposalContent } from "./proposals.rules.ts";

/** The name of the choice about one answer, where two versions of a draft stand side by side. */
export function choiceName(field: string): string {
  return `keep-${field}`;
}

/** Which answer is kept where two versions differ. */
export function choicesOfForm(form: FormData): ConflictChoices {
  const choices: ConflictChoices = {};
  for (const field of contentFields) {
    const value = form.get(choiceName(field));
    if (value === "mine" || value === "theirs" || value === "both") choices[field] = value;
  }
  return choices;
}

/** The content as a form that was sent: a merged content is parsed like every other. */
export function formOfContent(content: ProposalContent): FormData {
  const form = new FormData();
  const { municipalityIds, objectives, partners, indicators, leps, activities, licenceOk, noPersonalData, shared, ...texts } = content;
  for (const [name, value] of Object.entries(texts)) form.set(name, value ?? "");
  for (const [name, isTicked] of Object.entries({ licenceOk, noPersonalData, shared })) if (isTicked) form.set(name, "on");
  for (const [name, values] of Object.entries({ municipalityIds, objectives, partners, indicators, leps })) for (const value of values) form.append(`${name}[]`, value);
  for (const { what, from, to } of activities) {
    form.append("activityWhat[]", what);
    form.append("activityFrom[]", from);
    form.append("activityTo[]", to);
  }
  return form;
}
