/** Characters. The tables' CHECKs say the same, and a test compares them. */
export const topicLimits = { titleMin: 3, title: 120, why: 600, line: 200 } as const;

export const topicStates = ["open", "became", "merged"] as const;
export type TopicState = (typeof topicStates)[number];

/** Where a text stands with the office that reads it; only a published one is public. */
export const topicModerations = ["waiting", "published", "changes_asked", "hidden"] as const;
export type TopicModeration = (typeof topicModerations)[number];

export const topicSorts = ["interested", "newest"] as const;
export type TopicSort = (typeof topicSorts)[number];

/** Names of the list's filters in the address. */
export const topicListParameters = { query: "q", sort: "ordine", cursor: "dopo" } as const;
/** The sort as the address says it. */
export const sortAddresses = { interesse: "interested", recenti: "newest" } as const satisfies Record<string, TopicSort>;
export const topicPageSize = 20;

/** How many similar ones are shown to who writes. */
export const similarHits = 5;
/** From how many characters on a look-up makes sense. */
export const similarFrom = 12;
