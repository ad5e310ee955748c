/** What the office enters from paper for a person without e-mail. */
export const assistedKinds = ["topic", "proposal", "adesione"] as const;
export type AssistedKind = (typeof assistedKinds)[number];

export const assistedMinutes = 30;
export const participationModes = ["presence", "online"] as const;

/** The longest number and code that the follow page takes, spaces and dashes included. */
export const followLimits = { number: 40, code: 60 } as const;
