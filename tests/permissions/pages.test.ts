import type { RouteConfigEntry } from "@react-router/dev/routes";
import { afterAll, beforeAll, expect, it } from "vitest";
import routes from "#app/routes.ts";
import { openSite, type Site } from "#tests/borders/site.ts";
import { createFixture, type Fixture } from "#tests/permissions/fixture.ts";
import { PEOPLE, type Who } from "#tests/permissions/observe.ts";
import { expectDocumented, matrix, type Row } from "#tests/permissions/page.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let fixture: Fixture;
let site: Site;

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = await createFixture(database);
  site = await openSite(database);
}, 240_000);
afterAll(() => database.close());

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
    ":numero": "AP-2026-0002", ":organizzazione": fixture.organisationId, ":versione": "1", ":file": "proposte.csv",
    ":modulo": "tema.pdf", ":tipo": "comment", ":invito": String(fixture.values["invitation_id"]),
  };
  return pattern.replace(/:(\w+)\??/g, (name) => {
    if (name === ":id" && pattern.startsWith("/avvisi")) return String(fixture.values["notice_id"]);
    if (name === ":id" && pattern.includes("/segnala/")) return String(fixture.values["public_comment_id"]);
    if (name === ":numero" && pattern.includes("/temi/")) return String(fixture.values["topic_number"]);
    if (name === ":id" && pattern.endsWith("/allegati/:id")) return String(fixture.values["attachment_id"]);
    if (name === ":id") return String(pattern.includes("bozze") || pattern.includes("inviata") ? proposalOf(pattern) : fixture.values["paper_id"]);
    return known[name] ?? name;
  });
}

function proposalOf(pattern: string): unknown {
  const proposals = fixture.values["proposals"];
  return typeof proposals === "object" && proposals !== null ? Reflect.get(proposals, pattern.includes("bozze") ? "draft" : "submitted") : "";
}

async function statusOf(path: string, who: Who): Promise<number> {
  const response = await site.get(path.endsWith("/disiscrizione") ? `${path}?t=${String(fixture.values["unsubscribe_token"])}` : path, who === "anonymous" ? null : fixture.people[who]);
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
