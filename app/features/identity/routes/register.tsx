import { Form, href, Link, redirect } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import { getDb } from "#app/platform/context.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/choice-field.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { EmailField, MunicipalityField, NameField, NewPasswordField } from "../components/account-fields.tsx";
import { formView } from "../form-result.ts";
import { listMunicipalities } from "../identity.queries.server.ts";
import { RegistrationSchema } from "../identity.schema.ts";
import { pendingProofCookie } from "../pending-proof.server.ts";
import { returnPathOf, withReturnPath } from "../return-path.ts";
import { openDesk, register } from "../sign-in.commands.server.ts";
import { getViewer } from "../viewer.ts";
import type { Route } from "./+types/register";

export const meta: Route.MetaFunction = () => [{ title: `${m.identity_register_title()} · ${m.ui_site_name()}` }];

export async function loader({ context, url }: Route.LoaderArgs) {
  const returnTo = returnPathOf(url);
  if (getViewer(context).kind === "person") throw redirect(returnTo);
  return { returnTo, municipalities: await listMunicipalities(getDb(context)) };
}

export async function action({ context, request, url }: Route.ActionArgs) {
  const form = await request.formData();
  const parsed = parseForm(RegistrationSchema, form);
  if (!parsed.ok) return formFailure(parsed);
  const result = await commandResult(form, () => register(openDesk(context), parsed.data, getLocale()));
  if ("init" in result) return result;
  const pending = await pendingProofCookie({ email: parsed.data.email, type: "signup", returnTo: returnPathOf(url) });
  return redirect(href("/accedi/codice"), { headers: { "Set-Cookie": pending } });
}

export default function RegisterPage({ loaderData, actionData }: Route.ComponentProps) {
  const { errors, error, value } = formView(actionData);
  return (
    <Page title={m.identity_register_title()} width="narrow" lead={<p>{m.identity_register_lead()}</p>}>
      <FormErrorSummary errors={errors} />
      <Form method="post">
        <NameField error={error("displayName")} value={value("displayName")} />
        <EmailField error={error("email")} value={value("email")} />
        <NewPasswordField label={m.identity_password_label()} error={error("password")} />
        <MunicipalityField error={error("municipalityId")} value={value("municipalityId")} choices={loaderData.municipalities} />
        <Checkbox name="ageDeclared" label={m.identity_register_age()} defaultChecked={value("ageDeclared") === "on"} error={error("ageDeclared")} required />
        <p>
          {m.identity_register_privacy()} <Link to={href("/privacy")}>{m.identity_register_privacy_link()}</Link>
        </p>
        <p>
          <SubmitButton>{m.identity_register_submit()}</SubmitButton>
        </p>
      </Form>
      <p>
        <Link to={withReturnPath(href("/accedi"), loaderData.returnTo)}>{m.identity_register_sign_in()}</Link>
      </p>
    </Page>
  );
}
