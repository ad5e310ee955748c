import { Form } from "react-router";
import { type Phase, phases } from "#app/features/districts/districts.limits.ts";
import { phaseName } from "#app/features/districts/districts.render.ts";
import { nextPhase } from "#app/features/conference/conference.rules.ts";
import { m } from "#app/paraglide/messages.js";
import { SubmitButton } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";

/** Where to go from here: the choice only leads to the page that says what it would open and close. */
export function PhaseChoice({ current }: { current: Phase }) {
  return (
    <section className="mb-5">
      <h2>{m.office_phase_choose_title()}</h2>
      <Form method="get">
        <SelectField
          name="verso"
          label={m.office_phase_to()}
          defaultValue={nextPhase(current) ?? current}
          options={phases.map((phase) => ({ value: phase, label: phase === current ? m.office_phase_current_option({ phase: phaseName(phase) }) : phaseName(phase), disabled: phase === current }))}
        />
        <SubmitButton>{m.office_phase_preview()}</SubmitButton>
      </Form>
    </section>
  );
}
