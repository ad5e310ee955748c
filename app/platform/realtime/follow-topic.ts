import type { Socket } from "socket.io-client";
import { holdConnection } from "./connection.ts";
import type { Topic } from "./topics.ts";

/** Everybody hears of a change at once; spread over this many milliseconds the reloads don't come at once. */
const JITTER = 250;

/** What the page shows now, and how it loads itself again. */
export type Shown = { revalidate: () => Promise<void>; revision: number | undefined };

/** Reloads the page when the thing changes, or the connection or the tab comes back. Returns the end of it. */
export function followTopic(room: { topic: Topic; id: string }, shown: () => Shown): () => void {
  const reload = coalesced(() => void shown().revalidate());
  const isNews = (theirs: unknown): boolean => {
    const { revision } = shown();
    return typeof theirs !== "number" || revision === undefined || theirs === 0 || theirs > revision;
  };
  const stops: (() => void)[] = [reload.cancel, whenSeenAgain(reload.soon)];
  stops.push(holdConnection((socket) => follow(socket, room, { isNews, reload: reload.soon, onStop: (stop) => stops.push(stop) })));
  return () => stops.forEach((stop) => stop());
}

type Reaction = { isNews: (revision: unknown) => boolean; reload: () => void; onStop: (stop: () => void) => void };

function follow(socket: Socket, room: { topic: Topic; id: string }, { isNews, reload, onStop }: Reaction): void {
  let wasConnected = false;
  const join = (): void => {
    socket.emit("room:join", room, (ack: unknown) => {
      const revision = joinedRevision(ack);
      if (revision === null || isNews(revision)) reload();
    });
  };
  const connected = (): void => {
    // After an interruption anything may have changed, also what has no revision of its own.
    if (wasConnected) reload();
    wasConnected = true;
    join();
  };
  const changed = (what: unknown): void => {
    if (typeof what === "object" && what !== null && "id" in what && what.id === room.id && isNews("revision" in what ? what.revision : undefined)) reload();
  };
  const listeners = { connect: connected, [`${room.topic}:changed`]: changed, "live:resumed": reload, "login:changed": reload, "login:expired": reload } as const;
  for (const [event, listener] of Object.entries(listeners)) socket.on(event, listener);
  if (socket.connected) connected();
  onStop(() => {
    for (const [event, listener] of Object.entries(listeners)) socket.off(event, listener);
    if (socket.connected) socket.emit("room:leave", room);
  });
}

/** The revision of an accepted join; null for a refused one, which the page should find out about by reloading. */
function joinedRevision(ack: unknown): number | null {
  if (typeof ack !== "object" || ack === null || !("data" in ack)) return null;
  const { data } = ack;
  if (typeof data !== "object" || data === null || !("revision" in data) || typeof data.revision !== "number") return null;
  return data.revision;
}

/** Many changes in a moment are one reload, somewhere within the jitter. */
function coalesced(work: () => void): { soon: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    soon() {
      timer ??= setTimeout(() => {
        timer = undefined;
        work();
      }, Math.random() * JITTER);
    },
    cancel: () => clearTimeout(timer),
  };
}

function whenSeenAgain(work: () => void): () => void {
  const changed = (): void => {
    if (document.visibilityState === "visible") work();
  };
  document.addEventListener("visibilitychange", changed);
  return () => document.removeEventListener("visibilitychange", changed);
}
