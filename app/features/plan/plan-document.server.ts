import { createHash } from "node:crypto";
import type { RouterContextProvider } from "react-router";
import { requireDistrict } from "#app/features/districts/district-context.ts";
import { getLocale } from "#app/paraglide/runtime.js";
import { getDb, getRequestInfo, getServices } from "#app/platform/context.ts";
import type { DocumentModel } from "#app/platform/document-model.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { minutes } from "#app/platform/time.ts";
import { withOwnWords } from "./own-words.server.ts";
import { requirePlanCompilation } from "./plan.queries.server.ts";
import { compilePlan } from "./plan.render.ts";

type Context = Readonly<RouterContextProvider>;

/** How many PDFs one address may ask for in ten minutes: a school or an office shares one. */
const PDF_LIMIT = { max: 60, windowSeconds: minutes(10) / 1000 };

/** The compiled plan of the address' district as the person asking may see it, with the tag of its content. */
export async function loadPlanDocument(context: Context, params: { ambito?: string | undefined }): Promise<{ model: DocumentModel; etag: string; slug: string }> {
  const district = await requireDistrict(context, params);
  const { config, documents } = getServices(context);
  await withOwnWords(context);
  const plan = await requirePlanCompilation(getDb(context), district.id);
  const model = compilePlan(plan, { district, origin: config.origin, locale: getLocale(), hasGlyph: documents.hasGlyph });
  const etag = `"${createHash("sha256").update(JSON.stringify(model)).digest("base64url").slice(0, 32)}"`;
  return { model, etag, slug: district.slug };
}

/** 429 `too_many_attempts` past the limit of an address. */
export async function countPdf(context: Context): Promise<void> {
  const { clientAddress } = getRequestInfo(context);
  const system = getServices(context).databases.asSystem("rate_limit");
  const counted = await system.rpc("count_attempt", { action: "plan_pdf:address", key: clientAddress, max_hits: PDF_LIMIT.max, window_seconds: PDF_LIMIT.windowSeconds });
  if (!unwrap(counted)) throw new AppError("too_many_attempts");
}

/** What the browser has already is not sent again. Answers differ by person and language. */
export function documentHeaders(etag: string, contentType: string): Record<string, string> {
  return { "Content-Type": contentType, ETag: etag, "Cache-Control": "private, no-cache", Vary: "Cookie, Accept-Language" };
}

export function isUnchanged(request: Request, etag: string): boolean {
  return request.headers.get("If-None-Match")?.includes(etag) ?? false;
}
