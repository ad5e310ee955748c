import { createHash } from "node:crypto";
import type { AttendanceSeed, SessionSeed } from "./content/types.ts";
import { plusMinutes } from "./demo-clock.ts";
import type { Loading } from "./loading.ts";
import type { ItemTimeline, SessionTimeline } from "./session-timeline.ts";

export type SessionEventRow = {
  session_id: string;
  happened_at: Date;
  kind: string;
  agenda_item_id: string | null;
  attendance_id: string | null;
  detail: ReturnType<Loading["tx"]["json"]>;
};

/** One stay of a person in a session. */
export function attendanceId(session: SessionSeed, personKey: string): string {
  const hex = createHash("sha256").update(`${session.key} ${personKey}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A session's log, in the order in which it would have been written. `votes` gives the vote of an agenda item. */
export function sessionEvents(loading: Loading, session: SessionTimeline, votes: ReadonlyMap<string, string>): SessionEventRow[] {
  if (session.seed.state === "scheduled") return [];
  const { tx, id, clock } = loading;
  const event = (kind: string, at: Date, item: ItemTimeline | null = null, personKey: string | null = null, detail: Record<string, string> = {}): SessionEventRow => ({
    session_id: id("session", session.seed.key), happened_at: at, kind, agenda_item_id: item ? id("item", item.seed.key) : null,
    attendance_id: personKey === null ? null : attendanceId(session.seed, personKey), detail: tx.json(detail),
  });
  const stays = session.seed.attendance.flatMap((seed, index) => stayEvents(session, seed, index, event));
  const items = session.items.flatMap((item) => itemEvents(item, event, votes));
  const hands = (session.seed.queue ?? []).map((seed, index) => {
    const current = session.items.find((item) => item.startedAt && !item.endedAt) ?? null;
    return event("asked", clock.minutesAgo(6 - index * 2), current, seed.personKey, { kind: seed.kind });
  });
  const rows = [event("opened", session.startsAt), ...items, event("queue_opened", plusMinutes(session.startsAt, 0.5)), ...stays, ...hands];
  if (session.closedAt) rows.push(event("closed", session.closedAt));
  return rows.toSorted((a, b) => a.happened_at.getTime() - b.happened_at.getTime());
}

type MakeEvent = (kind: string, at: Date, item?: ItemTimeline | null, personKey?: string | null, detail?: Record<string, string>) => SessionEventRow;

function stayEvents({ startsAt, closedAt }: SessionTimeline, seed: AttendanceSeed, index: number, event: MakeEvent): SessionEventRow[] {
  const leftAt = seed.left === null ? closedAt : plusMinutes(startsAt, seed.left);
  const arrived = event("checked_in", plusMinutes(startsAt, seed.arrived + index / 6), null, seed.personKey);
  return leftAt ? [arrived, event("left", leftAt, null, seed.personKey)] : [arrived];
}

function itemEvents(item: ItemTimeline, event: MakeEvent, votes: ReadonlyMap<string, string>): SessionEventRow[] {
  if (!item.startedAt) return [];
  const voteId = votes.get(item.seed.key) ?? "";
  return [
    event("item_moved", item.startedAt, item),
    ...item.floors.flatMap((floor) => [
      event("asked", floor.requestedAt, item, floor.seed.personKey, { kind: floor.seed.kind }),
      event("floor_given", floor.givenAt, item, floor.seed.personKey),
      event("floor_ended", floor.endedAt, item, floor.seed.personKey),
    ]),
    ...(item.vote ? [event("vote_opened", item.vote.openedAt, item, null, { voteId }), event("vote_closed", item.vote.closedAt, item, null, { voteId })] : []),
    ...(item.seed.consensus && item.endedAt ? [event("note", plusMinutes(item.endedAt, -0.5), item)] : []),
  ];
}
