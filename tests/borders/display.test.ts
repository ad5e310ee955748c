import pino from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createPdfRenderer } from "#server/documents/render-pdf.ts";
import { readGlyphCoverage } from "#server/documents/glyphs.ts";
import { fillEverySlot, HOSTILE, TYPST } from "#tests/borders/hostile-content.ts";
import { listRoutes } from "#tests/borders/route-catalogue.ts";
import { markup, openSite, type Site } from "#tests/borders/site.ts";
import { createFixture, type Fixture } from "#tests/permissions/fixture.ts";
import type { Who } from "#tests/permissions/observe.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let fixture: Fixture;
let site: Site;
const errors: unknown[] = [];
const documents = createPdfRenderer({ timeoutMs: 60_000, concurrency: 1, log: { warn() {} } });

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = await createFixture(database);
  site = await openSite(database, { documents: { render: documents.render, word: async () => new Uint8Array(), hasGlyph: readGlyphCoverage() }, log: pino({ level: "error" }, { write: (line: string) => void errors.push(line) }) });
}, 240_000);
afterAll(async () => {
  await documents.close();
  await database.close();
});

function addresses(): string[] {
  const { values } = fixture;
  const proposals = values["proposals"];
  const proposal = (state: string) => String(typeof proposals === "object" && proposals !== null ? Reflect.get(proposals, state) : "");
  const known: Record<string, string> = {
    ":ambito": fixture.districtSlug, ":tavolo": "anziani", ":comune": "I118", ":seduta": "1", ":votazione": "1", ":sezione": "premessa", ":numero": "AP-2026-0003",
    ":organizzazione": fixture.organisationId, ":versione": "1",
  };
  const idOf = (pattern: string) => (pattern.includes("bozze") ? proposal("draft") : pattern.includes("inviata") ? proposal("submitted") : String(values["paper_id"]));
  const patterns = new Set(listRoutes().filter(({ pattern, hasPage }) => hasPage && pattern !== "/*").map(({ pattern }) => pattern));
  return [...patterns].map((pattern) => pattern.replace(/:\w+/g, (name) => (name === ":id" ? idOf(pattern) : name === ":numero" && pattern.includes("/temi/") ? String(values["topic_number"]) : (known[name] ?? name))));
}

/** Markup that came out of a text: in the page itself, or in what the router packs for the browser. */
const RAW = ["<img src=x", "<script>globalThis", "<svg/onload"];

it("shows hostile words of every table as words, on every page, to everybody", async () => {
  const slots = await fillEverySlot(database.sql, HOSTILE);
  expect(slots.length).toBeGreaterThan(25);
  const wrong: string[] = [];
  const seen = new Map<Who, number>();
  for (const who of ["anonymous", "citizen", "facilitator", "officeHead", "administrator"] as const) {
    for (const path of [...addresses(), `/${fixture.districtSlug}/piano.html`]) {
      const response = await site.get(path, who === "anonymous" ? null : fixture.people[who]);
      const html = await response.text();
      if (response.status >= 500) wrong.push(`${response.status} ${path} as ${who}`);
      for (const raw of RAW) if (html.includes(raw)) wrong.push(`${raw} in ${path} as ${who}`);
      if (/(href|src)="\s*javascript:/i.test(markup(html))) wrong.push(`a link that runs in ${path} as ${who}`);
      seen.set(who, (seen.get(who) ?? 0) + (markup(html).match(/&lt;img src=x/g)?.length ?? 0));
    }
  }
  expect(wrong).toEqual([]);
  expect(errors).toEqual([]);
  // The words are there: what is not shown proves nothing.
  expect(seen.get("anonymous")).toBeGreaterThan(30);
  expect(seen.get("officeHead")).toBeGreaterThan(100);
}, 90_000);

it("writes Typst's own signs into the PDF as signs", async () => {
  await fillEverySlot(database.sql, TYPST);
  const response = await site.get(`/${fixture.districtSlug}/piano.pdf`, fixture.people.officeHead);
  expect(response.status).toBe(200);
  expect(Buffer.from(await response.arrayBuffer()).subarray(0, 5).toString()).toBe("%PDF-");
}, 60_000);
