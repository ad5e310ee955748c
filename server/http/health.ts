import type { Sql } from "postgres";
import { readMigrations } from "#server/embedded/migrations.ts";
import type { Health } from "#server/http/http-server.ts";

type HealthOptions = { sql: Sql; migrationsFolder: string; queueHealthy: () => boolean };

/** Ready means: the database answers, every migration of this code is in it, and the job queue runs. */
export function createHealth({ sql, migrationsFolder, queueHealthy }: HealthOptions): Health {
  const wanted = readMigrations(migrationsFolder).map((migration) => migration.version);
  return {
    async ready() {
      const applied = await sql<{ version: string }[]>`select version from supabase_migrations.schema_migrations`.catch(() => null);
      const versions = new Set(applied?.map((row) => row.version));
      const checks = {
        database: applied !== null,
        migrations: wanted.every((version) => versions.has(version)),
        queue: queueHealthy(),
      };
      return { ok: Object.values(checks).every(Boolean), checks };
    },
  };
}
