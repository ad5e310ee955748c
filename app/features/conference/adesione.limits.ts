export const modes = ["presence", "online"] as const;
export type Mode = (typeof modes)[number];

export const adesioneStates = ["submitted", "accepted", "refused", "withdrawn"] as const;
export type AdesioneState = (typeof adesioneStates)[number];

export const adesioneKinds = ["organisation", "institution", "citizen"] as const;

export const adesioneLimits = { accessNeeds: 1000, reason: 1000 } as const;
