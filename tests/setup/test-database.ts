import { randomUUID } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { inject } from "vitest";
import { createDatabases, type Databases } from "#app/platform/db.ts";
import { EMBEDDED_URL, type SendAuthMail, startGateway } from "#server/embedded/gateway.ts";
import { GATEWAY } from "#server/embedded/roles.ts";
import { SUPERUSER } from "#server/embedded/cluster.ts";
import { localUrl, type SupabaseConnection } from "#server/embedded/start-embedded.ts";

export const TEMPLATE = "tavoli_template";

export type AuthMail = Parameters<SendAuthMail>[0];

export type TestDatabase = {
  /** A direct connection as the non-superuser that owns the schema: for arranging and for looking, not for what people do. */
  sql: Sql;
  /** supabase-js through the gateway: what people do. */
  databases: Databases;
  supabase: SupabaseConnection;
  superuserUrl: string;
  /** Sign-in mails that were sent, oldest first. */
  authMails: AuthMail[];
  close(): Promise<void>;
};

/** A migrated, empty database of its own with its own gateway. Close it in afterAll. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { port, secrets } = inject("cluster");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const superuser = postgres(localUrl(SUPERUSER, secrets.superuserPassword, port, "postgres"), { max: 1, onnotice() {} });
  // Copies of one template wait for each other: PostgreSQL refuses two at a time.
  await superuser`select pg_advisory_lock(7411)`;
  await superuser.unsafe(`create database ${name} template ${TEMPLATE}`);
  await superuser`select pg_advisory_unlock(7411)`;
  // A copy keeps no rights of its template's database; the job queue makes its own schema.
  await superuser.unsafe(`grant all on database ${name} to postgres`);
  const authMails: AuthMail[] = [];
  const databaseUrl = localUrl("postgres", secrets.ownerPassword, port, name);
  const sql = postgres(databaseUrl, { max: 4, onnotice() {} });
  const gateway = await startGateway({
    databaseUrl: localUrl(GATEWAY, secrets.gatewayPassword, port, name),
    secrets,
    siteUrl: "http://localhost",
    connections: 6,
    sendAuthMail: async (mail) => void authMails.push(mail),
  });
  const { publishableKey, secretKey, jwtSecret } = secrets;
  const supabase: SupabaseConnection = { url: EMBEDDED_URL, publishableKey, secretKey, jwtSecret, databaseUrl, fetch: gateway.fetch };
  return {
    sql,
    supabase,
    superuserUrl: localUrl(SUPERUSER, secrets.superuserPassword, port, name),
    databases: createDatabases(supabase),
    authMails,
    async close() {
      await gateway.close();
      await sql.end();
      await superuser.unsafe(`drop database ${name} with (force)`);
      await superuser.end();
    },
  };
}
