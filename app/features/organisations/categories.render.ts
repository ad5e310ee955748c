import { m } from "#app/paraglide/messages.js";
import type { Locale } from "#app/paraglide/runtime.js";
import { categories, type Category } from "./organisations.limits.ts";

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
