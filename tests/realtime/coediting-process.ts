import postgres from "postgres";
import { z } from "zod";
import { createDatabases } from "#app/platform/db.ts";
import { startGateway } from "#server/embedded/gateway.ts";
import { startCoediting } from "#tests/realtime/coediting-world.ts";

/**
 * The co-editing server in a process of its own, for tests that kill it. Reads its parts from the parent's first message and
 * answers with its address.
 */
const PartsSchema = z.object({
  databaseUrl: z.string(),
  gatewayUrl: z.string(),
  secrets: z.object({ publishableKey: z.string(), secretKey: z.string(), jwtSecret: z.string() }),
});

// When the test is gone, however it ended.
process.once("disconnect", () => process.exit());
process.once("message", (message) => {
  const { databaseUrl, gatewayUrl, secrets } = PartsSchema.parse(message);
  void (async () => {
    const gateway = await startGateway({ databaseUrl: gatewayUrl, secrets, siteUrl: "http://localhost", connections: 2 });
    const databases = createDatabases({ url: "http://supabase.embedded.invalid", ...secrets, fetch: gateway.fetch });
    const sql = postgres(databaseUrl, { max: 4, onnotice() {} });
    const { origin } = await startCoediting({ sql, databases, databaseUrl, jwtSecret: secrets.jwtSecret });
    process.send?.({ origin });
  })();
});
