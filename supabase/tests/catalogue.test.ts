import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function names(query: string): Promise<string[]> {
  const rows = await database.sql.unsafe<{ name: string }[]>(query);
  return rows.map((row) => row.name);
}

it("every table of public has row security and a comment", async () => {
  expect(await names(`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and (not c.relrowsecurity or obj_description(c.oid) is null)`)).toEqual([]);
});

it("every policy says to whom, for one operation, under the name table_operation_who", async () => {
  expect(await names(`
    select p.polname as name from pg_policy p join pg_class c on c.oid = p.polrelid
    where p.polroles = '{0}' or p.polcmd = '*'
      or p.polname !~ ('^' || c.relname || '_(select|insert|update|delete)_[a-z_]+$')`)).toEqual([]);
});

it("every security-definer function has an empty search path", async () => {
  expect(await names(`
    select p.oid::regprocedure::text as name from pg_proc p
    where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace) and p.prosecdef
      and not coalesce(p.proconfig, '{}') && array['search_path=""', 'search_path=']`)).toEqual([]);
});

it("no function of ours may be called by everybody, and private ones only where a policy needs them", async () => {
  expect(await names(`
    select p.oid::regprocedure::text as name from pg_proc p
    where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
      and (p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0))`)).toEqual([]);
});

it("every foreign key has an index that starts with its columns", async () => {
  expect(await names(`
    select c.conrelid::regclass || '.' || c.conname as name from pg_constraint c
    where c.contype = 'f' and c.connamespace in ('public'::regnamespace, 'private'::regnamespace)
      and not exists (
        select from pg_index i
        where i.indrelid = c.conrelid
          and (i.indkey::smallint[])[0:cardinality(c.conkey) - 1] @> c.conkey and c.conkey @> (i.indkey::smallint[])[0:cardinality(c.conkey) - 1])`)).toEqual([]);
});

it("API roles write no table directly", async () => {
  expect(await names(`
    select table_name || ' ' || privilege_type || ' ' || grantee as name from information_schema.role_table_grants
    where table_schema in ('public', 'private') and grantee in ('anon', 'authenticated', 'PUBLIC') and privilege_type <> 'SELECT'`)).toEqual([]);
});

it("the gateway's first call changes no grant", async () => {
  const grants = () => names(`
    select relname || ' ' || coalesce(relacl::text, '') as name from pg_class where relnamespace = 'public'::regnamespace
    union all select attrelid::regclass || '.' || attname || ' ' || attacl::text from pg_attribute where attacl is not null
    union all select oid::regprocedure || ' ' || coalesce(proacl::text, '') from pg_proc where pronamespace in ('public'::regnamespace, 'private'::regnamespace)
    order by name`);
  const before = await grants();
  await database.databases.asUser(null).from("districts").select("slug");
  await database.databases.asSystem("readiness").from("districts").select("slug");
  expect(await grants()).toEqual(before);
});

it("no API role owns anything or belongs to the schema's owner", async () => {
  expect(await names(`
    select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner
    where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and r.rolname <> 'postgres'`)).toEqual([]);
});
