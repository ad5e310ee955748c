import { useCallback, useRef, useSyncExternalStore } from "react";
import { calmState } from "./provider-state.rules.ts";
import type { DocumentProvider, ProviderState } from "./provider.ts";

/** What `select` makes of the state, drawn anew only when that is another value: a text, a number, a boolean. */
export function useProviderValue<T extends string | number | boolean | null>(provider: DocumentProvider, select: (state: ProviderState) => T): T {
  return useSyncExternalStore(provider.subscribe, () => select(provider.getState()));
}

/** The state as it is when something other than a keystroke has changed. */
export function useCalmState(provider: DocumentProvider): ProviderState {
  const known = useRef<ProviderState | null>(null);
  const read = useCallback(() => {
    known.current = calmState(known.current, provider.getState());
    return known.current;
  }, [provider]);
  return useSyncExternalStore(provider.subscribe, read);
}
