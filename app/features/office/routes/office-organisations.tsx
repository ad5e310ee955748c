import { href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { addOrganisation } from "#app/features/organisations/organisations.commands.server.ts";
import { listOfficeOrganisations } from "#app/features/organisations/organisations.queries.server.ts";
import { NewOrganisationFormSchema } from "#app/features/organisations/organisations.schema.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { BoundText } from "../components/bound-fields.tsx";
import { OfficeForm } from "../components/office-form.tsx";
import { OfficeOrganisationTable } from "../components/office-organisation-table.tsx";
import { OrganisationFields } from "../components/organisation-fields.tsx";
import { listMunicipalityOptions } from "../municipality-options.server.ts";
import { answerForm } from "../office-answer.server.ts";
import { shownForm } from "../shown-form.ts";
import { useOfficeCrumbs } from "../use-office.ts";
import type { Route } from "./+types/office-organisations";

export const meta: Route.MetaFunction = () => [{ title: m.office_organisations_title() }];

export async function loader({ context }: Route.LoaderArgs) {
  const db = getDb(context);
  const { id } = getDistrict(context);
  const [organisations, municipalities] = await Promise.all([listOfficeOrganisations(db, id), listMunicipalityOptions(db, id)]);
  return { organisations, municipalities };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { id, slug: ambito } = getDistrict(context);
  return answerForm(context, await request.formData(), NewOrganisationFormSchema, {
    command: (input) => addOrganisation(getDb(context), id, input),
    to: href("/:ambito/ufficio/organizzazioni", { ambito }),
    done: m.office_organisation_added(),
  });
}

export default function OfficeOrganisations({ loaderData: { organisations, municipalities }, actionData }: Route.ComponentProps) {
  const form = shownForm(actionData, "organisation");
  return (
    <Page title={m.office_organisations_title()} lead={m.office_organisations_lead()} breadcrumb={useOfficeCrumbs({ label: m.office_organisations_title() })}>
      {organisations.length === 0 ? <EmptyState title={m.office_organisations_none()} /> : <OfficeOrganisationTable organisations={organisations} />}
      <h2>{m.office_organisation_add()}</h2>
      <OfficeForm key={organisations.length} form={form} submit={m.office_organisation_add()}>
        <OrganisationFields form={form} municipalities={municipalities} />
        <BoundText form={form} name="delegateEmail" label={m.office_delegate_email()} hint={m.office_delegate_email_hint()} type="email" autoComplete="off" maxLength={254} />
        <BoundText form={form} name="substituteEmail" label={m.office_substitute_email()} hint={m.office_substitute_email_hint()} type="email" autoComplete="off" maxLength={254} />
      </OfficeForm>
    </Page>
  );
}
