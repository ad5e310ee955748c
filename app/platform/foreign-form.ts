import { m } from "#app/paraglide/messages.js";
import { resolveLocale } from "#app/platform/i18n/locale.ts";
import { securityHeaders } from "#app/platform/security-headers.ts";

const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * True for a form that another site's page sends with our visitor's cookies. Browsers name the page's origin with every
 * form; programs that name none have no cookies of ours to misuse.
 */
export function isForeignForm(request: Request): boolean {
  if (READING.has(request.method)) return false;
  const origin = request.headers.get("origin");
  if (origin !== null) return origin !== new URL(request.url).origin;
  const site = request.headers.get("sec-fetch-site");
  return site !== null && site !== "same-origin" && site !== "none";
}

/** 400, in words: nothing of the form was read. */
export function refuseForeignForm(request: Request): Response {
  const { host, protocol } = new URL(request.url);
  const headers = { ...securityHeaders({ host, https: protocol === "https:" }), "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" };
  return new Response(`${m.error_origin_refused({}, { locale: resolveLocale(request.headers) })}\n`, { status: 400, headers });
}
