import type { IncomingMessage, ServerResponse } from "node:http";
import { m } from "#app/paraglide/messages.js";
import { resolveLocale } from "#app/platform/i18n/locale.ts";
import { securityHeaders } from "#app/platform/security-headers.ts";

/** What pages and forms use. The rest has no meaning here. */
const METHODS = ["GET", "HEAD", "POST", "OPTIONS"];
const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i;

const sentences = {
  400: m.error_bad_request,
  405: m.error_bad_request,
  411: m.error_bad_request,
  413: m.error_too_large,
  503: m.error_service_unavailable,
} as const;

export type PlainStatus = keyof typeof sentences;

/** One sentence in the reader's language, for what never reaches a page. */
export function plainText(status: PlainStatus, headers: Headers): string {
  return `${sentences[status]({}, { locale: resolveLocale(headers) })}\n`;
}

export function plainHeaders(host: string, https: boolean): Record<string, string> {
  return { ...securityHeaders({ host, https }), "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" };
}

type Refusal = { status: PlainStatus; headers?: Record<string, string> };

/** What is wrong with a request before anything of it is read: its method, its address, its length. */
export function refusalOf(request: IncomingMessage, maxBodyBytes: number): Refusal | null {
  const { method = "", url = "", headers } = request;
  if (!METHODS.includes(method)) return { status: 405, headers: { Allow: METHODS.join(", ") } };
  if (!isAddress(url) || !HOST.test(headers.host ?? "")) return { status: 400 };
  if (method !== "POST") return null;
  const length = headers["content-length"];
  if (length === undefined) return headers["transfer-encoding"] === undefined ? null : { status: 411, headers: { Connection: "close" } };
  return Number(length) > maxBodyBytes ? { status: 413, headers: { Connection: "close" } } : null;
}

/** A path of ours; broken percent signs come from no link and would only fill the log. */
function isAddress(url: string): boolean {
  if (!url.startsWith("/") || !URL.canParse(`http://localhost${url}`)) return false;
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

/** Answers a request that is refused before it is read; the connection closes where a body would follow. */
export function sendRefusal(request: IncomingMessage, response: ServerResponse, { status, headers = {} }: Refusal, https: boolean): void {
  const { cookie = "", "accept-language": language = "", host = "" } = request.headers;
  const asked = new Headers({ cookie: latin(cookie), "accept-language": latin(language) });
  response.writeHead(status, { ...plainHeaders(host, https), ...headers });
  response.end(request.method === "HEAD" ? undefined : plainText(status, asked));
}

/** Header values may hold any byte; what Headers would not take is of no use for choosing a language. */
function latin(value: string): string {
  return value.replace(/[^\x20-\x7e]/g, "");
}

/** Which methods there are: the same for every address. */
export function sendOptions(response: ServerResponse, host: string, https: boolean): void {
  response.writeHead(204, { ...securityHeaders({ host, https }), Allow: METHODS.join(", ") });
  response.end();
}
