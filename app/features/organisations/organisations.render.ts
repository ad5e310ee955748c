import { m } from "#app/paraglide/messages.js";
import type { Locale } from "#app/paraglide/runtime.js";
import { type DelegateKind, type LegalForm, legalForms, type OrganisationState, type RuntsSection, runtsSections } from "./organisations.limits.ts";

export function delegateKindName(kind: DelegateKind): string {
  switch (kind) {
    case "delegate":
      return m.organisations_kind_delegate();
    case "substitute":
      return m.organisations_kind_substitute();
  }
}

const legalFormNames = {
  recognised_association: m.organisations_legal_recognised_association,
  unrecognised_association: m.organisations_legal_unrecognised_association,
  foundation: m.organisations_legal_foundation,
  committee: m.organisations_legal_committee,
  cooperative: m.organisations_legal_cooperative,
  company: m.organisations_legal_company,
  mutual_society: m.organisations_legal_mutual_society,
  religious_body: m.organisations_legal_religious_body,
  public_body: m.organisations_legal_public_body,
  informal_group: m.organisations_legal_informal_group,
  other: m.organisations_legal_other,
} as const satisfies Record<LegalForm, (inputs?: Record<string, never>, options?: { locale?: Locale }) => string>;

export function legalFormName(form: LegalForm, locale?: Locale): string {
  return legalFormNames[form]({}, locale ? { locale } : {});
}

export function legalFormOptions(): { value: LegalForm; label: string }[] {
  return legalForms.map((value) => ({ value, label: legalFormName(value) }));
}

const runtsNames = {
  volunteer_orgs: m.organisations_runts_volunteer_orgs,
  social_promotion: m.organisations_runts_social_promotion,
  philanthropic: m.organisations_runts_philanthropic,
  social_enterprises: m.organisations_runts_social_enterprises,
  networks: m.organisations_runts_networks,
  mutual_societies: m.organisations_runts_mutual_societies,
  other_ets: m.organisations_runts_other_ets,
} as const satisfies Record<RuntsSection, (inputs?: Record<string, never>, options?: { locale?: Locale }) => string>;

export function runtsSectionName(section: RuntsSection, locale?: Locale): string {
  return runtsNames[section]({}, locale ? { locale } : {});
}

export function runtsSectionOptions(): { value: RuntsSection; label: string }[] {
  return runtsSections.map((value) => ({ value, label: runtsSectionName(value) }));
}

export function organisationStateName(state: OrganisationState): string {
  switch (state) {
    case "waiting":
      return m.organisations_state_waiting();
    case "verified":
      return m.organisations_state_verified();
    case "refused":
      return m.organisations_state_refused();
    case "suspended":
      return m.organisations_state_suspended();
  }
}

export function organisationStateTone(state: OrganisationState): "warning" | "success" | "danger" {
  if (state === "waiting") return "warning";
  return state === "verified" ? "success" : "danger";
}
