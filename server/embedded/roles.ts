import type { Sql } from "postgres";
import { SUPERUSER } from "#server/embedded/cluster.ts";

/** Logs in for @supabase/lite: inherits the API roles, owns nothing, so the gateway's own grants cannot widen ours. */
export const GATEWAY = "lite_gateway";
/** Applies migrations and serves our own connections, as on Supabase: not a superuser. */
export const OWNER = "postgres";

/**
 * Makes the roles, schemas and extensions that a Supabase project has before its first migration, with
 * Supabase's attributes, so that one set of migrations serves both. Runs as the superuser; safe to repeat.
 */
export async function prepareRoles(superuser: Sql, passwords: { owner: string; gateway: string }): Promise<void> {
  await superuser.unsafe(`
    do $$
    declare
      wanted record;
    begin
      for wanted in select * from (values
        ('${OWNER}', 'login createrole createdb bypassrls replication'),
        ('anon', 'nologin noinherit'),
        ('authenticated', 'nologin noinherit'),
        ('service_role', 'nologin noinherit bypassrls'),
        ('authenticator', 'login noinherit'),
        ('${GATEWAY}', 'login inherit')
      ) as role(name, attributes) loop
        if not exists (select from pg_roles where rolname = wanted.name) then
          execute format('create role %I %s', wanted.name, wanted.attributes);
        end if;
      end loop;
    end $$;
    alter role ${OWNER} password '${passwords.owner}';
    alter role ${GATEWAY} password '${passwords.gateway}';
    grant anon, authenticated, service_role to authenticator, ${OWNER}, ${GATEWAY};
  `);
}

/** The same inside one database: extensions where Supabase keeps them, and rights on its system schemas. */
export async function prepareDatabase(superuser: Sql): Promise<void> {
  await superuser.unsafe(`
    create schema if not exists extensions;
    create extension if not exists pg_trgm schema extensions;
    create extension if not exists unaccent schema extensions;
    create extension if not exists pgcrypto schema extensions;
    grant usage on schema extensions to ${OWNER}, anon, authenticated, service_role;
    do $$ begin execute format('grant create, connect, temporary on database %I to ${OWNER}', current_database()); end $$;
    grant usage, create on schema public to ${OWNER};
    grant usage on schema public to anon, authenticated, service_role, ${GATEWAY};
    revoke create on schema public from public;
    create schema if not exists supabase_migrations authorization ${OWNER};
    grant usage on schema supabase_migrations to ${GATEWAY};
    -- The gateway's own grants at its first call are refused with a warning on a table where it has any right, but with
    -- an error where it has none (identity sequences) or only on columns: these harmless rights make the difference.
    alter default privileges for role ${OWNER} in schema public grant references on tables to ${GATEWAY};
    alter default privileges for role ${OWNER} in schema public grant select on sequences to ${GATEWAY};
  `);
}

/** Rights on what the gateway has just made in its own schemas (auth, migration history). */
export async function grantSystemSchemas(superuser: Sql): Promise<void> {
  await superuser.unsafe(`
    grant usage on schema auth to ${OWNER}, anon, authenticated, service_role, ${GATEWAY};
    grant select, insert, update, delete, references, trigger on all tables in schema auth to ${OWNER};
    grant select, insert, update, delete on all tables in schema auth to ${GATEWAY};
    grant usage, select on all sequences in schema auth to ${OWNER}, ${GATEWAY};
    grant execute on all functions in schema auth to ${OWNER}, anon, authenticated, service_role, ${GATEWAY};
    do $$
    declare
      one record;
    begin
      for one in select tablename from pg_tables where schemaname = 'supabase_migrations' and tableowner = '${SUPERUSER}' loop
        execute format('alter table supabase_migrations.%I owner to ${OWNER}', one.tablename);
      end loop;
    end $$;
    grant select on all tables in schema supabase_migrations to ${GATEWAY};
  `);
}
