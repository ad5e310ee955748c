import { href } from "react-router";
import { getDistrict, requireCurrentCycle } from "#app/features/districts/district-context.ts";
import { addTavolo } from "#app/features/tavoli/tavoli.commands.server.ts";
import { listOfficeTavoli } from "#app/features/tavoli/tavoli.queries.server.ts";
import { TavoloFormSchema } from "#app/features/tavoli/tavoli.schema.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { OfficeForm } from "../components/office-form.tsx";
import { OfficeTavoloTable } from "../components/office-tavolo-table.tsx";
import { TavoloFields } from "../components/tavolo-fields.tsx";
import { answerForm } from "../office-answer.server.ts";
import { shownForm } from "../shown-form.ts";
import { useOfficeCrumbs } from "../use-office.ts";
import type { Route } from "./+types/office-tavoli";

export const meta: Route.MetaFunction = () => [{ title: m.office_tavoli_title() }];

export async function loader({ context }: Route.LoaderArgs) {
  requireCurrentCycle(context);
  return { tavoli: await listOfficeTavoli(getDb(context), getDistrict(context).id) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const cycle = requireCurrentCycle(context);
  return answerForm(context, await request.formData(), TavoloFormSchema, {
    command: (input) => addTavolo(getDb(context), cycle.id, input),
    to: href("/:ambito/ufficio/tavoli", { ambito: getDistrict(context).slug }),
    done: m.office_tavoli_added(),
  });
}

export default function OfficeTavoli({ loaderData: { tavoli }, actionData }: Route.ComponentProps) {
  const form = shownForm(actionData, "tavolo");
  return (
    <Page title={m.office_tavoli_title()} lead={m.office_tavoli_lead()} breadcrumb={useOfficeCrumbs({ label: m.office_tavoli_title() })}>
      {tavoli.length === 0 ? <EmptyState title={m.office_tavoli_none()} /> : <OfficeTavoloTable tavoli={tavoli} />}
      <h2>{m.office_tavoli_add()}</h2>
      <OfficeForm key={tavoli.length} form={form} submit={m.office_tavoli_add()}>
        <TavoloFields form={form} />
      </OfficeForm>
    </Page>
  );
}
