import { Form, href } from "react-router";
import { formView } from "#app/features/identity/form-result.ts";
import { personOrFormSent, requirePerson } from "#app/features/identity/require-person.server.ts";
import { SignInAgain } from "#app/features/identity/components/sign-in-again.tsx";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { clearDeviceTexts } from "#app/platform/device-texts.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { RetentionTable } from "../components/retention-table.tsx";
import { closeAccount } from "../my-data.commands.server.ts";
import { listRetention } from "../my-data.queries.server.ts";
import { CloseAccountSchema } from "../my-data.schema.ts";
import type { Route } from "./+types/my-data";

export const meta: Route.MetaFunction = () => [{ title: `${m.my_data_title()} · ${m.ui_site_name()}` }];

export async function loader({ context, request }: Route.LoaderArgs) {
  personOrFormSent(context, request);
  return { retention: await listRetention(getDb(context)) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const parsed = parseForm(CloseAccountSchema, form);
  if (!parsed.ok) return formFailure(parsed);
  const closed = await commandResult(form, async () => {
    requirePerson(context, request);
    await closeAccount(getDb(context), parsed.data);
  });
  if ("init" in closed) return closed;
  return redirectWithToast(href("/"), { kind: "success", text: m.my_data_closed() });
}

/** Texts that this device keeps go with the account, once it is closed. */
export async function clientAction({ serverAction }: Route.ClientActionArgs) {
  const answer = await serverAction();
  if (answer === undefined) await clearDeviceTexts();
  return answer;
}

export default function MyData({ loaderData: { retention }, actionData }: Route.ComponentProps) {
  const { errors, failure, error } = formView(actionData);
  return (
    <Page title={m.my_data_title()} lead={<p>{m.my_data_lead()}</p>} width="narrow" breadcrumb={[{ label: m.identity_profile_title(), to: href("/profilo") }, { label: m.my_data_title() }]}>
      {failure?.formError === "sign_in_needed" ? <SignInAgain /> : <FormErrorSummary errors={errors} />}
      <h2>{m.my_data_take_title()}</h2>
      <p>{m.my_data_take_text()}</p>
      <ul>
        <li><a href={href("/profilo/dati.html")}>{m.my_data_take_html()}</a></li>
        <li><a href={href("/profilo/dati.json")} download>{m.my_data_take_json()}</a></li>
      </ul>
      <h2>{m.my_data_retention_title()}</h2>
      <RetentionTable lines={retention} />
      <h2>{m.my_data_close_title()}</h2>
      <ul>
        <li>{m.my_data_close_stays()}</li>
        <li>{m.my_data_close_goes()}</li>
        <li>{m.my_data_close_receipts()}</li>
      </ul>
      <Confirm label={m.my_data_close_open()} variant="danger" question={m.my_data_close_question()}>
        <Form method="post" noValidate>
          <TextField name="confirmation" type="email" autoComplete="off" label={m.my_data_close_confirmation()} required error={error("confirmation")} />
          <SubmitButton variant="danger">{m.my_data_close_submit()}</SubmitButton>
        </Form>
      </Confirm>
    </Page>
  );
}
