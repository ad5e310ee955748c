import type { MiddlewareFunction, RouterContextProvider } from "react-router";
import { getServices } from "#app/platform/context.ts";
import { securityHeaders } from "./security-headers.ts";

/** Writes the headers that the answer does not carry yet: a page's, with its nonce, were written when it was rendered. */
export function addSecurityHeaders(headers: Headers, request: Request, context: Readonly<RouterContextProvider>, nonce?: string): void {
  const { host, protocol } = new URL(request.url);
  const https = protocol === "https:" || getServices(context).config.origin.startsWith("https:");
  for (const [name, value] of Object.entries(securityHeaders({ nonce, host, https }))) {
    if (!headers.has(name)) headers.set(name, value);
  }
}

/**
 * For every answer of the router: data, files, redirects and pages. What does not say how long it may be kept is one
 * person's, and a cookie of a site that people reach by https never travels without it.
 */
export const securityHeadersMiddleware: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  const response = await next();
  const { headers } = response;
  addSecurityHeaders(headers, request, context);
  if (!headers.has("Cache-Control")) {
    headers.set("Cache-Control", "private, no-cache");
    headers.append("Vary", "Cookie, Accept-Language");
  }
  if (headers.has("Strict-Transport-Security")) secureCookies(headers);
  return response;
};

function secureCookies(headers: Headers): void {
  const cookies = headers.getSetCookie();
  headers.delete("Set-Cookie");
  for (const cookie of cookies) headers.append("Set-Cookie", /;\s*secure(;|$)/i.test(cookie) ? cookie : `${cookie}; Secure`);
}
