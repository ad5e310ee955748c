import { m } from "#app/paraglide/messages.js";
import { Confirm } from "#app/ui/confirm.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import type { Option } from "#app/ui/field.tsx";
import type { ShownForm } from "../shown-form.ts";
import { BoundSelect } from "./bound-fields.tsx";
import { FormProblems, OfficeForm } from "./office-form.tsx";

type Props = { seat: ShownForm; unseat: ShownForm; seated: readonly { id: string; name: string }[]; others: readonly Option[] };

/** The organisations at a tavolo, and a form that seats another. */
export function SeatForms({ seat, unseat, seated, others }: Props) {
  return (
    <>
      <FormProblems form={unseat} />
      {others.length === 0 && <FormProblems form={seat} />}
      {seated.length === 0 ? (
        <EmptyState title={m.office_seats_none()} />
      ) : (
        <ul className="list-unstyled">
          {seated.map((organisation) => (
            <li key={organisation.id} className="ta-removable">
              <p className="fw-semibold">{organisation.name}</p>
              <Confirm label={m.office_remove_named({ name: organisation.name })} question={m.office_unseat_question()} size="xs">
                <OfficeForm form={unseat} submit={m.office_remove_confirm()} variant="danger" isRow>
                  <input type="hidden" name="organisationId" value={organisation.id} />
                </OfficeForm>
              </Confirm>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <OfficeForm key={seated.length} form={seat} submit={m.office_seat()} variant="outline">
          <BoundSelect form={seat} name="organisationId" label={m.office_seat_organisation()} emptyLabel={m.office_choose()} options={others} required />
        </OfficeForm>
      )}
    </>
  );
}
