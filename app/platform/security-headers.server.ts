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

/** For every answer of the router: data, files, redirects and pages. */
export const securityHeadersMiddleware: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  const response = await next();
  addSecurityHeaders(response.headers, request, context);
  return response;
};
