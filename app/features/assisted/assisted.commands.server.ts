import type { z } from "zod";
import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import {
  type AssistedAdesioneFormSchema, type AssistedProposalFormSchema, type AssistedReceipt, AssistedReceiptSchema, AssistedSessionSchema, type AssistedTopicFormSchema,
} from "./assisted.schema.ts";

/** Begins the operator's half hour, or gives the one that runs. Office only. */
export async function startAssisted(db: Db, districtId: string) {
  return AssistedSessionSchema.parse(unwrap(await db.rpc("start_assisted_session", { district_id: districtId })));
}

export async function endAssisted(db: Db, districtId: string): Promise<void> {
  unwrap(await db.rpc("end_assisted_session", { district_id: districtId }));
}

/** Enters a topic from paper; sent again it gives the same number and a new code. 409 `assisted_over` outside the half hour. */
export async function enterTopic(db: Db, districtId: string, input: z.output<typeof AssistedTopicFormSchema>): Promise<AssistedReceipt> {
  const { entryId, municipalityId, title, why } = input;
  return AssistedReceiptSchema.parse(unwrap(await db.rpc("assisted_topic", { district_id: districtId, entry_id: entryId, municipality_id: municipalityId, title, why })));
}

/** Enters and sends a proposal from paper. */
export async function enterProposal(db: Db, districtId: string, input: z.output<typeof AssistedProposalFormSchema>): Promise<AssistedReceipt> {
  const { entryId, municipalityId, ...content } = input;
  const entered = await db.rpc("assisted_proposal", { district_id: districtId, entry_id: entryId, municipality_id: municipalityId, content: { ...content, organisationId: null } });
  return AssistedReceiptSchema.parse(unwrap(entered));
}

/** Enters a citizen's adesione from paper. */
export async function enterAdesione(db: Db, districtId: string, input: z.output<typeof AssistedAdesioneFormSchema>): Promise<AssistedReceipt> {
  const { entryId, municipalityId, mode, tavoloIds } = input;
  const entered = await db.rpc("assisted_adesione", { district_id: districtId, entry_id: entryId, municipality_id: municipalityId, tavolo_ids: tavoloIds, mode });
  return AssistedReceiptSchema.parse(unwrap(entered));
}
