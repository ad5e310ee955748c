import { m } from "#app/paraglide/messages.js";
import { BoundSelect, BoundText } from "../../components/bound-fields.tsx";
import { OfficeForm } from "../../components/office-form.tsx";
import type { ShownForm } from "../../shown-form.ts";
import type { DeskLine, OfficePerson } from "../desk.schema.ts";

type Props = { line: Pick<DeskLine, "id" | "revision" | "assignee" | "dueOn">; people: readonly OfficePerson[]; form: ShownForm };

/** Which colleague follows the proposal and by when. */
export function FollowForm({ line, people, form }: Props) {
  return (
    <section className="mb-5">
      <h2 className="h4">{m.office_follow_title()}</h2>
      <OfficeForm form={form} submit={m.office_follow_save()} variant="outline" key={`${line.assignee?.id} ${line.dueOn}`}>
        <input type="hidden" name="proposalId" value={line.id} />
        <input type="hidden" name="revision" value={line.revision} />
        <BoundSelect form={form} name="assigneeId" label={m.office_bulk_assignee_field()} emptyLabel={m.office_assignee_none()} stored={line.assignee?.id ?? ""} options={people.map(({ id, name }) => ({ value: id, label: name }))} />
        <BoundText form={form} name="dueOn" type="date" label={m.office_bulk_due_field()} stored={line.dueOn ?? ""} />
      </OfficeForm>
    </section>
  );
}
