import { Form, href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { SignInAgain } from "#app/features/identity/components/sign-in-again.tsx";
import { formView } from "#app/features/identity/form-result.ts";
import { requirePerson } from "#app/features/identity/require-person.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { savePrivacyNotice } from "../my-data.commands.server.ts";
import { noticeFields, type NoticeField } from "../my-data.limits.ts";
import { getPrivacyNotice } from "../my-data.queries.server.ts";
import { noticeFieldName } from "../my-data.render.ts";
import { NoticeFormSchema } from "../my-data.schema.ts";
import type { Route } from "./+types/office-privacy";

export const meta: Route.MetaFunction = () => [{ title: m.my_data_notice_title() }];

export async function loader({ context }: Route.LoaderArgs) {
  return { notice: await getPrivacyNotice(getDb(context), getDistrict(context).id) };
}

export async function action({ context, request, params: { ambito } }: Route.ActionArgs) {
  const form = await request.formData();
  const parsed = parseForm(NoticeFormSchema, form);
  if (!parsed.ok) return formFailure(parsed);
  const saved = await commandResult(form, async () => {
    requirePerson(context, request);
    await savePrivacyNotice(getDb(context), getDistrict(context).id, parsed.data);
  });
  if ("init" in saved) return saved;
  return redirectWithToast(href("/:ambito/privacy", { ambito }), { kind: "success", text: m.my_data_notice_saved() });
}

const lines: readonly NoticeField[] = ["controller", "controllerContact", "dpoContact", "rightsContact"];
const areas: readonly NoticeField[] = ["processors", "hosting"];

export default function OfficePrivacy({ loaderData: { notice }, actionData }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const { errors, failure, error, value } = formView(actionData);
  const shared = (field: NoticeField) => ({ name: field, label: noticeFieldName(field), maxLength: noticeFields[field], defaultValue: value(field) ?? notice[field], error: error(field) });
  return (
    <Page
      title={m.my_data_notice_title()} lead={<p>{m.my_data_notice_lead()}</p>} width="narrow"
      breadcrumb={useDistrictCrumbs({ label: m.districts_nav_office(), to: href("/:ambito/ufficio", { ambito }) }, { label: m.my_data_notice_title() })}
    >
      {failure?.formError === "sign_in_needed" ? <SignInAgain /> : <FormErrorSummary errors={errors} />}
      <Form method="post" noValidate>
        <input type="hidden" name="revision" value={notice.revision} />
        {lines.map((field) => <TextField key={field} {...shared(field)} />)}
        {areas.map((field) => <TextareaField key={field} {...shared(field)} rows={3} />)}
        <SubmitButton>{m.my_data_notice_save()}</SubmitButton>
      </Form>
    </Page>
  );
}
