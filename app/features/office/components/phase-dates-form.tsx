import type { PhaseOfCycle } from "#app/features/conference/conference.rules.ts";
import { phaseName } from "#app/features/districts/districts.render.ts";
import { m } from "#app/paraglide/messages.js";
import type { ShownForm } from "../shown-form.ts";
import { BoundText } from "./bound-fields.tsx";
import { OfficeForm } from "./office-form.tsx";

type Props = { form: ShownForm; phases: readonly PhaseOfCycle[] };

/** The planned dates: what the public timeline shows. They move nothing by themselves. */
export function PhaseDatesForm({ form, phases }: Props) {
  return (
    <section>
      <h2>{m.office_phase_dates_title()}</h2>
      <p>{m.office_phase_dates_text()}</p>
      <OfficeForm form={form} submit={m.office_phase_dates_save()} variant="outline">
        {phases.map(({ phase, opensOn, closesOn }) => (
          <fieldset key={phase} className="mb-3">
            <legend className="h6">{phaseName(phase)}</legend>
            <div className="row">
              <div className="col-12 col-sm-6 col-lg-3">
                <BoundText form={form} name={`${phase}-opens`} label={m.office_phase_opens_on()} stored={opensOn ?? ""} type="date" />
              </div>
              <div className="col-12 col-sm-6 col-lg-3">
                <BoundText form={form} name={`${phase}-closes`} label={m.office_phase_closes_on()} stored={closesOn ?? ""} type="date" />
              </div>
            </div>
          </fieldset>
        ))}
      </OfficeForm>
    </section>
  );
}
