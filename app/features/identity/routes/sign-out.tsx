import { Form, href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { clearDeviceTexts } from "#app/platform/device-texts.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";
import { openDesk, signOut } from "../sign-in.commands.server.ts";
import type { Route } from "./+types/sign-out";

export const meta: Route.MetaFunction = () => [{ title: `${m.identity_sign_out_title()} · ${m.ui_site_name()}` }];

export async function action({ context }: Route.ActionArgs) {
  await signOut(openDesk(context));
  return redirectWithToast(href("/"), { kind: "success", text: m.identity_signed_out() });
}

/** Texts that this device keeps go with the person. */
export async function clientAction({ serverAction }: Route.ClientActionArgs) {
  await clearDeviceTexts();
  return serverAction();
}

/** For whoever opens the address by hand: only the button signs out. */
export default function SignOutPage() {
  return (
    <Page title={m.identity_sign_out_title()} width="narrow" lead={<p>{m.identity_sign_out_text()}</p>}>
      <Form method="post">
        <SubmitButton>{m.identity_sign_out_submit()}</SubmitButton>
      </Form>
    </Page>
  );
}
