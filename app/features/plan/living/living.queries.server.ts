import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { type LivingChoices, LivingChoicesSchema, type LivingData, LivingDataSchema } from "./living.schema.ts";

const MOST = 300;

/** What may be put into the section as a living block; null for who may not write it. */
export async function findLivingChoices(db: Db, sectionId: string): Promise<LivingChoices | null> {
  const choices = unwrap(await db.rpc("living_choices", { section_id: sectionId }));
  return choices === null ? null : LivingChoicesSchema.parse(choices);
}

/** The data of blocks that are in the editor's text but not yet in the saved one, «kind:ref» each. 404 `not_found` for who may not open it. */
export async function requireLivingBlocks(db: Db, sectionId: string, blocks: readonly string[]): Promise<LivingData> {
  const data = unwrap(await db.rpc("living_blocks", { section_id: sectionId, blocks: blocks.slice(0, MOST) }));
  if (data === null) throw new AppError("not_found");
  return LivingDataSchema.parse(data);
}
