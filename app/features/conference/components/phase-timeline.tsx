import { actionName, phaseName, phaseText, sortActions } from "#app/features/districts/districts.render.ts";
import type { Phase } from "#app/features/districts/districts.limits.ts";
import { m } from "#app/paraglide/messages.js";
import { formatDate, formatList } from "#app/platform/i18n/format.ts";
import { Timeline } from "#app/ui/timeline.tsx";
import { type PhaseOfCycle, phaseState } from "../conference.rules.ts";

type Props = { phases: readonly PhaseOfCycle[]; current: Phase };

/** The nine phases in time: what is behind, where we are and what one can do now, what comes next. */
export function PhaseTimeline({ phases, current }: Props) {
  return (
    <Timeline
      label={m.conference_phases()}
      items={phases.map((phase) => {
        const state = phaseState(phase.phase, current);
        const allowed = sortActions(phase.allows).map(actionName);
        return {
          key: phase.phase,
          title: phaseName(phase.phase),
          when: period(phase),
          state,
          children: (
            <>
              <p className="mb-1">{phaseText(phase.phase)}</p>
              {state === "current" && allowed.length > 0 && <p className="mb-0">{m.conference_now_open({ actions: formatList(allowed) })}</p>}
            </>
          ),
        };
      })}
    />
  );
}

/** «dal 3 maggio 2026 al 30 giugno 2026», or as much of it as is known. */
function period({ opensOn, closesOn }: PhaseOfCycle): string | null {
  if (opensOn && closesOn) return m.conference_from_to({ from: formatDate(opensOn), to: formatDate(closesOn) });
  if (opensOn) return m.conference_from({ from: formatDate(opensOn) });
  if (closesOn) return m.conference_to({ to: formatDate(closesOn) });
  return null;
}
