import { href, Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { formatDate, formatList } from "#app/platform/i18n/format.ts";
import { Callout } from "#app/ui/callout.tsx";
import { actionName, phaseName, phaseText, sortActions } from "../districts.render.ts";
import type { CurrentCycle, DistrictPage } from "../districts.schema.ts";
import { useDistrict } from "../use-district.ts";

/** At which point the Conferenza stands today and what one can do. */
export function PhaseNotice({ cycle, dates }: { cycle: CurrentCycle; dates: DistrictPage["phaseDates"] }) {
  const { slug } = useDistrict();
  const allowed = sortActions(cycle.phaseAllows).map(actionName);
  return (
    <Callout title={m.districts_phase_now({ phase: phaseName(cycle.phase), cycle: cycle.label })}>
      <p>{phaseText(cycle.phase)}</p>
      {dates?.closesOn && <p>{m.districts_phase_until({ date: formatDate(dates.closesOn) })}</p>}
      {allowed.length > 0 && <p>{m.districts_phase_can({ actions: formatList(allowed) })}</p>}
      <p>
        <Link to={href("/:ambito/conferenza", { ambito: slug })}>{m.districts_phase_link()}</Link>
      </p>
    </Callout>
  );
}
