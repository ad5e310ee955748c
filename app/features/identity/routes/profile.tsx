import { href, redirect } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { localeCookie } from "#app/platform/i18n/locale.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { changeEmail, changePassword, saveProfile, signOutEverywhere } from "../account.commands.server.ts";
import { EmailForm, LoginsForm, PasswordForm, ProfileForm } from "../components/profile-forms.tsx";
import { RoleList } from "../components/role-list.tsx";
import { SignInAgain } from "../components/sign-in-again.tsx";
import { formView } from "../form-result.ts";
import { listMunicipalities, requireAccount } from "../identity.queries.server.ts";
import { EmailChangeSchema, PasswordChangeSchema, ProfileSchema } from "../identity.schema.ts";
import { pendingProofCookie } from "../pending-proof.server.ts";
import { personOrFormSent, requirePerson } from "../require-person.server.ts";
import { openDesk } from "../sign-in.commands.server.ts";
import type { Route } from "./+types/profile";

export const meta: Route.MetaFunction = () => [{ title: `${m.identity_profile_title()} · ${m.ui_site_name()}` }];

export async function loader({ context, request }: Route.LoaderArgs) {
  if (!personOrFormSent(context, request)) return { account: null, municipalities: [] };
  const db = getDb(context);
  const [account, municipalities] = await Promise.all([requireAccount(db), listMunicipalities(db)]);
  return { account, municipalities };
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  switch (form.get("azione")) {
    case "profilo":
      return saveProfileForm(context, request, form);
    case "indirizzo":
      return changeEmailForm(context, request, form);
    case "password":
      return changePasswordForm(context, request, form);
    case "esci":
      requirePerson(context, request);
      await signOutEverywhere(getDb(context), openDesk(context));
      return redirectWithToast(href("/"), { kind: "success", text: m.identity_signed_out_everywhere() });
    default:
      throw new AppError("bad_request");
  }
}

type Context = Route.ActionArgs["context"];

async function saveProfileForm(context: Context, request: Request, form: FormData) {
  const parsed = parseForm(ProfileSchema, form);
  if (!parsed.ok) return formFailure(parsed);
  const result = await commandResult(form, async () => {
    requirePerson(context, request);
    await saveProfile(getDb(context), parsed.data);
  });
  if ("init" in result) return result;
  const headers = new Headers({ "Set-Cookie": localeCookie(parsed.data.locale) });
  return redirectWithToast(href("/profilo"), { kind: "success", text: m.identity_profile_saved({}, { locale: parsed.data.locale }) }, headers);
}

async function changeEmailForm(context: Context, request: Request, form: FormData) {
  const parsed = parseForm(EmailChangeSchema, form);
  if (!parsed.ok) return formFailure(parsed);
  const result = await commandResult(form, async () => {
    requirePerson(context, request);
    await changeEmail(openDesk(context), await requireAccount(getDb(context)), parsed.data);
  });
  if ("init" in result) return result;
  const pending = await pendingProofCookie({ email: parsed.data.newEmail, type: "email_change", returnTo: href("/profilo") });
  return redirect(href("/accedi/codice"), { headers: { "Set-Cookie": pending } });
}

async function changePasswordForm(context: Context, request: Request, form: FormData) {
  const parsed = parseForm(PasswordChangeSchema, form);
  if (!parsed.ok) return formFailure(parsed);
  const result = await commandResult(form, async () => {
    requirePerson(context, request);
    await changePassword(openDesk(context), await requireAccount(getDb(context)), parsed.data);
  });
  if ("init" in result) return result;
  return redirectWithToast(href("/profilo"), { kind: "success", text: m.identity_profile_password_saved() });
}

export default function ProfilePage({ loaderData: { account, municipalities }, actionData }: Route.ComponentProps) {
  const { errors, failure } = formView(actionData);
  const isOver = failure?.formError === "sign_in_needed";
  if (!account) return <Page title={m.identity_profile_title()} width="narrow">{failure && <SignInAgain values={failure.values} />}</Page>;
  return (
    <Page title={m.identity_profile_title()} width="narrow">
      {isOver ? <SignInAgain /> : <FormErrorSummary errors={errors} />}
      <RoleList account={account} />
      <ProfileForm account={account} municipalities={municipalities} view={formView(actionData, "profilo")} />
      <EmailForm account={account} view={formView(actionData, "indirizzo")} />
      <PasswordForm account={account} view={formView(actionData, "password")} />
      <LoginsForm />
      <p>
        <LinkButton variant="outline" to={href("/profilo/dati")}>{m.my_data_link()}</LinkButton>
      </p>
      {account.platformAdmin && (
        <p>
          <LinkButton variant="outline" to={href("/amministrazione")}>{m.identity_profile_admin_link()}</LinkButton>
        </p>
      )}
    </Page>
  );
}
