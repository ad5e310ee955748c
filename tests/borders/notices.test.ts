import { afterAll, beforeAll, expect, it } from "vitest";
import { openSite, readable, type Site } from "#tests/borders/site.ts";
import { createFixture, type Fixture } from "#tests/permissions/fixture.ts";
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

const unsubscribePath = () => `/avvisi/disiscrizione?t=${String(fixture.values["unsubscribe_token"])}`;
/** As a mail program sends it: no cookie, no origin. */
const oneClick = (path: string) =>
  site.send(path, { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: "List-Unsubscribe=One-Click" });
const choices = async () => (await database.sql<{ group_name: string; frequency: string }[]>`select group_name, frequency from private.notice_choices`).map((row) => ({ ...row }));

it("[NOTE-05] opening a mail's link changes nothing, the mail program's own request does, a forged one is a page that is not there", async () => {
  const page = await site.get(unsubscribePath(), null);
  expect(page.status).toBe(200);
  expect(readable(await page.text())).toContain("I miei tavoli");
  const forged = await oneClick(unsubscribePath().replace(/.$/, (last) => (last === "0" ? "1" : "0")));
  expect(forged.status).toBe(404);
  expect((await site.get("/avvisi/disiscrizione", null)).status).toBe(404);
  expect(await choices()).toEqual([]);
  const done = await oneClick(unsubscribePath());
  expect(done.status).toBe(200);
  expect(readable(await done.text())).toContain("Non ti mandiamo più");
  expect(await choices()).toEqual([{ group_name: "tavoli", frequency: "never" }]);
});

it("[NOTE-04] the centre is one's own: a stranger's notice is not there, and anonymous people are asked to sign in", async () => {
  const { citizen, office } = fixture.people;
  const id = String(fixture.values["notice_id"]);
  expect((await site.get(`/avvisi/${id}`, office)).status).toBe(404);
  expect((await site.get("/avvisi/niente", citizen)).status).toBe(404);
  expect((await site.get(`/avvisi/${id}`, null)).headers.get("location")).toContain("/accedi");
  expect((await site.get("/avvisi", null)).headers.get("location")).toContain("/accedi");
  expect(await (await site.get("/avvisi/nuovi", null)).json()).toEqual({ unread: 0 });
  expect(await (await site.get("/avvisi/nuovi", citizen)).json()).toEqual({ unread: 1 });
  const opened = await site.get(`/avvisi/${id}`, citizen);
  expect(opened.headers.get("location")).toBe(`/${fixture.districtSlug}`);
  expect(await (await site.get("/avvisi/nuovi", citizen)).json()).toEqual({ unread: 0 });
});

it("[NOTE-09] feeds and calendars are the same for everybody, and what a reader has already is not sent again", async () => {
  const { districtSlug, people } = fixture;
  const files = [
    ["feed.xml", "application/atom+xml; charset=utf-8"], ["calendario.ics", "text/calendar; charset=utf-8"],
    ["tavoli/anziani/feed.xml", "application/atom+xml; charset=utf-8"], ["tavoli/anziani/calendario.ics", "text/calendar; charset=utf-8"],
  ] as const;
  for (const [file, type] of files) {
    const path = `/${districtSlug}/${file}`;
    const first = await site.get(path, null);
    expect([first.status, first.headers.get("content-type")], file).toEqual([200, type]);
    expect(first.headers.get("cache-control")).toContain("public");
    const body = await first.text();
    expect(await (await site.get(path, people.officeHead)).text(), file).toBe(body);
    const again = await site.get(path, null, { headers: { "If-None-Match": first.headers.get("etag") ?? "" } });
    expect(again.status, file).toBe(304);
    expect((await site.get(`/nessun-ambito/${file}`, null)).status, file).toBe(404);
  }
  expect((await site.get(`/${districtSlug}/tavoli/nessuno/feed.xml`, null)).status).toBe(404);
  const page = await (await site.get(`/${districtSlug}/tavoli/anziani`, null)).text();
  expect(page).toContain(`rel="alternate" type="application/atom+xml"`);
  expect(readable(page)).toContain("Segui questo tavolo");
});
