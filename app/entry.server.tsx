import { randomBytes } from "node:crypto";
import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable } from "@react-router/node";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { type EntryContext, type HandleErrorFunction, isRouteErrorResponse, type RouterContextProvider, ServerRouter } from "react-router";
import { isAppError } from "#app/platform/errors.ts";
import { getRequestInfo, getServices } from "#app/platform/context.ts";
import { type PageStamp, PageStampContext } from "#app/platform/page-stamp.ts";
import { addSecurityHeaders } from "#app/platform/security-headers.server.ts";

/** How long a page may wait for deferred data before its stream is cut, in milliseconds. */
export const streamTimeout = 5_000;

/** Renders a page: the security headers carry the nonce that its scripts and styles carry. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: RouterContextProvider,
): Promise<Response> | Response {
  const stamp: PageStamp = { nonce: randomBytes(16).toString("base64"), requestId: getRequestInfo(context).id };
  addSecurityHeaders(headers, request, context, stamp.nonce);
  writeHeaders(headers, stamp);
  if (request.method.toUpperCase() === "HEAD") return new Response(null, { status, headers });
  return renderPage({ request, status, headers, routerContext, stamp });
}

/** Unexpected errors go to the log; refusals that a page explains (404, 409 …) are not errors of ours. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  const isRefusal = isAppError(error) || (isRouteErrorResponse(error) && error.status < 500);
  if (request.signal.aborted || isRefusal) return;
  getServices(context).log.error({ err: error, path: new URL(request.url).pathname }, "request failed");
};

function writeHeaders(headers: Headers, stamp: PageStamp): void {
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("X-Request-Id", stamp.requestId);
  // Pages differ by person and language; what may be cached says so itself.
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-cache");
  headers.append("Vary", "Cookie, Accept-Language");
}

type Page = { request: Request; status: number; headers: Headers; routerContext: EntryContext; stamp: PageStamp };

function renderPage({ request, status, headers, routerContext, stamp }: Page): Promise<Response> {
  const readyEvent = isbot(request.headers.get("user-agent")) ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    let finalStatus = status;
    const { pipe, abort } = renderToPipeableStream(
      <PageStampContext value={stamp}>
        <ServerRouter context={routerContext} url={request.url} nonce={stamp.nonce} />
      </PageStampContext>,
      {
        nonce: stamp.nonce,
        [readyEvent]() {
          const body = new PassThrough({ final: (done) => (clearTimeout(timer), done()) });
          pipe(body);
          resolve(new Response(createReadableStreamFromReadable(body), { status: finalStatus, headers }));
        },
        onShellError: reject,
        onError() {
          finalStatus = 500;
        },
      },
    );
    const timer = setTimeout(abort, streamTimeout + 1_000);
  });
}
