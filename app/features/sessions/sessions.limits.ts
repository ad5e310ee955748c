export const sessionStates = ["scheduled", "open", "closed"] as const;
export type SessionState = (typeof sessionStates)[number];

/** Kinds of request to speak, in the order in which the queue takes them (QUE-02). */
export const requestKinds = ["point_of_order", "reply", "intervention"] as const;
export type RequestKind = (typeof requestKinds)[number];

export const attendanceModes = ["presence", "online"] as const;
export type AttendanceMode = (typeof attendanceModes)[number];

/** What the log of a session holds; votes write theirs too. */
export const chronicleKinds = ["opened", "item_moved", "queue_opened", "queue_closed", "vote_opened", "vote_closed", "closed"] as const;

export const sessionLimits = {
  titleMin: 3,
  titleMax: 160,
  placeMax: 200,
  linkMax: 300,
  itemTitleMax: 200,
  itemMinutesMax: 480,
  itemsMax: 40,
  noteMax: 4000,
  decisionMax: 2000,
  codeLength: 6,
} as const;
