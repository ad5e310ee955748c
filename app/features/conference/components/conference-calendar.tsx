import { m } from "#app/paraglide/messages.js";
import { formatTime } from "#app/platform/i18n/format.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Time } from "#app/ui/time.tsx";
import type { ConferencePage } from "../conference.schema.ts";

type Event = ConferencePage["events"][number];

/** The Conferenza's own dates; the tavoli's sessions have their page. */
export function ConferenceCalendar({ events }: { events: readonly Event[] }) {
  if (events.length === 0) return <EmptyState title={m.conference_calendar_none()} />;
  return (
    <DataTable
      caption={m.conference_calendar_caption()}
      rows={events}
      rowKey={(event) => event.id}
      columns={[
        { key: "title", header: m.conference_event(), isRowHeader: true, cell: (event) => event.title },
        {
          key: "when",
          header: m.conference_when(),
          cell: (event) => (
            <>
              <Time value={event.startsAt} withTime format="full" />
              {event.endsAt && ` – ${formatTime(event.endsAt)}`}
            </>
          ),
        },
        { key: "where", header: m.conference_where(), cell: (event) => event.place || "–" },
      ]}
    />
  );
}
