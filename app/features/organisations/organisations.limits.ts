/** What an organisation can be: the list of who may take part in a Conferenza. */
export const categories = [
  "municipality",
  "health_authority",
  "province",
  "region",
  "trade_union",
  "volunteer_org",
  "social_promotion",
  "social_cooperative",
  "other_nonprofit",
  "judicial_authority",
  "school_training",
  "job_service",
  "public_institution",
  "professional_actor",
  "solidarity_subject",
] as const;

export type Category = (typeof categories)[number];

/** The two places in which a person can act for an organisation. */
export const delegateKinds = ["delegate", "substitute"] as const;
export type DelegateKind = (typeof delegateKinds)[number];

export const organisationLimits = { nameMin: 3, nameMax: 160, emailMax: 254 } as const;

/** Which categories are public bodies; the others are organisations of people. Mirrors private.is_institution(). */
export const institutionCategories: readonly Category[] = [
  "municipality", "health_authority", "province", "region", "judicial_authority", "school_training", "job_service", "public_institution",
];

export const legalForms = [
  "recognised_association", "unrecognised_association", "foundation", "committee", "cooperative", "company", "mutual_society", "religious_body", "public_body",
  "informal_group", "other",
] as const;
export type LegalForm = (typeof legalForms)[number];

/** The seven sections of the national register of the third sector. */
export const runtsSections = ["volunteer_orgs", "social_promotion", "philanthropic", "social_enterprises", "networks", "mutual_societies", "other_ets"] as const;
export type RuntsSection = (typeof runtsSections)[number];

export const organisationStates = ["waiting", "verified", "refused", "suspended"] as const;
export type OrganisationState = (typeof organisationStates)[number];

export const detailLimits = { website: 200, legalRepresentative: 120, reason: 1000, importLines: 5000 } as const;
