import { href, Link } from "react-router";
import { type PhaseOfCycle, phaseChange } from "#app/features/conference/conference.rules.ts";
import type { Phase, PhaseAction } from "#app/features/districts/districts.limits.ts";
import { actionName, phaseName, sortActions } from "#app/features/districts/districts.render.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { Callout } from "#app/ui/callout.tsx";
import { deskSearch } from "../desk/desk.render.ts";
import type { ShownForm } from "../shown-form.ts";
import { OfficeForm } from "./office-form.tsx";

type Props = { form: ShownForm; phases: readonly PhaseOfCycle[]; from: Phase; to: Phase; revision: number };

/** What the change opens and what it closes, and the button that does it. */
export function PhaseChangeForm({ form, phases, from, to, revision }: Props) {
  const { slug: ambito } = useDistrict();
  const before = phases.find((phase) => phase.phase === from);
  const after = phases.find((phase) => phase.phase === to);
  if (!before || !after) return null;
  const { opens, closes, stays } = phaseChange(before, after);
  return (
    <section className="mb-5">
      <h2>{m.office_phase_confirm_title({ from: phaseName(from), to: phaseName(to) })}</h2>
      <Callout kind="success" headingLevel={3} title={m.office_phase_opens()}>
        <ActionList actions={opens} />
      </Callout>
      <Callout kind="warning" headingLevel={3} title={m.office_phase_closes()}>
        <ActionList actions={closes} />
      </Callout>
      <Callout headingLevel={3} title={m.office_phase_stays()}>
        <ActionList actions={stays} />
      </Callout>
      {(to === "approvazione" || to === "attuazione") && (
        <p>
          <Link to={`${href("/:ambito/ufficio/proposte", { ambito })}${deskSearch({ answer: "open" })}`}>{m.office_phase_open_proposals()}</Link>
        </p>
      )}
      <p>{m.office_phase_confirm_text()}</p>
      <OfficeForm form={form} submit={m.office_phase_confirm({ to: phaseName(to) })}>
        <input type="hidden" name="phase" value={to} />
        <input type="hidden" name="revision" value={revision} />
      </OfficeForm>
      <p className="mt-3">
        <Link to={href("/:ambito/ufficio/fase", { ambito })}>{m.office_phase_cancel()}</Link>
      </p>
    </section>
  );
}

function ActionList({ actions }: { actions: readonly PhaseAction[] }) {
  if (actions.length === 0) return <p>{m.office_phase_nothing()}</p>;
  return (
    <ul>
      {sortActions(actions).map((action) => (
        <li key={action}>{actionName(action)}</li>
      ))}
    </ul>
  );
}
