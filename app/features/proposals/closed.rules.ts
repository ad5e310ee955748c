import { closedStates, type ProposalState } from "./proposals.limits.ts";

/** [PROP-09] True once the proposal has its outcome, which is final. */
export function isClosed(state: ProposalState): boolean {
  return closedStates.some((closed) => closed === state);
}
