import { afterAll, beforeAll, expect, it } from "vitest";
import { addOtherDistrict, type OtherThings } from "#tests/borders/other-district.ts";
import { listRoutes } from "#tests/borders/route-catalogue.ts";
import { openSite, readable, type Site } from "#tests/borders/site.ts";
import { createFixture, type Fixture } from "#tests/permissions/fixture.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let fixture: Fixture;
let other: OtherThings;
let site: Site;

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = await createFixture(database);
  other = await addOtherDistrict(database, fixture);
  site = await openSite(database);
}, 240_000);
afterAll(() => database.close());

type Seen = { path: string; status: number; text: string; location: string | null };

async function visit(path: string, headers: Record<string, string> = {}): Promise<Seen> {
  const response = await site.get(path, fixture.people.officeHead, { headers });
  return { path: path.slice(0, 120), status: response.status, text: await response.text(), location: response.headers.get("location") };
}

async function failing(paths: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const path of paths) {
    const { status, text } = await visit(path);
    if (status >= 500 || /\bat \w+ \(|postgres|PGRST|node_modules/i.test(readable(text))) wrong.push(`${status} ${path.slice(0, 120)}`);
  }
  return wrong;
}

const HOSTILE = ["99999999999999999999", "-1", "0", "1e3", "NaN", "%00", "..%2f..%2fetc%2fpasswd", "..%5c..%5c", "%27%20or%201%3D1--", "%3Cscript%3E", "%F0%9F%A7%93", "x".repeat(3_000), "null", "__proto__", "%25"];

it("answers hostile values in every place of every address", async () => {
  const patterns = [...new Set(listRoutes().map(({ pattern }) => pattern))].filter((pattern) => pattern.includes(":"));
  const known: Record<string, string> = { ":ambito": fixture.districtSlug, ":tavolo": "anziani", ":seduta": "1", ":votazione": "1", ":sezione": "premessa", ":numero": "AP-2026-0002" };
  const places = new Set<string>();
  for (const [turn, pattern] of patterns.entries()) {
    const names = pattern.match(/:\w+/g) ?? [];
    const last = names.at(-1) ?? "";
    // Addresses share the code that reads them: each gets half of the values, by turns.
    for (const value of HOSTILE.filter((_, index) => index % 2 === turn % 2)) {
      // Below a district only the last name matters: the earlier ones have addresses of their own.
      const path = pattern.split("/").map((part) => (part === last ? value : (known[part] ?? part))).join("/");
      if (last !== ":ambito" || pattern === "/:ambito") places.add(path);
    }
  }
  expect(await failing([...places])).toEqual([]);
}, 90_000);

const QUERIES = [
  "'; drop table proposals; --", "a' | b & !c <-> (d", "((((((", "\\", "%_%_", "*:*", ".*+?^${}()|[]\\", "<script>alert(1)</script>", "\u202Eabc", "🧓🏽", "\u0000", "a:*|b:*", "''''''", "&|!", "-", '"', " ".repeat(50),
];

it("searches for anything that one types", async () => {
  const lists = ["proposte", "organizzazioni", "sedute", "votazioni", "tavoli", "piano"].map((page) => `/${fixture.districtSlug}/${page}`);
  const paths = [...QUERIES, "parola ".repeat(1_500)].map((q) => `/${fixture.districtSlug}/proposte?${new URLSearchParams({ q })}`);
  const filters = lists.flatMap((list) => ["tavolo", "comune", "stato", "categoria"].map((name) => `${list}?${name}=${encodeURIComponent("'\u0000) or 1=1 --")}&${name}=x&dopo=%27`));
  const numbers = lists.flatMap((list) => ["99999999999999999999", "-1", "1e400"].map((value) => `${list}?dopo=${value}`));
  expect(await failing([...paths, ...filters, ...numbers])).toEqual([]);
}, 90_000);

it("begins a list anew when its cursor was tampered with", async () => {
  const cursors = ["", "x", "e30", btoa('{"at":"x","id":"y"}'), btoa('{"at":"2027-01-01","id":"00000000-0000-4000-8000-000000000000"}'), `2027-01-01|${other.draft_id}`, "a".repeat(5_000), "\u0000"];
  expect(await failing(cursors.map((dopo) => `/${fixture.districtSlug}/proposte?${new URLSearchParams({ dopo })}`))).toEqual([]);
});

it("answers the router's own addresses, however they are asked", async () => {
  const paths = [
    "/__manifest", "/__manifest?version=x", "/__manifest?paths=/&version=x", `/__manifest?paths=${"/a,".repeat(3_000)}`, "/__manifest?p=%00&p=//evil.example", "/_root.data?_routes=__proto__",
    "/area-prova.data?_routes=root,constructor", `/area-prova.data?_routes=${"x,".repeat(2_000)}`, "/.data", "/%2e%2e.data", "/area-prova/proposte.data?q=%00&_routes=", "/a.data.data", "/area-prova/?index&index=", "/area-prova?index",
  ];
  expect(await failing(paths)).toEqual([]);
});

it("shows nothing of one district under the address of another", async () => {
  const mine = `/${fixture.districtSlug}`;
  const paths = [
    `${mine}/tavoli/casa`, `${mine}/documenti/${other.paper_id}`, `${mine}/proposte/AA-2026-0001`, `${mine}/proposte/bozze/${other.draft_id}`, `${mine}/proposte/inviata/${other.proposal_id}`,
    `${mine}/ufficio/organizzazioni/${other.organisation_id}`, `${mine}/ufficio/tavoli/casa`, `${mine}/ufficio/proposte/AA-2026-0001/esito`, `${mine}/comuni/G156`,
    "/altra-area/ufficio", "/altra-area/ufficio/organizzazioni", "/altra-area/ufficio/ruoli", "/altra-area/ufficio/proposte", "/altra-area/sedute/1/conduzione", "/altra-area/piano/premessa/modifica",
  ];
  const shown: string[] = [];
  for (const path of paths) {
    const { status, text } = await visit(path);
    if (status !== 404 || /altrove/i.test(readable(text))) shown.push(`${status} ${path}`);
  }
  expect(shown).toEqual([]);
});

it("sends nobody to another site, whatever `poi` and `ritorno` say", async () => {
  const targets = ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", "javascript:alert(1)", "\\\\evil.example", "/%0d%0aSet-Cookie:x=1", "https:evil.example", "/%09/evil.example", "///evil.example"];
  for (const target of targets) {
    const language = await site.post("/lingua", null, { lingua: "en", ritorno: target });
    const signIn = await visit(`/accedi?${new URLSearchParams({ poi: target })}`);
    for (const location of [language.headers.get("location"), signIn.location]) {
      if (location === null) continue;
      expect(new URL(location, "http://localhost").origin, `${target} → ${location}`).toBe("http://localhost");
      expect(location).not.toMatch(/[\r\n]/);
    }
    expect(language.headers.getSetCookie().some((cookie) => cookie.startsWith("x="))).toBe(false);
  }
});

it("keeps to its two languages", async () => {
  for (const lingua of ["xx", "../it", "it; Path=/x", "<script>", ""]) {
    const response = await site.post("/lingua", null, { lingua, ritorno: "/" });
    expect(response.status).toBe(302);
    expect(response.headers.getSetCookie().join()).toMatch(/=it;/);
  }
  const { status, text } = await visit("/", { "accept-language": "xx-YY, *;q=0.1, \u00e9;q=9", cookie: "lingua=%00; avviso=x.y" });
  expect(status).toBe(200);
  expect(text).toContain('<html lang="it"');
});
