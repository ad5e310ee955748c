import type { ProposalState } from "#app/features/proposals/proposals.limits.ts";
import { isClosed } from "#app/features/proposals/closed.rules.ts";
import { type Station, type StationState, stations } from "./thread.limits.ts";
import type { ThreadStep } from "./thread.schema.ts";

function stationOf(step: ThreadStep): Station | null {
  switch (step.kind) {
    case "sent":
    case "screened":
    case "discussed":
    case "voted":
    case "written":
    case "outcome":
      return step.kind;
    case "planned":
    case "vote_open":
    case "review":
    case "merged":
    case "absorbed":
      return null;
  }
}

/**
 * [PROP-11] The picture's stations: done when the thread has such a step; skipped when the proposal is closed without it;
 * the first one after the last done is where an open proposal stands now.
 */
export function stationStates(steps: readonly ThreadStep[], state: ProposalState): { station: Station; state: StationState }[] {
  const reached = new Set(steps.map(stationOf));
  const lastDone = stations.findLastIndex((station) => reached.has(station));
  const closed = isClosed(state);
  return stations.map((station, index) => {
    if (reached.has(station)) return { station, state: "done" };
    if (closed || index < lastDone) return { station, state: "skipped" };
    return { station, state: index === lastDone + 1 ? "current" : "todo" };
  });
}

/** [PROP-11] Where a proposal without outcome has stopped: its state, or that a session has already planned it. */
export function stoppedAt(steps: readonly ThreadStep[], state: ProposalState): ProposalState | "planned" | null {
  if (state === "draft" || isClosed(state) || steps.some((step) => step.kind === "outcome")) return null;
  return state === "admitted" && steps.some((step) => step.kind === "planned") ? "planned" : state;
}

/** [PROP-13] True while a proposal may still flow into another one. */
export function mayMerge({ state, hidden }: { state: ProposalState; hidden: unknown }): boolean {
  return hidden === null && state !== "draft" && state !== "returned" && !isClosed(state);
}
