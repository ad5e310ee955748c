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
