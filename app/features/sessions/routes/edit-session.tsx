import { href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { requirePerson } from "#app/features/identity/require-person.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { SessionForm } from "../components/session-form.tsx";
import { SessionPageFrame } from "../components/session-heading.tsx";
import { updateSession } from "../sessions.commands.server.ts";
import { requireSessionPage } from "../sessions.queries.server.ts";
import { romeDay, romeHour } from "../sessions.rules.ts";
import { UpdateSessionSchema } from "../sessions.schema.ts";
import type { Route } from "./+types/edit-session";

export const meta: Route.MetaFunction = () => [{ title: m.sessions_edit() }];

export async function loader({ context, params, request }: Route.LoaderArgs) {
  requirePerson(context, request);
  const page = await requireSessionPage(getDb(context), getDistrict(context).id, params.seduta);
  if (!page.may.lead || page.session.state !== "scheduled") throw new AppError("not_found");
  return { session: page.session };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const formData = await request.formData();
  const parsed = parseForm(UpdateSessionSchema, formData);
  if (!parsed.ok) return formFailure(parsed);
  const result = await commandResult(formData, async () => {
    requirePerson(context, request);
    await updateSession(getDb(context), parsed.data);
  });
  if (!("ok" in result)) return result;
  const path = href("/:ambito/sedute/:seduta/conduzione", { ambito: getDistrict(context).slug, seduta: params.seduta });
  return redirectWithToast(path, { kind: "success", text: m.sessions_updated() });
}

export default function EditSession({ loaderData: { session }, actionData }: Route.ComponentProps) {
  return (
    <SessionPageFrame session={session} subpage={m.sessions_edit()}>
      <SessionForm
        failure={actionData ?? null}
        initial={{ title: session.title, day: romeDay(session.startsAt), from: romeHour(session.startsAt), to: romeHour(session.endsAt), place: session.place, onlineLink: session.onlineLink ?? "" }}
        submitLabel={m.sessions_save()}
        before={
          <>
            <input type="hidden" name="sessionId" value={session.id} />
            <input type="hidden" name="revision" value={session.revision} />
          </>
        }
      />
    </SessionPageFrame>
  );
}
