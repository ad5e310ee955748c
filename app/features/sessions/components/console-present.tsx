import { m } from "#app/paraglide/messages.js";
import { formatTime } from "#app/platform/i18n/format.ts";
import { LiveForm } from "#app/platform/realtime/live-form.tsx";
import { SubmitButton } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choice-field.tsx";
import { type Column, DataTable } from "#app/ui/data-table.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { attendanceModes } from "../sessions.limits.ts";
import { attendanceCategoryName, modeName, speakerWithBadge } from "../sessions.render.ts";
import type { ConsoleView, SessionPage } from "../sessions.schema.ts";

type Present = ConsoleView["present"][number];
type Props = { page: SessionPage; view: ConsoleView; /** New at each load of the page: sending a form twice enters one person. */ requestId: string };

/** Who is there, with their times and the minutes they spoke; who leaves; who comes without a device. */
export function ConsolePresent({ page, view, requestId }: Props) {
  const sessionId = page.session.id;
  return (
    <>
      <DataTable caption={m.sessions_present_table({ count: view.present.length })} columns={columns(sessionId, page.session.queueOpen)} rows={view.present} narrow="compact" rowKey={(row) => row.id} />
      <LiveForm intent="attendance:admit" fields={{ sessionId }} resetsAfter>
        {(failure) => (
          <details className="ta-panel" open={failure ? true : undefined}>
            <summary>{m.sessions_walk_in_title()}</summary>
            <input type="hidden" name="requestId" value={requestId} />
            <SelectField name="who" label={m.sessions_walk_in_who()} hint={m.sessions_walk_in_hint()} emptyLabel={m.sessions_choose()} required options={walkInOptions(view)} error={failure?.fieldSentences["who"]} />
            <RadioGroup name="mode" id="modalita" legend={m.sessions_mode()} inline required options={attendanceModes.map((mode) => ({ value: mode, label: modeName(mode) }))} defaultValue="presence" />
            <SubmitButton>{m.sessions_walk_in_admit()}</SubmitButton>
          </details>
        )}
      </LiveForm>
    </>
  );
}

function walkInOptions({ organisations, municipalities }: ConsoleView) {
  return [
    ...organisations.map(({ id, name, seated }) => ({ value: `organisation:${id}`, label: seated ? name : m.sessions_not_seated({ name }) })),
    ...municipalities.map(({ id, name }) => ({ value: `municipality:${id}`, label: m.sessions_citizen_of({ municipality: name }) })),
  ];
}

function columns(sessionId: string, isQueueOpen: boolean): Column<Present>[] {
  return [
    { key: "who", header: m.sessions_column_who(), isRowHeader: true, cell: (row) => speakerWithBadge(row) },
    { key: "category", header: m.sessions_column_category(), cell: (row) => attendanceCategoryName(row.category) },
    { key: "mode", header: m.sessions_mode(), cell: (row) => modeName(row.mode) },
    { key: "since", header: m.sessions_column_since(), cell: (row) => formatTime(row.arrivedAt) },
    { key: "spoken", header: m.sessions_column_spoken(), align: "end", cell: (row) => Math.round(row.spokenSeconds / 60) },
    { key: "do", header: m.sessions_column_actions(), cell: (row) => <RowActions row={row} sessionId={sessionId} isQueueOpen={isQueueOpen} /> },
  ];
}

function RowActions({ row, sessionId, isQueueOpen }: { row: Present; sessionId: string; isQueueOpen: boolean }) {
  const name = speakerWithBadge(row);
  return (
    <span className="ta-actions">
      {row.walkIn && isQueueOpen && !row.waiting && (
        <LiveForm intent="queue:ask" fields={{ sessionId, attendanceId: row.id, kind: "intervention" }}>
          <SubmitButton size="sm" variant="outline" aria-label={m.sessions_ask_for({ name })}>{m.sessions_ask_short()}</SubmitButton>
        </LiveForm>
      )}
      <LiveForm intent="attendance:mark_left" fields={{ sessionId, attendanceId: row.id }}>
        <SubmitButton size="sm" variant="outline" aria-label={m.sessions_mark_left_name({ name })}>{m.sessions_mark_left()}</SubmitButton>
      </LiveForm>
    </span>
  );
}
