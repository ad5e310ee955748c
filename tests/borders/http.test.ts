import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabases } from "#app/platform/db.ts";
import { type HttpSite, startHttpSite } from "#tests/borders/http-site.ts";
import { cookieOf, readable } from "#tests/borders/site.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;
let site: HttpSite;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
  site = await startHttpSite(database);
}, 240_000);
afterAll(async () => {
  await site.close();
  await database.close();
});

const visit = (path: string, init: RequestInit = {}) => fetch(site.origin + path, { redirect: "manual", ...init });
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
const expectServed = async () => expect((await visit("/healthz")).status).toBe(200);

/** The headers that no answer may lack, whatever it is. */
function missingHeaders(headers: Headers): string[] {
  const wanted: Record<string, RegExp> = {
    "content-security-policy": /default-src 'self'.*object-src 'none'.*frame-ancestors 'none'/, "x-content-type-options": /^nosniff$/, "x-frame-options": /^DENY$/,
    "referrer-policy": /./, "permissions-policy": /camera=\(\)/, "cross-origin-opener-policy": /^same-origin$/, "cross-origin-resource-policy": /^same-origin$/,
  };
  const missing = Object.entries(wanted).filter(([name, pattern]) => !pattern.test(headers.get(name) ?? "")).map(([name]) => name);
  const telling = ["server", "x-powered-by"].filter((name) => headers.has(name));
  return [...missing, ...telling];
}

describe("headers", () => {
  it("stand on every kind of answer", async () => {
    const asset = /\/assets\/[^"]+\.js/.exec(await (await visit("/")).text())?.[0] ?? "";
    const form = { method: "POST", headers: { origin: site.origin, "content-type": "application/x-www-form-urlencoded" } };
    const kinds: [string, RequestInit?][] = [
      ["/"], ["/area-prova"], ["/profilo"], ["/niente"], ["/area-prova/niente"], [asset], ["/favicon.svg"], ["/assets/niente.js"], ["/area-prova.data"], ["/_root.data"],
      ["/lingua", { ...form, body: "lingua=it&ritorno=/" }], ["/accedi", { ...form, body: "email=x" }], ["/accedi.data", { ...form, body: "email=x" }],
      ["/esci", { method: "POST", headers: { origin: "https://evil.example" } }], ["/sessione/rinnova", { method: "POST", headers: { origin: site.origin } }],
      ["/", { method: "DELETE" }], ["/", { method: "OPTIONS" }], ["/", { method: "HEAD" }], ["/area-prova/piano.html"],
    ];
    const wrong: string[] = [];
    for (const [path, init] of kinds) {
      const response = await visit(path, init);
      await response.arrayBuffer();
      const missing = missingHeaders(response.headers);
      if (missing.length > 0 || response.status >= 500) wrong.push(`${init?.method ?? "GET"} ${path}: ${response.status} ${missing.join(", ")}`);
    }
    expect(wrong).toEqual([]);
  });

  it("let scripts run by nonce only: a fresh one for each page, on each of its scripts", async () => {
    const pages = await Promise.all([visit("/"), visit("/"), visit("/niente"), visit("/accedi")]);
    const nonces = new Set<string>();
    for (const page of pages) {
      const policy = page.headers.get("content-security-policy") ?? "";
      const scripts = /script-src ([^;]+)/.exec(policy)?.[1] ?? "";
      const nonce = /'nonce-([^']+)'/.exec(scripts)?.[1] ?? "";
      expect(scripts).not.toMatch(/unsafe|\*|https?:|data:/);
      expect(nonce.length).toBeGreaterThanOrEqual(22);
      nonces.add(nonce);
      const html = await page.text();
      const bare = [...html.matchAll(/<script\b([^>]*)>/g)].filter(([, attributes]) => !attributes?.includes(`nonce="${nonce}"`));
      expect(bare.map(([tag]) => tag)).toEqual([]);
      expect(html).not.toMatch(/\son\w+="/);
    }
    expect(nonces.size).toBe(pages.length);
  });

  it("keep private pages out of every shared cache, and cookies out of scripts", async () => {
    const { citizen } = world.people;
    for (const path of ["/", "/profilo", "/area-prova/proposte/mie", "/profilo.data"]) {
      const response = await visit(path, { headers: { cookie: cookieOf(citizen) } });
      expect(response.headers.get("cache-control"), path).toMatch(/private|no-store/);
      expect(response.headers.get("vary"), path).toMatch(/cookie/i);
    }
    const cookies = [
      ...(await visit("/lingua", { method: "POST", headers: { origin: site.origin }, body: new URLSearchParams({ lingua: "en", ritorno: "/" }) })).headers.getSetCookie(),
      ...(await visit("/esci", { method: "POST", headers: { origin: site.origin, cookie: cookieOf(citizen) } })).headers.getSetCookie(),
    ];
    expect(cookies.length).toBeGreaterThanOrEqual(2);
    for (const cookie of cookies) expect(cookie).toMatch(/^(?=.*HttpOnly)(?=.*SameSite=Lax)(?=.*Path=\/)/i);
  });

  it("with https: strict transport, and cookies that never travel without it", async () => {
    const secure = await startHttpSite(database, { https: true });
    const form = { method: "POST", redirect: "manual", headers: { origin: "https://plus.example", cookie: cookieOf(world.people.citizen) } } as const;
    const signOut = await fetch(`${secure.origin}/esci`, form);
    const language = await fetch(`${secure.origin}/lingua`, { ...form, body: new URLSearchParams({ lingua: "en", ritorno: "/" }) });
    for (const response of [signOut, language]) {
      expect(response.headers.get("strict-transport-security")).toMatch(/max-age=31536000/);
      expect(response.headers.getSetCookie().length).toBeGreaterThan(0);
      for (const cookie of response.headers.getSetCookie()) expect(cookie).toMatch(/; secure/i);
    }
    await secure.close();
  });
});

describe("requests", () => {
  it("too large, without a length, in a wrong shape: a clear refusal, and the server lives", async () => {
    const head = (line: string, ...headers: string[]) => [line, `Host: ${site.host}`, "Connection: close", ...headers, "", ""].join("\r\n");
    const cases: [number | readonly number[], string][] = [
      [413, head("POST /accedi HTTP/1.1", "Content-Length: 4194305", "Content-Type: application/x-www-form-urlencoded")],
      [[400, 413], head("POST /accedi HTTP/1.1", "Content-Length: 99999999999999999999", "Content-Type: application/x-www-form-urlencoded")],
      [411, head("POST /accedi HTTP/1.1", "Transfer-Encoding: chunked", "Content-Type: application/x-www-form-urlencoded") + "0\r\n\r\n"],
      [[400, 413], head("POST /accedi HTTP/1.1", "Content-Length: 5", "Content-Length: 6")],
      [400, head("POST /accedi HTTP/1.1", "Content-Length: -1")],
      [400, head("POST /accedi HTTP/1.1", "Content-Length: 5", "Transfer-Encoding: chunked")],
      [405, head("TRACE / HTTP/1.1")], [405, head("PUT / HTTP/1.1", "Content-Length: 0")], [405, head("PATCH /accedi HTTP/1.1", "Content-Length: 0")], [405, head("PROPFIND / HTTP/1.1")],
      [204, head("OPTIONS /area-prova HTTP/1.1")], [431, head("GET / HTTP/1.1", `X-Long: ${"x".repeat(70_000)}`)], [[400, 431], head("GET / HTTP/1.1", ...Array.from({ length: 3_000 }, (_, n) => `X-${n}: y`))],
      [400, "GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n"], [400, "GET / HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n"], [400, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"],
      [400, "GET / HTTP/1.1\r\nHost: evil.example/%2f@x\r\nConnection: close\r\n\r\n"], [400, head("GET http://evil.example/ HTTP/1.1")], [[400, 404], head("GET //[ HTTP/1.1")],
      [[400, 404], head("GET //evil.example/x HTTP/1.1")], [400, head("GET /%E0%A4%A HTTP/1.1")], [400, head("GET /%zz HTTP/1.1")], [400, head("GET x HTTP/1.1")],
      [[400, 404], head("GET /../../etc/passwd HTTP/1.1")], [[400, 404], head("GET /assets/..%2f..%2fserver%2findex.js HTTP/1.1")], [[400, 404], head("GET /assets/../../package.json HTTP/1.1")],
      [[400, 404], head("GET /.vite/manifest.json HTTP/1.1")], [[400, 404], head("GET /assets/%00 HTTP/1.1")], [400, head("GET / HTTP/1.1", "X: a\u0000b")],
    ];
    const wrong: string[] = [];
    for (const [expected, bytes] of cases) {
      const answer = await site.raw(bytes);
      if (![expected].flat().includes(statusOf(answer))) wrong.push(`${bytes.slice(0, 90).replaceAll("\r\n", "⏎")}: ${answer.slice(0, 60)}`);
      if (/\bat .+:\d+:\d+|node_modules/.test(answer)) wrong.push(`a stack in the answer to ${bytes.slice(0, 60)}`);
    }
    expect(wrong).toEqual([]);
    expect(await site.raw(head("POST /accedi HTTP/1.1", "Content-Length: 4194305"))).toContain("troppo grande");
    await expectServed();
    expect(site.errors).toEqual([]);
  });

  it("gives up on who sends nothing, and serves the others meanwhile", async () => {
    const slow = site.raw(`POST /accedi HTTP/1.1\r\nHost: ${site.host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 400000\r\n\r\nemail=`);
    expect((await Promise.all(Array.from({ length: 20 }, () => visit("/healthz")))).every(({ ok }) => ok)).toBe(true);
    await site.close();
    expect(await slow).not.toMatch(/^HTTP\/1\.1 [25]00/);
    site = await startHttpSite(database);
  });

  it("refuses a form with a hundred thousand fields at once", async () => {
    const body = Array.from({ length: 100_000 }, (_, n) => `f${n}=`).join("&");
    const response = await visit("/accedi", { method: "POST", headers: { origin: site.origin, "content-type": "application/x-www-form-urlencoded" }, body });
    expect(response.status).toBe(413);
    expect(readable(await response.text())).toContain("Richiesta non valida");
  });
});

describe("when we fail", () => {
  it("says how it stands at /healthz and /readyz, and nothing else", async () => {
    const ill = await startHttpSite(database, { health: { ready: async () => ({ ok: false, checks: { database: false, migrations: true, queue: true } }) } });
    const [alive, ready, unknown] = await Promise.all([fetch(`${ill.origin}/healthz`), fetch(`${ill.origin}/readyz`), visit("/readyz")]);
    expect([alive.status, await alive.json()]).toEqual([200, { ok: true }]);
    expect([ready.status, await ready.json()]).toEqual([503, { ok: false, checks: { database: false, migrations: true, queue: true } }]);
    expect(unknown.status).toBe(503);
    expect(ready.headers.get("cache-control")).toBe("no-store");
    await ill.close();
  });

  it("the database away, in pieces or silent: a page in Italian, no word of the inside", async () => {
    const answers: [number, () => Promise<Response>][] = [
      [503, () => Promise.reject(new TypeError("connect ECONNREFUSED 10.0.0.7:5432 password=secret"))],
      [503, async () => new Response("upstream secret", { status: 503 })],
      [500, async () => new Response("<html>secret", { status: 200, headers: { "content-type": "application/json" } })],
      [500, async () => Response.json({ code: "XX000", message: "secret at node_modules/x.js:1:1" }, { status: 500 })],
    ];
    for (const [status, fetch] of answers) {
      const broken = await startHttpSite(database, { services: { databases: createDatabases({ ...database.supabase, fetch }) } });
      for (const path of ["/area-prova", "/area-prova.data"]) {
        const response = await globalThis.fetch(broken.origin + path);
        const text = await response.text();
        expect(response.status, path).toBe(status);
        expect(text, path).not.toMatch(/secret|ECONNREFUSED|node_modules|\bat \w+ \(/);
        expect(missingHeaders(response.headers)).toEqual([]);
        if (!path.endsWith(".data")) expect(readable(text)).toContain(status === 503 ? "Servizio momentaneamente non disponibile" : "Qualcosa non ha funzionato");
      }
      await broken.close();
    }
  }, 60_000);
});
