import { data, Form, href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { LinkButton, SubmitButton } from "#app/ui/button.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { setPassword } from "../account.commands.server.ts";
import { NewPasswordField } from "../components/account-fields.tsx";
import { confirmWords } from "../components/confirm-words.ts";
import { formView } from "../form-result.ts";
import { NewPasswordSchema, ProofSchema } from "../identity.schema.ts";
import { forgetPendingProof, readPendingProof } from "../pending-proof.server.ts";
import { openDesk, proveByLink } from "../sign-in.commands.server.ts";
import type { Route } from "./+types/confirm";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.proof ? confirmWords(loaderData.proof.type).title : m.identity_confirm_broken_title()} · ${m.ui_site_name()}` },
  { name: "referrer", content: "same-origin" },
];

/** Opening the page uses nothing: programs that check mails open their links. The button does (rule IDN-03). */
export function loader({ url }: Route.LoaderArgs) {
  const parsed = ProofSchema.safeParse(Object.fromEntries(url.searchParams));
  return data({ proof: parsed.success ? parsed.data : null }, { headers: { "Cache-Control": "no-store" }, status: parsed.success ? 200 : 410 });
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const proof = parseForm(ProofSchema, form);
  if (!proof.ok) throw new AppError("link_expired");
  // The password is looked at first: a link works once, and must not be spent on a form that comes back.
  const chosen = proof.data.type === "recovery" ? parseForm(NewPasswordSchema, form) : null;
  if (chosen && !chosen.ok) return formFailure(chosen);
  const desk = openDesk(context);
  const result = await commandResult(form, async () => {
    const isSignedIn = await proveByLink(desk, proof.data);
    if (chosen) await setPassword(desk, chosen.data.password);
    return isSignedIn;
  });
  if ("init" in result) return result;
  const headers = new Headers({ "Set-Cookie": await forgetPendingProof() });
  const isAddressChange = proof.data.type === "email_change";
  if (isAddressChange && !result.data) return redirectWithToast(href("/profilo"), { kind: "info", text: m.identity_confirm_half() }, headers);
  const text = isAddressChange ? m.identity_confirm_email_changed() : m.identity_confirm_welcome();
  const pending = await readPendingProof(request);
  return redirectWithToast(isAddressChange ? href("/profilo") : (pending?.returnTo ?? href("/")), { kind: "success", text }, headers);
}

export default function ConfirmPage({ loaderData: { proof }, actionData }: Route.ComponentProps) {
  const { errors, error, failure } = formView(actionData);
  if (!proof || failure?.formError === "link_expired") return <BrokenLink />;
  const words = confirmWords(proof.type);
  return (
    <Page title={words.title} width="narrow" lead={<p>{words.text}</p>}>
      <FormErrorSummary errors={errors} />
      <Form method="post">
        <input type="hidden" name="token_hash" value={proof.token_hash} />
        <input type="hidden" name="type" value={proof.type} />
        {proof.type === "recovery" && <NewPasswordField error={error("password")} />}
        <SubmitButton>{words.submit}</SubmitButton>
      </Form>
    </Page>
  );
}

function BrokenLink() {
  return (
    <Page title={m.identity_confirm_broken_title()} width="narrow" lead={<p>{m.identity_confirm_broken_text()}</p>}>
      <LinkButton to={href("/accedi")}>{m.identity_confirm_broken_link()}</LinkButton>
    </Page>
  );
}
