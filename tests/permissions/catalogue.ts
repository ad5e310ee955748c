import type { Sql } from "postgres";

export type CatalogueFunction = { name: string; args: { name: string; type: string }[]; callableBy: string };

/** Every function of public, with its input arguments and the API roles that may call it. */
export async function listFunctions(sql: Sql): Promise<CatalogueFunction[]> {
  const rows = await sql<{ name: string; names: string[] | null; types: string[]; anon: boolean; authenticated: boolean }[]>`
    select p.proname as name, p.proargnames[1:p.pronargs] as names,
      (select coalesce(array_agg(format_type(t, null) order by i), '{}') from unnest(p.proargtypes::oid[]) with ordinality a(t, i)) as types,
      has_function_privilege('anon', p.oid, 'execute') as anon, has_function_privilege('authenticated', p.oid, 'execute') as authenticated
    from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prorettype <> 'trigger'::regtype order by p.proname`;
  return rows.map((row) => ({
    name: row.name,
    args: row.types.map((type, index) => ({ name: row.names?.[index] ?? "", type })),
    callableBy: row.anon ? "anonymous and signed-in people" : row.authenticated ? "signed-in people" : "the server only",
  }));
}

export async function listTables(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`;
  return rows.map((row) => row.name);
}
