import { mkdtempSync, rmSync, chmodSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { postgresAccount, resolveBinaries } from "#server/embedded/binaries.ts";
import { startCluster, SUPERUSER } from "#server/embedded/cluster.ts";
import { prepareRoles } from "#server/embedded/roles.ts";
import { loadSecrets, type Secrets } from "#server/embedded/secrets.ts";
import { localUrl, prepareSupabaseDatabase } from "#server/embedded/start-embedded.ts";
import { TEMPLATE } from "#tests/setup/test-database.ts";

declare module "vitest" {
  export interface ProvidedContext {
    cluster: { port: number; secrets: Secrets };
  }
}

/** One PostgreSQL for the whole run, and one migrated template that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "tavoli-test-"));
  chmodSync(dataDir, 0o711);
  const secrets = loadSecrets(dataDir);
  const account = postgresAccount();
  const cluster = await startCluster({
    folder: join(dataDir, "postgres"), binaries: resolveBinaries(account), account, superuserPassword: secrets.superuserPassword, durable: false,
  });
  const superuser = postgres(localUrl(SUPERUSER, secrets.superuserPassword, cluster.port, "postgres"), { max: 1, onnotice() {} });
  await prepareRoles(superuser, { owner: secrets.ownerPassword, gateway: secrets.gatewayPassword });
  await superuser.unsafe(`create database ${TEMPLATE}`);
  await superuser.end();
  await prepareSupabaseDatabase({
    superuserUrl: localUrl(SUPERUSER, secrets.superuserPassword, cluster.port, TEMPLATE),
    databaseUrl: localUrl("postgres", secrets.ownerPassword, cluster.port, TEMPLATE),
    secrets,
    siteUrl: "http://localhost",
  });
  project.provide("cluster", { port: cluster.port, secrets });
  return async () => {
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
