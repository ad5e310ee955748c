import { z } from "zod";
import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import { NoticeSchema, type PrivacyNotice, type RetentionLine, RetentionTableSchema } from "./my-data.schema.ts";

/** Everything that the platform holds about the person asking, by subject. 429 after ten times a day. */
export async function takeMyData(db: Db): Promise<Record<string, unknown>> {
  return z.record(z.string(), z.unknown()).parse(unwrap(await db.rpc("my_data")));
}

/** How long each class of data is kept, for everybody to read. */
export async function listRetention(db: Db): Promise<RetentionLine[]> {
  return RetentionTableSchema.parse(unwrap(await db.rpc("retention_table")));
}

/** What the district's office filled into its privacy notice; empty fields when it has not begun. */
export async function getPrivacyNotice(db: Db, districtId: string): Promise<PrivacyNotice> {
  const found = unwrap(await db.from("privacy_notices").select("*").eq("district_id", districtId).maybeSingle());
  if (found === null) return { controller: "", controllerContact: "", dpoContact: "", processors: "", hosting: "", rightsContact: "", revision: 0, updatedAt: null };
  const notice = NoticeSchema.parse(found);
  return {
    controller: notice.controller, controllerContact: notice.controller_contact, dpoContact: notice.dpo_contact, processors: notice.processors,
    hosting: notice.hosting, rightsContact: notice.rights_contact, revision: notice.revision, updatedAt: notice.updated_at,
  };
}
