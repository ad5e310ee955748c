import { redirect, type RouterContextProvider } from "react-router";
import { getViewer } from "#app/features/identity/viewer.ts";
import { getDb } from "#app/platform/context.ts";
import { formFailure, typedValues } from "#app/platform/forms.ts";
import { runIntent } from "#app/platform/realtime/form-intent.server.ts";
import { sessionCommands } from "./sessions.commands.server.ts";

/** The one action of the session's pages: the button's `intent` names the command, as the event's name does on the socket. */
export async function sessionAction({ request, context }: { request: Request; context: Readonly<RouterContextProvider> }) {
  const formData = await request.formData();
  if (getViewer(context).kind === "anonymous") {
    return formFailure({ ok: false, formError: "sign_in_needed", fieldErrors: {}, values: typedValues(formData) });
  }
  const result = await runIntent(sessionCommands, getDb(context), formData);
  // Loading the page again must not send the form again.
  return "ok" in result ? redirect(new URL(request.url).pathname.replace(/\.data$/, ""), 303) : result;
}
