import { href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { delegateKinds } from "#app/features/organisations/organisations.limits.ts";
import { listOfficeOrganisations } from "#app/features/organisations/organisations.queries.server.ts";
import { listOfficeTavoli } from "#app/features/tavoli/tavoli.queries.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { Page } from "#app/ui/page.tsx";
import { DelegateForms } from "../components/delegate-forms.tsx";
import { FormProblems, OfficeForm } from "../components/office-form.tsx";
import { OrganisationFields } from "../components/organisation-fields.tsx";
import { OrganisationTavoli } from "../components/organisation-tavoli.tsx";
import { listMunicipalityOptions } from "../municipality-options.server.ts";
import { answerOrganisation } from "../office-organisation.server.ts";
import { shownForm } from "../shown-form.ts";
import { useOfficeCrumbs } from "../use-office.ts";
import type { Route } from "./+types/office-organisation";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.organisation.name }];

export async function loader({ context, params }: Route.LoaderArgs) {
  const db = getDb(context);
  const { id } = getDistrict(context);
  const [organisations, municipalities, tavoli] = await Promise.all([listOfficeOrganisations(db, id), listMunicipalityOptions(db, id), listOfficeTavoli(db, id)]);
  const organisation = organisations.find((candidate) => candidate.id === params.organizzazione);
  if (!organisation) throw new AppError("not_found");
  return { organisation, municipalities, tavoli: tavoli.map(({ id: tavoloId, name }) => ({ id: tavoloId, name, seated: organisation.tavoloIds.includes(tavoloId) })) };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { slug: ambito } = getDistrict(context);
  const to = href("/:ambito/ufficio/organizzazioni/:organizzazione", { ambito, organizzazione: params.organizzazione });
  return answerOrganisation({ context, db: getDb(context), formData: await request.formData(), to, organisationId: params.organizzazione });
}

export default function OfficeOrganisationPage({ loaderData: { organisation, municipalities, tavoli }, actionData }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const edit = shownForm(actionData, "edit");
  const crumbs = useOfficeCrumbs({ label: m.office_organisations_title(), to: href("/:ambito/ufficio/organizzazioni", { ambito }) }, { label: organisation.name });
  return (
    <Page title={organisation.name} eyebrow={m.office_organisation_eyebrow()} breadcrumb={crumbs} width="narrow">
      <FormProblems form={shownForm(actionData, "revoke")} />
      {delegateKinds.map((kind) => (
        <DelegateForms
          key={kind}
          kind={kind}
          holder={organisation.delegates.find((delegate) => delegate.kind === kind) ?? null}
          name={shownForm(actionData, kind)}
          revoke={shownForm(actionData, "revoke")}
        />
      ))}
      <section className="mb-5">
        <h2>{m.office_organisation_tavoli()}</h2>
        <OrganisationTavoli tavoli={tavoli} seat={shownForm(actionData, "seat")} unseat={shownForm(actionData, "unseat")} />
      </section>
      <section>
        <h2>{m.office_organisation_edit()}</h2>
        <OfficeForm form={edit} submit={m.office_save()}>
          <OrganisationFields form={edit} municipalities={municipalities} organisation={organisation} />
        </OfficeForm>
      </section>
    </Page>
  );
}
