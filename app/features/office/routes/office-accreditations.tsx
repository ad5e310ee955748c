import { href, Link } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { answerForm } from "#app/features/identity/answer-form.server.ts";
import { PostedForm } from "#app/features/identity/components/posted-form.tsx";
import { DecisionFormSchema, InvitationDaysFormSchema } from "#app/features/organisations/accreditation.schema.ts";
import { decideOrganisation, setInvitationDays } from "#app/features/organisations/organisations.commands.server.ts";
import { listAccreditations } from "#app/features/organisations/organisations.queries.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { shownForm } from "#app/platform/shown-form.ts";
import { BoundText } from "#app/ui/bound-fields.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { AccreditationCard } from "../components/accreditation-card.tsx";
import { useOfficeCrumbs } from "../use-office.ts";
import type { Route } from "./+types/office-accreditations";

export const meta: Route.MetaFunction = () => [{ title: m.organisations_accreditation_title() }];

export async function loader({ context }: Route.LoaderArgs) {
  return listAccreditations(getDb(context), getDistrict(context).id);
}

export async function action({ context, request }: Route.ActionArgs) {
  const { id, slug: ambito } = getDistrict(context);
  const db = getDb(context);
  const form = await request.formData();
  const to = href("/:ambito/ufficio/accrediti", { ambito });
  if (form.get("intent") === "days") {
    return answerForm(context, form, InvitationDaysFormSchema, { command: ({ days }) => setInvitationDays(db, id, days), to, done: m.organisations_days_saved() });
  }
  return answerForm(context, form, DecisionFormSchema, { command: (input) => decideOrganisation(db, input), to, done: m.organisations_decided() });
}

export default function OfficeAccreditations({ loaderData: { organisations, invitationDays }, actionData }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const waiting = organisations.filter(({ state }) => state === "waiting");
  const decided = organisations.filter(({ state }) => state !== "waiting");
  const days = shownForm(actionData, "days");
  const card = (organisation: (typeof organisations)[number]) => (
    <AccreditationCard
      key={organisation.id}
      organisation={organisation}
      verify={shownForm(actionData, `verify-${organisation.id}`)}
      refuse={shownForm(actionData, `refuse-${organisation.id}`)}
    />
  );
  return (
    <Page title={m.organisations_accreditation_title()} lead={m.organisations_accreditation_lead()} breadcrumb={useOfficeCrumbs({ label: m.organisations_accreditation_title() })}>
      <section className="mb-5">
        <h2>{m.organisations_accreditation_waiting({ count: waiting.length })}</h2>
        {waiting.length === 0 ? <EmptyState title={m.organisations_accreditation_none()} /> : waiting.map(card)}
      </section>
      {decided.length > 0 && (
        <section className="mb-5">
          <h2>{m.organisations_accreditation_decided()}</h2>
          {decided.map(card)}
        </section>
      )}
      <section className="mb-5">
        <h2>{m.organisations_import_title()}</h2>
        <p>
          <Link to={href("/:ambito/ufficio/organizzazioni/importa", { ambito })}>{m.organisations_import_open()}</Link>
        </p>
      </section>
      <section>
        <h2>{m.organisations_days_title()}</h2>
        <PostedForm form={days} submit={m.organisations_days_save()} variant="outline">
          <BoundText form={days} name="days" label={m.organisations_days_label()} type="number" min={1} max={60} stored={String(invitationDays)} required />
        </PostedForm>
      </section>
    </Page>
  );
}
