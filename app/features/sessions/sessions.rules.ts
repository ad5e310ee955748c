import { requestKinds, type RequestKind, type SessionState } from "./sessions.limits.ts";

/** A day and an hour on the clock of the districts, as PostgreSQL reads them with their zone. */
export function romeTime(day: string, hour: string): string {
  return `${day} ${hour} Europe/Rome`;
}

const romeParts = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Rome", dateStyle: "short", timeStyle: "short" });

/** The day of a moment on the clock of the districts, as a date field takes it. */
export function romeDay(moment: string): string {
  return romeParts.format(new Date(moment)).slice(0, 10);
}

/** The hour of a moment on the clock of the districts, as a time field takes it. */
export function romeHour(moment: string): string {
  return romeParts.format(new Date(moment)).slice(11, 16);
}

/** [SES-07] Seconds that an item has taken: earlier stints, and the one under way since `runningSince` on the server's clock. */
export function elapsedSeconds(spentSeconds: number, runningSince: Date | null, serverNow: Date): number {
  const running = runningSince === null ? 0 : Math.max(0, Math.floor((serverNow.getTime() - runningSince.getTime()) / 1000));
  return spentSeconds + running;
}

/** [SES-07] How far the server's clock is ahead of this device's, in milliseconds. */
export function clockOffset(serverNow: Date, deviceNow: Date): number {
  return serverNow.getTime() - deviceNow.getTime();
}

/** «1:05:09», «12:30»: hours only when there are any. */
export function clockText(totalSeconds: number): string {
  const hours = Math.floor(totalSeconds / 3600);
  const minutes = Math.floor((totalSeconds % 3600) / 60);
  const seconds = String(totalSeconds % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${seconds}` : `${minutes}:${seconds}`;
}

/** [SES-08] True when an item has taken longer than the agenda gave it. */
export function isLate(item: { minutes: number }, seconds: number): boolean {
  return seconds > item.minutes * 60;
}

/** [QUE-02] Points of order first, then replies, then interventions; each kind by arrival. SQL orders in the same way. */
export function queueOrder<Request extends { kind: RequestKind; seq: number }>(requests: readonly Request[]): Request[] {
  return requests.toSorted((a, b) => requestKinds.indexOf(a.kind) - requestKinds.indexOf(b.kind) || a.seq - b.seq);
}

/** The item after the current one, or the first when none is current; null at the end. */
export function nextItem<Item extends { id: string }>(items: readonly Item[], currentItemId: string | null): Item | null {
  return items[items.findIndex((item) => item.id === currentItemId) + 1] ?? null;
}

/** Sessions by moment: under way, still to come (nearest first), over (latest first). */
export function groupSessions<Session extends { state: SessionState; starts_at: string }>(sessions: readonly Session[]): Record<"underWay" | "toCome" | "over", Session[]> {
  const byStart = sessions.toSorted((a, b) => a.starts_at.localeCompare(b.starts_at));
  return {
    underWay: byStart.filter((session) => session.state === "open"),
    toCome: byStart.filter((session) => session.state === "scheduled"),
    over: byStart.filter((session) => session.state === "closed").reverse(),
  };
}
