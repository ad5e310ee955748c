import { createRequestHandler, RouterContextProvider, type ServerBuild } from "react-router";
import { expect, test } from "vitest";
import { withErrorResponses } from "./error-responses.ts";
import { AppError, type ErrorCode } from "./errors.ts";

/** A build with one page whose loader fails in the way given; rendering it shows what its error boundary would get. */
function buildThatThrows(error: unknown): ServerBuild {
  const showErrors: ServerBuild["entry"]["module"]["default"] = (_request, status, _headers, { staticHandlerContext }) =>
    Response.json(staticHandlerContext.errors?.["root"] ?? null, { status });
  return {
    entry: { module: { default: showErrors, handleError: () => {} } },
    routes: { root: { id: "root", path: "x", module: { default: () => null, loader: () => Promise.reject(error) } } },
    assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "" },
    basename: "/",
    publicPath: "/",
    assetsBuildDirectory: "",
    future: {},
    ssr: true,
    isSpaMode: false,
    prerender: [],
    routeDiscovery: { mode: "initial", manifestPath: "/__manifest" },
  };
}

async function answer(error: unknown) {
  const handle = createRequestHandler(withErrorResponses(buildThatThrows(error)), "production");
  const response = await handle(new Request("http://localhost/x"), new RouterContextProvider());
  return { status: response.status, body: await response.text() };
}

test.each<[ErrorCode, number]>([
  ["not_found", 404],
  ["phase_closed", 409],
  ["too_many_attempts", 429],
  ["service_unavailable", 503],
])("a thrown %s is answered with %i", async (code, status) => {
  const answered = await answer(new AppError(code));
  expect(answered.status).toBe(status);
  expect(JSON.parse(answered.body)).toMatchObject({ data: { code } });
});

test("forbidden looks exactly like absent", async () => {
  expect(await answer(new AppError("forbidden"))).toEqual(await answer(new AppError("not_found")));
});

test("an unexpected error stays a failure of ours and says nothing", async () => {
  const answered = await answer(new Error("password in the connection string"));
  expect(answered.status).toBe(500);
  expect(answered.body).not.toContain("password");
});
