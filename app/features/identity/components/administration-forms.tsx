import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { SubmitButton } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import type { AdminDistrict } from "../administration.schema.ts";
import type { formView } from "../form-result.ts";
import { EmailField } from "./account-fields.tsx";

type View = ReturnType<typeof formView>;

export function OfficeHeadForm({ districts, view }: { districts: readonly AdminDistrict[]; view: View }) {
  return (
    <section className="mt-5">
      <h2 className="h4">{m.identity_admin_head_title()}</h2>
      <p>{m.identity_admin_head_text()}</p>
      <Form method="post">
        <input type="hidden" name="azione" value="responsabile" />
        <SelectField
          name="districtId"
          label={m.identity_admin_head_district()}
          options={districts.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={view.value("districtId")}
          error={view.error("districtId")}
          required
        />
        <EmailField error={view.error("email")} value={view.value("email")} />
        <SubmitButton variant="outline">{m.identity_admin_head_submit()}</SubmitButton>
      </Form>
    </section>
  );
}

export function CreateDistrictForm({ view }: { view: View }) {
  const field = (name: string) => ({ name, error: view.error(name), defaultValue: view.value(name), required: true });
  return (
    <section className="mt-5">
      <h2 className="h4">{m.identity_admin_create_title()}</h2>
      <Form method="post">
        <input type="hidden" name="azione" value="ambito" />
        <TextField {...field("name")} label={m.identity_admin_create_name()} maxLength={120} />
        <TextField {...field("slug")} label={m.identity_admin_create_slug()} hint={m.identity_admin_create_slug_hint()} maxLength={41} autoCapitalize="none" spellCheck={false} />
        <TextField {...field("numberPrefix")} label={m.identity_admin_create_prefix()} hint={m.identity_admin_create_prefix_hint()} maxLength={6} />
        <TextField {...field("leadBody")} label={m.identity_admin_create_lead()} maxLength={200} />
        <TextareaField {...field("municipalities")} label={m.identity_admin_create_municipalities()} hint={m.identity_admin_create_municipalities_hint()} rows={8} spellCheck={false} />
        <SubmitButton>{m.identity_admin_create_submit()}</SubmitButton>
      </Form>
    </section>
  );
}
