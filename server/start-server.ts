import type { Server } from "node:http";
import { resolve } from "node:path";
import type { Logger } from "pino";
import postgres, { type Sql } from "postgres";
import type { Services } from "#app/platform/context.ts";
import { createAccessTokenVerifier } from "#app/features/identity/access-token.server.ts";
import { createDatabases } from "#app/platform/db.ts";
import { seconds } from "#app/platform/time.ts";
import { attachCoediting, type Coediting } from "#server/coediting/attach-coediting.ts";
import { connectionOptions } from "#server/database-connection.ts";
import { createCrowd } from "#server/demonstration/crowd.ts";
import { readGlyphCoverage } from "#server/documents/glyphs.ts";
import { cachePdfs } from "#server/documents/pdf-cache.ts";
import { createPdfRenderer } from "#server/documents/render-pdf.ts";
import { createWordRenderer } from "#server/documents/render-word.ts";
import type { SendAuthMail } from "#server/embedded/gateway.ts";
import { startEmbedded, type SupabaseConnection } from "#server/embedded/start-embedded.ts";
import type { Env } from "#server/env.ts";
import { createFileStore } from "#server/files/create-file-store.ts";
import { type Application, loadBuild, loadVite } from "#server/http/application.ts";
import { createHealth } from "#server/http/health.ts";
import { closeServer, listen } from "#server/http/listen.ts";
import { createHttpServer, type Health } from "#server/http/http-server.ts";
import { createMailing } from "#server/jobs/create-mailing.ts";
import { createPublicCache, forgetWhenAnnounced, listReaders, type PublicCache } from "#server/public-cache.ts";
import { createRealtime } from "#server/realtime/io.ts";
import { listenForAnnouncements } from "#server/realtime/listen.ts";
import { attachDemonstrationFiles } from "#supabase/seed/load-attachments.ts";
import { isEmptyDatabase, loadDemonstration } from "#supabase/seed/load-demonstration.ts";

const MIGRATIONS = resolve(import.meta.dirname, "../supabase/migrations");

export type RunningServer = { origin: string; demo: boolean; mailbox: boolean; supabase: SupabaseConnection; stop(): Promise<void> };

type Options = { env: Env; log: Logger; say: (line: string) => void };
type Stops = (() => Promise<void> | void)[];

/** Brings everything up in order; what was started is stopped in the opposite order, also when a later step fails. */
export async function startServer(options: Options): Promise<RunningServer> {
  const stops: Stops = [];
  const stop = async (): Promise<void> => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    return { ...(await bringUp(options, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function bringUp({ env, log, say }: Options, stops: Stops): Promise<Omit<RunningServer, "stop">> {
  let application: Application | null = null;
  let health: Health | null = null;
  const server = createHttpServer({ application: () => application, health: () => health, origin: env.origin, trustProxy: env.trustProxy, log });
  const port = await listen(server, env);
  stops.push(() => closeServer(server));
  const origin = env.origin ?? `http://${isEverywhere(env.host) ? "localhost" : env.host}:${port}`;
  // The sign-in service starts before the queue that carries its mails; nobody can ask for one in between.
  let post: SendAuthMail = async () => {};
  const supabase = await connectSupabase({ env, origin, log, stops, sendAuthMail: (mail) => post(mail) });
  const sql = postgres(supabase.databaseUrl, { max: 6, ...connectionOptions("tavoli-aperti") });
  stops.push(() => sql.end({ timeout: 5 }));
  const files = await createFileStore({ env, supabase, log });
  if (!env.external && env.demo && (await isEmptyDatabase(sql))) {
    say("Carico i dati dimostrativi…");
    await loadDemonstration(sql, new Date());
    await attachDemonstrationFiles(sql, files);
  }
  const { jobs, testMails } = createMailing({ env, files, databaseUrl: supabase.databaseUrl, sql, origin, log });
  post = (mail) => jobs.sendAuthMail(mail);
  const cache = createPublicCache({ fetch: supabase.fetch, readers: await listReaders(sql) });
  const made = await makeServices({ env, log, supabase, cache, sql, origin, testMails, files, stops });
  const coediting = await startRealtime({ server, services: made, supabase, cache, sql, log, stops });
  const services: Services = { ...made, coediting, crowd: startCrowd({ made, sql, loopback: `http://${isEverywhere(env.host) ? "127.0.0.1" : env.host}:${port}`, log, stops }) };
  application = env.mode === "development" ? await loadVite(services, server) : await loadBuild(services);
  stops.push(application.close);
  await jobs.start();
  stops.push(() => jobs.stop());
  health = createHealth({ sql, migrationsFolder: MIGRATIONS, queueHealthy: () => jobs.healthy() });
  return { origin, demo: services.config.demo, mailbox: services.config.mailbox, supabase };
}

function isEverywhere(host: string): boolean {
  return host === "0.0.0.0" || host === "::";
}

type SupabaseParts = { env: Env; origin: string; log: Logger; stops: Stops; sendAuthMail: SendAuthMail };

async function connectSupabase({ env, origin, log, stops, sendAuthMail }: SupabaseParts): Promise<SupabaseConnection> {
  if (env.external) {
    const { jwtSecret, ...external } = env.external;
    return { ...external, jwtSecret: jwtSecret ?? "", fetch };
  }
  const embedded = await startEmbedded({ dataDir: env.dataDir, siteUrl: origin, sendAuthMail, log });
  stops.push(embedded.stop);
  return embedded.supabase;
}

type RealtimeParts = { server: Server; services: Omit<Services, "coediting" | "crowd">; supabase: SupabaseConnection; cache: PublicCache; sql: Sql; log: Logger; stops: Stops };

/** Sockets and co-editing on the HTTP server's port, fed by the database's announcements. */
async function startRealtime({ server, services, supabase, cache, sql, log, stops }: RealtimeParts): Promise<Coediting> {
  const announcements = await listenForAnnouncements({ databaseUrl: supabase.databaseUrl, log });
  stops.push(() => announcements.close());
  forgetWhenAnnounced(cache, announcements);
  const verifyToken = createAccessTokenVerifier(services.config.tokens);
  const realtime = createRealtime({ httpServer: server, services, verifyToken, announcements, log });
  const coediting = attachCoediting(realtime, { sql, announcements, log });
  stops.push(() => realtime.close());
  stops.push(() => coediting.close());
  return coediting;
}

type CrowdParts = { made: Omit<Services, "coediting" | "crowd">; sql: Sql; loopback: string; log: Logger; stops: Stops };

/** The demonstration's invented participants reach this server as browsers do; there are none anywhere else. */
function startCrowd({ made, sql, loopback, log, stops }: CrowdParts): Services["crowd"] {
  if (!made.config.demo) return null;
  const crowd = createCrowd({ supabase: made.config.supabase, loopback, sql, log });
  stops.push(() => crowd.close());
  return crowd;
}

type ServiceParts = { env: Env; log: Logger; supabase: SupabaseConnection; cache: PublicCache; sql: Sql; origin: string; testMails: Services["testMails"]; files: Services["files"]; stops: Stops };

async function makeServices({ env, log, supabase, cache, sql, origin, testMails, files, stops }: ServiceParts): Promise<Omit<Services, "coediting" | "crowd">> {
  const documents = createPdfRenderer({ timeoutMs: seconds(60), concurrency: 1, log });
  stops.push(() => documents.close());
  const [installation] = await sql<{ demonstration: boolean }[]>`select demonstration from private.installation`;
  return {
    databases: createDatabases({ ...supabase, fetch: cache.personal, anonymousFetch: cache.anonymous }),
    config: {
      origin,
      demo: env.demo && !env.external && (installation?.demonstration ?? false),
      mailbox: !env.external && !env.smtpUrl,
      trustProxy: env.trustProxy,
      tokens: supabase.jwtSecret ? { secret: supabase.jwtSecret } : { jwksUrl: `${supabase.url}/auth/v1/.well-known/jwks.json` },
      supabase: { url: supabase.url, publishableKey: supabase.publishableKey, fetch: supabase.fetch },
    },
    documents: { render: cachePdfs(documents.render), word: createWordRenderer({ timeoutMs: seconds(30), maxQueue: 10 }).render, hasGlyph: readGlyphCoverage() },
    files,
    testMails,
    log,
  };
}
