import { href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { delegateKinds } from "#app/features/organisations/organisations.limits.ts";
import { DelegationList } from "#app/features/organisations/components/delegation-list.tsx";
import { DetailFields } from "#app/features/organisations/components/detail-fields.tsx";
import { NameDelegateForm } from "#app/features/organisations/components/name-delegate-form.tsx";
import { StateNotice } from "#app/features/organisations/components/state-notice.tsx";
import { listOfficeOrganisations, requireOfficeOrganisation } from "#app/features/organisations/organisations.queries.server.ts";
import { listOfficeTavoli } from "#app/features/tavoli/tavoli.queries.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { Page } from "#app/ui/page.tsx";
import { DelegateForms } from "../components/delegate-forms.tsx";
import { FormProblems, OfficeForm } from "../components/office-form.tsx";
import { OrganisationFields } from "../components/organisation-fields.tsx";
import { OrganisationStateForms } from "../components/organisation-state-forms.tsx";
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
  const stored = await requireOfficeOrganisation(db, organisation.id);
  return { organisation, stored, municipalities, tavoli: tavoli.map(({ id: tavoloId, name }) => ({ id: tavoloId, name, seated: organisation.tavoloIds.includes(tavoloId) })) };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { slug: ambito } = getDistrict(context);
  const to = href("/:ambito/ufficio/organizzazioni/:organizzazione", { ambito, organizzazione: params.organizzazione });
  return answerOrganisation({ context, db: getDb(context), formData: await request.formData(), to, organisationId: params.organizzazione });
}

export default function OfficeOrganisationPage({ loaderData: { organisation, stored, municipalities, tavoli }, actionData }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const [edit, details, name, revoke, decide] = [shownForm(actionData, "edit"), shownForm(actionData, "details"), shownForm(actionData, "name"), shownForm(actionData, "revoke"), shownForm(actionData, "decide")];
  const ofTavoli = organisation.delegates.filter(({ tavoloId }) => tavoloId !== null);
  const crumbs = useOfficeCrumbs({ label: m.office_organisations_title(), to: href("/:ambito/ufficio/organizzazioni", { ambito }) }, { label: organisation.name });
  return (
    <Page title={organisation.name} eyebrow={m.office_organisation_eyebrow()} breadcrumb={crumbs} width="narrow">
      <StateNotice state={stored.state} reason={stored.stateReason} />
      <FormProblems form={revoke} />
      {delegateKinds.map((kind) => (
        <DelegateForms
          key={kind}
          kind={kind}
          holder={organisation.delegates.find((delegate) => delegate.kind === kind && delegate.tavoloId === null) ?? null}
          name={shownForm(actionData, kind)}
          revoke={revoke}
        />
      ))}
      <section className="mb-5">
        <h2>{m.organisations_delegates_of_tavoli()}</h2>
        <DelegationList delegations={ofTavoli} revoke={revoke} mayRevoke={() => true} />
        <NameDelegateForm key={ofTavoli.length} form={name} tavoli={tavoli} withWhole={false} />
      </section>
      <section className="mb-5">
        <h2>{m.office_organisation_tavoli()}</h2>
        <OrganisationTavoli tavoli={tavoli} seat={shownForm(actionData, "seat")} unseat={shownForm(actionData, "unseat")} />
      </section>
      <section className="mb-5">
        <h2>{m.office_organisation_edit()}</h2>
        <OfficeForm form={edit} submit={m.office_save()}>
          <OrganisationFields form={edit} municipalities={municipalities} organisation={organisation} />
        </OfficeForm>
      </section>
      <section className="mb-5">
        <h2>{m.organisations_details()}</h2>
        <OfficeForm form={details} submit={m.organisations_details_save()}>
          <DetailFields form={details} municipalities={municipalities.map(({ value, label }) => ({ id: value, name: label }))} organisation={stored} />
        </OfficeForm>
      </section>
      <OrganisationStateForms state={stored.state} organisationId={stored.id} form={decide} />
    </Page>
  );
}
