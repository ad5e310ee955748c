import postgres from "postgres";
import { z } from "zod";
import { createDatabases } from "#app/platform/db.ts";
import { startGateway } from "#server/embedded/gateway.ts";
import { quickClock, startCoediting } from "#tests/realtime/coediting-world.ts";

/**
 * The co-editing server in a process of its own, for tests that kill it. Reads its parts from the parent's first message and
 * answers with its address; to each message after it with what it needed since the one before.
 */
const PartsSchema = z.object({
  databaseUrl: z.string(),
  gatewayUrl: z.string(),
  secrets: z.object({ publishableKey: z.string(), secretKey: z.string(), jwtSecret: z.string() }),
  /** No limit per second is ever reached. */
  unlimited: z.boolean().optional(),
  contentDelayMs: z.number().optional(),
});

// When the test is gone, however it ended.
process.once("disconnect", () => process.exit());
process.once("message", (message) => {
  const { databaseUrl, gatewayUrl, secrets, unlimited, contentDelayMs } = PartsSchema.parse(message);
  void (async () => {
    const gateway = await startGateway({ databaseUrl: gatewayUrl, secrets, siteUrl: "http://localhost", connections: 2 });
    const databases = createDatabases({ url: "http://supabase.embedded.invalid", ...secrets, fetch: gateway.fetch });
    const sql = postgres(databaseUrl, { max: 4, onnotice() {} });
    const { origin } = await startCoediting({ sql, databases, databaseUrl, jwtSecret: secrets.jwtSecret, ...(unlimited ? { now: quickClock } : {}), ...(contentDelayMs ? { contentDelayMs } : {}) });
    const work = watchWork();
    process.send?.({ origin });
    process.on("message", () => {
      const worked = work.needed();
      process.send?.({ ...worked, ...memory() });
      work.again();
    });
  })();
});

const LOOK_MS = 5;

/**
 * How much of the processor the server's own thread took and the longest it did so without looking at its sockets, in milliseconds of the
 * processor: others who use the machine change nothing of it.
 */
function watchWork(): { needed(): { share: number; longest: number; long: number }; /** Forgets what was: measuring takes time itself. */ again(): void } {
  const used = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1_000;
  };
  let [since, start, last] = [performance.now(), used(), used()];
  let turns: number[] = [];
  setInterval(() => {
    const now = used();
    turns.push(now - last);
    last = now;
  }, LOOK_MS);
  return {
    needed() {
      turns.sort((one, other) => one - other);
      return { share: (used() - start) / (performance.now() - since), longest: turns.at(-1) ?? 0, long: turns[Math.floor(turns.length * 0.99)] ?? 0 };
    },
    again() {
      [since, start, last] = [performance.now(), used(), used()];
      turns = [];
    },
  };
}

/** In bytes: what the process occupies, and what of it is still needed (with `--expose-gc`; else with what nobody needs any more). */
function memory(): { occupied: number; needed: number } {
  const { rss } = process.memoryUsage();
  // Twice: what a finaliser lets go is found the second time.
  for (let times = 0; times < 2; times += 1) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return { occupied: rss, needed: heapUsed + external };
}
