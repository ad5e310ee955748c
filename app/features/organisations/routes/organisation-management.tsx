import { href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { answerForm } from "#app/features/identity/answer-form.server.ts";
import { FormProblems, PostedForm } from "#app/features/identity/components/posted-form.tsx";
import { personOrFormSent } from "#app/features/identity/require-person.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { shownForm } from "#app/platform/shown-form.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";
import { DelegationList } from "../components/delegation-list.tsx";
import { DetailFields } from "../components/detail-fields.tsx";
import { NameDelegateForm } from "../components/name-delegate-form.tsx";
import { StateNotice } from "../components/state-notice.tsx";
import { nameDelegate, revokeDelegate, saveOrganisationDetails } from "../organisations.commands.server.ts";
import { requireManagement } from "../organisations.queries.server.ts";
import { DelegateFormSchema, OrganisationDetailsSchema, RevokeDelegateFormSchema } from "../organisations.schema.ts";
import type { Route } from "./+types/organisation-management";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.organisation.name }];

export async function loader({ context, params, request }: Route.LoaderArgs) {
  personOrFormSent(context, request);
  return requireManagement(getDb(context), getDistrict(context).slug, params.organizzazione);
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const db = getDb(context);
  const id = params.organizzazione;
  const to = href("/:ambito/organizzazioni/:organizzazione/gestione", { ambito: getDistrict(context).slug, organizzazione: id });
  const form = await request.formData();
  switch (form.get("intent")) {
    case "name":
      return answerForm(context, form, DelegateFormSchema, { command: (input) => nameDelegate(db, id, input), to, done: m.organisations_delegate_invitation_sent() });
    case "revoke":
      return answerForm(context, form, RevokeDelegateFormSchema, { command: ({ delegationId }) => revokeDelegate(db, delegationId), to, done: m.organisations_delegate_revoked() });
    case "details":
      return answerForm(context, form, OrganisationDetailsSchema, { command: (details) => saveOrganisationDetails(db, id, details), to, done: m.organisations_details_saved() });
    default:
      throw new AppError("bad_request");
  }
}

export default function OrganisationManagement({ loaderData, actionData }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const { administers, organisation, tavoli, municipalities, delegates } = loaderData;
  const [details, name, revoke] = ["details", "name", "revoke"].map((intent) => shownForm(actionData, intent));
  const mine = new Set(delegates.filter((delegate) => delegate.mine).map(({ id }) => id));
  const crumbs = useDistrictCrumbs({ label: m.organisations_title(), to: href("/:ambito/organizzazioni", { ambito }) }, { label: organisation.name });
  return (
    <Page title={organisation.name} eyebrow={m.organisations_manage_eyebrow()} breadcrumb={crumbs} width="narrow">
      <StateNotice state={organisation.state} reason={organisation.stateReason} />
      <section className="mb-5">
        <h2>{m.organisations_manage_adesione()}</h2>
        <p>{m.organisations_manage_adesione_text()}</p>
        <LinkButton to={`${href("/:ambito/conferenza/adesione", { ambito })}?come=${organisation.id}`} variant="outline">
          {m.organisations_manage_adesione_open()}
        </LinkButton>
      </section>
      <section className="mb-5">
        <h2>{m.organisations_delegates()}</h2>
        <p>{m.organisations_delegates_lead()}</p>
        {revoke && <FormProblems form={revoke} />}
        {revoke && <DelegationList delegations={delegates} revoke={revoke} mayRevoke={({ id }) => administers || mine.has(id)} />}
        {administers && organisation.state === "verified" && name && (
          <>
            <h3 className="mt-4">{m.organisations_delegate_name()}</h3>
            <NameDelegateForm key={delegates.length} form={name} tavoli={tavoli} />
          </>
        )}
      </section>
      {administers && details && (
        <section>
          <h2>{m.organisations_details()}</h2>
          <p>{m.organisations_details_lead()}</p>
          <PostedForm form={details} submit={m.organisations_details_save()}>
            <DetailFields form={details} municipalities={municipalities} organisation={organisation} />
          </PostedForm>
        </section>
      )}
    </Page>
  );
}
