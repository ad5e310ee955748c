/** How an organisation takes part in a section that the office gave it; each includes the ones before it. */
export const SECTION_WAYS = ["comment", "suggest", "write"] as const;
export type SectionWay = (typeof SECTION_WAYS)[number];

/** How the public version is called that is made when a section goes into consultation. */
export const CONSULTATION_DRAFT = "Bozza per la consultazione";
