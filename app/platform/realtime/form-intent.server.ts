import type { Db } from "#app/platform/db.ts";
import { commandResult, formFailure, parseForm, typedValues } from "#app/platform/forms.ts";
import type { BoundCommands } from "#app/platform/realtime/commands.ts";

/**
 * The form's door to the commands that sockets reach too: the button's `intent` is the event's name.
 * Returns data for the page; an expected failure has its HTTP status and everything that was typed.
 */
export async function runIntent(commands: BoundCommands, db: Db, formData: FormData) {
  const intent = String(formData.get("intent") ?? "");
  const command = commands.get(intent);
  if (!command) return formFailure({ ok: false, formError: "bad_request", fieldErrors: {}, values: typedValues(formData) });
  const prepared = command.prepare((schema) => {
    const parsed = parseForm(schema, formData);
    return parsed.ok ? parsed : { ok: false, failure: parsed };
  });
  if (!prepared.ok) return formFailure(prepared.failure);
  return commandResult(formData, () => prepared.run(db));
}
