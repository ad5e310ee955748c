import { href } from "react-router";
import { getDistrict, requireCurrentCycle } from "#app/features/districts/district-context.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { listOfficeOrganisations } from "#app/features/organisations/organisations.queries.server.ts";
import { tavoloRoles } from "#app/features/tavoli/tavoli.limits.ts";
import { listOfficeTavoli, requireTavoloPage } from "#app/features/tavoli/tavoli.queries.server.ts";
import { tavoloRoleName } from "#app/features/tavoli/tavoli.render.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { Page } from "#app/ui/page.tsx";
import { OfficeForm } from "../components/office-form.tsx";
import { RoleForms } from "../components/role-forms.tsx";
import { SeatForms } from "../components/seat-forms.tsx";
import { TavoloFields } from "../components/tavolo-fields.tsx";
import { answerTavolo } from "../office-tavolo.server.ts";
import { shownForm } from "../shown-form.ts";
import { useOfficeCrumbs } from "../use-office.ts";
import type { Route } from "./+types/office-tavolo";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.tavolo.name }];

export async function loader({ context, params }: Route.LoaderArgs) {
  const db = getDb(context);
  const { id } = getDistrict(context);
  const [tavoli, organisations] = await Promise.all([listOfficeTavoli(db, id), listOfficeOrganisations(db, id)]);
  const tavolo = tavoli.find(({ slug }) => slug === params.tavolo);
  if (!tavolo) throw new AppError("not_found");
  const seated = new Set(tavolo.organisations.map((organisation) => organisation.id));
  return { tavolo, others: organisations.filter((organisation) => !seated.has(organisation.id)).map(({ id: value, name }) => ({ value, label: name })) };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { slug: ambito } = getDistrict(context);
  const db = getDb(context);
  const formData = await request.formData();
  const tavolo = await requireTavoloPage(db, ambito, params.tavolo);
  const to = href("/:ambito/ufficio/tavoli/:tavolo", { ambito, tavolo: tavolo.slug });
  return answerTavolo({ context, db, formData, to, cycleId: requireCurrentCycle(context).id, tavoloId: tavolo.id });
}

export default function OfficeTavoloPage({ loaderData: { tavolo, others }, actionData }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const edit = shownForm(actionData, "edit");
  const crumbs = useOfficeCrumbs({ label: m.office_tavoli_title(), to: href("/:ambito/ufficio/tavoli", { ambito }) }, { label: tavolo.name });
  return (
    <Page title={tavolo.name} eyebrow={m.office_tavolo_eyebrow()} breadcrumb={crumbs} width="narrow">
      <section className="mb-5">
        <h2>{m.office_tavolo_people()}</h2>
        <p>{m.office_tavolo_people_text()}</p>
        <RoleForms
          grant={shownForm(actionData, "grant")}
          revoke={shownForm(actionData, "revoke")}
          holders={tavolo.roles.map((role) => ({ ...role, roleName: tavoloRoleName(role.role) }))}
          roles={tavoloRoles.map((value) => ({ value, label: tavoloRoleName(value) }))}
        />
      </section>
      <section className="mb-5">
        <h2>{m.office_tavolo_seats()}</h2>
        <SeatForms seat={shownForm(actionData, "seat")} unseat={shownForm(actionData, "unseat")} seated={tavolo.organisations} others={others} />
      </section>
      <section>
        <h2>{m.office_tavolo_edit()}</h2>
        <OfficeForm form={edit} submit={m.office_save()}>
          <TavoloFields form={edit} tavolo={tavolo} />
        </OfficeForm>
      </section>
    </Page>
  );
}
