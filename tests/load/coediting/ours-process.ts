import { createServer } from "node:http";
import pino from "pino";
import postgres from "postgres";
import { z } from "zod";
import { createAccessTokenVerifier } from "#app/features/identity/access-token.server.ts";
import { createDatabases } from "#app/platform/db.ts";
import { attachCoediting } from "#server/coediting/attach-coediting.ts";
import { startGateway } from "#server/embedded/gateway.ts";
import { createRealtime } from "#server/realtime/io.ts";
import { listenForAnnouncements } from "#server/realtime/listen.ts";
import { reportUsage } from "#tests/load/coediting/reporting.ts";

/** Our socket server with co-editing, wired as `server/start-server.ts` does it, without the pages. */
const PartsSchema = z.object({
  databaseUrl: z.string(),
  gatewayUrl: z.string(),
  secrets: z.object({ publishableKey: z.string(), secretKey: z.string(), jwtSecret: z.string() }),
});

process.once("message", (message) => void start(PartsSchema.parse(message)));

async function start({ databaseUrl, gatewayUrl, secrets }: z.infer<typeof PartsSchema>): Promise<void> {
  const log = pino({ level: "warn" }, pino.destination(2));
  const gateway = await startGateway({ databaseUrl: gatewayUrl, secrets, siteUrl: "http://localhost", connections: 4 });
  const databases = createDatabases({ url: "http://supabase.embedded.invalid", ...secrets, fetch: gateway.fetch });
  const sql = postgres(databaseUrl, { max: 4, onnotice() {} });
  const httpServer = createServer();
  await new Promise<void>((done) => httpServer.listen(0, "127.0.0.1", () => done()));
  const address = httpServer.address();
  const port = address && typeof address === "object" ? address.port : 0;
  const announcements = await listenForAnnouncements({ databaseUrl, log });
  const realtime = createRealtime({
    httpServer, services: { databases, config: { origin: `http://127.0.0.1:${port}` } }, verifyToken: createAccessTokenVerifier({ secret: secrets.jwtSecret }), announcements, log,
  });
  attachCoediting(realtime, { sql, announcements, log });
  reportUsage();
  process.send?.({ port });
}
