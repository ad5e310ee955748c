import { useEffect, useState } from "react";
import { seconds } from "#app/platform/time.ts";
import { clockOffset } from "./sessions.rules.ts";

/**
 * The server's clock, ticking on this device: nothing ticks over the wire. `serverNow` is what the loader said; the
 * difference is taken again at each load and when the tab comes back. Without scripts it stands at the loader's moment.
 */
export function useServerNow(serverNow: string): Date {
  const [now, setNow] = useState(() => new Date(serverNow));
  useEffect(() => {
    const offset = clockOffset(new Date(serverNow), new Date());
    const tick = (): void => setNow(new Date(Date.now() + offset));
    tick();
    const timer = setInterval(tick, seconds(1));
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [serverNow]);
  return now;
}
