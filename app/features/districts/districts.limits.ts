/** The address of a district: also the cheapest way to refuse `/favicon.ico` without asking the database. */
export const slugPattern = /^[a-z][a-z0-9-]{2,40}$/;

/** The phases of a planning cycle, in the order in which they follow each other. */
export const phases = [
  "informazione",
  "adesioni",
  "proposte",
  "tavoli",
  "redazione",
  "consultazione",
  "restituzione",
  "approvazione",
  "attuazione",
] as const;

export type Phase = (typeof phases)[number];

/** What a phase may allow. The commands ask for these in SQL (`private.require_phase`). */
export const phaseActions = [
  "manage_participants",
  "propose_topic",
  "join_conference",
  "submit_proposal",
  "screen_proposal",
  "support_proposal",
  "comment_proposal",
  "hold_session",
  "open_vote",
  "edit_section",
  "comment_section",
  "close_proposal",
] as const;

export type PhaseAction = (typeof phaseActions)[number];

/** The key of a municipality, which does not change when Istat's codes do. */
export const cadastralCodePattern = /^[A-Z][0-9]{3}$/;
