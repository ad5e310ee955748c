import { href, type RouterContextProvider } from "react-router";
import type { z } from "zod";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb, getServices } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { createSectionVersion, lockSection, recordPassage, setSectionEditor, setSectionOwner, setSectionState } from "./plan.commands.server.ts";
import { requireSectionPage } from "./plan.queries.server.ts";
import { PassageFormSchema, SectionEditorFormSchema, SectionLockFormSchema, SectionOwnerFormSchema, SectionStateFormSchema, SectionVersionFormSchema } from "./plan.schema.ts";
import { sectionStateName } from "./sections/section-words.render.ts";

type Args = { context: Readonly<RouterContextProvider>; params: { sezione: string }; request: Request };
type Form<S extends z.ZodType> = { schema: S; run: (input: z.output<S>) => Promise<void>; done: (input: z.output<S>) => string };

/** The forms of a section's page, told apart by their hidden field `intent`. */
export async function sectionAction({ context, params, request }: Args) {
  const formData = await request.formData();
  const district = getDistrict(context);
  const db = getDb(context);
  const { section } = await requireSectionPage(db, district.id, params.sezione);
  const settle = (documentId: string) => getServices(context).coediting.settle(documentId);

  async function answer<S extends z.ZodType>({ schema, run, done }: Form<S>) {
    const parsed = parseForm(schema, formData);
    if (!parsed.ok) return formFailure(parsed);
    const result = await commandResult(formData, () => run(parsed.data));
    if (!("ok" in result)) return result;
    return redirectWithToast(href("/:ambito/piano/:sezione", { ambito: district.slug, sezione: section.slug }), { kind: "success", text: done(parsed.data) });
  }

  switch (formData.get("intent")) {
    case "state":
      return answer({ schema: SectionStateFormSchema, run: (input) => setSectionState(db, settle, section, input), done: ({ state }) => m.plan_form_state_done({ state: sectionStateName(state) }) });
    case "editor":
      return answer({
        schema: SectionEditorFormSchema,
        run: (input) => setSectionEditor(db, section.id, input),
        done: ({ allowed }) => (allowed ? m.plan_form_editor_added() : m.plan_form_editor_removed()),
      });
    case "owner":
      return answer({
        schema: SectionOwnerFormSchema,
        run: (input) => setSectionOwner(db, section.id, input),
        done: ({ personId }) => (personId === null ? m.plan_form_owner_none_done() : m.plan_form_owner_done()),
      });
    case "lock":
      return answer({
        schema: SectionLockFormSchema,
        run: ({ locked }) => lockSection(db, section.documentId, locked),
        done: ({ locked }) => (locked ? m.plan_form_lock_done() : m.plan_form_unlock_done()),
      });
    case "version":
      return answer({ schema: SectionVersionFormSchema, run: (input) => createSectionVersion(db, settle, section.documentId, input), done: () => m.plan_form_version_done() });
    default:
      throw new AppError("bad_request");
  }
}

/** From inside the editor: the words are in the text already, this notes where they come from. No redirect: one keeps writing. */
export async function passageAction({ context, params, request }: Args) {
  const formData = await request.formData();
  const parsed = parseForm(PassageFormSchema, formData);
  if (!parsed.ok) return formFailure(parsed);
  const db = getDb(context);
  const { section } = await requireSectionPage(db, getDistrict(context).id, params.sezione);
  return commandResult(formData, () => recordPassage(db, section.id, parsed.data));
}
