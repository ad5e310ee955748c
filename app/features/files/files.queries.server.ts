import { z } from "zod";
import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { OpenedAttachmentSchema } from "./files.schema.ts";

/**
 * A file for whoever may have it, or the word of a one-use link when it is not public. 404 not_found for everybody else,
 * 410 link_expired for a word that is old, used or somebody else's.
 */
export async function openAttachment(db: Db, districtId: string, attachmentId: string, link: string | null): Promise<z.infer<typeof OpenedAttachmentSchema>> {
  if (!z.uuid().safeParse(attachmentId).success) throw new AppError("not_found");
  const opened = await db.rpc("open_attachment", { district_id: districtId, attachment_id: attachmentId, ...(link === null ? {} : { link: link.slice(0, 100) }) });
  const found = OpenedAttachmentSchema.nullable().parse(unwrap(opened));
  if (found === null) throw new AppError("not_found");
  return found;
}
