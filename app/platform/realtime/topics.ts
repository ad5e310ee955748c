/** What a page can follow. One room per thing: `session:<id>`. */
export const topics = ["district", "tavolo", "proposal", "session", "vote", "section", "document", "notice"] as const;
export type Topic = (typeof topics)[number];

/** The names of everything that comes down a socket. Documented in docs/realtime.md. */
export const serverEvents = [
  ...topics.map((topic) => `${topic}:changed` as const),
  "login:expired",
  "login:changed",
  "live:resumed",
] as const;
export type ServerEvent = (typeof serverEvents)[number];

export function isTopic(value: unknown): value is Topic {
  return topics.some((topic) => topic === value);
}
