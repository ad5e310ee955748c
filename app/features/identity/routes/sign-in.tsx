import { Form, href, Link, Outlet, redirect } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { EmailField } from "../components/account-fields.tsx";
import { formView } from "../form-result.ts";
import { MailSchema, PasswordSignInSchema } from "../identity.schema.ts";
import { pendingProofCookie } from "../pending-proof.server.ts";
import { returnPathOf, withReturnPath } from "../return-path.ts";
import { mailSignInCode, openDesk, signInWithPassword } from "../sign-in.commands.server.ts";
import { getViewer } from "../viewer.ts";
import type { Route } from "./+types/sign-in";

export const meta: Route.MetaFunction = () => [{ title: `${m.identity_sign_in_title()} · ${m.ui_site_name()}` }];

export function loader({ context, url }: Route.LoaderArgs) {
  const returnTo = returnPathOf(url);
  if (getViewer(context).kind === "person") throw redirect(returnTo);
  return { returnTo };
}

export async function action({ context, request, url }: Route.ActionArgs) {
  const form = await request.formData();
  const desk = openDesk(context);
  const returnTo = returnPathOf(url);
  if (form.get("azione") === "codice") {
    const parsed = parseForm(MailSchema, form);
    if (!parsed.ok) return formFailure(parsed);
    const { email } = parsed.data;
    const sent = await commandResult(form, () => mailSignInCode(desk, email));
    if ("init" in sent) return sent;
    return redirect(href("/accedi/codice"), { headers: { "Set-Cookie": await pendingProofCookie({ email, type: "magiclink", returnTo }) } });
  }
  const parsed = parseForm(PasswordSignInSchema, form);
  if (!parsed.ok) return formFailure(parsed);
  const result = await commandResult(form, () => signInWithPassword(desk, parsed.data));
  return "init" in result ? result : redirect(returnTo);
}

export default function SignInPage({ loaderData, actionData }: Route.ComponentProps) {
  const { errors, error, value, failure } = formView(actionData);
  const { returnTo } = loaderData;
  return (
    <Page title={m.identity_sign_in_title()} width="narrow" lead={<p>{returnTo === "/" ? m.identity_sign_in_lead() : m.identity_sign_in_needed()}</p>}>
      <FormErrorSummary errors={errors} />
      {failure?.formError === "sign_in_wrong" && <p>{m.identity_sign_in_unconfirmed()}</p>}
      <Form method="post">
        <EmailField error={error("email")} value={value("email")} />
        <TextField name="password" label={m.identity_password_label()} type="password" autoComplete="current-password" error={error("password")} required />
        <p>
          <SubmitButton name="azione" value="password">
            {m.identity_sign_in_submit()}
          </SubmitButton>
        </p>
        <h2 className="h5">{m.identity_sign_in_code_title()}</h2>
        <p>{m.identity_sign_in_code_text()}</p>
        <p>
          <SubmitButton variant="outline" name="azione" value="codice" formNoValidate>
            {m.identity_sign_in_code_submit()}
          </SubmitButton>
        </p>
      </Form>
      <ul className="list-unstyled">
        <li>
          <Link to={href("/password-dimenticata")}>{m.identity_sign_in_forgot()}</Link>
        </li>
        <li>
          <Link to={withReturnPath(href("/registrati"), returnTo)}>{m.identity_sign_in_register()}</Link>
        </li>
      </ul>
      {/* The demonstration's one-click entries: a child route, because identity stands left of it. */}
      <Outlet />
    </Page>
  );
}
