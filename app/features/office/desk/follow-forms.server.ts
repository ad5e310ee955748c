import type { RouterContextProvider } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { answerForm } from "../office-answer.server.ts";
import { setFollow, writeDeskNote } from "./desk.commands.server.ts";
import { FollowFormSchema, NoteFormSchema } from "./desk.schema.ts";

type Input = { context: Readonly<RouterContextProvider>; formData: FormData; to: string };

/** The two forms that stand on every page of one proposal at the desk: who follows it, and a note for the colleagues. */
export function answerFollowForms({ context, formData, to }: Input) {
  const db = getDb(context);
  if (formData.get("intent") === "note") {
    return answerForm(context, formData, NoteFormSchema, { command: (input) => writeDeskNote(db, input), to: `${to}#note`, done: m.office_notes_written() });
  }
  return answerForm(context, formData, FollowFormSchema, { command: (input) => setFollow(db, getDistrict(context).id, input), to, done: m.office_follow_saved() });
}
