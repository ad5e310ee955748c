import { RouterContextProvider } from "react-router";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dbContext, requestContext, type Services, servicesContext } from "#app/platform/context.ts";
import { isAppError } from "#app/platform/errors.ts";
import { testServices } from "#tests/builders/sign-in-browser.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { loadDemonstration } from "#supabase/seed/load-demonstration.ts";
import * as crowdPanel from "./routes/crowd-panel.tsx";
import * as doors from "./routes/doors.tsx";
import * as enter from "./routes/enter.tsx";
import * as live from "./routes/live.tsx";
import * as tourStep from "./routes/tour-step.tsx";
import * as tour from "./routes/tour.tsx";
import * as writing from "./routes/writing.tsx";

let full: TestDatabase;
let empty: TestDatabase;

beforeAll(async () => {
  [full, empty] = [await createTestDatabase(), await createTestDatabase()];
  await loadDemonstration(full.sql, new Date());
});
afterAll(() => Promise.all([full.close(), empty.close()]));

function argumentsOf<P extends Record<string, string>>(services: Services, path: string, params: P, form?: Record<string, string>) {
  const context = new RouterContextProvider();
  context.set(servicesContext, services);
  context.set(requestContext, { id: "test", clientAddress: "192.0.2.1" });
  context.set(dbContext, services.databases.asUser(null));
  const request = new Request(`http://localhost${path}`, form ? { method: "POST", body: new URLSearchParams(form) } : {});
  return { context, request, url: new URL(request.url), params, pattern: path };
}

const isNotFound = (error: unknown) => isAppError(error) && error.status === 404;

describe.each([
  ["switched off over demonstration data", () => testServices(full, { demo: false })],
  ["switched on over other data", () => testServices(empty, { demo: true })],
])("[DEMO-04] %s", (_name, services) => {
  test("no page of it answers", async () => {
    await expect(enter.action({ ...argumentsOf(services(), "/demo/entra", {}, { persona: "office" }), pattern: "/demo/entra" })).rejects.toSatisfy(isNotFound);
    await expect(live.loader({ ...argumentsOf(services(), "/demo/seduta", {}), pattern: "/demo/seduta" })).rejects.toSatisfy(isNotFound);
    await expect(live.action({ ...argumentsOf(services(), "/demo/seduta", {}, { intent: "start" }), pattern: "/demo/seduta" })).rejects.toSatisfy(isNotFound);
    await expect(tour.loader({ ...argumentsOf(services(), "/demo/visita", {}), pattern: "/demo/visita" })).rejects.toSatisfy(isNotFound);
    await expect(tourStep.loader({ ...argumentsOf(services(), "/demo/visita/1", { passo: "1" }), pattern: "/demo/visita/:passo" })).rejects.toSatisfy(isNotFound);
    await expect(writing.loader({ ...argumentsOf(services(), "/demo/redazione", {}), pattern: "/demo/redazione" })).rejects.toSatisfy(isNotFound);
    await expect(writing.action({ ...argumentsOf(services(), "/demo/redazione", {}, {}), pattern: "/demo/redazione" })).rejects.toSatisfy(isNotFound);
  });

  test("no other page shows anything of it", async () => {
    expect(await doors.loader({ ...argumentsOf(services(), "/", {}), pattern: "/" })).toEqual({ isShown: false });
    expect(await crowdPanel.loader({ ...argumentsOf(services(), "/area-ovest/sedute/7/conduzione", { ambito: "area-ovest", seduta: "7" }), pattern: "/:ambito/sedute/:seduta/conduzione" })).toBeNull();
  });
});

test("[DEMO-05] nobody but the eight is behind a door, and starting the crowd takes who runs the session", async () => {
  const services = testServices(full, { demo: true });
  expect(await doors.loader({ ...argumentsOf(services, "/", {}), pattern: "/" })).toEqual({ isShown: true });
  await expect(enter.action({ ...argumentsOf(services, "/demo/entra", {}, { persona: "administrator" }), pattern: "/demo/entra" })).rejects.toSatisfy(isNotFound);
  await expect(live.action({ ...argumentsOf(services, "/demo/seduta", {}, { intent: "start" }), pattern: "/demo/seduta" })).rejects.toSatisfy(isNotFound);
});
