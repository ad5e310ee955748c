/** The life of a section, from its first word to the approved plan. */
export const SECTION_STATES = ["draft", "consultation", "revised", "ready", "approved"] as const;
export type SectionState = (typeof SECTION_STATES)[number];
