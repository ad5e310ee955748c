import { href, type ShouldRevalidateFunctionArgs } from "react-router";
import { changePhase, setPhaseDates } from "#app/features/conference/conference.commands.server.ts";
import { requireConferencePage } from "#app/features/conference/conference.queries.server.ts";
import { PhaseDatesFormSchema, PhaseFormSchema } from "#app/features/conference/conference.schema.ts";
import { getDistrict, requireCurrentCycle } from "#app/features/districts/district-context.ts";
import { phases } from "#app/features/districts/districts.limits.ts";
import { phaseName } from "#app/features/districts/districts.render.ts";
import { PostedFailure } from "#app/features/identity/components/posted-failure.tsx";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { Page } from "#app/ui/page.tsx";
import { PhaseChangeForm } from "../components/phase-change-form.tsx";
import { PhaseChoice } from "../components/phase-choice.tsx";
import { PhaseDatesForm } from "../components/phase-dates-form.tsx";
import { isHead } from "../office-context.ts";
import { answerForm } from "../office-answer.server.ts";
import { shownForm } from "../shown-form.ts";
import { useOfficeCrumbs } from "../use-office.ts";
import type { Route } from "./+types/office-phase";

export const meta: Route.MetaFunction = () => [{ title: m.office_phase_title() }];

/** A stale page is answered with what is true now, also when scripts run. */
export function shouldRevalidate({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return actionStatus === 409 || defaultShouldRevalidate;
}

export async function loader({ context, url }: Route.LoaderArgs) {
  const cycle = requireCurrentCycle(context);
  const conference = await requireConferencePage(getDb(context), getDistrict(context).slug);
  const wanted = phases.find((phase) => phase === url.searchParams.get("verso") && phase !== cycle.phase) ?? null;
  return { conference, cycle, wanted, head: isHead(context) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { slug: ambito } = getDistrict(context);
  const cycle = requireCurrentCycle(context);
  const formData = await request.formData();
  if (formData.get("intent") === "dates") {
    return answerForm(context, formData, PhaseDatesFormSchema, {
      command: (dates) => setPhaseDates(getDb(context), cycle.id, dates),
      to: href("/:ambito/ufficio/fase", { ambito }),
      done: m.office_phase_dates_saved(),
    });
  }
  return answerForm(context, formData, PhaseFormSchema, {
    command: (input) => changePhase(getDb(context), cycle.id, input),
    to: href("/:ambito/ufficio", { ambito }),
    done: m.office_phase_changed(),
  });
}

export default function OfficePhase({ loaderData, actionData }: Route.ComponentProps) {
  const { conference, cycle, wanted, head } = loaderData;
  const change = shownForm(actionData, "phase");
  return (
    <Page
      title={m.office_phase_title()}
      lead={m.office_phase_lead({ phase: phaseName(cycle.phase), label: cycle.label })}
      breadcrumb={useOfficeCrumbs({ label: m.office_phase_title() })}
    >
      {!head && wanted !== null && <PostedFailure />}
      {!head && <p>{m.office_phase_head_only()}</p>}
      {head && wanted === null && <PhaseChoice current={cycle.phase} />}
      {head && wanted !== null && <PhaseChangeForm form={change} phases={conference.phases} from={cycle.phase} to={wanted} revision={cycle.revision} />}
      {wanted === null && <PhaseDatesForm form={shownForm(actionData, "dates")} phases={conference.phases} />}
    </Page>
  );
}
