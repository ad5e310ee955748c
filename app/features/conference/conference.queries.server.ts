import { z } from "zod";
import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { type ConferenceDocument, ConferenceDocumentSchema, type ConferencePage, ConferencePageSchema } from "./conference.schema.ts";

/** The Conferenza of a district's current cycle; null when no cycle is open. */
export async function getConferencePage(db: Db, slug: string): Promise<ConferencePage | null> {
  const page = unwrap(await db.rpc("conference_page", { slug }));
  return page === null ? null : ConferencePageSchema.parse(page);
}

/** The same, or 404 `not_found`. */
export async function requireConferencePage(db: Db, slug: string): Promise<ConferencePage> {
  const page = await getConferencePage(db, slug);
  if (page === null) throw new AppError("not_found");
  return page;
}

/** One document of a Conferenza of the district, or 404 `not_found`. */
export async function requireConferenceDocument(db: Db, slug: string, id: string): Promise<ConferenceDocument> {
  if (!z.uuid().safeParse(id).success) throw new AppError("not_found");
  const document = unwrap(await db.rpc("conference_document", { slug, document_id: id }));
  if (document === null) throw new AppError("not_found");
  return ConferenceDocumentSchema.parse(document);
}
