import type { FormValues } from "#app/platform/forms.ts";
import type { Urgency } from "./proposals.limits.ts";
import type { ProposalContent } from "./proposals.rules.ts";

type Read = { one: (name: string) => string; all: (name: string) => readonly string[] };

function contentFrom({ one, all }: Read): ProposalContent {
  return {
    title: one("title"),
    need: one("need"),
    who: one("who"),
    proposal: one("proposal"),
    expectedChange: one("expectedChange"),
    urgency: urgencyOf(one("urgency")),
    tavoloId: one("tavoloId") || null,
    organisationId: one("organisationId") || null,
    municipalityIds: all("municipalityIds[]"),
    licenceOk: one("licenceOk") === "on",
    noPersonalData: one("noPersonalData") === "on",
  };
}

function urgencyOf(value: string): Urgency | null {
  return value === "high" || value === "medium" || value === "low" ? value : null;
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
