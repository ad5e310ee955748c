import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fingerprint } from "#tests/borders/fingerprint.ts";
import { answerOf, holds, saysWhy } from "#tests/borders/form-answers.ts";
import { listRoutes } from "#tests/borders/route-catalogue.ts";
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

/** Every address that takes a form, with values that lead somewhere. */
function actionPaths(): string[] {
  const known: Record<string, string> = {
    ":ambito": fixture.districtSlug, ":tavolo": "anziani", ":seduta": "1", ":votazione": "1", ":sezione": "premessa", ":numero": "AP-2026-0002", ":organizzazione": fixture.organisationId,
    ":id": "00000000-0000-4000-8000-000000000000",
  };
  const patterns = listRoutes().filter(({ hasAction, pattern }) => hasAction && pattern !== "/*").map(({ pattern }) => pattern);
  return [...new Set(patterns)].map((pattern) => pattern.replace(/:\w+/g, (name) => known[name] ?? name));
}

describe("every address that takes a form", () => {
  it("refuses another site's form with 400, as a page and as data, with and without a page of its own", async () => {
    const before = await fingerprint(database.sql);
    const wrong: string[] = [];
    for (const path of actionPaths()) {
      for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }, { origin: "http://localhost:81" }, { origin: "", "sec-fetch-site": "cross-site" }, { origin: "http://localhost.evil.example" }]) {
        const sent: Record<string, string> = { ...headers, "content-type": "application/x-www-form-urlencoded" };
        if (sent["origin"] === "") delete sent["origin"];
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
    const { citizen } = fixture.people;
    const bodies: [string, string | Uint8Array<ArrayBuffer>][] = [
      ["application/json", '{"intent":"save"}'], ["text/plain", "intent=save"], ["multipart/form-data", "no boundary"], ["multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data\r\n\r\n--x"],
      ["application/octet-stream", new Uint8Array(2_000)], ["application/x-www-form-urlencoded; charset=utf-16", "%%%&=&&"], ["", "x"],
    ];
    const own = new Set(["/esci", "/sessione/rinnova", "/lingua"]);
    const wrong: string[] = [];
    for (const path of actionPaths()) {
      for (const [type, body] of bodies) {
        const response = await site.post(path, citizen, {}, { headers: type ? { "content-type": type } : {} }).then(() => site.send(path, { method: "POST", headers: { origin: "http://localhost", ...(type ? { "content-type": type } : {}) }, body }));
        const text = await response.text();
        if (response.status >= 500 || (response.status < 400 && !own.has(path) && response.status !== 302)) wrong.push(`${response.status} ${path} ${type}`);
        if (response.status >= 400 && !/richiesta|pagina|accedi|controlla|dato|modulo/i.test(readable(text)) && !text.startsWith("{")) wrong.push(`no words: ${response.status} ${path} ${type}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 90_000);
});
