import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createRequestListener, type FetchHandler } from "@remix-run/node-fetch-server";
import type { Logger } from "pino";
import { formTimeout, uploadBodyMax, uploadTimeout } from "#app/features/files/files.limits.ts";
import { m } from "#app/paraglide/messages.js";
import { seconds } from "#app/platform/time.ts";
import type { Application } from "#server/http/application.ts";
import { plainHeaders, plainText, type PlainStatus, refusalOf, sendOptions, sendRefusal } from "#server/http/plain-answer.ts";

/** Where a file arrives: a page of its own and the door of its script. Its size is counted while it is read. */
const UPLOAD = /^\/[^/?]+\/proposte\/bozze\/[^/?]+\/allegati(\/carica)?(\.data)?(\?|$)/;

/** Bodies above this are refused before they are read; a form's own limits answer in its page below it. */
export const MAX_BODY_BYTES = 4 * 1024 * 1024;

export type Health = { ready(): Promise<{ ok: boolean; checks: Record<string, boolean> }> };

export type HttpOptions = {
  /** Null until it is loaded; the live-reload of development needs the server before the application exists. */
  application: () => Application | null;
  health: () => Health | null;
  origin: string | null;
  trustProxy: boolean;
  log: Logger;
};

/** The one HTTP server: health, static files, then the application. Sockets attach to the same server. */
export function createHttpServer(options: HttpOptions): Server {
  const answer: FetchHandler = async (request, client) => {
    const handler = await options.application()?.handler();
    if (!handler) return plainResponse(request, 503, { "Retry-After": "2" });
    return handler(request, {
      id: request.headers.get("x-request-id") ?? randomUUID(),
      clientAddress: clientAddress(request, client.address, options.trustProxy),
    });
  };
  const isHttps = options.origin?.startsWith("https:") ?? false;
  const respond = createRequestListener(answer, {
    ...(options.origin ? { host: new URL(options.origin).host, protocol: new URL(options.origin).protocol } : {}),
    onError(error) {
      options.log.error({ err: error }, "request crashed");
      return new Response(`${m.ui_error_500_title({}, { locale: "it" })}\n`, { status: 500, headers: plainHeaders("", isHttps) });
    },
  });
  const server = createServer((request, response) => {
    // Ours, never the client's: a forged id must not reach the log.
    request.headers["x-request-id"] = randomUUID();
    const line = logWhenDone(request, response, options.log);
    if (answerHealth(request, response, options.health())) return line.quiet();
    const isUpload = UPLOAD.test(request.url ?? "");
    const refusal = refusalOf(request, isUpload ? uploadBodyMax : MAX_BODY_BYTES);
    if (refusal) return sendRefusal(request, response, refusal, isHttps);
    if (!isUpload) endSlowForm(request);
    if (request.method === "OPTIONS") return sendOptions(response, request.headers.host ?? "", isHttps);
    const application = options.application();
    if (!application) line.quiet();
    if (application?.serveStatic?.(request, response)) return line.quiet();
    if (application?.middleware) application.middleware(request, response, () => respond(request, response));
    else respond(request, response);
  });
  // A file over a slow line; every other form has `formTimeout`.
  server.requestTimeout = uploadTimeout;
  server.headersTimeout = seconds(20);
  server.keepAliveTimeout = seconds(65);
  return server;
}

/** A form that does not arrive within its time is cut off. */
function endSlowForm(request: IncomingMessage): void {
  if (request.method !== "POST") return;
  const timer = setTimeout(() => request.destroy(), formTimeout);
  for (const event of ["end", "close"]) request.once(event, () => clearTimeout(timer));
}

function plainResponse(request: Request, status: PlainStatus, headers: Record<string, string>): Response {
  const { host, protocol } = new URL(request.url);
  return new Response(plainText(status, request.headers), { status, headers: { ...plainHeaders(host, protocol === "https:"), ...headers } });
}

function clientAddress(request: Request, socketAddress: string, trustProxy: boolean): string {
  const forwarded = trustProxy ? request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  return forwarded || socketAddress;
}

function answerHealth(request: IncomingMessage, response: ServerResponse, health: Health | null): boolean {
  if (request.url === "/healthz") {
    sendJson(response, 200, { ok: true });
    return true;
  }
  if (request.url !== "/readyz") return false;
  const state = health?.ready() ?? Promise.resolve({ ok: false, checks: {} });
  state.then(
    (now) => sendJson(response, now.ok ? 200 : 503, now),
    () => sendJson(response, 503, { ok: false, checks: {} }),
  );
  return true;
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store", "x-content-type-options": "nosniff" });
  response.end(JSON.stringify(body));
}

/**
 * One line a request, without the query (it may carry a token), the address or anything typed. `quiet` makes it a line for
 * debugging: probes, files of the build and who comes before the start is over are many and say nothing.
 */
function logWhenDone(request: IncomingMessage, response: ServerResponse, log: Logger): { quiet(): void } {
  const startedAt = performance.now();
  let level: "info" | "debug" = "info";
  response.once("close", () => {
    log[level]({
      id: request.headers["x-request-id"],
      method: request.method,
      path: request.url?.split("?")[0],
      status: response.statusCode,
      ms: Math.round(performance.now() - startedAt),
    }, "request");
  });
  return { quiet: () => void (level = "debug") };
}
