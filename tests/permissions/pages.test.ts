import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { RouteConfigEntry } from "@react-router/dev/routes";
import pino from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loginCookieName } from "#app/features/identity/identity.limits.ts";
import type { Services } from "#app/platform/context.ts";
import routes from "#app/routes.ts";
import { buildIfNeeded } from "#server/build.ts";
import type { Handler } from "#server/handler.ts";
import type { Person } from "#tests/builders/people.ts";
import { createFixture, type Fixture } from "#tests/permissions/fixture.ts";
import { PEOPLE, type Who } from "#tests/permissions/observe.ts";
import { expectDocumented, matrix, type Row } from "#tests/permissions/page.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

const ORIGIN = "http://localhost";

let database: TestDatabase;
let fixture: Fixture;
let handler: Handler;

beforeAll(async () => {
  await buildIfNeeded(() => {});
  database = await createTestDatabase();
  fixture = await createFixture(database);
  const build: { createHandler(services: Services): Handler } = await import(pathToFileURL(resolve(import.meta.dirname, "../../build/server/index.js")).href);
  handler = build.createHandler(servicesOf(database));
}, 240_000);
afterAll(() => database.close());

function servicesOf({ databases, supabase }: TestDatabase): Services {
  return {
    databases,
    config: { origin: ORIGIN, demo: false, mailbox: false, trustProxy: false, tokens: { secret: supabase.jwtSecret }, supabase },
    documents: { render: async () => new TextEncoder().encode("%PDF"), hasGlyph: () => true },
    testMails: null,
    crowd: null,
    log: pino({ level: "silent" }),
  };
}

/** Every address of the site as its pattern, parents before children. */
function patterns(entries: readonly RouteConfigEntry[], parent = ""): string[] {
  return entries.flatMap((entry) => {
    const path = entry.path === undefined ? parent : `${parent}/${entry.path}`;
    return [path || "/", ...patterns(entry.children ?? [], path)];
  });
}

const addresses = [...new Set(patterns(routes))].filter((path) => path !== "/*");

function fill(pattern: string): string {
  const known: Record<string, string> = {
    ":ambito": fixture.districtSlug, ":tavolo": "anziani", ":comune": "I118", ":seduta": "1", ":votazione": "1", ":sezione": "premessa",
    ":numero": "AP-2026-0002", ":organizzazione": fixture.organisationId, ":versione": "1",
  };
  return pattern.replace(/:(\w+)\??/g, (name) => {
    if (name === ":id") return String(pattern.includes("bozze") || pattern.includes("inviata") ? proposalOf(pattern) : fixture.values["paper_id"]);
    return known[name] ?? name;
  });
}

function proposalOf(pattern: string): unknown {
  const proposals = fixture.values["proposals"];
  return typeof proposals === "object" && proposals !== null ? Reflect.get(proposals, pattern.includes("bozze") ? "draft" : "submitted") : "";
}

function cookieOf(person: Person): string {
  const kept = JSON.stringify({ access_token: person.accessToken, refresh_token: "none", expires_at: 4_000_000_000, token_type: "bearer", user: null });
  return `${loginCookieName}=base64-${Buffer.from(kept).toString("base64url")}`;
}

async function statusOf(path: string, who: Who): Promise<number> {
  const headers = new Headers({ accept: "text/html" });
  if (who !== "anonymous") headers.set("cookie", cookieOf(fixture.people[who]));
  const response = await handler(new Request(ORIGIN + path, { headers, redirect: "manual" }), { id: "test", clientAddress: "127.0.0.1" });
  await response.arrayBuffer();
  return response.status;
}

it("answers every address to every person as docs/permissions.md says", async () => {
  const rows: Row[] = [];
  for (const pattern of addresses) {
    const cells: string[] = [];
    for (const who of PEOPLE) cells.push(String(await statusOf(fill(pattern), who)));
    rows.push({ name: pattern, cells });
  }
  expectDocumented("pages", matrix("address", rows));
  expect(rows.filter((row) => row.cells.some((status) => status.startsWith("5")))).toEqual([]);
}, 240_000);
