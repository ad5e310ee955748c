import { data, Form, href, redirect } from "react-router";
import { PostedFailure } from "#app/features/identity/components/posted-failure.tsx";
import { personOrFormSent } from "#app/features/identity/require-person.server.ts";
import { getViewer } from "#app/features/identity/viewer.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { LinkButton, SubmitButton } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";
import { Time } from "#app/ui/time.tsx";
import { type Invitation, InvitationAnswerSchema } from "../accreditation.schema.ts";
import { answerInvitation } from "../organisations.commands.server.ts";
import { getInvitation } from "../organisations.queries.server.ts";
import type { Route } from "./+types/invitation";

export const meta: Route.MetaFunction = () => [{ title: `${m.organisations_invitation_title()} · ${m.ui_site_name()}` }];

/** Opening the page accepts nothing: programs that check mails open their links. The button does. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const person = personOrFormSent(context, request);
  const invitation = person && (await getInvitation(getDb(context), params.invito));
  return data({ invitation }, { status: person && !invitation ? 404 : 200, headers: { "Cache-Control": "private, no-store" } });
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const form = await request.formData();
  const parsed = parseForm(InvitationAnswerSchema, form);
  if (!parsed.ok) return formFailure(parsed);
  const db = getDb(context);
  const result = await commandResult(form, async () => {
    if (getViewer(context).kind === "anonymous") throw new AppError("sign_in_needed");
    const invitation = await getInvitation(db, params.invito);
    await answerInvitation(db, params.invito, parsed.data.intent === "accept");
    return invitation;
  });
  if (!("ok" in result)) return result;
  if (!result.data) return redirect(href("/"));
  const { district: ambito, organisation, organisationId } = result.data;
  return parsed.data.intent === "accept"
    ? redirectWithToast(href("/:ambito/organizzazioni/:organizzazione/gestione", { ambito, organizzazione: organisationId }), { kind: "success", text: m.organisations_invitation_accepted({ name: organisation }) })
    : redirectWithToast(href("/:ambito", { ambito }), { kind: "info", text: m.organisations_invitation_declined({ name: organisation }) });
}

export default function InvitationPage({ loaderData: { invitation } }: Route.ComponentProps) {
  return (
    <Page title={m.organisations_invitation_title()} width="narrow">
      <PostedFailure />
      {invitation ? <Invited invitation={invitation} /> : <p>{m.organisations_invitation_unknown()}</p>}
    </Page>
  );
}

function Invited({ invitation }: { invitation: Invitation }) {
  const { organisation, districtName, kind, tavolo, endsOn, expiresAt, state, district, organisationId } = invitation;
  const place = kind === "delegate" ? m.organisations_invitation_delegate({ name: organisation, district: districtName }) : m.organisations_invitation_substitute({ name: organisation, district: districtName });
  return (
    <>
      <p className="lead">{place}</p>
      <p>{tavolo ? m.organisations_invitation_tavolo({ tavolo }) : m.organisations_invitation_whole()}</p>
      <p>{m.organisations_invitation_means()}</p>
      {endsOn && (
        <p>
          {m.organisations_invitation_ends()} <Time value={endsOn} />
        </p>
      )}
      {state === "expired" && <p>{m.organisations_invitation_expired()}</p>}
      {state === "accepted" && (
        <LinkButton to={href("/:ambito/organizzazioni/:organizzazione/gestione", { ambito: district, organizzazione: organisationId })}>{m.organisations_invitation_open()}</LinkButton>
      )}
      {state === "open" && (
        <Form method="post">
          <p>
            {m.organisations_invitation_until()} <Time value={expiresAt} />
          </p>
          <p className="d-flex flex-wrap gap-3">
            <SubmitButton name="intent" value="accept">{m.organisations_invitation_accept()}</SubmitButton>
            <SubmitButton name="intent" value="decline" variant="outline">{m.organisations_invitation_decline()}</SubmitButton>
          </p>
        </Form>
      )}
    </>
  );
}
