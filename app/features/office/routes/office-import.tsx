import { Form, href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { FormProblems } from "#app/features/identity/components/posted-form.tsx";
import { getViewer } from "#app/features/identity/viewer.ts";
import { fileText, importOrganisations, importWords, readOrganisationsCsv } from "#app/features/organisations/import.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult } from "#app/platform/forms.ts";
import { shownForm } from "#app/platform/shown-form.ts";
import { BoundTextarea } from "#app/ui/bound-fields.tsx";
import { SubmitButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { ImportPreview } from "../components/import-preview.tsx";
import { useOfficeCrumbs } from "../use-office.ts";
import type { Route } from "./+types/office-import";

export const meta: Route.MetaFunction = () => [{ title: m.organisations_import_title() }];

export async function action({ context, request }: Route.ActionArgs) {
  const { id, slug: ambito } = getDistrict(context);
  const db = getDb(context);
  const form = await request.formData();
  const file = form.get("file");
  if (file instanceof File && file.size > 0) form.set("text", await fileText(file));
  const text = String(form.get("text") ?? "");
  const confirmed = form.get("intent") === "confirm";
  const result = await commandResult(form, async () => {
    if (getViewer(context).kind === "anonymous") throw new AppError("sign_in_needed");
    // Of two texts one would be left out without a word.
    if (form.getAll("text").length > 1) throw new AppError("bad_request");
    if (text.trim() === "") throw new AppError("text_empty", { field: "text" });
    const read = readOrganisationsCsv(text, await importWords(db, id));
    return { ...read, outcomes: await importOrganisations(db, id, read.rows, !confirmed), text };
  });
  if (!("ok" in result)) return result;
  const added = result.data.outcomes.filter(({ outcome }) => outcome === "new").length;
  if (confirmed) return redirectWithToast(href("/:ambito/ufficio/organizzazioni", { ambito }), { kind: "success", text: m.organisations_import_done({ count: added }) });
  return result;
}

export default function OfficeImport({ actionData }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const form = shownForm(actionData?.ok === false ? actionData : undefined, "preview");
  const crumbs = useOfficeCrumbs({ label: m.organisations_accreditation_title(), to: href("/:ambito/ufficio/accrediti", { ambito }) }, { label: m.organisations_import_title() });
  return (
    <Page title={m.organisations_import_title()} lead={m.organisations_import_lead()} breadcrumb={crumbs}>
      {actionData?.ok && <ImportPreview preview={actionData.data} />}
      <FormProblems form={form} />
      <p>
        <a href={href("/:ambito/ufficio/organizzazioni/modello.csv", { ambito })} download>
          {m.organisations_import_template()}
        </a>
      </p>
      <Form method="post" encType="multipart/form-data" noValidate>
        <input type="hidden" name="intent" value="preview" />
        <TextField name="file" type="file" accept=".csv,text/csv,text/plain" label={m.organisations_import_file()} hint={m.organisations_import_file_hint()} />
        <BoundTextarea form={form} name="text" label={m.organisations_import_paste()} hint={m.organisations_import_paste_hint()} rows={8} spellCheck={false} />
        <SubmitButton>{m.organisations_import_preview()}</SubmitButton>
      </Form>
    </Page>
  );
}
