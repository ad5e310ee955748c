import { categoryName } from "#app/features/organisations/categories.render.ts";
import { m } from "#app/paraglide/messages.js";
import { type Column, DataTable } from "#app/ui/data-table.tsx";
import { timesText } from "../minutes.render.ts";
import { citizenCount } from "../minutes.rules.ts";
import type { Minutes } from "../minutes.schema.ts";

type Organisation = Minutes["attendance"]["organisations"][number];

/** Organisations with each arrival and leaving, citizens as numbers by municipality. */
export function MinutesPresent({ attendance }: { attendance: Minutes["attendance"] }) {
  const columns: Column<Organisation>[] = [
    { key: "name", header: m.minutes_column_organisation(), isRowHeader: true, cell: (row) => row.name },
    { key: "category", header: m.minutes_column_category(), cell: (row) => categoryName(row.category) },
    { key: "times", header: m.minutes_column_times(), cell: (row) => row.times.map((times) => <div key={times.arrivedAt}>{timesText(times)}</div>) },
  ];
  return (
    <section>
      <h2>{m.minutes_present()}</h2>
      {attendance.organisations.length === 0 ? (
        <p>{m.minutes_present_none()}</p>
      ) : (
        <DataTable caption={m.minutes_present_organisations()} columns={columns} rows={attendance.organisations} rowKey={(row) => row.name} />
      )}
      <p className="mb-1">{m.minutes_citizens({ count: citizenCount(attendance) })}</p>
      {attendance.citizens.length > 0 && (
        <ul>
          {attendance.citizens.map(({ municipality, count }) => (
            <li key={municipality ?? ""}>{m.minutes_citizens_of({ municipality: municipality ?? m.minutes_citizens_unknown(), count })}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
