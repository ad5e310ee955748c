import { Form, href, redirect } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { EmailField } from "../components/account-fields.tsx";
import { formView } from "../form-result.ts";
import { MailSchema } from "../identity.schema.ts";
import { pendingProofCookie } from "../pending-proof.server.ts";
import { mailRecovery, openDesk } from "../sign-in.commands.server.ts";
import type { Route } from "./+types/forgotten-password";

export const meta: Route.MetaFunction = () => [{ title: `${m.identity_forgot_title()} · ${m.ui_site_name()}` }];

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const parsed = parseForm(MailSchema, form);
  if (!parsed.ok) return formFailure(parsed);
  const { email } = parsed.data;
  const result = await commandResult(form, () => mailRecovery(openDesk(context), email));
  if ("init" in result) return result;
  return redirect(href("/accedi/codice"), { headers: { "Set-Cookie": await pendingProofCookie({ email, type: "recovery", returnTo: href("/profilo") }) } });
}

export default function ForgottenPasswordPage({ actionData }: Route.ComponentProps) {
  const { errors, error, value } = formView(actionData);
  return (
    <Page title={m.identity_forgot_title()} width="narrow" lead={<p>{m.identity_forgot_lead()}</p>}>
      <FormErrorSummary errors={errors} />
      <Form method="post">
        <EmailField error={error("email")} value={value("email")} />
        <SubmitButton>{m.identity_forgot_submit()}</SubmitButton>
      </Form>
    </Page>
  );
}
