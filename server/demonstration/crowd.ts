import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import type { Sql } from "postgres";
import { CROWD_SIZE, crowdEmail } from "#app/features/demonstration/demonstration.limits.ts";
import type { Crowd, CrowdState } from "#app/platform/context.ts";
import { minutes } from "#app/platform/time.ts";
import { enterMember, type Member, type MemberDeps } from "#server/demonstration/crowd-member.ts";
import { writeBeside } from "#server/demonstration/colleague.ts";

export type CrowdDeps = MemberDeps & {
  sql: Sql;
  log: Pick<Logger, "warn">;
  /** Milliseconds between two things that happen; tests make it short. */
  paceMs?: number;
};

/** How long the crowd waits for somebody to open a vote before it goes home. */
const PATIENCE_MS = minutes(5);

const nobody: CrowdState = { running: false, present: 0, asked: 0, voted: 0 };

type Run = { state: CrowdState; stopping: AbortController };

/** Thirty invented participants, one run at a time. They use the sockets and the commands that everybody uses, and no other. */
export function createCrowd(deps: CrowdDeps): Crowd & { close(): Promise<void> } {
  let last: CrowdState = nobody;
  let run: (Run & { ended: Promise<void> }) | null = null;
  let writing: { stopping: AbortController; ended: Promise<void> } | null = null;
  return {
    start(sessionId) {
      if (run) return false;
      const begun: Run = { state: { ...nobody, running: true }, stopping: new AbortController() };
      const ended = animate(deps, begun, sessionId).catch((error: unknown) => reportUnlessStopped(deps, begun.stopping, error)).finally(async () => {
        last = { ...begun.state, running: false };
        run = null;
        // Pages that follow the session load again and see that it is over.
        await deps.sql`select private.announce('session', ${sessionId}, 0)`;
      });
      run = { ...begun, ended };
      return true;
    },
    stop: () => run?.stopping.abort(),
    state: () => run?.state ?? last,
    write(documentId) {
      if (writing) return false;
      const stopping = new AbortController();
      const ended = writeBeside(deps, documentId, stopping.signal).catch((error: unknown) => reportUnlessStopped(deps, stopping, error)).finally(() => {
        writing = null;
      });
      writing = { stopping, ended };
      return true;
    },
    async close() {
      run?.stopping.abort();
      writing?.stopping.abort();
      await Promise.all([run?.ended, writing?.ended]);
    },
  };
}

function reportUnlessStopped({ log }: CrowdDeps, stopping: AbortController, error: unknown): void {
  if (!stopping.signal.aborted) log.warn({ err: error }, "the invented participants went home early");
}

type Place = { member: Member; organisationId: string | null; choice: "yes" | "no" | "abstain" };

async function animate(deps: CrowdDeps, run: Run, sessionId: string): Promise<void> {
  const { signal } = run.stopping;
  const [session] = await deps.sql<{ code: string }[]>`select check_in_code as code from public.sessions where id = ${sessionId} and state = 'open'`;
  if (!session) return;
  const organisations = await organisationsByEmail(deps.sql);
  const places: Place[] = [];
  try {
    for (let number = 1; number <= CROWD_SIZE; number += 1) {
      const email = crowdEmail(number);
      const place: Place = { member: await enterMember(deps, email), organisationId: organisations.get(email) ?? null, choice: choiceOf(number) };
      places.push(place);
      await takePart(place, { number, run, sessionId, code: session.code });
      await pause(deps.paceMs ?? 350, undefined, { signal });
    }
    const voteId = await waitForVote(deps, places, { sessionId, signal });
    if (voteId !== null) await castAll(deps, places, { run, voteId, signal });
  } finally {
    await Promise.allSettled(places.map((place) => place.member.leave()));
  }
}

async function organisationsByEmail(sql: Sql): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ email: string; organisation_id: string }[]>`select email, organisation_id from public.organisation_delegates where revoked_at is null`;
  return new Map(rows.map((row) => [row.email, row.organisation_id]));
}

/** Checks in and, every third one, raises a hand. Who is there already from an earlier run simply stays. */
async function takePart({ member, organisationId }: Place, { number, run, sessionId, code }: { number: number; run: Run; sessionId: string; code: string }): Promise<void> {
  const entered = await member.send("attendance:check_in", { sessionId, code, mode: number % 6 === 0 ? "online" : "presence", actingAs: organisationId ?? "self" });
  if (entered.ok || entered.code === "already_checked_in") run.state.present += 1;
  if (number % 3 !== 0) return;
  const asked = await member.send("queue:ask", { sessionId, kind: number % 9 === 0 ? "reply" : "intervention" });
  if (asked.ok) run.state.asked += 1;
}

/** The vote that is open in the session, now or when one opens; null after some minutes without. */
async function waitForVote(deps: CrowdDeps, places: readonly Place[], { sessionId, signal }: { sessionId: string; signal: AbortSignal }): Promise<string | null> {
  const openVote = async (): Promise<string | null> => {
    const [vote] = await deps.sql<{ id: string }[]>`select id from public.votes where session_id = ${sessionId} and state = 'open'`;
    return vote?.id ?? null;
  };
  const [watcher] = places;
  if (!watcher) return null;
  await watcher.member.send("room:join", { topic: "session", id: sessionId });
  const over = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  return new Promise<string | null>((done, fail) => {
    const look = (): void => void openVote().then((id) => id !== null && finish(id), fail);
    const finish = (id: string | null): void => {
      watcher.member.socket.off("session:changed", look);
      done(id);
    };
    over.addEventListener("abort", () => finish(null), { once: true });
    watcher.member.socket.on("session:changed", look);
    look();
  });
}

async function castAll({ paceMs }: CrowdDeps, places: readonly Place[], { run, voteId, signal }: { run: Run; voteId: string; signal: AbortSignal }): Promise<void> {
  for (const { member, organisationId, choice } of places) {
    const cast = await member.send("vote:cast", { voteId, choice, ...(organisationId === null ? {} : { organisationId }) });
    if (cast.ok) run.state.voted += 1;
    await pause((paceMs ?? 350) / 2, undefined, { signal });
  }
}

/** Mostly in favour, with some who doubt: always the same, so that two visitors see the same result. */
function choiceOf(number: number): Place["choice"] {
  if (number % 7 === 0) return "no";
  return number % 5 === 0 ? "abstain" : "yes";
}
