import { createServer } from "node:http";
import { createRequestListener } from "@remix-run/node-fetch-server";
import postgres from "postgres";
import { loadDemonstration } from "#supabase/seed/load-demonstration.ts";
import { startEmbedded } from "#server/embedded/start-embedded.ts";
import { SUPABASE_READY, SUPABASE_MAIL } from "#tests/setup/supabase-lines.ts";

/**
 * A Supabase project in a process of its own: Auth and PostgREST over HTTP, PostgreSQL beside them, our
 * migrations applied, the demonstration loaded. Prints one line with its addresses and keys, and one for each mail that it would send.
 * DATA_DIR and SITE_URL say where it keeps its data and where the application will answer.
 */
async function main(): Promise<void> {
  const dataDir = process.env["DATA_DIR"];
  const siteUrl = process.env["SITE_URL"];
  if (!dataDir || !siteUrl) throw new Error("DATA_DIR and SITE_URL are needed");
  const print = (kind: string, value: unknown): void => void process.stdout.write(`${kind}${JSON.stringify(value)}\n`);
  const { supabase, stop } = await startEmbedded({ dataDir, siteUrl, sendAuthMail: async (mail) => print(SUPABASE_MAIL, mail) });
  const owner = postgres(supabase.databaseUrl, { max: 1, onnotice() {} });
  await loadDemonstration(owner, new Date());
  await owner.end();
  const server = createServer(createRequestListener((request) => supabase.fetch(request)));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  const { publishableKey, secretKey, jwtSecret, databaseUrl } = supabase;
  print(SUPABASE_READY, { url: `http://127.0.0.1:${port}`, publishableKey, secretKey, jwtSecret, databaseUrl });
  await new Promise<void>((done) => process.once("SIGTERM", () => done()));
  server.closeAllConnections();
  server.close();
  await stop();
}

await main();
