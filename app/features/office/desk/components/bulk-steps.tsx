import { Form, Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { formatDate } from "#app/platform/i18n/format.ts";
import { Alert } from "#app/ui/alert.tsx";
import { SubmitButton } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { RadioGroup } from "#app/ui/choice-field.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { FormProblems } from "../../components/office-form.tsx";
import type { ShownForm } from "../../shown-form.ts";
import { mergeReasonLength } from "../desk.limits.ts";
import { actName } from "../desk.render.ts";
import type { ActResult, BulkForm, DeskLine, DeskTable } from "../desk.schema.ts";

type ConfirmProps = { form: BulkForm; table: DeskTable; to: string };

/** What the act means for the ticked rows, in a sentence. */
function consequence({ act, tavoloId, assigneeId, dueOn }: BulkForm, { choices, people }: DeskTable): string {
  const tavolo = choices.tavoli.find(({ id }) => id === tavoloId)?.name;
  switch (act) {
    case "admit":
      return tavolo === undefined ? m.office_bulk_admit_text() : m.office_bulk_admit_tavolo_text({ tavolo });
    case "review":
      return m.office_bulk_review_text();
    case "tavolo":
      return tavolo === undefined ? m.office_bulk_tavolo_away_text() : m.office_bulk_tavolo_text({ tavolo });
    case "assign": {
      const name = people.find(({ id }) => id === assigneeId)?.name;
      return name === undefined ? m.office_bulk_unassign_text() : m.office_bulk_assign_text({ name });
    }
    case "merge":
      return m.office_bulk_merge_text();
    case "due":
      return dueOn === null ? m.office_bulk_due_away_text() : m.office_bulk_due_text({ day: formatDate(dueOn) });
  }
}

type MergeProps = { form: ShownForm; lines: readonly DeskLine[]; rows: readonly { id: string; revision: number }[]; to: string };

/** The last look before the chosen proposals flow into one of them: which, and why. */
export function MergeConfirmation({ form, lines, rows, to }: MergeProps) {
  const chosen = lines.filter(({ id }) => rows.some((row) => row.id === id));
  return (
    <Form method="post" noValidate>
      <h2>{m.office_bulk_confirm_title({ act: actName("merge"), count: rows.length })}</h2>
      <p>{m.office_bulk_merge_text()}</p>
      <FormProblems form={form} />
      <RadioGroup id={form.id("intoId")} name="intoId" legend={m.office_bulk_merge_into()} options={chosen.map((line) => ({ value: line.id, label: `${line.number} · ${line.title}` }))} defaultValue={form.value("intoId")} error={form.error("intoId")} required />
      <TextareaField id={form.id("reason")} name="reason" label={m.office_bulk_merge_reason()} rows={3} maxLength={mergeReasonLength.max} defaultValue={form.value("reason")} error={form.error("reason")} required />
      {rows.map((row) => (
        <input key={row.id} type="hidden" name="chosen[]" value={`${row.id}~${row.revision}`} />
      ))}
      <p className="d-flex flex-wrap gap-3 align-items-center">
        <SubmitButton name="intent" value="merge">{m.office_bulk_confirm()}</SubmitButton>
        <Link to={to}>{m.office_bulk_cancel()}</Link>
      </p>
    </Form>
  );
}

/** The last look before many proposals are moved. */
export function BulkConfirmation({ form, table, to }: ConfirmProps) {
  const chosen = table.items.filter(({ id }) => form.chosen.some((row) => row.id === id));
  return (
    <Form method="post">
      <h2>{m.office_bulk_confirm_title({ act: actName(form.act), count: form.chosen.length })}</h2>
      <p>{consequence(form, table)}</p>
      <ul>
        {chosen.map((line) => (
          <li key={line.id}>{line.number} · {line.title}</li>
        ))}
      </ul>
      {form.chosen.map((row) => (
        <input key={row.id} type="hidden" name="chosen[]" value={`${row.id}~${row.revision}`} />
      ))}
      <input type="hidden" name="act" value={form.act} />
      <input type="hidden" name="tavoloId" value={form.tavoloId ?? ""} />
      <input type="hidden" name="assigneeId" value={form.assigneeId ?? ""} />
      <input type="hidden" name="dueOn" value={form.dueOn ?? ""} />
      <p className="d-flex flex-wrap gap-3 align-items-center">
        <SubmitButton name="intent" value="do">{m.office_bulk_confirm()}</SubmitButton>
        <Link to={to}>{m.office_bulk_cancel()}</Link>
      </p>
    </Form>
  );
}

type ResultsProps = { results: readonly (ActResult & { sentence: string | null })[]; to: string };

/** For each ticked row whether it was done and, if not, why. */
export function BulkResults({ results, to }: ResultsProps) {
  const done = results.filter((result) => result.done).length;
  return (
    <section>
      <h2>{m.office_bulk_results_title()}</h2>
      <Alert kind={done === results.length ? "success" : "warning"} role="status">
        {m.office_bulk_results_text({ done, refused: results.length - done })}
      </Alert>
      <DataTable
        caption={m.office_bulk_results_title()}
        isCaptionHidden
        rows={results}
        rowKey={(result) => result.id}
        columns={[
          { key: "title", header: m.office_column_title(), isRowHeader: true, cell: (result) => (result.number === null ? m.office_bulk_unknown() : `${result.number} · ${result.title}`) },
          { key: "done", header: m.office_bulk_results_column(), cell: (result) => (result.done ? m.office_bulk_done() : `${m.office_bulk_refused()}: ${result.sentence}`) },
        ]}
      />
      <p>
        <Link to={to}>{m.office_bulk_back()}</Link>
      </p>
    </section>
  );
}
