import type { Sql } from "postgres";

/** What a refused request may change: it was counted, and a text that nobody had opened yet got its first state. */
const COUNTERS = new Set(["private.rate_counters", "private.document_snapshots"]);
const FIRST_STATE: Readonly<Record<string, string>> = { "public.documents": "(to_jsonb(t) - 'initialised' - 'revision')::text" };

/** Every row of the civic tables by table, as one hash each. */
export async function fingerprint(sql: Sql): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'private') and c.relkind in ('r', 'p') order by 1`;
  const wanted = tables.filter(({ name }) => !COUNTERS.has(name));
  const parts = wanted.map(({ name }) => `select '${name}' as name, md5(coalesce(string_agg(${rowOf(name)}, '|' order by ${rowOf(name)}), '')) as sum from ${name} t`);
  const rows = await sql.unsafe<{ name: string; sum: string }[]>(parts.join(" union all "));
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}

function rowOf(name: string): string {
  return FIRST_STATE[name] ?? "t::text";
}
