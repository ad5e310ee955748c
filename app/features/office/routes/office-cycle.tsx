import { href } from "react-router";
import { openCycle } from "#app/features/conference/conference.commands.server.ts";
import { conferenceLimits } from "#app/features/conference/conference.limits.ts";
import { CycleFormSchema } from "#app/features/conference/conference.schema.ts";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { Callout } from "#app/ui/callout.tsx";
import { Page } from "#app/ui/page.tsx";
import { BoundText } from "../components/bound-fields.tsx";
import { OfficeForm } from "../components/office-form.tsx";
import { answerForm } from "../office-answer.server.ts";
import { shownForm } from "../shown-form.ts";
import { useOfficeCrumbs } from "../use-office.ts";
import type { Route } from "./+types/office-cycle";

export const meta: Route.MetaFunction = () => [{ title: m.office_cycle_title() }];

export async function action({ context, request }: Route.ActionArgs) {
  const district = getDistrict(context);
  return answerForm(context, await request.formData(), CycleFormSchema, {
    command: (input) => openCycle(getDb(context), district.id, input),
    to: href("/:ambito/ufficio", { ambito: district.slug }),
    done: m.office_cycle_opened(),
  });
}

export default function OfficeCycle({ actionData }: Route.ComponentProps) {
  const { currentCycle } = useDistrict();
  const form = shownForm(actionData, "cycle");
  return (
    <Page title={m.office_cycle_title()} lead={m.office_cycle_lead()} breadcrumb={useOfficeCrumbs({ label: m.office_cycle_title() })} width="narrow">
      {currentCycle && (
        <Callout kind="warning" title={m.office_cycle_replaces_title({ label: currentCycle.label })}>
          <p>{m.office_cycle_replaces_text()}</p>
        </Callout>
      )}
      <OfficeForm form={form} submit={m.office_cycle_open()}>
        <BoundText form={form} name="label" label={m.office_cycle_label()} hint={m.office_cycle_label_hint()} maxLength={conferenceLimits.cycleLabel} required />
        <BoundText form={form} name="startsOn" label={m.office_cycle_starts()} type="date" required />
        <BoundText form={form} name="endsOn" label={m.office_cycle_ends()} type="date" required />
      </OfficeForm>
    </Page>
  );
}
