import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

const TYPES = readFileSync(resolve(import.meta.dirname, "../../app/platform/db/database.types.ts"), "utf8");

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** The names at one depth of a part of the generated file. */
function namesIn(part: string, indent: number): Set<string> {
  const from = TYPES.indexOf(`    ${part}: {`);
  const to = TYPES.indexOf("\n    }\n", from);
  return new Set([...TYPES.slice(from, to).matchAll(new RegExp(`^ {${indent}}(\\w+):`, "gm"))].map((match) => match[1] ?? ""));
}

it("the generated types name every table, column and function of today's schema, and nothing else", async () => {
  const tables = await database.sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`;
  const functions = await database.sql<{ name: string }[]>`
    select distinct proname as name from pg_proc where pronamespace = 'public'::regnamespace and prorettype <> 'trigger'::regtype order by 1`;
  expect([...namesIn("Tables", 6)].sort()).toEqual(tables.map((row) => row.name));
  expect([...namesIn("Functions", 6)].sort()).toEqual(functions.map((row) => row.name));
  const columns = await database.sql<{ table: string; columns: string[] }[]>`
    select c.relname as table, array_agg(a.attname order by a.attname) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped group by 1 order by 1`;
  for (const { table, columns: wanted } of columns) {
    const row = new RegExp(`^ {6}${table}: \\{\\n {8}Row: \\{\\n([\\s\\S]*?)\\n {8}\\}`, "m").exec(TYPES)?.[1] ?? "";
    expect([...row.matchAll(/^ {10}(\w+):/gm)].map((match) => match[1]).sort(), `${table}: run npm run db:types`).toEqual([...wanted].sort());
  }
});
