import type { z } from "zod";
import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import type { CloseAccountSchema, NoticeFormSchema, RetentionFormSchema } from "./my-data.schema.ts";

/** Closes the person's account for good. What she published stays without her («ex partecipante»). 422 confirmation_wrong, 409 last_head, 409 last_admin. */
export async function closeAccount(db: Db, { confirmation }: z.output<typeof CloseAccountSchema>): Promise<void> {
  unwrap(await db.rpc("close_account", { confirmation }));
}

/** Writes the fields of the district's privacy notice. Office only; 409 page_stale when a colleague wrote meanwhile. */
export async function savePrivacyNotice(db: Db, districtId: string, input: z.output<typeof NoticeFormSchema>): Promise<void> {
  unwrap(
    await db.rpc("save_privacy_notice", {
      district_id: districtId, controller: input.controller, controller_contact: input.controllerContact, dpo_contact: input.dpoContact,
      processors: input.processors, hosting: input.hosting, rights_contact: input.rightsContact, expected_revision: input.revision,
    }),
  );
}

/** Changes how long a class of data is kept, in days. The platform's administrator only. */
export async function setRetention(db: Db, input: z.output<typeof RetentionFormSchema>): Promise<void> {
  unwrap(await db.rpc("set_retention", { class: input.class, days: input.days }));
}
