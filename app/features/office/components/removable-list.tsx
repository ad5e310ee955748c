import { m } from "#app/paraglide/messages.js";
import { Confirm } from "#app/ui/confirm.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import type { ShownForm } from "../shown-form.ts";
import { FormProblems, OfficeForm } from "./office-form.tsx";

type Item = { id: string; label: string; detail?: string | undefined };
type Props = { form: ShownForm; items: readonly Item[]; emptyText: string; question: string };

/** What is there already, each with a «Togli» that asks first. */
export function RemovableList({ form, items, emptyText, question }: Props) {
  if (items.length === 0) return <EmptyState title={emptyText} />;
  return (
    <>
      <FormProblems form={form} />
      <ul className="list-unstyled mb-5">
      {items.map((item) => (
        <li key={item.id} className="ta-removable">
          <p>
            <span className="fw-semibold">{item.label}</span>
            {item.detail && <br />}
            {item.detail}
          </p>
          <Confirm label={m.office_remove_named({ name: item.label })} question={question} size="xs">
            <OfficeForm form={form} submit={m.office_remove_confirm()} variant="danger" isRow>
              <input type="hidden" name="id" value={item.id} />
            </OfficeForm>
          </Confirm>
        </li>
      ))}
      </ul>
    </>
  );
}
