import { z } from "zod";
import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { textKinds } from "./moderation.limits.ts";
import { FiguresSchema, type ModerationFigures, type ModerationQueue, type MyModeratedText, MyModeratedTextsSchema, QueueSchema, ReportableSchema } from "./moderation.schema.ts";

/** What the office has to read, to decide again and to answer. 404 for everybody else. */
export async function getModerationQueue(db: Db, districtId: string): Promise<ModerationQueue> {
  return QueueSchema.parse(unwrap(await db.rpc("moderation_queue", { district_id: districtId })));
}

/** How many texts were published, sent back and hidden, and on which grounds: for everybody. */
export async function getModerationFigures(db: Db, districtId: string): Promise<ModerationFigures> {
  return FiguresSchema.parse(unwrap(await db.rpc("moderation_figures", { district_id: districtId })));
}

/** The person's own texts that are not public as she wrote them. */
export async function listMyModeratedTexts(db: Db, districtId: string): Promise<MyModeratedText[]> {
  return MyModeratedTextsSchema.parse(unwrap(await db.rpc("my_moderated_texts", { district_id: districtId })));
}

/** A public text that somebody wants to report; 404 for what is not public, not of the district or of no kind. */
export async function requireReportableText(db: Db, districtId: string, kind: string, subjectId: string) {
  const address = z.object({ kind: z.enum(textKinds), id: z.uuid() }).safeParse({ kind, id: subjectId });
  if (!address.success) throw new AppError("not_found");
  const found = ReportableSchema.parse(unwrap(await db.rpc("reportable_text", { district_id: districtId, kind: address.data.kind, subject_id: address.data.id })));
  if (found === null) throw new AppError("not_found");
  return found;
}
