import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { SUPERUSER } from "#server/embedded/cluster.ts";
import { applyMigrations, readMigrations } from "#server/embedded/migrations.ts";
import { localUrl } from "#server/embedded/start-embedded.ts";
import { createTestDatabase } from "#tests/setup/test-database.ts";

const NAME = "prepared_like_supabase";

let superuser: Sql;
let owner: Sql;

beforeAll(async () => {
  const { port, secrets } = inject("cluster");
  superuser = postgres(localUrl(SUPERUSER, secrets.superuserPassword, port, "postgres"), { max: 1, onnotice() {} });
  await superuser.unsafe(`create database ${NAME}`);
  await superuser.unsafe(`grant create, connect on database ${NAME} to postgres`);
  const inside = postgres(localUrl(SUPERUSER, secrets.superuserPassword, port, NAME), { max: 1, onnotice() {} });
  await inside.unsafe(readFileSync(resolve(import.meta.dirname, "prepared-like-supabase.sql"), "utf8"));
  await inside.end();
  owner = postgres(localUrl("postgres", secrets.ownerPassword, port, NAME), { max: 1, onnotice() {} });
});
afterAll(async () => {
  await owner.end();
  await superuser.unsafe(`drop database ${NAME} with (force)`);
  await superuser.end();
});

it("every migration runs as the non-superuser postgres over Supabase's own auth schema and roles", async () => {
  const [role] = await owner`select rolsuper from pg_roles where rolname = current_user`;
  expect(role?.["rolsuper"]).toBe(false);
  const migrations = readMigrations(resolve(import.meta.dirname, "../migrations"));
  expect(await applyMigrations(owner, migrations)).toHaveLength(migrations.length);
});

it("a project's generous defaults give the API roles nothing beyond what is written", async () => {
  const writes = await owner`
    select table_name, privilege_type, grantee from information_schema.role_table_grants
    where table_schema = 'public' and grantee in ('anon', 'authenticated') and privilege_type <> 'SELECT'`;
  expect(writes).toEqual([]);
  const unguarded = await owner`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not relrowsecurity`;
  expect(unguarded).toEqual([]);
  const embedded = await createTestDatabase();
  const callable = (sql: Sql) => sql<{ line: string }[]>`
    select r.rolname || ' ' || p.oid::regprocedure as line from pg_proc p, pg_roles r
    where p.pronamespace = 'public'::regnamespace and r.rolname in ('anon', 'authenticated') and has_function_privilege(r.oid, p.oid, 'execute') order by 1`;
  expect(await callable(owner)).toEqual(await callable(embedded.sql));
  await embedded.close();
});

it("signing up through Supabase's tables makes the profile, with the metadata as an object", async () => {
  await owner`
    insert into auth.users (id, email, email_confirmed_at, raw_user_meta_data)
    values ('00000000-0000-4000-8000-0000000000aa', 'prova@example.org', now(), ${owner.json({ display_name: "Nome Prova", locale: "en" })})`;
  const [profile] = await owner`select display_name, locale from public.profiles where id = '00000000-0000-4000-8000-0000000000aa'`;
  expect(profile).toEqual({ display_name: "Nome Prova", locale: "en" });
});
