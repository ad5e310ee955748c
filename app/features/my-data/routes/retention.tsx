import { Form, href } from "react-router";
import { SignInAgain } from "#app/features/identity/components/sign-in-again.tsx";
import { formView } from "#app/features/identity/form-result.ts";
import { personOrFormSent, requirePerson } from "#app/features/identity/require-person.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { setRetention } from "../my-data.commands.server.ts";
import { listRetention } from "../my-data.queries.server.ts";
import { retentionClassName } from "../my-data.render.ts";
import { RetentionFormSchema } from "../my-data.schema.ts";
import type { Route } from "./+types/retention";

export const meta: Route.MetaFunction = () => [{ title: `${m.my_data_retention_title()} · ${m.ui_site_name()}` }];

export async function loader({ context, request }: Route.LoaderArgs) {
  const person = personOrFormSent(context, request);
  if (person && !person.platformAdmin) throw new AppError("not_found");
  return { lines: await listRetention(getDb(context)) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const parsed = parseForm(RetentionFormSchema, form);
  if (!parsed.ok) return formFailure(parsed);
  const saved = await commandResult(form, async () => {
    requirePerson(context, request);
    await setRetention(getDb(context), parsed.data);
  });
  return "init" in saved ? saved : redirectWithToast(href("/amministrazione/conservazione"), { kind: "success", text: m.my_data_retention_saved() });
}

export default function Retention({ loaderData: { lines }, actionData }: Route.ComponentProps) {
  const { errors, failure } = formView(actionData);
  const failed = failure?.values["class"];
  return (
    <Page
      title={m.my_data_retention_title()} lead={<p>{m.my_data_retention_lead()}</p>} width="narrow"
      breadcrumb={[{ label: m.identity_admin_title(), to: href("/amministrazione") }, { label: m.my_data_retention_title() }]}
    >
      {failure?.formError === "sign_in_needed" && <SignInAgain />}
      {failure && failure.formError !== "sign_in_needed" && <FormErrorSummary errors={Object.fromEntries(Object.entries(errors ?? {}).map(([name, sentence]) => [name === "days" ? `days-${String(failed)}` : "form", sentence]))} />}
      {lines.map((line) => (
        <Form key={line.class} method="post" noValidate className="border-bottom mb-3">
          <input type="hidden" name="class" value={line.class} />
          <TextField
            id={`days-${line.class}`} name="days" type="number" inputMode="numeric" min={line.shortest} max={line.longest}
            label={m.my_data_retention_label({ name: retentionClassName(line.class) })}
            hint={m.my_data_retention_bounds({ shortest: line.shortest, longest: line.longest })}
            defaultValue={failed === line.class ? String(failure?.values["days"] ?? "") : line.days}
            error={failed === line.class ? errors?.["days"] : undefined}
          />
          <SubmitButton variant="outline" size="sm">{m.my_data_retention_save()}</SubmitButton>
        </Form>
      ))}
    </Page>
  );
}
