import type { MiddlewareFunction, RouterContextProvider } from "react-router";
import { getServices } from "#app/platform/context.ts";

/** The two pages of a session that the demonstration shows side by side. */
const FRAMED = /^\/[^/]+\/sedute\/\d+\/(conduzione|schermo)$/;

/**
 * [DEMO-07] Lets this site's own page put the console and the projector into frames, in the demonstration only.
 * Every other answer keeps «no frames at all». Outermost in root.tsx: it changes headers that others have written.
 */
export const framingMiddleware: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  const response = await next();
  if (!getServices(context).config.demo || !FRAMED.test(new URL(request.url).pathname)) return response;
  const headers = new Headers(response.headers);
  const policy = headers.get("Content-Security-Policy");
  if (policy) headers.set("Content-Security-Policy", policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"));
  headers.set("X-Frame-Options", "SAMEORIGIN");
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
};

/** True when the browser asks for a page of this site to put it into a frame: then it needs no header and no menu. */
export function isFramed(context: Readonly<RouterContextProvider>, request: Request): boolean {
  return getServices(context).config.demo && request.headers.get("Sec-Fetch-Dest") === "iframe";
}
