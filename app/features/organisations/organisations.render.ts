import { m } from "#app/paraglide/messages.js";
import type { Locale } from "#app/paraglide/runtime.js";
import { categories, type Category, type DelegateKind, type LegalForm, legalForms, type OrganisationState, type RuntsSection, runtsSections } from "./organisations.limits.ts";

const categoryNames = {
  municipality: m.organisations_category_municipality,
  health_authority: m.organisations_category_health_authority,
  province: m.organisations_category_province,
  region: m.organisations_category_region,
  trade_union: m.organisations_category_trade_union,
  volunteer_org: m.organisations_category_volunteer_org,
  social_promotion: m.organisations_category_social_promotion,
  social_cooperative: m.organisations_category_social_cooperative,
  other_nonprofit: m.organisations_category_other_nonprofit,
  judicial_authority: m.organisations_category_judicial_authority,
  school_training: m.organisations_category_school_training,
  job_service: m.organisations_category_job_service,
  public_institution: m.organisations_category_public_institution,
  professional_actor: m.organisations_category_professional_actor,
  solidarity_subject: m.organisations_category_solidarity_subject,
} as const satisfies Record<Category, (inputs?: Record<string, never>, options?: { locale?: Locale }) => string>;

/** «Cooperazione sociale», «Social cooperative». Native code passes the locale. */
export function categoryName(category: Category, locale?: Locale): string {
  return categoryNames[category]({}, locale ? { locale } : {});
}

/** The categories as choices of a form or filter. */
export function categoryOptions(): { value: Category; label: string }[] {
  return categories.map((value) => ({ value, label: categoryName(value) }));
}

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
