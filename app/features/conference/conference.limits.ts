export const conferenceLimits = {
  actReference: 300,
  summary: 4000,
  /** The lists are typed one line each: how many lines, how long each. */
  convenors: { lines: 40, length: 160 },
  whoMayTakePart: { lines: 40, length: 200 },
  programme: { lines: 60, length: 300 },
  eventTitleMin: 3,
  eventTitle: 160,
  eventPlace: 160,
  documentTitleMin: 3,
  documentTitle: 200,
  documentBody: 20_000,
  cycleLabelMin: 4,
  cycleLabel: 40,
} as const;
