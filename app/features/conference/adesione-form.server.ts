import { type FormFailure, type FormSuccess, parseForm } from "#app/platform/forms.ts";
import type { Joining } from "./adesione.rules.ts";
import { type AdesioneInput, CitizenAdesioneSchema, NewOrganisationAdesioneSchema, OrganisationAdesioneSchema } from "./adesione.schema.ts";

/** Reads the form of the choice that the address names. For whom it is, the address says: no field of the form counts for that. */
export function parseAdesione(joining: Joining, form: FormData): FormSuccess<AdesioneInput> | FormFailure {
  switch (joining.who) {
    case "citizen": {
      const parsed = parseForm(CitizenAdesioneSchema, form);
      return parsed.ok ? { ok: true, data: { who: "citizen", form: parsed.data } } : parsed;
    }
    case "new": {
      const parsed = parseForm(NewOrganisationAdesioneSchema, form);
      return parsed.ok ? { ok: true, data: { who: "new", form: parsed.data } } : parsed;
    }
    case "organisation": {
      form.set("organisationId", joining.organisationId);
      const parsed = parseForm(OrganisationAdesioneSchema, form);
      return parsed.ok ? { ok: true, data: { who: "organisation", form: parsed.data } } : parsed;
    }
  }
}
