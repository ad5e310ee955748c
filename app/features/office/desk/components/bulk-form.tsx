import type { ReactNode } from "react";
import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { SubmitButton } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FormProblems } from "../../components/office-form.tsx";
import type { ShownForm } from "../../shown-form.ts";
import { deskActs } from "../desk.limits.ts";
import { actName } from "../desk.render.ts";
import type { DeskTable } from "../desk.schema.ts";

type Props = { form: ShownForm; table: DeskTable; children: ReactNode };

/** The table's rows with, below them, what to do with the ticked ones. Sending it leads to a last look, not yet to the act. */
export function BulkForm({ form, table, children }: Props) {
  const value = (name: string) => form.value(name);
  return (
    <Form method="post" noValidate preventScrollReset aria-label={m.office_table_caption()}>
      <FormProblems form={form} />
      {children}
      <fieldset className="ta-desk-bulk" id={form.id("chosen")} tabIndex={-1}>
        <legend className="h6">{m.office_bulk_title()}</legend>
        <div className="row">
          <div className="col-12 col-md-6 col-xl-3">
            <SelectField name="act" id={form.id("act")} label={m.office_bulk_act()} emptyLabel={m.office_bulk_choose()} defaultValue={value("act")} error={form.error("act")} options={deskActs.map((act) => ({ value: act, label: actName(act) }))} />
          </div>
          <div className="col-12 col-md-6 col-xl-3">
            <SelectField name="tavoloId" id={form.id("tavoloId")} label={m.office_bulk_tavolo_field()} emptyLabel={m.office_bulk_tavolo_none()} defaultValue={value("tavoloId")} error={form.error("tavoloId")} options={table.choices.tavoli.map(({ id, name }) => ({ value: id, label: name }))} />
          </div>
          <div className="col-12 col-md-6 col-xl-3">
            <SelectField name="assigneeId" id={form.id("assigneeId")} label={m.office_bulk_assignee_field()} emptyLabel={m.office_assignee_none()} defaultValue={value("assigneeId")} error={form.error("assigneeId")} options={table.people.map(({ id, name }) => ({ value: id, label: name }))} />
          </div>
          <div className="col-12 col-md-6 col-xl-3">
            <TextField type="date" name="dueOn" id={form.id("dueOn")} label={m.office_bulk_due_field()} defaultValue={value("dueOn")} error={form.error("dueOn")} />
          </div>
        </div>
        <SubmitButton name="intent" value="check">{m.office_bulk_check()}</SubmitButton>
      </fieldset>
    </Form>
  );
}
