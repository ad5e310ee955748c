import { stringToBase64URL } from "@supabase/ssr";
import { decodeJwt, SignJWT } from "jose";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Services } from "#app/platform/context.ts";
import { createPerson } from "#tests/builders/people.ts";
import { createSignInBrowser, testServices } from "#tests/builders/sign-in-browser.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { readStoredLogin } from "./identity.cookies.ts";
import { loginCookieName } from "./identity.limits.ts";
import { passingClient } from "./sign-in.commands.server.ts";

let database: TestDatabase;
let services: Services;
let renewals = 0;
let answer: "service" | "away" | "garbage" = "service";

beforeAll(async () => {
  database = await createTestDatabase();
  services = testServices(database);
  const { url, publishableKey } = services.config.supabase;
  const counting: typeof fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!address.includes("grant_type=refresh_token")) return database.supabase.fetch(input, init);
    renewals += 1;
    if (answer === "away") return new Response("Service Unavailable", { status: 503 });
    if (answer === "garbage") return new Response("<html>", { status: 502 });
    return database.supabase.fetch(input, init);
  };
  services = testServices(database, { supabase: { url, publishableKey, fetch: counting } });
});
afterAll(() => database.close());

/** A cookie whose access token ends in so many seconds, with a refresh token that is good. */
async function cookieEndingIn(secondsLeft: number, secret = database.supabase.jwtSecret): Promise<string> {
  const person = await createPerson(database, `Persona ${secondsLeft}`);
  const claims = decodeJwt(person.accessToken);
  const accessToken = await new SignJWT({ ...claims, exp: Math.floor(Date.now() / 1000) + secondsLeft })
    .setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode(secret));
  const [row] = await database.sql<{ token: string }[]>`select token from auth.refresh_tokens where session_id = ${String(claims["session_id"])}`;
  let refreshToken = row?.token ?? "";
  if (!refreshToken) {
    refreshToken = `prova-${crypto.randomUUID()}`;
    await database.sql`
      insert into auth.refresh_tokens (id, token, user_id, session_id) values (${crypto.randomUUID()}, ${refreshToken}, ${person.id}, ${String(claims["session_id"])})`;
  }
  const session = { access_token: accessToken, refresh_token: refreshToken, token_type: "bearer", expires_in: 600, expires_at: Math.floor(Date.now() / 1000) + secondsLeft };
  return `${loginCookieName}=base64-${stringToBase64URL(JSON.stringify(session))}`;
}

it("a fresh token is used as it is: no call to the sign-in service", async () => {
  renewals = 0;
  const browser = createSignInBrowser(services, { cookies: await cookieEndingIn(300) });
  await browser.visit(({ viewer }) => expect(viewer.kind).toBe("person"));
  expect(renewals).toBe(0);
  expect(browser.lastSetCookies()).toEqual([]);
});

it.each([30, -3600])("a token with %i seconds left is renewed once, however many tabs ask", async (secondsLeft) => {
  renewals = 0;
  const cookies = await cookieEndingIn(secondsLeft);
  const tabs = Array.from({ length: 4 }, () => createSignInBrowser(services, { cookies }));
  await Promise.all(tabs.map((tab) => tab.visit(({ viewer }) => expect(viewer.kind).toBe("person"))));
  expect(renewals).toBe(1);
  const tokens = new Set(tabs.map((tab) => readStoredLogin(tab.cookieHeader())?.refreshToken));
  expect(tokens.size).toBe(1);
  await tabs[0]?.visit(({ viewer }) => expect(viewer.kind).toBe("person"));
});

it("a token signed with another key is renewed or nobody, never believed", async () => {
  renewals = 0;
  const browser = createSignInBrowser(services, { cookies: await cookieEndingIn(300, "another-secret-of-at-least-thirty-two-characters") });
  await browser.visit(({ viewer }) => expect(viewer.kind).toBe("person"));
  expect(renewals).toBe(1);
});

it("[IDN-05] a renewal after signing out everywhere is refused and the cookie goes", async () => {
  const cookies = await cookieEndingIn(10);
  const login = readStoredLogin(cookies);
  await database.sql`delete from auth.sessions where id = ${String(decodeJwt(login?.accessToken ?? "")["session_id"])}`;
  const browser = createSignInBrowser(services, { cookies });
  await browser.visit(({ viewer }) => expect(viewer.kind).toBe("anonymous"));
  expect(browser.cookieHeader()).toBe("");
});

it("a sign-in service that is away is no reason to sign anybody out", async () => {
  for (const outage of ["away", "garbage"] as const) {
    const cookies = await cookieEndingIn(-5);
    answer = outage;
    const browser = createSignInBrowser(services, { cookies });
    await expect(browser.visit(() => undefined)).rejects.toMatchObject({ code: "service_unavailable" });
    answer = "service";
    await browser.visit(({ viewer }) => expect(viewer.kind).toBe("person"));
  }
});

it("the passing client keeps no login for others to find", async () => {
  const passing = passingClient(services);
  expect((await passing.getSession()).data.session).toBeNull();
});
