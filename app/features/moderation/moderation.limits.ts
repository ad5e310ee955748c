/** Kinds of text that people write for others to read. */
export const textKinds = ["topic", "topic_interest", "comment", "proposal", "section_comment", "section_suggestion"] as const;
export type TextKind = (typeof textKinds)[number];

/** In which capacity somebody wrote on the plan's texts. */
export const writerCapacities = ["office", "facilitator", "organisation", "conference", "citizen"] as const;
export type WriterCapacity = (typeof writerCapacities)[number];

/** Where a text stands: only a published one is public. */
export const moderationStates = ["waiting", "published", "changes_asked", "hidden"] as const;
export type ModerationState = (typeof moderationStates)[number];

/** Why a text may be pointed out or hidden: a closed list, so that it can be counted in public. */
export const grounds = ["personal_data", "offensive", "discrimination", "off_topic", "repeated", "rights_of_others"] as const;
export type Ground = (typeof grounds)[number];

/** What the office decides on a text. */
export const decisions = ["publish", "ask_changes", "hide", "keep"] as const;
export type Decision = (typeof decisions)[number];

/** Characters. */
export const reasonLength = { min: 20, max: 1000 };
export const passageLength = { max: 500 };
export const noteLength = { max: 500 };
export const appealLength = { min: 20, max: 1000 };
