import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Sql } from "postgres";

const FILE_NAME = /^(\d{14})_(\w+)\.sql$/;
/** One node at a time migrates; others wait. The number is arbitrary and ours alone. */
const LOCK = 74_110_021;

export type Migration = { version: string; name: string; statements: string };

export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((file) => {
      const [, version, name] = FILE_NAME.exec(file) ?? [];
      if (!version || !name) throw new Error(`${file}: a migration is named YYYYMMDDHHMMSS_subject.sql`);
      return { version, name, statements: readFileSync(join(folder, file), "utf8") };
    });
}

/**
 * Applies what is missing, in order, each in one transaction with its record in the table that the
 * Supabase CLI uses. Returns the versions that were applied now.
 */
export async function applyMigrations(sql: Sql, migrations: readonly Migration[]): Promise<string[]> {
  await sql.unsafe(`
    create schema if not exists supabase_migrations;
    create table if not exists supabase_migrations.schema_migrations (version text primary key, statements text[], name text);
  `);
  const applied: string[] = [];
  await sql`select pg_advisory_lock(${LOCK})`;
  try {
    const rows = await sql<{ version: string }[]>`select version from supabase_migrations.schema_migrations`;
    const done = new Set(rows.map((row) => row.version));
    for (const migration of migrations) {
      if (done.has(migration.version)) continue;
      await sql.begin(async (tx) => {
        await tx.unsafe(migration.statements);
        await tx`
          insert into supabase_migrations.schema_migrations (version, statements, name)
          values (${migration.version}, ${[migration.statements]}, ${migration.name})`;
      }).catch((error: unknown) => {
        throw new Error(`migration ${migration.version}_${migration.name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      });
      applied.push(migration.version);
    }
  } finally {
    await sql`select pg_advisory_unlock(${LOCK})`;
  }
  return applied;
}
