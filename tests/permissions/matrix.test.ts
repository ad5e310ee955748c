import { createClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { argumentsFor } from "#tests/permissions/arguments.ts";
import { type CatalogueFunction, listFunctions, listTables } from "#tests/permissions/catalogue.ts";
import { createFixture, type Fixture } from "#tests/permissions/fixture.ts";
import { observe, PEOPLE, type Who } from "#tests/permissions/observe.ts";
import { expectDocumented, matrix, type Row } from "#tests/permissions/page.ts";
import { variantsOf } from "#tests/permissions/variants.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let fixture: Fixture;
let functions: CatalogueFunction[];

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = await createFixture(database);
  functions = await listFunctions(database.sql);
});
afterAll(() => database.close());

function personOf(who: Who) {
  return who === "anonymous" ? null : fixture.people[who];
}

/** supabase-js without our types: an enemy calls by name and sends what she likes. */
function doorOf(who: Who) {
  const token = personOf(who)?.accessToken;
  const { url, publishableKey, fetch } = database.supabase;
  return createClient(url, publishableKey, { global: { fetch }, auth: { persistSession: false }, ...(token ? { accessToken: async () => token } : {}) });
}

type Call = { label: string; fn: CatalogueFunction; args: Record<string, unknown> };

/** Every function with arguments of the fixture, and those asked for in another capacity. */
function calls(): Call[] {
  const plain = functions.map((fn) => ({ label: fn.name, fn, args: argumentsFor(fn, fixture) }));
  const variants = Object.entries(variantsOf(fixture)).flatMap(([label, { of, args }]) =>
    plain.filter((call) => call.label === of).map((call) => ({ ...call, label, args: { ...call.args, ...args } })),
  );
  return [...plain, ...variants].sort((one, other) => (one.label < other.label ? -1 : 1));
}

async function observeAll(): Promise<Map<string, Map<Who, string>>> {
  const all = new Map<string, Map<Who, string>>();
  for (const { label, fn, args } of calls()) {
    const cells = new Map<Who, string>();
    for (const who of PEOPLE) cells.set(who, (await observe(database.sql, fn, args, personOf(who))).verdict);
    all.set(label, cells);
  }
  return all;
}

describe("functions", () => {
  let observed: Map<string, Map<Who, string>>;
  beforeAll(async () => {
    observed = await observeAll();
  });

  it("does what docs/permissions.md says, for every function and every person", () => {
    const sign: Record<string, string> = { allowed: "yes", denied: "–", nothing: "∅" };
    const rows = [...observed].map(([name, cells]) => ({ name, cells: PEOPLE.map((who) => sign[cells.get(who) ?? ""] ?? "?") }));
    expectDocumented("functions", matrix("function", rows));
  });

  it("refuses every denied call through the API too, and nothing changes", async () => {
    const before = await fingerprint();
    const wrong: string[] = [];
    for (const { label, fn, args } of calls()) {
      for (const who of PEOPLE) {
        if (observed.get(label)?.get(who) !== "denied") continue;
        const answer = await doorOf(who).rpc(fn.name, args);
        if (![401, 403, 404].includes(answer.status)) wrong.push(`${label} as ${who}: ${answer.status} ${answer.error?.message ?? ""}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await fingerprint()).toBe(before);
  }, 240_000);
});

/** Sizes and revisions of every table: what a refused call must leave as it was. */
async function fingerprint(): Promise<string> {
  const parts: string[] = [];
  for (const name of await listTables(database.sql)) {
    const [row] = await database.sql.unsafe<{ sum: string }[]>(`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from public.${name} t`);
    parts.push(`${name}:${row?.sum}`);
  }
  return parts.join("\n");
}

describe("tables", () => {
  it("shows each person what docs/permissions.md says", async () => {
    const rows: Row[] = [];
    for (const name of await listTables(database.sql)) {
      const [total] = await database.sql.unsafe<{ rows: number }[]>(`select count(*)::int as rows from public.${name}`);
      const columns = await database.sql<{ name: string }[]>`
        select attname as name from pg_attribute where attrelid = ${`public.${name}`}::regclass and attnum > 0 and not attisdropped
          and has_column_privilege('authenticated', attrelid, attnum, 'select') order by attnum`;
      const cells: string[] = [];
      for (const who of PEOPLE) cells.push(await visibility(doorOf(who), name, columns[0]?.name ?? null, total?.rows ?? 0));
      rows.push({ name, cells });
    }
    expectDocumented("tables", matrix("table (select)", rows));
  }, 60_000);

  it("lets nobody insert, update or delete a row directly", async () => {
    const wrong: string[] = [];
    for (const name of await listTables(database.sql)) {
      for (const who of PEOPLE) {
        for (const answer of await writeAttempts(doorOf(who), name)) {
          if (answer.error === null) wrong.push(`${answer.operation} ${name} as ${who}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);
});

type Door = ReturnType<typeof doorOf>;

async function visibility(db: Door, name: string, column: string | null, total: number): Promise<string> {
  if (column === null) return "–";
  const { data, error } = await db.from(name).select(column).limit(1000);
  if (error) return "–";
  if (data.length === 0) return total === 0 ? "·" : "∅";
  return data.length === total ? "all" : "some";
}

async function writeAttempts(db: Door, name: string) {
  const nobody = "00000000-0000-4000-8000-000000000000";
  return [
    { operation: "insert", ...(await db.from(name).insert({})) },
    { operation: "update", ...(await db.from(name).update({ revision: 99 }).neq("revision", -1)) },
    { operation: "delete", ...(await db.from(name).delete().neq("id", nobody)) },
  ];
}
