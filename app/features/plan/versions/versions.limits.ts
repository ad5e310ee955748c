/** How a version came to be: named by a person, or kept by itself before a phase, a section's state or a restore changed the text's life. */
export const VERSION_KINDS = ["named", "phase", "state", "restore"] as const;
export type VersionKind = (typeof VERSION_KINDS)[number];

export const VERSION_LIMITS = { label: 120, labelShortest: 3, reason: 1_000, reasonShortest: 3 } as const;

/** The text of today in the address of a comparison. */
export const TODAY = "oggi";
