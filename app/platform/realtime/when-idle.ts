import { seconds } from "#app/platform/time.ts";

/** Does the work when the browser has nothing better to do, at the latest after two seconds. */
export function whenIdle(work: () => Promise<void>): void {
  if ("requestIdleCallback" in window) window.requestIdleCallback(() => void work(), { timeout: seconds(2) });
  else setTimeout(() => void work(), 200);
}
