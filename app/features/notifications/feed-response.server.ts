import { createHash } from "node:crypto";
import { minutes } from "#app/platform/time.ts";
import type { Address } from "./feed.render.ts";
import type { Locale } from "./notifications.words.ts";

/** Whose feed or calendar it is: the district's, or that of one of its tavoli. */
export function addressOf(request: Request, origin: string, { ambito, tavolo }: { ambito: string; tavolo?: string | undefined }): Address {
  const { pathname, search, searchParams } = new URL(request.url);
  const locale: Locale = searchParams.get("lingua") === "en" ? "en" : "it";
  return { origin, path: pathname + (locale === "en" ? search : ""), slug: ambito, page: tavolo === undefined ? `/${ambito}/conferenza` : `/${ambito}/tavoli/${tavolo}`, locale };
}

/** The same for everybody: it may be kept for some minutes, and what the reader has already is not sent again. */
export function publicFile(request: Request, body: string, contentType: string): Response {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 32)}"`;
  const headers = { "Content-Type": contentType, ETag: etag, "Cache-Control": `public, max-age=${minutes(5) / 1000}` };
  const isKnown = request.headers.get("If-None-Match")?.includes(etag) ?? false;
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(body, { headers });
}
