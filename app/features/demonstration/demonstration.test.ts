import { RouterContextProvider } from "react-router";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readAccessToken } from "#app/features/identity/identity.cookies.ts";
import { identityMiddleware } from "#app/features/identity/identity.middleware.server.ts";
import { requestContext, type Services, servicesContext } from "#app/platform/context.ts";
import { isAppError } from "#app/platform/errors.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { testServices } from "#tests/builders/sign-in-browser.ts";
import { loadDemonstration } from "#supabase/seed/load-demonstration.ts";
import { enterAs, firstPageOf } from "./demonstration.commands.server.ts";
import { PERSONAS, TOUR_STEPS } from "./demonstration.limits.ts";
import { getTourPlaces, isDemonstration, requireColleagueSection, requireDemonstration } from "./demonstration.queries.server.ts";
import { framingMiddleware } from "./framing.server.ts";
import { forgetTour, keepTourStep, readTourStep, tourPage } from "./tour.server.ts";

let database: TestDatabase;
let empty: TestDatabase;

beforeAll(async () => {
  [database, empty] = [await createTestDatabase(), await createTestDatabase()];
  await loadDemonstration(database.sql, new Date());
});
afterAll(() => Promise.all([database.close(), empty.close()]));

function contextOf(services: Services) {
  const context = new RouterContextProvider();
  context.set(servicesContext, services);
  context.set(requestContext, { id: "test", clientAddress: "192.0.2.1" });
  return context;
}

/** One request through the identity middleware; answers with the Set-Cookie lines. */
async function visit(services: Services, work: (context: RouterContextProvider) => Promise<void>): Promise<string[]> {
  const context = contextOf(services);
  const request = new Request("http://localhost/");
  const response = await identityMiddleware({ request, url: new URL(request.url), context, params: {}, pattern: "/" }, async () => {
    await work(context);
    return new Response(null);
  });
  return response instanceof Response ? response.headers.getSetCookie() : [];
}

const demo = () => testServices(database, { demo: true });

describe("[DEMO-04] no doors elsewhere", () => {
  test.each([
    ["switched off over demonstration data", () => testServices(database, { demo: false })],
    ["switched on over other data", () => testServices(empty, { demo: true })],
    ["switched off over other data", () => testServices(empty, { demo: false })],
  ])("%s", async (_name, services) => {
    expect(await isDemonstration(contextOf(services()))).toBe(false);
    await expect(requireDemonstration(contextOf(services()))).rejects.toSatisfy((error: unknown) => isAppError(error) && error.status === 404);
  });

  test("both together open them", async () => {
    expect(await isDemonstration(contextOf(demo()))).toBe(true);
  });

  test("no tour's strip where it is switched off", async () => {
    const cookie = (await keepTourStep(3)).split(";")[0] ?? "";
    const request = new Request("http://localhost/", { headers: { cookie } });
    expect(await readTourStep(contextOf(demo()), request)).toBe(3);
    expect(await readTourStep(contextOf(testServices(database, { demo: false })), request)).toBeNull();
  });
});

describe("[DEMO-05] one click signs in", () => {
  test.each(PERSONAS.map((persona) => [persona.id, persona] as const))("%s", async (_id, persona) => {
    const cookies = await visit(demo(), (context) => enterAs(context, persona));
    const token = readAccessToken(cookies.map((line) => line.split(";")[0]).join("; "));
    const { data } = await database.databases.asUser(token).rpc("my_account");
    expect(data).toMatchObject({ email: persona.email });
    expect(await firstPageOf(database.databases.asUser(token), persona.id)).toMatch(/^\/area-ovest\//);
  });
});

test("[DEMO-07] only console and projector may be framed, only in the demonstration, only by this site", async () => {
  const answer = async (services: Services, path: string) => {
    const request = new Request(`http://localhost${path}`);
    const response = await framingMiddleware({ request, url: new URL(request.url), context: contextOf(services), params: {}, pattern: "/" }, async () =>
      new Response(null, { headers: { "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'", "X-Frame-Options": "DENY" } }));
    return response instanceof Response ? `${response.headers.get("Content-Security-Policy")} ${response.headers.get("X-Frame-Options")}` : "";
  };
  for (const path of ["/area-ovest/sedute/7/conduzione", "/area-ovest/sedute/7/schermo"]) {
    expect(await answer(demo(), path)).toBe("default-src 'self'; frame-ancestors 'self' SAMEORIGIN");
    expect(await answer(testServices(database, { demo: false }), path)).toContain("frame-ancestors 'none' DENY");
  }
  for (const path of ["/", "/accedi", "/area-ovest/sedute/7", "/area-ovest/sedute/7/conduzione/altro"]) {
    expect(await answer(demo(), path)).toContain("frame-ancestors 'none' DENY");
  }
});

test("[DEMO-08] every step of the tour has its page, and the cookie keeps and forgets the place", async () => {
  const db = database.databases.asUser(null);
  const places = await getTourPlaces(db);
  expect(places.proposal).toMatch(/\/proposte\/AO-\d{4}-\d{4}$/);
  expect(places.session).toMatch(/\/sedute\/\d+$/);
  expect(places.vote).toMatch(/\/votazioni\/\d+$/);
  expect(places.planProposal).toMatch(/\/proposte\/ACF-\d{4}-\d{4}$/);
  const pages = await Promise.all(Array.from({ length: TOUR_STEPS }, (_, index) => tourPage(db, index + 1)));
  expect(new Set(pages).size).toBe(TOUR_STEPS);
  const forgotten = (await forgetTour()).split(";")[0] ?? "";
  expect(await readTourStep(contextOf(demo()), new Request("http://localhost/", { headers: { cookie: forgotten } }))).toBeNull();
  expect(await readTourStep(contextOf(demo()), new Request("http://localhost/", { headers: { cookie: "visita=nonsense" } }))).toBeNull();
});

test("the invented colleague's section is there", async () => {
  await expect(requireColleagueSection(database.databases.asUser(null))).resolves.toMatchObject({ slug: expect.stringMatching(/^area-/) });
});
