import { Form, href, Link, redirect } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { getServices } from "#app/platform/context.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { setPassword } from "../account.commands.server.ts";
import { NewPasswordField } from "../components/account-fields.tsx";
import { formView } from "../form-result.ts";
import type { ProofKind } from "../identity.limits.ts";
import { CodeProofSchema, NewPasswordSchema } from "../identity.schema.ts";
import { forgetPendingProof, readPendingProof } from "../pending-proof.server.ts";
import { openDesk, proveByCode } from "../sign-in.commands.server.ts";
import type { Route } from "./+types/code";

export const meta: Route.MetaFunction = () => [{ title: `${m.identity_code_title()} · ${m.ui_site_name()}` }];

export async function loader({ context, request }: Route.LoaderArgs) {
  const pending = await readPendingProof(request);
  if (!pending) throw redirect(href("/accedi"));
  return { email: pending.email, type: pending.type, hasMailbox: getServices(context).testMails !== null };
}

export async function action({ context, request }: Route.ActionArgs) {
  const pending = await readPendingProof(request);
  if (!pending) return redirect(href("/accedi"));
  const form = await request.formData();
  // The password is looked at first: a code works once, and must not be spent on a form that comes back.
  const chosen = pending.type === "recovery" ? parseForm(NewPasswordSchema, form) : null;
  if (chosen && !chosen.ok) return formFailure(chosen);
  form.set("email", pending.email);
  form.set("type", pending.type);
  const parsed = parseForm(CodeProofSchema, form);
  if (!parsed.ok) return formFailure(parsed);
  const desk = openDesk(context);
  const result = await commandResult(form, async () => {
    await proveByCode(desk, parsed.data);
    if (chosen) await setPassword(desk, chosen.data.password);
  });
  if ("init" in result) return result;
  const headers = new Headers({ "Set-Cookie": await forgetPendingProof() });
  const isAddressChange = pending.type === "email_change";
  const text = isAddressChange ? m.identity_confirm_email_changed() : m.identity_confirm_welcome();
  return redirectWithToast(isAddressChange ? href("/profilo") : pending.returnTo, { kind: "success", text }, headers);
}

function explanation(type: ProofKind, email: string): string {
  switch (type) {
    case "signup":
      return m.identity_code_sent_signup({ email });
    case "email_change":
      return m.identity_code_sent_email_change({ email });
    case "magiclink":
    case "recovery":
      return m.identity_code_sent({ email });
  }
}

export default function CodePage({ loaderData, actionData }: Route.ComponentProps) {
  const { email, type, hasMailbox } = loaderData;
  const { errors, error } = formView(actionData);
  return (
    <Page title={m.identity_code_title()} width="narrow" lead={<p>{explanation(type, email)}</p>}>
      <FormErrorSummary errors={errors} />
      {hasMailbox && (
        <p>
          {m.identity_code_mailbox()} <Link to={href("/posta-di-prova")}>{m.identity_code_mailbox_link()}</Link>.
        </p>
      )}
      <Form method="post">
        <TextField name="code" label={m.identity_code_label()} inputMode="numeric" autoComplete="one-time-code" maxLength={12} error={error("code")} required />
        {type === "recovery" && <NewPasswordField error={error("password")} />}
        <SubmitButton>{m.identity_code_submit()}</SubmitButton>
      </Form>
      <p className="mt-4">
        {m.identity_code_again()} <Link to={type === "recovery" ? href("/password-dimenticata") : href("/accedi")}>{m.identity_confirm_broken_link()}</Link>
      </p>
    </Page>
  );
}
