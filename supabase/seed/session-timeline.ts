import { type DemoClock, plusMinutes } from "./demo-clock.ts";
import { SESSIONS } from "./content/sessions.ts";
import type { AgendaItemSeed, InterventionSeed, SessionSeed } from "./content/types.ts";

export type Floor = { seed: InterventionSeed; requestedAt: Date; givenAt: Date; endedAt: Date };
export type ItemTimeline = {
  seed: AgendaItemSeed;
  position: number;
  /** Null for what the session has not reached. */
  startedAt: Date | null;
  /** Null for what it has not reached and for the item in progress. */
  endedAt: Date | null;
  floors: Floor[];
  vote: { openedAt: Date; closedAt: Date } | null;
};
export type SessionTimeline = {
  seed: SessionSeed;
  startsAt: Date;
  endsAt: Date;
  closedAt: Date | null;
  items: ItemTimeline[];
};

/** When everything in each session happened, oldest session first: one item after the other, each as long as what is said in it. */
export function sessionTimelines(clock: DemoClock): SessionTimeline[] {
  return SESSIONS.map((seed) => timelineOf(seed, clock)).toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

function timelineOf(seed: SessionSeed, clock: DemoClock): SessionTimeline {
  const startsAt = seed.state === "under_way" ? clock.minutesAgo(seed.startedMinutesAgo ?? 0) : clock.at(seed.dayOffset, seed.startsAt);
  const reached = seed.state === "closed" ? seed.agenda.length : seed.state === "under_way" ? seed.agenda.findIndex((item) => item.key === seed.currentItem) + 1 : 0;
  let moment = startsAt;
  const items = seed.agenda.map((item, index): ItemTimeline => {
    if (index >= reached) return { seed: item, position: index + 1, startedAt: null, endedAt: null, floors: [], vote: null };
    const isCurrent = seed.state === "under_way" && index === reached - 1;
    const made = itemTimeline(item, index + 1, moment, isCurrent);
    moment = made.endedAt ?? moment;
    return made;
  });
  const planned = seed.agenda.reduce((sum, item) => sum + item.minutes, 0);
  const closedAt = seed.state === "closed" ? plusMinutes(moment, 2) : null;
  return { seed, startsAt, endsAt: plusMinutes(startsAt, Math.max(planned, 30)), closedAt, items };
}

function itemTimeline(seed: AgendaItemSeed, position: number, startedAt: Date, isCurrent: boolean): ItemTimeline {
  let moment = plusMinutes(startedAt, 3);
  const floors = seed.interventions.map((intervention): Floor => {
    const givenAt = moment;
    const endedAt = plusMinutes(givenAt, intervention.minutes);
    moment = plusMinutes(endedAt, 0.5);
    return { seed: intervention, requestedAt: plusMinutes(givenAt, -1.5), givenAt, endedAt };
  });
  const vote = seed.vote ? { openedAt: plusMinutes(moment, 1), closedAt: plusMinutes(moment, 4) } : null;
  const spoken = plusMinutes(vote?.closedAt ?? moment, 1);
  const endedAt = isCurrent ? null : new Date(Math.max(spoken.getTime(), plusMinutes(startedAt, seed.minutes).getTime()));
  return { seed, position, startedAt, endedAt, floors, vote };
}

/** When a tavolo reached a proposal, and when it voted on it. */
export function discussionOf(timelines: readonly SessionTimeline[], proposalKey: string): { discussedAt: Date | null; votedAt: Date | null } {
  const items = timelines.flatMap((session) => session.items).filter((item) => item.seed.proposalKey === proposalKey && item.startedAt);
  return { discussedAt: items[0]?.startedAt ?? null, votedAt: items.find((item) => item.vote)?.vote?.closedAt ?? null };
}
