import type { RouterContextProvider } from "react-router";
import { getViewer } from "#app/features/identity/viewer.ts";
import { getDb } from "#app/platform/context.ts";
import { formFailure, typedValues } from "#app/platform/forms.ts";
import { runIntent } from "#app/platform/realtime/form-intent.server.ts";
import { voteCommands } from "./votes.commands.server.ts";

/** The one action of the pages with votes: the button's `intent` names the command, as the event's name does on the socket. */
export async function voteAction({ request, context }: { request: Request; context: Readonly<RouterContextProvider> }) {
  const formData = await request.formData();
  if (getViewer(context).kind === "anonymous") {
    return formFailure({ ok: false, formError: "sign_in_needed", fieldErrors: {}, values: typedValues(formData) });
  }
  return runIntent(voteCommands, getDb(context), formData);
}
