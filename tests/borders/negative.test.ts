import { createClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { attachFile } from "#app/features/files/files.commands.server.ts";
import type { Services } from "#app/platform/context.ts";
import { fillEverySlot, HOSTILE } from "#tests/borders/hostile-content.ts";
import { listRoutes } from "#tests/borders/route-catalogue.ts";
import { hideSecrets, OUTSIDERS, SECRET } from "#tests/borders/secrets.ts";
import { openSite, type Site } from "#tests/borders/site.ts";
import { smallPdf, uploadRequest } from "#tests/builders/files.ts";
import { testServices } from "#tests/builders/sign-in-browser.ts";
import { argumentsFor } from "#tests/permissions/arguments.ts";
import { listFunctions } from "#tests/permissions/catalogue.ts";
import { createFixture, type Fixture } from "#tests/permissions/fixture.ts";
import type { Who } from "#tests/permissions/observe.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

/**
 * Five more of the ten attacks that other platforms of participation did not stand, on the ways beside the pages: feeds, calendars, files,
 * exports, versions, look-ups. What was there before is held elsewhere: [2] pages.test.ts and matrix.test.ts; [6] display.test.ts and
 * forms.test.ts; [7] urls.test.ts and rpc.test.ts. The other five are in negative-acting.test.ts.
 */
let database: TestDatabase;
let fixture: Fixture;
let services: Services;
let site: Site;
beforeAll(async () => {
  database = await createTestDatabase();
  fixture = await createFixture(database);
  services = testServices(database);
  site = await openSite(database, { files: services.files });
}, 240_000);
afterAll(() => database.close());
beforeEach(() => database.sql`truncate private.rate_counters`);

const personOf = (who: Who) => (who === "anonymous" ? null : fixture.people[who]);
const value = (name: string) => String(fixture.values[name] ?? "");
const proposal = (state: string) => {
  const proposals = fixture.values["proposals"];
  return String(typeof proposals === "object" && proposals !== null ? Reflect.get(proposals, state) : "");
};

const NUMBERS = Array.from({ length: 9 }, (_, index) => `AP-2026-000${index + 1}`);

/** Every address that gives anything out, with each thing that it could be asked for. */
function addresses(): string[] {
  const known: Record<string, readonly string[]> = {
    ":ambito": [fixture.districtSlug], ":tavolo": ["anziani"], ":comune": ["I118"], ":seduta": ["1"], ":votazione": ["1"], ":sezione": ["premessa"], ":versione": ["1"],
    ":organizzazione": [fixture.organisationId], ":file": ["proposte.csv", "commenti.xlsx", "adesioni.csv", "registro.csv"], ":modulo": ["tema.pdf"], ":tipo": ["comment", "topic"],
    ":invito": [value("invitation_id")], ":numero": [...NUMBERS, value("waiting_topic_number"), value("left_topic_number")],
    ":id": [proposal("draft"), proposal("submitted"), value("left_proposal_id"), value("attachment_id"), value("left_attachment_id"), value("notice_id"), value("waiting_comment_id"), value("left_topic_id")],
  };
  const fill = (path: string): string[] => {
    const name = /:\w+/.exec(path)?.[0];
    return name === undefined ? [path] : (known[name] ?? ["x"]).flatMap((one) => fill(path.replace(name, one)));
  };
  const patterns = [...new Set(listRoutes().map(({ pattern }) => pattern))].filter((pattern) => !pattern.startsWith("/demo") && pattern !== "/*");
  const searches = ["proposte", "temi", "organizzazioni"].map((page) => `/${fixture.districtSlug}/${page}?q=${SECRET}`);
  return [...patterns.flatMap(fill), ...searches, ...NUMBERS.map((number) => `/${fixture.districtSlug}/proposte/${number}?commento=${value("waiting_comment_id")}`)];
}

describe("[2] every way of reading asks again who reads", () => {
  beforeAll(() => hideSecrets(database, fixture));

  it("no address gives out a word that is not public", async () => {
    const read: string[] = [];
    // Those of whom each stands for others: pages.test.ts asks for every address as everybody.
    for (const who of ["anonymous", "otherCitizen", "revokedDelegate", "otherFacilitator", "otherOffice"] as const) {
      for (const path of addresses()) {
        // A search says again what it searched for.
        const isSearch = path.includes("?q=");
        const text = await (await site.get(path, personOf(who))).text();
        if (text.includes(isSearch ? `${SECRET}:` : SECRET)) read.push(`${path} as ${who}`);
      }
      const similar = await site.send(`/${fixture.districtSlug}/proposte/simili`, {
        method: "POST", headers: { "content-type": "application/json", origin: "http://localhost" }, body: JSON.stringify({ title: `${SECRET}: una corsa`, need: SECRET }),
      });
      if ((await similar.text()).includes(SECRET)) read.push(`similar proposals as ${who}`);
    }
    expect(read).toEqual([]);
    // The word is there for those who may read it.
    expect(await (await site.get(`/${fixture.districtSlug}/ufficio/moderazione`, fixture.people.office)).text()).toContain(SECRET);
    expect(await (await site.get("/profilo/dati.json", fixture.people.citizen)).text()).toContain(SECRET);
  }, 240_000);

  it("no reading function and no table does, whatever it is asked for", async () => {
    const reading = await database.sql<{ name: string }[]>`select proname as name from pg_proc where pronamespace = 'public'::regnamespace and provolatile <> 'v'`;
    const functions = (await listFunctions(database.sql)).filter(({ name }) => reading.some((one) => one.name === name));
    const tables = await database.sql<{ name: string }[]>`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')`;
    const things: Record<string, readonly unknown[]> = {
      number: [...NUMBERS, value("waiting_topic_number"), value("left_topic_number")], proposal_id: [proposal("draft"), proposal("submitted"), proposal("underReview"), value("left_proposal_id")],
      subject_id: [value("waiting_comment_id"), value("left_topic_id")], q: [SECRET], title: [`${SECRET}: una corsa`],
    };
    const read: string[] = [];
    for (const who of OUTSIDERS) {
      const { url, publishableKey, fetch } = database.supabase;
      const token = personOf(who)?.accessToken;
      const db = createClient(url, publishableKey, { global: { fetch }, auth: { persistSession: false }, ...(token ? { accessToken: async () => token } : {}) });
      for (const fn of functions) {
        const plain = argumentsFor(fn, fixture);
        const asked = [plain, ...fn.args.flatMap(({ name }) => (things[name] ?? []).map((thing) => ({ ...plain, [name]: thing })))];
        for (const args of asked) if (JSON.stringify((await db.rpc(fn.name, args)).data ?? null).includes(SECRET)) read.push(`${fn.name} as ${who}`);
      }
      for (const { name } of tables) {
        const columns = await database.sql<{ list: string | null }[]>`
          select string_agg(attname, ',') as list from pg_attribute where attrelid = ${`public.${name}`}::regclass and attnum > 0 and not attisdropped and has_column_privilege('authenticated', attrelid, attnum, 'select')`;
        if (JSON.stringify((await db.from(name).select(columns[0]?.list ?? "*")).data ?? null).includes(SECRET)) read.push(`table ${name} as ${who}`);
      }
    }
    expect(read).toEqual([]);
  }, 240_000);
});

describe("[5] files and exports", () => {
  const exports = ["proposte", "esiti", "organizzazioni", "adesioni", "commenti", "registro"].flatMap((name) => [`${name}.csv`, `${name}.xlsx`]).map((file) => `/area-prova/ufficio/esporta/${file}`);

  it("are nobody's without the right at this moment: not by a copied address, not after signing out everywhere", async () => {
    const given: string[] = [];
    for (const who of [...OUTSIDERS, "delegate", "citizen", "minuteTaker"] as const) {
      for (const path of exports) {
        const { status } = await site.get(path, personOf(who));
        if (status !== 404 && status !== 302) given.push(`${status} ${path} as ${who}`);
      }
    }
    expect(given).toEqual([]);
    const open = await Promise.all(exports.map(async (path) => (await site.get(path, fixture.people.officeHead)).status));
    expect(new Set(open)).toEqual(new Set([200]));
    expect((await site.get(exports.at(-1) ?? "", fixture.people.office)).status).toBe(404);
    await fixture.people.office.db.rpc("sign_out_everywhere");
    for (const path of [...exports, `/area-prova/allegati/${value("left_attachment_id")}`]) expect([302, 404]).toContain((await site.get(path, fixture.people.office)).status);
  });

  it("a file that is not public: one link, one use, one person, five minutes, never shown in place", async () => {
    const { citizen, otherCitizen } = fixture.people;
    await attachFile({ db: citizen.db, databases: database.databases, files: services.files }, proposal("draft"), uploadRequest(smallPdf(), `"><img src=x>\r\nX-Evil: 1.pdf`), "Allegato");
    const [file] = await database.sql<{ id: string }[]>`select id from public.attachments where proposal_id = ${proposal("draft")} and state = 'stored' order by created_at desc limit 1`;
    const path = `/${fixture.districtSlug}/allegati/${file?.id}`;
    const link = async () => (await site.get(path, citizen)).headers.get("location") ?? "";
    for (const who of [null, otherCitizen, fixture.people.officeHead]) expect((await site.get(path, who)).status).toBe(404);
    const first = await link();
    for (const who of [null, otherCitizen]) expect((await site.get(first, who)).status).toBe(404);
    const response = await site.get(first, citizen);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="[^"\r\n<>]*"/);
    expect([response.headers.get("x-content-type-options"), response.headers.has("x-evil")]).toEqual(["nosniff", false]);
    await response.arrayBuffer();
    expect((await site.get(first, citizen)).status).toBe(410);
    const late = await link();
    await database.sql`update private.attachment_links set expires_at = now() - interval '1 second'`;
    expect((await site.get(late, citizen)).status).toBe(410);
    expect((await site.get(`/altra-area/allegati/${file?.id}`, citizen)).status).toBe(404);
  });
});

describe("[6] words that bite, in what is no page", () => {
  it("stay words in feeds, one's own data and forms on paper; a line of a calendar is no property; a cell is no formula", async () => {
    const { officeHead, citizen } = fixture.people;
    await fillEverySlot(database.sql, HOSTILE);
    await database.sql`update public.sessions set title = ${"Seduta\r\nATTENDEE:mailto:evil@example.org\nX-EVIL:1"}, place = ${"Sala\\;,\r\nBEGIN:VALARM"}`;
    await database.sql`update public.proposal_comments set body = ${'=HYPERLINK("http://evil.example";"x")'} where removed_at is null`;
    await database.sql`update public.organisations set name = ${"@SUM(1+1)*cmd|' /C calc'!A0"} where id = ${fixture.organisationId}`;
    for (const path of ["feed.xml", "tavoli/anziani/feed.xml"]) {
      const xml = await (await site.get(`/${fixture.districtSlug}/${path}`, null)).text();
      expect(xml).not.toMatch(/<img|<svg|<script/i);
    }
    const ics = await (await site.get(`/${fixture.districtSlug}/calendario.ics`, null)).text();
    expect(ics).toContain("BEGIN:VEVENT");
    expect(ics.split(/\r\n|\n|\r/).filter((line) => /^(ATTENDEE|X-EVIL|BEGIN:VALARM)/.test(line))).toEqual([]);
    const html = await (await site.get("/profilo/dati.html", citizen)).text();
    expect(html).not.toMatch(/<img src=x|<svg\/onload/);
    for (const name of ["proposte", "organizzazioni", "commenti", "registro"]) {
      const csv = await (await site.get(`/${fixture.districtSlug}/ufficio/esporta/${name}.csv`, officeHead)).text();
      expect(csv.length, name).toBeGreaterThan(20);
      expect(csv.replace(/^\ufeff/, ""), name).not.toMatch(/(^|[;\n])"?\s*[=+@-]/);
    }
  }, 60_000);
});

it("[7] an order or a filter that nobody offers is refused or ignored, never executed", async () => {
  const { officeHead } = fixture.people;
  const nasty = ["id; drop table public.proposals", "author_id", "-author_id", "(select 1)", "title desc, author_id", "\u0000", "x".repeat(3_000)];
  for (const word of nasty) {
    for (const filters of [{ sort: word }, { state: word }, { tavolo: word }, { assignee: word }, { municipality: word }, { due: word }, { answer: word }]) {
      const { error, status } = await officeHead.db.rpc("office_proposals", { district_id: fixture.districtId, filters });
      expect([200, 400], `${JSON.stringify(filters).slice(0, 60)} ${error?.message}`).toContain(status);
    }
    expect((await officeHead.db.rpc("office_proposals", { district_id: fixture.districtId, filters: { sort: word } })).status).toBe(400);
    const paths = ["ufficio/proposte?ordina=", "ufficio/proposte?dopo=", "ufficio/registro?atto=", "ufficio/registro?prima=", "temi?ordine=", "temi?dopo=", "proposte/AP-2026-0002?ordine=", "proposte/AP-2026-0002?dopo="];
    for (const path of paths) expect((await site.get(`/${fixture.districtSlug}/${path}${encodeURIComponent(word)}`, officeHead)).status, path).toBeLessThan(500);
  }
}, 60_000);

it("[8] no address that somebody types is ever called, and none that runs is kept", async () => {
  const called: string[] = [];
  const spy = vi.spyOn(globalThis, "fetch").mockImplementation(async (input) => {
    called.push(String(input));
    return new Response("");
  });
  const save = (website: string) => fixture.people.officeHead.db.rpc("save_organisation_details", { organisation_id: fixture.organisationId, details: { website } });
  for (const website of ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://example.org", "//example.org", "https://\"><script>.org"]) expect((await save(website)).status, website).toBe(422);
  expect((await save("http://169.254.169.254/latest/meta-data")).error).toBeNull();
  const page = await (await site.get(`/${fixture.districtSlug}/organizzazioni/${fixture.organisationId}`, null)).text();
  expect(page).toMatch(/<a[^>]*href="http:\/\/169\.254\.169\.254[^>]*>/);
  expect(/<a[^>]*169\.254[^>]*>/.exec(page)?.[0]).toContain("noopener");
  expect(called).toEqual([]);
  spy.mockRestore();
});
