/** Classes of data with a time after which they are forgotten, in the order of the table. */
export const retentionClasses = [
  "counters", "unconfirmed_accounts", "trial_mails", "mails_to_addresses", "access_needs", "drafts", "notices", "reports", "adesioni", "attendance", "ballot_links",
] as const;
export type RetentionClass = (typeof retentionClasses)[number];

/** The fields that a district's office fills into its privacy notice, with their greatest length in characters. */
export const noticeFields = { controller: 200, controllerContact: 300, dpoContact: 300, processors: 1000, hosting: 500, rightsContact: 300 } as const;
export type NoticeField = keyof typeof noticeFields;
