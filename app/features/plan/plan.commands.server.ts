import type { z } from "zod";
import type { Db } from "#app/platform/db.ts";
import { isAppError, unwrap } from "#app/platform/errors.ts";
import type { PassageFormSchema, SectionEditorFormSchema, SectionStateFormSchema, SectionVersionFormSchema } from "./plan.schema.ts";
import { PLAN_OUTLINE } from "./sections/plan-outline.limits.ts";

/** Brings a document's text and snapshot to the end of its log; the co-editing server does it. */
export type SettleDocument = (documentId: string) => Promise<void>;

/** How often naming a version is tried while others keep writing. */
const VERSION_TRIES = 5;

/** Makes the sections of a cycle's plan from the template. Office only; 409 `plan_exists`. */
export async function createPlanSections(db: Db, cycleId: string): Promise<number> {
  return unwrap(await db.rpc("create_plan_sections", { cycle_id: cycleId, outline: { sections: [...PLAN_OUTLINE] } }));
}

/** Moves a section through its life. Office only; 409 `page_stale` when a colleague moved it meanwhile. */
export async function setSectionState(db: Db, sectionId: string, { state, revision }: z.infer<typeof SectionStateFormSchema>): Promise<void> {
  unwrap(await db.rpc("set_section_state", { section_id: sectionId, state, expected_revision: revision }));
}

/** Gives a section to an organisation to write, or takes it back at once. Office only. */
export async function setSectionEditor(db: Db, sectionId: string, input: z.infer<typeof SectionEditorFormSchema>): Promise<void> {
  unwrap(await db.rpc("set_section_editor", { section_id: sectionId, organisation_id: input.organisationId, allowed: input.allowed }));
}

/** Locks a text for everybody, or opens it again. Office only. */
export async function lockSection(db: Db, documentId: string, locked: boolean): Promise<void> {
  unwrap(await db.rpc("lock_document", { document_id: documentId, locked }));
}

/** Notes that a block was written from a proposal. Whoever may write the section now; 409 with the reason otherwise. */
export async function recordPassage(db: Db, sectionId: string, input: z.infer<typeof PassageFormSchema>): Promise<void> {
  unwrap(await db.rpc("record_passage", { section_id: sectionId, proposal_id: input.proposalId, block_id: input.blockId, quote: input.quote }));
}

/**
 * Names the text of this moment, with everything that was saved up to it. Who may write the section; a public version is the
 * office's. 409 `document_busy` when people write so fast that no moment could be held.
 */
export async function createSectionVersion(db: Db, settle: SettleDocument, documentId: string, input: z.infer<typeof SectionVersionFormSchema>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await settle(documentId);
    try {
      unwrap(await db.rpc("create_document_version", { document_id: documentId, label: input.label, is_public: input.isPublic }));
      return;
    } catch (error) {
      if (!isAppError(error) || error.code !== "document_busy" || attempt >= VERSION_TRIES) throw error;
    }
  }
}
