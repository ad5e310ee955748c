import { useSyncExternalStore } from "react";

const nothingToWatch = () => () => {};

/** True where scripts run, false in the page that the server sends: for what could do nothing without them. */
export function useScripted(): boolean {
  return useSyncExternalStore(nothingToWatch, () => true, () => false);
}
