import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { formatDate, formatTime } from "#app/platform/i18n/format.ts";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import type { Minutes } from "../minutes.schema.ts";

/** Body, cycle, date, place, from when to when. */
export function MinutesFacts({ session }: { session: Minutes["session"] }) {
  const { name } = useDistrict();
  return (
    <section>
      <h2>{m.minutes_facts()}</h2>
      <DefinitionList
        items={[
          { term: m.minutes_district(), description: name },
          { term: m.minutes_cycle(), description: session.cycleLabel },
          { term: m.minutes_date(), description: `${formatDate(session.startedAt ?? session.startsAt, "full")}. ${hours(session)}` },
          { term: m.minutes_place(), description: [session.place, session.isOnline ? m.minutes_also_online() : ""].filter(Boolean).join(", ") },
        ]}
      />
    </section>
  );
}

function hours({ startedAt, closedAt }: Minutes["session"]): string {
  if (startedAt === null) return "";
  const opened = formatTime(startedAt);
  return closedAt === null ? m.minutes_opened_only({ opened }) : m.minutes_opened_closed({ opened, closed: formatTime(closedAt) });
}
