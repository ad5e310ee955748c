import type { FormValues } from "#app/platform/forms.ts";
import { costSources, type CostSource, type Urgency, urgencies } from "./proposals.limits.ts";
import type { ProposalContent } from "./proposals.rules.ts";

type Read = { one: (name: string) => string; all: (name: string) => readonly string[] };

function contentFrom({ one, all }: Read): ProposalContent {
  const sociohealth = one("sociohealth");
  return {
    title: one("title"),
    need: one("need"),
    who: one("who"),
    proposal: one("proposal"),
    expectedChange: one("expectedChange"),
    urgency: choiceOf<Urgency>(urgencies, one("urgency")),
    tavoloId: one("tavoloId") || null,
    organisationId: one("organisationId") || null,
    municipalityIds: all("municipalityIds[]"),
    licenceOk: one("licenceOk") === "on",
    noPersonalData: one("noPersonalData") === "on",
    form: one("form") === "full" ? "full" : "light",
    shared: one("shared") === "on",
    evidence: one("evidence"),
    existingServices: one("existingServices"),
    ownResources: one("ownResources"),
    objectives: all("objectives[]").filter(Boolean),
    partners: all("partners[]").filter(Boolean),
    indicators: all("indicators[]").filter(Boolean),
    activities: rowsOf(all("activityWhat[]"), all("activityFrom[]"), all("activityTo[]")),
    recipientsEstimate: one("recipientsEstimate"),
    costEstimate: one("costEstimate"),
    costSource: choiceOf<CostSource>(costSources, one("costSource")),
    sociohealth: sociohealth === "yes" || sociohealth === "no" ? sociohealth : null,
    leps: all("leps[]"),
  };
}

function choiceOf<T extends string>(choices: readonly T[], value: string): T | null {
  return choices.find((choice) => choice === value) ?? null;
}

function rowsOf(whats: readonly string[], froms: readonly string[], tos: readonly string[]) {
  return whats.map((what, index) => ({ what, from: froms[index] ?? "", to: tos[index] ?? "" })).filter(({ what, from, to }) => what || from || to);
}

/** What stands in the form in front of the person. */
export function contentOfForm(form: FormData): ProposalContent {
  const text = (value: FormDataEntryValue | null) => (typeof value === "string" ? value : "");
  return contentFrom({ one: (name) => text(form.get(name)), all: (name) => form.getAll(name).map(text) });
}

/** What a failed form sent back, to show it again. */
export function contentOfValues(values: FormValues): ProposalContent {
  const list = (name: string) => [values[name] ?? []].flat();
  return contentFrom({ one: (name) => list(name)[0] ?? "", all: list });
}
