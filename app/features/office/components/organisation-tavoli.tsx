import { m } from "#app/paraglide/messages.js";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Tag } from "#app/ui/tag.tsx";
import type { ShownForm } from "../shown-form.ts";
import { FormProblems, OfficeForm } from "./office-form.tsx";

type Props = { tavoli: readonly { id: string; name: string; seated: boolean }[]; seat: ShownForm; unseat: ShownForm };

/** The cycle's tavoli, each with a button that gives the organisation a seat there or takes it away. */
export function OrganisationTavoli({ tavoli, seat, unseat }: Props) {
  if (tavoli.length === 0) return <EmptyState title={m.office_tavoli_none()} />;
  return (
    <>
      <FormProblems form={seat} />
      <FormProblems form={unseat} />
      <ul className="list-unstyled">
      {tavoli.map((tavolo) => (
        <li key={tavolo.id} className="py-2 border-bottom">
          <p className="mb-1">
            <span className="fw-semibold">{tavolo.name}</span> {tavolo.seated && <Tag tone="success">{m.office_seated()}</Tag>}
          </p>
          <OfficeForm
            form={tavolo.seated ? unseat : seat}
            submit={tavolo.seated ? m.office_unseat_from({ name: tavolo.name }) : m.office_seat_at({ name: tavolo.name })}
            variant={tavolo.seated ? "link" : "outline"}
            isRow
          >
            <input type="hidden" name="tavoloId" value={tavolo.id} />
          </OfficeForm>
        </li>
      ))}
      </ul>
    </>
  );
}
