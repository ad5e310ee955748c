import type { Participant } from "./documents.events.ts";
import type { ProviderState } from "./provider.ts";

/**
 * The state without what changes at every keystroke: the same object as before while only unsent changes, «saving» or «saved» and
 * others' carets differ. What is drawn from it is drawn anew seldom.
 */
export function calmState(before: ProviderState | null, now: ProviderState): ProviderState {
  return before && isAlike(before, now) ? before : now;
}

function isAlike(before: ProviderState, now: ProviderState): boolean {
  return (
    isConnected(before) === isConnected(now) &&
    (before.status === "offline") === (now.status === "offline") &&
    before.right === now.right &&
    before.reason === now.reason &&
    before.problem === now.problem &&
    before.ready === now.ready &&
    before.me === now.me &&
    isSameCompany(before.others, now.others)
  );
}

function isConnected({ status }: ProviderState): boolean {
  return status === "saved" || status === "saving";
}

function isSameCompany(before: readonly Participant[], now: readonly Participant[]): boolean {
  return before === now || (before.length === now.length && before.every((one, place) => one.clientId === now[place]?.clientId && (one.cursor === null) === (now[place].cursor === null)));
}
