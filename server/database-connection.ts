import { seconds } from "#app/platform/time.ts";

/** How soon a lost connection is tried again, in seconds. The driver's own pauses grow to twenty seconds, in which pages would wait instead of saying why. */
const PAUSE_S = 0.25;

/** How this process opens its long-lived connections; `name` is what pg_stat_activity shows. */
export function connectionOptions(name: string) {
  return { onnotice() {}, backoff: () => PAUSE_S, connect_timeout: seconds(10) / 1000, connection: { application_name: name } };
}
