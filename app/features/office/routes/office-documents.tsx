import { href } from "react-router";
import { removeConferenceDocument, saveConferenceDocument } from "#app/features/conference/conference.commands.server.ts";
import { conferenceLimits } from "#app/features/conference/conference.limits.ts";
import { requireConferencePage } from "#app/features/conference/conference.queries.server.ts";
import { DocumentFormSchema, RemoveFormSchema } from "#app/features/conference/conference.schema.ts";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { formatDate } from "#app/platform/i18n/format.ts";
import { Page } from "#app/ui/page.tsx";
import { BoundText, BoundTextarea } from "../components/bound-fields.tsx";
import { OfficeForm } from "../components/office-form.tsx";
import { RemovableList } from "../components/removable-list.tsx";
import { answerForm } from "../office-answer.server.ts";
import { shownForm } from "../shown-form.ts";
import { useOfficeCrumbs } from "../use-office.ts";
import type { Route } from "./+types/office-documents";

export const meta: Route.MetaFunction = () => [{ title: m.office_documents_title() }];

export async function loader({ context }: Route.LoaderArgs) {
  return { conference: await requireConferencePage(getDb(context), getDistrict(context).slug) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { slug: ambito } = getDistrict(context);
  const db = getDb(context);
  const formData = await request.formData();
  const { id } = await requireConferencePage(db, ambito);
  const to = href("/:ambito/ufficio/documenti", { ambito });
  if (formData.get("intent") === "remove") {
    return answerForm(context, formData, RemoveFormSchema, { command: (input) => removeConferenceDocument(db, id, input.id), to, done: m.office_documents_removed() });
  }
  return answerForm(context, formData, DocumentFormSchema, { command: (input) => saveConferenceDocument(db, id, input), to, done: m.office_documents_saved() });
}

export default function OfficeDocuments({ loaderData: { conference }, actionData }: Route.ComponentProps) {
  const form = shownForm(actionData, "document");
  return (
    <Page title={m.office_documents_title()} lead={m.office_documents_lead()} breadcrumb={useOfficeCrumbs({ label: m.office_documents_title() })} width="narrow">
      <RemovableList
        form={shownForm(actionData, "remove")}
        items={conference.documents.map((document) => ({ id: document.id, label: document.title, detail: formatDate(document.publishedOn) }))}
        emptyText={m.office_documents_none()}
        question={m.office_documents_remove_question()}
      />
      <h2>{m.office_documents_add()}</h2>
      <OfficeForm key={conference.documents.length} form={form} submit={m.office_documents_save()}>
        <BoundText form={form} name="title" label={m.office_documents_name()} hint={m.office_documents_name_hint()} maxLength={conferenceLimits.documentTitle} required />
        <BoundTextarea form={form} name="body" label={m.office_documents_body()} hint={m.office_documents_body_hint()} maxLength={conferenceLimits.documentBody} rows={12} required />
      </OfficeForm>
    </Page>
  );
}
