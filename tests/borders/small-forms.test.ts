import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fingerprint } from "#tests/borders/fingerprint.ts";
import { answerOf, holds } from "#tests/borders/form-answers.ts";
import { listRoutes } from "#tests/borders/route-catalogue.ts";
import { cookieOf, openSite, readable, type Site } from "#tests/borders/site.ts";
import { signAccessToken } from "#tests/builders/people.ts";
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

/** Every address that takes a form, with values that lead somewhere. */
function actionPaths(): string[] {
  const known: Record<string, string> = {
    ":ambito": fixture.districtSlug, ":tavolo": "anziani", ":seduta": "1", ":votazione": "1", ":sezione": "premessa", ":numero": "AP-2026-0002", ":organizzazione": fixture.organisationId,
    ":id": "00000000-0000-4000-8000-000000000000",
  };
  const patterns = listRoutes().filter(({ hasAction, pattern }) => hasAction && pattern !== "/*").map(({ pattern }) => pattern);
  return [...new Set(patterns)].map((pattern) => pattern.replace(/:\w+/g, (name) => known[name] ?? name));
}

const FOREIGN: Record<string, string>[] = [
  { origin: "https://evil.example" }, { origin: "null" }, { origin: "http://localhost:81" }, { origin: "http://localhost.evil.example" }, { "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" },
];

describe("every address that takes a form", () => {
  it("refuses another site's form with 400, as a page and as data, with and without a page of its own", async () => {
    const before = await fingerprint(database.sql);
    const wrong: string[] = [];
    for (const path of actionPaths()) {
      for (const headers of FOREIGN) {
        const sent = { ...headers, "content-type": "application/x-www-form-urlencoded" };
        for (const address of [path, `${path}.data`]) {
          const response = await site.send(address, { method: "POST", headers: sent, body: "intent=x" });
          if (response.status !== 400 || response.headers.getSetCookie().length > 0) wrong.push(`${response.status} ${address} ${JSON.stringify(headers)}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(await fingerprint(database.sql)).toEqual(before);
    const [first = ""] = actionPaths();
    expect(await (await site.send(first, { method: "POST", headers: { origin: "https://evil.example" } })).text()).toContain("da un altro sito");
  }, 60_000);

  it("answers a body that is no form with 4xx in words", async () => {
    // Hers ends on the way: one of the addresses signs out.
    const { minuteTaker } = fixture.people;
    const bodies: [string, string | Uint8Array<ArrayBuffer>][] = [
      ["application/json", '{"intent":"save"}'], ["text/plain", "intent=save"], ["multipart/form-data", "no boundary"], ["multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data\r\n\r\n--x"],
      ["application/octet-stream", new Uint8Array(2_000)], ["application/x-www-form-urlencoded; charset=utf-16", "%%%&=&&"], ["", "x"],
    ];
    // These need no body at all.
    const bodiless = new Set(["/esci", "/sessione/rinnova", "/lingua"]);
    const wrong: string[] = [];
    for (const [place, path] of actionPaths().entries()) {
      for (const [type, body] of bodies.filter((_, index) => index % 2 === place % 2)) {
        const headers = { origin: "http://localhost", cookie: cookieOf(minuteTaker), "accept-language": "it", ...(type ? { "content-type": type } : {}) };
        const response = await site.send(path, { method: "POST", headers, body });
        const text = await response.text();
        if (response.status >= 500 || (response.status < 400 && !bodiless.has(path) && response.status !== 302)) wrong.push(`${response.status} ${path} ${type}`);
        if (response.status >= 400 && !/richiesta|pagina|accedi|controlla|dato|modulo/i.test(readable(text)) && !text.startsWith("{")) wrong.push(`no words: ${response.status} ${path} ${type}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 90_000);
});

describe("a draft saved while one types", () => {
  const draftPath = () => `/${fixture.districtSlug}/proposte/bozze/${draftId()}/salva`;
  const draftId = () => {
    const proposals = fixture.values["proposals"];
    return String(typeof proposals === "object" && proposals !== null ? Reflect.get(proposals, "draft") : "");
  };
  const save = (body: string, who: "citizen" | "otherCitizen" | "officeHead" | null = "citizen", type = "application/json") =>
    site.send(draftPath(), { method: "POST", body, headers: { origin: "http://localhost", "content-type": type, ...(who ? { cookie: cookieOf(fixture.people[who]) } : {}) } });

  it("takes what the page sends and nothing else", async () => {
    const before = await fingerprint(database.sql);
    const texts = ["", "null", "[]", "7", "{", '{"title":7}', `{"title":"${"x".repeat(1_048_576)}"}`, "[".repeat(100_000), `{"__proto__":{"title":"x"},"revision":"x"}`, '{"municipalityIds":"x"}', '{"tavoloId":"x"}', '{"revision":-1}'];
    for (const body of texts) {
      const response = await save(body);
      expect(response.status, body.slice(0, 40)).toBe(422);
      expect(await response.json()).toMatchObject({ ok: false });
    }
    for (const who of ["otherCitizen", "officeHead", null] as const) {
      expect((await save('{"title":"Mia","revision":1}', who)).status).toBe(who === null ? 401 : 404);
    }
    expect(await fingerprint(database.sql)).toEqual(before);
  });
});

describe("the look-up while one types", () => {
  const send = (page: string, body: string, who: "citizen" | "otherCitizen" | null = null) =>
    site.send(`/${fixture.districtSlug}/${page}/simili`, { method: "POST", body, headers: { origin: "http://localhost", "content-type": "application/json", ...(who ? { cookie: cookieOf(fixture.people[who]) } : {}) } });
  const offer = (wanted: boolean) => {
    const proposals = fixture.values["proposals"];
    const id = (state: string) => String(typeof proposals === "object" && proposals !== null ? Reflect.get(proposals, state) : "");
    return JSON.stringify({ proposalId: id("draft"), intoId: id("admitted"), wanted });
  };

  it("answers words with hits, anything else with none", async () => {
    for (const page of ["temi", "proposte"]) {
      expect((await send(page, JSON.stringify({ title: "Una corsa in più", text: "Manca il bus" }))).status).toBe(200);
      expect(await (await send(page, JSON.stringify({ title: "x".repeat(500_000), text: "'; drop table x;" }))).json()).toEqual({ hits: [] });
      for (const body of ["", "null", "[]", "{", '{"title":7}', "[".repeat(100_000)]) expect((await send(page, body)).status, body.slice(0, 20)).toBe(400);
    }
  });

  it("takes the offer to merge from the draft's author alone", async () => {
    expect((await send("proposte", offer(true))).status).toBe(401);
    expect((await send("proposte", offer(true), "otherCitizen")).status).toBe(404);
    expect((await send("proposte", offer(true), "citizen")).status).toBe(200);
    expect((await send("proposte", offer(false), "citizen")).status).toBe(200);
  });
});

it("a login whose token is over keeps what was typed, too", async () => {
  const expired = await signAccessToken(database, fixture.people.citizen, Math.floor(Date.now() / 1000) - 60);
  const words = "Parole che nessuno vuole riscrivere";
  const answer = await answerOf(await site.post(`/${fixture.districtSlug}/proposte/nuova`, { ...fixture.people.citizen, accessToken: expired }, { id: crypto.randomUUID(), intent: "save", revision: "0", title: words, need: words }));
  expect(answer.status).toBe(401);
  expect(holds(answer, words)).toBe(true);
  expect(readable(answer.html)).toContain("Il tuo accesso è finito");
});
