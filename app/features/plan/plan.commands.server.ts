import type { z } from "zod";
import type { Db } from "#app/platform/db.ts";
import { isAppError, unwrap } from "#app/platform/errors.ts";
import type { PassageFormSchema, SectionEditorFormSchema, SectionOwnerFormSchema, SectionStateFormSchema, SectionVersionFormSchema } from "./plan.schema.ts";
import { PLAN_OUTLINE } from "./sections/plan-outline.limits.ts";
import { CONSULTATION_DRAFT } from "./sections/section-ways.limits.ts";

/** Brings a document's text and snapshot to the end of its log; the co-editing server does it. */
export type SettleDocument = (documentId: string) => Promise<void>;

/** How often something that needs a settled text is tried while others keep writing. */
const SETTLE_TRIES = 5;

/** Makes the sections of a cycle's plan from the template. Office only; 409 `plan_exists`. */
export async function createPlanSections(db: Db, cycleId: string): Promise<number> {
  return unwrap(await db.rpc("create_plan_sections", { cycle_id: cycleId, outline: { sections: [...PLAN_OUTLINE] } }));
}

/**
 * Moves a section through its life. Office only; 409 `page_stale` when a colleague moved it meanwhile, `section_move_wrong`
 * for a step that there is not, `section_unfinished` when something is missing before «pronta». A public version on the way
 * into consultation is named after the move, so that a move that is refused leaves none behind.
 */
export async function setSectionState(
  db: Db, settle: SettleDocument, section: { id: string; documentId: string }, { state, revision, withVersion }: z.infer<typeof SectionStateFormSchema>,
): Promise<void> {
  const move = async () => unwrap(await db.rpc("set_section_state", { section_id: section.id, state, expected_revision: revision }));
  if (state === "ready" || state === "approved") await whenSettled(settle, section.documentId, move);
  else await move();
  if (state === "consultation" && withVersion) await createSectionVersion(db, settle, section.documentId, { label: CONSULTATION_DRAFT, isPublic: true });
}

/** Gives a section to an organisation in one of three ways, changes the way, or takes it back; at the next keystroke. Office only. */
export async function setSectionEditor(db: Db, sectionId: string, input: z.infer<typeof SectionEditorFormSchema>): Promise<void> {
  unwrap(await db.rpc("set_section_editor", { section_id: sectionId, organisation_id: input.organisationId, allowed: input.allowed, way: input.way }));
}

/** Says who of the office answers for a section, or that nobody does. Office only; 422 `choice_unknown` for who is not of the office. */
export async function setSectionOwner(db: Db, sectionId: string, { personId }: z.infer<typeof SectionOwnerFormSchema>): Promise<void> {
  unwrap(await db.rpc("set_section_owner", { section_id: sectionId, ...(personId === null ? {} : { person_id: personId }) }));
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
 * Names the text of this moment, with everything that was saved up to it, also while others write. Who may write the section; a public
 * version is the office's. Settling first only spares the wait until the version's text is made from the log.
 */
export async function createSectionVersion(db: Db, settle: SettleDocument, documentId: string, input: z.infer<typeof SectionVersionFormSchema>): Promise<void> {
  await settle(documentId);
  unwrap(await db.rpc("create_document_version", { document_id: documentId, label: input.label, is_public: input.isPublic }));
}

/** Runs what needs the text at its log's end, again when somebody wrote in between. 409 `document_busy` after the last try. */
async function whenSettled(settle: SettleDocument, documentId: string, work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await settle(documentId);
    try {
      await work();
      return;
    } catch (error) {
      if (!isAppError(error) || error.code !== "document_busy" || attempt >= SETTLE_TRIES) throw error;
    }
  }
}
