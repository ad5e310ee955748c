import { createHash } from "node:crypto";
import { resolve } from "node:path";
import postgres from "postgres";
import { assertWritable, clusterFolder, postgresAccount, resolveBinaries } from "#server/embedded/binaries.ts";
import { startCluster, SUPERUSER, type Cluster } from "#server/embedded/cluster.ts";
import { EMBEDDED_URL, ensureSystemSchemas, startGateway, type Gateway, type SendAuthMail } from "#server/embedded/gateway.ts";
import type { GatewayLog } from "#server/embedded/gateway-log.ts";
import { applyMigrations, readMigrations } from "#server/embedded/migrations.ts";
import { GATEWAY, grantSystemSchemas, OWNER, prepareDatabase, prepareRoles } from "#server/embedded/roles.ts";
import { loadSecrets, type Secrets } from "#server/embedded/secrets.ts";

export const DATABASE = "tavoli";
const MIGRATIONS = resolve(import.meta.dirname, "../../supabase/migrations");

/** What the rest of the server needs of a Supabase, wherever it runs. */
export type SupabaseConnection = {
  url: string;
  publishableKey: string;
  secretKey: string;
  jwtSecret: string;
  databaseUrl: string;
  fetch: typeof fetch;
};

export type Embedded = { supabase: SupabaseConnection; secrets: Secrets; stop(): Promise<void> };

export function localUrl(user: string, password: string, port: number, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

/** PostgreSQL and the Supabase gateway inside this installation; the data folder holds all of it. */
export async function startEmbedded(options: { dataDir: string; siteUrl: string; sendAuthMail?: SendAuthMail; log?: GatewayLog }): Promise<Embedded> {
  assertWritable(options.dataDir);
  const secrets = loadSecrets(options.dataDir);
  const account = postgresAccount();
  const cluster = await startCluster({
    folder: clusterFolder(resolve(options.dataDir), account, `${createHash("sha256").update(secrets.installation).digest("hex").slice(0, 16)}`),
    binaries: resolveBinaries(account),
    account,
    superuserPassword: secrets.superuserPassword,
    durable: true,
  });
  try {
    await prepareCluster(cluster, secrets);
    const superuserUrl = localUrl(SUPERUSER, secrets.superuserPassword, cluster.port, DATABASE);
    const databaseUrl = localUrl(OWNER, secrets.ownerPassword, cluster.port, DATABASE);
    await prepareSupabaseDatabase({ superuserUrl, databaseUrl, secrets, siteUrl: options.siteUrl });
    const gateway = await startGateway({
      databaseUrl: localUrl(GATEWAY, secrets.gatewayPassword, cluster.port, DATABASE),
      secrets, siteUrl: options.siteUrl, connections: 8, ...(options.sendAuthMail ? { sendAuthMail: options.sendAuthMail } : {}), ...(options.log ? { log: options.log } : {}),
    });
    const supabase: SupabaseConnection = { ...keysOf(secrets), url: EMBEDDED_URL, databaseUrl, fetch: gateway.fetch };
    return { supabase, secrets, stop: () => stopAll(gateway, cluster) };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

function keysOf({ publishableKey, secretKey, jwtSecret }: Secrets) {
  return { publishableKey, secretKey, jwtSecret };
}

async function stopAll(gateway: Gateway, cluster: Cluster): Promise<void> {
  await gateway.close();
  await cluster.stop();
}

async function prepareCluster(cluster: Cluster, secrets: Secrets): Promise<void> {
  const superuser = postgres(localUrl(SUPERUSER, secrets.superuserPassword, cluster.port, "postgres"), { max: 1, onnotice() {} });
  try {
    await prepareRoles(superuser, { owner: secrets.ownerPassword, gateway: secrets.gatewayPassword });
    const [existing] = await superuser`select from pg_database where datname = ${DATABASE}`;
    if (!existing) await superuser.unsafe(`create database ${DATABASE}`);
  } finally {
    await superuser.end();
  }
}

/** Brings an empty or older database to today's schema: Supabase's own schemas first, then our migrations as its non-superuser. */
export async function prepareSupabaseDatabase(options: { superuserUrl: string; databaseUrl: string; secrets: Secrets; siteUrl: string }): Promise<void> {
  const superuser = postgres(options.superuserUrl, { max: 1, onnotice() {} });
  try {
    await prepareDatabase(superuser);
    await ensureSystemSchemas({ databaseUrl: options.superuserUrl, secrets: options.secrets, siteUrl: options.siteUrl, connections: 1 });
    await grantSystemSchemas(superuser);
  } finally {
    await superuser.end();
  }
  const owner = postgres(options.databaseUrl, { max: 1, onnotice() {} });
  try {
    await applyMigrations(owner, readMigrations(MIGRATIONS));
  } finally {
    await owner.end();
  }
}
